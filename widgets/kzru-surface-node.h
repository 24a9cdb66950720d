/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GskRenderNode *kzru_surface_node_new (cairo_surface_t       *surface,
                                      int                    x,
                                      int                    y,
                                      const graphene_rect_t *bounds) G_GNUC_WARN_UNUSED_RESULT;
GskRenderNode *kzru_surface_node_new_smooth (cairo_surface_t       *surface,
                                             const graphene_rect_t *bounds) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
