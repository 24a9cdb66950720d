/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-edtf-private.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-locale.h"
#include "model/kzru-number-format.h"

/* Extended Date/Time Format, as ISO 8601-2:2019 has it and the Library of
 * Congress publishes it: https://www.loc.gov/standards/datetime/ (4 February
 * 2019). Levels 0 and 1 are complete; so is level 2, but for the X in a year
 * after Y.
 *
 *   edtf     = date | interval | set
 *   interval = end "/" end            at least one of them a date
 *   end      = date | ".." | nothing
 *   set      = "[" members "]" | "{" members "}"
 *   members  = member { "," member }
 *   member   = date | date ".." date | ".." date | date ".."
 *
 * Beyond it, as ISO 8601-1 has it, an interval may have times of day.
 *
 * What was read is kept in parts, so that it is written again to the letter;
 * only blanks after the commas of a set, which the draft of 2012 had, go. */

/* The longest text that is read. A set of a hundred days is shorter. */
#define MAX_LENGTH 4096

/* How much of a text an error message repeats. */
#define MAX_QUOTED 60

struct _KzruEdtf
{
  gatomicrefcount ref_count;
  KzruEdtfBounds  bounds;
  guint           n_parts;
  KzruEdtfPart    parts[];
};

G_DEFINE_QUARK (kzru-edtf-error-quark, kzru_edtf_error)
G_DEFINE_BOXED_TYPE (KzruEdtf, kzru_edtf, kzru_edtf_ref, kzru_edtf_unref)

/**
 * kzru_edtf_cursor_fail:
 * @cursor: where reading came to an end
 * @code: what sort of error it is
 * @message: what is wrong and what was expected, translated
 *
 * Sets the error of @cursor.
 *
 * Returns: `FALSE`
 */
gboolean
kzru_edtf_cursor_fail (KzruEdtfCursor *cursor,
                       KzruEdtfError   code,
                       const char     *message)
{
  g_autofree char *valid = g_utf8_make_valid (cursor->text, -1);
  g_autofree char *quoted = g_utf8_substring (valid, 0, MIN (MAX_QUOTED, g_utf8_strlen (valid, -1)));
  g_autofree char *place = kzru_format_number ((double) (cursor->at - cursor->text) + 1,
                                               kzru_locale_get_default ());

  g_set_error (cursor->error, KZRU_EDTF_ERROR, code,
               /* Translators: the first is a date in the notation of a
                * standard, such as 2004-13; the second says what is wrong
                * with it; the third is where, a number of characters. */
               _("“%s”: %s, at character %s"),
               quoted, message, place);
  return FALSE;
}

static gboolean
fail_at_rest (KzruEdtfCursor *cursor)
{
  return kzru_edtf_cursor_fail (cursor, KZRU_EDTF_ERROR_SYNTAX,
                                _("the date should have ended here"));
}

static gboolean
take_text (KzruEdtfCursor *cursor,
           const char     *text)
{
  if (!g_str_has_prefix (cursor->at, text))
    return FALSE;
  cursor->at += strlen (text);
  return TRUE;
}

static KzruEdtfPoint
make_boundless_point (KzruEdtfPointType type)
{
  KzruSpan all = { KZRU_INSTANT_MIN, KZRU_INSTANT_MAX };

  return (KzruEdtfPoint) { .type = type, .outer = all, .reach = all };
}

/* The end of an interval. */
static gboolean
parse_end (KzruEdtfPoint  *point,
           KzruEdtfCursor *cursor)
{
  if (take_text (cursor, ".."))
    *point = make_boundless_point (KZRU_EDTF_POINT_OPEN);
  else if (*cursor->at == '/' || *cursor->at == '\0')
    *point = make_boundless_point (KZRU_EDTF_POINT_UNKNOWN);
  else
    return kzru_edtf_point_parse (point, cursor);
  return TRUE;
}

static gboolean
check_order (const KzruEdtfPart *part,
             KzruEdtfCursor     *cursor,
             const char         *end)
{
  if (part->start.reach.start < part->end.reach.end)
    return TRUE;
  cursor->at = end;
  return kzru_edtf_cursor_fail (cursor, KZRU_EDTF_ERROR_ORDER,
                                _("the end lies before the start"));
}

static gboolean
parse_interval (KzruEdtfPart   *part,
                KzruEdtfCursor *cursor)
{
  const char *end;

  if (!parse_end (&part->start, cursor))
    return FALSE;
  if (!take_text (cursor, "/"))
    return part->start.type == KZRU_EDTF_POINT_DATE || fail_at_rest (cursor);

  part->is_range = TRUE;
  end = cursor->at;
  if (!parse_end (&part->end, cursor))
    return FALSE;
  if (part->start.type != KZRU_EDTF_POINT_DATE && part->end.type != KZRU_EDTF_POINT_DATE)
    return kzru_edtf_cursor_fail (cursor, KZRU_EDTF_ERROR_SYNTAX,
                                  _("an interval needs a date at one end at least"));
  return check_order (part, cursor, end);
}

static gboolean
is_at_end_of_member (const KzruEdtfCursor *cursor)
{
  return *cursor->at == ',' || *cursor->at == ']' || *cursor->at == '}';
}

static gboolean
parse_member (KzruEdtfPart   *part,
              KzruEdtfCursor *cursor)
{
  const char *end;

  if (take_text (cursor, ".."))
    {
      part->is_range = TRUE;
      part->start = make_boundless_point (KZRU_EDTF_POINT_OPEN);
      return kzru_edtf_point_parse (&part->end, cursor);
    }

  if (!kzru_edtf_point_parse (&part->start, cursor))
    return FALSE;
  if (!take_text (cursor, ".."))
    return TRUE;

  part->is_range = TRUE;
  if (is_at_end_of_member (cursor))
    {
      part->end = make_boundless_point (KZRU_EDTF_POINT_OPEN);
      return TRUE;
    }
  end = cursor->at;
  return kzru_edtf_point_parse (&part->end, cursor) && check_order (part, cursor, end);
}

static gboolean
parse_set (GArray         *parts,
           char            close,
           KzruEdtfCursor *cursor)
{
  do
    {
      KzruEdtfPart part = { 0 };

      while (*cursor->at == ' ')
        cursor->at++;
      if (!parse_member (&part, cursor))
        return FALSE;
      g_array_append_val (parts, part);
    }
  while (take_text (cursor, ","));

  if (*cursor->at != close)
    return kzru_edtf_cursor_fail (cursor, KZRU_EDTF_ERROR_SYNTAX,
                                  _("a comma or the bracket that closes the set is expected"));
  cursor->at++;
  return TRUE;
}

static KzruSpan
get_outer (const KzruEdtfPart *part)
{
  KzruSpan outer = { part->start.outer.start, part->end.outer.end };

  if (!part->is_range)
    return part->start.outer;

  /* "About 2005 to 2004" is possible, for the start may be off. */
  if (kzru_span_is_empty (outer))
    return kzru_span_union (part->start.outer, part->end.outer);
  return outer;
}

/* From where the interval has started for certain to where it may end. An open
 * end is known: there is none. */
static KzruSpan
get_core (const KzruEdtfPart *part)
{
  KzruSpan core = { part->start.outer.end, part->end.outer.start };

  if (part->start.type == KZRU_EDTF_POINT_OPEN)
    core.start = KZRU_INSTANT_MIN;
  if (part->end.type == KZRU_EDTF_POINT_OPEN)
    core.end = KZRU_INSTANT_MAX;
  return core;
}

static KzruEdtfFlags
get_flags (const KzruEdtfPart *part)
{
  KzruEdtfFlags flags = kzru_edtf_point_get_flags (&part->start);

  if (!part->is_range)
    return flags;

  flags |= kzru_edtf_point_get_flags (&part->end);
  if (part->start.type == KZRU_EDTF_POINT_OPEN)
    flags |= KZRU_EDTF_FLAG_OPEN_START;
  if (part->start.type == KZRU_EDTF_POINT_UNKNOWN)
    flags |= KZRU_EDTF_FLAG_UNKNOWN_START;
  if (part->end.type == KZRU_EDTF_POINT_OPEN)
    flags |= KZRU_EDTF_FLAG_OPEN_END;
  if (part->end.type == KZRU_EDTF_POINT_UNKNOWN)
    flags |= KZRU_EDTF_FLAG_UNKNOWN_END;
  return flags;
}

static KzruEdtfBounds
find_bounds (KzruEdtfKind        kind,
             const KzruEdtfPart *parts,
             guint               n_parts)
{
  KzruEdtfBounds bounds = { .kind = kind, .outer = get_outer (&parts[0]) };

  for (guint i = 0; i < n_parts; i++)
    {
      bounds.flags |= get_flags (&parts[i]);
      bounds.outer = kzru_span_union (bounds.outer, get_outer (&parts[i]));
    }

  if (kind == KZRU_EDTF_INTERVAL)
    bounds.core = get_core (&parts[0]);
  if (kzru_span_is_empty (bounds.core))
    bounds.core = (KzruSpan) { bounds.outer.start, bounds.outer.start };
  return bounds;
}

static KzruEdtf *
new_edtf (KzruEdtfKind        kind,
          const KzruEdtfPart *parts,
          guint               n_parts)
{
  KzruEdtf *self = g_malloc (sizeof (KzruEdtf) + n_parts * sizeof (KzruEdtfPart));

  g_atomic_ref_count_init (&self->ref_count);
  self->n_parts = n_parts;
  memcpy (self->parts, parts, n_parts * sizeof (KzruEdtfPart));
  self->bounds = find_bounds (kind, self->parts, n_parts);
  return self;
}

static KzruEdtf *
parse_one_or_all_of (KzruEdtfCursor *cursor)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (KzruEdtfPart));
  KzruEdtfKind kind = *cursor->at == '[' ? KZRU_EDTF_ONE_OF : KZRU_EDTF_ALL_OF;

  cursor->at++;
  if (!parse_set (parts, kind == KZRU_EDTF_ONE_OF ? ']' : '}', cursor))
    return NULL;
  if (*cursor->at != '\0')
    {
      fail_at_rest (cursor);
      return NULL;
    }
  return new_edtf (kind, (gconstpointer) parts->data, parts->len);
}

static KzruEdtf *
parse_date_or_interval (KzruEdtfCursor *cursor)
{
  KzruEdtfPart part = { 0 };

  if (*cursor->at == '\0')
    {
      kzru_edtf_cursor_fail (cursor, KZRU_EDTF_ERROR_SYNTAX, _("a date is expected"));
      return NULL;
    }
  if (!parse_interval (&part, cursor))
    return NULL;
  if (*cursor->at != '\0')
    {
      fail_at_rest (cursor);
      return NULL;
    }
  return new_edtf (part.is_range ? KZRU_EDTF_INTERVAL : KZRU_EDTF_DATE, &part, 1);
}

/**
 * kzru_edtf_parse:
 * @text: an EDTF text
 * @error: return location for an error of the domain [error@EdtfError]
 *
 * Reads a date in the Extended Date/Time Format (ISO 8601-2) of level 0, 1 or 2.
 *
 * A time with a zone is counted in UTC; one without, and every day, as it
 * stands, since the time line knows no zones. Seasons are whole months of
 * meteorology, in the northern hemisphere if the text does not say which;
 * winter begins in December of the year it is named after.
 *
 * Returns: (transfer full) (nullable): the date, or `NULL` with @error set
 */
KzruEdtf *
kzru_edtf_parse (const char  *text,
                 GError     **error)
{
  KzruEdtfCursor cursor = { .text = text, .at = text, .error = error };

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (strlen (text) > MAX_LENGTH)
    {
      kzru_edtf_cursor_fail (&cursor, KZRU_EDTF_ERROR_SYNTAX,
                             _("the text is too long for a date"));
      return NULL;
    }
  if (*text == '[' || *text == '{')
    return parse_one_or_all_of (&cursor);
  return parse_date_or_interval (&cursor);
}

/**
 * kzru_edtf_ref:
 * @self: a date
 *
 * Takes a reference. A date never changes and can be shared by threads.
 *
 * Returns: (transfer full): @self
 */
KzruEdtf *
kzru_edtf_ref (KzruEdtf *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kzru_edtf_unref:
 * @self: (transfer full): a date
 *
 * Drops a reference, and frees the date with the last one.
 */
void
kzru_edtf_unref (KzruEdtf *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

/**
 * kzru_edtf_to_string:
 * @self: a date
 *
 * Writes a date as EDTF.
 *
 * Returns: (transfer full): the text
 */
char *
kzru_edtf_to_string (const KzruEdtf *self)
{
  static const char *separators[] = {
    [KZRU_EDTF_DATE] = "", [KZRU_EDTF_INTERVAL] = "/",
    [KZRU_EDTF_ONE_OF] = "..", [KZRU_EDTF_ALL_OF] = "..",
  };
  g_autoptr (GString) string = g_string_new (NULL);
  KzruEdtfKind kind;

  g_return_val_if_fail (self != NULL, NULL);

  kind = self->bounds.kind;
  if (kind == KZRU_EDTF_ONE_OF || kind == KZRU_EDTF_ALL_OF)
    g_string_append_c (string, kind == KZRU_EDTF_ONE_OF ? '[' : '{');

  for (guint i = 0; i < self->n_parts; i++)
    {
      const KzruEdtfPart *part = &self->parts[i];

      if (i > 0)
        g_string_append_c (string, ',');
      /* The dots of an open member of a set are its separator. */
      if (kind == KZRU_EDTF_INTERVAL || part->start.type == KZRU_EDTF_POINT_DATE)
        kzru_edtf_point_append (&part->start, string);
      if (part->is_range)
        g_string_append (string, separators[kind]);
      if (part->is_range && (kind == KZRU_EDTF_INTERVAL || part->end.type == KZRU_EDTF_POINT_DATE))
        kzru_edtf_point_append (&part->end, string);
    }

  if (kind == KZRU_EDTF_ONE_OF || kind == KZRU_EDTF_ALL_OF)
    g_string_append_c (string, kind == KZRU_EDTF_ONE_OF ? ']' : '}');
  return g_string_free (g_steal_pointer (&string), FALSE);
}

/**
 * kzru_edtf_get_bounds:
 * @self: a date
 *
 * Gets what a date says of the time line.
 *
 * Returns: (transfer none): its bounds
 */
const KzruEdtfBounds *
kzru_edtf_get_bounds (const KzruEdtf *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->bounds;
}

/**
 * kzru_edtf_get_parts:
 * @self: a date
 * @n_parts: (out): how many there are, at least one
 *
 * Gets the parts of a date: the members of a set, or else just one.
 *
 * Returns: (array length=n_parts) (transfer none): the parts
 */
const KzruEdtfPart *
kzru_edtf_get_parts (const KzruEdtf *self,
                     guint          *n_parts)
{
  *n_parts = self->n_parts;
  return self->parts;
}
