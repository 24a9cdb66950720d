/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/kzru-span.h"

G_BEGIN_DECLS

#define KZRU_TYPE_COUNT_MARK (kzru_count_mark_get_type ())
G_DECLARE_FINAL_TYPE (KzruCountMark, kzru_count_mark, KZRU, COUNT_MARK, GtkWidget)

GtkWidget *kzru_count_mark_new         (void) G_GNUC_WARN_UNUSED_RESULT;
guint      kzru_count_mark_get_lane    (KzruCountMark *self);
KzruSpan   kzru_count_mark_get_span    (KzruCountMark *self);
gboolean   kzru_count_mark_get_passing (KzruCountMark *self);
void       kzru_count_mark_set_count   (KzruCountMark *self,
                                        guint          lane,
                                        KzruSpan       span,
                                        gboolean       passing,
                                        const char    *name);

G_END_DECLS
