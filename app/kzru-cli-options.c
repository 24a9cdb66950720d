/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-cli"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/kzru-cli-private.h"
#include "widgets/kzru-chart-pages.h"

/* The options of all verbs. They stand in one table, so that an option cannot
 * mean one thing here and another there.
 *
 * Texts are taken as file names are: as the bytes that were typed. GLib would
 * convert them from the encoding of the locale, and refuse a query in Persian
 * where a script sets no locale. */

static gboolean
takes (const KzruCliVerb *verb,
       const char        *option)
{
  g_auto (GStrv) options = g_strsplit (verb->options, " ", -1);

  return g_strv_contains ((const char * const *) options, option);
}

/* Keeps the entries that @verb takes. */
static void
add_entries (GOptionContext     *context,
             const KzruCliVerb  *verb,
             const GOptionEntry *entries,
             gsize               n_entries)
{
  g_autofree GOptionEntry *taken = g_new0 (GOptionEntry, n_entries + 1);
  gsize n_taken = 0;

  for (gsize i = 0; i < n_entries; i++)
    {
      if (takes (verb, entries[i].long_name))
        taken[n_taken++] = entries[i];
    }

  g_option_context_add_main_entries (context, taken, GETTEXT_PACKAGE);
}

/* Numbers as they were typed. */
typedef struct
{
  char *pages;
  char *mm_per_year;
  char *mm_per_month;
  char *rows;
  char *overlap;
  char *scale;
} Numbers;

static void
numbers_clear (Numbers *self)
{
  g_free (self->pages);
  g_free (self->mm_per_year);
  g_free (self->mm_per_month);
  g_free (self->rows);
  g_free (self->overlap);
  g_free (self->scale);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Numbers, numbers_clear)

static void
add_all_entries (KzruCliOptions    *self,
                 Numbers           *numbers,
                 const KzruCliVerb *verb,
                 GOptionContext    *context)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output,
      N_("The file to write"), N_("OUT") },
    { "corpus", 0, 0, G_OPTION_ARG_FILENAME, &self->corpus,
      N_("Look every quotation up in the documents of this folder"), N_("DIR") },
    { "query", 0, 0, G_OPTION_ARG_FILENAME, &self->query,
      N_("Only what matches these words"), N_("TEXT") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &self->format,
      N_("table, json or csv; table if not said"), N_("FORMAT") },
    { "view", 0, 0, G_OPTION_ARG_FILENAME, &self->view,
      N_("timeline or map; timeline if not said"), N_("VIEW") },
    { "size", 0, 0, G_OPTION_ARG_FILENAME, &self->size,
      N_("Width and height in pixels; 1600x900 if not said"), N_("WxH") },
    { "scale", 0, 0, G_OPTION_ARG_FILENAME, &numbers->scale,
      N_("Magnify the picture this many times, letters and all"), N_("N") },
    { "bbox", 0, 0, G_OPTION_ARG_FILENAME, &self->bbox,
      N_("Of the map, what lies between these degrees; all routes if not said"), N_("WEST,SOUTH,EAST,NORTH") },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &self->dark,
      N_("Light on a dark ground"), NULL },
    { "paper", 0, 0, G_OPTION_ARG_FILENAME, &self->paper,
      N_("A0 to A6, B4, B5, Letter, Legal, Tabloid or WxH in mm; A4 if not said"), N_("NAME") },
    { "landscape", 0, 0, G_OPTION_ARG_NONE, &self->landscape,
      N_("Turn the paper on its side"), NULL },
    { "pages", 0, 0, G_OPTION_ARG_FILENAME, &numbers->pages,
      N_("Spread the time over this many pages; 1 if not said"), N_("N") },
    { "tiles", 0, 0, G_OPTION_ARG_FILENAME, &self->tiles,
      N_("A poster of so many rows and columns of sheets, such as 2x3"), N_("RxC") },
    { "mm-per-year", 0, 0, G_OPTION_ARG_FILENAME, &numbers->mm_per_year,
      N_("A poster of as many columns of sheets as it takes at this scale"), N_("N") },
    { "mm-per-month", 0, 0, G_OPTION_ARG_FILENAME, &numbers->mm_per_month,
      N_("The same, by the month"), N_("N") },
    { "rows", 0, 0, G_OPTION_ARG_FILENAME, &numbers->rows,
      N_("How many rows of sheets a poster at a scale has; 1 if not said"), N_("N") },
    { "overlap", 0, 0, G_OPTION_ARG_FILENAME, &numbers->overlap,
      N_("How many mm each sheet of a poster goes on beyond its cut marks; 10 if not said"), N_("MM") },
    { "map", 0, 0, G_OPTION_ARG_NONE, &self->map,
      N_("Add a page with the map; done without saying unless a number of pages or a scale is said"), NULL },
    { "no-map", 0, 0, G_OPTION_ARG_NONE, &self->no_map,
      N_("Leave the map out"), NULL },
    { "sources", 0, 0, G_OPTION_ARG_NONE, &self->sources,
      N_("Add what the sources say; done without saying unless a number of pages or a scale is said"), NULL },
    { "no-sources", 0, 0, G_OPTION_ARG_NONE, &self->no_sources,
      N_("Leave the sources out"), NULL },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &self->from,
      N_("Start with this date, in EDTF: 1992, 2017-07, 2022-01-05"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &self->to,
      N_("End with this date, in EDTF; all of it is shown"), N_("DATE") },
    { "lanes", 0, 0, G_OPTION_ARG_FILENAME, &self->lanes,
      N_("What lanes stand for: theme, source, actor, place or certainty; theme if not said"), N_("WHAT") },
    { "calendar", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->calendars,
      N_("A calendar for dates and axes, such as persian; may be given again for another"), N_("KEY") },
    { "lang", 0, 0, G_OPTION_ARG_FILENAME, &self->lang,
      N_("The language of texts and numbers, such as fa; the user’s if not said"), N_("TAG") },
    { "rtl", 0, 0, G_OPTION_ARG_NONE, &self->rtl,
      N_("Time runs from right to left; as the language does, if not said"), NULL },
    { "ltr", 0, 0, G_OPTION_ARG_NONE, &self->ltr,
      N_("Time runs from left to right"), NULL },
  };

  add_entries (context, verb, entries, G_N_ELEMENTS (entries));
}

static gboolean
check_operands (const KzruCliOptions *self,
                const KzruCliVerb    *verb)
{
  g_auto (GStrv) names = g_strsplit (verb->operands, " ", -1);
  guint n_wanted = g_strv_length (names);
  guint n = g_strv_length (self->operands);

  if (n < n_wanted)
    {
      /* Translators: %1$s is a verb such as "show", %2$s what it needs, such as "FILE". */
      kzru_cli_complain (_("%1$s: %2$s is missing; see kzru %1$s --help"), verb->name, names[n]);
      return FALSE;
    }
  if (n > n_wanted)
    {
      /* Translators: %1$s is a verb such as "show", %2$s is a word that was typed. */
      kzru_cli_complain (_("%1$s: “%2$s” is one word too many; see kzru %1$s --help"),
                         verb->name, self->operands[n_wanted]);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_numbers (KzruCliOptions *self,
              const Numbers  *numbers)
{
  return kzru_cli_read_count ("--pages", numbers->pages, KZRU_CHART_PAGES_MAX, &self->pages) &&
         kzru_cli_read_count ("--rows", numbers->rows, KZRU_CHART_PAGES_MAX, &self->rows) &&
         kzru_cli_read_factor ("--mm-per-year", numbers->mm_per_year, &self->mm_per_year) &&
         kzru_cli_read_factor ("--mm-per-month", numbers->mm_per_month, &self->mm_per_month) &&
         kzru_cli_read_overlap ("--overlap", numbers->overlap, &self->overlap) &&
         kzru_cli_read_factor ("--scale", numbers->scale, &self->scale);
}

static gboolean
check_pair (const char *first,
            gboolean    has_first,
            const char *second,
            gboolean    has_second)
{
  if (!has_first || !has_second)
    return TRUE;

  /* Translators: both are options, such as "--rtl". */
  kzru_cli_complain (_("%1$s and %2$s exclude each other"), first, second);
  return FALSE;
}

/* A chart fits on paper in one way. */
static gboolean
check_fit (const KzruCliOptions *self)
{
  const struct
  {
    const char *option;
    gboolean given;
  } fits[] = {
    { "--pages", self->pages != 0 },
    { "--tiles", self->tiles != NULL },
    { "--mm-per-year", self->mm_per_year != 0 },
    { "--mm-per-month", self->mm_per_month != 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fits); i++)
    for (guint j = i + 1; j < G_N_ELEMENTS (fits); j++)
      if (!check_pair (fits[i].option, fits[i].given, fits[j].option, fits[j].given))
        return FALSE;

  return TRUE;
}

static gboolean
check_values (const KzruCliOptions *self,
              const KzruCliVerb    *verb)
{
  if (g_strcmp0 (verb->required, "output") == 0 && self->output == NULL)
    {
      /* Translators: %1$s is a verb such as "print". */
      kzru_cli_complain (_("%1$s: -o OUT is missing; see kzru %1$s --help"), verb->name);
      return FALSE;
    }
  if (self->query != NULL && !g_utf8_validate (self->query, -1, NULL))
    {
      kzru_cli_complain (_("--query: the text is not UTF-8"));
      return FALSE;
    }

  return kzru_cli_check_language (self->lang) &&
         check_pair ("--rtl", self->rtl, "--ltr", self->ltr) &&
         check_pair ("--map", self->map, "--no-map", self->no_map) &&
         check_pair ("--sources", self->sources, "--no-sources", self->no_sources) &&
         check_fit (self);
}

/**
 * kzru_cli_options_clear:
 * @self: options
 *
 * Frees what the options hold.
 */
void
kzru_cli_options_clear (KzruCliOptions *self)
{
  g_clear_pointer (&self->operands, g_strfreev);
  g_clear_pointer (&self->corpus, g_free);
  g_clear_pointer (&self->query, g_free);
  g_clear_pointer (&self->format, g_free);
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->paper, g_free);
  g_clear_pointer (&self->tiles, g_free);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  g_clear_pointer (&self->view, g_free);
  g_clear_pointer (&self->size, g_free);
  g_clear_pointer (&self->bbox, g_free);
  g_clear_pointer (&self->lanes, g_free);
  g_clear_pointer (&self->calendars, g_strfreev);
  g_clear_pointer (&self->lang, g_free);
}

/**
 * kzru_cli_options_parse:
 * @self: options, all zero
 * @verb: the verb that was called
 * @argc: the number of arguments
 * @argv: (array length=argc): the arguments: the program, the verb, what follows
 *
 * Reads the command line of a verb. What is wrong with it is told on standard
 * error; `--help` is answered on standard output, and ends the program.
 *
 * Returns: whether the verb can be run
 */
gboolean
kzru_cli_options_parse (KzruCliOptions     *self,
                        const KzruCliVerb  *verb,
                        int                 argc,
                        char              **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (verb->operands);
  g_autoptr (GError) error = NULL;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) rest = NULL;
  g_auto (Numbers) numbers = { NULL };
  g_autofree char *name = g_strdup_printf ("kzru %s", verb->name);

  g_set_prgname (name);
  self->scale = 1;
  self->overlap = -1;
  g_option_context_set_summary (context, _(verb->summary));
  add_all_entries (self, &numbers, verb, context);

  /* The verb takes the place of the program's name. */
  for (int i = 1; i < argc; i++)
    g_strv_builder_add (words, argv[i]);
  rest = g_strv_builder_end (words);

  if (!g_option_context_parse_strv (context, &rest, &error))
    {
      kzru_cli_complain_of_call (name, error->message);
      return FALSE;
    }

  self->operands = g_strdupv (rest + 1);
  for (char **operand = self->operands; *operand != NULL; operand++)
    {
      /* What ends the options is handed on by GLib, but is no operand. */
      if (g_str_equal (*operand, "--"))
        {
          g_free (*operand);
          memmove (operand, operand + 1, g_strv_length (operand + 1) * sizeof (char *) + sizeof (char *));
          break;
        }
    }

  return check_operands (self, verb) && read_numbers (self, &numbers) && check_values (self, verb);
}
