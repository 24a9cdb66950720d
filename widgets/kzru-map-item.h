/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/kzru-atlas.h"

G_BEGIN_DECLS

#define KZRU_TYPE_MAP_ITEM (kzru_map_item_get_type ())
G_DECLARE_FINAL_TYPE (KzruMapItem, kzru_map_item, KZRU, MAP_ITEM, GtkWidget)

GtkWidget *kzru_map_item_new      (void) G_GNUC_WARN_UNUSED_RESULT;
KzruRef    kzru_map_item_get_ref  (KzruMapItem *self);
void       kzru_map_item_set      (KzruMapItem *self,
                                   KzruRef      ref,
                                   const char  *label,
                                   const char  *description);
gboolean   kzru_map_items_walk    (GPtrArray        *items,
                                   GtkWidget        *layer,
                                   GtkDirectionType  direction);

G_END_DECLS
