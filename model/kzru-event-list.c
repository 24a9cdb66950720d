/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-event-list"

#include "config.h"

#include "model/kzru-event-list.h"

#include <string.h>
#include <unicode/ucol.h>

#include "model/kzru-certainty.h"
#include "model/kzru-csv-table.h"
#include "model/kzru-date-text.h"
#include "model/kzru-icu.h"

/**
 * KzruEventList:
 *
 * The events that pass the filters of a view state, as a list model in any order.
 *
 * What is kept is one number an event; a [class@EventItem] is made when somebody
 * asks for it and is gone with the last one who holds it, so that a list of a
 * million rows makes no more objects than fit on the screen. Text columns are
 * sorted by keys of ICU's collation, which are made for the sorting and dropped
 * after it.
 */
#define KEY_SIZE 512 /* bytes */

struct _KzruEventList
{
  GObject parent_instance;

  KzruViewState *view_state;
  GSignalGroup *view_state_signals;

  guint *records; /* by position */
  guint n_records;
  GHashTable *items; /* of KzruEventItem by record, weak: those that somebody holds */

  KzruEventColumn column;
  gboolean descending;
};

/**
 * KzruEventItem:
 *
 * A handle of an event in a [class@EventList].
 */
struct _KzruEventItem
{
  GObject parent_instance;

  guint record;
};

G_DEFINE_FINAL_TYPE (KzruEventItem, kzru_event_item, G_TYPE_OBJECT)

static void
kzru_event_item_class_init (KzruEventItemClass *klass)
{
}

static void
kzru_event_item_init (KzruEventItem *self)
{
}

/**
 * kzru_event_item_get_record:
 * @self: a handle
 *
 * Gets the event.
 *
 * Returns: the event's place in its atlas
 */
guint
kzru_event_item_get_record (KzruEventItem *self)
{
  g_return_val_if_fail (KZRU_IS_EVENT_ITEM (self), G_MAXUINT);

  return self->record;
}

static GType
kzru_event_list_get_item_type (GListModel *model)
{
  return KZRU_TYPE_EVENT_ITEM;
}

static guint
kzru_event_list_get_n_items (GListModel *model)
{
  return KZRU_EVENT_LIST (model)->n_records;
}

static void
item_gone_cb (gpointer  user_data,
              GObject  *item)
{
  KzruEventList *self = user_data;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (value == item)
      g_hash_table_iter_remove (&iter);
}

/* The same event is the same object as long as anybody holds it: by that a
 * selection finds what is selected after the list was sorted. */
static gpointer
kzru_event_list_get_item (GListModel *model,
                          guint       position)
{
  KzruEventList *self = KZRU_EVENT_LIST (model);
  KzruEventItem *item;
  gpointer key;

  if (position >= self->n_records)
    return NULL;

  key = GUINT_TO_POINTER (self->records[position]);
  item = g_hash_table_lookup (self->items, key);
  if (item != NULL)
    return g_object_ref (item);

  item = g_object_new (KZRU_TYPE_EVENT_ITEM, NULL);
  item->record = self->records[position];
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);
  g_hash_table_insert (self->items, key, item);

  return item;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = kzru_event_list_get_item_type;
  iface->get_n_items = kzru_event_list_get_n_items;
  iface->get_item = kzru_event_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KzruEventList, kzru_event_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static KzruAtlas *
get_atlas (KzruEventList *self)
{
  return kzru_view_state_get_atlas (self->view_state);
}

static const char *
get_label (KzruEventList  *self,
           KzruRecordKind  kind,
           guint           index)
{
  const char *label = kzru_lang_map_get (kzru_atlas_get_label (get_atlas (self), (KzruRef) { kind, index }),
                                         kzru_view_state_get_languages (self->view_state));

  return label != NULL ? label : "";
}

/* The title of an event. A table has that in a column: no row has to be made. */
static const char *
get_title (KzruEventList *self,
           guint          record)
{
  KzruCsvTable *table = kzru_atlas_get_table (get_atlas (self));
  KzruEventTable *events;

  if (table == NULL)
    return get_label (self, KZRU_RECORD_EVENT, record);

  events = kzru_csv_table_get_events (table);
  return kzru_event_table_get_title (events, kzru_event_table_find_row (events, record));
}

/* The text of a column other than the date. */
static const char *
get_text (KzruEventList   *self,
          guint            record,
          KzruEventColumn  column)
{
  const KzruEvent *event;

  if (column == KZRU_EVENT_COLUMN_TITLE)
    return get_title (self, record);

  event = kzru_atlas_get_event (get_atlas (self), record);
  switch (column)
    {
    case KZRU_EVENT_COLUMN_THEME:
      return get_label (self, KZRU_RECORD_THEME, event->theme);
    case KZRU_EVENT_COLUMN_PLACE:
      /* Places of a table have no names. */
      return event->places.n > 0 && kzru_atlas_get_table (get_atlas (self)) == NULL
               ? get_label (self, KZRU_RECORD_PLACE, event->places.v[0])
               : "";
    case KZRU_EVENT_COLUMN_SOURCE:
      if (event->passages.n == 0)
        return "";
      return kzru_atlas_get_source (get_atlas (self),
                                    kzru_atlas_get_passage (get_atlas (self), event->passages.v[0])->source)->title;
    case KZRU_EVENT_COLUMN_CERTAINTY:
      return kzru_certainty_get_term (kzru_event_get_certainty (event));
    case KZRU_EVENT_COLUMN_TITLE:
    case KZRU_EVENT_COLUMN_DATE:
    default:
      return "";
    }
}

/* A row on its way to its place: by its bytes, or by its numbers. */
typedef struct
{
  char *key;
  gint64 start;
  gint64 end;
  guint record;
} SortRow;

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const SortRow *first = a;
  const SortRow *second = b;
  int order = first->key != NULL ? strcmp (first->key, second->key) : 0;

  if (order != 0)
    return order;
  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->end != second->end)
    return first->end < second->end ? -1 : 1;
  return (first->record > second->record) - (first->record < second->record);
}

/* The key by which ICU sorts a text. Nearly all have room at the first try. */
static char *
make_key (const UCollator *collator,
          const char      *text)
{
  int length, n_bytes;
  g_autofree UChar *utf16 = kzru_icu_from_utf8 (text, &length);
  uint8_t bytes[KEY_SIZE];
  char *key;

  n_bytes = ucol_getSortKey (collator, utf16, length, bytes, sizeof bytes);
  if (n_bytes <= KEY_SIZE)
    return g_memdup2 (bytes, (gsize) n_bytes);

  key = g_malloc ((gsize) n_bytes);
  ucol_getSortKey (collator, utf16, length, (uint8_t *) key, n_bytes);

  return key;
}

static UCollator *
open_collator (KzruEventList *self)
{
  g_autofree char *locale = kzru_icu_locale (kzru_view_state_get_languages (self->view_state)[0], NULL);
  UErrorCode status = U_ZERO_ERROR;

  return ucol_open (locale, &status);
}

/* When an event may have been. A table has that in columns: no row has to be made. */
static KzruSpan
get_span (KzruEventList *self,
          guint          record)
{
  KzruCsvTable *table = kzru_atlas_get_table (get_atlas (self));
  KzruEventTable *events;

  if (table == NULL)
    return kzru_edtf_get_bounds (kzru_atlas_get_event (get_atlas (self), record)->dates[0].edtf)->outer;

  events = kzru_csv_table_get_events (table);
  return kzru_event_table_get_claim (events, kzru_event_table_find_row (events, record), 0).outer;
}

static void
fill_row (KzruEventList   *self,
          const UCollator *collator,
          SortRow         *row)
{
  KzruSpan span = get_span (self, row->record);

  /* What has no known start is known by its end. */
  row->start = span.start != KZRU_INSTANT_MIN ? span.start : span.end - 1;
  row->end = span.end;

  if (self->column == KZRU_EVENT_COLUMN_CERTAINTY)
    row->key = g_strdup_printf ("%d", kzru_event_get_certainty (kzru_atlas_get_event (get_atlas (self), row->record)));
  else if (collator != NULL && self->column != KZRU_EVENT_COLUMN_DATE)
    row->key = make_key (collator, get_text (self, row->record, self->column));
}

static void
sort_records (KzruEventList *self)
{
  UCollator *collator = open_collator (self);
  g_autofree SortRow *rows = g_new0 (SortRow, self->n_records + 1);

  for (guint i = 0; i < self->n_records; i++)
    {
      rows[i].record = self->records[i];
      fill_row (self, collator, &rows[i]);
    }

  qsort (rows, self->n_records, sizeof (SortRow), compare_rows);
  for (guint i = 0; i < self->n_records; i++)
    {
      self->records[self->descending ? self->n_records - 1 - i : i] = rows[i].record;
      g_free (rows[i].key);
    }
  ucol_close (collator);
}

static void
update (KzruEventList *self)
{
  KzruAtlas *atlas = get_atlas (self);
  guint n_events = atlas != NULL ? kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT) : 0;
  guint n_before = self->n_records;

  g_free (self->records);
  self->records = g_new (guint, n_events + 1);
  self->n_records = 0;
  for (guint i = 0; i < n_events; i++)
    if (kzru_view_state_is_shown (self->view_state, (KzruRef) { KZRU_RECORD_EVENT, i }))
      self->records[self->n_records++] = i;

  sort_records (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->n_records);
}

static void
kzru_event_list_dispose (GObject *object)
{
  KzruEventList *self = KZRU_EVENT_LIST (object);
  GHashTableIter iter;
  gpointer item;

  if (self->view_state_signals != NULL)
    g_signal_group_set_target (self->view_state_signals, NULL);
  g_clear_object (&self->view_state_signals);
  g_clear_object (&self->view_state);

  if (self->items != NULL)
    {
      g_hash_table_iter_init (&iter, self->items);
      while (g_hash_table_iter_next (&iter, NULL, &item))
        g_object_weak_unref (item, item_gone_cb, self);
    }
  g_clear_pointer (&self->items, g_hash_table_unref);

  G_OBJECT_CLASS (kzru_event_list_parent_class)->dispose (object);
}

static void
kzru_event_list_finalize (GObject *object)
{
  g_free (KZRU_EVENT_LIST (object)->records);

  G_OBJECT_CLASS (kzru_event_list_parent_class)->finalize (object);
}

static void
kzru_event_list_class_init (KzruEventListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kzru_event_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = kzru_event_list_finalize;
}

static void
kzru_event_list_init (KzruEventList *self)
{
  self->items = g_hash_table_new (NULL, NULL);
  self->view_state_signals = g_signal_group_new (KZRU_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->view_state_signals, "shown-changed", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->view_state_signals, "notify::languages", G_CALLBACK (update), self);
}

/**
 * kzru_event_list_new:
 * @view_state: what is shown
 *
 * Creates a list of the events that pass the filters, sorted by date.
 *
 * Returns: (transfer full): a list
 */
KzruEventList *
kzru_event_list_new (KzruViewState *view_state)
{
  KzruEventList *self;

  g_return_val_if_fail (KZRU_IS_VIEW_STATE (view_state), NULL);

  self = g_object_new (KZRU_TYPE_EVENT_LIST, NULL);
  self->view_state = g_object_ref (view_state);
  g_signal_group_set_target (self->view_state_signals, view_state);
  update (self);

  return self;
}

/**
 * kzru_event_list_sort:
 * @self: a list
 * @column: what to sort by
 * @descending: whether the last comes first
 *
 * Sorts the list. What is alike in a column is sorted by date.
 */
void
kzru_event_list_sort (KzruEventList   *self,
                      KzruEventColumn  column,
                      gboolean         descending)
{
  g_return_if_fail (KZRU_IS_EVENT_LIST (self));

  if (self->column == column && self->descending == descending)
    return;

  self->column = column;
  self->descending = descending;
  sort_records (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, self->n_records, self->n_records);
}

/**
 * kzru_event_list_find:
 * @self: a list
 * @record: an event's place in its atlas
 *
 * Finds where an event stands in the list.
 *
 * Returns: its position, or `G_MAXUINT` if it is not in the list
 */
guint
kzru_event_list_find (KzruEventList *self,
                      guint          record)
{
  g_return_val_if_fail (KZRU_IS_EVENT_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->n_records; i++)
    if (self->records[i] == record)
      return i;

  return G_MAXUINT;
}

/**
 * kzru_event_list_get_record:
 * @self: a list
 * @position: a position in it
 *
 * Gets the event at a position, without making a handle.
 *
 * Returns: the event's place in its atlas, or `G_MAXUINT` if there is no such position
 */
guint
kzru_event_list_get_record (KzruEventList *self,
                            guint          position)
{
  g_return_val_if_fail (KZRU_IS_EVENT_LIST (self), G_MAXUINT);

  return position < self->n_records ? self->records[position] : G_MAXUINT;
}

/**
 * kzru_event_list_dup_text:
 * @self: a list
 * @record: an event's place in its atlas
 * @column: what to tell of it
 *
 * Gets what stands in a column, in the user's language and calendars.
 *
 * Returns: (transfer full): the text, "" if there is nothing to tell
 */
char *
kzru_event_list_dup_text (KzruEventList   *self,
                          guint            record,
                          KzruEventColumn  column)
{
  g_return_val_if_fail (KZRU_IS_EVENT_LIST (self), NULL);

  if (column == KZRU_EVENT_COLUMN_DATE)
    return kzru_date_text_format_first (self->view_state, kzru_atlas_get_event (get_atlas (self), record)->dates[0].edtf);

  return g_strdup (get_text (self, record, column));
}
