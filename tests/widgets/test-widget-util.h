/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tests/test-util.h"

/* What tests of widgets start with. */

/* Lets everything that was queued happen. */
static inline void
test_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Lets movements end and children be set right: nothing has happened any more for
 * longer than a movement waits for its next step. What never comes to rest is not
 * waited for. */
static inline void
test_rest (void)
{
  const gint64 quiet = 200 * 1000, most = 5 * G_USEC_PER_SEC; /* µs */
  gint64 started = g_get_monotonic_time ();
  gint64 last = started;

  while (g_get_monotonic_time () - last < quiet && g_get_monotonic_time () - started < most)
    {
      if (g_main_context_iteration (NULL, FALSE))
        last = g_get_monotonic_time ();
      else
        g_usleep (1000);
    }
}

/* Lets things happen for so long. */
static inline void
test_wait (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}

/* Lets what takes a few frames happen, however slow the machine is. */
static inline void
test_rest_for (guint milliseconds)
{
  test_wait (milliseconds);
  test_settle ();
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
