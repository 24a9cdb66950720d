/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

typedef struct _KzruWordWidths KzruWordWidths;

KzruWordWidths *kzru_word_widths_new     (PangoContext               *context,
                                          const PangoFontDescription *font) G_GNUC_WARN_UNUSED_RESULT;
void            kzru_word_widths_free    (KzruWordWidths             *self);
double          kzru_word_widths_measure (KzruWordWidths             *self,
                                          const char                 *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruWordWidths, kzru_word_widths_free)

G_END_DECLS
