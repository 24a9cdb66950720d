/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "model/kzru-atlas-file.h"
#include "tests/test-util.h"

static const char * const english[] = { "en", NULL };

static KzruAtlas *
read_small (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "small.kzru.json", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(KzruFaults) faults = kzru_faults_new ();
  KzruAtlas *atlas = kzru_atlas_read (file, faults, NULL);

  for (guint i = 0; i < kzru_faults_get_size (faults); i++)
    {
      g_autofree char *text = kzru_fault_to_string (kzru_faults_get (faults, i), path);

      g_test_message ("%s", text);
    }
  g_assert_cmpuint (kzru_faults_get_size (faults), ==, 0);
  g_assert_nonnull (atlas);

  return atlas;
}

static guint
find (KzruAtlas      *atlas,
      const char     *id,
      KzruRecordKind  kind)
{
  KzruRef ref;

  g_assert_true (kzru_atlas_find (atlas, id, &ref));
  g_assert_cmpint (ref.kind, ==, kind);
  g_assert_cmpstr (kzru_atlas_get_record_id (atlas, ref), ==, id);

  return ref.index;
}

static void
test_head (void)
{
  g_autoptr(KzruAtlas) atlas = read_small ();
  static const guint counts[] = { 0, 3, 1, 2, 15, 5, 3, 6, 10, 5, 2 };
  KzruRef ref = { KZRU_RECORD_EVENT, 3 };

  g_assert_cmpstr (kzru_atlas_get_id (atlas), ==, "exemplaria");
  g_assert_cmpstr (kzru_lang_map_get (kzru_atlas_get_title (atlas), english), ==, "Exemplaria and Samplonia");
  g_assert_cmpuint (kzru_atlas_get_description (atlas)->n_entries, ==, 2);
  g_assert_cmpstr (kzru_atlas_get_license (atlas), ==, "GPL-3.0-or-later");

  for (guint kind = 0; kind < G_N_ELEMENTS (counts); kind++)
    g_assert_cmpuint (kzru_atlas_get_n_records (atlas, kind), ==, counts[kind]);

  g_assert_false (kzru_atlas_find (atlas, "nothing", &ref));
  g_assert_true (kzru_ref_equal (ref, KZRU_REF_NONE));
}

static void
test_source (void)
{
  g_autoptr(KzruAtlas) atlas = read_small ();
  guint index = find (atlas, "gazette-2015", KZRU_RECORD_SOURCE);
  const KzruSource *source = kzru_atlas_get_source (atlas, index);
  const KzruSource *other = kzru_atlas_get_source (atlas, index + 1);
  g_autofree char *issued = kzru_edtf_to_string (source->issued);
  g_autofree char *other_issued = kzru_edtf_to_string (other->issued);

  g_assert_cmpstr (source->type, ==, "article-newspaper");
  g_assert_cmpstr (source->authors[0], ==, "Bea Beispiel");
  g_assert_cmpstr (source->authors[1], ==, "Gazette Staff");
  g_assert_null (source->authors[2]);
  g_assert_cmpstr (issued, ==, "2015-03-12");
  g_assert_cmpstr (source->file, ==, "gazette-2015.txt");
  g_assert_cmpuint (source->length, >, 1000);
  g_assert_false (source->damaged);
  g_assert_true (g_str_has_prefix (source->csl, "{\"id\":\"gazette-2015\",\"type\":"));

  g_assert_cmpstr (other_issued, ==, "2017-07-11");
  g_assert_null (other->authors[0]);
  g_assert_null (other->publisher);
  g_assert_true (other->damaged);
  g_assert_cmpuint (other->note.n_entries, ==, 2);
  g_assert_cmpstr (kzru_lang_map_get (kzru_atlas_get_label (atlas, (KzruRef) { KZRU_RECORD_SOURCE, index }), NULL),
                   ==, "The Exemplaria Gazette");
}

static void
test_passage (void)
{
  g_autoptr(KzruAtlas) atlas = read_small ();
  guint index = find (atlas, "p-visit-fa", KZRU_RECORD_PASSAGE);
  const KzruPassage *passage = kzru_atlas_get_passage (atlas, index);
  KzruIndices itself = kzru_atlas_get_passages (atlas, (KzruRef) { KZRU_RECORD_PASSAGE, index });

  g_assert_cmpuint (passage->source, ==, find (atlas, "chronicle-2017", KZRU_RECORD_SOURCE));
  g_assert_cmpstr (passage->language, ==, "fa");
  g_assert_cmpstr (passage->locator_label, ==, "page");
  g_assert_cmpstr (passage->locator_value, ==, "17");
  g_assert_cmpuint (passage->n_parts, ==, 2);
  g_assert_cmpuint (passage->parts[0].end, <, passage->parts[1].start);
  g_assert_true (g_str_has_prefix (passage->parts[1].exact, "و با"));
  g_assert_nonnull (passage->reading);
  g_assert_cmpstr (passage->reading_by, ==, "the makers of the test");
  g_assert_cmpuint (passage->gloss.n_entries, ==, 2);
  g_assert_cmpuint (itself.n, ==, 1);
  g_assert_cmpuint (itself.v[0], ==, index);
}

static void
test_route (void)
{
  g_autoptr(KzruAtlas) atlas = read_small ();
  const KzruRoute *route = kzru_atlas_get_route (atlas, find (atlas, "long-causeway", KZRU_RECORD_ROUTE));
  const KzruGeometry *line = &route->geometry;

  g_assert_cmpint (route->kind, ==, KZRU_ROUTE_CORRIDOR);
  g_assert_cmpuint (route->via.n, ==, 3);
  g_assert_cmpuint (route->via.v[1], ==, find (atlas, "midholm", KZRU_RECORD_PLACE));
  g_assert_cmpuint (route->n_status, ==, 2);
  g_assert_cmpint (route->status[0].state, ==, KZRU_ROUTE_UNDER_WAY);
  g_assert_true (route->directed);
  g_assert_cmpuint (route->n_forms, ==, 2);
  g_assert_cmpuint (route->reference.dataset, ==, 0);

  g_assert_cmpint (line->type, ==, KZRU_GEOMETRY_LINE);
  g_assert_false (line->multi);
  g_assert_cmpuint (line->n_points, ==, 7);
  g_assert_cmpuint (line->n_parts, ==, 1);
  g_assert_cmpuint (line->part_ends[0], ==, 7);
  g_assert_cmpuint (line->n_polygons, ==, 0);
  g_assert_cmpfloat (line->points[6].lon, ==, -25.75);
  g_assert_cmpfloat (line->points[6].lat, ==, -35.0625);
}

static void
test_polygons (void)
{
  g_autoptr(KzruAtlas) atlas = read_small ();
  const KzruRoute *route = kzru_atlas_get_route (atlas, find (atlas, "twin-lagoons", KZRU_RECORD_ROUTE));
  const KzruGeometry *area = &route->geometry;

  g_assert_cmpint (area->type, ==, KZRU_GEOMETRY_POLYGON);
  g_assert_true (area->multi);
  g_assert_cmpuint (area->n_polygons, ==, 2);
  g_assert_cmpuint (area->polygon_ends[0], ==, 2);
  g_assert_cmpuint (area->polygon_ends[1], ==, 3);
  g_assert_cmpuint (area->n_parts, ==, 3);
  g_assert_cmpuint (area->part_ends[0], ==, 5);
  g_assert_cmpuint (area->part_ends[1], ==, 9);
  g_assert_cmpuint (area->part_ends[2], ==, 13);
  g_assert_cmpuint (area->n_points, ==, 13);
}

static void
test_event (void)
{
  g_autoptr(KzruAtlas) atlas = read_small ();
  guint index = find (atlas, "treaty-of-calm-waters-1998", KZRU_RECORD_EVENT);
  const KzruEvent *event = kzru_atlas_get_event (atlas, index);
  const KzruEvent *article = kzru_atlas_get_event (atlas, find (atlas, "gazette-article-2015", KZRU_RECORD_EVENT));
  KzruIndices cited = kzru_atlas_get_passages (atlas, (KzruRef) { KZRU_RECORD_EVENT, index });
  g_autofree char *date = kzru_edtf_to_string (event->dates[0].edtf);

  g_assert_cmpuint (event->theme, ==, 0);
  g_assert_cmpuint (event->n_dates, ==, 2);
  g_assert_cmpstr (date, ==, "1998-05-04");
  g_assert_cmpstr (event->dates[0].calendar, ==, "gregorian");
  g_assert_cmpstr (event->dates[1].calendar, ==, "persian");
  g_assert_cmpint (event->dates[1].basis, ==, KZRU_BASIS_INFERRED);
  g_assert_cmpuint (event->dates[0].reference.dataset, ==, G_MAXUINT);
  g_assert_cmpuint (article->dates[0].reference.dataset, ==, 0);
  g_assert_cmpuint (event->importance, ==, 5);
  g_assert_cmpuint (event->routes.n, ==, 0);
  g_assert_cmpuint (cited.n, ==, 2);
}

static void
test_figure (void)
{
  g_autoptr(KzruAtlas) atlas = read_small ();
  const KzruFigure *one = kzru_atlas_get_figure (atlas, find (atlas, "fig-border-100", KZRU_RECORD_FIGURE));
  const KzruFigure *range = kzru_atlas_get_figure (atlas, find (atlas, "fig-causeway-length", KZRU_RECORD_FIGURE));

  g_assert_cmpfloat (one->value, ==, 100);
  g_assert_true (isnan (one->max));
  g_assert_cmpint (one->bound, ==, KZRU_BOUND_MORE_THAN);
  g_assert_null (one->date);
  g_assert_cmpuint (one->n_about, ==, 1);
  g_assert_cmpint (one->about[0].kind, ==, KZRU_RECORD_ROUTE);
  g_assert_cmpfloat (range->max, ==, 412.5);
  g_assert_cmpint (range->bound, ==, KZRU_BOUND_EXACT);
}

static void
test_relation (void)
{
  g_autoptr(KzruAtlas) atlas = read_small ();
  const KzruRelation *relation = kzru_atlas_get_relation (atlas, 0);

  g_assert_cmpint (relation->type, ==, KZRU_RELATION_CONTRADICTS);
  g_assert_cmpint (relation->from.kind, ==, KZRU_RECORD_FIGURE);
  g_assert_cmpuint (relation->to.index, ==, find (atlas, "fig-border-100", KZRU_RECORD_FIGURE));
  g_assert_cmpuint (relation->passages.n, ==, 2);
}

/* What a list calls them. */
static void
test_labels (void)
{
  static const struct
  {
    const char *id;
    const char *label;
    guint n_passages;
  } cases[] = {
    { "treaties", "Treaties", 0 },
    { "imagined-earth", "Imagined Earth", 0 },
    { "gazette-2015", "The Exemplaria Gazette", 0 },
    { "p-storm", "The harbour was closed from 1987 to about June 1989.", 1 },
    { "probst", "Chancellor Probst", 0 },
    { "midholm", "Midholm", 0 },
    { "long-causeway", "Long Causeway", 2 },
    { "muster-visit-1990s", "President Muster visits Samplon", 2 },
    { "fig-border-96", "Length of the border", 1 },
    { "rel-border-lengths", "96 km and more than 100 km for one border.", 2 },
    { "rel-branch-refused", "", 0 },
  };
  g_autoptr(KzruAtlas) atlas = read_small ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KzruRef ref;

      g_assert_true (kzru_atlas_find (atlas, cases[i].id, &ref));
      g_assert_cmpstr (kzru_lang_map_get (kzru_atlas_get_label (atlas, ref), english), ==, cases[i].label);
      g_assert_cmpuint (kzru_atlas_get_passages (atlas, ref).n, ==, cases[i].n_passages);
    }
  g_assert_cmpstr (kzru_lang_map_get (&kzru_atlas_get_actor (atlas, 0)->label, english), ==, "Exemplaria");
  g_assert_cmpfloat (kzru_atlas_get_place (atlas, 0)->point.lon, ==, -28.5);
  g_assert_cmphex (kzru_atlas_get_theme (atlas, 0)->rgb, ==, 0x3584e4);
}

/* --- What CSL allows --- */

static KzruAtlas *
read_changed (const char *from,
              const char *to)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "small.kzru.json", NULL);
  g_autofree char *text = NULL;
  g_autofree char *changed = NULL;
  g_auto(GStrv) halves = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(KzruFaults) faults = kzru_faults_new ();

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  halves = g_strsplit (text, from, 2);
  g_assert_nonnull (halves[1]);
  changed = g_strjoin (to, halves[0], halves[1], NULL);
  bytes = g_bytes_new (changed, strlen (changed));

  return kzru_atlas_read_bytes (bytes, faults);
}

static void
test_csl_dates (void)
{
  static const struct
  {
    const char *csl;
    const char *edtf; /* NULL: not a date */
  } cases[] = {
    { "\"2015-03~\"", "2015-03~" },
    { "{\"date-parts\": [[2015]]}", "2015" },
    { "{\"date-parts\": [[\"2015\", \"3\", 12]]}", "2015-03-12" },
    { "{\"date-parts\": [[2015, 3], [2016, 4, 1]]}", "2015-03/2016-04-01" },
    { "{\"date-parts\": [[2015, 3]], \"circa\": true}", "2015-03~" },
    { "{\"date-parts\": [[2015, 3]], \"circa\": 1}", "2015-03~" },
    { "{\"date-parts\": [[2015, 3]], \"circa\": \"about\"}", "2015-03~" },
    { "{\"date-parts\": [[2015, 3]], \"circa\": false}", "2015-03" },
    { "{\"date-parts\": [[2015, 3]], \"circa\": 0}", "2015-03" },
    { "{\"date-parts\": [[2015, 3]], \"circa\": \"\"}", "2015-03" },
    { "{\"date-parts\": [[2015, 3]], \"circa\": null}", "2015-03" },
    { "{\"date-parts\": [[2015, 3]], \"circa\": []}", "2015-03" },
    { "{\"date-parts\": [[-44, 3, 15]]}", "-0044-03-15" },
    { "{\"date-parts\": [[12345]]}", "Y12345" },
    { "{\"date-parts\": [[\"March\"]]}", NULL },
    { "{\"date-parts\": [[2015, 3, 12, 1]]}", NULL },
    { "{\"date-parts\": [[2015], [2016], [2017]]}", NULL },
    { "{\"date-parts\": [[2016], [2015]]}", NULL },
    { "{\"date-parts\": [[]]}", NULL },
    { "{\"date-parts\": [2015]}", NULL },
    { "{\"date-parts\": [[4294969311]]}", "Y4294969311" },
    { "2015", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(KzruAtlas) atlas = read_changed ("{\"date-parts\": [[2015, 3, 12]]}", cases[i].csl);
      g_autofree char *edtf = NULL;

      g_test_message ("%s", cases[i].csl);
      g_assert_cmpint (atlas != NULL, ==, cases[i].edtf != NULL);
      if (atlas != NULL)
        edtf = kzru_edtf_to_string (kzru_atlas_get_source (atlas, 0)->issued);
      g_assert_cmpstr (edtf, ==, cases[i].edtf);
    }
}

static void
test_csl_names (void)
{
  g_autoptr(KzruAtlas) atlas =
    read_changed ("{\"family\": \"Beispiel\", \"given\": \"Bea\"}",
                  "{\"family\": \"Humboldt\", \"given\": \"Alexander\", "
                  "\"non-dropping-particle\": \"von\", \"suffix\": \"Jr.\", \"literal\": \" \"}");

  g_assert_cmpstr (kzru_atlas_get_source (atlas, 0)->authors[0], ==, "Alexander von Humboldt Jr.");
}

/* Variables that the format does not name are kept. */
static void
test_csl_variables (void)
{
  g_autoptr(KzruAtlas) atlas = read_changed ("\"publisher\":", "\"volume\": \"3\", \"DOI\": \"10.1/x\", \"publisher\":");
  const KzruSource *source = kzru_atlas_get_source (atlas, 0);
  const char *url = strstr (source->csl, "\"URL\"");
  const char *doi = strstr (source->csl, "\"DOI\"");
  const char *volume = strstr (source->csl, "\"volume\"");
  const char *custom = strstr (source->csl, "\"custom\"");

  g_assert_true (url < doi && doi < volume && volume < custom);
}

/* --- In the background --- */

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
read_in_background (const char   *name,
                    GCancellable *cancellable)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GAsyncResult *result = NULL;

  kzru_atlas_read_async (file, NULL, cancellable, store_result_cb, &result);
  test_wait_for (result != NULL);

  return result;
}

static void
test_async (void)
{
  g_autoptr(GAsyncResult) result = read_in_background ("small.kzru.json", NULL);
  g_autoptr(KzruFaults) faults = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(KzruAtlas) atlas = kzru_atlas_read_finish (result, &faults, &error);

  g_assert_no_error (error);
  g_assert_nonnull (atlas);
  g_assert_cmpuint (kzru_faults_get_size (faults), ==, 0);
}

/* That there is no file is a fault of the file, and no error of the call. */
static void
test_async_fault (void)
{
  g_autoptr(GAsyncResult) result = read_in_background ("missing.kzru.json", NULL);
  g_autoptr(KzruFaults) faults = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (kzru_atlas_read_finish (result, &faults, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (kzru_faults_get_size (faults), ==, 1);
  g_assert_cmpint (kzru_faults_get (faults, 0)->code, ==, KZRU_FAULT_IO);
}

static void
test_cancelled (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(KzruFaults) faults = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  result = read_in_background ("small.kzru.json", cancellable);
  g_assert_null (kzru_atlas_read_finish (result, &faults, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/read/head", test_head);
  g_test_add_func ("/atlas/read/source", test_source);
  g_test_add_func ("/atlas/read/passage", test_passage);
  g_test_add_func ("/atlas/read/route", test_route);
  g_test_add_func ("/atlas/read/polygons", test_polygons);
  g_test_add_func ("/atlas/read/event", test_event);
  g_test_add_func ("/atlas/read/figure", test_figure);
  g_test_add_func ("/atlas/read/relation", test_relation);
  g_test_add_func ("/atlas/read/labels", test_labels);
  g_test_add_func ("/atlas/read/csl-dates", test_csl_dates);
  g_test_add_func ("/atlas/read/csl-names", test_csl_names);
  g_test_add_func ("/atlas/read/csl-variables", test_csl_variables);
  g_test_add_func ("/atlas/read/async", test_async);
  g_test_add_func ("/atlas/read/async-fault", test_async_fault);
  g_test_add_func ("/atlas/read/cancelled", test_cancelled);

  return g_test_run ();
}
