/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include <pango/pangocairo.h>

#include "tests/widgets/test-node-text.h"
#include "tests/widgets/test-widget-util.h"
#include "widgets/kzru-timeline-painter.h"

/* What the timeline hands to the renderer, as text, against what it was when
 * somebody last looked at the picture.
 *
 * After a change that is meant, run the test with KZRU_UPDATE_GOLDENS=1, and read
 * what git says has changed. Texts are set in a font that is made for the tests, and
 * no other is there: see tests/fonts. */

#define DAY 86400.0
#define YEAR (365.2425 * DAY)
#define WIDTH 900
#define HEIGHT 360
#define FONT_SIZE 20 /* px: the em of the timeline is 0.9 of it */

typedef enum
{
  LIGHT,
  DARK,
  HIGH_CONTRAST,
} Colors;

typedef struct
{
  const char *name;
  gboolean kinds; /* of dates and counts, rather than an atlas */
  gboolean mirrored;
  Colors colors;
} Golden;

static const Golden goldens[] = {
  { "atlas-ltr-light", FALSE, FALSE, LIGHT },
  { "atlas-ltr-dark", FALSE, FALSE, DARK },
  { "atlas-ltr-high-contrast", FALSE, FALSE, HIGH_CONTRAST },
  { "atlas-rtl-light", FALSE, TRUE, LIGHT },
  { "atlas-rtl-dark", FALSE, TRUE, DARK },
  { "kinds-ltr-light", TRUE, FALSE, LIGHT },
  { "kinds-ltr-dark", TRUE, FALSE, DARK },
  { "kinds-rtl-light", TRUE, TRUE, LIGHT },
  { "kinds-rtl-dark", TRUE, TRUE, DARK },
};

/* A date of each kind, and more on one day than there is room for. */
static const struct
{
  const char *title;
  const char *edtf;
  const char *other; /* (nullable): what another source says */
  guint lane;
} events[] = {
  { "Day", "1992-05-25", NULL, 0 },
  { "Договор", "1998-07", NULL, 0 },
  { "Uncertain", "1995-03-01?", NULL, 0 },
  { "پیمان ۲۰۱۳", "2013-11-11~", NULL, 0 },
  { "Both", "2005-01-01%", NULL, 0 },
  { "زيارة", "200X", NULL, 0 },
  { "Two claims", "2016-02-01", "2018-05-01/2019", 0 },
  { "Two days", "1999-05-01", "2001-06-01", 0 },
  { "A visit", "2012-02-01/2012-02-04", NULL, 1 },
  { "Between years", "1997/2001", NULL, 1 },
  { "About then", "2003~/2004~", NULL, 1 },
  { "Goes on", "2001-10-13/..", NULL, 1 },
  { "Ended, nobody knows when", "1994/", NULL, 1 },
  { "Before", "../1993", NULL, 1 },
  { "One of many", "2008-02-01", NULL, 2 },
  { "Another of many", "2008-02-01", NULL, 2 },
  { "A third of many", "2008-02-01", NULL, 2 },
  { "A fourth of many", "2008-02-01", NULL, 2 },
  { "A fifth of many", "2008-02-01", NULL, 2 },
  { "A sixth of many", "2008-02-02", NULL, 2 },
  { "A seventh of many", "2008-02-02", NULL, 2 },
  { "A title that is far too long for the room that is left to it by that", "2008-02-09", NULL, 2 },
};

static KzruEventTable *
make_kinds (void)
{
  KzruEventTableBuilder *builder = kzru_event_table_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      const char *texts[] = { events[i].edtf, events[i].other };
      guint n_claims = events[i].other == NULL ? 1 : 2;
      KzruEdtfBounds claims[2];

      for (guint j = 0; j < n_claims; j++)
        {
          g_autoptr (KzruEdtf) edtf = kzru_edtf_parse (texts[j], NULL);

          g_assert_nonnull (edtf);
          claims[j] = *kzru_edtf_get_bounds (edtf);
        }
      kzru_event_table_builder_add (builder,
                                    &(KzruEventEntry) {
                                        .record = i,
                                        .lane = events[i].lane,
                                        .importance = 3,
                                        .claims = claims,
                                        .n_claims = n_claims,
                                        .title = events[i].title,
                                    });
    }

  return kzru_event_table_builder_end (builder, 3);
}

/* No setting of the machine has a say in how texts are set. */
static PangoContext *
make_context (gboolean mirrored)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("KzRu Test");
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_font_description_set_absolute_size (font, FONT_SIZE * PANGO_SCALE);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_resolution (context, 96);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_font_description (context, font);
  pango_context_set_base_dir (context, mirrored ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  cairo_font_options_destroy (options);

  return context;
}

static void
init_style (KzruTimelineStyle *style,
            Colors             colors)
{
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA black = { 0.12f, 0.12f, 0.12f, 1 };
  const GdkRGBA blue = { 0.21f, 0.52f, 0.89f, 1 };

  kzru_timeline_style_init (style, colors == DARK ? &black : &white, colors == DARK ? &white : &black,
                            &blue, colors == HIGH_CONTRAST);
}

/* Each way to stand out or back, in turns. */
static KzruMarkLight
light_mark (const KzruMark *mark,
            gpointer        user_data)
{
  return (KzruMarkLight) (mark->record % 6 == 0 ? 0 : 1 << (mark->record % 6 - 1));
}

/* Every other one stands back. */
static KzruMarkLight
light_count (const KzruCount *count,
             gpointer         user_data)
{
  return count->n % 2 == 0 ? KZRU_MARK_LIGHT_FADED : KZRU_MARK_LIGHT_NONE;
}

static GskRenderNode *
paint (KzruTimelineLayout *layout,
       Colors              colors)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  KzruPainter painter = kzru_painter_for_snapshot (snapshot);
  KzruTimelineStyle style;

  init_style (&style, colors);
  kzru_timeline_paint_lanes (layout, &style, &(KzruTimelineLights) { light_mark, light_count, NULL },
                             (KzruExtent) { -INFINITY, INFINITY }, &painter);
  kzru_timeline_paint_axis (layout, &style, &painter);

  return gtk_snapshot_free_to_node (snapshot);
}

static char *
draw (const Golden *golden)
{
  const char * const languages[] = { golden->mirrored ? "fa" : "en", "en", NULL };
  g_autoptr (KzruAtlas) atlas = golden->kinds ? NULL : test_read_atlas ("small.kzru.json");
  g_autoptr (KzruEventTable) table =
      golden->kinds ? make_kinds () : kzru_event_table_new_for_atlas (atlas, languages, NULL, NULL);
  PangoContext *context = make_context (golden->mirrored);
  g_autoptr (KzruCalendar) first = kzru_calendar_new ("gregorian", languages[0]);
  g_autoptr (KzruCalendar) second = kzru_calendar_new ("persian", languages[0]);
  KzruCalendar *calendars[] = { first, second };
  KzruTimelineParams params = {
    .table = table,
    .atlas = atlas,
    .start = golden->kinds ? 20 * YEAR : 15 * YEAR,
    .end = 50 * YEAR,
    .share_start = golden->kinds ? 20 * YEAR : 15 * YEAR,
    .share_end = 50 * YEAR,
    .width = WIDTH,
    .height = HEIGHT,
    .context = context,
    .languages = languages,
    .calendars = calendars,
    .n_calendars = golden->kinds ? 1 : 2,
    .mirrored = golden->mirrored,
    .pinned = KZRU_EVENT_TABLE_NO_ROW,
  };
  g_autoptr (KzruTimelineLayout) layout = kzru_timeline_layout_new (&params, NULL);
  g_autoptr (GskRenderNode) node = paint (layout, golden->colors);

  g_object_unref (context);

  return test_node_to_text (node);
}

/* Says in which lines two files differ. */
static void
say_difference (const char *expected,
                const char *found)
{
  const char * const command[] = { "diff", "-U1", expected, found, NULL };
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL, NULL);
  lines = g_strsplit (output != NULL ? output : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_test_message ("%s", lines[i]);
}

static void
test_golden (gconstpointer data)
{
  const Golden *golden = data;
  g_autofree char *name = g_strdup_printf ("timeline-%s.txt", golden->name);
  g_autofree char *expected_path = g_test_build_filename (G_TEST_DIST, "data", "golden", name, NULL);
  g_autofree char *found_path = g_test_build_filename (G_TEST_BUILT, "widgets", name, NULL);
  g_autofree char *found = draw (golden);
  g_autofree char *expected = NULL;
  gboolean update = g_getenv ("KZRU_UPDATE_GOLDENS") != NULL;

  /* A character that the font does not have would look like any other. */
  g_assert_null (strstr (found, "\xef\xbf\xbd"));

  g_assert_true (g_file_set_contents (update ? expected_path : found_path, found, -1, NULL));
  if (!g_file_get_contents (expected_path, &expected, NULL, NULL) || !g_str_equal (found, expected))
    {
      say_difference (expected_path, found_path);
      g_test_fail ();
    }
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (goldens); i++)
    {
      g_autofree char *path = g_strdup_printf ("/timeline-golden/%s", goldens[i].name);

      g_test_add_data_func (path, &goldens[i], test_golden);
    }

  return g_test_run ();
}
