/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-map-frame.h"

G_BEGIN_DECLS

/* A rectangle of the picture, in pixels. */
typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
} KzruScreenBox;

static inline gboolean
kzru_screen_box_intersects (const KzruScreenBox *a,
                            const KzruScreenBox *b)
{
  return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

static inline gboolean
kzru_screen_box_contains (const KzruScreenBox *self,
                          double               x,
                          double               y)
{
  return x >= self->left && x < self->right && y >= self->top && y < self->bottom;
}

typedef struct _KzruMapRoom KzruMapRoom;

KzruMapRoom *kzru_map_room_new     (double               width,
                                    double               height) G_GNUC_WARN_UNUSED_RESULT;
void         kzru_map_room_free    (KzruMapRoom         *self);
void         kzru_map_room_take    (KzruMapRoom         *self,
                                    const KzruScreenBox *box);
gboolean     kzru_map_room_is_free (const KzruMapRoom   *self,
                                    const KzruScreenBox *box);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruMapRoom, kzru_map_room_free)

G_END_DECLS
