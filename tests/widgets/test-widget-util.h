/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tests/test-util.h"

/* What tests of widgets start with. */

/* Timers that go off sooner than this are waited for, in ms: what waits for a movement to
 * be over does so for less. */
#define TEST_SOON 250

/* Whether the program has something to do, now or soon, of which it need not be told. */
static inline gboolean
test_is_due (void)
{
  GMainContext *context = g_main_context_default ();
  int priority, timeout;

  g_assert_true (g_main_context_acquire (context));
  g_main_context_prepare (context, &priority);
  g_main_context_query (context, G_MAXINT, &timeout, NULL, 0);
  g_main_context_release (context);

  return timeout >= 0 && timeout <= TEST_SOON;
}

typedef struct
{
  gboolean passed;
  gboolean used;
} TestFrame;

static inline void
test_frame_used_cb (TestFrame *frame)
{
  frame->used = TRUE;
}

static inline void
test_frame_passed_cb (TestFrame *frame)
{
  frame->passed = TRUE;
}

/* Lets a window go through a whole frame, and says whether there was anything to do in it:
 * something moves, or was to be laid out, or drawn. */
static inline gboolean
test_pass_frame (GtkWidget *window)
{
  static const char * const uses[] = { "update", "layout", "paint" };
  g_autoptr (GdkFrameClock) clock = g_object_ref (gtk_widget_get_frame_clock (window));
  TestFrame frame = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    g_signal_connect_swapped (clock, uses[i], G_CALLBACK (test_frame_used_cb), &frame);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (test_frame_passed_cb), &frame);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
  test_wait_for (frame.passed);
  g_signal_handlers_disconnect_by_data (clock, &frame);

  return frame.used;
}

/* Whether all is as it will stay: whatever the X server was told has come back from it, no
 * timer goes off soon, and no window has anything to do in a frame. Lets the next thing
 * happen if not. */
static inline gboolean
test_is_at_rest (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  gdk_display_sync (gdk_display_get_default ());
  if (g_main_context_pending (NULL) || test_is_due ())
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (window) && test_pass_frame (window))
        return FALSE;
    }

  gdk_display_sync (gdk_display_get_default ());
  return !g_main_context_pending (NULL) && !test_is_due ();
}

/* Lets happen what comes of what was done, however long that takes: movements end,
 * children are set right, all is laid out and drawn. What other threads do is waited for
 * only where somebody is told how far they are: for the rest there is test_wait_for(). */
static inline void
test_rest (void)
{
  test_wait_for (test_is_at_rest ());
}

/* Collects the descendants of @root of a type, in the order they stand in. */
static inline void
test_collect (GtkWidget *root,
              GType      type,
              GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    g_ptr_array_add (found, root);

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    test_collect (child, type, found);
}

/* The label below @root whose text contains @text, or NULL. */
static inline GtkWidget *
test_find_label (GtkWidget  *root,
                 const char *text)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  test_collect (root, GTK_TYPE_LABEL, labels);
  for (guint i = 0; i < labels->len; i++)
    {
      if (strstr (gtk_label_get_text (labels->pdata[i]), text) != NULL
          && gtk_widget_get_visible (labels->pdata[i]))
        return labels->pdata[i];
    }

  return NULL;
}

/* The controller of a type that was added to a widget last: GTK and libshumate have
 * some of the same types. If it is a gesture, it is one for @button, or for any if that
 * is 0. */
static inline GtkEventController *
test_find_controller (GtkWidget *widget,
                      GType      type,
                      guint      button)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      /* The widget, which stays, has another reference. */
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) == type
          && (button == 0 || gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == button))
        return controller;
    }

  g_assert_not_reached ();
}

/* What a key does in a widget, or NULL. */
static inline GtkShortcut *
test_find_shortcut (GtkWidget       *widget,
                    guint            key,
                    GdkModifierType  modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr (GtkShortcutTrigger) wanted = gtk_keyval_trigger_new (key, modifiers);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          /* The controller, which stays, has another reference. */
          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
            return shortcut;
        }
    }

  return NULL;
}

/* Does what a widget does when a key is pressed in it. */
static inline void
test_press (GtkWidget       *widget,
            guint            key,
            GdkModifierType  modifiers)
{
  GtkShortcut *shortcut = test_find_shortcut (widget, key, modifiers);

  g_assert_nonnull (shortcut);
  g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                               gtk_shortcut_get_arguments (shortcut)));
}

/* What is on the screen of a widget now. */
static inline GBytes *
test_dup_picture (GdkPaintable *screen)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  GBytes *picture;

  test_rest ();
  gdk_paintable_snapshot (screen, snapshot, gdk_paintable_get_intrinsic_width (screen),
                          gdk_paintable_get_intrinsic_height (screen));
  node = gtk_snapshot_free_to_node (snapshot);
  picture = gsk_render_node_serialize (node);
  gsk_render_node_unref (node);

  return picture;
}
