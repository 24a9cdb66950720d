/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-text-index"

#include "config.h"

#include "model/kzru-text-index.h"

/* Answers where the n-th code point of a text is, and on which line and column
 * a byte stands, in constant time.
 *
 * A mark is set at each STRIDE bytes (moved to the start of a code point); an
 * answer is found from the nearest mark before it, over at most STRIDE bytes.
 * One line of 64 MB costs no more than a million short ones.
 *
 * A byte that starts no valid UTF-8 sequence counts as one code point, so that
 * the place of the first wrong byte can be told, too. */

#define STRIDE 1024 /* bytes */

typedef struct
{
  gsize byte;
  gsize code_points; /* before @byte */
  guint line;        /* of @byte, from 1 */
  guint column;      /* of @byte, from 1 */
} Mark;

struct _KzruTextIndex
{
  const char *text; /* borrowed */
  gsize       n_bytes;
  Mark        end;
  GArray     *marks; /* of Mark; the i-th is the first at or after byte i × STRIDE */
};

static inline gsize
advance (const char *text,
         gsize       n_bytes,
         gsize       byte)
{
  gsize limit = MIN (byte + 4, n_bytes); /* the longest sequence of UTF-8 */

  do
    byte++;
  while (byte < limit && ((guchar) text[byte] & 0xc0) == 0x80);

  return byte;
}

static void
step (const KzruTextIndex *self,
      Mark                *mark)
{
  gboolean ends_line = self->text[mark->byte] == '\n';

  mark->byte = advance (self->text, self->n_bytes, mark->byte);
  mark->code_points++;
  mark->column++;
  if (ends_line)
    {
      mark->line++;
      mark->column = 1;
    }
}

/**
 * kzru_text_index_new:
 * @text: (array length=n_bytes): a text, which must outlive the index
 * @n_bytes: its length
 *
 * Makes an index of a text. This reads the text once.
 *
 * Returns: (transfer full): the index
 */
KzruTextIndex *
kzru_text_index_new (const char *text,
                     gsize       n_bytes)
{
  KzruTextIndex *self = g_new0 (KzruTextIndex, 1);
  Mark mark = { 0, 0, 1, 1 };
  gsize next = 0;

  g_return_val_if_fail (text != NULL || n_bytes == 0, NULL);

  self->text = text;
  self->n_bytes = n_bytes;
  self->marks = g_array_sized_new (FALSE, FALSE, sizeof (Mark), n_bytes / STRIDE + 1);

  while (mark.byte < n_bytes)
    {
      if (mark.byte >= next)
        {
          g_array_append_val (self->marks, mark);
          next += STRIDE;
        }
      step (self, &mark);
    }
  self->end = mark;

  return self;
}

/**
 * kzru_text_index_free:
 * @self: (nullable) (transfer full): an index
 *
 * Frees the index.
 */
void
kzru_text_index_free (KzruTextIndex *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->marks);
  g_free (self);
}

/* The mark from which to go on to @byte. It lies after @byte only if that is
 * inside of a code point, which counts as passed then. There is none for the
 * last few bytes if they are inside of the last code point. */
static Mark
find_mark (const KzruTextIndex *self,
           gsize                byte)
{
  if (byte >= self->n_bytes)
    return self->end;

  return g_array_index (self->marks, Mark, MIN (byte / STRIDE, self->marks->len - 1));
}

/**
 * kzru_text_index_get_length:
 * @self: an index
 *
 * Tells how long the text is.
 *
 * Returns: its length in code points
 */
gsize
kzru_text_index_get_length (const KzruTextIndex *self)
{
  return self->end.code_points;
}

/**
 * kzru_text_index_to_bytes:
 * @self: an index
 * @offset: a place in the text, in code points
 *
 * Finds where a code point starts.
 *
 * Returns: the place in bytes; the text's length if @offset is past its end
 */
gsize
kzru_text_index_to_bytes (const KzruTextIndex *self,
                          gsize                offset)
{
  gsize low = 0, high = self->marks->len;
  Mark mark;

  if (offset >= self->end.code_points)
    return self->n_bytes;

  /* The last mark with at most @offset code points before it. */
  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;

      if (g_array_index (self->marks, Mark, middle).code_points <= offset)
        low = middle;
      else
        high = middle;
    }

  mark = g_array_index (self->marks, Mark, low);
  while (mark.code_points < offset)
    step (self, &mark);

  return mark.byte;
}

/**
 * kzru_text_index_from_bytes:
 * @self: an index
 * @byte: a place in the text, in bytes
 *
 * Counts the code points before a place.
 *
 * Returns: the place in code points
 */
gsize
kzru_text_index_from_bytes (const KzruTextIndex *self,
                            gsize                byte)
{
  Mark mark = find_mark (self, byte);

  while (mark.byte < byte && mark.byte < self->n_bytes)
    step (self, &mark);

  return mark.code_points;
}

/**
 * kzru_text_index_locate:
 * @self: an index
 * @byte: a place in the text, in bytes
 * @line: (out): its line, from 1
 * @column: (out): its column in code points, from 1
 *
 * Finds the line and the column of a place, as an editor shows them.
 */
void
kzru_text_index_locate (const KzruTextIndex *self,
                        gsize                byte,
                        guint               *line,
                        guint               *column)
{
  Mark mark = find_mark (self, byte);

  while (mark.byte < byte && mark.byte < self->n_bytes)
    step (self, &mark);

  *line = mark.line;
  *column = mark.column;
}
