/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-cli"

#include "config.h"

#include <string.h>

#include "app/kzru-cli-rows.h"
#include "app/kzru-cli-terminal.h"
#include "model/kzru-json-writer.h"

/* Events as records that other programs read: CSV and JSON with the same
 * members, dates in EDTF, ids for everything that has one. */

/* Ends of lines by RFC 4180. */
#define CRLF "\r\n"

typedef struct
{
  const KzruEvent *event;
  const char      *title;
  const char      *theme;
  char            *date;
  char            *start;
  char            *end;
  const KzruPlace *place; /* the first; nullable */
  char            *sources;
} Record;

static const char * const basis_words[] = {
  [KZRU_BASIS_STATED] = "stated",
  [KZRU_BASIS_INFERRED] = "inferred",
  [KZRU_BASIS_DISPUTED] = "disputed",
};

/* An interval has two columns of its own; any other date, and an interval of
 * which one end is unknown, stands in the first, since a blank in the second
 * would not say which of the two it is. */
static void
split_date (Record *record)
{
  const char *slash = strchr (record->date, '/');

  if (slash == NULL || slash == record->date || slash[1] == '\0')
    {
      record->start = g_strdup (record->date);
      record->end = g_strdup ("");
      return;
    }

  record->start = g_strndup (record->date, (gsize) (slash - record->date));
  record->end = g_strdup (slash + 1);
}

static void
record_init (Record        *self,
             KzruViewState *state,
             guint          index)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  const KzruEvent *event = kzru_atlas_get_event (atlas, index);

  *self = (Record) {
    .event = event,
    .title = kzru_lang_map_get (&event->title, kzru_view_state_get_languages (state)),
    .theme = kzru_atlas_get_theme (atlas, event->theme)->id,
    .date = kzru_edtf_to_string (event->dates[0].edtf),
    .place = event->places.n > 0 ? kzru_atlas_get_place (atlas, event->places.v[0]) : NULL,
    .sources = kzru_cli_join_sources (atlas, kzru_atlas_get_passages (atlas, (KzruRef) { KZRU_RECORD_EVENT, index })),
  };
  split_date (self);
}

static void
record_clear (Record *self)
{
  g_free (self->date);
  g_free (self->start);
  g_free (self->end);
  g_free (self->sources);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Record, record_clear)

static void
append_field (GString    *out,
              const char *text)
{
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (out, text);
      return;
    }

  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/* Writes degrees in as few digits as tell them from all others. */
static void
write_degrees (char  *buffer,
               double degrees)
{
  g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.15g", degrees);
  if (g_ascii_strtod (buffer, NULL) != degrees)
    g_ascii_dtostr (buffer, G_ASCII_DTOSTR_BUF_SIZE, degrees);
}

static void
append_csv_record (GString      *out,
                   const Record *record)
{
  char lon[G_ASCII_DTOSTR_BUF_SIZE] = "";
  char lat[G_ASCII_DTOSTR_BUF_SIZE] = "";
  g_autofree char *importance = g_strdup_printf ("%u", record->event->importance);
  const char *fields[] = {
    record->event->id, record->title, record->start, record->end, record->theme, lon, lat,
    importance, basis_words[record->event->basis], record->sources,
  };

  if (record->place != NULL)
    {
      write_degrees (lon, record->place->point.lon);
      write_degrees (lat, record->place->point.lat);
    }

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_field (out, fields[i]);
    }
  g_string_append (out, CRLF);
}

/**
 * kzru_cli_append_csv:
 * @out: where to
 * @state: what is shown, and in which language
 * @events: (element-type guint): events of the atlas
 *
 * Writes events as CSV (RFC 4180). `start` and `end` are EDTF; a date that is
 * no interval stands in `start`.
 */
void
kzru_cli_append_csv (GString       *out,
                     KzruViewState *state,
                     const GArray  *events)
{
  g_string_append (out, "id,title,start,end,category,lon,lat,importance,basis,sources" CRLF);

  for (guint i = 0; i < events->len; i++)
    {
      g_auto (Record) record = { NULL };

      record_init (&record, state, g_array_index (events, guint, i));
      append_csv_record (out, &record);
    }
}

static void
write_text (KzruJsonWriter *writer,
            const char     *name,
            const char     *text)
{
  kzru_json_writer_name (writer, name);
  kzru_json_writer_string (writer, text);
}

static void
write_ids (KzruJsonWriter *writer,
           const char     *name,
           KzruAtlas      *atlas,
           KzruRecordKind  kind,
           KzruIndices     indices)
{
  kzru_json_writer_name (writer, name);
  kzru_json_writer_begin (writer, '[', KZRU_JSON_FILL);
  for (guint i = 0; i < indices.n; i++)
    kzru_json_writer_string (writer, kzru_atlas_get_record_id (atlas, (KzruRef) { kind, indices.v[i] }));
  kzru_json_writer_end (writer);
}

static void
write_words (KzruJsonWriter *writer,
             const char     *name,
             const char     *words)
{
  g_auto (GStrv) split = g_strsplit (words, " ", -1);

  kzru_json_writer_name (writer, name);
  kzru_json_writer_begin (writer, '[', KZRU_JSON_FILL);
  for (guint i = 0; split[i] != NULL; i++)
    kzru_json_writer_string (writer, split[i]);
  kzru_json_writer_end (writer);
}

static void
write_json_record (KzruJsonWriter *writer,
                   KzruAtlas      *atlas,
                   const Record   *record)
{
  const KzruEvent *event = record->event;

  kzru_json_writer_begin (writer, '{', KZRU_JSON_LINES);
  write_text (writer, "id", event->id);
  write_text (writer, "title", record->title);
  write_text (writer, "date", record->date);
  write_text (writer, "start", record->start);
  write_text (writer, "end", record->end);
  write_text (writer, "category", record->theme);
  if (record->place != NULL)
    {
      kzru_json_writer_name (writer, "lon");
      kzru_json_writer_number (writer, record->place->point.lon);
      kzru_json_writer_name (writer, "lat");
      kzru_json_writer_number (writer, record->place->point.lat);
    }
  kzru_json_writer_name (writer, "importance");
  kzru_json_writer_number (writer, event->importance);
  write_text (writer, "basis", basis_words[event->basis]);
  write_ids (writer, "places", atlas, KZRU_RECORD_PLACE, event->places);
  write_ids (writer, "routes", atlas, KZRU_RECORD_ROUTE, event->routes);
  write_ids (writer, "actors", atlas, KZRU_RECORD_ACTOR, event->actors);
  write_words (writer, "sources", record->sources);
  write_ids (writer, "passages", atlas, KZRU_RECORD_PASSAGE, event->passages);
  kzru_json_writer_end (writer);
}

/**
 * kzru_cli_append_json:
 * @out: where to
 * @state: what is shown, and in which language
 * @events: (element-type guint): events of the atlas
 *
 * Writes events as a JSON array.
 */
void
kzru_cli_append_json (GString       *out,
                      KzruViewState *state,
                      const GArray  *events)
{
  g_autoptr (KzruJsonWriter) writer = kzru_json_writer_new ();
  g_autofree char *text = NULL;
  gsize length;

  kzru_json_writer_begin (writer, '[', KZRU_JSON_LINES);
  for (guint i = 0; i < events->len; i++)
    {
      g_auto (Record) record = { NULL };

      record_init (&record, state, g_array_index (events, guint, i));
      write_json_record (writer, kzru_view_state_get_atlas (state), &record);
    }
  kzru_json_writer_end (writer);

  text = kzru_json_writer_finish (writer, &length);
  g_string_append_len (out, text, (gssize) length);
}
