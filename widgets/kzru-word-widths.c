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

#define MAX_WORDS 16384          /* all are dropped when there are more */
#define N_SLOTS (2 * MAX_WORDS)  /* a power of two */

/* A word that was set, or a free slot if there are no bytes. */
typedef struct
{
  const char *bytes; /* with spaces after it; not terminated */
  guint32 hash;
  guint32 n_bytes;
  int width; /* Pango units */
} Word;

struct _KzruWordWidths
{
  PangoLayout *layout;
  GStringChunk *bytes;
  Word *slots; /* by hash; a word whose slot is taken is in the next one that was free */
  guint n_words;
};

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
  self->bytes = g_string_chunk_new (64 * 1024);
  self->slots = g_new0 (Word, N_SLOTS);

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
  g_string_chunk_free (self->bytes);
  g_free (self->slots);
  g_object_unref (self->layout);
  g_free (self);
}

static int
set_word (KzruWordWidths *self,
          const char     *word,
          guint32         n_bytes)
{
  PangoRectangle logical;

  pango_layout_set_text (self->layout, word, (int) n_bytes);
  pango_layout_get_extents (self->layout, NULL, &logical);

  return logical.width;
}

/* The slot that a word is in, or would be. */
static Word *
find_slot (KzruWordWidths *self,
           const char     *word,
           guint32         n_bytes,
           guint32         hash)
{
  guint i = hash % N_SLOTS;

  while (self->slots[i].bytes != NULL
         && (self->slots[i].hash != hash || self->slots[i].n_bytes != n_bytes
             || memcmp (self->slots[i].bytes, word, n_bytes) != 0))
    i = (i + 1) % N_SLOTS;

  return &self->slots[i];
}

static int
measure_word (KzruWordWidths *self,
              const char     *word,
              guint32         n_bytes,
              guint32         hash)
{
  Word *slot = find_slot (self, word, n_bytes, hash);

  if (slot->bytes != NULL)
    return slot->width;

  if (self->n_words == MAX_WORDS)
    {
      g_string_chunk_clear (self->bytes);
      memset (self->slots, 0, N_SLOTS * sizeof (Word));
      self->n_words = 0;
      slot = find_slot (self, word, n_bytes, hash);
    }

  *slot = (Word) {
    g_string_chunk_insert_len (self->bytes, word, n_bytes), hash, n_bytes, set_word (self, word, n_bytes),
  };
  self->n_words++;

  return slot->width;
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

  while (*text != '\0')
    {
      const char *word = text;
      guint32 hash = 2166136261u; /* FNV-1a */

      for (; *text != '\0' && *text != ' '; text++)
        hash = (hash ^ (guchar) *text) * 16777619u;
      for (; *text == ' '; text++)
        hash = (hash ^ (guchar) *text) * 16777619u;
      width += measure_word (self, word, (guint32) (text - word), hash);
    }

  return width / PANGO_SCALE;
}
