/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-map-ruler"

#include "config.h"

#include "widgets/kzru-map-ruler.h"

#include <math.h>

#include "widgets/kzru-map-scale.h"

/**
 * KzruMapRuler:
 *
 * A bar that shows how far a round number of kilometres is in the middle of
 * the map. It is as wide as its longest bar, so that nothing moves while one
 * zooms.
 *
 * ## Accessibility
 *
 * `KzruMapRuler` uses the `GTK_ACCESSIBLE_ROLE_IMG` role and has what the bar
 * stands for as label.
 */
struct _KzruMapRuler
{
  GtkWidget parent_instance;

  KzruMapScene *scene;
  double kilometres; /* that the label tells of */
};

G_DEFINE_FINAL_TYPE (KzruMapRuler, kzru_map_ruler, GTK_TYPE_WIDGET)

#define MAX_LENGTH 110.0 /* px */

static const char *
get_language (KzruMapRuler *self)
{
  KzruViewState *view_state = kzru_map_scene_get_view_state (self->scene);

  return view_state != NULL ? kzru_view_state_get_languages (view_state)[0] : "en";
}

static KzruMapScale
choose_scale (KzruMapRuler *self)
{
  KzruMapFrame frame = kzru_map_scene_get_frame (self->scene);

  return kzru_map_scale_choose (kzru_map_frame_get_metres_per_pixel (&frame), MAX_LENGTH);
}

static void
changed_cb (KzruMapRuler *self)
{
  KzruMapScale scale = choose_scale (self);

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (scale.kilometres != self->kilometres)
    {
      g_autofree char *text = kzru_map_scale_format (&scale, get_language (self));

      self->kilometres = scale.kilometres;
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
    }
}

static void
kzru_map_ruler_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  KzruMapRuler *self = KZRU_MAP_RULER (widget);
  KzruMapTexts *texts = kzru_map_scene_get_texts (self->scene);
  KzruMapScale longest = { 1000, MAX_LENGTH };
  double width = 0, height = 0;

  if (texts != NULL)
    kzru_map_scale_get_size (&longest, texts, get_language (self), &width, &height);

  *minimum = *natural = (int) ceil (orientation == GTK_ORIENTATION_HORIZONTAL ? width : height);
}

static void
kzru_map_ruler_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  KzruMapRuler *self = KZRU_MAP_RULER (widget);
  KzruMapTexts *texts = kzru_map_scene_get_texts (self->scene);
  KzruMapScale scale = choose_scale (self);
  double x, width, height;
  cairo_t *cr;

  if (texts == NULL)
    return;

  /* It stands at the end of the map, against the edge. */
  kzru_map_scale_get_size (&scale, texts, get_language (self), &width, &height);
  x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? 0 : gtk_widget_get_width (widget) - width;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0,
                                                                 (float) gtk_widget_get_width (widget),
                                                                 (float) gtk_widget_get_height (widget)));
  kzru_map_scale_paint (&scale, texts, get_language (self), kzru_map_scene_get_style (self->scene), x, 0, cr);
  cairo_destroy (cr);
}

static void
kzru_map_ruler_dispose (GObject *object)
{
  KzruMapRuler *self = KZRU_MAP_RULER (object);

  g_clear_object (&self->scene);

  G_OBJECT_CLASS (kzru_map_ruler_parent_class)->dispose (object);
}

static void
kzru_map_ruler_class_init (KzruMapRulerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kzru_map_ruler_dispose;
  widget_class->measure = kzru_map_ruler_measure;
  widget_class->snapshot = kzru_map_ruler_snapshot;

  gtk_widget_class_set_css_name (widget_class, "map-ruler");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kzru_map_ruler_init (KzruMapRuler *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * kzru_map_ruler_new:
 * @scene: what is on the map
 *
 * Creates a ruler.
 *
 * Returns: (transfer floating): a ruler
 */
GtkWidget *
kzru_map_ruler_new (KzruMapScene *scene)
{
  KzruMapRuler *self = g_object_new (KZRU_TYPE_MAP_RULER, NULL);

  self->scene = g_object_ref (scene);
  g_signal_connect_object (scene, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scene, "moved", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scene, "style-changed", G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
