/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-map-view"

#include "config.h"

#include "widgets/kzru-map-view.h"

#include <glib/gi18n-lib.h>

#include "widgets/kzru-event-layer.h"
#include "widgets/kzru-map-view-private.h"
#include "widgets/kzru-paint-layer.h"
#include "widgets/kzru-route-layer.h"

/**
 * KzruMapView:
 *
 * The map of an atlas: its routes and the places of its events on an offline
 * base map.
 *
 * At first, and until the user moves it, the map shows all routes and the
 * places with events that are not far away from them, whatever its size: see
 * [method@MapContent.fit]. What is selected elsewhere comes into view if it is
 * not.
 *
 * ## CSS nodes
 *
 * `KzruMapView` has one node with the name `map`.
 *
 * ## Keyboard
 *
 * + and − zoom, 0 shows everything, the point what is selected; arrow keys move
 * the map, with Shift they turn it; Ctrl+C copies it as a picture. Tab goes on to
 * the routes and to the marks of events; there, arrow keys go to the next one
 * and Enter opens it.
 *
 * ## Accessibility
 *
 * `KzruMapView` uses the `GTK_ACCESSIBLE_ROLE_GROUP` role; see `KzruRouteLayer`
 * and `KzruEventLayer` for what is in it.
 */

G_DEFINE_FINAL_TYPE (KzruMapView, kzru_map_view, KZRU_TYPE_PANE)

enum
{
  SIGNAL_TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* From this opacity on, libadwaita's border colour is that of high contrast. */
#define HIGH_CONTRAST_BORDERS 0.3f

static void
update_style (KzruMapView *self)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  KzruMapContent *content = kzru_map_scene_get_content (self->scene);
  GdkRGBA foreground, borders;
  KzruMapStyle style;

  gtk_style_context_get_color (context, &foreground);
  if (!gtk_style_context_lookup_color (context, "borders", &borders))
    borders.alpha = 0;

  kzru_map_style_init (&style, kzru_map_style_choose (&foreground, borders.alpha > HIGH_CONTRAST_BORDERS));
  style.text_scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  kzru_map_scene_set_style (self->scene, &style);
  if (self->source != NULL)
    kzru_base_map_source_set_look (self->source, &style, content != NULL ? content->tints : NULL);
}

static void
content_cb (KzruMapView *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  _kzru_map_view_update_unplaced (self);
  _kzru_map_view_update_routes (self);
  _kzru_map_view_update_actions (self);
  update_style (self);
  _kzru_map_view_fit (self, FALSE);
}

static void
selected_cb (KzruMapView *self)
{
  KzruRef selected = kzru_view_state_get_selected (kzru_pane_get_view_state (KZRU_PANE (self)));

  _kzru_map_view_update_actions (self);
  if (selected.kind != KZRU_RECORD_NONE && kzru_map_scene_get_content (self->scene) != NULL
      && !_kzru_map_view_is_in_view (self, selected))
    kzru_map_view_go_to (self, selected);
}

static void
reached_cb (KzruMapView *self,
            KzruMapItem *item)
{
  KzruRef ref = kzru_map_item_get_ref (item);

  if (!_kzru_map_view_is_in_view (self, ref))
    kzru_map_view_go_to (self, ref);
}

static void
kzru_map_view_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  gtk_widget_measure (KZRU_MAP_VIEW (widget)->overlay, orientation, for_size, minimum, NULL, NULL, NULL);

  /* The map itself would ask for the whole world. */
  *natural = MAX (*minimum, 240);
}

/* With the time or the search the legend grows and shrinks. The map does not jump
 * for that: it is fitted to another size only, or to the legend of all that there is. */
static gboolean
is_kept (KzruMapView *self,
         int          width,
         int          height)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  gint64 instant;

  return width == self->fitted.width && height == self->fitted.height && state != NULL
         && (kzru_map_scene_get_instant (self->scene, &instant)
             || *kzru_view_state_get_query (state) != '\0');
}

static void
kzru_map_view_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  KzruMapView *self = KZRU_MAP_VIEW (widget);
  gboolean fitted = _kzru_map_view_is_fitted (self) && !is_kept (self, width, height);

  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);
  kzru_map_scene_set_size (self->scene, width, height);
  _kzru_map_view_limit_zoom (self);
  _kzru_map_view_align (self);
  _kzru_map_view_take_chrome (self);
  _kzru_map_view_suit_legend (self);
  if (self->fit_pending || fitted)
    _kzru_map_view_fit (self, FALSE);

  /* Another scale may have changed what the ruler says and which buttons can be
   * used. A resize that is asked for here is not heard of before the next frame,
   * and by then they would have been drawn where they have no room. */
  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);

  gtk_popover_present (GTK_POPOVER (self->popover));
  if (self->context_menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->context_menu));
}

static void
kzru_map_view_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  KzruMapView *self = KZRU_MAP_VIEW (widget);

  GTK_WIDGET_CLASS (kzru_map_view_parent_class)->css_changed (widget, change);

  update_style (self);
  kzru_map_scene_set_context (self->scene, gtk_widget_get_pango_context (GTK_WIDGET (self->map)));
}

static void
kzru_map_view_system_setting_changed (GtkWidget        *widget,
                                      GtkSystemSetting  setting)
{
  KzruMapView *self = KZRU_MAP_VIEW (widget);

  GTK_WIDGET_CLASS (kzru_map_view_parent_class)->system_setting_changed (widget, setting);

  kzru_map_scene_set_context (self->scene, gtk_widget_get_pango_context (GTK_WIDGET (self->map)));
}

static gboolean
kzru_map_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KZRU_MAP_VIEW (widget)->map));
}

static gboolean
has_focus (GtkWidget *widget)
{
  return gtk_widget_is_focus (widget) || gtk_widget_get_focus_child (widget) != NULL;
}

/* Tab goes over the map with its routes and marks, then over the buttons. GTK
 * would sort them by where they are, and they all lie on one another. */
static gboolean
kzru_map_view_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  KzruMapView *self = KZRU_MAP_VIEW (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  GtkWidget *stops[] = {
    GTK_WIDGET (self->map), self->zoom_in, self->zoom_out, self->menu, self->compass, self->unplaced, self->all_times,
  };
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  int step = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1;
  int i = step > 0 ? 0 : G_N_ELEMENTS (stops) - 1;

  if (child != NULL && GTK_IS_POPOVER (child))
    return GTK_WIDGET_CLASS (kzru_map_view_parent_class)->focus (widget, direction);

  for (guint j = 0; j < G_N_ELEMENTS (stops); j++)
    if (has_focus (stops[j]))
      i = (int) j;

  for (; i >= 0 && i < (int) G_N_ELEMENTS (stops); i += step)
    {
      if (gtk_widget_get_visible (stops[i]) && gtk_widget_get_child_visible (stops[i]) && gtk_widget_child_focus (stops[i], direction))
        return TRUE;
      if (!tab)
        break;
    }

  return FALSE;
}

static void
kzru_map_view_bind (KzruPane      *pane,
                    KzruViewState *view_state)
{
  KzruMapView *self = KZRU_MAP_VIEW (pane);

  kzru_map_scene_set_view_state (self->scene, view_state);
  g_signal_group_set_target (self->history_signals,
                             view_state != NULL ? kzru_view_state_get_history (view_state) : NULL);
  _kzru_map_view_bind_actions (self);
  _kzru_map_view_update_time (self);
}

static void
kzru_map_view_dispose (GObject *object)
{
  KzruMapView *self = KZRU_MAP_VIEW (object);

  kzru_pane_set_view_state (KZRU_PANE (self), NULL);
  kzru_job_give_up (&self->listing);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->sharpen_id, g_source_remove);
  if (self->turn_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->map), self->turn_id);
  self->turn_id = 0;
  g_clear_handle_id (&self->legend_id, g_source_remove);
  g_clear_object (&self->chooser);
  g_clear_object (&self->history_signals);
  g_clear_pointer ((GtkWidget **) &self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->context_menu, gtk_widget_unparent);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_object (&self->routes_menu);
  g_clear_object (&self->actions);
  g_clear_object (&self->scene);
  g_clear_object (&self->source);

  G_OBJECT_CLASS (kzru_map_view_parent_class)->dispose (object);
}

static void
kzru_map_view_finalize (GObject *object)
{
  KzruMapView *self = KZRU_MAP_VIEW (object);

  g_free (self->online_address);

  G_OBJECT_CLASS (kzru_map_view_parent_class)->finalize (object);
}

static void
kzru_map_view_class_init (KzruMapViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kzru_map_view_dispose;
  object_class->finalize = kzru_map_view_finalize;

  KZRU_PANE_CLASS (klass)->bind = kzru_map_view_bind;

  widget_class->css_changed = kzru_map_view_css_changed;
  widget_class->focus = kzru_map_view_focus;
  widget_class->grab_focus = kzru_map_view_grab_focus;
  widget_class->measure = kzru_map_view_measure;
  widget_class->size_allocate = kzru_map_view_size_allocate;
  widget_class->system_setting_changed = kzru_map_view_system_setting_changed;

  /**
   * KzruMapView::told:
   * @self: the map
   * @text: what was done, or why not
   *
   * There is something to tell the user.
   */
  signals[SIGNAL_TOLD] =
    g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * KzruMapView::opened:
   * @self: the map
   *
   * The user wants to read what the sources say of what was selected.
   */
  g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "map.copy", NULL);

  gtk_widget_class_set_css_name (widget_class, "map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_layer (KzruMapView  *self,
           ShumateLayer *layer)
{
  shumate_map_add_layer (self->map, layer);
  if (KZRU_IS_SCENE_LAYER (layer))
    g_signal_connect_swapped (layer, "reached", G_CALLBACK (reached_cb), self);
}

static void
realize_cb (KzruMapView *self)
{
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (GTK_WIDGET (self)));

  if (self->source != NULL)
    kzru_base_map_source_set_smooth (self->source, !GSK_IS_CAIRO_RENDERER (renderer));
}

static void
create_map (KzruMapView *self)
{
  g_autoptr (KzruBaseMap) base_map = kzru_base_map_dup_bundled ();

  self->map = g_object_new (SHUMATE_TYPE_MAP, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  self->viewport = shumate_map_get_viewport (self->map);
  self->scene = kzru_map_scene_new (self->viewport, base_map);

  if (base_map != NULL)
    {
      ShumateMapLayer *tiles;

      self->source = kzru_base_map_source_new (base_map);
      shumate_viewport_set_reference_map_source (self->viewport, SHUMATE_MAP_SOURCE (self->source));
      tiles = shumate_map_layer_new (SHUMATE_MAP_SOURCE (self->source), self->viewport);
      g_signal_connect_object (self->source, "repainted", G_CALLBACK (gtk_widget_queue_draw), tiles, G_CONNECT_SWAPPED);
      add_layer (self, SHUMATE_LAYER (tiles));
    }

  self->event_layer = kzru_event_layer_new (self->viewport, self->scene);
  g_signal_connect_swapped (self->event_layer, "open", G_CALLBACK (_kzru_map_view_open_mark), self);
  self->route_layer = kzru_route_layer_new (self->viewport, self->scene);
  self->paint_layer = kzru_paint_layer_new (self->viewport, self->scene);
  add_layer (self, self->paint_layer);
  add_layer (self, self->route_layer);
  add_layer (self, self->event_layer);

  gtk_widget_set_focusable (GTK_WIDGET (self->map), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->map),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Map"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _("Plus and minus zoom, arrow keys move, Tab goes to routes and events"),
                                  -1);
  g_signal_connect_object (self->viewport, "notify::zoom-level", G_CALLBACK (_kzru_map_view_zoomed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->viewport, "notify", G_CALLBACK (_kzru_map_view_stay_in_world), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->viewport, "notify", G_CALLBACK (_kzru_map_view_moved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->viewport, "notify::rotation", G_CALLBACK (_kzru_map_view_update_compass), self, G_CONNECT_SWAPPED);
}

static void
kzru_map_view_init (KzruMapView *self)
{
  KzruPane *pane = KZRU_PANE (self);

  create_map (self);

  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->map));
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  _kzru_map_view_create_chrome (self);

  self->popover = KZRU_RECORD_POPOVER (kzru_record_popover_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  _kzru_map_view_add_controllers (self);

  g_signal_connect_object (self->scene, "content-changed", G_CALLBACK (content_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scene, "shown-changed", G_CALLBACK (_kzru_map_view_update_unplaced), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self, "notify::scale-factor", G_CALLBACK (_kzru_map_view_sharpen), self);
  g_signal_connect_swapped (self, "notify::scale-factor", G_CALLBACK (update_style), self);
  g_signal_connect (self, "realize", G_CALLBACK (realize_cb), NULL);

  kzru_pane_follow (pane, "notify::selected", G_CALLBACK (selected_cb));
  kzru_pane_follow (pane, "notify::languages", G_CALLBACK (_kzru_map_view_update_unplaced));
  kzru_pane_follow (pane, "notify::languages", G_CALLBACK (_kzru_map_view_update_routes));
  kzru_pane_follow (pane, "found-changed", G_CALLBACK (_kzru_map_view_reveal_matches));
  kzru_pane_follow (pane, "shown-changed", G_CALLBACK (_kzru_map_view_update_time));
  kzru_pane_follow (pane, "notify::playhead", G_CALLBACK (_kzru_map_view_update_time));
  kzru_pane_follow (pane, "notify::show-all-times", G_CALLBACK (_kzru_map_view_update_time));
  self->history_signals = g_signal_group_new (KZRU_TYPE_VIEW_HISTORY);
  g_signal_group_connect_swapped (self->history_signals, "restored", G_CALLBACK (_kzru_map_view_restore), self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Map"), -1);
}

/**
 * kzru_map_view_new:
 *
 * Creates a map with nothing but the base map on it.
 *
 * Returns: (transfer floating): a map
 */
GtkWidget *
kzru_map_view_new (void)
{
  return g_object_new (KZRU_TYPE_MAP_VIEW, NULL);
}
