/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-json-writer"

#include "config.h"

#include "model/kzru-json-writer.h"

#include <math.h>
#include <string.h>

#include "model/kzru-json-scan.h"

/* Writes JSON for people to read and compare: the caller says what goes on
 * lines of its own. The same calls always give the same bytes. */

/* One open array or object. */
typedef struct
{
  char           closing;
  KzruJsonLayout layout;
  guint          n;      /* elements so far */
  gsize          start;  /* byte after the opening bracket */
  gsize          column; /* its column, from 0 */
  GArray        *ends;   /* of gsize: where elements end; only for FILL */
} Frame;

struct _KzruJsonWriter
{
  GString *text;
  gsize    line_start; /* byte */
  guint    depth;
  Frame    frames[KZRU_JSON_MAX_DEPTH];
  gboolean after_name;
};

/**
 * kzru_json_writer_new:
 *
 * Starts an empty text.
 *
 * Returns: (transfer full): the writer
 */
KzruJsonWriter *
kzru_json_writer_new (void)
{
  KzruJsonWriter *self = g_new0 (KzruJsonWriter, 1);

  self->text = g_string_new (NULL);

  return self;
}

/**
 * kzru_json_writer_free:
 * @self: (nullable) (transfer full): a writer
 *
 * Frees the writer and what it has written.
 */
void
kzru_json_writer_free (KzruJsonWriter *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->depth; i++)
    g_clear_pointer (&self->frames[i].ends, g_array_unref);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static void
break_line (KzruJsonWriter *self,
            guint           depth)
{
  g_string_append_c (self->text, '\n');
  self->line_start = self->text->len;
  for (guint i = 0; i < depth; i++)
    g_string_append (self->text, "  ");
}

/* Before each element of an array, and before the name of a member. */
static void
separate (KzruJsonWriter *self)
{
  Frame *frame;

  if (self->after_name)
    {
      self->after_name = FALSE;
      return;
    }
  if (self->depth == 0)
    return;

  frame = &self->frames[self->depth - 1];
  if (frame->n++ > 0)
    g_string_append_c (self->text, ',');
  if (frame->layout == KZRU_JSON_LINES)
    break_line (self, self->depth);
  else if (frame->n > 1)
    g_string_append_c (self->text, ' ');
}

/**
 * kzru_json_writer_begin:
 * @self: a writer
 * @bracket: `{` for an object, `[` for an array
 * @layout: how its elements are laid out; within %KZRU_JSON_ONE_LINE or
 *   %KZRU_JSON_FILL there can only be %KZRU_JSON_ONE_LINE
 *
 * Opens an object or an array.
 */
void
kzru_json_writer_begin (KzruJsonWriter *self,
                        char            bracket,
                        KzruJsonLayout  layout)
{
  Frame *frame;

  g_return_if_fail (self->depth < KZRU_JSON_MAX_DEPTH);

  separate (self);
  g_string_append_c (self->text, bracket);

  frame = &self->frames[self->depth++];
  *frame = (Frame) { .closing = bracket == '{' ? '}' : ']', .layout = layout };
  frame->start = self->text->len;
  frame->column = g_utf8_strlen (self->text->str + self->line_start,
                                 self->text->len - self->line_start);
  if (layout == KZRU_JSON_FILL)
    frame->ends = g_array_new (FALSE, FALSE, sizeof (gsize));
}

/* Notes where an element of a filled array ends. */
static void
end_element (KzruJsonWriter *self)
{
  if (self->depth > 0 && self->frames[self->depth - 1].layout == KZRU_JSON_FILL)
    g_array_append_val (self->frames[self->depth - 1].ends, self->text->len);
}

/* The elements were written on one line, separated by ", ". Where they do not
 * fit, they are now spread over lines of their own. */
static void
fill (KzruJsonWriter *self,
      Frame          *frame)
{
  g_autofree char *line = NULL;
  gsize from = frame->start, column = frame->column, indent = self->depth * 2;

  /* Also the bracket and a comma have to fit. */
  column += g_utf8_strlen (self->text->str + frame->start, -1) + 2;
  if (column <= KZRU_JSON_MAX_COLUMNS)
    return;

  line = g_strndup (self->text->str + frame->start, self->text->len - frame->start);
  g_string_truncate (self->text, frame->start);

  for (guint i = 0; i < frame->ends->len; i++)
    {
      gsize end = g_array_index (frame->ends, gsize, i);
      gboolean is_last = i + 1 == frame->ends->len;
      const char *element = line + (from - frame->start);
      gsize width = g_utf8_strlen (element, end - from) + (is_last ? 0 : 1);

      if (i == 0 || column + 1 + width > KZRU_JSON_MAX_COLUMNS)
        {
          break_line (self, self->depth);
          column = indent;
        }
      else
        {
          g_string_append_c (self->text, ' ');
          column++;
        }

      g_string_append_len (self->text, element, end - from);
      if (!is_last)
        g_string_append_c (self->text, ',');
      column += width;
      from = end + 2;
    }

  break_line (self, self->depth - 1);
}

/**
 * kzru_json_writer_end:
 * @self: a writer
 *
 * Closes what was opened last.
 */
void
kzru_json_writer_end (KzruJsonWriter *self)
{
  Frame *frame;

  g_return_if_fail (self->depth > 0);

  frame = &self->frames[self->depth - 1];
  if (frame->layout == KZRU_JSON_LINES && frame->n > 0)
    break_line (self, self->depth - 1);
  else if (frame->layout == KZRU_JSON_FILL)
    fill (self, frame);

  g_string_append_c (self->text, frame->closing);
  g_clear_pointer (&frame->ends, g_array_unref);
  self->depth--;
  end_element (self);
}

/* Characters that nobody sees, or that would turn the rest of the line about,
 * are written as escapes, so that a change to them shows. The joiners
 * (U+200C, U+200D) are letters' own and stay. */
static gboolean
must_escape (gunichar c)
{
  return c < 0x20 || c == 0x7f ||
         (c >= 0x80 && c <= 0x9f) ||
         c == 0x061c || c == 0x200e || c == 0x200f ||
         (c >= 0x2028 && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069) ||
         c == 0xfeff;
}

static void
append_quoted (GString    *out,
               const char *text)
{
  static const char controls[] = "\b\f\n\r\t";
  static const char letters[] = "bfnrt";

  g_string_append_c (out, '"');
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      const char *control = strchr (controls, *c);

      if (*c == '"' || *c == '\\')
        g_string_append_printf (out, "\\%c", *c);
      else if (control != NULL)
        g_string_append_printf (out, "\\%c", letters[control - controls]);
      else if (must_escape (character))
        g_string_append_printf (out, "\\u%04x", character);
      else
        g_string_append_len (out, c, g_utf8_next_char (c) - c);
    }
  g_string_append_c (out, '"');
}

/**
 * kzru_json_writer_name:
 * @self: a writer, in an object
 * @name: the name of the next member
 *
 * Writes a name; the member's value follows.
 */
void
kzru_json_writer_name (KzruJsonWriter *self,
                       const char     *name)
{
  separate (self);
  append_quoted (self->text, name);
  g_string_append (self->text, ": ");
  self->after_name = TRUE;
}

/**
 * kzru_json_writer_string:
 * @self: a writer
 * @text: valid UTF-8
 *
 * Writes a text.
 */
void
kzru_json_writer_string (KzruJsonWriter *self,
                         const char     *text)
{
  separate (self);
  append_quoted (self->text, text);
  end_element (self);
}

/* The fewest digits that read back as the same number. Whole numbers get no
 * exponent, so that a count stays a count to the eye. */
static void
format_number (double  value,
               char   *buffer,
               gsize   size)
{
  if (value == floor (value) && fabs (value) < 1e15)
    {
      g_snprintf (buffer, size, "%" G_GINT64_FORMAT, (gint64) value);
      return;
    }

  for (guint digits = 1; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%ug", digits);
      g_ascii_formatd (buffer, size, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        return;
    }
}

/**
 * kzru_json_writer_number:
 * @self: a writer
 * @value: a finite number
 *
 * Writes a number with the fewest digits that read back as the same.
 */
void
kzru_json_writer_number (KzruJsonWriter *self,
                         double          value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_if_fail (isfinite (value));

  format_number (value, buffer, sizeof buffer);
  kzru_json_writer_word (self, buffer);
}

/**
 * kzru_json_writer_word:
 * @self: a writer
 * @word: `true`, `false`, `null` or a number
 *
 * Writes something as it is.
 */
void
kzru_json_writer_word (KzruJsonWriter *self,
                       const char     *word)
{
  separate (self);
  g_string_append (self->text, word);
  end_element (self);
}

/**
 * kzru_json_writer_finish:
 * @self: a writer in which all is closed
 * @n_bytes: (out): the length of the text
 *
 * Takes the text, with a line break at its end.
 *
 * Returns: (transfer full): the text; the writer is empty now
 */
char *
kzru_json_writer_finish (KzruJsonWriter *self,
                         gsize          *n_bytes)
{
  GString *text = self->text;

  g_return_val_if_fail (self->depth == 0, NULL);

  g_string_append_c (text, '\n');
  *n_bytes = text->len;
  self->text = g_string_new (NULL);
  self->line_start = 0;

  return g_string_free (text, FALSE);
}
