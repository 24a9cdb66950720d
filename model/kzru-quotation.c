/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-quotation"

#include "config.h"

#include "model/kzru-quotation.h"

#include "model/kzru-bidi.h"

#define ELLIPSIS "…"

/* Line breaks of a document are those of its page, not of its sentences: they
 * are set as spaces, and the space that a run starts with is left out where the
 * text already has one. */
static void
append_folded (GString    *text,
               const char *more)
{
  gboolean after_space = text->len == 0 || text->str[text->len - 1] == ' ';

  for (const char *p = more; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          if (!after_space)
            g_string_append_c (text, ' ');
          after_space = TRUE;
          continue;
        }

      g_string_append_unichar (text, c);
      after_space = FALSE;
    }
}

static void
append_field (GString    *text,
              const char *field,
              gsize       n_bytes)
{
  g_autofree char *words = g_strndup (field, n_bytes);
  g_autofree char *isolated = n_bytes > 0 ? kzru_bidi_isolate (words) : g_strdup ("");

  append_folded (text, isolated);
}

/* The fields of a row are set apart: a date that stands behind an Arabic title would
 * be drawn as a part of it, in another order. A comma between quotation marks is of
 * the field. */
static void
append_row (GString    *text,
            const char *row)
{
  gboolean quoted = FALSE;
  const char *field = row;
  const char *p;

  for (p = row; *p != '\0'; p++)
    {
      if (*p == '"')
        quoted = !quoted;
      if (*p != ',' || quoted)
        continue;

      append_field (text, field, (gsize) (p - field));
      g_string_append_c (text, ',');
      field = p + 1;
    }
  append_field (text, field, (gsize) (p - field));
}

static KzruTextRange
append_evidence (GString    *text,
                 const char *exact,
                 gboolean    is_row)
{
  KzruTextRange range = { (guint) text->len, 0 };

  if (is_row && kzru_bidi_has_rtl (exact))
    append_row (text, exact);
  else
    append_folded (text, exact);
  range.end = (guint) text->len;
  if (range.end > range.start && text->str[range.end - 1] == ' ')
    range.end--;

  return range;
}

/**
 * kzru_quotation_text_new:
 * @passage: a passage
 *
 * Lays out the words of a passage as one running text: what stands before the
 * evidence, the evidence, and what stands after it. An ellipsis says where the
 * document goes on, and between two parts, that words which do not belong to
 * the sentence were left out. The fields of a row of a table are set apart where
 * one of them is written from right to left.
 *
 * Returns: (transfer full): the text
 */
KzruQuotationText *
kzru_quotation_text_new (const KzruPassage *passage)
{
  KzruQuotationText *self;
  const KzruQuotation *last;
  GString *text;

  g_return_val_if_fail (passage != NULL && passage->n_parts > 0, NULL);

  self = g_new0 (KzruQuotationText, 1);
  self->evidence = g_new0 (KzruTextRange, passage->n_parts);
  self->n_evidence = passage->n_parts;
  text = g_string_new (NULL);

  if (passage->parts[0].start > 0)
    g_string_append (text, ELLIPSIS " ");
  append_folded (text, passage->parts[0].prefix);

  for (guint i = 0; i < passage->n_parts; i++)
    {
      if (i > 0)
        append_folded (text, " " ELLIPSIS " ");
      self->evidence[i] = append_evidence (text, passage->parts[i].exact, passage->is_row);
    }

  last = &passage->parts[passage->n_parts - 1];
  append_folded (text, last->suffix);
  if (*last->suffix != '\0')
    append_folded (text, " " ELLIPSIS);

  self->text = g_string_free (text, FALSE);
  return self;
}

/**
 * kzru_quotation_text_free:
 * @self: (transfer full): a text
 *
 * Frees a text.
 */
void
kzru_quotation_text_free (KzruQuotationText *self)
{
  g_free (self->text);
  g_free (self->evidence);
  g_free (self);
}
