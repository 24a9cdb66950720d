/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/widgets/test-pane-util.h"
#include "model/kzru-citation.h"
#include "widgets/kzru-passage-card.h"
#include "widgets/kzru-reader.h"

typedef struct
{
  KzruAtlas *atlas;
  KzruViewState *state;
  GtkWidget *window;
  GtkWidget *reader;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->atlas = test_read_atlas ("small.kzru.json");
  fixture->state = test_make_state (fixture->atlas);
  fixture->reader = kzru_reader_new ();
  fixture->window = test_put_in_window (fixture->reader, fixture->state, -1, -1);
  test_rest ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  test_close_window (fixture->window, fixture->reader, fixture->state, fixture->atlas);
}

static void
select_id (Fixture    *fixture,
           const char *id)
{
  kzru_view_state_select (fixture->state, test_find (fixture->atlas, id));
  test_rest ();
}

static void
assert_passages (Fixture    *fixture,
                 const char *ids)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  g_autoptr (GString) shown = g_string_new (NULL);

  test_collect (fixture->reader, KZRU_TYPE_PASSAGE_CARD, cards);
  for (guint i = 0; i < cards->len; i++)
    {
      guint passage = kzru_passage_card_get_passage (cards->pdata[i]);

      g_string_append_printf (shown, "%s ", kzru_atlas_get_passage (fixture->atlas, passage)->id);
    }

  g_assert_cmpstr (g_strchomp (shown->str), ==, ids);
}

/* A passage is named by the chapter that it stands in where its document has those. */
static void
test_locator (Fixture       *fixture,
              gconstpointer  user_data)
{
  KzruPassage passage = { .locator_label = "page", .locator_value = "17" };
  g_autofree char *page = kzru_citation_format_locator (&passage, "en");
  g_autofree char *persian = kzru_citation_format_locator (&passage, "fa");
  g_autofree char *chapter = NULL;
  g_autofree char *range = NULL;

  g_assert_cmpstr (persian, ==, "page ۱۷");
  passage.locator_label = "chapter";
  chapter = kzru_citation_format_locator (&passage, "en");
  g_assert_cmpstr (page, ==, "page 17");
  g_assert_cmpstr (chapter, ==, "chapter 17");

  passage.locator_label = "page";
  passage.locator_value = "160–161";
  range = kzru_citation_format_locator (&passage, "fa");
  g_assert_cmpstr (range, ==, "page ۱۶۰–۱۶۱");

  passage.locator_value = NULL;
  g_assert_null (kzru_citation_format_locator (&passage, "en"));
}

/* With nothing selected the documents are listed. */
static void
test_nothing (Fixture       *fixture,
              gconstpointer  user_data)
{
  assert_passages (fixture, "");
  g_assert_nonnull (test_find_label (fixture->reader, "The Exemplaria Gazette"));
  g_assert_nonnull (test_find_label (fixture->reader, "روزنامهٔ نمونه‌آباد"));
}

static void
test_route (Fixture       *fixture,
            gconstpointer  user_data)
{
  select_id (fixture, "sampline");
  assert_passages (fixture, "p-pipeline");
  g_assert_nonnull (test_find_label (fixture->reader, "Oil flows through the Sampline"));

  select_id (fixture, "northern-branch");
  assert_passages (fixture, "p-branch");
}

/* Two lengths of one border: both are shown, and that they disagree. */
static void
test_conflict (Fixture       *fixture,
               gconstpointer  user_data)
{
  select_id (fixture, "ridge-border");
  g_assert_nonnull (test_find_label (fixture->reader, "The sources disagree"));
  g_assert_nonnull (test_find_label (fixture->reader, "96 km and more than 100 km for one border."));
}

/* Also of one length alone, the words behind both are shown. */
static void
test_conflict_of_figures (Fixture       *fixture,
                          gconstpointer  user_data)
{
  select_id (fixture, "fig-border-96");
  assert_passages (fixture, "p-border-en p-border-fa");
  select_id (fixture, "fig-border-100");
  assert_passages (fixture, "p-border-fa p-border-en");
}

static void
use_changed_atlas (Fixture            *fixture,
                   const char * const *changes)
{
  g_object_unref (fixture->atlas);
  fixture->atlas = test_read_changed_atlas ("small.kzru.json", changes);
  kzru_view_state_set_atlas (fixture->state, fixture->atlas);
}

/* What only a date, or a state of a route, rests on is shown, too, and leads back. */
static void
test_passage_of_date (Fixture       *fixture,
                      gconstpointer  user_data)
{
  static const char * const changes[] = {
    "\"passages\": [\"p-visit-en\"]", "\"passages\": [\"p-pipeline\"]", NULL
  };

  use_changed_atlas (fixture, changes);
  select_id (fixture, "muster-visit-1990s");
  assert_passages (fixture, "p-visit-fa p-visit-en p-pipeline");
  select_id (fixture, "p-pipeline");
  g_assert_nonnull (test_find_label (fixture->reader, "President Muster visits Samplon"));
}

/* What the editors worked out is told from what a source says, once, be it a date or
 * how two events are related. */
static void
test_inferred (Fixture       *fixture,
               gconstpointer  data)
{
  select_id (fixture, "night-trains-2017");
  g_assert_nonnull (test_find_label (fixture->reader, "Inferred: Winter of the Persian year 1395."));

  select_id (fixture, "branch-planned-2013");
  g_assert_nonnull (test_find_label (fixture->reader, "Inferred"));

  select_id (fixture, "fig-border-96");
  g_assert_nonnull (test_find_label (fixture->reader, "96 km and more than 100 km for one border."));
  g_assert_null (test_find_label (fixture->reader, "Disputed: 96 km"));
}

/* What a figure counts is a text, whatever it looks like. */
static void
test_figure_with_markup (Fixture       *fixture,
                         gconstpointer  user_data)
{
  static const char * const changes[] = { "\"en\": \"oil\"", "\"en\": \"<b>oil & %s\"", NULL };

  use_changed_atlas (fixture, changes);
  select_id (fixture, "sampline");
  g_assert_nonnull (test_find_label (fixture->reader, "at least 40% <b>oil & %s · "));
}

/* Persian stands from right to left in an English window, its gloss from left to right. */
static void
test_direction (Fixture       *fixture,
                gconstpointer  user_data)
{
  GtkWidget *quotation, *gloss;

  select_id (fixture, "muster-visit-1990s");
  assert_passages (fixture, "p-visit-fa p-visit-en");

  quotation = test_find_label (fixture->reader, "موستر");
  g_assert_nonnull (quotation);
  g_assert_cmpint (gtk_widget_get_direction (quotation), ==, GTK_TEXT_DIR_RTL);

  gloss = test_find_label (fixture->reader, "The president visited Samplon in the 1990s.");
  g_assert_nonnull (gloss);
  g_assert_cmpint (gtk_widget_get_direction (gloss), ==, GTK_TEXT_DIR_LTR);
}

/* A link in the reader selects what it names, everywhere. */
static void
test_link (Fixture       *fixture,
           gconstpointer  user_data)
{
  GtkWidget *links;
  gboolean handled = FALSE;

  select_id (fixture, "treaty-of-calm-waters-1998");
  links = test_find_label (fixture->reader, "Where: ");
  g_assert_nonnull (links);

  g_signal_emit_by_name (links, "activate-link", "kzru:port-exempel", &handled);
  g_assert_true (handled);
  g_assert_true (kzru_ref_equal (kzru_view_state_get_selected (fixture->state),
                                 test_find (fixture->atlas, "port-exempel")));
}

static void
test_languages (Fixture       *fixture,
                gconstpointer  user_data)
{
  static const char * const persian[] = { "fa", "en", NULL };

  select_id (fixture, "causeway-built-2001");
  g_assert_nonnull (test_find_label (fixture->reader, "Long Causeway built"));

  kzru_view_state_set_languages (fixture->state, persian);
  test_rest ();
  g_assert_nonnull (test_find_label (fixture->reader, "ساخت گذرگاه بزرگ"));
  g_assert_null (test_find_label (fixture->reader, "Long Causeway built"));
}

/* Every record of the atlas has a page. */
static void
test_every_record (Fixture       *fixture,
                   gconstpointer  user_data)
{
  for (KzruRecordKind kind = KZRU_RECORD_SOURCE; kind <= KZRU_RECORD_FIGURE; kind++)
    {
      for (guint i = 0; i < kzru_atlas_get_n_records (fixture->atlas, kind); i++)
        {
          kzru_view_state_select (fixture->state, (KzruRef) { kind, i });
          test_rest ();
          g_assert_nonnull (test_find_label (fixture->reader, ""));
        }
    }
}

static void
test_accessible (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();

  gtk_test_accessible_assert_role (fixture->reader, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_test_accessible_assert_property (fixture->reader, GTK_ACCESSIBLE_PROPERTY_LABEL, "Reader");

  select_id (fixture, "northern-branch");
  test_collect (fixture->reader, KZRU_TYPE_PASSAGE_CARD, cards);
  g_assert_cmpuint (cards->len, ==, 1);
  gtk_test_accessible_assert_role (cards->pdata[0], GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (cards->pdata[0], GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "The Exemplaria Gazette");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

  ADD ("/reader/nothing", test_nothing);
  ADD ("/reader/locator", test_locator);
  ADD ("/reader/route", test_route);
  ADD ("/reader/conflict", test_conflict);
  ADD ("/reader/conflict-of-figures", test_conflict_of_figures);
  ADD ("/reader/passage-of-date", test_passage_of_date);
  ADD ("/reader/inferred", test_inferred);
  ADD ("/reader/figure-with-markup", test_figure_with_markup);
  ADD ("/reader/direction", test_direction);
  ADD ("/reader/link", test_link);
  ADD ("/reader/languages", test_languages);
  ADD ("/reader/every-record", test_every_record);
  ADD ("/reader/accessible", test_accessible);

  return g_test_run ();
}
