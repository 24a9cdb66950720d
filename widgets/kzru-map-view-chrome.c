/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-map-view"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/kzru-map-compass.h"
#include "widgets/kzru-map-key.h"
#include "widgets/kzru-map-legend.h"
#include "widgets/kzru-map-ruler.h"
#include "widgets/kzru-map-view-private.h"
#include "widgets/kzru-spoken-name.h"

/* What lies over the map: buttons, legend, ruler, and lists that open. */

/* Around buttons, legend and ruler, in pixels. */
#define CHROME_MARGIN 10

/* On a map smaller than this the legend is not shown by itself, in pixels. */
#define LEGEND_MIN_WIDTH 560
#define LEGEND_MIN_HEIGHT 300

/*
 * _kzru_map_view_update_time:
 * @self: a map
 *
 * Where a range or the playhead leaves things out, a switch shows them.
 */
void
_kzru_map_view_update_time (KzruMapView *self)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));

  gtk_widget_set_visible (self->all_times, state != NULL
                                           && (kzru_view_state_has_time_range (state)
                                               || kzru_view_state_has_playhead (state)));
}

/*
 * _kzru_map_view_update_compass:
 * @self: a map
 *
 * Shows where north is when it is not above.
 */
void
_kzru_map_view_update_compass (KzruMapView *self)
{
  gboolean is_turned = shumate_viewport_get_rotation (self->viewport) != 0;

  /* What has the focus should not go away under it. */
  if (!is_turned && gtk_widget_is_focus (self->compass))
    gtk_widget_grab_focus (GTK_WIDGET (self->map));
  gtk_widget_set_visible (self->compass, is_turned);
  _kzru_map_view_update_actions (self);
}

/*
 * _kzru_map_view_show_legend:
 * @self: a map
 * @is_shown: whether to say what the lines mean
 *
 * Shows the legend, or just where the data are from.
 */
void
_kzru_map_view_show_legend (KzruMapView *self,
                            gboolean     is_shown)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "legend");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (is_shown));
  kzru_map_legend_set_brief (KZRU_MAP_LEGEND (self->legend), !is_shown);
}

static gboolean
suit_legend_cb (gpointer user_data)
{
  KzruMapView *self = user_data;

  self->legend_id = 0;
  if (!self->legend_chosen)
    _kzru_map_view_show_legend (self, gtk_widget_get_width (GTK_WIDGET (self)) >= LEGEND_MIN_WIDTH
                                      && gtk_widget_get_height (GTK_WIDGET (self)) >= LEGEND_MIN_HEIGHT);

  return G_SOURCE_REMOVE;
}

/*
 * _kzru_map_view_suit_legend:
 * @self: a map that has got a size
 *
 * On a small map the legend would hide what it explains: there it is shown only
 * if it is asked for.
 */
void
_kzru_map_view_suit_legend (KzruMapView *self)
{
  if (self->legend_id == 0 && !self->legend_chosen)
    self->legend_id = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, suit_legend_cb, self, NULL);
}

/*
 * _kzru_map_view_tell:
 * @self: a map
 * @text: what was done, or why not
 *
 * Tells the user something.
 */
void
_kzru_map_view_tell (KzruMapView *self,
                     const char  *text)
{
  g_signal_emit_by_name (self, "told", text);
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

  kzru_record_popover_open (self->popover, kzru_pane_get_view_state (KZRU_PANE (self)), title, refs, n, &at);
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

/* The buttons at the end of the map. */
static void
create_buttons (KzruMapView *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GMenuModel) menu = _kzru_map_view_init_actions (self);

  self->zoom_in = create_zoom_button (self, "zoom-in-symbolic", _("Zoom In"), G_CALLBACK (zoom_in_cb));
  self->zoom_out = create_zoom_button (self, "zoom-out-symbolic", _("Zoom Out"), G_CALLBACK (zoom_out_cb));
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu), menu);
  gtk_widget_set_tooltip_text (self->menu, _("Map Menu"));
  kzru_spoken_name_set_menu (self->menu, _("Map Menu"));

  self->compass = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->compass), kzru_map_compass_new (self->scene));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->compass), "map.north-up");
  gtk_widget_set_tooltip_text (self->compass, _("North Up"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->compass), GTK_ACCESSIBLE_PROPERTY_LABEL, _("North Up"), -1);
  gtk_widget_set_visible (self->compass, FALSE);

  gtk_box_append (GTK_BOX (buttons), self->zoom_in);
  gtk_box_append (GTK_BOX (buttons), self->zoom_out);
  gtk_box_append (GTK_BOX (buttons), self->menu);
  gtk_box_append (GTK_BOX (buttons), self->compass);
  gtk_widget_add_css_class (buttons, "linked");
  gtk_widget_add_css_class (buttons, "map-buttons");
  add_chrome (self, buttons, GTK_ALIGN_END, GTK_ALIGN_START);
  self->buttons = buttons;
}

/* What is not on the map is told at its start. */
static void
create_left_out (KzruMapView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, CHROME_MARGIN / 2);

  self->unplaced = gtk_button_new_with_label ("");
  gtk_widget_set_visible (self->unplaced, FALSE);
  gtk_widget_add_css_class (self->unplaced, "map-unplaced");
  g_signal_connect_swapped (self->unplaced, "clicked", G_CALLBACK (_kzru_map_view_list_unplaced), self);

  /* Translators: a switch on the map; when it is on, a range of time and the playhead leave nothing out */
  self->all_times = gtk_toggle_button_new_with_label (_("Regardless of time"));
  gtk_widget_set_visible (self->all_times, FALSE);
  gtk_widget_set_halign (self->all_times, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->all_times, "map-unplaced");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->all_times), "map.all-times");

  /* Translators: in a corner of the map, while its numbers are those of another range of time */
  self->counting = gtk_label_new (_("Counting…"));
  gtk_widget_set_visible (self->counting, FALSE);
  gtk_widget_set_halign (self->counting, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->counting, "map-counting");

  gtk_box_append (GTK_BOX (box), self->unplaced);
  gtk_box_append (GTK_BOX (box), self->all_times);
  gtk_box_append (GTK_BOX (box), self->counting);
  add_chrome (self, box, GTK_ALIGN_START, GTK_ALIGN_START);
}

void
_kzru_map_view_create_chrome (KzruMapView *self)
{
  GtkWidget *bottom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, CHROME_MARGIN);
  GtkWidget *legend = kzru_map_legend_new (self->scene);
  GtkWidget *ruler = kzru_map_ruler_new (self->scene);

  create_buttons (self);
  create_left_out (self);

  gtk_widget_set_hexpand (legend, TRUE);
  gtk_widget_set_halign (legend, GTK_ALIGN_START);
  gtk_widget_set_valign (legend, GTK_ALIGN_END);
  gtk_widget_set_valign (ruler, GTK_ALIGN_END);
  _kzru_map_view_create_online_credit (self);
  gtk_box_append (GTK_BOX (bottom), legend);
  gtk_box_append (GTK_BOX (bottom), self->online_credit);
  gtk_box_append (GTK_BOX (bottom), ruler);
  gtk_widget_set_can_target (bottom, FALSE);
  add_chrome (self, bottom, GTK_ALIGN_FILL, GTK_ALIGN_END);

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
  GtkWidget *widgets[] = { self->buttons, self->unplaced, self->all_times, self->legend, self->online_credit, self->ruler };
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

