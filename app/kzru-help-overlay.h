/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kzru_help_overlay_fit (GtkShortcutsWindow *self);

G_END_DECLS
