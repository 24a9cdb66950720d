/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-map-view"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-number-format.h"
#include "widgets/kzru-map-legend.h"
#include "widgets/kzru-map-ruler.h"
#include "widgets/kzru-map-view-private.h"

/* What lies over the map: buttons, legend, ruler, and lists that open. */

/* Around buttons, legend and ruler, in pixels. */
#define CHROME_MARGIN 10

/* Events that the map cannot show are counted in its corner. */
void
_kzru_map_view_update_unplaced (KzruMapView *self)
{
  KzruMapContent *content = kzru_map_scene_get_content (self->scene);
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; content != NULL && i < content->n_unplaced; i++)
    n += kzru_map_scene_is_shown (self->scene, (KzruRef) { KZRU_RECORD_EVENT, content->unplaced[i] });

  gtk_widget_set_visible (self->unplaced, n > 0);
  if (n == 0)
    return;

  number = kzru_format_number (n, kzru_view_state_get_languages (self->view_state)[0]);
  /* Translators: in a corner of the map; %s is how many events it cannot show */
  text = g_strdup_printf (ngettext ("%s event without a place", "%s events without a place", n), number);
  gtk_button_set_label (GTK_BUTTON (self->unplaced), text);
}

static void
zoom_in_cb (KzruMapView *self)
{
  kzru_map_view_zoom (self, 1);
}

static void
zoom_out_cb (KzruMapView *self)
{
  kzru_map_view_zoom (self, -1);
}

static void
unplaced_cb (KzruMapView *self)
{
  KzruMapContent *content = kzru_map_scene_get_content (self->scene);
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (KzruRef));
  graphene_rect_t bounds;

  for (guint i = 0; content != NULL && i < content->n_unplaced; i++)
    {
      KzruRef ref = { KZRU_RECORD_EVENT, content->unplaced[i] };

      if (kzru_map_scene_is_shown (self->scene, ref))
        g_array_append_val (refs, ref);
    }

  if (gtk_widget_compute_bounds (self->unplaced, GTK_WIDGET (self->map), &bounds))
    _kzru_map_view_open_records (self, gtk_button_get_label (GTK_BUTTON (self->unplaced)),
                                 (const KzruRef *) refs->data, refs->len,
                                 bounds.origin.x + bounds.size.width / 2, bounds.origin.y + bounds.size.height);
}

/*
 * _kzru_map_view_open_records:
 * @self: a map
 * @title: what the records have in common
 * @refs: (array length=n): the records
 * @n: how many there are
 * @x: where they are, in pixels of the map
 * @y: where they are, in pixels of the map
 *
 * Lists records to choose from.
 */
void
_kzru_map_view_open_records (KzruMapView   *self,
                             const char    *title,
                             const KzruRef *refs,
                             guint          n,
                             double         x,
                             double         y)
{
  GdkRectangle at = { (int) x, (int) y, 1, 1 };

  kzru_record_popover_open (self->popover, self->view_state, title, refs, n, &at);
}

static GtkWidget *
create_zoom_button (KzruMapView *self,
                    const char  *icon,
                    const char  *label,
                    GCallback    callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);

  return button;
}

static void
add_chrome (KzruMapView *self,
            GtkWidget   *widget,
            GtkAlign     halign,
            GtkAlign     valign)
{
  gtk_widget_set_halign (widget, halign);
  gtk_widget_set_valign (widget, valign);
  gtk_widget_set_margin_start (widget, CHROME_MARGIN);
  gtk_widget_set_margin_end (widget, CHROME_MARGIN);
  gtk_widget_set_margin_top (widget, CHROME_MARGIN);
  gtk_widget_set_margin_bottom (widget, CHROME_MARGIN);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), widget);
}

void
_kzru_map_view_create_chrome (KzruMapView *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bottom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, CHROME_MARGIN);
  GtkWidget *legend = kzru_map_legend_new (self->scene);
  GtkWidget *ruler = kzru_map_ruler_new (self->scene);

  self->zoom_in = create_zoom_button (self, "zoom-in-symbolic", _("Zoom In"), G_CALLBACK (zoom_in_cb));
  self->zoom_out = create_zoom_button (self, "zoom-out-symbolic", _("Zoom Out"), G_CALLBACK (zoom_out_cb));
  gtk_box_append (GTK_BOX (buttons), self->zoom_in);
  gtk_box_append (GTK_BOX (buttons), self->zoom_out);
  gtk_widget_add_css_class (buttons, "linked");
  gtk_widget_add_css_class (buttons, "map-buttons");
  add_chrome (self, buttons, GTK_ALIGN_END, GTK_ALIGN_START);

  self->unplaced = gtk_button_new_with_label ("");
  gtk_widget_set_visible (self->unplaced, FALSE);
  gtk_widget_add_css_class (self->unplaced, "map-unplaced");
  g_signal_connect_swapped (self->unplaced, "clicked", G_CALLBACK (unplaced_cb), self);
  add_chrome (self, self->unplaced, GTK_ALIGN_START, GTK_ALIGN_START);

  gtk_widget_set_hexpand (legend, TRUE);
  gtk_widget_set_halign (legend, GTK_ALIGN_START);
  gtk_widget_set_valign (legend, GTK_ALIGN_END);
  gtk_widget_set_valign (ruler, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (bottom), legend);
  gtk_box_append (GTK_BOX (bottom), ruler);
  gtk_widget_set_can_target (bottom, FALSE);
  add_chrome (self, bottom, GTK_ALIGN_FILL, GTK_ALIGN_END);

  self->buttons = buttons;
  self->legend = legend;
  self->ruler = ruler;
}

/*
 * _kzru_map_view_get_chrome_height:
 * @self: a map
 *
 * Measures what lies over the lower edge of the map.
 *
 * Returns: its height, in pixels
 */
double
_kzru_map_view_get_chrome_height (KzruMapView *self)
{
  return MAX (gtk_widget_get_height (self->legend), gtk_widget_get_height (self->ruler)) + CHROME_MARGIN;
}

/*
 * _kzru_map_view_take_chrome:
 * @self: a map whose children have their places
 *
 * Tells the scene what lies over the map, so that no name is hidden below it.
 */
void
_kzru_map_view_take_chrome (KzruMapView *self)
{
  GtkWidget *widgets[] = { self->buttons, self->unplaced, self->legend, self->ruler };
  KzruScreenBox boxes[G_N_ELEMENTS (widgets)];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    {
      graphene_rect_t bounds;

      if (!gtk_widget_get_visible (widgets[i])
          || !gtk_widget_compute_bounds (widgets[i], GTK_WIDGET (self->map), &bounds))
        continue;

      boxes[n++] = (KzruScreenBox) {
        .left = bounds.origin.x,
        .top = bounds.origin.y,
        .right = bounds.origin.x + bounds.size.width,
        .bottom = bounds.origin.y + bounds.size.height,
      };
    }

  kzru_map_scene_set_taken (self->scene, boxes, n);
}

