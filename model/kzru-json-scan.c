/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-json-scan"

#include "config.h"

#include "model/kzru-json-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/kzru-json-lexer.h"
#include "model/kzru-json-pointer.h"
#include "model/kzru-locale.h"
#include "model/kzru-number-format.h"
#include "model/kzru-text-index.h"

/* A strict reader of JSON (RFC 8259) that builds no tree, but knows where each
 * value stands. It goes before json-glib, which tells no places, takes
 * comments, keeps the last of two members of one name, recurses without limit
 * and wraps integers around: what passes here, json-glib reads rightly. */

typedef struct
{
  guint32 key;   /* byte of the member's name, or NO_KEY */
  guint32 value; /* byte of the value */
  guint32 next;  /* entry after the last of this value's own */
} Entry;

#define NO_KEY G_MAXUINT32

/* One open array or object. */
typedef struct
{
  gboolean    is_array;
  guint       index;   /* of the element that is being read */
  char       *name;    /* of the member that is being read; NULL in an array */
  GHashTable *members; /* names so far; made when first used */
} Frame;

struct _KzruJsonScan
{
  KzruTextIndex *index;
  GArray        *entries; /* of Entry, each before what it holds */
  KzruJsonLexer  lexer;

  /* While scanning. */
  KzruFaults    *faults;
  guint          depth;
  Frame          frames[KZRU_JSON_MAX_DEPTH];

  /* While locating: what was last found in an array or object of each depth,
   * since whoever asks for it mostly asks for what follows then. Searching from
   * the start each time, a file of many faults would take minutes. */
  struct
  {
    guint32 parent;
    guint32 child;
    guint64 index; /* in an array */
  } last[KZRU_JSON_MAX_DEPTH];
};

static gboolean scan_value (KzruJsonScan *self,
                            guint32       key);

static char *
get_pointer (KzruJsonScan *self)
{
  GString *pointer = g_string_new (NULL);

  for (guint i = 0; i < self->depth; i++)
    {
      if (self->frames[i].is_array)
        kzru_json_pointer_push_index (pointer, self->frames[i].index);
      else if (self->frames[i].name != NULL)
        kzru_json_pointer_push_name (pointer, self->frames[i].name);
    }

  return g_string_free (pointer, FALSE);
}

static void
report (KzruJsonScan  *self,
        KzruFaultCode  code,
        gsize          byte,
        const char    *message)
{
  g_autofree char *pointer = get_pointer (self);
  guint line, column;

  kzru_text_index_locate (self->index, byte, &line, &column);
  kzru_faults_add (self->faults, KZRU_FAULT_ERROR, code, pointer, line, column, "%s", message);
}

/* A number in a message, in the reader's digits. */
static char *
say_number (guint n)
{
  return kzru_format_number (n, kzru_locale_get_default ());
}

static void
report_bidi (KzruJsonScan *self,
             gsize         start)
{
  guint n_open = self->lexer.bidi.n_open, n_stray = self->lexer.bidi.n_stray;

  if (n_open > 0)
    {
      g_autofree char *number = say_number (n_open);
      g_autofree char *message =
        g_strdup_printf (ngettext ("%s bidirectional control is not closed within its paragraph; "
                                   "expected U+202C or U+2069 after it",
                                   "%s bidirectional controls are not closed within their "
                                   "paragraph; expected U+202C or U+2069 after each",
                                   n_open),
                         number);

      report (self, KZRU_FAULT_BIDI, start, message);
    }

  if (n_stray > 0)
    {
      g_autofree char *number = say_number (n_stray);
      g_autofree char *message =
        g_strdup_printf (ngettext ("%s closing bidirectional control has nothing to close; "
                                   "expected U+202A to U+202E or U+2066 to U+2068 before it",
                                   "%s closing bidirectional controls have nothing to close; "
                                   "expected U+202A to U+202E or U+2066 to U+2068 before each",
                                   n_stray),
                         number);

      report (self, KZRU_FAULT_BIDI, start, message);
    }
}

static gboolean
push_frame (KzruJsonScan *self,
            gboolean      is_array)
{
  Frame *frame;

  if (self->depth == KZRU_JSON_MAX_DEPTH)
    {
      g_autofree char *most = say_number (KZRU_JSON_MAX_DEPTH);

      return kzru_json_lexer_fail (&self->lexer, KZRU_FAULT_SYNTAX, self->lexer.at,
                                   ngettext ("nested deeper than %s level",
                                             "nested deeper than %s levels",
                                             KZRU_JSON_MAX_DEPTH),
                                   most);
    }

  frame = &self->frames[self->depth++];
  frame->is_array = is_array;
  frame->index = 0;
  self->lexer.at++;
  kzru_json_lexer_skip_blanks (&self->lexer);

  return TRUE;
}

static void
pop_frame (KzruJsonScan *self)
{
  Frame *frame = &self->frames[--self->depth];

  g_clear_pointer (&frame->name, g_free);
  if (frame->members != NULL)
    g_hash_table_remove_all (frame->members);
  self->lexer.at++;
}

/* After an element or a member: goes past the comma, or stays at @closing. */
static gboolean
scan_comma (KzruJsonScan *self,
            char          closing)
{
  kzru_json_lexer_skip_blanks (&self->lexer);
  if (kzru_json_lexer_peek (&self->lexer) == closing)
    return TRUE;

  if (kzru_json_lexer_peek (&self->lexer) != ',')
    return kzru_json_lexer_fail_expected (&self->lexer,
                                          closing == ']' ? _("“,” or “]”") : _("“,” or “}”"));

  self->lexer.at++;
  kzru_json_lexer_skip_blanks (&self->lexer);
  if (kzru_json_lexer_peek (&self->lexer) == closing)
    return kzru_json_lexer_fail_expected (&self->lexer,
                                          closing == ']' ? _("another element after “,”")
                                                         : _("another member after “,”"));

  return TRUE;
}

static gboolean
scan_array (KzruJsonScan *self)
{
  if (!push_frame (self, TRUE))
    return FALSE;

  while (kzru_json_lexer_peek (&self->lexer) != ']')
    {
      if (!scan_value (self, NO_KEY) || !scan_comma (self, ']'))
        return FALSE;
      self->frames[self->depth - 1].index++;
    }

  pop_frame (self);

  return TRUE;
}

/* Names are compared as they are meant, with their escapes undone. */
static void
remember_member (KzruJsonScan *self,
                 gsize         key)
{
  Frame *frame = &self->frames[self->depth - 1];

  g_free (frame->name);
  frame->name = g_strdup (self->lexer.string->str);

  if (frame->members == NULL)
    frame->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!g_hash_table_add (frame->members, g_strdup (frame->name)))
    report (self, KZRU_FAULT_VALUE, key,
            _("this member stands twice in one object; expected it once"));
}

static gboolean
scan_member (KzruJsonScan *self)
{
  gsize key = self->lexer.at;

  if (kzru_json_lexer_peek (&self->lexer) != '"')
    return kzru_json_lexer_fail_expected (&self->lexer,
                                          _("the name of a member in quotation marks"));
  if (!kzru_json_lexer_string (&self->lexer))
    return FALSE;
  if (self->lexer.string->len > KZRU_JSON_MAX_NAME)
    {
      g_autofree char *most = say_number (KZRU_JSON_MAX_NAME);

      return kzru_json_lexer_fail (&self->lexer, KZRU_FAULT_SIZE, key,
                                   ngettext ("the name of a member is longer than %s byte",
                                             "the name of a member is longer than %s bytes",
                                             KZRU_JSON_MAX_NAME),
                                   most);
    }

  remember_member (self, key);
  report_bidi (self, key);

  kzru_json_lexer_skip_blanks (&self->lexer);
  if (kzru_json_lexer_peek (&self->lexer) != ':')
    return kzru_json_lexer_fail_expected (&self->lexer, _("“:”"));
  self->lexer.at++;

  return scan_value (self, key);
}

static gboolean
scan_object (KzruJsonScan *self)
{
  if (!push_frame (self, FALSE))
    return FALSE;

  while (kzru_json_lexer_peek (&self->lexer) != '}')
    if (!scan_member (self) || !scan_comma (self, '}'))
      return FALSE;

  pop_frame (self);

  return TRUE;
}

static gboolean
scan_scalar (KzruJsonScan *self)
{
  gsize start = self->lexer.at;
  gboolean is_string = kzru_json_lexer_peek (&self->lexer) == '"';

  if (!kzru_json_lexer_scalar (&self->lexer))
    return FALSE;

  if (is_string)
    report_bidi (self, start);
  else if (!self->lexer.is_exact)
    report (self, KZRU_FAULT_VALUE, start,
            _("the number is too large to be held exactly"));

  return TRUE;
}

static gboolean
scan_value (KzruJsonScan *self,
            guint32       key)
{
  guint32 i = self->entries->len;
  Entry entry = { key, 0, 0 };
  gboolean ok;
  int c;

  kzru_json_lexer_skip_blanks (&self->lexer);
  if (i >= KZRU_JSON_MAX_VALUES)
    {
      g_autofree char *most = say_number (KZRU_JSON_MAX_VALUES);

      return kzru_json_lexer_fail (&self->lexer, KZRU_FAULT_SIZE, self->lexer.at,
                                   ngettext ("the file holds more than %s value",
                                             "the file holds more than %s values",
                                             KZRU_JSON_MAX_VALUES),
                                   most);
    }

  entry.value = self->lexer.at;
  g_array_append_val (self->entries, entry);

  c = kzru_json_lexer_peek (&self->lexer);
  if (c == '{')
    ok = scan_object (self);
  else if (c == '[')
    ok = scan_array (self);
  else
    ok = scan_scalar (self);

  g_array_index (self->entries, Entry, i).next = self->entries->len;

  return ok;
}

static gboolean
scan_text (KzruJsonScan *self)
{
  if (!scan_value (self, NO_KEY))
    return FALSE;

  kzru_json_lexer_skip_blanks (&self->lexer);
  if (self->lexer.at < self->lexer.n_bytes)
    return kzru_json_lexer_fail_expected (&self->lexer, _("the end of the file"));

  return TRUE;
}

/**
 * kzru_json_scan_new:
 * @text: (array length=n_bytes): a JSON text in valid UTF-8, zero-terminated;
 *   it must outlive the scan and be shorter than 4 GB
 * @n_bytes: its length, without the terminator
 * @faults: where faults go
 *
 * Reads a JSON text strictly and notes where everything stands.
 *
 * Adds the first fault of syntax to @faults, and each of the faults that can
 * be read past: a name that stands twice in one object, a number that cannot be
 * held exactly, bidirectional controls that do not close.
 *
 * Returns: (transfer full) (nullable): the scan, or %NULL if @text is not JSON
 */
KzruJsonScan *
kzru_json_scan_new (const char *text,
                    gsize       n_bytes,
                    KzruFaults *faults)
{
  g_autoptr(KzruJsonScan) self = g_new0 (KzruJsonScan, 1);

  kzru_json_lexer_init (&self->lexer, text, n_bytes);
  self->faults = faults;
  self->index = kzru_text_index_new (text, n_bytes);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  if (!scan_text (self))
    {
      report (self, self->lexer.code, self->lexer.fault_at, self->lexer.message);
      return NULL;
    }

  self->faults = NULL;

  return g_steal_pointer (&self);
}

/**
 * kzru_json_scan_free:
 * @self: (nullable) (transfer full): a scan
 *
 * Frees the scan, but not the text.
 */
void
kzru_json_scan_free (KzruJsonScan *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < KZRU_JSON_MAX_DEPTH; i++)
    {
      g_free (self->frames[i].name);
      g_clear_pointer (&self->frames[i].members, g_hash_table_unref);
    }
  kzru_json_lexer_clear (&self->lexer);
  g_array_unref (self->entries);
  kzru_text_index_free (self->index);
  g_free (self);
}

static gboolean
has_name (KzruJsonScan *self,
          const Entry  *entry,
          const char   *name)
{
  g_auto(KzruJsonLexer) lexer;

  kzru_json_lexer_init (&lexer, self->lexer.text, self->lexer.n_bytes);
  lexer.at = entry->key;

  return kzru_json_lexer_string (&lexer) && g_str_equal (lexer.string->str, name);
}

static gboolean
was_found_in (const KzruJsonScan *self,
              guint               depth,
              guint32             parent)
{
  return self->last[depth].child > 0 && self->last[depth].parent == parent;
}

static void
remember_found (KzruJsonScan *self,
                guint         depth,
                guint32       parent,
                guint32       child,
                guint64       index)
{
  self->last[depth].parent = parent;
  self->last[depth].child = child;
  self->last[depth].index = index;
}

/* From the member last found to the end of the object, then from its start. */
static gboolean
find_member (KzruJsonScan *self,
             guint         depth,
             const char   *name,
             guint32      *i)
{
  guint32 first = *i + 1, end = g_array_index (self->entries, Entry, *i).next;
  guint32 start = was_found_in (self, depth, *i) ? self->last[depth].child : first;
  guint32 child = start;

  if (first == end)
    return FALSE;

  do
    {
      const Entry *entry = &g_array_index (self->entries, Entry, child);

      if (has_name (self, entry, name))
        {
          remember_found (self, depth, *i, child, 0);
          *i = child;
          return TRUE;
        }
      child = entry->next < end ? entry->next : first;
    }
  while (child != start);

  return FALSE;
}

static gboolean
find_element (KzruJsonScan *self,
              guint         depth,
              guint64       index,
              guint32      *i)
{
  guint32 end = g_array_index (self->entries, Entry, *i).next;
  guint32 child = *i + 1;
  guint64 n = 0;

  if (was_found_in (self, depth, *i) && self->last[depth].index <= index)
    {
      child = self->last[depth].child;
      n = self->last[depth].index;
    }

  for (; child < end; n++)
    {
      if (n == index)
        {
          remember_found (self, depth, *i, child, index);
          *i = child;
          return TRUE;
        }
      child = g_array_index (self->entries, Entry, child).next;
    }

  return FALSE;
}

static gboolean
find_child (KzruJsonScan *self,
            guint         depth,
            const char   *step,
            guint32      *i)
{
  char bracket = self->lexer.text[g_array_index (self->entries, Entry, *i).value];
  char *end;
  guint64 index;

  if (bracket == '{')
    return find_member (self, depth, step, i);

  index = g_ascii_strtoull (step, &end, 10);

  return bracket == '[' && *step != '\0' && *end == '\0' && find_element (self, depth, index, i);
}

/**
 * kzru_json_scan_locate:
 * @self: a scan
 * @pointer: a JSON pointer
 * @place: whether the value or the name of the member is meant
 * @line: (out): the line, from 1
 * @column: (out): the column in code points, from 1
 *
 * Finds where in the file something stands. If the pointer points to nothing,
 * the place is that of the last thing on the way that there is.
 *
 * Returns: whether @pointer points to something
 */
gboolean
kzru_json_scan_locate (KzruJsonScan  *self,
                       const char    *pointer,
                       KzruJsonPlace  place,
                       guint         *line,
                       guint         *column)
{
  const Entry *entry;
  gboolean found = TRUE, is_key;
  guint32 i = 0;

  for (guint depth = 0; found && *pointer != '\0'; depth++)
    {
      g_autofree char *step = kzru_json_pointer_next (&pointer);

      found = step != NULL && find_child (self, depth, step, &i);
    }

  entry = &g_array_index (self->entries, Entry, i);
  is_key = place == KZRU_JSON_PLACE_KEY && entry->key != NO_KEY;
  kzru_text_index_locate (self->index, is_key ? entry->key : entry->value, line, column);

  return found;
}
