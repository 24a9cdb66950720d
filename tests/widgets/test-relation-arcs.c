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
  KzruEventTable *table;
  PangoContext *context;
  guint refused;
  guint planned;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 11");

  fixture->atlas = test_read_atlas ("small.kzru.json");
  fixture->table = kzru_event_table_new_for_atlas (fixture->atlas, languages, NULL, NULL);
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
  g_autoptr (GArray) arcs = kzru_relation_arcs_new (layout, fixture->table, fixture->atlas, fixture->refused);
  g_autoptr (GArray) back = kzru_relation_arcs_new (layout, fixture->table, fixture->atlas, fixture->planned);
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
      g_autoptr (GArray) arcs = kzru_relation_arcs_new (layout, fixture->table, fixture->atlas, fixture->planned);
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
      g_autoptr (GArray) arcs = kzru_relation_arcs_new (layout, fixture->table, fixture->atlas, fixture->refused);

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
  arcs = kzru_relation_arcs_new (layout, fixture->table, fixture->atlas, fixture->refused);
  kzru_relation_arcs_paint (arcs, &style, kzru_timeline_layout_get_em (layout), 0, cr);
  g_assert_cmpuint (count_ink (surface, &count->box), ==, 0);
  g_assert_cmpuint (count_ink (surface, &(KzruBox) { 0, 0, 1200, 600 }), >, 50);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
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

  arcs = kzru_relation_arcs_new (layout, filtered, fixture->atlas, fixture->refused);
  none = kzru_relation_arcs_new (layout, filtered, fixture->atlas,
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
  TEST ("stacked", test_stacked);
  TEST ("none", test_none);

  return g_test_run ();
}
