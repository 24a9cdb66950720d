/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-map-compass"

#include "config.h"

#include "widgets/kzru-map-compass.h"

/**
 * KzruMapCompass:
 *
 * A needle that points north on a map that is turned; to be put into a button.
 *
 * ## Accessibility
 *
 * `KzruMapCompass` uses the `GTK_ACCESSIBLE_ROLE_PRESENTATION` role: the button
 * says what it does.
 */
struct _KzruMapCompass
{
  GtkWidget parent_instance;

  KzruMapScene *scene;
};

G_DEFINE_FINAL_TYPE (KzruMapCompass, kzru_map_compass, GTK_TYPE_WIDGET)

#define SIZE 16            /* px */
#define NEEDLE_LENGTH 7.5  /* px, from the middle */
#define NEEDLE_WIDTH 3.2   /* px, to each side */

static void
kzru_map_compass_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
paint_half (cairo_t       *cr,
            double         tip,
            const GdkRGBA *color)
{
  cairo_move_to (cr, -NEEDLE_WIDTH, 0);
  cairo_line_to (cr, 0, tip);
  cairo_line_to (cr, NEEDLE_WIDTH, 0);
  cairo_close_path (cr);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_fill_preserve (cr);
}

/* The half that points north is full, the other one is an outline. */
static void
kzru_map_compass_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  KzruMapCompass *self = KZRU_MAP_COMPASS (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  GdkRGBA color, pale;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  pale = color;
  pale.alpha *= 0.25f;

  cairo_translate (cr, width / 2, height / 2);
  cairo_rotate (cr, kzru_map_scene_get_frame (self->scene).rotation);
  paint_half (cr, -NEEDLE_LENGTH, &color);
  cairo_new_path (cr);
  paint_half (cr, NEEDLE_LENGTH, &pale);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
kzru_map_compass_dispose (GObject *object)
{
  g_clear_object (&KZRU_MAP_COMPASS (object)->scene);

  G_OBJECT_CLASS (kzru_map_compass_parent_class)->dispose (object);
}

static void
kzru_map_compass_class_init (KzruMapCompassClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kzru_map_compass_dispose;
  widget_class->measure = kzru_map_compass_measure;
  widget_class->snapshot = kzru_map_compass_snapshot;

  gtk_widget_class_set_css_name (widget_class, "map-compass");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kzru_map_compass_init (KzruMapCompass *self)
{
}

/**
 * kzru_map_compass_new:
 * @scene: what is on the map
 *
 * Creates a needle.
 *
 * Returns: (transfer floating): a needle
 */
GtkWidget *
kzru_map_compass_new (KzruMapScene *scene)
{
  KzruMapCompass *self = g_object_new (KZRU_TYPE_MAP_COMPASS, NULL);

  self->scene = g_object_ref (scene);
  g_signal_connect_object (scene, "changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scene, "moved", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
