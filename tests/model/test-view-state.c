/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-atlas-spans.h"
#include "model/kzru-view-state.h"
#include "tests/test-util.h"

static void
count (KzruViewState *state,
       const char    *signal,
       guint         *n)
{
  *n = 0;
  g_signal_connect_swapped (state, signal, G_CALLBACK (test_count_cb), n);
}

/* A property tells of a change once, and of none when nothing changed. */
static void
test_notify (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  KzruViewState *state = kzru_view_state_new ();
  KzruRef event = test_find (atlas, "causeway-built-2001");
  guint n_atlas, n_selected, n_hovered, n_span, n_query, n_shown, n_calendars;
  static const char * const two[] = { "gregorian", "persian", NULL };

  count (state, "notify::atlas", &n_atlas);
  kzru_view_state_set_atlas (state, atlas);
  kzru_view_state_set_atlas (state, atlas);
  g_assert_cmpuint (n_atlas, ==, 1);

  count (state, "notify::selected", &n_selected);
  kzru_view_state_select (state, event);
  kzru_view_state_select (state, event);
  g_assert_cmpuint (n_selected, ==, 1);
  g_object_set (state, "selected", NULL, NULL);
  g_assert_cmpuint (n_selected, ==, 2);
  g_assert_cmpint (kzru_view_state_get_selected (state).kind, ==, KZRU_RECORD_NONE);

  count (state, "notify::hovered", &n_hovered);
  kzru_view_state_hover (state, event);
  kzru_view_state_hover (state, event);
  g_assert_cmpuint (n_hovered, ==, 1);

  count (state, "notify::visible-span", &n_span);
  kzru_view_state_set_visible_span (state, (KzruSpan) { 0, 1000 });
  kzru_view_state_set_visible_span (state, (KzruSpan) { 0, 1000 });
  g_assert_cmpuint (n_span, ==, 1);

  count (state, "notify::query", &n_query);
  count (state, "shown-changed", &n_shown);
  kzru_view_state_set_query (state, "causeway");
  kzru_view_state_set_query (state, "causeway");
  g_assert_cmpuint (n_query, ==, 1);
  g_assert_cmpuint (n_shown, ==, 1);
  kzru_view_state_set_query (state, "causeway ");
  g_assert_cmpuint (n_query, ==, 2);
  g_assert_cmpuint (n_shown, ==, 1);

  count (state, "notify::calendars", &n_calendars);
  kzru_view_state_set_calendars (state, two);
  kzru_view_state_set_calendars (state, two);
  g_assert_cmpuint (n_calendars, ==, 1);

  g_assert_finalize_object (state);
}

/* Nothing of the old atlas is left when another one is opened. */
static void
test_other_atlas (void)
{
  g_autoptr (KzruAtlas) first = test_read_atlas ("small.kzru.json");
  g_autoptr (KzruAtlas) second = test_read_atlas ("small.kzru.json");
  g_autoptr (KzruViewState) state = kzru_view_state_new ();

  kzru_view_state_set_atlas (state, first);
  kzru_view_state_select (state, test_find (first, "sampline"));
  kzru_view_state_hover (state, test_find (first, "sampline"));
  kzru_view_state_set_query (state, "no such thing");
  g_assert_cmpuint (kzru_view_state_get_n_shown (state, KZRU_RECORD_EVENT), ==, 0);

  kzru_view_state_set_atlas (state, second);
  g_assert_cmpint (kzru_view_state_get_selected (state).kind, ==, KZRU_RECORD_NONE);
  g_assert_cmpint (kzru_view_state_get_hovered (state).kind, ==, KZRU_RECORD_NONE);
  g_assert_cmpstr (kzru_view_state_get_query (state), ==, "");
  g_assert_cmpuint (kzru_view_state_get_n_shown (state, KZRU_RECORD_EVENT), ==,
                    kzru_atlas_get_n_records (second, KZRU_RECORD_EVENT));

  kzru_view_state_set_atlas (state, NULL);
  g_assert_null (kzru_view_state_get_atlas (state));
  g_assert_true (kzru_span_is_empty (kzru_view_state_get_document_span (state)));
}

/* Every event with a finite date lies within the document's span. */
static void
test_spans (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  g_autoptr (KzruViewState) state = kzru_view_state_new ();
  KzruSpan document, visible;

  kzru_view_state_set_atlas (state, atlas);
  document = kzru_view_state_get_document_span (state);
  visible = kzru_view_state_get_visible_span (state);

  g_assert_true (kzru_span_contains (document, visible));
  for (guint i = 0; i < kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT); i++)
    {
      const KzruEvent *event = kzru_atlas_get_event (atlas, i);
      KzruSpan outer = kzru_edtf_get_bounds (event->dates[0].edtf)->outer;

      if (outer.start != KZRU_INSTANT_MIN)
        g_assert_cmpint (outer.start, >=, document.start);
      if (outer.end != KZRU_INSTANT_MAX)
        g_assert_cmpint (outer.end, <=, document.end);
    }
}

/* Pointing at a corridor lights up its events, and back. */
/* From the first year that can be counted to the last there are more seconds
 * than can be counted. */
static void
test_longest_span (void)
{
  static const char * const changes[] = {
    "\"edtf\": \"2009\"", "\"edtf\": \"Y-292E9\"", "\"edtf\": \"2015-01\"", "\"edtf\": \"Y292E9\"", NULL
  };
  g_autoptr (KzruAtlas) atlas = test_read_changed_atlas ("small.kzru.json", changes);
  KzruSpan document, first_view;

  kzru_atlas_measure_spans (atlas, &document, &first_view);
  g_assert_cmpint (document.start, ==, KZRU_INSTANT_MIN);
  g_assert_cmpint (document.end, ==, KZRU_INSTANT_MAX);
  g_assert_true (kzru_span_contains (document, first_view));
  g_assert_false (kzru_span_is_empty (first_view));
}

/* The years of the title: what is open counts by the end that is known. */
static void
test_dates (void)
{
  static const struct
  {
    const char *dates[3];
    const char *start;
    const char *end;
  } cases[] = {
    { { "1995-03-01", "1994", "1996" }, "1994-01-01", "1996-12-31" },
    { { "1995-03-01", "/1993-02-03", "1994-05-05/.." }, "1993-02-03", "1995-03-01" },
    { { "/1993-02-03" }, "1993-02-03", "1993-02-03" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new ("id,title,start\n");
      g_autoptr (KzruAtlas) atlas = NULL;
      g_autoptr (KzruEdtf) start = kzru_edtf_parse (cases[i].start, NULL);
      g_autoptr (KzruEdtf) end = kzru_edtf_parse (cases[i].end, NULL);
      KzruSpan span;

      for (guint j = 0; j < G_N_ELEMENTS (cases[i].dates) && cases[i].dates[j] != NULL; j++)
        g_string_append_printf (text, "%u,Event,%s\n", j, cases[i].dates[j]);
      atlas = test_read_table (text->str);
      span = kzru_atlas_measure_dates (atlas);

      g_assert_true (kzru_span_contains (kzru_edtf_get_bounds (start)->outer, (KzruSpan) { span.start, span.start + 1 }));
      g_assert_true (kzru_span_contains (kzru_edtf_get_bounds (end)->outer, (KzruSpan) { span.end - 1, span.end }));
    }
}

static void
test_lit (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  g_autoptr (KzruViewState) state = kzru_view_state_new ();
  KzruRef corridor = test_find (atlas, "long-causeway");
  KzruRef built = test_find (atlas, "causeway-built-2001");
  KzruRef opened = test_find (atlas, "pipeline-opened-2009");
  KzruRef port = test_find (atlas, "port-exempel");

  kzru_view_state_set_atlas (state, atlas);

  kzru_view_state_hover (state, corridor);
  g_assert_true (kzru_view_state_is_hovered (state, corridor));
  g_assert_true (kzru_view_state_is_hovered (state, built));
  g_assert_false (kzru_view_state_is_hovered (state, opened));

  kzru_view_state_select (state, built);
  g_assert_true (kzru_view_state_is_selected (state, corridor));
  g_assert_true (kzru_view_state_is_selected (state, port));
  g_assert_false (kzru_view_state_is_selected (state, opened));

  kzru_view_state_hover (state, KZRU_REF_NONE);
  g_assert_false (kzru_view_state_is_hovered (state, corridor));
}

/* Words of any language, of titles, passages and names, in any order. */
static void
test_query (void)
{
  static const struct
  {
    const char *query;
    const char *id;
    gboolean shown;
  } cases[] = {
    { "", "treaty-of-calm-waters-1998", TRUE },
    { "  CALM   waters ", "treaty-of-calm-waters-1998", TRUE },
    { "calm waters", "causeway-built-2001", FALSE },
    { "ساخت گذرگاه", "causeway-built-2001", TRUE },
    { "ساخت گذرگاه", "pipeline-opened-2009", FALSE },
    { "Muster", "muster-visit-1990s", TRUE },
    { "samplon port", "causeway-built-2001", TRUE },
    { "pipeline", "sampline", TRUE },
    { "pipeline", "ridge-border", FALSE },
    { "بیش از 100", "fig-border-100", TRUE },
  };
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  g_autoptr (KzruViewState) state = kzru_view_state_new ();

  kzru_view_state_set_atlas (state, atlas);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      kzru_view_state_set_query (state, cases[i].query);
      g_test_message ("“%s” in %s", cases[i].query, cases[i].id);
      g_assert_cmpint (kzru_view_state_is_shown (state, test_find (atlas, cases[i].id)), ==,
                       cases[i].shown);
    }
}

#define DAY KZRU_SECONDS_PER_DAY

/* The span that a date takes up. */
static KzruSpan
span_of (const char *text)
{
  g_autoptr (KzruEdtf) date = kzru_edtf_parse (text, NULL);

  return kzru_edtf_get_bounds (date)->outer;
}

/* Range, mode, playhead and the choices tell of a change once. */
static void
test_notify_time (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  KzruViewState *state = kzru_view_state_new ();
  guint n_range, n_mode, n_playhead, n_lanes, n_all, n_shown, n_found;
  gint64 playhead;

  kzru_view_state_set_atlas (state, atlas);
  g_assert_false (kzru_view_state_has_time_range (state));
  g_assert_false (kzru_view_state_has_playhead (state));

  count (state, "notify::time-range", &n_range);
  count (state, "notify::time-mode", &n_mode);
  count (state, "notify::playhead", &n_playhead);
  count (state, "notify::lane-mode", &n_lanes);
  count (state, "notify::show-all-times", &n_all);
  count (state, "shown-changed", &n_shown);
  count (state, "found-changed", &n_found);

  /* With no range, the mode is of no account. */
  g_object_set (state, "time-mode", KZRU_TIME_CERTAINLY_WITHIN, NULL);
  kzru_view_state_set_time_mode (state, KZRU_TIME_CERTAINLY_WITHIN);
  g_assert_cmpuint (n_mode, ==, 1);
  g_assert_cmpuint (n_shown, ==, 0);

  /* One empty range is as good as another. */
  kzru_view_state_set_time_range (state, (KzruSpan) { DAY, DAY });
  g_assert_cmpuint (n_range, ==, 0);
  kzru_view_state_set_time_range (state, (KzruSpan) { 0, DAY });
  kzru_view_state_set_time_range (state, (KzruSpan) { 0, DAY });
  g_assert_cmpuint (n_range, ==, 1);
  g_assert_cmpuint (n_shown, ==, 1);
  kzru_view_state_set_time_mode (state, KZRU_TIME_POSSIBLY_WITHIN);
  g_assert_cmpuint (n_shown, ==, 2);
  g_object_set (state, "time-range", NULL, NULL);
  g_assert_false (kzru_view_state_has_time_range (state));
  g_assert_cmpuint (n_shown, ==, 3);
  g_assert_cmpuint (n_found, ==, 0);

  kzru_view_state_set_playhead (state, 5 * DAY);
  kzru_view_state_set_playhead (state, 5 * DAY);
  g_assert_cmpuint (n_playhead, ==, 1);
  g_object_get (state, "playhead", &playhead, NULL);
  g_assert_cmpint (playhead, ==, 5 * DAY);
  g_assert_true (kzru_view_state_has_playhead (state));

  kzru_view_state_set_lane_mode (state, KZRU_LANE_MODE_PLACE);
  g_object_set (state, "lane-mode", KZRU_LANE_MODE_PLACE, NULL);
  g_assert_cmpuint (n_lanes, ==, 1);

  kzru_view_state_set_show_all_times (state, 2);
  g_object_set (state, "show-all-times", TRUE, NULL);
  g_assert_cmpuint (n_all, ==, 1);

  g_assert_finalize_object (state);
}

/* What may lie in the range and what must, beside the query. */
static void
test_time_range (void)
{
  static const struct
  {
    const char *range;
    const char *id;
    gboolean possibly;
    gboolean certainly;
  } cases[] = {
    { "2001/2006", "causeway-built-2001", TRUE, TRUE },
    { "2002/2006", "causeway-built-2001", TRUE, FALSE },     /* under way */
    { "2003", "causeway-built-2001", TRUE, FALSE },          /* all the time */
    { "2007", "causeway-built-2001", FALSE, FALSE },
    { "2009", "pipeline-opened-2009", TRUE, TRUE },
    { "2009-03", "pipeline-opened-2009", TRUE, FALSE },
    { "2010", "pipeline-opened-2009", FALSE, FALSE },
    { "2001/2020", "branch-planned-2013", TRUE, FALSE },     /* goes on */
    { "2001/2010", "branch-planned-2013", FALSE, FALSE },
    { "1997", "muster-visit-1990s", TRUE, FALSE },           /* only by one of two claims */
    { "199X", "muster-visit-1990s", TRUE, TRUE },
    { "1998", "treaty-of-calm-waters-1998", TRUE, FALSE },
    { "2014", "fig-goods-2014", TRUE, TRUE },
    { "2015", "fig-goods-2014", FALSE, FALSE },
    { "2015", "fig-border-96", TRUE, FALSE },                /* of no known time */
    { "1995", "ridge-border", TRUE, TRUE },                  /* nothing is known of its state */
    { "1995", "sampline", FALSE, FALSE },                    /* not there yet */
    { "2020", "sampline", TRUE, TRUE },
    { "2020", "port-exempel", TRUE, TRUE },                  /* places have no time */
  };
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  g_autoptr (KzruViewState) state = kzru_view_state_new ();

  kzru_view_state_set_atlas (state, atlas);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KzruRef ref = test_find (atlas, cases[i].id);

      g_test_message ("%s in %s", cases[i].id, cases[i].range);
      kzru_view_state_set_time_range (state, span_of (cases[i].range));
      kzru_view_state_set_time_mode (state, KZRU_TIME_POSSIBLY_WITHIN);
      g_assert_cmpint (kzru_view_state_is_shown (state, ref), ==, cases[i].possibly);
      kzru_view_state_set_time_mode (state, KZRU_TIME_CERTAINLY_WITHIN);
      g_assert_cmpint (kzru_view_state_is_shown (state, ref), ==, cases[i].certainly);
      g_assert_true (kzru_view_state_is_found (state, ref));
    }
}

/* Query and range together, counted; the map may show all times, and still only
 * what is searched for. */
static void
test_time_and_query (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  g_autoptr (KzruViewState) state = kzru_view_state_new ();
  KzruRef visit = test_find (atlas, "muster-visit-1990s");
  KzruRef pipeline = test_find (atlas, "pipeline-opened-2009");

  kzru_view_state_set_atlas (state, atlas);
  kzru_view_state_set_time_range (state, span_of ("199X"));
  g_assert_cmpuint (kzru_view_state_get_n_shown (state, KZRU_RECORD_EVENT), ==, 2);
  kzru_view_state_set_query (state, "muster");
  g_assert_cmpuint (kzru_view_state_get_n_shown (state, KZRU_RECORD_EVENT), ==, 1);

  g_assert_false (kzru_view_state_is_shown_on_map (state, pipeline));
  kzru_view_state_set_show_all_times (state, TRUE);
  g_assert_false (kzru_view_state_is_shown_on_map (state, pipeline));
  kzru_view_state_set_query (state, "");
  g_assert_true (kzru_view_state_is_shown_on_map (state, pipeline));
  g_assert_false (kzru_view_state_is_shown (state, pipeline));

  kzru_view_state_set_time_range (state, span_of ("2009"));
  g_assert_false (kzru_view_state_is_shown (state, visit));
  kzru_view_state_set_playhead (state, DAY);

  /* A time range is of one atlas, as a query is. */
  kzru_view_state_set_atlas (state, NULL);
  g_assert_false (kzru_view_state_has_time_range (state));
  g_assert_false (kzru_view_state_has_playhead (state));
  g_assert_cmpuint (kzru_view_state_get_n_shown (state, KZRU_RECORD_EVENT), ==, 0);
}

/* On the map a route is there at any time, drawn as it stood; an event is there if
 * it is in the range and has begun by the time of the playhead. */
static void
test_on_map (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  g_autoptr (KzruViewState) state = kzru_view_state_new ();
  KzruRef route = test_find (atlas, "sampline");
  KzruRef causeway = test_find (atlas, "causeway-built-2001");
  KzruRef pipeline = test_find (atlas, "pipeline-opened-2009");
  gint64 instant;

  kzru_view_state_set_atlas (state, atlas);
  g_assert_false (kzru_view_state_get_map_instant (state, &instant));

  kzru_view_state_set_time_range (state, span_of ("1995"));
  g_assert_false (kzru_view_state_is_shown (state, route));
  g_assert_true (kzru_view_state_is_shown_on_map (state, route));
  g_assert_true (kzru_view_state_get_map_instant (state, &instant));
  g_assert_cmpint (instant, ==, span_of ("1995").end - 1);

  kzru_view_state_set_time_range (state, span_of ("2001/2010"));
  g_assert_true (kzru_view_state_is_shown_on_map (state, pipeline));
  kzru_view_state_set_playhead (state, span_of ("2008").end);
  g_assert_true (kzru_view_state_is_shown_on_map (state, causeway));
  g_assert_true (kzru_view_state_get_map_instant (state, &instant));
  g_assert_cmpint (instant, ==, span_of ("2008").end);
  kzru_view_state_set_playhead (state, span_of ("2008").start);
  g_assert_false (kzru_view_state_is_shown_on_map (state, pipeline));
  g_assert_true (kzru_view_state_is_shown_on_map (state, route));

  kzru_view_state_set_show_all_times (state, TRUE);
  g_assert_false (kzru_view_state_get_map_instant (state, &instant));
  g_assert_true (kzru_view_state_is_shown_on_map (state, pipeline));
}

/* What the playhead has not come to is not on the map, though another claim is earlier. */
static void
test_on_map_by_first_claim (void)
{
  g_autoptr (KzruAtlas) atlas = test_read_atlas ("small.kzru.json");
  g_autoptr (KzruViewState) state = kzru_view_state_new ();
  KzruRef visit = test_find (atlas, "muster-visit-1990s");

  kzru_view_state_set_atlas (state, atlas);
  kzru_view_state_set_playhead (state, span_of ("1997-06-03").start - 1);
  g_assert_false (kzru_view_state_is_shown_on_map (state, visit));
  kzru_view_state_set_playhead (state, span_of ("1997-06-03").start);
  g_assert_true (kzru_view_state_is_shown_on_map (state, visit));

  kzru_view_state_set_time_range (state, span_of ("1994"));
  g_assert_true (kzru_view_state_is_shown (state, visit));
}

static guint
wait_for_count (KzruViewState *state)
{
  guint n;

  test_wait_for (kzru_view_state_count_shown (state, KZRU_RECORD_EVENT, &n));

  return n;
}

/* Drags an end of the range: each step is counted at once, and truly. */
static void
assert_counted_while_dragged (KzruViewState *state,
                              KzruSpan       span)
{
  guint n;

  for (guint i = 1; i <= 10; i++)
    {
      kzru_view_state_set_time_range (state, (KzruSpan) { span.start, span.start + (span.end - span.start) / 10 * i });
      g_assert_true (kzru_view_state_count_shown (state, KZRU_RECORD_EVENT, &n));
      g_assert_cmpuint (n, ==, kzru_view_state_get_n_shown (state, KZRU_RECORD_EVENT));
    }
}

/* The rows of a large table are gone through elsewhere, and once for all ranges. */
static void
test_count_large (void)
{
  g_autoptr (GString) text = g_string_new ("id,title,start\n");
  g_autoptr (KzruAtlas) atlas = NULL;
  g_autoptr (KzruAtlas) small = test_read_atlas ("small.kzru.json");
  g_autoptr (KzruViewState) state = kzru_view_state_new ();
  KzruSpan span;
  guint n_counted, n;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%u,Event,%u\n", i, 1100 + i % 800);
  atlas = test_read_table (text->str);
  kzru_view_state_set_atlas (state, atlas);
  count (state, "counted", &n_counted);
  span = kzru_view_state_get_document_span (state);
  g_assert_true (kzru_view_state_count_shown (state, KZRU_RECORD_EVENT, &n));
  g_assert_cmpuint (n, ==, 20000);

  for (guint i = 0; i < 3; i++)
    {
      kzru_view_state_set_time_range (state, (KzruSpan) { span.start, span.start / 2 + span.end / 2 + 86400LL * 3000 * i });
      for (guint again = 0; again < 2; again++)
        g_assert_false (kzru_view_state_count_shown (state, KZRU_RECORD_EVENT, &n));
    }
  g_assert_cmpuint (wait_for_count (state), ==, kzru_view_state_get_n_shown (state, KZRU_RECORD_EVENT));
  g_assert_cmpuint (n_counted, ==, 1);
  assert_counted_while_dragged (state, span);

  /* In the other mode, and with words to search for, other events may be in a range. */
  kzru_view_state_set_time_mode (state, KZRU_TIME_CERTAINLY_WITHIN);
  g_assert_false (kzru_view_state_count_shown (state, KZRU_RECORD_EVENT, &n));
  wait_for_count (state);
  g_assert_cmpuint (n_counted, ==, 2);
  assert_counted_while_dragged (state, span);
  kzru_view_state_set_query (state, "event");
  kzru_view_state_finish_search (state);
  g_assert_false (kzru_view_state_count_shown (state, KZRU_RECORD_EVENT, &n));
  wait_for_count (state);
  g_assert_cmpuint (n_counted, ==, 3);
  assert_counted_while_dragged (state, span);

  /* Without a range nothing is kept, and what is being counted is given up. */
  kzru_view_state_set_time_range (state, (KzruSpan) { 0, 0 });
  g_assert_true (kzru_view_state_count_shown (state, KZRU_RECORD_EVENT, &n));
  for (guint i = 0; i < 2; i++)
    {
      kzru_view_state_set_time_range (state, span);
      g_assert_false (kzru_view_state_count_shown (state, KZRU_RECORD_EVENT, &n));
      kzru_view_state_set_time_range (state, (KzruSpan) { 0, 0 });
    }
  kzru_view_state_set_time_range (state, span);
  wait_for_count (state);
  g_assert_cmpuint (n_counted, ==, 4);

  /* What nobody waits for any more is not told. */
  kzru_view_state_set_time_mode (state, KZRU_TIME_POSSIBLY_WITHIN);
  g_assert_false (kzru_view_state_count_shown (state, KZRU_RECORD_EVENT, &n));
  kzru_view_state_set_atlas (state, small);
  kzru_view_state_set_time_range (state, span);
  g_assert_true (kzru_view_state_count_shown (state, KZRU_RECORD_EVENT, &n));
  g_assert_cmpuint (n, ==, kzru_view_state_get_n_shown (state, KZRU_RECORD_EVENT));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_counted, ==, 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view-state/notify", test_notify);
  g_test_add_func ("/view-state/other-atlas", test_other_atlas);
  g_test_add_func ("/view-state/spans", test_spans);
  g_test_add_func ("/view-state/longest-span", test_longest_span);
  g_test_add_func ("/view-state/dates", test_dates);
  g_test_add_func ("/view-state/count-large", test_count_large);
  g_test_add_func ("/view-state/lit", test_lit);
  g_test_add_func ("/view-state/query", test_query);
  g_test_add_func ("/view-state/notify-time", test_notify_time);
  g_test_add_func ("/view-state/time-range", test_time_range);
  g_test_add_func ("/view-state/time-and-query", test_time_and_query);
  g_test_add_func ("/view-state/on-map", test_on_map);
  g_test_add_func ("/view-state/on-map-by-first-claim", test_on_map_by_first_claim);

  return g_test_run ();
}
