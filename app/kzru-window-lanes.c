/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-window"

#include "config.h"

#include "app/kzru-window-private.h"

/* How the lanes of each atlas were left: by what it is divided, their order, and
 * which are collapsed. What is remembered of one atlas changes nothing in another. */

#define KEY "lanes"
#define MAX_REMEMBERED 64 /* arrangements; the oldest are forgotten */

static gboolean
is_of (GVariant   *stored,
       const char *atlas,
       const char *mode)
{
  const char *its_atlas, *its_mode;

  g_variant_get_child (stored, 0, "&s", &its_atlas);
  g_variant_get_child (stored, 1, "&s", &its_mode);

  return g_str_equal (its_atlas, atlas) && (mode == NULL || g_str_equal (its_mode, mode));
}

/* Puts the arrangement of the lanes that are shown behind all others: what stands
 * last of an atlas says how it was divided in the end. */
static void
store (KzruWindow *self)
{
  g_autoptr (GVariant) before = g_settings_get_value (self->settings, KEY);
  g_autoptr (GVariant) now = g_variant_ref_sink (kzru_view_state_dup_lane_arrangement (self->state));
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ssasas)"));
  gsize n = g_variant_n_children (before);
  const char *atlas, *mode;

  if (kzru_view_state_get_atlas (self->state) == NULL)
    return;

  g_variant_get_child (now, 0, "&s", &atlas);
  g_variant_get_child (now, 1, "&s", &mode);
  for (gsize i = n >= MAX_REMEMBERED ? n - MAX_REMEMBERED + 1 : 0; i < n; i++)
    {
      g_autoptr (GVariant) stored = g_variant_get_child_value (before, i);

      if (!is_of (stored, atlas, mode))
        g_variant_builder_add_value (&builder, stored);
    }
  g_variant_builder_add_value (&builder, now);

  g_settings_set_value (self->settings, KEY, g_variant_builder_end (&builder));
}

/* Divides an atlas that was opened as it was when it was last seen. */
static void
recall_mode (KzruWindow *self)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (self->state);
  g_autoptr (GVariant) all = g_settings_get_value (self->settings, KEY);
  g_autoptr (GEnumClass) modes = g_type_class_ref (KZRU_TYPE_LANE_MODE);
  KzruLaneMode mode = KZRU_LANE_MODE_THEME;

  if (atlas == NULL)
    return;

  for (gsize i = 0; i < g_variant_n_children (all); i++)
    {
      g_autoptr (GVariant) stored = g_variant_get_child_value (all, i);
      const GEnumValue *value;
      const char *nick;

      g_variant_get_child (stored, 1, "&s", &nick);
      value = g_enum_get_value_by_nick (modes, nick);
      if (value != NULL && is_of (stored, kzru_atlas_get_id (atlas), NULL))
        mode = (KzruLaneMode) value->value;
    }

  g_signal_handlers_block_by_func (self->state, store, self);
  kzru_view_state_set_lane_mode (self->state, mode);
  g_signal_handlers_unblock_by_func (self->state, store, self);
}

/**
 * kzru_window_init_lanes:
 * @self: a window with no atlas yet
 *
 * Arranges lanes as they were left, and remembers how they are.
 */
void
kzru_window_init_lanes (KzruWindow *self)
{
  g_autoptr (GVariant) all = NULL;

  if (self->settings == NULL)
    return;

  all = g_settings_get_value (self->settings, KEY);
  for (gsize i = 0; i < g_variant_n_children (all); i++)
    {
      g_autoptr (GVariant) stored = g_variant_get_child_value (all, i);

      kzru_view_state_recall_lane_arrangement (self->state, stored);
    }

  g_signal_connect_object (self->state, "notify::atlas", G_CALLBACK (recall_mode), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::lane-mode", G_CALLBACK (store), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "lanes-changed", G_CALLBACK (store), self, G_CONNECT_SWAPPED);
}
