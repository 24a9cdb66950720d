/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-software-drawing.h"

#include <epoxy/gl.h>
#include <string.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#ifdef HAVE_X11
#include <cairo-xlib.h>
#include <gdk/x11/gdkx.h>
#endif

/* Drawing without a graphics card, as in a virtual machine or over a remote desktop.
 *
 * GTK then takes OpenGL all the same, from a library that computes it, and draws the
 * whole window anew for every frame. Cairo draws what has changed, which in a
 * timeline is little. What is left to do is to keep what a frame was drawn in for
 * the next one: memory that comes fresh from the system is handed out page by page,
 * and in a window that moves as a whole that takes ten times as long as to draw. */

#ifdef __GLIBC__
/* A picture as large as a window of 4096 × 2160 pixels stays on the heap. */
#define LARGEST_BUFFER (36 * 1024 * 1024)

/* So much may lie free at the end of the heap: a few such pictures. */
#define MOST_FREE (128 * 1024 * 1024)
#endif

/* Where GTK finds what to draw a display with before it asks the environment, which may
 * not be changed while there are threads, and which programs that are started inherit.
 * It is not documented, though it has been there since GTK 4.0, for the inspector: a GTK
 * that did not know of it would draw as it does by itself. */
#define RENDERER_KEY "gsk-renderer"

/* The smallest picture that cairo puts into shared memory is of 64 × 64 pixels. */
#define TENANT 64

/* Whether OpenGL is computed. Where there is none, GTK draws with cairo by itself. */
static gboolean
computes_gl (GdkDisplay *display)
{
  static const char *const libraries[] = { "llvmpipe", "softpipe", "swrast", "SWR", "Software Rasterizer" };
  g_autoptr (GdkGLContext) context = gdk_display_create_gl_context (display, NULL);
  const char *renderer;
  gboolean found = FALSE;

  if (context == NULL || !gdk_gl_context_realize (context, NULL))
    return TRUE;

  gdk_gl_context_make_current (context);
  renderer = (const char *) glGetString (GL_RENDERER);
  for (guint i = 0; renderer != NULL && i < G_N_ELEMENTS (libraries); i++)
    found |= strstr (renderer, libraries[i]) != NULL;
  gdk_gl_context_clear_current ();

  return found;
}

static gboolean
is_chosen (GdkDisplay *display)
{
  const char *wanted = g_getenv ("GSK_RENDERER");

  if (wanted != NULL)
    return g_str_equal (wanted, "cairo");
  if (!computes_gl (display))
    return FALSE;

  g_object_set_data_full (G_OBJECT (display), RENDERER_KEY, g_strdup ("cairo"), g_free);
  return TRUE;
}

static void
keep_heap (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, LARGEST_BUFFER);
  mallopt (M_TRIM_THRESHOLD, MOST_FREE);
#endif
}

#ifdef HAVE_X11
/* The size of the largest monitor, in its pixels. */
static void
get_largest_size (GdkDisplay *display,
                  int        *width,
                  int        *height)
{
  GListModel *monitors = gdk_display_get_monitors (display);

  *width = 0;
  *height = 0;
  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      int scale = gdk_monitor_get_scale_factor (monitor);
      GdkRectangle geometry;

      gdk_monitor_get_geometry (monitor, &geometry);
      *width = MAX (*width, geometry.width * scale);
      *height = MAX (*height, geometry.height * scale);
    }
}

/* Frames go to an X server in memory that it shares. Cairo takes that in pools some
 * times as large as a picture, and gives a pool back when the last picture in it is
 * gone: after each frame. A small picture that stays keeps the pool. */
static void
keep_shared_memory (GdkDisplay *display)
{
  Display *xdisplay;
  cairo_surface_t *screen, *frame, *tenant;
  int width, height;

  if (!GDK_IS_X11_DISPLAY (display))
    return;

  xdisplay = gdk_x11_display_get_xdisplay (display);
  screen = cairo_xlib_surface_create (xdisplay, DefaultRootWindow (xdisplay),
                                      DefaultVisual (xdisplay, DefaultScreen (xdisplay)), 1, 1);
  get_largest_size (display, &width, &height);
  frame = cairo_surface_create_similar_image (screen, CAIRO_FORMAT_ARGB32, width, height);
  tenant = cairo_surface_create_similar_image (screen, CAIRO_FORMAT_ARGB32, TENANT, TENANT);
  cairo_surface_destroy (frame);
  cairo_surface_destroy (screen);
  g_object_set_data_full (G_OBJECT (display), "kzru-shared-memory", tenant, (GDestroyNotify) cairo_surface_destroy);
}
#endif

/**
 * kzru_software_drawing_init:
 * @display: where windows will be
 *
 * Prepares a program to draw fast if there is no graphics card. Call it before the
 * first window is shown. The variable `GSK_RENDERER` of the environment has the
 * last word on what GTK draws with.
 *
 * Returns: whether the program draws without a graphics card
 */
gboolean
kzru_software_drawing_init (GdkDisplay *display)
{
  if (!is_chosen (display))
    return FALSE;

  keep_heap ();
#ifdef HAVE_X11
  keep_shared_memory (display);
#endif

  return TRUE;
}
