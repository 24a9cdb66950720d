/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/widgets/test-pane-util.h"
#include "widgets/kzru-lane-head.h"
#include "widgets/kzru-overview.h"
#include "widgets/kzru-timeline-private.h"

/* What tests of the timeline as a widget start with: the small atlas in a window. In
 * most nothing is animated, so that nothing has to be waited for but the moment after
 * which children are set right. */

typedef struct
{
  KzruAtlas *atlas;
  KzruViewState *state;
  GtkWidget *window;
  GtkWidget *timeline;
  GtkWidget *overview; /* NULL, unless a test adds it */
} Fixture;

/* Adds a test of a timeline. */
#define TEST_TIMELINE(path, function) \
  g_test_add (path, Fixture, NULL, test_set_up_timeline, function, test_tear_down_timeline)

/* Adds a test of a timeline with the overview below it, where what moves is animated. */
#define TEST_OVERVIEW(path, function) \
  g_test_add (path, Fixture, NULL, test_set_up_overview, function, test_tear_down_timeline)

static inline void
test_open_timeline (Fixture   *fixture,
                    GtkWidget *overview)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", overview != NULL, NULL);
  fixture->atlas = test_read_atlas ("small.kzru.json");
  fixture->state = test_make_state (fixture->atlas);

  fixture->timeline = kzru_timeline_new ();
  fixture->overview = overview;
  kzru_pane_set_view_state (KZRU_PANE (fixture->timeline), fixture->state);
  gtk_widget_set_vexpand (fixture->timeline, TRUE);
  gtk_box_append (GTK_BOX (box), fixture->timeline);
  if (overview != NULL)
    {
      kzru_pane_set_view_state (KZRU_PANE (overview), fixture->state);
      gtk_box_append (GTK_BOX (box), overview);
    }

  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1400, 500);
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_wait_for (gtk_widget_get_width (fixture->timeline) != 0);
  test_rest ();
}

static inline void
test_set_up_timeline (Fixture       *fixture,
                      gconstpointer  data)
{
  test_open_timeline (fixture, NULL);
}

static inline void
test_set_up_overview (Fixture       *fixture,
                      gconstpointer  data)
{
  test_open_timeline (fixture, kzru_overview_new ());
}

static inline void
test_tear_down_timeline (Fixture       *fixture,
                         gconstpointer  data)
{
  if (fixture->overview != NULL)
    g_object_add_weak_pointer (G_OBJECT (fixture->overview), (gpointer *) &fixture->overview);
  test_close_window (fixture->window, fixture->timeline, fixture->state, fixture->atlas);
  g_assert_null (fixture->overview);
}

/* Shows another atlas than the small one, which is let go. */
static inline void
test_replace_atlas (Fixture   *fixture,
                    KzruAtlas *atlas)
{
  g_object_unref (fixture->atlas);
  fixture->atlas = atlas;
  kzru_view_state_set_atlas (fixture->state, atlas);
}

/* A table that is so large that other threads are at work on it: of 18,000 events in
 * three categories, each fourth of them approximate. */
static inline KzruAtlas *
test_read_large_table (void)
{
  g_autoptr (GString) text = g_string_new ("id,title,start,category\n");

  for (guint i = 0; i < 18000; i++)
    g_string_append_printf (text, "%u,Event %u,%u%s,%c\n", i, i, 1000 + i % 900, i % 4 == 0 ? "~" : "", 'a' + i % 3);

  return test_read_table (text->str);
}

static inline void
test_wait_for_lanes (KzruTimeline *timeline)
{
  test_wait_for (timeline->dividing == NULL);
}

/* Presses a key, and waits for what comes of it. */
static inline void
test_press_and_rest (GtkWidget       *widget,
                     guint            key,
                     GdkModifierType  modifiers)
{
  test_press (widget, key, modifiers);
  test_rest ();
}

static inline const char *
test_get_selected_id (Fixture *fixture)
{
  KzruRef selected = kzru_view_state_get_selected (fixture->state);

  return selected.kind == KZRU_RECORD_NONE ? NULL : kzru_atlas_get_record_id (fixture->atlas, selected);
}

static inline double
test_get_duration (Fixture *fixture)
{
  KzruSpan visible = kzru_view_state_get_visible_span (fixture->state);

  return (double) (visible.end - visible.start);
}

static inline void
test_act (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->timeline, action, NULL));
}

/* The child of a type that can be seen, by its place among them. */
static inline GtkWidget *
test_find_child (Fixture *fixture,
                 GType    type,
                 guint    place)
{
  for (GtkWidget *child = gtk_widget_get_first_child (fixture->timeline); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (G_TYPE_CHECK_INSTANCE_TYPE (child, type) && gtk_widget_get_mapped (child) && place-- == 0)
      return child;

  return NULL;
}

static inline GtkWidget *
test_find_head (Fixture    *fixture,
                const char *key)
{
  for (GtkWidget *child = gtk_widget_get_first_child (fixture->timeline); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (KZRU_IS_LANE_HEAD (child) && g_strcmp0 (kzru_lane_head_get_key (KZRU_LANE_HEAD (child)), key) == 0)
      return child;

  return NULL;
}
