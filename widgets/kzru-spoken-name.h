/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kzru_spoken_name_set           (GtkWidget  *widget,
                                     const char *name);
void kzru_spoken_name_set_scroller  (GtkWidget  *scroller,
                                     const char *name);
void kzru_spoken_name_set_drop_down (GtkWidget  *drop_down,
                                     const char *name);
void kzru_spoken_name_set_menu      (GtkWidget  *button,
                                     const char *name);

G_END_DECLS
