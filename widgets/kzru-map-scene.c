/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-map-scene"

#include "config.h"

#include "widgets/kzru-map-scene-private.h"

#include <string.h>

/* The map is at rest once so many steps of so many milliseconds have passed
 * without a move. They are counted while the main loop has nothing else to do: a
 * frame that takes long is no rest. */
#define N_REST_STEPS 3
#define REST_STEP 22

/**
 * KzruMapScene:
 *
 * What the layers of a map have in common.
 *
 * The scene watches the view state and the viewport and makes the layout that
 * all layers draw parts of, when the first of them asks for it. While the map
 * is being moved, what was laid out is drawn elsewhere, for as long as it
 * reaches; only when the map has come to rest it is laid out for just the
 * picture that there is.
 *
 * The class lies in two files: this one holds what it watches, `-layout` what it lays
 * out.
 */
G_DEFINE_FINAL_TYPE (KzruMapScene, kzru_map_scene, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_MOVED,
  SIGNAL_LIT,
  SIGNAL_CONTENT_CHANGED,
  SIGNAL_STYLE_CHANGED,
  SIGNAL_SHOWN_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
invalidate (KzruMapScene *self)
{
  g_clear_pointer (&self->layout, kzru_map_layout_unref);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
rest_cb (gpointer user_data)
{
  KzruMapScene *self = user_data;

  if (++self->n_rest_steps < N_REST_STEPS)
    return G_SOURCE_CONTINUE;

  self->rest_id = 0;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

/* Another part of the world is shown, or otherwise. */
static void
moved_cb (KzruMapScene *self)
{
  self->n_rest_steps = 0;
  if (self->rest_id == 0)
    self->rest_id = g_timeout_add_full (G_PRIORITY_LOW, REST_STEP, rest_cb, self, NULL);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

/* Others may be shown than before, or routes stand otherwise. */
static void
invalidate_shown (KzruMapScene *self)
{
  g_clear_pointer (&self->clusters, kzru_place_clusters_unref);
  g_clear_pointer (&self->lines, kzru_map_lines_unref);
  kzru_place_gatherer_invalidate (self->gatherer);
  invalidate (self);
  g_signal_emit (self, signals[SIGNAL_SHOWN_CHANGED], 0);
}

static void
replace_content (KzruMapScene *self)
{
  invalidate_shown (self);
  g_signal_emit (self, signals[SIGNAL_CONTENT_CHANGED], 0);
}

/* The places of a large table were gathered. */
static void
gathered_cb (gpointer user_data)
{
  KzruMapScene *self = user_data;

  invalidate (self);
  g_signal_emit (self, signals[SIGNAL_SHOWN_CHANGED], 0);
}

static void
invalidate_content (KzruMapScene *self)
{
  self->content = NULL;
  kzru_map_loader_clear (self->loader);
  kzru_place_gatherer_clear (self->gatherer);
  self->focused = KZRU_REF_NONE;
  replace_content (self);
}

static void
invalidate_texts (KzruMapScene *self)
{
  g_clear_pointer (&self->texts, kzru_map_texts_unref);
  invalidate (self);
  g_signal_emit (self, signals[SIGNAL_STYLE_CHANGED], 0);
}

static void
light_up (KzruMapScene *self)
{
  g_signal_emit (self, signals[SIGNAL_LIT], 0);
}

static KzruMapLight
get_light (KzruRef  ref,
           gpointer user_data)
{
  KzruMapScene *self = user_data;
  KzruMapLight light = KZRU_MAP_LIGHT_NONE;

  if (kzru_view_state_is_selected (self->view_state, ref))
    light |= KZRU_MAP_LIGHT_SELECTED;
  if (kzru_view_state_is_hovered (self->view_state, ref))
    light |= KZRU_MAP_LIGHT_HOVERED;
  if (self->focused.kind != KZRU_RECORD_NONE && kzru_ref_equal (self->focused, ref))
    light |= KZRU_MAP_LIGHT_FOCUSED;

  return light;
}

static void
kzru_map_scene_dispose (GObject *object)
{
  KzruMapScene *self = KZRU_MAP_SCENE (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_object (&self->view_state_signals);
  g_clear_object (&self->view_state);
  g_clear_object (&self->viewport);
  g_clear_object (&self->context);
  g_clear_pointer (&self->layout, kzru_map_layout_unref);
  g_clear_pointer (&self->clusters, kzru_place_clusters_unref);
  g_clear_pointer (&self->lines, kzru_map_lines_unref);
  g_clear_pointer (&self->texts, kzru_map_texts_unref);
  g_clear_pointer (&self->gatherer, kzru_place_gatherer_free);
  self->content = NULL;
  g_clear_pointer (&self->loader, kzru_map_loader_free);

  G_OBJECT_CLASS (kzru_map_scene_parent_class)->dispose (object);
}

static void
kzru_map_scene_finalize (GObject *object)
{
  KzruMapScene *self = KZRU_MAP_SCENE (object);

  g_array_unref (self->taken);

  G_OBJECT_CLASS (kzru_map_scene_parent_class)->finalize (object);
}

static void
kzru_map_scene_class_init (KzruMapSceneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kzru_map_scene_dispose;
  G_OBJECT_CLASS (klass)->finalize = kzru_map_scene_finalize;

  /**
   * KzruMapScene::changed:
   * @self: the scene
   *
   * The layout is out of date: layers have to draw a new one.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * KzruMapScene::moved:
   * @self: the scene
   *
   * The map is being moved, zoomed or turned: what is drawn is elsewhere. When
   * it has come to rest, [signal@MapScene::changed] follows.
   */
  signals[SIGNAL_MOVED] =
    g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * KzruMapScene::lit:
   * @self: the scene
   *
   * Other records stand out than before; everything is where it was.
   */
  signals[SIGNAL_LIT] =
    g_signal_new ("lit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * KzruMapScene::content-changed:
   * @self: the scene
   *
   * Another atlas is shown, or, of a large table, nothing yet or no longer.
   */
  signals[SIGNAL_CONTENT_CHANGED] =
    g_signal_new ("content-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * KzruMapScene::style-changed:
   * @self: the scene
   *
   * Colours, fonts or languages are others than before.
   */
  signals[SIGNAL_STYLE_CHANGED] =
    g_signal_new ("style-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * KzruMapScene::shown-changed:
   * @self: the scene
   *
   * Other records are shown than before, or routes as they stood at another time; or
   * those of a large table, which were being gathered, are known.
   */
  signals[SIGNAL_SHOWN_CHANGED] =
    g_signal_new ("shown-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kzru_map_scene_init (KzruMapScene *self)
{
  kzru_map_style_init (&self->style, KZRU_MAP_PALETTE_LIGHT);
  self->gatherer = kzru_place_gatherer_new (gathered_cb, self);
  self->taken = g_array_new (FALSE, FALSE, sizeof (KzruScreenBox));

  self->view_state_signals = g_signal_group_new (KZRU_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->view_state_signals, "notify::atlas", G_CALLBACK (invalidate_content), self);
  g_signal_group_connect_swapped (self->view_state_signals, "notify::languages", G_CALLBACK (invalidate_texts), self);
  g_signal_group_connect_swapped (self->view_state_signals, "shown-changed", G_CALLBACK (invalidate_shown), self);
  g_signal_group_connect_swapped (self->view_state_signals, "notify::playhead", G_CALLBACK (invalidate_shown), self);
  g_signal_group_connect_swapped (self->view_state_signals, "notify::show-all-times", G_CALLBACK (invalidate_shown), self);
  g_signal_group_connect_swapped (self->view_state_signals, "notify::time-range", G_CALLBACK (invalidate_shown), self);
  /* What is selected has its names shown: other names may have to make way. */
  g_signal_group_connect_swapped (self->view_state_signals, "notify::selected", G_CALLBACK (invalidate), self);
  g_signal_group_connect_swapped (self->view_state_signals, "notify::hovered", G_CALLBACK (light_up), self);
}

/**
 * kzru_map_scene_new:
 * @viewport: which part of the world is shown
 * @base_map: (nullable): the base map
 *
 * Creates a scene.
 *
 * Returns: (transfer full): a scene
 */
KzruMapScene *
kzru_map_scene_new (ShumateViewport *viewport,
                    KzruBaseMap     *base_map)
{
  KzruMapScene *self = g_object_new (KZRU_TYPE_MAP_SCENE, NULL);

  self->viewport = g_object_ref (viewport);
  self->loader = kzru_map_loader_new (base_map, (GSourceOnceFunc) replace_content, self);
  g_signal_connect_object (viewport, "notify", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * kzru_map_scene_get_view_state:
 * @self: a scene
 *
 * Gets the shared state.
 *
 * Returns: (transfer none) (nullable): the view state
 */
KzruViewState *
kzru_map_scene_get_view_state (KzruMapScene *self)
{
  return self->view_state;
}

/**
 * kzru_map_scene_set_view_state:
 * @self: a scene
 * @view_state: (nullable): the view state
 *
 * Sets the shared state.
 */
void
kzru_map_scene_set_view_state (KzruMapScene  *self,
                               KzruViewState *view_state)
{
  if (!g_set_object (&self->view_state, view_state))
    return;

  g_signal_group_set_target (self->view_state_signals, view_state);
  invalidate_content (self);
}

/**
 * kzru_map_scene_set_size:
 * @self: a scene
 * @width: of the map, in pixels
 * @height: of the map, in pixels
 *
 * Says how large the map is.
 */
void
kzru_map_scene_set_size (KzruMapScene *self,
                         int           width,
                         int           height)
{
  if (self->width == width && self->height == height)
    return;

  self->width = width;
  self->height = height;
  invalidate (self);
}

/**
 * kzru_map_scene_set_taken:
 * @self: a scene
 * @boxes: (array length=n): rectangles of the map, in pixels
 * @n: how many there are
 *
 * Says what lies over the map.
 */
void
kzru_map_scene_set_taken (KzruMapScene        *self,
                          const KzruScreenBox *boxes,
                          guint                n)
{
  if (self->taken->len == n && memcmp (self->taken->data, boxes, n * sizeof *boxes) == 0)
    return;

  g_array_set_size (self->taken, 0);
  g_array_append_vals (self->taken, boxes, n);
  invalidate (self);
}

/**
 * kzru_map_scene_set_context:
 * @self: a scene
 * @context: for fonts
 *
 * Says which fonts to use; call it again when they changed.
 */
void
kzru_map_scene_set_context (KzruMapScene *self,
                            PangoContext *context)
{
  g_set_object (&self->context, context);
  invalidate_texts (self);
}

/**
 * kzru_map_scene_get_style:
 * @self: a scene
 *
 * Gets the colours.
 *
 * Returns: (transfer none): the style
 */
const KzruMapStyle *
kzru_map_scene_get_style (KzruMapScene *self)
{
  return &self->style;
}

/**
 * kzru_map_scene_set_style:
 * @self: a scene
 * @style: the colours
 *
 * Sets the colours.
 */
void
kzru_map_scene_set_style (KzruMapScene       *self,
                          const KzruMapStyle *style)
{
  self->style = *style;
  light_up (self);
  g_signal_emit (self, signals[SIGNAL_STYLE_CHANGED], 0);
}

/**
 * kzru_map_scene_set_bare:
 * @self: a scene
 * @is_bare: whether countries, seas and cities go without their names
 *
 * Says whether what the base map names is left to another map that lies over it.
 */
void
kzru_map_scene_set_bare (KzruMapScene *self,
                         gboolean      is_bare)
{
  if (self->is_bare == is_bare)
    return;

  self->is_bare = is_bare;
  invalidate (self);
}

/**
 * kzru_map_scene_set_focused:
 * @self: a scene
 * @ref: a record, or `KZRU_REF_NONE`
 *
 * Says which record has a focus ring.
 */
void
kzru_map_scene_set_focused (KzruMapScene *self,
                            KzruRef       ref)
{
  if (kzru_ref_equal (self->focused, ref))
    return;

  self->focused = ref;
  light_up (self);
}

/**
 * kzru_map_scene_get_content:
 * @self: a scene
 *
 * Gets what is shown of the atlas.
 *
 * Returns: (transfer none) (nullable): the content, or %NULL with no atlas, or with a
 *   large table that is not ready yet: then [signal@MapScene::content-changed] follows
 */
KzruMapContent *
kzru_map_scene_get_content (KzruMapScene *self)
{
  KzruAtlas *atlas = self->view_state != NULL ? kzru_view_state_get_atlas (self->view_state) : NULL;

  if (self->content == NULL && atlas != NULL)
    self->content = kzru_map_loader_get (self->loader, atlas);

  return self->content;
}

/**
 * kzru_map_scene_get_frame:
 * @self: a scene
 *
 * Gets which part of the world is shown.
 *
 * Returns: the frame
 */
KzruMapFrame
kzru_map_scene_get_frame (KzruMapScene *self)
{
  ShumateLocation *location = SHUMATE_LOCATION (self->viewport);
  KzruPoint centre = { shumate_location_get_longitude (location), shumate_location_get_latitude (location) };

  return (KzruMapFrame) {
    .centre = kzru_mercator_from_point (centre),
    .zoom = shumate_viewport_get_zoom_level (self->viewport),
    .rotation = shumate_viewport_get_rotation (self->viewport),
    .width = self->width,
    .height = self->height,
  };
}

/**
 * kzru_map_scene_get_texts:
 * @self: a scene
 *
 * Gets what lays texts out.
 *
 * Returns: (transfer none) (nullable): the texts, or %NULL before fonts are known
 */
KzruMapTexts *
kzru_map_scene_get_texts (KzruMapScene *self)
{
  if (self->texts == NULL && self->context != NULL)
    self->texts = kzru_map_texts_new (self->context);

  return self->texts;
}

/**
 * kzru_map_scene_get_instant:
 * @self: a scene
 * @instant: (out): a time, in seconds of the time line
 *
 * Gets the time that routes are shown at: see [method@ViewState.get_map_instant].
 *
 * Returns: whether there is one
 */
gboolean
kzru_map_scene_get_instant (KzruMapScene *self,
                            gint64       *instant)
{
  return self->view_state != NULL && kzru_view_state_get_map_instant (self->view_state, instant);
}

/**
 * kzru_map_scene_is_shown:
 * @self: a scene with a view state
 * @ref: a record of the atlas
 *
 * Says whether a record is on the map: see [method@ViewState.is_shown_on_map].
 *
 * Returns: whether @ref is shown
 */
gboolean
kzru_map_scene_is_shown (KzruMapScene *self,
                         KzruRef       ref)
{
  return kzru_view_state_is_shown_on_map (self->view_state, ref);
}

/**
 * kzru_map_scene_get_lights:
 * @self: a scene
 *
 * Gets what stands out.
 *
 * Returns: the lights, good as long as the scene is
 */
KzruMapLights
kzru_map_scene_get_lights (KzruMapScene *self)
{
  KzruRef selected, hovered;

  if (self->view_state == NULL)
    return (KzruMapLights) { NULL, NULL, { KZRU_REF_NONE, KZRU_REF_NONE } };

  selected = kzru_view_state_get_selected (self->view_state);
  hovered = kzru_view_state_get_hovered (self->view_state);
  if (selected.kind == KZRU_RECORD_NONE && hovered.kind == KZRU_RECORD_NONE && self->focused.kind == KZRU_RECORD_NONE)
    return (KzruMapLights) { NULL, NULL, { KZRU_REF_NONE, KZRU_REF_NONE } };

  return (KzruMapLights) { get_light, self, { selected, hovered } };
}
