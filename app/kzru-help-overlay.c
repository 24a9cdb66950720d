/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-help-overlay"

#include "config.h"

#include "app/kzru-help-overlay.h"

#include <glib/gi18n-lib.h>

#include "widgets/kzru-spoken-name.h"

/* The window of shortcuts of GTK 4.8 takes all the room that it wants, and may reach
 * beyond a small screen, where nobody sees it. There its columns stand one below the
 * other, and what is in it scrolls. */

#define MIN_SIZE 280 /* px */
#define MARGIN 60    /* px; left free of the screen, for its bars */

/* A group stands in a column, and that beside the next one. */
static void
stack_columns (GtkWidget *widget)
{
  if (GTK_IS_SHORTCUTS_GROUP (widget))
    {
      GtkWidget *columns = gtk_widget_get_parent (gtk_widget_get_parent (widget));

      if (GTK_IS_ORIENTABLE (columns))
        gtk_orientable_set_orientation (GTK_ORIENTABLE (columns), GTK_ORIENTATION_VERTICAL);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    stack_columns (child);
}

/* Gives it the size that it wants, or that the screen has. */
static void
fit_cb (GtkWidget *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  GdkMonitor *monitor = gdk_display_get_monitor_at_surface (gtk_widget_get_display (window), surface);
  GtkRequisition natural;
  GdkRectangle screen;

  if (monitor == NULL)
    return;

  gdk_monitor_get_geometry (monitor, &screen);
  gtk_widget_get_preferred_size (window, NULL, &natural);
  if (natural.width > screen.width - MARGIN)
    {
      stack_columns (window);
      gtk_widget_get_preferred_size (window, NULL, &natural);
    }
  gtk_window_set_default_size (GTK_WINDOW (window),
                               MAX (MIN (natural.width, screen.width - MARGIN), MIN_SIZE),
                               MAX (MIN (natural.height, screen.height - MARGIN), MIN_SIZE));
}

/**
 * kzru_help_overlay_fit:
 * @self: the window of shortcuts, which was not shown yet
 *
 * Has what is in it fit a smaller screen, and scroll there.
 */
void
kzru_help_overlay_fit (GtkShortcutsWindow *self)
{
  GtkWindow *window = GTK_WINDOW (self);
  g_autoptr (GtkWidget) content = g_object_ref (gtk_window_get_child (window));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_window_set_child (window, NULL);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_window_set_child (window, scroller);
  gtk_window_set_title (window, _("Keyboard Shortcuts"));
  kzru_spoken_name_set (GTK_WIDGET (window), _("Keyboard Shortcuts"));
  kzru_spoken_name_set_scroller (scroller, _("Keyboard Shortcuts"));

  gtk_window_set_resizable (window, TRUE);
  g_signal_connect (window, "realize", G_CALLBACK (fit_cb), NULL);
}
