/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-map-view"

#include "config.h"

#include "widgets/kzru-map-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/kzru-number-format.h"
#include "widgets/kzru-event-layer.h"
#include "widgets/kzru-map-legend.h"
#include "widgets/kzru-map-ruler.h"
#include "widgets/kzru-map-view-private.h"
#include "widgets/kzru-name-layer.h"
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
 * + and − zoom, 0 shows everything, arrow keys move the map. Tab goes on to
 * the routes and to the marks of events; there, arrow keys go to the next one
 * and Enter opens it.
 *
 * ## Accessibility
 *
 * `KzruMapView` uses the `GTK_ACCESSIBLE_ROLE_GROUP` role; see `KzruRouteLayer`
 * and `KzruEventLayer` for what is in it.
 */

G_DEFINE_FINAL_TYPE (KzruMapView, kzru_map_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_VIEW_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* How long the map has to rest before its tiles are painted for just its zoom
 * level, in milliseconds. */
#define SETTLE_TIME 160

/* How long it takes to get somewhere else, in milliseconds. */
#define GO_TO_TIME 500
#define ZOOM_TIME 200

/* What is gone to is this far from the edges, in pixels. */
#define GO_TO_MARGIN 60.0

/* Around buttons, legend and ruler, in pixels. */
#define CHROME_MARGIN 10

/* From this opacity on, libadwaita's border colour is that of high contrast. */
#define HIGH_CONTRAST_BORDERS 0.3f

/*
 * _kzru_map_view_set_frame:
 * @self: a map
 * @frame: what to show; its size is not looked at
 * @animate: whether to move there smoothly, if the user wants things to move
 *
 * Shows another part of the world.
 */
void
_kzru_map_view_set_frame (KzruMapView        *self,
                          const KzruMapFrame *frame,
                          gboolean            animate)
{
  KzruPoint centre = kzru_mercator_to_point (frame->centre);

  shumate_map_stop_go_to (self->map);
  if (animate && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      shumate_map_go_to_full_with_duration (self->map, centre.lat, centre.lon, frame->zoom, GO_TO_TIME);
      return;
    }

  shumate_viewport_set_zoom_level (self->viewport, frame->zoom);
  shumate_location_set_location (SHUMATE_LOCATION (self->viewport), centre.lat, centre.lon);
}

/* Paints the tiles for the pixels that they cover now. */
static void
sharpen (KzruMapView *self)
{
  if (self->source != NULL)
    kzru_base_map_source_set_scale (self->source, gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                    shumate_viewport_get_zoom_level (self->viewport));
}

static gboolean
settle_cb (gpointer user_data)
{
  KzruMapView *self = user_data;

  self->settle_id = 0;
  sharpen (self);

  return G_SOURCE_REMOVE;
}

static void
zoom_level_cb (KzruMapView *self)
{
  double zoom = shumate_viewport_get_zoom_level (self->viewport);

  gtk_widget_set_sensitive (self->zoom_in, zoom < KZRU_MAP_MAX_ZOOM);
  gtk_widget_set_sensitive (self->zoom_out, zoom > KZRU_MAP_MIN_ZOOM);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_TIME, settle_cb, self);
}

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
  kzru_map_scene_set_style (self->scene, &style);
  if (self->source != NULL)
    kzru_base_map_source_set_look (self->source, &style, content != NULL ? content->tints : NULL);
}

/* Shows everything, now or as soon as there is a size to fit it to. */
static void
fit (KzruMapView *self,
     gboolean     animate)
{
  KzruMapContent *content = kzru_map_scene_get_content (self->scene);
  int width = gtk_widget_get_width (GTK_WIDGET (self->map));
  int height = gtk_widget_get_height (GTK_WIDGET (self->map));
  KzruMapFrame frame;

  self->fit_pending = content == NULL || width == 0 || height == 0;
  if (self->fit_pending)
    return;

  frame = kzru_map_content_fit (content, width, height, KZRU_MAP_MIN_ZOOM, KZRU_MAP_MAX_ZOOM);
  _kzru_map_view_set_frame (self, &frame, animate);
  if (!animate)
    {
      self->fitted = kzru_map_scene_get_frame (self->scene);
      sharpen (self);
    }
}

/* Whether the map still shows what fitting made it show. */
static gboolean
is_fitted (KzruMapView *self)
{
  KzruMapFrame frame = kzru_map_scene_get_frame (self->scene);

  return frame.zoom == self->fitted.zoom && frame.centre.x == self->fitted.centre.x
         && frame.centre.y == self->fitted.centre.y;
}

/* Events that the map cannot show are counted in its corner. */
static void
update_unplaced (KzruMapView *self)
{
  KzruMapContent *content = kzru_map_scene_get_content (self->scene);
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; content != NULL && i < content->n_unplaced; i++)
    n += kzru_view_state_is_shown (self->view_state, (KzruRef) { KZRU_RECORD_EVENT, content->unplaced[i] });

  gtk_widget_set_visible (self->unplaced, n > 0);
  if (n == 0)
    return;

  number = kzru_format_number (n, kzru_view_state_get_languages (self->view_state)[0]);
  /* Translators: in a corner of the map; %s is how many events it cannot show */
  text = g_strdup_printf (ngettext ("%s event without a place", "%s events without a place", n), number);
  gtk_button_set_label (GTK_BUTTON (self->unplaced), text);
}

static void
content_cb (KzruMapView *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  update_unplaced (self);
  update_style (self);
  fit (self, FALSE);
}

static gboolean
is_in_view (KzruMapView *self,
            KzruRef      ref)
{
  KzruMapLayout *layout = kzru_map_scene_get_layout (self->scene);
  KzruMapFrame frame = kzru_map_scene_get_frame (self->scene);
  KzruMercatorBox box = kzru_map_content_get_box (kzru_map_scene_get_content (self->scene), ref);
  KzruScreenBox on_screen;
  int first, last;

  if (ref.kind == KZRU_RECORD_ROUTE)
    return layout != NULL && kzru_map_layout_get_route_box (layout, ref.index, &on_screen);

  kzru_map_frame_get_copies (&frame, &box, -MIN (GO_TO_MARGIN / 2, MIN (frame.width, frame.height) / 4), &first, &last);
  return first <= last;
}

static void
selected_cb (KzruMapView *self)
{
  KzruRef selected = kzru_view_state_get_selected (self->view_state);

  if (selected.kind != KZRU_RECORD_NONE && kzru_map_scene_get_content (self->scene) != NULL
      && !is_in_view (self, selected))
    kzru_map_view_go_to (self, selected);
}

static void
reached_cb (KzruMapView *self,
            KzruMapItem *item)
{
  KzruRef ref = kzru_map_item_get_ref (item);

  if (!is_in_view (self, ref))
    kzru_map_view_go_to (self, ref);
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

      if (kzru_view_state_is_shown (self->view_state, ref))
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

static void
kzru_map_view_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  KzruMapView *self = KZRU_MAP_VIEW (widget);
  gboolean fitted = is_fitted (self);

  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);
  kzru_map_scene_set_size (self->scene, width, height);
  if (self->fit_pending || fitted)
    fit (self, FALSE);

  gtk_popover_present (GTK_POPOVER (self->popover));
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
  GtkWidget *stops[] = { GTK_WIDGET (self->map), self->zoom_in, self->zoom_out, self->unplaced };
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  int step = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1;
  int i = step > 0 ? 0 : G_N_ELEMENTS (stops) - 1;

  for (guint j = 0; j < G_N_ELEMENTS (stops); j++)
    if (has_focus (stops[j]))
      i = (int) j;

  for (; i >= 0 && i < (int) G_N_ELEMENTS (stops); i += step)
    {
      if (gtk_widget_get_child_visible (stops[i]) && gtk_widget_child_focus (stops[i], direction))
        return TRUE;
      if (!tab)
        break;
    }

  return FALSE;
}

static void
kzru_map_view_dispose (GObject *object)
{
  KzruMapView *self = KZRU_MAP_VIEW (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_object (&self->view_state_signals);
  g_clear_pointer ((GtkWidget **) &self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_object (&self->scene);
  g_clear_object (&self->source);
  g_clear_object (&self->view_state);

  G_OBJECT_CLASS (kzru_map_view_parent_class)->dispose (object);
}

static void
kzru_map_view_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VIEW_STATE:
      g_value_set_object (value, kzru_map_view_get_view_state (KZRU_MAP_VIEW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kzru_map_view_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_VIEW_STATE:
      kzru_map_view_set_view_state (KZRU_MAP_VIEW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kzru_map_view_class_init (KzruMapViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kzru_map_view_dispose;
  object_class->get_property = kzru_map_view_get_property;
  object_class->set_property = kzru_map_view_set_property;

  widget_class->css_changed = kzru_map_view_css_changed;
  widget_class->focus = kzru_map_view_focus;
  widget_class->grab_focus = kzru_map_view_grab_focus;
  widget_class->measure = kzru_map_view_measure;
  widget_class->size_allocate = kzru_map_view_size_allocate;
  widget_class->system_setting_changed = kzru_map_view_system_setting_changed;

  /**
   * KzruMapView:view-state:
   *
   * What the map shows.
   */
  properties[PROP_VIEW_STATE] =
    g_param_spec_object ("view-state", NULL, NULL, KZRU_TYPE_VIEW_STATE,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

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
create_map (KzruMapView *self)
{
  g_autoptr (KzruBaseMap) base_map = kzru_base_map_dup_bundled ();

  self->map = shumate_map_new ();
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
  add_layer (self, kzru_name_layer_new (self->viewport, self->scene));
  add_layer (self, kzru_route_layer_new (self->viewport, self->scene));
  add_layer (self, self->event_layer);

  gtk_widget_set_focusable (GTK_WIDGET (self->map), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->map),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Map"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _("Plus and minus zoom, arrow keys move, Tab goes to routes and events"),
                                  -1);
  g_signal_connect_object (self->viewport, "notify::zoom-level", G_CALLBACK (zoom_level_cb), self, G_CONNECT_SWAPPED);
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

static void
create_chrome (KzruMapView *self)
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
}

static void
kzru_map_view_init (KzruMapView *self)
{
  create_map (self);

  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->map));
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  create_chrome (self);

  self->popover = KZRU_RECORD_POPOVER (kzru_record_popover_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  _kzru_map_view_add_controllers (self);

  g_signal_connect_object (self->scene, "content-changed", G_CALLBACK (content_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self, "notify::scale-factor", G_CALLBACK (sharpen), self);

  self->view_state_signals = g_signal_group_new (KZRU_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->view_state_signals, "notify::selected", G_CALLBACK (selected_cb), self);
  g_signal_group_connect_swapped (self->view_state_signals, "notify::languages", G_CALLBACK (update_unplaced), self);
  g_signal_group_connect_swapped (self->view_state_signals, "shown-changed", G_CALLBACK (update_unplaced), self);

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

/**
 * kzru_map_view_get_view_state:
 * @self: a map
 *
 * Gets what the map shows.
 *
 * Returns: (transfer none) (nullable): the view state
 */
KzruViewState *
kzru_map_view_get_view_state (KzruMapView *self)
{
  g_return_val_if_fail (KZRU_IS_MAP_VIEW (self), NULL);

  return self->view_state;
}

/**
 * kzru_map_view_set_view_state:
 * @self: a map
 * @view_state: (nullable): a view state
 *
 * Sets what the map shows.
 */
void
kzru_map_view_set_view_state (KzruMapView   *self,
                              KzruViewState *view_state)
{
  g_return_if_fail (KZRU_IS_MAP_VIEW (self));
  g_return_if_fail (view_state == NULL || KZRU_IS_VIEW_STATE (view_state));

  if (!g_set_object (&self->view_state, view_state))
    return;

  kzru_map_scene_set_view_state (self->scene, view_state);
  g_signal_group_set_target (self->view_state_signals, view_state);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW_STATE]);
}

/**
 * kzru_map_view_zoom:
 * @self: a map
 * @levels: how many zoom levels closer, or further away if negative
 *
 * Zooms about the middle of the map.
 */
void
kzru_map_view_zoom (KzruMapView *self,
                    double       levels)
{
  KzruMapFrame frame;
  KzruPoint centre;

  g_return_if_fail (KZRU_IS_MAP_VIEW (self));

  frame = kzru_map_scene_get_frame (self->scene);
  centre = kzru_mercator_to_point (frame.centre);
  frame.zoom = CLAMP (frame.zoom + levels, KZRU_MAP_MIN_ZOOM, KZRU_MAP_MAX_ZOOM);
  shumate_map_go_to_full_with_duration (self->map, centre.lat, centre.lon, frame.zoom, ZOOM_TIME);
}

/**
 * kzru_map_view_fit_all:
 * @self: a map
 *
 * Shows what a new atlas is shown with.
 */
void
kzru_map_view_fit_all (KzruMapView *self)
{
  g_return_if_fail (KZRU_IS_MAP_VIEW (self));

  fit (self, TRUE);
}

/**
 * kzru_map_view_go_to:
 * @self: a map with a view state and an atlas
 * @ref: a record of the atlas
 *
 * Shows where a record is, if it is somewhere: from as near as before, or from
 * as far as it takes to see all of it.
 */
void
kzru_map_view_go_to (KzruMapView *self,
                     KzruRef      ref)
{
  KzruMapContent *content;
  KzruMapFrame frame, fitted;
  KzruMercatorBox box;

  g_return_if_fail (KZRU_IS_MAP_VIEW (self));

  content = kzru_map_scene_get_content (self->scene);
  frame = kzru_map_scene_get_frame (self->scene);
  if (content == NULL || frame.width == 0 || frame.height == 0)
    return;

  box = kzru_map_content_get_box (content, ref);
  if (kzru_mercator_box_is_empty (&box))
    return;

  fitted = kzru_map_frame_fit (&box, frame.width, frame.height,
                               MIN (GO_TO_MARGIN, MIN (frame.width, frame.height) / 4),
                               KZRU_MAP_MIN_ZOOM, frame.zoom);
  frame.centre = fitted.centre;
  frame.zoom = fitted.zoom;
  _kzru_map_view_set_frame (self, &frame, TRUE);
}

/**
 * kzru_map_view_locate:
 * @self: a map
 * @point: a place on Earth
 * @x: (out): pixels from the left edge of the widget
 * @y: (out): pixels from its upper edge
 *
 * Finds where a place is drawn.
 *
 * Returns: whether it is in the picture
 */
gboolean
kzru_map_view_locate (KzruMapView *self,
                      KzruPoint    point,
                      double      *x,
                      double      *y)
{
  KzruMapFrame frame;
  KzruMercator p;
  KzruScreenPoint at;

  g_return_val_if_fail (KZRU_IS_MAP_VIEW (self), FALSE);

  frame = kzru_map_scene_get_frame (self->scene);
  p = kzru_mercator_from_point (point);
  p.x = kzru_mercator_wrap_near (p.x, frame.centre.x);
  at = kzru_map_frame_to_screen (&frame, p);
  *x = at.x;
  *y = at.y;

  return at.x >= 0 && at.x < frame.width && at.y >= 0 && at.y < frame.height;
}
