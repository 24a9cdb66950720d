/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"
#include "model/kzru-span.h"

G_BEGIN_DECLS

#define KZRU_TYPE_VIEW_STATE (kzru_view_state_get_type ())
G_DECLARE_FINAL_TYPE (KzruViewState, kzru_view_state, KZRU, VIEW_STATE, GObject)

KzruViewState *kzru_view_state_new               (void) G_GNUC_WARN_UNUSED_RESULT;

KzruAtlas     *kzru_view_state_get_atlas         (KzruViewState *self);
void           kzru_view_state_set_atlas         (KzruViewState *self,
                                                  KzruAtlas     *atlas);

KzruRef        kzru_view_state_get_selected      (KzruViewState *self);
void           kzru_view_state_select            (KzruViewState *self,
                                                  KzruRef        ref);
KzruRef        kzru_view_state_get_hovered       (KzruViewState *self);
void           kzru_view_state_hover             (KzruViewState *self,
                                                  KzruRef        ref);

gboolean       kzru_view_state_is_selected       (KzruViewState *self,
                                                  KzruRef        ref);
gboolean       kzru_view_state_is_hovered        (KzruViewState *self,
                                                  KzruRef        ref);

KzruSpan       kzru_view_state_get_visible_span  (KzruViewState *self);
void           kzru_view_state_set_visible_span  (KzruViewState *self,
                                                  KzruSpan       span);
KzruSpan       kzru_view_state_get_document_span (KzruViewState *self);

const char    *kzru_view_state_get_query         (KzruViewState *self);
void           kzru_view_state_set_query         (KzruViewState *self,
                                                  const char    *query);
gboolean       kzru_view_state_is_shown          (KzruViewState *self,
                                                  KzruRef        ref);
guint          kzru_view_state_get_n_shown       (KzruViewState  *self,
                                                  KzruRecordKind  kind);

const char * const *kzru_view_state_get_languages (KzruViewState      *self);
void                kzru_view_state_set_languages (KzruViewState      *self,
                                                   const char * const *languages);
const char * const *kzru_view_state_get_calendars (KzruViewState      *self);
void                kzru_view_state_set_calendars (KzruViewState      *self,
                                                   const char * const *calendars);

G_END_DECLS
