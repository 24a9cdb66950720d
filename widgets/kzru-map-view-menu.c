/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-map-view"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/kzru-date.h"
#include "widgets/kzru-map-item.h"
#include "widgets/kzru-map-view-private.h"

/* The menu of what the pointer or the keyboard is on. All that its items need to
 * know is in their targets: so nothing has to be remembered while it is open. */

/* Around the events that the timeline is to show: this share of the time that they
 * take, and never less than so many days. */
#define TIME_MARGIN 0.08
#define MIN_TIME_MARGIN 60

/* Of the coordinates of a place, in decimals of a degree: the atlas has no more. */
#define PLACE_DECIMALS 4

#define REF_TYPE "(uu)" /* the kind of a record and its index */

/* Whether the target of an item is a record of the atlas that there is now. */
static gboolean
read_target (KzruMapView *self,
             GVariant    *target,
             KzruRef     *ref)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  KzruAtlas *atlas = state != NULL ? kzru_view_state_get_atlas (state) : NULL;
  guint kind;

  g_variant_get (target, REF_TYPE, &kind, &ref->index);
  ref->kind = (KzruRecordKind) kind;

  return atlas != NULL && kzru_map_scene_get_content (self->scene) != NULL
         && (ref->kind == KZRU_RECORD_EVENT || ref->kind == KZRU_RECORD_PLACE || ref->kind == KZRU_RECORD_ROUTE)
         && ref->index < kzru_atlas_get_n_records (atlas, ref->kind);
}

static void
add_events_of_mark (KzruMapView *self,
                    guint        place,
                    GArray      *refs)
{
  KzruMapLayout *layout = kzru_map_scene_get_layout (self->scene);
  const KzruPlaceClusters *clusters = layout != NULL ? kzru_map_layout_get_clusters (layout) : NULL;
  guint index = clusters != NULL ? kzru_place_clusters_find (clusters, place) : G_MAXUINT;
  const guint *events;
  guint n;

  if (index == G_MAXUINT)
    return;

  events = kzru_place_clusters_get_events (clusters, index);
  for (guint i = 0; i < kzru_place_clusters_get (clusters, &n)[index].n_events; i++)
    g_array_append_val (refs, ((KzruRef) { KZRU_RECORD_EVENT, events[i] }));
}

static void
add_events_of_route (KzruMapView *self,
                     guint        route,
                     GArray      *refs)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);

  for (guint i = 0; i < kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT); i++)
    {
      KzruIndices routes = kzru_atlas_get_event (atlas, i)->routes;
      KzruRef ref = { KZRU_RECORD_EVENT, i };

      for (guint j = 0; j < routes.n; j++)
        if (routes.v[j] == route && kzru_view_state_is_found (state, ref))
          g_array_append_val (refs, ref);
    }
}

/*
 * _kzru_map_view_dup_events:
 * @self: a map with an atlas
 * @ref: an event, a route, or a place that a mark stands at
 *
 * Gets the events that something on the map has to do with.
 *
 * Returns: (transfer full) (element-type KzruRef): the events
 */
GArray *
_kzru_map_view_dup_events (KzruMapView *self,
                           KzruRef      ref)
{
  GArray *refs = g_array_new (FALSE, FALSE, sizeof (KzruRef));

  if (ref.kind == KZRU_RECORD_EVENT)
    g_array_append_val (refs, ref);
  else if (ref.kind == KZRU_RECORD_PLACE)
    add_events_of_mark (self, ref.index, refs);
  else if (ref.kind == KZRU_RECORD_ROUTE)
    add_events_of_route (self, ref.index, refs);

  return refs;
}

static void
read_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       user_data)
{
  KzruMapView *self = user_data;
  KzruRef ref;

  if (!read_target (self, target, &ref))
    return;

  if (ref.kind == KZRU_RECORD_PLACE)
    {
      _kzru_map_view_list_mark (self, ref.index);
      return;
    }

  kzru_view_state_select (kzru_pane_get_view_state (KZRU_PANE (self)), ref);
  g_signal_emit_by_name (self, "opened");
}

static void
zoom_to_cb (GSimpleAction *action,
            GVariant      *target,
            gpointer       user_data)
{
  KzruRef ref;

  if (read_target (user_data, target, &ref))
    kzru_map_view_zoom_to (user_data, ref);
}

/* The time that events take, as far as it is known, and a little around it. */
static KzruSpan
get_span (KzruMapView  *self,
          const GArray *events)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  KzruSpan document = kzru_view_state_get_document_span (state);
  KzruSpan span = { 0, 0 };
  gint64 margin;

  for (guint i = 0; i < events->len; i++)
    {
      guint event = g_array_index (events, KzruRef, i).index;

      span = kzru_span_union (span, kzru_span_intersect (kzru_atlas_get_event_bounds (atlas, event).outer, document));
    }
  if (kzru_span_is_empty (span))
    return document;

  margin = MAX ((gint64) (kzru_span_get_length (span) * TIME_MARGIN), MIN_TIME_MARGIN * KZRU_SECONDS_PER_DAY);
  return (KzruSpan) { kzru_instant_add (span.start, -margin), kzru_instant_add (span.end, margin) };
}

/* One event is shown by being selected: the timeline brings it into view. */
static void
show_on_timeline_cb (GSimpleAction *action,
                     GVariant      *target,
                     gpointer       user_data)
{
  KzruMapView *self = user_data;
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  g_autoptr (GArray) events = NULL;
  KzruRef ref;

  if (!read_target (self, target, &ref))
    return;

  events = _kzru_map_view_dup_events (self, ref);
  if (events->len == 0)
    return;

  if (ref.kind != KZRU_RECORD_EVENT)
    kzru_view_state_set_visible_span (state, get_span (self, events));
  kzru_view_state_select (state, ref);
}

static void
copy_text_cb (GSimpleAction *action,
              GVariant      *target,
              gpointer       user_data)
{
  KzruMapView *self = user_data;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), g_variant_get_string (target, NULL));
  _kzru_map_view_tell (self, _("Copied to the clipboard"));
}

/*
 * _kzru_map_view_init_menu_actions:
 * @self: a map that has its other actions
 *
 * Makes the actions of the menu.
 */
void
_kzru_map_view_init_menu_actions (KzruMapView *self)
{
  static const GActionEntry entries[] = {
    { .name = "read", .parameter_type = REF_TYPE, .activate = read_cb },
    { .name = "zoom-to", .parameter_type = REF_TYPE, .activate = zoom_to_cb },
    { .name = "show-on-timeline", .parameter_type = REF_TYPE, .activate = show_on_timeline_cb },
    { .name = "copy-text", .parameter_type = "s", .activate = copy_text_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        GVariant   *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
append_for (GMenu      *menu,
            const char *label,
            const char *action,
            KzruRef     ref)
{
  append (menu, label, action, g_variant_new (REF_TYPE, (guint) ref.kind, ref.index));
}

/* What can be done with a record. A mark that stands for several events opens as
 * a list of them. */
static GMenu *
create_record_menu (KzruMapView *self,
                    KzruRef      ref)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GArray) events = _kzru_map_view_dup_events (self, ref);

  append_for (menu, ref.kind == KZRU_RECORD_PLACE ? _("_List Events") : _("_Read Passages"), "map.read", ref);
  append_for (menu, ref.kind == KZRU_RECORD_ROUTE ? _("_Zoom to Route") : _("_Zoom to Place"), "map.zoom-to", ref);
  if (events->len > 0)
    append_for (menu, _("Show on _Timeline"), "map.show-on-timeline", ref);

  return menu;
}

static const char *
get_name (KzruMapView *self,
          KzruRef      ref)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  const KzruLangMap *label = ref.kind == KZRU_RECORD_ROUTE ? &kzru_atlas_get_route (atlas, ref.index)->label
                                                           : &kzru_atlas_get_place (atlas, ref.index)->label;

  return kzru_lang_map_get (label, kzru_view_state_get_languages (state));
}

/* One route is what the menu is about; several have a menu each. */
static void
add_routes (KzruMapView  *self,
            GMenu        *menu,
            const GArray *hits)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < hits->len; i++)
    {
      KzruRef ref = { KZRU_RECORD_ROUTE, g_array_index (hits, KzruRouteHit, i).route };
      g_autoptr (GMenu) actions = create_record_menu (self, ref);
      g_auto (GStrv) parts = g_strsplit (get_name (self, ref), "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      if (hits->len == 1)
        {
          g_menu_append_section (menu, get_name (self, ref), G_MENU_MODEL (actions));
          return;
        }
      g_menu_append_submenu (section, label, G_MENU_MODEL (actions));
    }

  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
add_mark (KzruMapView            *self,
          GMenu                  *menu,
          const KzruPlaceCluster *cluster)
{
  KzruRef place = { KZRU_RECORD_PLACE, cluster->place };
  KzruRef event = { KZRU_RECORD_EVENT, cluster->event };
  g_autoptr (GMenu) actions = create_record_menu (self, cluster->n_events == 1 ? event : place);

  g_menu_append_section (menu, get_name (self, place), G_MENU_MODEL (actions));
}

/* Coordinates as maps and search engines read them, whatever the language: as many
 * decimals of a degree as there are pixels. */
static char *
format_coordinates (KzruMercator at,
                    int          decimals)
{
  KzruPoint point = kzru_mercator_to_point (at);
  char format[] = "%.0f";
  char lat[G_ASCII_DTOSTR_BUF_SIZE];
  char lon[G_ASCII_DTOSTR_BUF_SIZE];

  format[2] = (char) ('0' + CLAMP (decimals, 0, 9));
  return g_strconcat (g_ascii_formatd (lat, sizeof lat, format, point.lat), ", ",
                      g_ascii_formatd (lon, sizeof lon, format, point.lon), NULL);
}

static void
add_place (KzruMapView      *self,
           GMenu            *menu,
           const KzruMapHit *hit,
           double            x,
           double            y)
{
  KzruMapFrame frame = kzru_map_scene_get_frame (self->scene);
  KzruMapContent *content = kzru_map_scene_get_content (self->scene);
  g_autoptr (GMenu) section = g_menu_new ();
  g_autofree char *coordinates = NULL;
  guint place = G_MAXUINT;

  if (hit->mark != NULL)
    place = _kzru_map_hit_get_cluster (hit)->place;
  else if (hit->place != NULL)
    place = hit->place->place;

  if (place != G_MAXUINT)
    coordinates = format_coordinates (content->places[place], PLACE_DECIMALS);
  else
    coordinates = format_coordinates (kzru_map_frame_from_screen (&frame, x, y),
                                      (int) ceil (log10 (kzru_mercator_world_size (frame.zoom) / 360)));
  append (section, _("Copy C_oordinates"), "map.copy-text", g_variant_new_string (coordinates));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenuModel *
create_menu (KzruMapView      *self,
             const KzruMapHit *hit,
             double            x,
             double            y)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) travel = g_menu_new ();
  g_autoptr (GMenu) out = g_menu_new ();

  if (hit->mark != NULL)
    add_mark (self, menu, _kzru_map_hit_get_cluster (hit));
  else
    add_routes (self, menu, hit->routes);
  add_place (self, menu, hit, x, y);

  g_menu_append (travel, _("Show _Everything"), "map.fit-all");
  g_menu_append (travel, _("Zoom to _Selection"), "map.zoom-to-selection");
  g_menu_append (out, _("_Copy Picture"), "map.copy");
  g_menu_append (out, _("Save _Picture…"), "map.save");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (travel));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (out));

  return G_MENU_MODEL (menu);
}

static void
open_menu (KzruMapView      *self,
           const KzruMapHit *hit,
           double            x,
           double            y)
{
  g_autoptr (GMenuModel) model = NULL;

  if (kzru_pane_get_view_state (KZRU_PANE (self)) == NULL || kzru_map_scene_get_content (self->scene) == NULL)
    return;

  model = create_menu (self, hit, x, y);
  if (self->context_menu == NULL)
    {
      self->context_menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->context_menu), FALSE);
      gtk_widget_set_halign (self->context_menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->context_menu, GTK_WIDGET (self));
    }
  else
    {
      gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->context_menu), model);
    }

  gtk_popover_set_pointing_to (GTK_POPOVER (self->context_menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->context_menu));
}

static void
open_menu_at (KzruMapView        *self,
              double              x,
              double              y,
              GtkEventController *controller)
{
  g_auto (KzruMapHit) hit = { 0 };

  gtk_widget_grab_focus (GTK_WIDGET (self->map));
  _kzru_map_view_pick (self, x, y, controller, &hit);
  open_menu (self, &hit, x, y);
}

static void
pressed_cb (KzruMapView     *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *click)
{
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu_at (self, x, y, GTK_EVENT_CONTROLLER (click));
}

/* A finger that rests does not click and does not drag. */
static void
long_pressed_cb (KzruMapView *self,
                 double       x,
                 double       y,
                 GtkGesture  *press)
{
  gtk_gesture_set_state (press, GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu_at (self, x, y, GTK_EVENT_CONTROLLER (press));
}

/*
 * _kzru_map_view_add_menu_gestures:
 * @self: a map
 *
 * Opens the menu where the pointer asks for it.
 */
void
_kzru_map_view_add_menu_gestures (KzruMapView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->map), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->map), GTK_EVENT_CONTROLLER (press));
}

/* The item of the map that the keyboard is on. */
static KzruMapItem *
get_focused_item (KzruMapView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && KZRU_IS_MAP_ITEM (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
         ? KZRU_MAP_ITEM (focus) : NULL;
}

/*
 * _kzru_map_view_open_menu_by_key:
 * @self: a map
 *
 * Opens the menu of the route or mark that the keyboard is on, or else of the middle
 * of the map.
 */
void
_kzru_map_view_open_menu_by_key (KzruMapView *self)
{
  KzruMapItem *item = get_focused_item (self);
  KzruMapFrame frame = kzru_map_scene_get_frame (self->scene);
  KzruMapLayout *layout = kzru_map_scene_get_layout (self->scene);
  g_auto (KzruMapHit) hit = { .routes = g_array_new (FALSE, FALSE, sizeof (KzruRouteHit)) };
  double x = frame.width / 2, y = frame.height / 2;
  graphene_rect_t bounds;

  if (item != NULL && layout != NULL)
    {
      KzruRef ref = kzru_map_item_get_ref (item);

      hit.layout = kzru_map_layout_ref (layout);
      if (ref.kind == KZRU_RECORD_ROUTE)
        g_array_append_val (hit.routes, ((KzruRouteHit) { .route = ref.index }));
      else
        hit.mark = kzru_map_layout_find_mark (layout, ref.index);

      if (gtk_widget_compute_bounds (GTK_WIDGET (item), GTK_WIDGET (self), &bounds) && bounds.size.width > 0)
        {
          x = bounds.origin.x + bounds.size.width / 2;
          y = bounds.origin.y + bounds.size.height / 2;
        }
    }

  open_menu (self, &hit, x, y);
}
