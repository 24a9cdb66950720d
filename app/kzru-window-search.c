/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-window"

#include "config.h"

#include "app/kzru-window-private.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-locale.h"
#include "model/kzru-number-format.h"

/* The search bar of the window: words in, matches counted. What matches is the affair of
 * the view state; how one gets from match to match is in kzru-window-matches.c. */

/* Returns whether it is known how many there are. */
static gboolean
count_matches (KzruWindow *self,
               guint      *n)
{
  *n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (kzru_window_searched); i++)
    {
      guint n_of_kind;

      if (!kzru_view_state_count_shown (self->state, kzru_window_searched[i], &n_of_kind))
        return FALSE;
      *n += n_of_kind;
    }

  return TRUE;
}

/**
 * kzru_window_tell_matches:
 * @self: a window
 *
 * Says how many matches there are, or that they, or the next of them, are looked for.
 */
void
kzru_window_tell_matches (KzruWindow *self)
{
  const char *query = kzru_view_state_get_query (self->state);
  gboolean is_searching = query[0] != '\0' && kzru_view_state_get_atlas (self->state) != NULL;
  guint n = 0;
  gboolean is_under_way = is_searching && (kzru_view_state_is_searching (self->state) || !count_matches (self, &n)
                                           || self->is_finding_long);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->no_match, is_searching && !is_under_way && n == 0);

  /* What is found until the end is what the query before has found. */
  if (is_under_way)
    text = g_strdup (_("Searching…"));
  else if (is_searching && n == 0)
    {
      g_autofree char *nothing = NULL;

      /* Translators: %s is what the user searches for. */
      nothing = g_strdup_printf (_("Nothing speaks of “%s”"), query);
      gtk_label_set_label (self->no_match_label, nothing);
      text = g_strdup (_("No match"));
    }
  else if (is_searching)
    {
      g_autofree char *number = kzru_format_number (n, kzru_locale_get_default ());

      /* Translators: %s is the number of events, routes and figures found. */
      text = g_strdup_printf (ngettext ("%s match", "%s matches", n), number);
    }

  gtk_label_set_label (self->matches_label, text != NULL ? text : "");
}

static void
search_changed_cb (KzruWindow *self)
{
  const char *text = gtk_editable_get_text (self->search_entry);

  /* The entry tells of it once more, a moment after a match was asked for. */
  if (g_str_equal (text, kzru_view_state_get_query (self->state)))
    return;

  self->awaited_match = 0;
  kzru_view_state_set_query (self->state, text);
}

/* A new atlas starts with no query; the entry must not say otherwise. */
static void
query_cb (KzruWindow *self)
{
  const char *query = kzru_view_state_get_query (self->state);

  if (g_strcmp0 (gtk_editable_get_text (self->search_entry), query) != 0)
    gtk_editable_set_text (self->search_entry, query);
}

/* What was typed a moment ago counts. */
static void
go_to_match (KzruWindow *self,
             int         step)
{
  search_changed_cb (self);
  kzru_window_step_to_match (self, step);
}

static void
next_match_cb (KzruWindow *self)
{
  go_to_match (self, 1);
}

static void
match_action_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  go_to_match (user_data, g_str_equal (g_action_get_name (G_ACTION (action)), "next-match") ? 1 : -1);
}

static gboolean
is_in_search_bar (KzruWindow *self,
                  GtkWidget  *widget)
{
  return gtk_widget_is_ancestor (widget, GTK_WIDGET (self->search_bar));
}

/* The bar takes the focus before it tells that it opens, so where the focus was
 * is to be known by then. */
static void
focus_cb (KzruWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && !is_in_search_bar (self, focus))
    g_set_weak_pointer (&self->focus_before_search, focus);
}

/* After the search the focus goes back to where it was: left to itself, GTK
 * would move it on to whatever comes after the entry that goes away. */
static void
restore_focus (KzruWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *before = self->focus_before_search;

  if (focus == NULL || !is_in_search_bar (self, focus))
    return;

  if (before == NULL || !gtk_widget_get_mapped (before) || !gtk_widget_grab_focus (before))
    gtk_widget_child_focus (self->timeline, GTK_DIR_TAB_FORWARD);
}

/* The bar also opens when one starts to type, and closes by its own key. */
static void
search_mode_cb (KzruWindow *self)
{
  gboolean is_open = gtk_search_bar_get_search_mode (self->search_bar);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "search");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (is_open));
  if (!is_open)
    {
      restore_focus (self);
      kzru_window_clear_search (self);
    }
}

/**
 * kzru_window_find:
 * @self: a window
 *
 * Puts the cursor where words to search for are typed.
 */
void
kzru_window_find (KzruWindow *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/**
 * kzru_window_clear_search:
 * @self: a window
 *
 * Ends the search: everything is shown again.
 */
void
kzru_window_clear_search (KzruWindow *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_editable_set_text (self->search_entry, "");
  search_changed_cb (self);
}

/**
 * kzru_window_class_bind_search:
 * @widget_class: the class of the window
 *
 * Binds what the template calls when the user searches.
 */
void
kzru_window_class_bind_search (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_match_cb);
}

/**
 * kzru_window_init_search:
 * @self: a window
 *
 * Lets the search bar follow the view state.
 */
void
kzru_window_init_search (KzruWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "next-match", .activate = match_action_cb },
    { .name = "previous-match", .activate = match_action_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);

  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
  g_signal_connect_object (self->search_bar, "notify::search-mode-enabled",
                           G_CALLBACK (search_mode_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "shown-changed", G_CALLBACK (kzru_window_tell_matches), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "counted", G_CALLBACK (kzru_window_tell_matches), self, G_CONNECT_SWAPPED);
  kzru_window_init_matches (self);
  g_signal_connect_object (self->state, "notify::query", G_CALLBACK (kzru_window_tell_matches), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::query", G_CALLBACK (query_cb), self, G_CONNECT_SWAPPED);
}
