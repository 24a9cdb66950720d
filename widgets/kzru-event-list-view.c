/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-event-list-view"

#include "config.h"

#include "widgets/kzru-event-list-view.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-date-text.h"
#include "model/kzru-event-list.h"
#include "widgets/kzru-spoken-name.h"

/**
 * KzruEventListView:
 *
 * The events of a timeline as a table, for those who prefer one: the same events,
 * with the same filters and the same selection.
 *
 * A click on the head of a column sorts by it, a second one the other way round.
 * Sorting is the affair of the model, which knows how to do it without an object
 * for each row; the sorters of the columns are only asked which of them it is. A large
 * table takes time to be sorted, in which the list stays as it was.
 *
 * ## CSS nodes
 *
 * `KzruEventListView` has a single node with the name `eventlist`.
 */
struct _KzruEventListView
{
  KzruPane parent_instance;

  KzruEventList *list;
  GtkSingleSelection *selection;

  GtkWidget *scroller;
  GtkColumnView *column_view;
  guint tick_id;      /* that brings what is selected into view; 0 for none */
  guint n_ticks;      /* since something was selected */
  int probed;         /* the column whose sorter was asked last; -1 for none */
  gboolean is_fitted; /* whether the columns are as wide as their texts */
  gboolean is_busy;   /* whether the selection changes because the list did */
};

G_DEFINE_FINAL_TYPE (KzruEventListView, kzru_event_list_view, KZRU_TYPE_PANE)

enum
{
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define COLUMN_KEY "kzru-column"
#define RECORD_KEY "kzru-record" /* 1 + what a cell is of */
#define MEASURED_ROWS 300   /* by which narrow columns are fitted */
#define CELL_PADDING 22     /* px; of a cell beside its text */
#define MIN_TITLE_WIDTH 260 /* px; what is left for titles when they are */

static const struct
{
  const char *title;
  int width; /* px; 0 for what is left, which is worth reading in a window 800 px wide */
  gboolean expands;
} columns[KZRU_N_EVENT_COLUMNS] = {
  [KZRU_EVENT_COLUMN_DATE] = { NC_ ("event list", "Date"), 170 },
  [KZRU_EVENT_COLUMN_TITLE] = { NC_ ("event list", "Title"), 0, TRUE },
  [KZRU_EVENT_COLUMN_THEME] = { NC_ ("event list", "Theme"), 120 },
  [KZRU_EVENT_COLUMN_PLACE] = { NC_ ("event list", "Place"), 85 },
  [KZRU_EVENT_COLUMN_SOURCE] = { NC_ ("event list", "Source"), 140, TRUE },
  [KZRU_EVENT_COLUMN_CERTAINTY] = { NC_ ("event list", "Certainty"), 85 },
};

/* The whole text of a cell; of a date, all calendars. GTK looks where the pointer is
 * each time that a tooltip is set, which takes longer than all else that is done for a
 * cell: so it is set for the one that is pointed at. */
static gboolean
query_tooltip_cb (GtkWidget         *label,
                  int                x,
                  int                y,
                  gboolean           keyboard_mode,
                  GtkTooltip        *tooltip,
                  KzruEventListView *self)
{
  guint record = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (label), RECORD_KEY)) - 1;
  gboolean is_date = g_object_get_data (G_OBJECT (label), COLUMN_KEY) == GINT_TO_POINTER (KZRU_EVENT_COLUMN_DATE);
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  KzruAtlas *atlas = state != NULL ? kzru_view_state_get_atlas (state) : NULL;
  const char *text = gtk_label_get_label (GTK_LABEL (label));

  if (is_date && atlas != NULL && record < kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT))
    {
      g_autofree char *dates = kzru_date_text_format (state, kzru_atlas_get_event (atlas, record)->dates[0].edtf);

      gtk_tooltip_set_text (tooltip, dates);
      return TRUE;
    }

  gtk_tooltip_set_text (tooltip, text);
  return *text != '\0';
}

static void
setup_cb (KzruEventListView        *self,
          GtkListItem              *item,
          GtkSignalListItemFactory *factory)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  g_object_set_data (G_OBJECT (label), COLUMN_KEY, g_object_get_data (G_OBJECT (factory), COLUMN_KEY));
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect_object (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), self, 0);
  gtk_list_item_set_child (item, label);
}

/* Says what a row is to those who cannot see its cells. The row is two above what
 * a cell holds: GTK 4.8 gives no other way to it. */
static void
name_row (KzruEventListView *self,
          GtkWidget         *child,
          guint              record)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  GtkWidget *cell = gtk_widget_get_parent (child);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  const KzruEvent *event = kzru_atlas_get_event (kzru_view_state_get_atlas (state), record);
  g_autofree char *date = kzru_date_text_format (state, event->dates[0].edtf);
  g_autofree char *name = g_strdup_printf (/* Translators: an event and its date, as they are read out */ _("%1$s, %2$s"),
                                           kzru_lang_map_get (&event->title,
                                                              kzru_view_state_get_languages (state)),
                                           date);

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
bind_cb (KzruEventListView        *self,
         GtkListItem              *item,
         GtkSignalListItemFactory *factory)
{
  KzruEventColumn column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), COLUMN_KEY));
  guint record = kzru_event_item_get_record (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text = kzru_event_list_dup_text (self->list, record, column);

  gtk_label_set_label (GTK_LABEL (label), text);
  g_object_set_data (G_OBJECT (label), RECORD_KEY, GUINT_TO_POINTER (record + 1));
  if (column == KZRU_EVENT_COLUMN_TITLE)
    name_row (self, label, record);
}

/* Says of no two rows how they stand, only that this column was asked first. */
static int
probe (gconstpointer a,
       gconstpointer b,
       gpointer      user_data)
{
  GObject *sorted = user_data;
  KzruEventListView *self = g_object_get_data (sorted, "kzru-view");

  self->probed = GPOINTER_TO_INT (g_object_get_data (sorted, COLUMN_KEY));
  return -1;
}

/* GTK 4.8 does not say by which column it sorts: that is found out by having two
 * things compared that are not there to be compared. */
static void
find_order (KzruEventListView *self,
            KzruEventColumn   *column,
            gboolean          *descending)
{
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering order;

  self->probed = -1;
  order = gtk_sorter_compare (gtk_column_view_get_sorter (self->column_view), one, other);
  *column = self->probed >= 0 ? (KzruEventColumn) self->probed : KZRU_EVENT_COLUMN_DATE;
  *descending = self->probed >= 0 && order == GTK_ORDERING_LARGER;
}

static void
sorter_changed_cb (KzruEventListView *self)
{
  KzruEventColumn column;
  gboolean descending;

  if (self->list == NULL)
    return;

  find_order (self, &column, &descending);
  kzru_event_list_sort (self->list, column, descending);
}

static void
add_column (KzruEventListView *self,
            guint              column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) added = gtk_column_view_column_new (
      g_dpgettext2 (NULL, "event list", columns[column].title), factory);
  g_autoptr (GtkSorter) sorter = NULL;

  g_object_set_data (G_OBJECT (factory), COLUMN_KEY, GINT_TO_POINTER (column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);

  g_object_set_data (G_OBJECT (added), COLUMN_KEY, GINT_TO_POINTER (column));
  g_object_set_data (G_OBJECT (added), "kzru-view", self);
  sorter = GTK_SORTER (gtk_custom_sorter_new (probe, added, NULL));
  gtk_column_view_column_set_sorter (added, sorter);
  gtk_column_view_column_set_resizable (added, TRUE);
  gtk_column_view_column_set_expand (added, columns[column].expands);
  if (columns[column].width > 0)
    gtk_column_view_column_set_fixed_width (added, columns[column].width);
  gtk_column_view_append_column (self->column_view, added);

  if (column == KZRU_EVENT_COLUMN_DATE)
    gtk_column_view_sort_by_column (self->column_view, added, GTK_SORT_ASCENDING);
}

static GtkWidget *
find_rows (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return child;

  return NULL;
}

/* If the focus is on another row, it goes to the one that is selected. */
static void
move_focus (GtkWidget *rows)
{
  if (gtk_widget_get_focus_child (rows) == NULL)
    return;

  for (GtkWidget *row = gtk_widget_get_first_child (rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) && !gtk_widget_has_focus (row))
      gtk_widget_grab_focus (row);
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  KzruEventListView *self = KZRU_EVENT_LIST_VIEW (widget);
  GtkWidget *rows = find_rows (GTK_WIDGET (self->column_view));
  guint position = self->selection != NULL ? gtk_single_selection_get_selected (self->selection)
                                           : GTK_INVALID_LIST_POSITION;

  self->n_ticks++;
  if (self->n_ticks == 1)
    return G_SOURCE_CONTINUE;

  if (self->list != NULL && rows != NULL)
    {
      gboolean has_selected = position != GTK_INVALID_LIST_POSITION;

      if (self->n_ticks == 2)
        {
          gtk_widget_activate_action (rows, "list.scroll-to-item", "u", has_selected ? position : 0);
          return G_SOURCE_CONTINUE;
        }
      if (has_selected)
        move_focus (rows);
    }
  self->tick_id = 0;

  return G_SOURCE_REMOVE;
}

/* Brings what is selected into view, and the focus to it, or else the first row. GTK 4.8 goes by the heights
 * that rows had when they were laid out last, so each of the two has to wait for
 * a frame; and where nobody looks, nothing is laid out. */
static void
queue_scroll (KzruEventListView *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->n_ticks = 0;
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

/* Shows what is selected everywhere as selected here, and brings it into view. */
static void
update_selected (KzruEventListView *self)
{
  KzruRef selected = kzru_view_state_get_selected (kzru_pane_get_view_state (KZRU_PANE (self)));
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->list == NULL)
    return;

  if (selected.kind == KZRU_RECORD_EVENT)
    position = kzru_event_list_find (self->list, selected.index);

  self->is_busy = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->is_busy = FALSE;

  if (position != GTK_INVALID_LIST_POSITION)
    queue_scroll (self);
}

static void
selection_changed_cb (KzruEventListView *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (self->is_busy || position == GTK_INVALID_LIST_POSITION)
    return;

  kzru_view_state_select (kzru_pane_get_view_state (KZRU_PANE (self)),
                          (KzruRef) { KZRU_RECORD_EVENT, kzru_event_list_get_record (self->list, position) });
}

static void
activate_cb (KzruEventListView *self,
             guint              position)
{
  selection_changed_cb (self);
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

/* How wide the widest of the first texts of a column is. */
static int
measure_column (KzruEventListView *self,
                KzruEventColumn    column)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  guint n = MIN (g_list_model_get_n_items (G_LIST_MODEL (self->list)), MEASURED_ROWS);
  int widest = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = kzru_event_list_dup_text (self->list, kzru_event_list_get_record (self->list, i), column);
      int width;

      pango_layout_set_text (layout, text, -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }

  return widest + CELL_PADDING;
}

/* Gives the narrow columns what their texts take, where the window leaves as much to
 * the titles, which have the rest. */
static void
set_widths (KzruEventListView *self)
{
  GListModel *model = gtk_column_view_get_columns (self->column_view);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  int widths[KZRU_N_EVENT_COLUMNS];
  int room = gtk_widget_get_width (window) - MIN_TITLE_WIDTH;

  for (guint i = 0; i < KZRU_N_EVENT_COLUMNS; i++)
    {
      widths[i] = columns[i].width;
      if (!columns[i].expands)
        widths[i] = CLAMP (measure_column (self, (KzruEventColumn) i), columns[i].width, 2 * columns[i].width);
      room -= widths[i];
    }

  /* Titles of documents are long, too. */
  if (room > 0)
    widths[KZRU_EVENT_COLUMN_SOURCE] = CLAMP (measure_column (self, KZRU_EVENT_COLUMN_SOURCE),
                                              widths[KZRU_EVENT_COLUMN_SOURCE],
                                              widths[KZRU_EVENT_COLUMN_SOURCE] + room / 2);

  for (guint i = 0; i < KZRU_N_EVENT_COLUMNS && room >= 0; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (model, i);

      if (widths[i] > 0)
        gtk_column_view_column_set_fixed_width (column, widths[i]);
    }
}

/* Fits the columns to the first rows that there are. */
static void
fit_columns (KzruEventListView *self)
{
  if (self->is_fitted || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return;

  self->is_fitted = TRUE;
  set_widths (self);
}

static void
items_changed_cb (KzruEventListView *self)
{
  fit_columns (self);
  update_selected (self);
  /* Left to itself, a long list would stay where no row is. */
  queue_scroll (self);
}

static void
percent_cb (KzruEventListView *self)
{
  kzru_pane_set_percent (KZRU_PANE (self), kzru_event_list_get_percent (self->list));
}

static void
clear_list (KzruEventListView *self)
{
  self->is_fitted = FALSE;
  kzru_pane_set_percent (KZRU_PANE (self), -1);
  if (self->column_view != NULL)
    gtk_column_view_set_model (self->column_view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
}

static void
make_list (KzruEventListView *self)
{
  KzruEventColumn column;
  gboolean descending;

  find_order (self, &column, &descending);
  self->list = kzru_event_list_new_sorted (kzru_pane_get_view_state (KZRU_PANE (self)), column, descending);
  g_signal_connect_object (self->list, "notify::percent", G_CALLBACK (percent_cb), self, G_CONNECT_SWAPPED);

  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update_selected (self);
  fit_columns (self);
}

/* What is in the cells is not told of by the list, which holds numbers only. */
static void
rebind (KzruEventListView *self)
{
  if (self->list == NULL)
    return;

  gtk_column_view_set_model (self->column_view, NULL);
  gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (self->selection));
}

static void
kzru_event_list_view_map (GtkWidget *widget)
{
  KzruEventListView *self = KZRU_EVENT_LIST_VIEW (widget);

  /* Nothing is sorted for a list that nobody has looked at. */
  if (self->list == NULL && kzru_pane_get_view_state (KZRU_PANE (self)) != NULL)
    make_list (self);

  GTK_WIDGET_CLASS (kzru_event_list_view_parent_class)->map (widget);
  queue_scroll (self);
}

/* Sorts by what the rows are sorted by still. What is searched for can only be given
 * up as a whole, or else the range of time. */
static void
kzru_event_list_view_give_up (KzruPane *pane)
{
  KzruEventListView *self = KZRU_EVENT_LIST_VIEW (pane);
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  g_autoptr (GtkColumnViewColumn) shown = NULL;
  KzruEventColumn column;
  gboolean descending;

  if (self->list == NULL)
    return;

  if (kzru_event_list_is_filtering (self->list))
    {
      if (*kzru_view_state_get_query (state) != '\0')
        kzru_view_state_set_query (state, "");
      else
        kzru_view_state_set_time_range (state, (KzruSpan) { 0, 0 });
      return;
    }

  kzru_event_list_get_shown_order (self->list, &column, &descending);
  shown = g_list_model_get_item (gtk_column_view_get_columns (self->column_view), column);
  gtk_column_view_sort_by_column (self->column_view, shown, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static gboolean
kzru_event_list_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (KZRU_EVENT_LIST_VIEW (widget)->scroller, GTK_DIR_TAB_FORWARD);
}

static void
kzru_event_list_view_bind (KzruPane      *pane,
                           KzruViewState *view_state)
{
  KzruEventListView *self = KZRU_EVENT_LIST_VIEW (pane);

  clear_list (self);
  if (view_state != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    make_list (self);
}

static void
kzru_event_list_view_dispose (GObject *object)
{
  KzruEventListView *self = KZRU_EVENT_LIST_VIEW (object);

  kzru_pane_set_view_state (KZRU_PANE (self), NULL);
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  self->column_view = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (kzru_event_list_view_parent_class)->dispose (object);
}

static void
kzru_event_list_view_class_init (KzruEventListViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kzru_event_list_view_dispose;
  widget_class->map = kzru_event_list_view_map;
  widget_class->grab_focus = kzru_event_list_view_grab_focus;
  KZRU_PANE_CLASS (klass)->bind = kzru_event_list_view_bind;
  KZRU_PANE_CLASS (klass)->give_up = kzru_event_list_view_give_up;

  /**
   * KzruEventListView::opened:
   * @self: the list
   *
   * The user wants to read what is selected.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "eventlist");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* The row of headings and the list below it take the focus, and are GTK's own. */
static void
name_parts (KzruEventListView *self)
{
  GtkWidget *headings = gtk_widget_get_first_child (GTK_WIDGET (self->column_view));
  GtkWidget *rows = gtk_widget_get_next_sibling (headings);

  kzru_spoken_name_set (GTK_WIDGET (self->column_view), _("List of events"));
  kzru_spoken_name_set (headings, _("Headings of the columns"));
  if (rows != NULL)
    kzru_spoken_name_set (rows, _("List of events"));
  kzru_spoken_name_set_scroller (self->scroller, _("List of events"));
}

static void
kzru_event_list_view_init (KzruEventListView *self)
{
  kzru_pane_follow (KZRU_PANE (self), "notify::selected", G_CALLBACK (update_selected));
  kzru_pane_follow (KZRU_PANE (self), "notify::calendars", G_CALLBACK (rebind));

  self->column_view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->column_view), "data-table");
  for (guint i = 0; i < KZRU_N_EVENT_COLUMNS; i++)
    add_column (self, i);
  g_signal_connect_object (gtk_column_view_get_sorter (self->column_view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->column_view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->column_view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  name_parts (self);
}

/**
 * kzru_event_list_view_new:
 *
 * Creates a list that shows nothing yet.
 *
 * Returns: (transfer floating): a list
 */
GtkWidget *
kzru_event_list_view_new (void)
{
  return g_object_new (KZRU_TYPE_EVENT_LIST_VIEW, NULL);
}
