/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-spoken-name"

#include "config.h"

#include "widgets/kzru-spoken-name.h"

/* What a screen reader calls a widget.
 *
 * GTK 4.8 tells the name of the class of what nobody has named, and that is heard
 * wherever the focus goes. Widgets that are made of others (drop downs, scrolled
 * windows, menu buttons) do not hand their names on to the parts that one meets; and
 * of buttons with a mnemonic the underline is read out. */

/* A label without the underline of its mnemonic. */
static char *
dup_plain (const char *label)
{
  GString *plain = g_string_new (NULL);

  for (const char *c = label; *c != '\0'; c++)
    {
      if (*c == '_' && c[1] != '\0')
        c++;
      g_string_append_c (plain, *c);
    }

  return g_string_free (plain, FALSE);
}

/**
 * kzru_spoken_name_set:
 * @widget: a widget
 * @name: its name; it may have a mnemonic, which is left out
 *
 * Sets what a screen reader calls a widget.
 */
void
kzru_spoken_name_set (GtkWidget  *widget,
                      const char *name)
{
  g_autofree char *plain = dup_plain (name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
}

/**
 * kzru_spoken_name_set_scroller:
 * @scroller: a [class@Gtk.ScrolledWindow]
 * @name: what is scrolled
 *
 * Names a scrolled window, which takes the focus, and its scroll bars.
 */
void
kzru_spoken_name_set_scroller (GtkWidget  *scroller,
                               const char *name)
{
  kzru_spoken_name_set (scroller, name);
  kzru_spoken_name_set (gtk_scrolled_window_get_hscrollbar (GTK_SCROLLED_WINDOW (scroller)), name);
  kzru_spoken_name_set (gtk_scrolled_window_get_vscrollbar (GTK_SCROLLED_WINDOW (scroller)), name);
}

/**
 * kzru_spoken_name_set_drop_down:
 * @drop_down: a [class@Gtk.DropDown]
 * @name: what is chosen
 *
 * Names a drop down and the button in it, which takes the focus.
 */
void
kzru_spoken_name_set_drop_down (GtkWidget  *drop_down,
                                const char *name)
{
  kzru_spoken_name_set (drop_down, name);
  kzru_spoken_name_set (gtk_widget_get_first_child (drop_down), name);
}

/**
 * kzru_spoken_name_set_menu:
 * @button: a [class@Gtk.MenuButton] with its menu
 * @name: what the menu is of
 *
 * Names a menu button and the menu that it opens.
 */
void
kzru_spoken_name_set_menu (GtkWidget  *button,
                           const char *name)
{
  GtkPopover *menu = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));

  kzru_spoken_name_set (button, name);
  if (menu != NULL)
    kzru_spoken_name_set (GTK_WIDGET (menu), name);
}
