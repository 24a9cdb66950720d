/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-csv-ids.h"

#include <string.h>

/* Does a row before have this id?
 *
 * Of a million ids none is copied: what is remembered is where each stands in the
 * file, which says where it ends, too. */

#define FIRST_SLOTS 1024
#define ID_ENDS ",\"\r\n"

static guint
hash_id (const char *id)
{
  gsize n = strcspn (id, ID_ENDS);
  guint hash = 2166136261u; /* FNV-1a */

  for (gsize i = 0; i < n; i++)
    hash = (hash ^ (guchar) id[i]) * 16777619u;

  return hash;
}

/* Whether the id that stands at @other is that of a field. */
static gboolean
is_same_id (const char         *other,
            const KzruCsvField *field)
{
  return memcmp (other, field->start, field->n_bytes) == 0 &&
         (other[field->n_bytes] == ',' || other[field->n_bytes] == '"' || other[field->n_bytes] == '\n' ||
          other[field->n_bytes] == '\r') &&
         (other[-1] == '"') == field->quoted;
}

static void
grow (KzruCsvIds *self)
{
  guint n = self->n_slots * 2;
  guint32 *rows = g_new0 (guint32, n);

  for (guint i = 0; i < self->n_rows; i++)
    {
      guint slot = hash_id (self->text + self->places[i]) & (n - 1);

      while (rows[slot] != 0)
        slot = (slot + 1) & (n - 1);
      rows[slot] = i + 1;
    }

  g_free (self->rows);
  self->rows = rows;
  self->n_slots = n;
  self->places = g_renew (guint32, self->places, n / 2);
}

/**
 * kzru_csv_ids_init:
 * @self: ids, which may be uninitialised
 * @text: (transfer none): the text of the table; must outlive the ids
 *
 * Starts with no ids.
 */
void
kzru_csv_ids_init (KzruCsvIds *self,
                   const char *text)
{
  *self = (KzruCsvIds) {
    .text = text,
    .rows = g_new0 (guint32, FIRST_SLOTS),
    .n_slots = FIRST_SLOTS,
    .places = g_new (guint32, FIRST_SLOTS / 2),
  };
}

/**
 * kzru_csv_ids_clear:
 * @self: ids
 *
 * Frees what they take.
 */
void
kzru_csv_ids_clear (KzruCsvIds *self)
{
  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->places, g_free);
}

/**
 * kzru_csv_ids_add:
 * @self: ids
 * @field: the id of the next row, in the text; an empty one is like no other
 *
 * Takes the id of a row, unless another row has it.
 *
 * Returns: whether no other row has it
 */
gboolean
kzru_csv_ids_add (KzruCsvIds         *self,
                  const KzruCsvField *field)
{
  gboolean is_new = TRUE;
  guint slot;

  if (self->n_rows >= self->n_slots / 2)
    grow (self);
  slot = hash_id (field->start) & (self->n_slots - 1);

  for (; is_new && self->rows[slot] != 0; slot = (slot + 1) & (self->n_slots - 1))
    is_new = field->n_bytes == 0 || !is_same_id (self->text + self->places[self->rows[slot] - 1], field);

  if (is_new)
    self->rows[slot] = self->n_rows + 1;
  self->places[self->n_rows++] = (guint32) (field->start - self->text);

  return is_new;
}
