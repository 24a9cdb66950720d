/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-map-view"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/kzru-map-view-private.h"

/* What can be done with the map: actions with the prefix "map", and the menu of
 * them. */

/* A route that is chosen from the menu is selected as well: so the reader
 * speaks of what one goes to see. The keyboard goes on from the map. */
static void
go_to_route_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  KzruMapView *self = user_data;
  KzruRef ref = { KZRU_RECORD_ROUTE, g_variant_get_uint32 (parameter) };
  KzruMapContent *content = kzru_map_scene_get_content (self->scene);

  if (content == NULL || ref.index >= content->n_routes)
    return;

  kzru_view_state_select (kzru_pane_get_view_state (KZRU_PANE (self)), ref);
  kzru_map_view_zoom_to (self, ref);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

static void
zoom_to_selection_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  KzruMapView *self = user_data;

  kzru_map_view_zoom_to (self, kzru_view_state_get_selected (kzru_pane_get_view_state (KZRU_PANE (self))));
}

static void
fit_all_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  kzru_map_view_fit_all (user_data);
}

static void
north_up_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  _kzru_map_view_turn_north_up (user_data);
}

static void
copy_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  _kzru_map_view_copy (user_data);
}

static void
save_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  _kzru_map_view_save (user_data);
}

static void
legend_cb (GSimpleAction *action,
           GVariant      *state,
           gpointer       user_data)
{
  KzruMapView *self = user_data;

  self->legend_chosen = TRUE;
  _kzru_map_view_show_legend (self, g_variant_get_boolean (state));
}

static void
set_enabled (KzruMapView *self,
             const char  *name,
             gboolean     is_enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)),
                               is_enabled);
}

/*
 * _kzru_map_view_update_actions:
 * @self: a map
 *
 * Says which actions make sense now.
 */
void
_kzru_map_view_update_actions (KzruMapView *self)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  static const char * const names[] = { "fit-all", "go-to-route", "copy", "save", "legend" };
  KzruMapContent *content = kzru_map_scene_get_content (self->scene);
  gboolean is_somewhere = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    set_enabled (self, names[i], content != NULL);

  if (content != NULL)
    {
      KzruMercatorBox box = kzru_map_content_get_box (content, kzru_view_state_get_selected (state));

      is_somewhere = !kzru_mercator_box_is_empty (&box);
    }
  set_enabled (self, "zoom-to-selection", is_somewhere);
  set_enabled (self, "north-up", shumate_viewport_get_rotation (self->viewport) != 0);
}

/*
 * _kzru_map_view_update_routes:
 * @self: a map
 *
 * Lists the routes of the atlas in the menu.
 */
void
_kzru_map_view_update_routes (KzruMapView *self)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  KzruMapContent *content = kzru_map_scene_get_content (self->scene);

  g_menu_remove_all (self->routes_menu);
  for (guint i = 0; content != NULL && i < content->n_routes; i++)
    {
      const char *name = kzru_lang_map_get (&kzru_atlas_get_route (content->atlas, i)->label,
                                            kzru_view_state_get_languages (state));
      g_auto (GStrv) parts = g_strsplit (name, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "map.go-to-route", "u", i);
      g_menu_append_item (self->routes_menu, item);
    }
}

/*
 * _kzru_map_view_bind_actions:
 * @self: a map
 *
 * Binds the actions that change the view state.
 */
void
_kzru_map_view_bind_actions (KzruMapView *self)
{
  KzruViewState *view_state = kzru_pane_get_view_state (KZRU_PANE (self));
  g_autoptr (GPropertyAction) action = NULL;

  g_action_map_remove_action (G_ACTION_MAP (self->actions), "all-times");
  if (view_state == NULL)
    return;

  action = g_property_action_new ("all-times", view_state, "show-all-times");
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

static GMenuModel *
create_menu (KzruMapView *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) travel = g_menu_new ();
  g_autoptr (GMenu) look = g_menu_new ();
  g_autoptr (GMenu) out = g_menu_new ();

  self->routes_menu = g_menu_new ();
  g_menu_append (travel, _("Show _Everything"), "map.fit-all");
  g_menu_append (travel, _("Zoom to _Selection"), "map.zoom-to-selection");
  g_menu_append_submenu (travel, _("Zoom to _Route"), G_MENU_MODEL (self->routes_menu));
  g_menu_append (travel, _("_North Up"), "map.north-up");
  g_menu_append (look, _("_Legend"), "map.legend");
  g_menu_append (look, _("Regardless of _Time"), "map.all-times");
  g_menu_append (out, _("_Copy Picture"), "map.copy");
  g_menu_append (out, _("Save _Picture…"), "map.save");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (travel));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (look));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (out));

  return G_MENU_MODEL (menu);
}

/*
 * _kzru_map_view_init_actions:
 * @self: a map
 *
 * Makes the actions of the map.
 *
 * Returns: (transfer full): the menu of them
 */
GMenuModel *
_kzru_map_view_init_actions (KzruMapView *self)
{
  static const GActionEntry entries[] = {
    { .name = "fit-all", .activate = fit_all_cb },
    { .name = "zoom-to-selection", .activate = zoom_to_selection_cb },
    { .name = "go-to-route", .parameter_type = "u", .activate = go_to_route_cb },
    { .name = "north-up", .activate = north_up_cb },
    { .name = "copy", .activate = copy_cb },
    { .name = "save", .activate = save_cb },
    { .name = "legend", .state = "true", .change_state = legend_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  _kzru_map_view_init_menu_actions (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "map", G_ACTION_GROUP (self->actions));

  return create_menu (self);
}
