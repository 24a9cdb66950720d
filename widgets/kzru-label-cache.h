/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

#include "model/kzru-calendar.h"
#include "model/kzru-event-table.h"

G_BEGIN_DECLS

/**
 * KzruLabelSize:
 * @KZRU_LABEL_FULL: the whole title, as long as it is not absurdly long
 * @KZRU_LABEL_SHORT: its beginning
 */
typedef enum
{
  KZRU_LABEL_FULL,
  KZRU_LABEL_SHORT,
} KzruLabelSize;

typedef struct _KzruLabelCache KzruLabelCache;

KzruLabelCache *kzru_label_cache_new       (PangoContext   *context,
                                            KzruEventTable *table) G_GNUC_WARN_UNUSED_RESULT;
KzruLabelCache *kzru_label_cache_ref       (KzruLabelCache *self);
void            kzru_label_cache_unref     (KzruLabelCache *self);
gboolean        kzru_label_cache_is_for    (KzruLabelCache *self,
                                            PangoContext   *context,
                                            KzruEventTable *table);
void            kzru_label_cache_limit     (KzruLabelCache *self,
                                            guint           n);
gboolean        kzru_label_cache_set_wanted (KzruLabelCache *self);
PangoLayout    *kzru_label_cache_get       (KzruLabelCache *self,
                                            guint           row,
                                            KzruLabelSize   size);
double          kzru_label_cache_get_width (KzruLabelCache *self,
                                            guint           row,
                                            KzruLabelSize   size);
PangoLayout    *kzru_label_cache_get_cut   (KzruLabelCache *self,
                                            guint           row,
                                            double          width);
PangoLayout    *kzru_label_cache_set_text  (KzruLabelCache *self,
                                            const char     *text,
                                            double          scale,
                                            PangoWeight     weight);
double          kzru_label_cache_get_tick_width (KzruLabelCache *self,
                                            KzruCalendar    *calendar,
                                            KzruCalendarUnit unit,
                                            double           scale,
                                            PangoWeight      weight);
PangoLayout    *kzru_label_cache_set_count (KzruLabelCache *self,
                                            guint           n,
                                            const char     *language);
PangoLayout    *kzru_label_cache_set_block (KzruLabelCache *self,
                                            const char     *text,
                                            double          scale,
                                            PangoWeight     weight,
                                            double          width,
                                            guint           n_lines,
                                            gboolean        at_left);
double          kzru_label_cache_get_em    (KzruLabelCache *self);
double          kzru_label_cache_get_line  (KzruLabelCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruLabelCache, kzru_label_cache_unref)

G_END_DECLS
