/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gtk/gtk.h>

#include "widgets/kzru-software-drawing.h"

/* A display of its own, as nothing of it can be undone. */
static GdkDisplay *
open_display (void)
{
  GdkDisplay *display = gdk_display_open (NULL);

  g_assert_nonnull (display);
  return display;
}

static gboolean
draws_with_cairo (GdkDisplay *display)
{
  GdkSurface *surface = gdk_surface_new_toplevel (display);
  GskRenderer *renderer = gsk_renderer_new_for_surface (surface);
  gboolean is_cairo = GSK_IS_CAIRO_RENDERER (renderer);

  gsk_renderer_unrealize (renderer);
  g_object_unref (renderer);
  gdk_surface_destroy (surface);
  g_object_unref (surface);

  return is_cairo;
}

/* On a display without a graphics card, such as a test has, windows are drawn with
 * cairo. What the program starts later does not hear of it, and the display can be
 * closed. */
static void
test_computed (void)
{
  GdkDisplay *display = open_display ();

  g_unsetenv ("GSK_RENDERER");
  g_assert_true (kzru_software_drawing_init (display));
  g_assert_null (g_getenv ("GSK_RENDERER"));
  g_assert_true (draws_with_cairo (display));

  gdk_display_close (display);
  g_object_unref (display);
}

/* Whoever has said what to draw with is left alone. */
static void
test_asked_for (void)
{
  GdkDisplay *display = open_display ();

  g_setenv ("GSK_RENDERER", "gl", TRUE);
  g_assert_false (kzru_software_drawing_init (display));
  g_assert_cmpstr (g_getenv ("GSK_RENDERER"), ==, "gl");
  g_assert_false (draws_with_cairo (display));

  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_assert_true (kzru_software_drawing_init (display));
  g_assert_cmpstr (g_getenv ("GSK_RENDERER"), ==, "cairo");

  gdk_display_close (display);
  g_object_unref (display);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/software-drawing/computed", test_computed);
  g_test_add_func ("/software-drawing/asked-for", test_asked_for);

  return g_test_run ();
}
