/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-time-bar"

#include "config.h"

#include "app/kzru-time-bar.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-date-text.h"
#include "model/kzru-locale.h"
#include "model/kzru-number-format.h"
#include "widgets/kzru-spoken-name.h"

/**
 * KzruTimeBar:
 *
 * Says what range of time is selected and where the playhead is, in all the
 * calendars that are shown, and what can be done with them. With neither, it
 * takes no room.
 *
 * ## CSS nodes
 *
 * `KzruTimeBar` has a single node with the name `timebar`; what is in it has the
 * style class `.time-bar`.
 *
 * ## Accessibility
 *
 * `KzruTimeBar` is a tool bar; what it says of the range is a status.
 */
struct _KzruTimeBar
{
  KzruPane parent_instance;


  /* Template children */
  GtkRevealer *revealer;
  GtkWidget *playhead_box;
  GtkWidget *range_box;
  GtkToggleButton *play_button;
  GtkLabel *playhead_label;
  GtkLabel *range_label;
  GtkDropDown *mode_drop_down;
};

G_DEFINE_FINAL_TYPE (KzruTimeBar, kzru_time_bar, KZRU_TYPE_PANE)

static void
update_play_button (KzruTimeBar *self)
{
  gtk_button_set_icon_name (GTK_BUTTON (self->play_button),
                            gtk_toggle_button_get_active (self->play_button) ? "media-playback-pause-symbolic"
                                                                             : "media-playback-start-symbolic");
}

static void
mode_selected_cb (KzruTimeBar *self)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));

  if (state != NULL)
    kzru_view_state_set_time_mode (state, (KzruTimeMode) gtk_drop_down_get_selected (self->mode_drop_down));
}

/* The dates of the range, with how many events are in it, as soon as that is known. */
static char *
describe_range (KzruTimeBar *self)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  g_autofree char *dates = kzru_date_text_format_span (state, kzru_view_state_get_time_range (state));
  guint n;
  g_autofree char *number = NULL;
  g_autofree char *events = NULL;

  if (!kzru_view_state_count_shown (state, KZRU_RECORD_EVENT, &n))
    /* Translators: a range of time whose events are not counted yet: %s is its dates, such as “2014 – 2018”. */
    return g_strdup_printf (C_("time range", "%s: counting…"), dates);

  number = kzru_format_number (n, kzru_locale_get_default ());

  /* Translators: %s is the number. */
  events = g_strdup_printf (ngettext ("%s event", "%s events", n), number);

  /* Translators: a range of time: its dates, such as “2014 – 2018”, then “12 events”. */
  return g_strdup_printf (C_("time range", "%1$s: %2$s"), dates, events);
}

static void
set_label (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), text);
}

static void
update (KzruTimeBar *self)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  gboolean has_range = kzru_view_state_has_time_range (state);
  gboolean has_playhead = kzru_view_state_has_playhead (state);

  /* What it says stays while it slides away. */
  gtk_revealer_set_reveal_child (self->revealer, has_range || has_playhead);
  if (!has_range && !has_playhead)
    return;

  gtk_widget_set_visible (self->playhead_box, has_playhead);
  gtk_widget_set_visible (self->range_box, has_range);
  gtk_drop_down_set_selected (self->mode_drop_down, kzru_view_state_get_time_mode (state));

  if (has_range)
    {
      g_autofree char *text = describe_range (self);

      set_label (self->range_label, text);
    }
  if (has_playhead)
    {
      g_autofree char *text = kzru_date_text_format_instant (state, kzru_view_state_get_playhead (state));

      set_label (self->playhead_label, text);
    }
}

static void
kzru_time_bar_bind (KzruPane      *pane,
                    KzruViewState *view_state)
{
  KzruTimeBar *self = KZRU_TIME_BAR (pane);

  if (view_state != NULL)
    update (self);
}

static void
kzru_time_bar_dispose (GObject *object)
{
  KzruTimeBar *self = KZRU_TIME_BAR (object);

  kzru_pane_set_view_state (KZRU_PANE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KZRU_TYPE_TIME_BAR);

  G_OBJECT_CLASS (kzru_time_bar_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/KzRu/app/kzru-time-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KzruTimeBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, KzruTimeBar, playhead_box);
  gtk_widget_class_bind_template_child (widget_class, KzruTimeBar, range_box);
  gtk_widget_class_bind_template_child (widget_class, KzruTimeBar, play_button);
  gtk_widget_class_bind_template_child (widget_class, KzruTimeBar, playhead_label);
  gtk_widget_class_bind_template_child (widget_class, KzruTimeBar, range_label);
  gtk_widget_class_bind_template_child (widget_class, KzruTimeBar, mode_drop_down);
  gtk_widget_class_bind_template_callback (widget_class, update_play_button);
  gtk_widget_class_bind_template_callback (widget_class, mode_selected_cb);
}

static void
kzru_time_bar_class_init (KzruTimeBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kzru_time_bar_dispose;
  KZRU_PANE_CLASS (klass)->bind = kzru_time_bar_bind;

  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "timebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static void
kzru_time_bar_init (KzruTimeBar *self)
{
  static const char * const told_of[] = {
    "notify::time-range", "notify::time-mode", "notify::playhead", "notify::calendars", "notify::languages",
    "shown-changed", "counted",
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  kzru_spoken_name_set_drop_down (GTK_WIDGET (self->mode_drop_down), _("Which Events Are Shown"));

  for (guint i = 0; i < G_N_ELEMENTS (told_of); i++)
    kzru_pane_follow (KZRU_PANE (self), told_of[i], G_CALLBACK (update));
}

/**
 * kzru_time_bar_new:
 *
 * Creates a bar that tells of nothing yet.
 *
 * Returns: (transfer floating): a bar
 */
GtkWidget *
kzru_time_bar_new (void)
{
  return g_object_new (KZRU_TYPE_TIME_BAR, NULL);
}
