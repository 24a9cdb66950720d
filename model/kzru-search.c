/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-search"

#include "config.h"

#include "model/kzru-search.h"

#include "model/kzru-csv-table.h"
#include "model/kzru-row-search.h"
#include "model/kzru-text-fold.h"

/* Search over one atlas.
 *
 * Each event, route and figure has one folded text, made of all that a reader
 * may remember of it: its titles in every language, the names of who and what
 * it is about, and the words of its passages. A query is a list of words; a
 * record matches if its text contains every one of them. */

typedef struct
{
  char  **texts;   /* folded, one a record */
  guint8 *matches; /* one a record */
  guint   n;
  guint   n_matches;
} Part;

static const KzruRecordKind searched[] = {
  KZRU_RECORD_EVENT,
  KZRU_RECORD_ROUTE,
  KZRU_RECORD_FIGURE,
};

struct _KzruSearch
{
  KzruAtlas *atlas;
  Part       parts[G_N_ELEMENTS (searched)];

  /* Of a table: looked through in another thread. */
  KzruRowSearch *rows;
};

static void
append_text (GString    *text,
             const char *more)
{
  if (more == NULL)
    return;

  g_string_append (text, more);
  g_string_append_c (text, ' ');
}

static void
append_lang_map (GString           *text,
                 const KzruLangMap *map)
{
  for (guint i = 0; i < map->n_entries; i++)
    append_text (text, map->entries[i].text);
}

static void
append_labels (GString        *text,
               KzruAtlas      *atlas,
               KzruRecordKind  kind,
               KzruIndices     indices)
{
  for (guint i = 0; i < indices.n; i++)
    append_lang_map (text, kzru_atlas_get_label (atlas, (KzruRef) { kind, indices.v[i] }));
}

static void
append_forms (GString        *text,
              const KzruForm *forms,
              guint           n_forms)
{
  for (guint i = 0; i < n_forms; i++)
    append_text (text, forms[i].text);
}

static void
append_passages (GString     *text,
                 KzruAtlas   *atlas,
                 KzruIndices  indices)
{
  for (guint i = 0; i < indices.n; i++)
    {
      const KzruPassage *passage = kzru_atlas_get_passage (atlas, indices.v[i]);

      for (guint j = 0; j < passage->n_parts; j++)
        append_text (text, passage->parts[j].exact);
      append_text (text, passage->reading);
      append_lang_map (text, &passage->gloss);
    }
}

static void
append_event (GString         *text,
              KzruAtlas       *atlas,
              const KzruEvent *event)
{
  append_lang_map (text, &event->description);
  for (guint i = 0; i < event->n_dates; i++)
    append_text (text, event->dates[i].written);
  append_labels (text, atlas, KZRU_RECORD_PLACE, event->places);
  append_labels (text, atlas, KZRU_RECORD_ROUTE, event->routes);
  append_labels (text, atlas, KZRU_RECORD_ACTOR, event->actors);
}

static char *
describe (KzruAtlas *atlas,
          KzruRef    ref)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_lang_map (text, kzru_atlas_get_label (atlas, ref));

  if (ref.kind == KZRU_RECORD_EVENT)
    {
      append_event (text, atlas, kzru_atlas_get_event (atlas, ref.index));
    }
  else if (ref.kind == KZRU_RECORD_ROUTE)
    {
      const KzruRoute *route = kzru_atlas_get_route (atlas, ref.index);

      append_lang_map (text, &route->description);
      append_labels (text, atlas, KZRU_RECORD_PLACE, route->via);
      append_forms (text, route->forms, route->n_forms);
    }
  else if (ref.kind == KZRU_RECORD_FIGURE)
    {
      append_text (text, kzru_atlas_get_figure (atlas, ref.index)->written);
    }

  append_passages (text, atlas, kzru_atlas_get_passages (atlas, ref));

  return kzru_text_fold (text->str);
}

static const Part *
find_part (const KzruSearch *self,
           KzruRecordKind    kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    {
      if (searched[i] == kind)
        return &self->parts[i];
    }

  return NULL;
}

/**
 * kzru_search_new:
 * @atlas: an atlas
 * @changed: called later on, when the rows of a table were looked through
 * @user_data: passed to @changed
 *
 * Prepares the search of @atlas. With no query set, everything matches.
 *
 * Returns: (transfer full): a search
 */
KzruSearch *
kzru_search_new (KzruAtlas      *atlas,
                 GSourceOnceFunc changed,
                 gpointer        user_data)
{
  KzruSearch *self = g_new0 (KzruSearch, 1);

  self->atlas = g_object_ref (atlas);
  if (kzru_atlas_get_table (atlas) != NULL)
    self->rows = kzru_row_search_new (kzru_csv_table_get_events (kzru_atlas_get_table (atlas)), changed, user_data);

  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    {
      Part *part = &self->parts[i];

      if (searched[i] == KZRU_RECORD_EVENT && self->rows != NULL)
        continue;

      part->n = kzru_atlas_get_n_records (atlas, searched[i]);
      part->n_matches = part->n;
      part->texts = g_new0 (char *, part->n);
      part->matches = g_new (guint8, part->n);

      for (guint j = 0; j < part->n; j++)
        {
          part->texts[j] = describe (atlas, (KzruRef) { searched[i], j });
          part->matches[j] = TRUE;
        }
    }

  return self;
}

/**
 * kzru_search_free:
 * @self: (transfer full): a search
 *
 * Frees a search.
 */
void
kzru_search_free (KzruSearch *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    {
      for (guint j = 0; j < self->parts[i].n; j++)
        g_free (self->parts[i].texts[j]);
      g_free (self->parts[i].texts);
      g_free (self->parts[i].matches);
    }

  g_clear_pointer (&self->rows, kzru_row_search_free);
  g_object_unref (self->atlas);
  g_free (self);
}

/**
 * kzru_search_set_query:
 * @self: a search
 * @query: words, in any language of the atlas; "" for no query
 *
 * Looks for @query. Rows of a table are looked through later, unless all match.
 *
 * Returns: whether other records match than before
 */
gboolean
kzru_search_set_query (KzruSearch *self,
                       const char *query)
{
  g_autofree char *folded = kzru_text_fold (query);
  g_auto (GStrv) words = g_strsplit (g_strstrip (folded), " ", -1);
  gboolean changed = FALSE;

  if (self->rows != NULL)
    changed = kzru_row_search_start (self->rows, words);

  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    {
      Part *part = &self->parts[i];

      part->n_matches = 0;
      for (guint j = 0; j < part->n; j++)
        {
          guint8 match = kzru_text_contains_all (part->texts[j], words);

          changed |= match != part->matches[j];
          part->matches[j] = match;
          part->n_matches += match;
        }
    }

  return changed;
}

/**
 * kzru_search_matches:
 * @self: a search
 * @ref: a record of the atlas
 *
 * Says whether a record matches the query. What is not searched (a place, an
 * actor) always does.
 *
 * Returns: whether @ref matches
 */
gboolean
kzru_search_matches (const KzruSearch *self,
                     KzruRef           ref)
{
  const Part *part = find_part (self, ref.kind);

  if (self->rows != NULL && ref.kind == KZRU_RECORD_EVENT)
    return kzru_row_search_matches (self->rows, ref.index);

  return part == NULL || (ref.index < part->n && part->matches[ref.index]);
}

/**
 * kzru_search_get_n_matches:
 * @self: a search
 * @kind: events, routes or figures
 *
 * Counts the records that match.
 *
 * Returns: how many records of @kind match the query
 */
guint
kzru_search_get_n_matches (const KzruSearch *self,
                           KzruRecordKind    kind)
{
  const Part *part = find_part (self, kind);

  if (self->rows != NULL && kind == KZRU_RECORD_EVENT)
    return kzru_row_search_get_n_matches (self->rows);

  return part != NULL ? part->n_matches : 0;
}

/**
 * kzru_search_ref_row_matches:
 * @self: a search
 *
 * Gets which rows of a table match the query; see [func@row_search_ref_matches].
 *
 * Returns: (transfer full) (nullable): a byte for each row; %NULL if all match
 */
GBytes *
kzru_search_ref_row_matches (const KzruSearch *self)
{
  return self->rows != NULL ? kzru_row_search_ref_matches (self->rows) : NULL;
}

/**
 * kzru_search_is_running:
 * @self: a search
 *
 * Says whether the rows of a table are still looked through: until they were, what
 * matches is what the query before has found.
 *
 * Returns: whether they are
 */
gboolean
kzru_search_is_running (const KzruSearch *self)
{
  return self->rows != NULL && kzru_row_search_is_running (self->rows);
}

/**
 * kzru_search_finish:
 * @self: a search
 *
 * Waits until the rows of a table were looked through.
 */
void
kzru_search_finish (KzruSearch *self)
{
  while (kzru_search_is_running (self))
    g_main_context_iteration (NULL, TRUE);
}
