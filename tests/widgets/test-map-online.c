/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/widgets/test-pane-util.h"

#include <glib/gstdio.h>
#include <shumate/shumate.h>

#include "widgets/kzru-map-view-private.h"

/* Tiles from a server on this machine: it counts who asks. */

typedef struct
{
  GSocketService *server;
  guint n_requests;
  int broken; /* atomic: the server answers that it cannot */
  GBytes *picture;

  KzruAtlas *atlas;
  KzruViewState *state;
  GtkWidget *window;
  GtkWidget *map; /* KzruMapView */
  GdkPaintable *screen; /* what is seen of the map */
} Fixture;

/* Every request is answered with the same picture, all red, in a thread: the
 * one who asks is in the main thread. */
static gboolean
answer_cb (GThreadedSocketService *service,
           GSocketConnection      *connection,
           GObject                *unused,
           gpointer                user_data)
{
  Fixture *fixture = user_data;
  gboolean broken = g_atomic_int_get (&fixture->broken);
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autofree char *head = NULL;
  char request[4096];

  g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), request, sizeof request, NULL, NULL);

  head = g_strdup_printf ("HTTP/1.1 %s\r\nContent-Type: image/png\r\nContent-Length: %" G_GSIZE_FORMAT
                          "\r\nConnection: close\r\n\r\n",
                          broken ? "503 Busy" : "200 OK",
                          broken ? 0 : g_bytes_get_size (fixture->picture));
  g_output_stream_write_all (out, head, strlen (head), NULL, NULL, NULL);
  if (!broken)
    g_output_stream_write_all (out, g_bytes_get_data (fixture->picture, NULL), g_bytes_get_size (fixture->picture),
                               NULL, NULL, NULL);

  return TRUE;
}

/* Each request comes with a connection of its own, of which the main thread hears first. */
static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *unused,
             gpointer           user_data)
{
  ((Fixture *) user_data)->n_requests++;

  return FALSE;
}

static GBytes *
make_picture (void)
{
  g_autofree guint32 *pixels = g_new (guint32, 256 * 256);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  for (guint i = 0; i < 256 * 256; i++)
    pixels[i] = 0xffff0000;
  bytes = g_bytes_new_take (g_steal_pointer (&pixels), 256 * 256 * 4);
  texture = gdk_memory_texture_new (256, 256, GDK_MEMORY_DEFAULT, bytes, 256 * 4);

  return gdk_texture_save_to_png_bytes (texture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->picture = make_picture ();
  fixture->server = g_threaded_socket_service_new (4);

  fixture->atlas = test_read_atlas ("map.kzru.json");
  fixture->state = test_make_state (fixture->atlas);
  fixture->map = kzru_map_view_new ();
  fixture->window = test_put_in_window (fixture->map, fixture->state, 700, 400);
  fixture->screen = gtk_widget_paintable_new (fixture->map);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->screen);
  test_close_window (fixture->window, fixture->map, fixture->state, fixture->atlas);

  /* Its threads hold it until they have answered. */
  g_socket_service_stop (fixture->server);
  test_let_go (fixture->server);
  g_bytes_unref (fixture->picture);
}

/* Starts to listen, and returns the addresses of tiles of this server. The
 * name makes them differ from those that are in the cache. */
static char *
listen (Fixture    *fixture,
        const char *name)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) effective = NULL;
  GError *error = NULL;

  g_socket_listener_add_address (G_SOCKET_LISTENER (fixture->server), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->server, "incoming", G_CALLBACK (incoming_cb), fixture);
  g_signal_connect (fixture->server, "run", G_CALLBACK (answer_cb), fixture);

  return g_strdup_printf ("http://127.0.0.1:%u/%s/{z}/{x}/{y}.png",
                          g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective)), name);
}

/* What the map needs for what it shows, it has asked for when all is at rest. */
static void
look_around (Fixture *fixture)
{
  kzru_map_view_zoom (KZRU_MAP_VIEW (fixture->map), 1);
  test_rest ();
  kzru_map_view_zoom (KZRU_MAP_VIEW (fixture->map), -2);
  test_rest ();
}

/* Draws the map as it is on the screen, or returns NULL if it is not yet. */
static GskRenderNode *
draw (Fixture *fixture)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (fixture->screen, snapshot, 700, 400);

  return gtk_snapshot_free_to_node (snapshot);
}

/* The colour at an edge of the map. */
static guint32
get_edge (Fixture *fixture,
          guint    x)
{
  g_autoptr (GskRenderNode) node = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 700, 400);
  cairo_t *cr = cairo_create (surface);
  guint32 pixel;

  test_wait_for ((node = draw (fixture)) != NULL);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixel = ((guint32 *) cairo_image_surface_get_data (surface))[200 * 700 + x] & 0xffffff;
  cairo_surface_destroy (surface);

  return pixel;
}

static guint32
get_corner (Fixture *fixture)
{
  return get_edge (fixture, 4);
}

/* The same, once the base map is there. */
static guint32
wait_for_base_map (Fixture *fixture)
{
  guint32 pixel;

  test_rest ();
  test_wait_for ((pixel = get_corner (fixture)) != 0);

  return pixel;
}

/* While it is off, or has no good address, nobody is asked for anything. */
static void
test_off (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *address = listen (fixture, "off");
  g_autofree char *bad = g_strconcat (address, "{s}", NULL);

  look_around (fixture);
  kzru_map_view_set_online_tiles (KZRU_MAP_VIEW (fixture->map), NULL, "Somebody");
  look_around (fixture);
  kzru_map_view_set_online_tiles (KZRU_MAP_VIEW (fixture->map), bad, "Somebody");
  look_around (fixture);

  g_assert_cmpuint (fixture->n_requests, ==, 0);
  g_assert_null (test_find_label (fixture->map, "Somebody"));
}

static void
test_on_and_off (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *address = listen (fixture, "on");
  guint32 offline;
  guint n;

  offline = wait_for_base_map (fixture);
  g_assert_cmphex (offline, !=, 0xff0000);

  kzru_map_view_set_online_tiles (KZRU_MAP_VIEW (fixture->map), address, "Somebody");
  g_assert_nonnull (test_find_label (fixture->map, "Somebody"));
  test_wait_for (get_corner (fixture) == 0xff0000);
  g_assert_cmpuint (fixture->n_requests, >, 0);

  /* The last column comes as well, also where the map grows to. */
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 400);
  test_wait_for (get_edge (fixture, 690) == 0xff0000);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 400);
  test_rest ();

  kzru_map_view_set_online_tiles (KZRU_MAP_VIEW (fixture->map), NULL, NULL);
  g_assert_null (test_find_label (fixture->map, "Somebody"));
  test_wait_for (get_corner (fixture) == offline);
  test_rest ();
  n = fixture->n_requests;
  look_around (fixture);
  g_assert_cmpuint (fixture->n_requests, ==, n);
}

static guint
count_names (Fixture *fixture)
{
  guint n_names, n_cities;
  KzruMapLayout *layout = kzru_map_scene_get_layout (KZRU_MAP_VIEW (fixture->map)->scene);

  kzru_map_layout_get_names (layout, &n_names);
  kzru_map_layout_get_cities (layout, &n_cities);
  return n_names + n_cities;
}

/* What most tiles name themselves is not named twice, unless one wants it. */
static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *address = listen (fixture, "names");

  wait_for_base_map (fixture);
  g_assert_cmpuint (count_names (fixture), >, 0);
  kzru_map_view_set_online_tiles (KZRU_MAP_VIEW (fixture->map), address, NULL);
  test_wait_for (count_names (fixture) == 0);
  kzru_map_view_set_online_names (KZRU_MAP_VIEW (fixture->map), TRUE);
  g_assert_cmpuint (count_names (fixture), >, 0);
  kzru_map_view_set_online_names (KZRU_MAP_VIEW (fixture->map), FALSE);
  g_assert_cmpuint (count_names (fixture), ==, 0);
  kzru_map_view_set_online_tiles (KZRU_MAP_VIEW (fixture->map), NULL, NULL);
  g_assert_cmpuint (count_names (fixture), >, 0);
}

/* Where no tile comes, the map of the program is to be seen, with its names, and that is
 * told, but not for each tile. */
static void
test_broken (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *address = listen (fixture, "broken");
  guint32 offline;
  guint n_told = 0;

  g_signal_connect_swapped (fixture->map, "told", G_CALLBACK (test_count_cb), &n_told);
  offline = wait_for_base_map (fixture);
  g_atomic_int_set (&fixture->broken, TRUE);
  kzru_map_view_set_online_tiles (KZRU_MAP_VIEW (fixture->map), address, NULL);
  test_wait_for (n_told != 0);
  look_around (fixture);
  test_wait_for (fixture->n_requests > 1);
  test_wait_for (get_corner (fixture) == offline);
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_cmpuint (count_names (fixture), >, 0);

  /* Once the server can, the tiles are what names places. */
  g_atomic_int_set (&fixture->broken, FALSE);
  test_wait_for ((look_around (fixture), count_names (fixture) == 0));
  g_assert_cmpuint (n_told, ==, 1);
}

/* The map may go while tiles are on their way. */
static void
test_dropped (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *address = listen (fixture, "dropped");

  kzru_map_view_set_online_tiles (KZRU_MAP_VIEW (fixture->map), address, "Somebody");
  test_wait_for (fixture->n_requests != 0);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *cache = g_dir_make_tmp ("kzru-online-XXXXXX", NULL);
  g_autofree char *command = NULL;
  int status;

  /* What was fetched once is kept there; nothing of the user's is touched. */
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/map-online/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("off", test_off);
  ADD ("on-and-off", test_on_and_off);
  ADD ("names", test_names);
  ADD ("broken", test_broken);
  ADD ("dropped", test_dropped);
#undef ADD

  status = g_test_run ();
  command = g_strdup_printf ("rm -r %s", cache);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  return status;
}
