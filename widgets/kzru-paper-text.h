/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* Sizes of letters on paper, in points: the same on A5 and on A0. */
#define KZRU_PAPER_TITLE_SIZE 13.0
#define KZRU_PAPER_HEADING_SIZE 11.0
#define KZRU_PAPER_BODY_SIZE 8.5
#define KZRU_PAPER_SMALL_SIZE 7.5

typedef struct _KzruPaperText KzruPaperText;

KzruPaperText *kzru_paper_text_new          (const char          *language) G_GNUC_WARN_UNUSED_RESULT;
KzruPaperText *kzru_paper_text_ref          (KzruPaperText       *self);
void           kzru_paper_text_unref        (KzruPaperText       *self);
const char    *kzru_paper_text_get_language (const KzruPaperText *self);
gboolean       kzru_paper_text_is_rtl       (const KzruPaperText *self);
PangoContext  *kzru_paper_text_get_context  (const KzruPaperText *self);
PangoLayout   *kzru_paper_text_set          (const KzruPaperText *self,
                                             const char          *text,
                                             const char          *language,
                                             double               size,
                                             PangoWeight          weight,
                                             double               width) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruPaperText, kzru_paper_text_unref)

G_END_DECLS
