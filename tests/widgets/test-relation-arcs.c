/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <pango/pangocairo.h>

#include "tests/test-util.h"
#include "widgets/kzru-relation-arcs.h"

/* No display is needed here: arcs are numbers until they are drawn. */

#define YEAR (365.2425 * 86400)

static const char * const languages[] = { "en", NULL };

typedef struct
{
  KzruAtlas *atlas;
  KzruViewState *state;
  KzruLanes *lanes;
  KzruEventTable *table;
  PangoContext *context;
  guint refused;
  guint planned;
} Fixture;

/* Puts the events into lanes, or to others than before. */
static void
divide (Fixture *fixture)
{
  g_clear_pointer (&fixture->table, kzru_event_table_unref);
  g_clear_pointer (&fixture->lanes, kzru_lanes_unref);
  fixture->lanes = kzru_lanes_new (fixture->state);
  fixture->table = kzru_event_table_new_in_lanes (fixture->atlas, languages, fixture->lanes, NULL, NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 11");

  fixture->atlas = test_read_atlas ("small.kzru.json");
  fixture->state = kzru_view_state_new ();
  kzru_view_state_set_languages (fixture->state, languages);
  kzru_view_state_set_atlas (fixture->state, fixture->atlas);
  divide (fixture);
  fixture->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_context_set_font_description (fixture->context, font);
  fixture->refused = test_find (fixture->atlas, "branch-refused-2015").index;
  fixture->planned = test_find (fixture->atlas, "branch-planned-2013").index;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  kzru_event_table_unref (fixture->table);
  kzru_lanes_unref (fixture->lanes);
  g_object_unref (fixture->state);
  g_object_unref (fixture->context);
  g_assert_finalize_object (fixture->atlas);
}

/* The timeline from one year to another. */
static KzruTimelineLayout *
lay_out (Fixture  *fixture,
         double    from,
         double    to,
         gboolean  mirrored)
{
  double start = (from - 1970) * YEAR;
  double end = (to - 1970) * YEAR;

  return kzru_timeline_layout_new (
      &(KzruTimelineParams) {
          .table = fixture->table,
          .atlas = fixture->atlas,
          .lanes = fixture->lanes,
          .start = start,
          .end = end,
          .share_start = start,
          .share_end = end,
          .width = 1200,
          .height = 600,
          .context = fixture->context,
          .languages = languages,
          .mirrored = mirrored,
          .pinned = KZRU_EVENT_TABLE_NO_ROW,
      },
      NULL);
}

/* From the event that follows to the one that it follows, whichever is selected. */
static void
test_ends (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (KzruTimelineLayout) layout = lay_out (fixture, 2010, 2018, FALSE);
  const KzruMark *refused = kzru_timeline_layout_find_mark (layout, fixture->refused);
  g_autoptr (GArray) arcs = kzru_relation_arcs_new (layout, fixture->table, fixture->state, fixture->lanes, fixture->refused);
  g_autoptr (GArray) back = kzru_relation_arcs_new (layout, fixture->table, fixture->state, fixture->lanes, fixture->planned);
  const KzruRelationArc *arc;

  g_assert_cmpuint (arcs->len, ==, 1);
  arc = &g_array_index (arcs, KzruRelationArc, 0);
  g_assert_cmpint (arc->type, ==, KZRU_RELATION_FOLLOWS);
  g_assert_cmpuint (arc->other, ==, fixture->planned);
  g_assert_false (arc->inverse);
  g_assert_false (arc->leads_off);
  g_assert_cmpfloat (arc->x0, ==, refused->claims[0].anchor);
  g_assert_cmpfloat (arc->y0, >, refused->box.y);
  g_assert_cmpfloat (arc->y0, <, refused->box.y + refused->box.height);
  g_assert_cmpfloat (arc->x1, <, arc->x0);

  g_assert_cmpuint (back->len, ==, 1);
  g_assert_true (g_array_index (back, KzruRelationArc, 0).inverse);
  g_assert_cmpfloat (g_array_index (back, KzruRelationArc, 0).x0, ==, arc->x0);
  g_assert_cmpfloat (g_array_index (back, KzruRelationArc, 0).x1, ==, arc->x1);
}

/* What is out of view is pointed to from the edge on its side. */
static void
test_leads_off (Fixture       *fixture,
                gconstpointer  data)
{
  for (int mirrored = 0; mirrored < 2; mirrored++)
    {
      g_autoptr (KzruTimelineLayout) layout = lay_out (fixture, 2008, 2014, mirrored);
      g_autoptr (GArray) arcs = kzru_relation_arcs_new (layout, fixture->table, fixture->state, fixture->lanes, fixture->planned);
      KzruBox chart = kzru_timeline_layout_get_chart (layout);
      double middle = chart.x + chart.width / 2;
      const KzruRelationArc *arc;

      g_assert_cmpuint (arcs->len, ==, 1);
      arc = &g_array_index (arcs, KzruRelationArc, 0);
      g_assert_true (arc->leads_off);
      g_assert_cmpfloat (arc->x0, >=, chart.x);
      g_assert_cmpfloat (arc->x0, <=, chart.x + chart.width);
      g_assert_cmpint (arc->x0 > middle, ==, !mirrored);
    }
}

/* Two events that are off the same edge leave no scrap of an arc there. */
static void
test_off_one_edge (Fixture       *fixture,
                   gconstpointer  data)
{
  for (int mirrored = 0; mirrored < 2; mirrored++)
    {
      g_autoptr (KzruTimelineLayout) layout = lay_out (fixture, 2000, 2006, mirrored);
      g_autoptr (GArray) arcs = kzru_relation_arcs_new (layout, fixture->table, fixture->state, fixture->lanes, fixture->refused);

      g_assert_cmpuint (arcs->len, ==, 0);
    }
}

/* How much ink there is in a box. */
static guint
count_ink (cairo_surface_t *surface,
           const KzruBox   *box)
{
  guint n = 0;

  cairo_surface_flush (surface);
  for (int y = (int) ceil (box->y); y < (int) floor (box->y + box->height); y++)
    {
      const guint8 *line = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

      for (int x = (int) ceil (box->x); x < (int) floor (box->x + box->width); x++)
        n += line[4 * x + 3] > 64;
    }

  return n;
}

/* An arc leads to a count, and does not cover its number. */
static void
test_spares_numbers (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (KzruTimelineLayout) layout = NULL;
  g_autoptr (GArray) arcs = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1200, 600);
  cairo_t *cr = cairo_create (surface);
  const KzruCount *count = NULL;
  KzruTimelineStyle style;
  double reach = 20;

  kzru_timeline_style_init_print (&style);
  for (double from = 2010; count == NULL && from > 1000; from -= reach, reach *= 1.5)
    {
      g_clear_pointer (&layout, kzru_timeline_layout_unref);
      layout = lay_out (fixture, from, 2016, FALSE);
      if (kzru_timeline_layout_find_mark (layout, fixture->planned) == NULL
          && kzru_timeline_layout_find_mark (layout, fixture->refused) != NULL)
        count = kzru_timeline_layout_find_count_of (
            layout, kzru_event_table_find_row (fixture->table, fixture->planned));
    }

  g_assert_nonnull (count);
  arcs = kzru_relation_arcs_new (layout, fixture->table, fixture->state, fixture->lanes, fixture->refused);
  kzru_relation_arcs_paint (arcs, &style, kzru_timeline_layout_get_em (layout), 0, cr);
  g_assert_cmpuint (count_ink (surface, &count->box), ==, 0);
  g_assert_cmpuint (count_ink (surface, &(KzruBox) { 0, 0, 1200, 600 }), >, 50);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static const KzruLane *
find_lane (KzruTimelineLayout *layout,
           guint               lane)
{
  guint n;
  const KzruLane *lanes = kzru_timeline_layout_get_lanes (layout, &n);

  for (guint i = 0; i < n; i++)
    if (lanes[i].theme == lane)
      return &lanes[i];

  return NULL;
}

static void
collapse_lane_of (Fixture *fixture,
                  guint    event)
{
  guint of_event[KZRU_LANES_MAX_OF_EVENT];

  g_assert_cmpuint (kzru_lanes_find (fixture->lanes, event, of_event), ==, 1);
  kzru_view_state_collapse_lane (fixture->state, kzru_lanes_get_key (fixture->lanes, of_event[0]), TRUE);
  divide (fixture);
}

/* An arc leads into a lane that holds the other event back, to its time, and from one
 * that holds back the event itself; of two that are held back there is none. */
static void
test_held (Fixture       *fixture,
           gconstpointer  data)
{
  double instant = (double) kzru_atlas_get_event_bounds (fixture->atlas, fixture->planned).outer.start;

  collapse_lane_of (fixture, fixture->planned);
  for (int mirrored = 0; mirrored < 2; mirrored++)
    {
      g_autoptr (KzruTimelineLayout) layout = lay_out (fixture, 2010, 2018, mirrored);
      g_autoptr (GArray) arcs =
          kzru_relation_arcs_new (layout, fixture->table, fixture->state, fixture->lanes, fixture->refused);
      g_autoptr (GArray) back =
          kzru_relation_arcs_new (layout, fixture->table, fixture->state, fixture->lanes, fixture->planned);
      const KzruRelationArc *arc = &g_array_index (arcs, KzruRelationArc, 0);
      guint of_event[KZRU_LANES_MAX_OF_EVENT];
      const KzruLane *lane;

      kzru_lanes_find (fixture->lanes, fixture->planned, of_event);
      lane = find_lane (layout, of_event[0]);
      g_assert_cmpuint (arcs->len, ==, 1);
      g_assert_false (arc->held0);
      g_assert_true (arc->held1);
      g_assert_false (arc->leads_off);
      g_assert_cmpfloat_with_epsilon (arc->x1, kzru_timeline_layout_get_chart (layout).x
                                      + kzru_scale_to_px (kzru_timeline_layout_get_scale (layout), instant), 1e-6);
      g_assert_true (kzru_box_contains (&lane->box, arc->x1, arc->y1));

      g_assert_cmpuint (back->len, ==, 1);
      g_assert_true (g_array_index (back, KzruRelationArc, 0).held1);
      g_assert_cmpfloat (g_array_index (back, KzruRelationArc, 0).x1, ==, arc->x1);
    }

  collapse_lane_of (fixture, fixture->refused);
  {
    g_autoptr (KzruTimelineLayout) layout = lay_out (fixture, 2010, 2018, FALSE);
    g_autoptr (GArray) arcs =
        kzru_relation_arcs_new (layout, fixture->table, fixture->state, fixture->lanes, fixture->refused);

    g_assert_cmpuint (arcs->len, ==, 0);
  }
}

/* Where that time is not in view, the arc leads off in the lane; and to what the lane
 * does not hold, for it is not searched for, there is none. */
static void
test_held_elsewhere (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (KzruTimelineLayout) layout = NULL;
  g_autoptr (GArray) arcs = NULL;
  g_autoptr (GArray) filtered = NULL;
  const char *title;

  collapse_lane_of (fixture, fixture->planned);
  layout = lay_out (fixture, 2014, 2018, FALSE);
  arcs = kzru_relation_arcs_new (layout, fixture->table, fixture->state, fixture->lanes, fixture->refused);
  g_assert_cmpuint (arcs->len, ==, 1);
  g_assert_true (g_array_index (arcs, KzruRelationArc, 0).leads_off);
  g_assert_false (g_array_index (arcs, KzruRelationArc, 0).held1);

  title = kzru_lang_map_get (&kzru_atlas_get_event (fixture->atlas, fixture->refused)->title, languages);
  kzru_view_state_set_query (fixture->state, title);
  g_assert_true (kzru_view_state_is_found (fixture->state, (KzruRef) { KZRU_RECORD_EVENT, fixture->refused }));
  filtered = kzru_relation_arcs_new (layout, fixture->table, fixture->state, fixture->lanes, fixture->refused);
  g_assert_cmpuint (filtered->len, ==, 0);
}

/* What a lane holds back is drawn as a sign in that lane, which the arc does not cross. */
static void
test_held_sign (Fixture       *fixture,
                gconstpointer  data)
{
  KzruRelationArc arc = {
    .type = KZRU_RELATION_FOLLOWS, .x0 = 200, .y0 = 300, .x1 = 500, .y1 = 300, .gap0 = 6, .gap1 = 6,
  };
  const KzruBox around = { 485, 293, 30, 14 };
  const KzruBox left = { 491.5, 297, 2, 6 }; /* within its outline, beside the dots */
  guint n[2];

  for (int held = 0; held < 2; held++)
    {
      g_autoptr (GArray) arcs = g_array_new (FALSE, FALSE, sizeof (KzruRelationArc));
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1200, 600);
      cairo_t *cr = cairo_create (surface);
      KzruTimelineStyle style;

      arc.held1 = held;
      kzru_timeline_style_init_print (&style);
      g_array_append_val (arcs, arc);
      kzru_relation_arcs_paint (arcs, &style, 14, 0, cr);
      n[held] = count_ink (surface, &around);
      g_assert_cmpuint (count_ink (surface, &left), ==, 0);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }

  g_assert_cmpuint (n[1], >, n[0] + 40);
}

/* The events of the atlas, and so many others that last for long, and matter more, that
 * what began early has no room. */
static KzruEventTable *
make_crowded_table (Fixture *fixture)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (fixture->table);
  g_autoptr (KzruEventTableBuilder) builder = kzru_event_table_builder_new ();
  KzruEdtfBounds claim;
  KzruEventEntry entry = { .claims = &claim, .n_claims = 1 };

  for (guint row = 0; row < columns->n_rows; row++)
    {
      claim = kzru_event_table_get_claim (fixture->table, row, 0);
      entry.record = columns->record[row];
      entry.lane = columns->lane[row];
      entry.importance = 1;
      entry.title = kzru_event_table_get_title (fixture->table, row);
      kzru_event_table_builder_add (builder, &entry);
    }

  entry.lane = columns->lane[kzru_event_table_find_row (fixture->table, fixture->planned)];
  entry.importance = 5;
  entry.title = "Another one";
  for (guint i = 0; i < 200; i++)
    {
      entry.record = 1000 + i;
      claim.outer = claim.core = (KzruSpan) { (gint64) (20 * YEAR) + i, (gint64) (80 * YEAR) };
      kzru_event_table_builder_add (builder, &entry);
    }

  return kzru_event_table_builder_end (g_steal_pointer (&builder), kzru_event_table_get_n_lanes (fixture->table));
}

/* What has no room, and is under way where the window starts, is in the count of that. */
static void
test_passing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (KzruTimelineLayout) layout = NULL;
  g_autoptr (GArray) arcs = NULL;
  KzruEventTable *crowded = make_crowded_table (fixture);
  const KzruRelationArc *arc;
  const KzruCount *count;

  kzru_event_table_unref (fixture->table);
  fixture->table = crowded;
  layout = lay_out (fixture, 2014.5, 2018, FALSE);
  g_assert_null (kzru_timeline_layout_find_mark (layout, fixture->planned));
  count = kzru_timeline_layout_find_count_of (layout, kzru_event_table_find_row (fixture->table, fixture->planned));
  g_assert_nonnull (count);
  g_assert_true (count->passing);

  arcs = kzru_relation_arcs_new (layout, fixture->table, fixture->state, fixture->lanes, fixture->refused);
  g_assert_cmpuint (arcs->len, ==, 1);
  arc = &g_array_index (arcs, KzruRelationArc, 0);
  g_assert_false (arc->leads_off);
  g_assert_true (kzru_box_contains (&count->box, arc->x1, arc->y1));
}

/* An arc between two that stand one above the other runs between them, and through
 * neither. */
static void
test_stacked (Fixture       *fixture,
              gconstpointer  data)
{
  const KzruBox upper = { 180, 190, 40, 20 }, between = { 150, 212, 100, 76 }, above = { 0, 0, 1200, 188 };

  for (int inverse = 0; inverse < 2; inverse++)
    {
      KzruRelationArc arc = {
        .type = KZRU_RELATION_FOLLOWS, .x0 = 200, .y0 = inverse ? 200 : 300, .x1 = 205, .y1 = inverse ? 300 : 200,
        .gap0 = 10, .gap1 = 10,
      };
      g_autoptr (GArray) arcs = g_array_new (FALSE, FALSE, sizeof (KzruRelationArc));
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1200, 600);
      cairo_t *cr = cairo_create (surface);
      KzruTimelineStyle style;

      kzru_timeline_style_init_print (&style);
      g_array_append_val (arcs, arc);
      kzru_relation_arcs_paint (arcs, &style, 14, 0, cr);
      g_assert_cmpuint (count_ink (surface, &upper), ==, 0);
      g_assert_cmpuint (count_ink (surface, &above), ==, 0);
      g_assert_cmpuint (count_ink (surface, &between), >, 40);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static gboolean
is_not_planned (guint    event,
                gpointer user_data)
{
  return event != ((Fixture *) user_data)->planned;
}

/* There is no arc to what is filtered out, nor from what is related to nothing. */
static void
test_none (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (KzruEventTable) filtered =
      kzru_event_table_new_for_atlas (fixture->atlas, languages, is_not_planned, fixture);
  g_autoptr (KzruTimelineLayout) layout = NULL;
  g_autoptr (GArray) arcs = NULL;
  g_autoptr (GArray) none = NULL;
  KzruEventTable *all = fixture->table;

  fixture->table = filtered;
  layout = lay_out (fixture, 2008, 2018, FALSE);
  fixture->table = all;

  arcs = kzru_relation_arcs_new (layout, filtered, fixture->state, NULL, fixture->refused);
  none = kzru_relation_arcs_new (layout, filtered, fixture->state, NULL,
                                 test_find (fixture->atlas, "pipeline-opened-2009").index);
  g_assert_cmpuint (arcs->len, ==, 0);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add ("/relation-arcs/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("ends", test_ends);
  TEST ("leads-off", test_leads_off);
  TEST ("off-one-edge", test_off_one_edge);
  TEST ("spares-numbers", test_spares_numbers);
  TEST ("held", test_held);
  TEST ("held-elsewhere", test_held_elsewhere);
  TEST ("held-sign", test_held_sign);
  TEST ("passing", test_passing);
  TEST ("stacked", test_stacked);
  TEST ("none", test_none);

  return g_test_run ();
}
