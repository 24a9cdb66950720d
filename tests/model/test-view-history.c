/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-view-history.h"
#include "model/kzru-view-state.h"
#include "tests/test-util.h"

#define LATER (2 * KZRU_VIEW_HISTORY_MERGE)

static const KzruSpan wide = { 0, 1000000 };
static const KzruSpan narrow = { 400000, 600000 };
static const KzruSpan day = { 450000, 460000 };
static const KzruViewpoint astana = { 71.4, 51.2, 6, 0 };
static const KzruViewpoint aktau = { 51.2, 43.7, 8, 0 };

static void
assert_current (KzruViewHistory *history,
                KzruSpan         span)
{
  g_assert_true (kzru_span_equal (kzru_view_history_get_current (history).span, span));
}

/* There and back again; a new view forgets the way forward. */
static void
test_back_and_forward (void)
{
  g_autoptr (KzruViewHistory) history = kzru_view_history_new ();
  guint n_restored = 0;
  guint n_back = 0;
  guint n_forward = 0;
  gint64 now = LATER;

  g_signal_connect_swapped (history, "restored", G_CALLBACK (test_count_cb), &n_restored);
  g_signal_connect_swapped (history, "notify::can-go-back", G_CALLBACK (test_count_cb), &n_back);
  g_signal_connect_swapped (history, "notify::can-go-forward", G_CALLBACK (test_count_cb), &n_forward);

  kzru_view_history_go_back (history, now);
  g_assert_cmpuint (n_restored, ==, 0);

  kzru_view_history_visit_span (history, wide, now);
  g_assert_false (kzru_view_history_can_go_back (history));
  kzru_view_history_visit_span (history, narrow, now += LATER);
  kzru_view_history_visit_span (history, day, now += LATER);
  g_assert_cmpuint (n_back, ==, 1);

  kzru_view_history_go_back (history, now += LATER);
  kzru_view_history_go_back (history, now += LATER);
  assert_current (history, wide);
  g_assert_cmpuint (n_restored, ==, 2);
  g_assert_cmpuint (n_back, ==, 2);
  g_assert_cmpuint (n_forward, ==, 1);

  kzru_view_history_go_forward (history, now += LATER);
  assert_current (history, narrow);
  g_assert_true (kzru_view_history_can_go_forward (history));

  kzru_view_history_visit_span (history, (KzruSpan) { 7, 8 }, now += LATER);
  g_assert_false (kzru_view_history_can_go_forward (history));
  g_assert_cmpuint (n_forward, ==, 2);
  kzru_view_history_go_back (history, now);
  assert_current (history, narrow);
}

/* What follows at once is one step, and so is what both panes do. */
static void
test_merge (void)
{
  g_autoptr (KzruViewHistory) history = kzru_view_history_new ();
  KzruView view;
  gint64 now = LATER;

  kzru_view_history_visit_span (history, wide, now);
  kzru_view_history_visit_map (history, &astana, now += LATER);
  g_assert_false (kzru_view_history_can_go_back (history)); /* the map told late */

  kzru_view_history_visit_span (history, narrow, now += LATER);
  kzru_view_history_visit_span (history, day, now += 1000);
  kzru_view_history_visit_map (history, &aktau, now += 1000);

  kzru_view_history_go_back (history, now += LATER);
  view = kzru_view_history_get_current (history);
  g_assert_true (kzru_span_equal (view.span, wide));
  g_assert_true (view.has_map);
  g_assert_cmpfloat (view.map.zoom, ==, astana.zoom);
  g_assert_false (kzru_view_history_can_go_back (history));

  /* A pane that comes to rest beside where it was sent leaves the way open. */
  kzru_view_history_visit_span (history, (KzruSpan) { 3, 1000000 }, now + LATER);
  kzru_view_history_visit_map (history, &(KzruViewpoint) { 71, 51, 6, 0 }, now + 1000);
  g_assert_true (kzru_view_history_can_go_forward (history));
  kzru_view_history_go_forward (history, now += LATER);
  assert_current (history, day);
}

/* A map that nobody moved is no step, however late it comes to rest. */
static void
test_adjust (void)
{
  g_autoptr (KzruViewHistory) history = kzru_view_history_new ();
  gint64 now = LATER;

  kzru_view_history_visit_map (history, &astana, now);
  kzru_view_history_adjust_map (history, &aktau, now += LATER);
  g_assert_false (kzru_view_history_can_go_back (history));
  g_assert_cmpfloat (kzru_view_history_get_current (history).map.lon, ==, aktau.lon);

  kzru_view_history_visit_map (history, &astana, now += LATER);
  g_assert_true (kzru_view_history_can_go_back (history));
}

/* The oldest views are forgotten; one can always go back through the rest. */
static void
test_many (void)
{
  g_autoptr (KzruViewHistory) history = kzru_view_history_new ();
  gint64 now = 0;
  guint n_steps = 0;

  for (int i = 0; i < 1000; i++)
    kzru_view_history_visit_span (history, (KzruSpan) { i * 100, i * 100 + 50 }, now += LATER);

  for (; kzru_view_history_can_go_back (history); n_steps++)
    kzru_view_history_go_back (history, now += LATER);

  g_assert_cmpuint (n_steps, >=, 100);
  g_assert_cmpuint (n_steps, <, 1000);
  assert_current (history, (KzruSpan) { (999 - n_steps) * 100, (999 - n_steps) * 100 + 50 });
  kzru_view_history_clear (history);
  g_assert_false (kzru_view_history_can_go_forward (history));
}

/* Another atlas starts with no history. */
static void
test_other_atlas (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  g_autoptr (KzruViewState) state = kzru_view_state_new ();
  KzruViewHistory *history = kzru_view_state_get_history (state);

  kzru_view_history_visit_span (history, wide, 0);
  kzru_view_history_visit_span (history, narrow, LATER);
  kzru_view_state_set_atlas (state, atlas);
  g_assert_false (kzru_view_history_can_go_back (history));
  g_assert_true (kzru_span_is_empty (kzru_view_history_get_current (history).span));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view-history/back-and-forward", test_back_and_forward);
  g_test_add_func ("/view-history/merge", test_merge);
  g_test_add_func ("/view-history/adjust", test_adjust);
  g_test_add_func ("/view-history/many", test_many);
  g_test_add_func ("/view-history/other-atlas", test_other_atlas);

  return g_test_run ();
}
