/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-window"

#include "config.h"

#include "app/kzru-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/kzru-help-overlay.h"
#include "app/kzru-settings.h"
#include "model/kzru-atlas-spans.h"
#include "model/kzru-calendar.h"
#include "model/kzru-locale.h"
#include "model/kzru-number-format.h"
#include "widgets/kzru-spoken-name.h"

/**
 * KzruWindow:
 *
 * A window with one atlas in it: map and reader side by side, the timeline
 * below them, all showing one [class@ViewState].
 *
 * Where the window is too narrow for map and reader, one of them is shown at
 * a time: the reader as soon as something is selected.
 */
G_DEFINE_FINAL_TYPE (KzruWindow, kzru_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_VIEW_STATE,
  PROP_BUSY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Says how much an atlas holds: "5 documents · 1917–2025". */
static char *
describe_atlas (KzruViewState *state)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  const char *locale = kzru_locale_get_default ();
  guint n_sources = kzru_atlas_get_n_records (atlas, KZRU_RECORD_SOURCE);
  g_autofree char *number = kzru_format_number (n_sources, locale);
  g_autofree char *documents = NULL;
  g_autofree char *years = NULL;
  g_autoptr (KzruCalendar) calendar = NULL;
  KzruSpan span = kzru_atlas_measure_dates (atlas);

  /* Translators: %s is the number. */
  documents = g_strdup_printf (ngettext ("%s document", "%s documents", n_sources), number);
  if (kzru_span_is_empty (span))
    return g_steal_pointer (&documents);

  calendar = kzru_calendar_new (kzru_view_state_get_calendars (state)[0], locale);
  years = kzru_calendar_format_span (calendar, span, KZRU_CALENDAR_YEAR, KZRU_DATE_STYLE_SHORT);

  /* Translators: what an atlas holds: “5 documents”, then the years “1917–2025”. */
  return g_strdup_printf (_("%s · %s"), documents, years);
}

/* Whether the user is at something that stays when an atlas comes. */
static gboolean
is_focus_kept (KzruWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL
         && (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->faults_view))
             || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL);
}

/* At first the focus is where the arrow keys do something. But what is on a page that is
 * not shown must not have it: it would swallow every key, and Escape has to reach the
 * window while a file is being opened. */
static void
put_focus (KzruWindow *self)
{
  gboolean has_panes = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "panes") == 0;

  gtk_window_set_focus (GTK_WINDOW (self), has_panes ? self->timeline : NULL);
}

/* While the first atlas is being opened, nothing is said of there being none. */
static void
update_page (KzruWindow *self)
{
  const char *page = "panes";

  if (kzru_view_state_get_atlas (self->state) == NULL)
    page = kzru_window_is_busy (self) ? "opening" : "empty";

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) == 0)
    return;

  gtk_stack_set_visible_child_name (self->stack, page);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !is_focus_kept (self))
    put_focus (self);
}

static void
update_title (KzruWindow *self)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (self->state);
  g_autofree char *subtitle = NULL;
  g_autofree char *window_title = NULL;
  const char *title = NULL;

  if (atlas == NULL)
    {
      adw_window_title_set_title (self->title, _("KzRu"));
      adw_window_title_set_subtitle (self->title, "");
      gtk_window_set_title (GTK_WINDOW (self), _("KzRu"));
      return;
    }

  title = kzru_lang_map_get (kzru_atlas_get_title (atlas), kzru_view_state_get_languages (self->state));
  subtitle = describe_atlas (self->state);
  /* Translators: the title of the window; %s is the title of the atlas. */
  window_title = g_strdup_printf (_("%s – KzRu"), title);

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), window_title);
}

static void
fit_to_monitor (KzruWindow *self,
                int        *width,
                int        *height)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);
  GdkRectangle geometry;

  if (monitor == NULL)
    return;

  gdk_monitor_get_geometry (monitor, &geometry);
  *width = MIN (*width, geometry.width);
  *height = MIN (*height, geometry.height);
}

static void
restore_size (KzruWindow *self)
{
  int width = 1280;
  int height = 800;

  if (self->settings != NULL)
    {
      g_settings_get (self->settings, "window-size", "(ii)", &width, &height);
      if (g_settings_get_boolean (self->settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
    }

  fit_to_monitor (self, &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  kzru_window_place_panes (self, width, height);
}

static void
store_size (KzruWindow *self)
{
  int width, height;

  if (self->settings == NULL)
    return;

  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width > 0 && height > 0)
    g_settings_set (self->settings, "window-size", "(ii)", width, height);
}

static gboolean
kzru_window_close_request (GtkWindow *window)
{
  KzruWindow *self = KZRU_WINDOW (window);

  store_size (self);
  kzru_window_store_panes (self);

  return GTK_WINDOW_CLASS (kzru_window_parent_class)->close_request (window);
}

static void
kzru_window_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  GTK_WIDGET_CLASS (kzru_window_parent_class)->size_allocate (widget, width, height, baseline);

  kzru_window_fold_panes (KZRU_WINDOW (widget), width);
}

static void
kzru_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kzru_window_parent_class)->map (widget);

  /* A focus that is set any earlier makes GTK 4.8 tell screen readers that this
   * is no window. */
  put_focus (KZRU_WINDOW (widget));
}

static void
kzru_window_dispose (GObject *object)
{
  KzruWindow *self = KZRU_WINDOW (object);

  kzru_window_cancel_opening (self);
  kzru_window_dispose_corpus (self);
  kzru_window_dispose_matches (self);
  g_clear_handle_id (&self->fold_id, g_source_remove);
  g_clear_weak_pointer (&self->faults_toast);
  g_clear_weak_pointer (&self->focus_before_search);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->file);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), KZRU_TYPE_WINDOW);

  G_OBJECT_CLASS (kzru_window_parent_class)->dispose (object);
}

static void
kzru_window_finalize (GObject *object)
{
  g_object_unref (KZRU_WINDOW (object)->state);

  G_OBJECT_CLASS (kzru_window_parent_class)->finalize (object);
}

static void
kzru_window_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  KzruWindow *self = KZRU_WINDOW (object);

  switch (prop_id)
    {
    case PROP_VIEW_STATE:
      g_value_set_object (value, self->state);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, kzru_window_is_busy (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/KzRu/app/kzru-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, recent_button);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, calendars_button);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, lanes_button);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, calendars_menu);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, calendars_section);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, recent_section);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, upper_switch);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, matches_label);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, no_match);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, no_match_label);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, opening_revealer);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, opening_spinner);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, opening_label);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, work_revealer);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, work_label);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, work_bar);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, faults_revealer);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, faults_view);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, drop_hint);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, body);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, upper);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, lower);
  gtk_widget_class_bind_template_child (widget_class, KzruWindow, timeline_overlay);

  kzru_window_class_bind_choosing (widget_class);
  kzru_window_class_bind_search (widget_class);
}

static void
kzru_window_class_init (KzruWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = kzru_window_dispose;
  object_class->finalize = kzru_window_finalize;
  object_class->get_property = kzru_window_get_property;
  widget_class->map = kzru_window_map;
  widget_class->size_allocate = kzru_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = kzru_window_close_request;

  /**
   * KzruWindow:view-state:
   *
   * What the panes of the window show.
   */
  properties[PROP_VIEW_STATE] =
    g_param_spec_object ("view-state", NULL, NULL, KZRU_TYPE_VIEW_STATE, flags);

  /**
   * KzruWindow:busy:
   *
   * Whether a file is being opened.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (KZRU_TYPE_FAULTS_VIEW);
  bind_template (widget_class);
}

static void
name_menus (KzruWindow *self)
{
  kzru_spoken_name_set_menu (self->recent_button, _("Recent Atlases"));
  kzru_spoken_name_set_menu (GTK_WIDGET (self->menu_button), _("Main Menu"));
  kzru_spoken_name_set_menu (self->lanes_button, _("Lanes"));
  kzru_spoken_name_set_menu (self->calendars_button, _("Calendars"));
}

static void
kzru_window_init (KzruWindow *self)
{
  static const char * const told_by_title[] = { "atlas", "languages", "calendars" };

  self->state = kzru_view_state_new ();
  self->settings = kzru_settings_new ();
  kzru_view_state_set_languages (self->state, kzru_locale_get_languages ());

  gtk_widget_init_template (GTK_WIDGET (self));
  name_menus (self);
  kzru_window_init_panes (self);
  kzru_window_init_actions (self);
  kzru_window_init_lanes (self);
  kzru_window_init_time (self);
  kzru_window_init_choosing (self);
  kzru_window_init_corpus (self);
  kzru_window_init_faults (self);
  kzru_window_init_opening (self);
  kzru_window_init_search (self);
  kzru_window_init_tiles (self);
  kzru_window_init_work (self);
  restore_size (self);

  for (guint i = 0; i < G_N_ELEMENTS (told_by_title); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", told_by_title[i], NULL);

      g_signal_connect_object (self->state, signal, G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
    }
  update_title (self);

  g_signal_connect_object (self->state, "notify::atlas", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::busy", G_CALLBACK (update_page), NULL);
  update_page (self);
}

/**
 * kzru_window_new:
 * @application: the application
 * @file: (nullable): an atlas file, or `NULL` for the atlas that the program brings
 *
 * Creates a window and starts to open @file in it. If @file is at fault, the
 * window tells so and opens the shipped atlas.
 *
 * Returns: (transfer none): the window; GTK owns it
 */
KzruWindow *
kzru_window_new (GtkApplication *application,
                 GFile          *file)
{
  KzruWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (file == NULL || G_IS_FILE (file), NULL);

  self = g_object_new (KZRU_TYPE_WINDOW, "application", application, NULL);
  if (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (self)) != NULL)
    kzru_help_overlay_fit (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (self)));
  if (file != NULL)
    kzru_window_open (self, file);
  else
    kzru_window_open_shipped (self);

  return self;
}

/**
 * kzru_window_get_view_state:
 * @self: a window
 *
 * Gets what the panes of the window show.
 *
 * Returns: (transfer none): the view state
 */
KzruViewState *
kzru_window_get_view_state (KzruWindow *self)
{
  g_return_val_if_fail (KZRU_IS_WINDOW (self), NULL);

  return self->state;
}

/**
 * kzru_window_is_busy:
 * @self: a window
 *
 * Says whether a file is being opened.
 *
 * Returns: whether it is
 */
gboolean
kzru_window_is_busy (KzruWindow *self)
{
  g_return_val_if_fail (KZRU_IS_WINDOW (self), FALSE);

  return self->opening != NULL;
}

/**
 * kzru_window_notify_busy:
 * @self: a window
 *
 * Tells that [method@Window.is_busy] says something else now.
 */
void
kzru_window_notify_busy (KzruWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/**
 * kzru_window_tell:
 * @self: a window
 * @text: plain text
 *
 * Tells something in passing. A toast reads its title as markup, of which the
 * name of a file knows nothing.
 */
void
kzru_window_tell (KzruWindow *self,
                  const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}
