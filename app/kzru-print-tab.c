/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-print-tab"

#include "config.h"

#include "app/kzru-print-tab.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-edtf.h"
#include "model/kzru-locale.h"
#include "model/kzru-number-format.h"
#include "model/kzru-text-fold.h"
#include "widgets/kzru-spoken-name.h"

/**
 * KzruPrintTab:
 *
 * What the print dialog asks for besides printer and paper: which time is
 * printed, how the chart gets on paper, and what comes along.
 *
 * ## Accessibility
 *
 * Each control is labelled; the labels have mnemonics. A date that cannot be
 * read is invalid.
 */
struct _KzruPrintTab
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  GtkDropDown *time;
  GtkWidget *from_label;
  GtkEntry *from;
  GtkWidget *to_label;
  GtkEntry *to;

  GtkDropDown *fit;
  GtkWidget *pages_label;
  GtkSpinButton *pages;
  GtkWidget *mm_label;
  GtkSpinButton *mm;
  GtkWidget *rows_label;
  GtkSpinButton *rows;
  GtkWidget *columns_label;
  GtkSpinButton *columns;
  GtkWidget *overlap_label;
  GtkSpinButton *overlap;

  GtkCheckButton *map;
  GtkCheckButton *sources;
  GtkLabel *summary;

  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KzruPrintTab, kzru_print_tab, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_row (GtkWidget *label,
          gpointer   control,
          gboolean   visible)
{
  gtk_widget_set_visible (label, visible);
  gtk_widget_set_visible (GTK_WIDGET (control), visible);
}

/* Shows what matters to what is chosen. */
static void
update_rows (KzruPrintTab *self)
{
  gboolean span = gtk_drop_down_get_selected (self->time) == KZRU_PRINT_TIME_SPAN;
  guint fit = gtk_drop_down_get_selected (self->fit);

  show_row (self->from_label, self->from, span);
  show_row (self->to_label, self->to, span);
  show_row (self->pages_label, self->pages, fit == KZRU_PRINT_FIT_PAGES);
  show_row (self->mm_label, self->mm, fit == KZRU_PRINT_FIT_YEARS || fit == KZRU_PRINT_FIT_MONTHS);
  show_row (self->rows_label, self->rows, fit != KZRU_PRINT_FIT_PAGES);
  show_row (self->columns_label, self->columns, fit == KZRU_PRINT_FIT_TILES);
  show_row (self->overlap_label, self->overlap, fit != KZRU_PRINT_FIT_PAGES);
}

/* Reads a date; one that is not there leaves the time open.
 *
 * Returns: whether it can be used */
static gboolean
read_date (GtkEntry       *entry,
           KzruEdtfBounds *bounds)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autoptr (KzruEdtf) date = NULL;
  g_autofree char *folded = kzru_text_fold_digits (text);

  bounds->outer = (KzruSpan) { KZRU_INSTANT_MIN, KZRU_INSTANT_MAX };
  if (*text == '\0')
    return TRUE;

  date = kzru_edtf_parse (folded, NULL);
  if (date != NULL)
    *bounds = *kzru_edtf_get_bounds (date);

  return date != NULL;
}

static void
mark_valid (GtkEntry *entry,
            gboolean  valid)
{
  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");

  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

/* Returns: whether there is such a time */
static gboolean
read_span (KzruPrintTab *self,
           KzruSpan     *span)
{
  KzruEdtfBounds from, to;
  gboolean from_valid = read_date (self->from, &from);
  gboolean to_valid = read_date (self->to, &to);

  *span = (KzruSpan) { from.outer.start, to.outer.end };
  if (from_valid && to_valid && kzru_span_is_empty (*span))
    to_valid = FALSE;

  mark_valid (self->from, from_valid);
  mark_valid (self->to, to_valid);

  return from_valid && to_valid;
}

static void
changed_cb (KzruPrintTab *self)
{
  if (self->filling)
    return;

  update_rows (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The spin buttons of GTK know only ASCII digits. What is no number changes none. */
static gboolean
output_cb (GtkSpinButton *spin)
{
  g_autofree char *text = kzru_format_number (gtk_spin_button_get_value (spin), kzru_locale_get_default ());

  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (spin))))
    gtk_editable_set_text (GTK_EDITABLE (spin), text);

  return TRUE;
}

static int
input_cb (GtkSpinButton *spin,
          double        *value)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));

  if (!kzru_parse_number (text, kzru_locale_get_default (), value))
    *value = gtk_spin_button_get_value (spin);

  return TRUE;
}

static void
kzru_print_tab_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KZRU_TYPE_PRINT_TAB);

  G_OBJECT_CLASS (kzru_print_tab_parent_class)->dispose (object);
}

static void
kzru_print_tab_class_init (KzruPrintTabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kzru_print_tab_dispose;

  /**
   * KzruPrintTab::changed:
   * @self: a tab
   *
   * Something else is to be printed, or in another way.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KZRU_TYPE_PRINT_TAB, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/KzRu/app/kzru-print-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, KzruPrintTab, grid);
  gtk_widget_class_bind_template_child (widget_class, KzruPrintTab, time);
  gtk_widget_class_bind_template_child (widget_class, KzruPrintTab, from_label);
  gtk_widget_class_bind_template_child (widget_class, KzruPrintTab, from);
  gtk_widget_class_bind_template_child (widget_class, KzruPrintTab, to_label);
  gtk_widget_class_bind_template_child (widget_class, KzruPrintTab, to);
  gtk_widget_class_bind_template_child (widget_class, KzruPrintTab, fit);
  gtk_widget_class_bind_template_child (widget_class, KzruPrintTab, pages_label);
  gtk_widget_class_bind_template_child (widget_class, KzruPrintTab, pages);
  gtk_widget_class_bind_template_child (widget_class, KzruPrintTab, mm_label);
  gtk_widget_class_bind_template_child (widget_class, KzruPrintTab, mm);
  gtk_widget_class_bind_template_child (widget_class, KzruPrintTab, rows_label);
  gtk_widget_class_bind_template_child (widget_class, KzruPrintTab, rows);
  gtk_widget_class_bind_template_child (widget_class, KzruPrintTab, columns_label);
  gtk_widget_class_bind_template_child (widget_class, KzruPrintTab, columns);
  gtk_widget_class_bind_template_child (widget_class, KzruPrintTab, overlap_label);
  gtk_widget_class_bind_template_child (widget_class, KzruPrintTab, overlap);
  gtk_widget_class_bind_template_child (widget_class, KzruPrintTab, map);
  gtk_widget_class_bind_template_child (widget_class, KzruPrintTab, sources);
  gtk_widget_class_bind_template_child (widget_class, KzruPrintTab, summary);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, output_cb);
  gtk_widget_class_bind_template_callback (widget_class, input_cb);
}

static void
kzru_print_tab_init (KzruPrintTab *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  kzru_spoken_name_set_drop_down (GTK_WIDGET (self->time), _("_Time:"));
  kzru_spoken_name_set_drop_down (GTK_WIDGET (self->fit), _("Fit o_n:"));
  kzru_spoken_name_set (GTK_WIDGET (self->map), _("A page with the _map"));
  kzru_spoken_name_set (GTK_WIDGET (self->sources), _("What the _sources say"));
  self->filling = FALSE;
}

static void
fill (KzruPrintTab           *self,
      const KzruPrintOptions *options)
{
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->time, options->time);
  gtk_drop_down_set_selected (self->fit, options->fit);
  gtk_spin_button_set_value (self->pages, options->n_pages);
  gtk_spin_button_set_value (self->mm, options->mm);
  gtk_spin_button_set_value (self->rows, options->rows);
  gtk_spin_button_set_value (self->columns, options->columns);
  gtk_spin_button_set_value (self->overlap, options->overlap);
  gtk_check_button_set_active (self->map, options->map);
  gtk_check_button_set_active (self->sources, options->sources);
  self->filling = FALSE;

  update_rows (self);
}

/**
 * kzru_print_tab_new:
 * @options: what is chosen at first
 *
 * Creates a tab.
 *
 * Returns: (transfer floating): the tab
 */
GtkWidget *
kzru_print_tab_new (const KzruPrintOptions *options)
{
  KzruPrintTab *self = g_object_new (KZRU_TYPE_PRINT_TAB, NULL);

  fill (self, options);

  return GTK_WIDGET (self);
}

/**
 * kzru_print_tab_get_options:
 * @self: a tab
 * @options: (out caller-allocates): what is chosen
 *
 * Gets what is chosen. Where a date cannot be read, all of the time is.
 *
 * Returns: whether all of it can be read
 */
gboolean
kzru_print_tab_get_options (KzruPrintTab     *self,
                            KzruPrintOptions *options)
{
  gboolean valid;

  g_return_val_if_fail (KZRU_IS_PRINT_TAB (self), FALSE);

  *options = (KzruPrintOptions) {
    .time = gtk_drop_down_get_selected (self->time),
    .fit = gtk_drop_down_get_selected (self->fit),
    .n_pages = (guint) gtk_spin_button_get_value_as_int (self->pages),
    .rows = (guint) gtk_spin_button_get_value_as_int (self->rows),
    .columns = (guint) gtk_spin_button_get_value_as_int (self->columns),
    .mm = gtk_spin_button_get_value (self->mm),
    .overlap = gtk_spin_button_get_value (self->overlap),
    .map = gtk_check_button_get_active (self->map),
    .sources = gtk_check_button_get_active (self->sources),
  };

  valid = read_span (self, &options->span) || options->time != KZRU_PRINT_TIME_SPAN;
  if (!valid)
    options->time = KZRU_PRINT_TIME_ALL;

  return valid;
}

/**
 * kzru_print_tab_set_summary:
 * @self: a tab
 * @summary: how much paper that takes, or why it cannot be printed
 *
 * Says what comes of the choice.
 */
void
kzru_print_tab_set_summary (KzruPrintTab *self,
                            const char   *summary)
{
  g_return_if_fail (KZRU_IS_PRINT_TAB (self));

  gtk_label_set_text (self->summary, summary);
}
