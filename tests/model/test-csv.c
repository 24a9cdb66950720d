/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "model/kzru-csv-date.h"
#include "model/kzru-csv-reader.h"
#include "model/kzru-csv-scan.h"
#include "model/kzru-csv-table.h"
#include "model/kzru-ties.h"
#include "model/kzru-view-state.h"

#define HEADER "id,title,start,end,category,lon,lat\r\n"

static KzruAtlas *
read_text (const char *text,
           KzruFaults *faults)
{
  return kzru_csv_read_text (g_strdup (text), strlen (text), "events.csv", faults, NULL);
}

static KzruAtlas *
read_well (const char *text)
{
  g_autoptr (KzruFaults) faults = kzru_faults_new ();
  KzruAtlas *atlas = read_text (text, faults);

  for (guint i = 0; i < kzru_faults_get_size (faults); i++)
    g_test_message ("%s", kzru_faults_get (faults, i)->message);
  g_assert_nonnull (atlas);
  g_assert_cmpuint (kzru_faults_get_size (faults), ==, 0);

  return atlas;
}

/* Each row is an event, its own passage, and a place. */
static void
test_rows (void)
{
  g_autoptr (KzruAtlas) atlas = read_well (HEADER
                                           "a,Treaty,1992-05-25,,politics,71.4,51.2\r\n"
                                           "b,\"A \"\"great\"\" day, or two\",1991/1992,,,,\n"
                                           "c,\"first, second\",2014-01-02T03:04:05Z,2014-02,politics,-180,90\r\n");
  const KzruEvent *event;
  const KzruPassage *passage;
  KzruRef ref;

  g_assert_cmpuint (kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT), ==, 3);
  g_assert_cmpuint (kzru_atlas_get_n_records (atlas, KZRU_RECORD_THEME), ==, 2);

  g_assert_true (kzru_atlas_find (atlas, "b", &ref));
  g_assert_cmpuint (ref.index, ==, 1);
  event = kzru_atlas_get_event (atlas, 1);
  g_assert_cmpstr (event->title.entries[0].text, ==, "A \"great\" day, or two");
  g_assert_cmpuint (event->theme, ==, 1);
  g_assert_cmpuint (event->places.n, ==, 0);
  g_assert_cmpint (kzru_edtf_get_bounds (event->dates[0].edtf)->kind, ==, KZRU_EDTF_INTERVAL);

  passage = kzru_atlas_get_passage (atlas, kzru_atlas_get_passages (atlas, ref).v[0]);
  g_assert_cmpstr (passage->parts[0].exact, ==, "b,\"A \"\"great\"\" day, or two\",1991/1992,,,,");
  g_assert_cmpstr (passage->locator_value, ==, "3");

  passage = kzru_atlas_get_passage (atlas, 2);
  g_assert_cmpstr (passage->parts[0].exact, ==, "c,\"first, second\",2014-01-02T03:04:05Z,2014-02,politics,-180,90");
  passage = kzru_atlas_get_passage (atlas, 0);
  g_assert_cmpstr (passage->parts[0].exact, ==, "a,Treaty,1992-05-25,,politics,71.4,51.2");
  g_assert_cmpfloat_with_epsilon (kzru_atlas_get_place (atlas, 0)->point.lon, 71.4, 1e-6);
  g_assert_false (kzru_atlas_find (atlas, "d", NULL));
}

/* Of what is in one row, each lights up the other, and nothing of another row. */
static void
test_ties (void)
{
  g_autoptr (KzruAtlas) atlas = read_well (HEADER
                                           "a,Treaty,1992,,politics,71.4,51.2\n"
                                           "b,Another,1993,,sport,71.4,51.2\n");
  static const KzruRecordKind kinds[] = { KZRU_RECORD_PASSAGE, KZRU_RECORD_PLACE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint event = 0; event < 2; event++)
      for (guint other = 0; other < 2; other++)
        {
          KzruRef ref = { KZRU_RECORD_EVENT, event };
          KzruRef part = { kinds[i], other };

          g_assert_cmpint (kzru_atlas_are_tied (atlas, ref, part), ==, event == other);
          g_assert_cmpint (kzru_atlas_are_tied (atlas, part, ref), ==, event == other);
        }

  for (guint theme = 0; theme < 2; theme++)
    g_assert_cmpint (kzru_atlas_are_tied (atlas, (KzruRef) { KZRU_RECORD_THEME, theme },
                                          (KzruRef) { KZRU_RECORD_EVENT, 1 }), ==, theme == 1);
}

/* Columns in another order, a title that comes last, line breaks within, and no
 * line break at the end. */
static void
test_forms (void)
{
  g_autoptr (KzruAtlas) atlas = read_well ("start,id,title\n"
                                           "1992,1,\"two\r\nlines\"\n"
                                           "\n"
                                           "1993,2,plain\r\n"
                                           "1994-05-08 12:30,3,\"quoted\"");
  static const char * const titles[] = { "two lines", "plain", "quoted" };
  static const char * const words[] = { "1992,1,\"two\r\nlines\"", "1993,2,plain", "1994-05-08 12:30,3,\"quoted\"" };
  static const char * const lines[] = { "2", "5", "6" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      const KzruPassage *passage = kzru_atlas_get_passage (atlas, i);

      g_assert_cmpstr (kzru_atlas_get_event (atlas, i)->title.entries[0].text, ==, titles[i]);
      g_assert_cmpstr (passage->parts[0].exact, ==, words[i]);
      g_assert_cmpstr (passage->locator_value, ==, lines[i]);
    }
}

/* All faults are told at once, each with its line and column. */
static void
test_faults (void)
{
  static const struct
  {
    KzruFaultCode code;
    guint line;
    guint column;
  } expected[] = {
    { KZRU_FAULT_DATE, 2, 5 },
    { KZRU_FAULT_MISSING, 3, 1 },
    { KZRU_FAULT_MISSING, 4, 3 },
    { KZRU_FAULT_COORDINATES, 5, 15 },
    { KZRU_FAULT_DUPLICATE_ID, 6, 1 },
    { KZRU_FAULT_SYNTAX, 7, 1 },
    { KZRU_FAULT_SYNTAX, 8, 5 },
    { KZRU_FAULT_SYNTAX, 9, 6 },
    { KZRU_FAULT_COORDINATES, 10, 1 },
    { KZRU_FAULT_BIDI, 11, 4 },
    { KZRU_FAULT_DATE, 12, 6 },
    { KZRU_FAULT_SYNTAX, 13, 4 },
  };
  g_autoptr (KzruFaults) faults = kzru_faults_new ();
  g_autoptr (KzruAtlas) atlas = read_text (HEADER
                                           "1,t,1992-13,,c,,\n"
                                           ",t,1992,,c,,\n"
                                           "3,,1992,,c,,\n"
                                           "4,t,1992,,cat,181,5\n"
                                           "1,t,1992,,c,,\n"
                                           "6,t,1992\n"
                                           "7,ti\"tle,1992,,c,,\n"
                                           "8,\"t\"x,1992,,c,,\n"
                                           "9,t,1992,,c,5,\n"
                                           "10,\xe2\x80\xae" "t,1992,,c,,\n"
                                           "11,t,1993,1992,c,,\n"
                                           "12,\"open", faults);

  g_assert_null (atlas);
  for (guint i = 0; i < kzru_faults_get_size (faults); i++)
    {
      const KzruFault *fault = kzru_faults_get (faults, i);

      g_test_message ("%u:%u %d %s", fault->line, fault->column, fault->code, fault->message);
      if (i < G_N_ELEMENTS (expected))
        {
          g_assert_cmpint (fault->code, ==, expected[i].code);
          g_assert_cmpuint (fault->line, ==, expected[i].line);
          g_assert_cmpuint (fault->column, ==, expected[i].column);
        }
    }
  g_assert_cmpuint (kzru_faults_get_size (faults), ==, G_N_ELEMENTS (expected));
}

static void
check_header (const char   *text,
              KzruFaultCode code)
{
  g_autoptr (KzruFaults) faults = kzru_faults_new ();

  g_assert_null (read_text (text, faults));
  g_assert_cmpuint (kzru_faults_count (faults, KZRU_FAULT_ERROR), >, 0);
  g_assert_cmpint (kzru_faults_get (faults, 0)->code, ==, code);
}

static void
test_header (void)
{
  check_header ("\n\n", KZRU_FAULT_SYNTAX);
  check_header ("id,title\n1,t\n", KZRU_FAULT_MISSING);
  check_header ("id,title,start,title\n", KZRU_FAULT_DUPLICATE_ID);
}

/* What is read fast is what the parser of EDTF reads, of thousands of dates, right
 * and wrong. */
static void
test_dates (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4180);
  guint n_read = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_auto (GStrv) texts = g_new0 (char *, 3);
      g_autoptr (KzruEdtf) date = NULL;
      KzruEdtfBounds bounds;
      gboolean found;

      for (guint j = 0; j < 2; j++)
        {
          int year = g_rand_int_range (rand, 1990, 1994);
          int month = g_rand_int_range (rand, 0, 14);
          int day = g_rand_int_range (rand, 0, 33);

          if (g_rand_boolean (rand))
            texts[j] = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
          else
            texts[j] = g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d%s", year, month, day,
                                        g_rand_int_range (rand, 0, 26), g_rand_int_range (rand, 0, 62),
                                        g_rand_int_range (rand, 0, 62), g_rand_boolean (rand) ? "Z" : "");
        }
      if (g_rand_boolean (rand))
        texts[1][0] = '\0';

      found = kzru_csv_date_find_bounds (texts[0], strlen (texts[0]), texts[1], strlen (texts[1]), &bounds, NULL);
      date = kzru_csv_date_parse (texts[0], strlen (texts[0]), texts[1], strlen (texts[1]), NULL);
      g_assert_cmpint (found, ==, date != NULL);
      if (!found)
        continue;

      n_read++;
      g_assert_cmpint (bounds.kind, ==, kzru_edtf_get_bounds (date)->kind);
      g_assert_cmpint (bounds.flags, ==, kzru_edtf_get_bounds (date)->flags);
      g_assert_true (kzru_span_equal (bounds.outer, kzru_edtf_get_bounds (date)->outer));
      g_assert_true (kzru_span_equal (bounds.core, kzru_edtf_get_bounds (date)->core));
    }

  g_assert_cmpuint (n_read, >, 2000);
}

static void
append_field (GString    *csv,
              const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *doubled = NULL;

  if (strpbrk (text, ",\"\r\n") == NULL && *text != '\0')
    {
      g_string_append (csv, text);
      return;
    }

  parts = g_strsplit (text, "\"", -1);
  doubled = g_strjoinv ("\"\"", parts);
  g_string_append_printf (csv, "\"%s\"", doubled);
}

/* What is written by RFC 4180 is read as it was, whatever the fields hold. */
static void
test_round_trip (void)
{
  static const char alphabet[] = "ab ,\"\r\n\xd8\xb3";
  g_autoptr (GRand) rand = g_rand_new_with_seed (1996);

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) csv = g_string_new (NULL);
      g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
      guint n = (guint) g_rand_int_range (rand, 1, 8);
      KzruCsvScan scan;

      for (guint i = 0; i < n; i++)
        {
          GString *field = g_string_new (NULL);

          for (int j = g_rand_int_range (rand, 0, 9); j > 0; j--)
            g_string_append_c (field, alphabet[g_rand_int_range (rand, 0, 7)]);
          if (i > 0)
            g_string_append_c (csv, ',');
          append_field (csv, field->str);
          g_ptr_array_add (fields, g_string_free (field, FALSE));
        }
      g_string_append (csv, round % 2 ? "\r\n" : "\n");

      kzru_csv_scan_init (&scan, csv->str, csv->len);
      g_assert_true (kzru_csv_scan_next (&scan));
      g_assert_cmpint (scan.error, ==, KZRU_CSV_OK);
      g_assert_cmpuint (scan.n_fields, ==, n);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *text = g_strndup (scan.fields[i].start, scan.fields[i].n_bytes);

          if (scan.fields[i].escaped)
            text[kzru_csv_unescape (text, text, scan.fields[i].n_bytes)] = '\0';
          g_assert_cmpstr (text, ==, g_ptr_array_index (fields, i));
        }
      g_assert_false (kzru_csv_scan_next (&scan));
    }
}

/* More records than there are handles, asked for in any order. */
static void
test_handles (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2025);
  g_autoptr (GString) csv = g_string_new (HEADER);
  g_autoptr (KzruAtlas) atlas = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (csv, "%u,title %u,%u,,c%u,%u.5,0\n", i, i, 1000 + i % 1000, i % 7, i % 90);
  atlas = read_well (csv->str);

  for (guint i = 0; i < 20000; i++)
    {
      guint row = (guint) g_rand_int_range (rand, 0, 5000);
      g_autofree char *title = g_strdup_printf ("title %u", row);
      g_autofree char *id = g_strdup_printf ("%u", row);

      g_assert_cmpstr (kzru_atlas_get_event (atlas, row)->title.entries[0].text, ==, title);
      g_assert_cmpstr (kzru_atlas_get_record_id (atlas, (KzruRef) { KZRU_RECORD_EVENT, row }), ==, id);
    }
}

/* Rows are looked through elsewhere: until that is done, what was found is still so, and
 * it is said that it is not done. */
static void
test_search (void)
{
  g_autoptr (KzruAtlas) atlas = read_well (HEADER
                                           "a,Treaty,1992,,,,\r\n"
                                           "b,Visit,1993,,,,\r\n"
                                           "c,Treaty again,1994,,,,\r\n");
  g_autoptr (KzruViewState) state = kzru_view_state_new ();

  kzru_view_state_set_atlas (state, atlas);
  g_assert_false (kzru_view_state_is_searching (state));

  kzru_view_state_set_query (state, "treaty");
  g_assert_true (kzru_view_state_is_searching (state));
  g_assert_cmpuint (kzru_view_state_get_n_shown (state, KZRU_RECORD_EVENT), ==, 3);

  kzru_view_state_finish_search (state);
  g_assert_false (kzru_view_state_is_searching (state));
  g_assert_cmpuint (kzru_view_state_get_n_shown (state, KZRU_RECORD_EVENT), ==, 2);

  kzru_view_state_set_query (state, "visit");
  kzru_view_state_set_query (state, "");
  g_assert_false (kzru_view_state_is_searching (state));
  g_assert_cmpuint (kzru_view_state_get_n_shown (state, KZRU_RECORD_EVENT), ==, 3);
}

/* Rows, of which the bounds are asked, lie in a range of time if their dates do. */
static void
test_time_range (void)
{
  static const char * const ranges[] = { "2001/2006", "2002/2006", "2003", "2003-02", "200X", "1999/2003", "199X", "2012" };
  g_autoptr (KzruAtlas) atlas = read_well (HEADER
                                           "a,Day,2003-02-05,,,,\n"
                                           "b,Year,2003,,,,\n"
                                           "c,Uncertain,2003?,,,,\n"
                                           "d,Years,2001,2006,,,\n"
                                           "e,Goes on,2002/..,,,,\n"
                                           "f,Decade,200X,,,,\n");
  g_autoptr (KzruViewState) state = kzru_view_state_new ();
  guint n[2] = { 0 };

  kzru_view_state_set_atlas (state, atlas);
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    for (guint j = 0; j < kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT); j++)
      {
        g_autoptr (KzruEdtf) edtf = kzru_edtf_parse (ranges[i], NULL);
        KzruSpan range = kzru_edtf_get_bounds (edtf)->outer;
        const KzruEdtf *date = kzru_atlas_get_event (atlas, j)->dates[0].edtf;
        gboolean possibly = kzru_edtf_possibly_meets (date, range);
        gboolean certainly = kzru_edtf_certainly_within (date, range);

        kzru_view_state_set_time_range (state, range);
        kzru_view_state_set_time_mode (state, KZRU_TIME_POSSIBLY_WITHIN);
        g_assert_cmpint (kzru_view_state_is_shown (state, (KzruRef) { KZRU_RECORD_EVENT, j }), ==, possibly);
        kzru_view_state_set_time_mode (state, KZRU_TIME_CERTAINLY_WITHIN);
        g_assert_cmpint (kzru_view_state_is_shown (state, (KzruRef) { KZRU_RECORD_EVENT, j }), ==, certainly);
        n[possibly]++;
      }

  g_assert_cmpuint (n[0], >, 5);
  g_assert_cmpuint (n[1], >, 5);
}

/* However many categories there are, each event is in a lane: the first sixty thousand
 * have their own, all others are told of as others. */
static void
test_many_categories (void)
{
  g_autoptr (GString) text = g_string_new ("id,title,start,category\n");
  g_autoptr (KzruViewState) state = kzru_view_state_new ();
  g_autoptr (KzruAtlas) atlas = NULL;
  g_autoptr (KzruLanes) lanes = NULL;
  guint n_events = 70000, n_in_lanes = 0, last;

  for (guint i = 0; i < n_events; i++)
    {
      g_string_append_printf (text, "%u,Event %u,%u,", i, i, 1000 + i % 1000);
      if (i < 2)
        g_string_append (text, i == 0 ? "*\n" : "**\n");
      else
        g_string_append_printf (text, "Category %u\n", i);
    }
  atlas = read_well (text->str);
  kzru_view_state_set_atlas (state, atlas);
  lanes = kzru_lanes_new (state);
  last = kzru_lanes_get_n (lanes) - 1;

  g_assert_cmpuint (kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT), ==, n_events);
  g_assert_cmpuint (last, ==, 60000);
  for (guint i = 0; i <= last; i++)
    n_in_lanes += kzru_lanes_get_n_found (lanes, i);
  g_assert_cmpuint (n_in_lanes, ==, n_events);
  g_assert_cmpuint (kzru_lanes_get_n_found (lanes, last), ==, 10000);
  g_assert_cmpstr (kzru_lanes_get_title (lanes, last), ==, "Other categories");

  /* A category may have the name that those without a lane have otherwise. */
  g_assert_cmpstr (kzru_lanes_get_key (lanes, 0), ==, "*");
  g_assert_cmpstr (kzru_lanes_get_key (lanes, 1), ==, "**");
  g_assert_cmpstr (kzru_lanes_get_key (lanes, last), ==, "***");
  g_assert_cmpuint (kzru_event_table_get_lane_size (kzru_csv_table_get_events (kzru_atlas_get_table (atlas)), last), ==,
                    10000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/rows", test_rows);
  g_test_add_func ("/csv/forms", test_forms);
  g_test_add_func ("/csv/ties", test_ties);
  g_test_add_func ("/csv/faults", test_faults);
  g_test_add_func ("/csv/header", test_header);
  g_test_add_func ("/csv/dates", test_dates);
  g_test_add_func ("/csv/round-trip", test_round_trip);
  g_test_add_func ("/csv/handles", test_handles);
  g_test_add_func ("/csv/search", test_search);
  g_test_add_func ("/csv/time-range", test_time_range);
  g_test_add_func ("/csv/many-categories", test_many_categories);

  return g_test_run ();
}
