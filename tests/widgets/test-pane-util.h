/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/widgets/test-widget-util.h"
#include "widgets/kzru-pane.h"

/* What tests of a pane start with: one in a window, which shows an atlas. Nothing is
 * animated, so that nothing has to be waited for but the moment after which children
 * are set right. */

static inline KzruViewState *
test_make_state (KzruAtlas *atlas)
{
  KzruViewState *state = kzru_view_state_new ();

  kzru_view_state_set_atlas (state, atlas);

  return state;
}

/* Puts a pane into a window of its own, which is not on the screen yet. */
static inline GtkWidget *
test_put_in_window (GtkWidget     *pane,
                    KzruViewState *state,
                    int            width,
                    int            height)
{
  GtkWidget *window = gtk_window_new ();

  g_object_set (gtk_widget_get_settings (window), "gtk-enable-animations", FALSE, NULL);
  kzru_pane_set_view_state (KZRU_PANE (pane), state);
  gtk_window_set_child (GTK_WINDOW (window), pane);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);

  return window;
}

/* Closes the window of a pane, and sees to it that nothing is left of what was in it. */
static inline void
test_close_window (GtkWidget     *window,
                   GtkWidget     *pane,
                   KzruViewState *state,
                   KzruAtlas     *atlas)
{
  g_object_add_weak_pointer (G_OBJECT (pane), (gpointer *) &pane);
  gtk_window_destroy (GTK_WINDOW (window));
  test_wait_for (pane == NULL);
  test_let_go (state);
  test_let_go (atlas);
}

/* Lets a pane show another view state, then none, and sees to it that it tells of that. */
static inline void
test_check_view_state (KzruPane *pane)
{
  g_autoptr (KzruViewState) before = g_object_ref (kzru_pane_get_view_state (pane));
  g_autoptr (KzruViewState) other = kzru_view_state_new ();
  guint n = 0;
  gulong id = g_signal_connect_swapped (pane, "notify::view-state", G_CALLBACK (test_count_cb), &n);

  kzru_pane_set_view_state (pane, before);
  g_assert_cmpuint (n, ==, 0);
  kzru_pane_set_view_state (pane, other);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (kzru_pane_get_view_state (pane) == other);
  test_rest ();
  g_object_set (pane, "view-state", NULL, NULL);
  g_assert_cmpuint (n, ==, 2);
  g_assert_null (kzru_pane_get_view_state (pane));
  test_rest ();
  g_signal_handler_disconnect (pane, id);
}
