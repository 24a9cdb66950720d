/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-label-cache"

#include "config.h"

#include "widgets/kzru-label-cache.h"

/* Titles that were set once need not be set again while one zooms and pans:
 * shaping text is by far the dearest part of a frame.
 *
 * Each title is kept in at most two lengths, whole and short, and not at every
 * width there is room for. That keeps the number of layouts small, and a label
 * does not twitch by a letter at each step of a zoom. */

#define FONT_SCALE 0.9          /* of the interface's font */
#define MAX_FULL_EM 36.0        /* longer titles are cut even if there is room */
#define SHORT_SHARE 0.6         /* of the whole, if that is within the two below */
#define MIN_SHORT_EM 9.0
#define MAX_SHORT_EM 12.0
#define MAX_ENTRIES 8192        /* all are dropped when there are more */

struct _KzruLabelCache
{
  gatomicrefcount ref_count;

  PangoContext *context;
  KzruEventTable *table;
  PangoFontDescription *font;
  guint serial; /* of the context when the cache was made */

  GHashTable *layouts; /* row * 2 + size => PangoLayout */
  GHashTable *texts;   /* "scale weight text" => PangoLayout */

  double em;   /* height of the font */
  double line; /* height of a line of text */
};

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
  self->font = pango_font_description_copy (base);
  pango_font_description_set_size (self->font,
                                   (int) (pango_font_description_get_size (base) * FONT_SCALE));
  if (pango_font_description_get_size_is_absolute (base))
    pango_font_description_set_absolute_size (self->font,
                                              pango_font_description_get_size (base) * FONT_SCALE);
  self->layouts = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
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

  g_hash_table_unref (self->layouts);
  g_hash_table_unref (self->texts);
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
  g_autofree char *key = g_strdup_printf ("%g %d %s", scale, weight, text);
  PangoLayout *layout = g_hash_table_lookup (self->texts, key);

  if (layout != NULL)
    return layout;

  if (g_hash_table_size (self->texts) >= MAX_ENTRIES)
    g_hash_table_remove_all (self->texts);

  layout = set_text (self, text, scale, weight);
  g_hash_table_insert (self->texts, g_steal_pointer (&key), layout);

  return layout;
}

static void
cut (KzruLabelCache *self,
     PangoLayout    *layout,
     KzruLabelSize   size)
{
  int width;
  double most = MAX_FULL_EM * self->em;

  pango_layout_get_size (layout, &width, NULL);
  if (size == KZRU_LABEL_SHORT)
    most = CLAMP (SHORT_SHARE * width / PANGO_SCALE, MIN_SHORT_EM * self->em, MAX_SHORT_EM * self->em);

  if (width > most * PANGO_SCALE)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, (int) (most * PANGO_SCALE));
    }
}

/**
 * kzru_label_cache_get:
 * @self: a cache
 * @row: a row of the table
 * @size: which length
 *
 * Gets the title of an event, set.
 *
 * Returns: (transfer none): a layout of one line; good until the next call
 */
PangoLayout *
kzru_label_cache_get (KzruLabelCache *self,
                      guint           row,
                      KzruLabelSize   size)
{
  gpointer key = GUINT_TO_POINTER (row * 2 + (guint) size);
  PangoLayout *layout = g_hash_table_lookup (self->layouts, key);

  if (layout != NULL)
    return layout;

  if (g_hash_table_size (self->layouts) >= MAX_ENTRIES)
    g_hash_table_remove_all (self->layouts);

  layout = set_text (self, kzru_event_table_get_title (self->table, row), 1, PANGO_WEIGHT_NORMAL);
  cut (self, layout, size);
  g_hash_table_insert (self->layouts, key, layout);

  return layout;
}

/**
 * kzru_label_cache_get_width:
 * @self: a cache
 * @row: a row of the table
 * @size: which length
 *
 * Measures the title of an event.
 *
 * Returns: its width
 */
double
kzru_label_cache_get_width (KzruLabelCache *self,
                            guint           row,
                            KzruLabelSize   size)
{
  PangoRectangle logical;

  pango_layout_get_extents (kzru_label_cache_get (self, row, size), NULL, &logical);

  return (double) logical.width / PANGO_SCALE;
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
