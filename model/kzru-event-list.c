/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-event-list"

#include "config.h"

#include "model/kzru-event-list-private.h"

#include "model/kzru-certainty.h"
#include "model/kzru-date-text.h"

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
 *
 * The rows of a large table are sorted in another thread. Until that is done, the list
 * stays as it was; then it changes in one step.
 */

/**
 * KzruEventItem:
 *
 * A handle of an event in a [class@EventList].
 */
struct _KzruEventItem
{
  GObject parent_instance;

  guint record;
  KzruEventList *list; /* NULL once it is gone */
};

G_DEFINE_FINAL_TYPE (KzruEventItem, kzru_event_item, G_TYPE_OBJECT)

static void
kzru_event_item_finalize (GObject *object)
{
  KzruEventItem *self = KZRU_EVENT_ITEM (object);

  if (self->list != NULL)
    g_hash_table_remove (self->list->items, GUINT_TO_POINTER (self->record));

  G_OBJECT_CLASS (kzru_event_item_parent_class)->finalize (object);
}

static void
kzru_event_item_class_init (KzruEventItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kzru_event_item_finalize;
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
  item->list = self;
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

enum
{
  PROP_0,
  PROP_PERCENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static KzruAtlas *
get_atlas (KzruEventList *self)
{
  return kzru_view_state_get_atlas (self->view_state);
}

const char *
_kzru_event_list_get_label (KzruEventList  *self,
                            KzruRecordKind  kind,
                            guint           index)
{
  const char *label = kzru_lang_map_get (kzru_atlas_get_label (get_atlas (self), (KzruRef) { kind, index }),
                                         kzru_view_state_get_languages (self->view_state));

  return label != NULL ? label : "";
}

/* The text of a column other than the date. */
const char *
_kzru_event_list_get_text (KzruEventList   *self,
                           guint            record,
                           KzruEventColumn  column)
{
  const KzruEvent *event = kzru_atlas_get_event (get_atlas (self), record);

  switch (column)
    {
    case KZRU_EVENT_COLUMN_TITLE:
      return _kzru_event_list_get_label (self, KZRU_RECORD_EVENT, record);
    case KZRU_EVENT_COLUMN_THEME:
      return _kzru_event_list_get_label (self, KZRU_RECORD_THEME, event->theme);
    case KZRU_EVENT_COLUMN_PLACE:
      /* Places of a table have no names. */
      return event->places.n > 0 && kzru_atlas_get_table (get_atlas (self)) == NULL
               ? _kzru_event_list_get_label (self, KZRU_RECORD_PLACE, event->places.v[0])
               : "";
    case KZRU_EVENT_COLUMN_SOURCE:
      if (event->passages.n == 0)
        return "";
      return kzru_atlas_get_source (get_atlas (self),
                                    kzru_atlas_get_passage (get_atlas (self), event->passages.v[0])->source)->title;
    case KZRU_EVENT_COLUMN_CERTAINTY:
      return kzru_certainty_get_term (kzru_event_get_certainty (event));
    case KZRU_EVENT_COLUMN_DATE:
    default:
      return "";
    }
}

void
_kzru_event_list_set_percent (KzruEventList *self,
                              int            percent)
{
  if (self->percent == percent)
    return;

  self->percent = percent;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERCENT]);
}

/* Records name rows of the table that was open: they go before anybody asks for them. */
static void
empty (KzruEventList *self)
{
  guint n_before = self->n_records;

  kzru_job_give_up (&self->sorting);
  self->n_records = 0;
  if (n_before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);
}

/* Others are shown than before, or their texts are in another language. */
static void
filter (KzruEventList *self)
{
  self->is_stale = TRUE;
  _kzru_event_list_update (self);
}

static void
kzru_event_list_dispose (GObject *object)
{
  KzruEventList *self = KZRU_EVENT_LIST (object);
  GHashTableIter iter;
  gpointer item;

  kzru_job_give_up (&self->sorting);
  if (self->view_state_signals != NULL)
    g_signal_group_set_target (self->view_state_signals, NULL);
  g_clear_object (&self->view_state_signals);
  g_clear_object (&self->view_state);

  if (self->items != NULL)
    {
      g_hash_table_iter_init (&iter, self->items);
      while (g_hash_table_iter_next (&iter, NULL, &item))
        KZRU_EVENT_ITEM (item)->list = NULL;
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
kzru_event_list_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PERCENT:
      g_value_set_int (value, kzru_event_list_get_percent (KZRU_EVENT_LIST (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kzru_event_list_class_init (KzruEventListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kzru_event_list_dispose;
  object_class->finalize = kzru_event_list_finalize;
  object_class->get_property = kzru_event_list_get_property;

  /**
   * KzruEventList:percent:
   *
   * How far the sorting is, in percent; -1 if the list is sorted, or will be in a moment.
   */
  properties[PROP_PERCENT] =
    g_param_spec_int ("percent", NULL, NULL, -1, 100, -1, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kzru_event_list_init (KzruEventList *self)
{
  self->percent = -1;
  self->items = g_hash_table_new (NULL, NULL);
  self->view_state_signals = g_signal_group_new (KZRU_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->view_state_signals, "notify::atlas", G_CALLBACK (empty), self);
  g_signal_group_connect_swapped (self->view_state_signals, "shown-changed", G_CALLBACK (filter), self);
  g_signal_group_connect_swapped (self->view_state_signals, "notify::languages", G_CALLBACK (filter), self);
}

/**
 * kzru_event_list_new:
 * @view_state: what is shown
 *
 * Creates a list of the events that pass the filters, sorted by date. Those of a large
 * table come later.
 *
 * Returns: (transfer full): a list
 */
KzruEventList *
kzru_event_list_new (KzruViewState *view_state)
{
  return kzru_event_list_new_sorted (view_state, KZRU_EVENT_COLUMN_DATE, FALSE);
}

/**
 * kzru_event_list_new_sorted:
 * @view_state: what is shown
 * @column: what to sort by
 * @descending: whether the last comes first
 *
 * Creates a list of the events that pass the filters, in another order: see
 * [method@EventList.sort].
 *
 * Returns: (transfer full): a list
 */
KzruEventList *
kzru_event_list_new_sorted (KzruViewState   *view_state,
                            KzruEventColumn  column,
                            gboolean         descending)
{
  KzruEventList *self;

  g_return_val_if_fail (KZRU_IS_VIEW_STATE (view_state), NULL);

  self = g_object_new (KZRU_TYPE_EVENT_LIST, NULL);
  self->column = column;
  self->descending = descending;
  self->view_state = g_object_ref (view_state);
  g_signal_group_set_target (self->view_state_signals, view_state);
  filter (self);

  return self;
}

/**
 * kzru_event_list_sort:
 * @self: a list
 * @column: what to sort by
 * @descending: whether the last comes first
 *
 * Sorts the list. What is alike in a column is sorted by date. A large table is sorted
 * later, in another thread: see [property@EventList:percent].
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
  if (self->shown_column != column || self->is_stale)
    _kzru_event_list_update (self);
  else
    _kzru_event_list_turn (self);
}

/**
 * kzru_event_list_is_filtering:
 * @self: a list
 *
 * Says whether other events are about to be shown, rather than the same in another order.
 *
 * Returns: whether they are
 */
gboolean
kzru_event_list_is_filtering (KzruEventList *self)
{
  g_return_val_if_fail (KZRU_IS_EVENT_LIST (self), FALSE);

  return self->is_stale;
}

/**
 * kzru_event_list_get_percent:
 * @self: a list
 *
 * Gets how far the sorting of a large table is.
 *
 * Returns: how far, in percent; -1 if the list is sorted, or will be in a moment
 */
int
kzru_event_list_get_percent (KzruEventList *self)
{
  g_return_val_if_fail (KZRU_IS_EVENT_LIST (self), -1);

  return self->percent;
}

/**
 * kzru_event_list_get_shown_order:
 * @self: a list
 * @column: (out): what it is sorted by
 * @descending: (out): whether the last comes first
 *
 * Gets how the events stand now, which may be other than asked for as long as the list
 * is being sorted.
 */
void
kzru_event_list_get_shown_order (KzruEventList   *self,
                                 KzruEventColumn *column,
                                 gboolean        *descending)
{
  g_return_if_fail (KZRU_IS_EVENT_LIST (self));

  *column = self->shown_column;
  *descending = self->shown_descending;
}

/**
 * kzru_event_list_finish:
 * @self: a list
 *
 * Waits until the list is sorted. Windows need not: they hear of it.
 */
void
kzru_event_list_finish (KzruEventList *self)
{
  g_return_if_fail (KZRU_IS_EVENT_LIST (self));

  while (self->sorting != NULL)
    g_main_context_iteration (NULL, TRUE);
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

  return g_strdup (_kzru_event_list_get_text (self, record, column));
}
