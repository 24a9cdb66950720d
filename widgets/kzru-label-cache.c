/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-label-cache"

#include "config.h"

#include "widgets/kzru-label-cache.h"

#include "model/kzru-number-format.h"
#include "model/kzru-ticks.h"
#include "widgets/kzru-word-widths.h"

#include <math.h>

/* Titles that were set once need not be set again while one zooms and pans:
 * shaping text is by far the dearest part of a frame.
 *
 * Each title is kept whole, short, and cut to so many em, and not at every width
 * there is room for. That keeps the number of layouts small, and a label does not
 * twitch by a letter at each step of a zoom.
 *
 * There are two generations. When the young one is full it becomes the old one,
 * and what is asked for still comes back from there: what is on screen is never
 * dropped all at once. */

#define FONT_SCALE 0.9          /* of the interface's font */
#define MAX_FULL_EM 36.0        /* longer titles are cut even if there is room */
#define SHORT_SHARE 0.6         /* of the whole, if that is within the two below */
#define MIN_SHORT_EM 9.0
#define MAX_SHORT_EM 12.0
#define MAX_ENTRIES 4096        /* of a generation */
#define MAX_WIDTHS 65536
#define COUNT_SCALE 0.8
#define MEASURE_ERROR 2.0       /* px, by which the words of a title may be off */
#define N_LENGTHS 128           /* of a title: whole, short, and cut to so many em */
#define FIRST_CUT 2

/* How wide the labels of an axis are. */
typedef struct
{
  char *calendar; /* its key */
  char *locale;
  KzruCalendarUnit unit;
  double scale;
  PangoWeight weight;
  double width;
} TickWidth;

struct _KzruLabelCache
{
  gatomicrefcount ref_count;

  PangoContext *context;
  KzruEventTable *table;
  PangoFontDescription *font;
  guint serial; /* of the context when the cache was made */
  guint n_left;   /* titles that may be set before the next limit */
  GArray *wanted; /* of gsize, as keys of layouts: titles that were one too many since */

  GHashTable *layouts[2]; /* row * N_LENGTHS + length => PangoLayout, young and old */
  KzruWordWidths *words;
  GHashTable *widths;     /* row => width of its whole title, in Pango units */
  GHashTable *texts;      /* "scale weight width lines align text" => PangoLayout */
  GHashTable *numbers;    /* number of a count => PangoLayout */
  char *language;         /* (nullable): whose digits those have */
  GArray *tick_widths;    /* of TickWidth: one or two for each calendar and unit */

  double em;   /* height of the font */
  double line; /* height of a line of text */
};

static void
clear_tick_width (TickWidth *width)
{
  g_free (width->calendar);
  g_free (width->locale);
}

static double
measure_line (KzruLabelCache *self)
{
  PangoFontMetrics *metrics =
      pango_context_get_metrics (self->context, self->font, pango_context_get_language (self->context));
  int line = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);

  pango_font_metrics_unref (metrics);

  return (double) line / PANGO_SCALE;
}

/* The height of the font in the units that layouts are measured in. */
static double
measure_em (PangoContext               *context,
            const PangoFontDescription *font)
{
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  PangoFontMap *map = pango_context_get_font_map (context);
  g_autoptr (PangoFont) loaded = pango_font_map_load_font (map, context, font);
  g_autoptr (PangoFontDescription) absolute = NULL;

  if (pango_font_description_get_size_is_absolute (font) || loaded == NULL)
    return size;

  absolute = pango_font_describe_with_absolute_size (loaded);
  return (double) pango_font_description_get_size (absolute) / PANGO_SCALE;
}

/**
 * kzru_label_cache_new:
 * @context: the context to set texts in
 * @table: the events whose titles are set
 *
 * Creates an empty cache.
 *
 * Returns: (transfer full): a cache
 */
KzruLabelCache *
kzru_label_cache_new (PangoContext   *context,
                      KzruEventTable *table)
{
  KzruLabelCache *self = g_new0 (KzruLabelCache, 1);
  const PangoFontDescription *base = pango_context_get_font_description (context);

  g_atomic_ref_count_init (&self->ref_count);
  self->context = g_object_ref (context);
  self->table = kzru_event_table_ref (table);
  self->serial = pango_context_get_serial (context);
  self->n_left = G_MAXUINT;
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->font = pango_font_description_copy (base);
  pango_font_description_set_size (self->font,
                                   (int) (pango_font_description_get_size (base) * FONT_SCALE));
  if (pango_font_description_get_size_is_absolute (base))
    pango_font_description_set_absolute_size (self->font,
                                              pango_font_description_get_size (base) * FONT_SCALE);
  for (guint i = 0; i < G_N_ELEMENTS (self->layouts); i++)
    self->layouts[i] = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->words = kzru_word_widths_new (context, self->font);
  self->widths = g_hash_table_new (NULL, NULL);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->numbers = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->tick_widths = g_array_new (FALSE, FALSE, sizeof (TickWidth));
  g_array_set_clear_func (self->tick_widths, (GDestroyNotify) clear_tick_width);
  self->em = measure_em (context, self->font);
  self->line = measure_line (self);

  return self;
}

/**
 * kzru_label_cache_ref:
 * @self: a cache
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
KzruLabelCache *
kzru_label_cache_ref (KzruLabelCache *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kzru_label_cache_unref:
 * @self: a cache
 *
 * Drops a reference.
 */
void
kzru_label_cache_unref (KzruLabelCache *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (self->layouts); i++)
    g_hash_table_unref (self->layouts[i]);
  g_array_unref (self->wanted);
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->numbers);
  g_free (self->language);
  g_array_unref (self->tick_widths);
  g_hash_table_unref (self->widths);
  kzru_word_widths_free (self->words);
  g_clear_object (&self->context);
  g_clear_pointer (&self->table, kzru_event_table_unref);
  pango_font_description_free (self->font);
  g_free (self);
}

/**
 * kzru_label_cache_is_for:
 * @self: a cache
 * @context: a context
 * @table: a table
 *
 * Says whether the texts of the cache are still right.
 *
 * Returns: whether @context and @table are those it was made for, unchanged
 */
gboolean
kzru_label_cache_is_for (KzruLabelCache *self,
                         PangoContext   *context,
                         KzruEventTable *table)
{
  return self->context == context && self->table == table &&
         self->serial == pango_context_get_serial (context);
}

static PangoLayout *
set_text (KzruLabelCache *self,
          const char     *text,
          double          scale,
          PangoWeight     weight)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (self->font);
  double size = pango_font_description_get_size (font) * scale;

  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, size);
  else
    pango_font_description_set_size (font, (int) size);
  pango_font_description_set_weight (font, weight);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

static PangoLayout *
find_text (KzruLabelCache *self,
           const char     *key)
{
  if (g_hash_table_size (self->texts) >= MAX_ENTRIES)
    g_hash_table_remove_all (self->texts);

  return g_hash_table_lookup (self->texts, key);
}

/**
 * kzru_label_cache_set_text:
 * @self: a cache
 * @text: a text other than a title
 * @scale: the size of its font, in sizes of the labels' font
 * @weight: its weight
 *
 * Sets a text of the axis, of a lane or of a count.
 *
 * Returns: (transfer none): a layout of one line; good until the next call
 */
PangoLayout *
kzru_label_cache_set_text (KzruLabelCache *self,
                           const char     *text,
                           double          scale,
                           PangoWeight     weight)
{
  g_autofree char *key = g_strdup_printf ("%d %d %s", (int) (scale * 1000), weight, text);
  PangoLayout *layout = find_text (self, key);

  if (layout != NULL)
    return layout;

  layout = set_text (self, text, scale, weight);
  g_hash_table_insert (self->texts, g_steal_pointer (&key), layout);

  return layout;
}

static double
measure_ticks (KzruLabelCache  *self,
               KzruCalendar    *calendar,
               const TickWidth *tick)
{
  g_autoptr (GPtrArray) samples = kzru_ticks_dup_samples (calendar, tick->unit);
  int widest = 0;

  for (guint i = 0; i < samples->len; i++)
    {
      int width;

      pango_layout_get_size (kzru_label_cache_set_text (self, samples->pdata[i], tick->scale, tick->weight), &width, NULL);
      widest = MAX (widest, width);
    }

  return (double) widest / PANGO_SCALE;
}

/**
 * kzru_label_cache_get_tick_width:
 * @self: a cache
 * @calendar: the calendar of an axis
 * @unit: what its labels are steps of
 * @scale: the size of their font, in sizes of the labels' font
 * @weight: its weight
 *
 * Measures the widest label that the ticks of an axis may have.
 *
 * Returns: its width
 */
double
kzru_label_cache_get_tick_width (KzruLabelCache   *self,
                                 KzruCalendar     *calendar,
                                 KzruCalendarUnit  unit,
                                 double            scale,
                                 PangoWeight       weight)
{
  TickWidth tick = { .unit = unit, .scale = scale, .weight = weight };

  for (guint i = 0; i < self->tick_widths->len; i++)
    {
      const TickWidth *kept = &g_array_index (self->tick_widths, TickWidth, i);

      if (kept->unit == unit && kept->weight == weight && kept->scale == scale
          && g_str_equal (kept->calendar, kzru_calendar_get_key (calendar))
          && g_str_equal (kept->locale, kzru_calendar_get_locale (calendar)))
        return kept->width;
    }

  tick.calendar = g_strdup (kzru_calendar_get_key (calendar));
  tick.locale = g_strdup (kzru_calendar_get_locale (calendar));
  tick.width = measure_ticks (self, calendar, &tick);
  g_array_append_val (self->tick_widths, tick);

  return tick.width;
}

/**
 * kzru_label_cache_set_count:
 * @self: a cache
 * @n: a number
 * @language: whose digits it has: a BCP 47 tag
 *
 * Sets the number of a count. There are hundreds in a picture, and most of them in
 * the one before.
 *
 * Returns: (transfer none): a layout of one line; good until the next call
 */
PangoLayout *
kzru_label_cache_set_count (KzruLabelCache *self,
                            guint           n,
                            const char     *language)
{
  PangoLayout *layout;
  g_autofree char *text = NULL;

  if (g_strcmp0 (self->language, language) != 0 || g_hash_table_size (self->numbers) >= MAX_ENTRIES)
    {
      g_hash_table_remove_all (self->numbers);
      g_free (self->language);
      self->language = g_strdup (language);
    }

  layout = g_hash_table_lookup (self->numbers, GUINT_TO_POINTER (n));
  if (layout != NULL)
    return layout;

  text = kzru_format_number (n, language);
  layout = set_text (self, text, COUNT_SCALE, PANGO_WEIGHT_BOLD);
  g_hash_table_insert (self->numbers, GUINT_TO_POINTER (n), layout);

  return layout;
}

/**
 * kzru_label_cache_set_block:
 * @self: a cache
 * @text: a text other than a title
 * @scale: the size of its font, in sizes of the labels' font
 * @weight: its weight
 * @width: how wide it may be
 * @n_lines: how many lines it may have
 * @at_left: whether its lines are aligned at the left edge, whatever its direction
 *
 * Sets a text that is broken into lines.
 *
 * Returns: (transfer none): a layout; good until the next call
 */
PangoLayout *
kzru_label_cache_set_block (KzruLabelCache *self,
                            const char     *text,
                            double          scale,
                            PangoWeight     weight,
                            double          width,
                            guint           n_lines,
                            gboolean        at_left)
{
  g_autofree char *key = g_strdup_printf ("%d %d %d %u %d %s", (int) (scale * 1000), weight, (int) width,
                                          n_lines, at_left, text);
  PangoLayout *layout = find_text (self, key);
  gboolean is_rtl;

  if (layout != NULL)
    return layout;

  /* Pango turns "left" round for a paragraph that runs from right to left. */
  layout = set_text (self, text, scale, weight);
  is_rtl = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
  pango_layout_set_alignment (layout, at_left != is_rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_height (layout, -(int) n_lines);
  g_hash_table_insert (self->texts, g_steal_pointer (&key), layout);

  return layout;
}

static void
cut (PangoLayout *layout,
     double       width)
{
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
}

/* How wide a title may be that is set in some length; it is @full wide otherwise. */
static double
get_most (const KzruLabelCache *self,
          guint                 length,
          double                full)
{
  if (length == KZRU_LABEL_FULL)
    return MAX_FULL_EM * self->em;
  if (length == KZRU_LABEL_SHORT)
    return CLAMP (SHORT_SHARE * full, MIN_SHORT_EM * self->em, MAX_SHORT_EM * self->em);

  return (length - FIRST_CUT) * self->em;
}

static double
measure_title (KzruLabelCache *self,
               guint           row)
{
  gpointer width;

  if (g_hash_table_lookup_extended (self->widths, GUINT_TO_POINTER (row), NULL, &width))
    return (double) GPOINTER_TO_INT (width) / PANGO_SCALE;

  if (g_hash_table_size (self->widths) >= MAX_WIDTHS)
    g_hash_table_remove_all (self->widths);

  width = GINT_TO_POINTER ((int) (kzru_word_widths_measure (self->words, kzru_event_table_get_title (self->table, row)) *
                                  PANGO_SCALE));
  g_hash_table_insert (self->widths, GUINT_TO_POINTER (row), width);

  return (double) GPOINTER_TO_INT (width) / PANGO_SCALE;
}

static PangoLayout *
set_title (KzruLabelCache *self,
           guint           row,
           guint           length)
{
  PangoLayout *layout = set_text (self, kzru_event_table_get_title (self->table, row), 1, PANGO_WEIGHT_NORMAL);
  double full = measure_title (self, row);
  double most = get_most (self, length, full);

  /* What is sure to have room is not even compared with it: to break a line is to set
   * it once more. */
  if (full > most - MEASURE_ERROR)
    cut (layout, most);

  return layout;
}

/* Makes room for another title in the young generation. */
static void
grow_old (KzruLabelCache *self)
{
  GHashTable *oldest = self->layouts[1];

  if (g_hash_table_size (self->layouts[0]) < MAX_ENTRIES)
    return;

  g_hash_table_remove_all (oldest);
  self->layouts[1] = self->layouts[0];
  self->layouts[0] = oldest;
}

static PangoLayout *
get_title (KzruLabelCache *self,
           guint           row,
           guint           length)
{
  gsize key = (gsize) row * N_LENGTHS + length;
  PangoLayout *layout = g_hash_table_lookup (self->layouts[0], GSIZE_TO_POINTER (key));

  if (layout != NULL)
    return layout;

  grow_old (self);
  layout = g_hash_table_lookup (self->layouts[1], GSIZE_TO_POINTER (key));
  if (layout != NULL)
    g_object_ref (layout);
  else if (self->n_left == 0)
    {
      g_array_append_val (self->wanted, key);
      return NULL;
    }
  else
    {
      self->n_left -= self->n_left != G_MAXUINT;
      layout = set_title (self, row, length);
    }
  g_hash_table_insert (self->layouts[0], GSIZE_TO_POINTER (key), layout);

  return layout;
}

/**
 * kzru_label_cache_limit:
 * @self: a cache
 * @n: a number, `G_MAXUINT` for no limit
 *
 * Limits how many titles are set from now on. Those that were set are still to be had,
 * and what is one too many is remembered until the next limit, for
 * [method@LabelCache.set_wanted].
 */
void
kzru_label_cache_limit (KzruLabelCache *self,
                        guint           n)
{
  self->n_left = n;
  g_array_set_size (self->wanted, 0);
}

/**
 * kzru_label_cache_set_wanted:
 * @self: a cache
 *
 * Sets one of the titles that were one too many, while there is nothing else to do. The
 * limit is over with that.
 *
 * Returns: whether there was one
 */
gboolean
kzru_label_cache_set_wanted (KzruLabelCache *self)
{
  PangoLayout *layout;
  gsize key;

  if (self->wanted->len == 0)
    return FALSE;

  key = g_array_index (self->wanted, gsize, 0);
  g_array_remove_index (self->wanted, 0);
  self->n_left = G_MAXUINT;
  layout = get_title (self, (guint) (key / N_LENGTHS), (guint) (key % N_LENGTHS));

  /* Pango puts off what is dear until it is asked. */
  pango_layout_get_extents (layout, NULL, NULL);

  return TRUE;
}

/**
 * kzru_label_cache_get:
 * @self: a cache
 * @row: a row of the table
 * @size: which length
 *
 * Gets the title of an event, set.
 *
 * Returns: (transfer none) (nullable): a layout of one line, good until the next call;
 *   %NULL if it would be one too many
 */
PangoLayout *
kzru_label_cache_get (KzruLabelCache *self,
                      guint           row,
                      KzruLabelSize   size)
{
  return get_title (self, row, size);
}

/**
 * kzru_label_cache_get_cut:
 * @self: a cache
 * @row: a row of the table
 * @width: the room that there is
 *
 * Gets the title of an event, cut to the room that there is: to a whole number of em.
 *
 * Returns: (transfer none) (nullable): a layout of one line, good until the next call;
 *   %NULL if it would be one too many
 */
PangoLayout *
kzru_label_cache_get_cut (KzruLabelCache *self,
                          guint           row,
                          double          width)
{
  int n = (int) floor (width / self->em);

  return get_title (self, row, FIRST_CUT + (guint) CLAMP (n, 1, N_LENGTHS - FIRST_CUT - 1));
}

/**
 * kzru_label_cache_get_width:
 * @self: a cache
 * @row: a row of the table
 * @size: which length
 *
 * Measures the title of an event, without setting it. It may turn out to be wider by
 * a pixel or so, and narrower if it is cut short.
 *
 * Returns: its width
 */
double
kzru_label_cache_get_width (KzruLabelCache *self,
                            guint           row,
                            KzruLabelSize   size)
{
  double full = measure_title (self, row);

  return MIN (full, get_most (self, size, full));
}

/**
 * kzru_label_cache_get_em:
 * @self: a cache
 *
 * Gets the size of the labels' font, by which all else is measured.
 *
 * Returns: the size
 */
double
kzru_label_cache_get_em (KzruLabelCache *self)
{
  return self->em;
}

/**
 * kzru_label_cache_get_line:
 * @self: a cache
 *
 * Gets the height of a line of a label.
 *
 * Returns: the height
 */
double
kzru_label_cache_get_line (KzruLabelCache *self)
{
  return self->line;
}
