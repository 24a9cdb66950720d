/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-word-widths.h"

#include <string.h>

/* How wide is a line of text, to a pixel or so?
 *
 * Setting a line takes a hundred times longer than adding up its words, and many
 * lines are measured for each that is shown. Words come back, in any language and
 * in whatever lines they stand: each is set once. No letter joins another, or moves
 * closer to it, across a space; which order words are shown in does not matter for
 * how long they are together. A space is measured with the word before it, since it
 * is of that word's font: those of Persian are a third wider than those of English. */

#define MAX_WORDS 16384 /* all are dropped when there are more */
#define MAX_BYTES 96    /* a longer word is measured each time */

struct _KzruWordWidths
{
  PangoLayout *layout;
  GHashTable *words; /* word, with spaces after it => its width, in Pango units */
};

static int
set_word (KzruWordWidths *self,
          const char     *word,
          gsize           n_bytes)
{
  PangoRectangle logical;

  pango_layout_set_text (self->layout, word, (int) n_bytes);
  pango_layout_get_extents (self->layout, NULL, &logical);

  return logical.width;
}

/**
 * kzru_word_widths_new:
 * @context: the context to set words in
 * @font: their font
 *
 * Creates a measure for lines of one font.
 *
 * Returns: (transfer full): a measure
 */
KzruWordWidths *
kzru_word_widths_new (PangoContext               *context,
                      const PangoFontDescription *font)
{
  KzruWordWidths *self = g_new0 (KzruWordWidths, 1);

  self->layout = pango_layout_new (context);
  pango_layout_set_font_description (self->layout, font);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * kzru_word_widths_free:
 * @self: a measure
 *
 * Frees a measure.
 */
void
kzru_word_widths_free (KzruWordWidths *self)
{
  g_hash_table_unref (self->words);
  g_object_unref (self->layout);
  g_free (self);
}

static int
measure_word (KzruWordWidths *self,
              const char     *word,
              gsize           n_bytes)
{
  char key[MAX_BYTES + 1];
  gpointer width;

  if (n_bytes > MAX_BYTES)
    return set_word (self, word, n_bytes);

  memcpy (key, word, n_bytes);
  key[n_bytes] = '\0';
  if (g_hash_table_lookup_extended (self->words, key, NULL, &width))
    return GPOINTER_TO_INT (width);

  if (g_hash_table_size (self->words) >= MAX_WORDS)
    g_hash_table_remove_all (self->words);

  width = GINT_TO_POINTER (set_word (self, word, n_bytes));
  g_hash_table_insert (self->words, g_strdup (key), width);

  return GPOINTER_TO_INT (width);
}

/**
 * kzru_word_widths_measure:
 * @self: a measure
 * @text: a text of one line
 *
 * Measures how wide a line is, or is thereabouts.
 *
 * Returns: the width
 */
double
kzru_word_widths_measure (KzruWordWidths *self,
                          const char     *text)
{
  double width = 0;

  for (const char *word = text; *word != '\0';)
    {
      gsize n = strcspn (word, " ");

      n += strspn (word + n, " ");
      width += measure_word (self, word, n);
      word += n;
    }

  return width / PANGO_SCALE;
}
