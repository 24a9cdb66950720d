/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-about"

#include "config.h"

#include "app/kzru-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/kzru-debug-info.h"

/* The licence texts below are markup; what an atlas brings is escaped. */

/* What the map asserts, and what it does not. */
static void
add_base_map (AdwAboutWindow *about)
{
  g_autofree char *text =
    g_strconcat (_("Land, waters and borders are drawn from "
                   "<a href=\"https://www.naturalearthdata.com\">Natural Earth</a>, "
                   "which is in the public domain. Its borders show who controls "
                   "a territory, not who is entitled to it."),
                 "\n\n",
                 _("Borders that are not settled are dashed. Crimea is drawn as part of no state. "
                   "Dashed are also, among others, the borders of Abkhazia, Transnistria, Kosovo, "
                   "South Ossetia, Northern Cyprus, Palestine, the Golan, Kashmir and Western Sahara, "
                   "and in the east of Ukraine the lines that held from 2014 to 2022."),
                 "\n\n",
                 _("Countries are named as the Unicode Consortium’s CLDR names them in each language. "
                   "Cities and most of their names are from "
                   "<a href=\"https://www.geonames.org\">GeoNames</a>, under CC BY 4.0."),
                 NULL);

  adw_about_window_add_legal_section (about, _("Base map"), NULL, GTK_LICENSE_CUSTOM, text);
}

static void
add_dataset (AdwAboutWindow    *about,
             const KzruDataset *dataset,
             KzruViewState     *state)
{
  const char *note = kzru_lang_map_get (&dataset->note, kzru_view_state_get_languages (state));
  GString *text = g_string_new (NULL);
  g_autofree char *license = NULL;
  g_autofree char *link = NULL;

  if (note != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (note, -1);

      g_string_append_printf (text, "%s\n", escaped);
    }

  link = g_markup_printf_escaped ("<a href=\"%s\">%s</a>", dataset->url, dataset->url);
  g_string_append_printf (text, "%s\n", link);

  /* Translators: %s is a licence, such as “CC BY 4.0”. */
  license = g_markup_printf_escaped (_("Licence: %s"), dataset->license);
  g_string_append (text, license);

  adw_about_window_add_legal_section (about, dataset->title, NULL, GTK_LICENSE_CUSTOM, text->str);
  g_string_free (text, TRUE);
}

static void
add_quotations (AdwAboutWindow *about)
{
  adw_about_window_add_legal_section (about,
                                      _("Quotations"),
                                      NULL,
                                      GTK_LICENSE_CUSTOM,
                                      _("The passages that an atlas quotes belong to their authors and "
                                        "publishers. Each is shown with its source and is quoted to the letter."));
}

/**
 * kzru_about_present:
 * @parent: the window to show it over
 * @state: what that window shows
 *
 * Shows who made the program and what it is made of, and names the public data
 * sets that the open atlas draws on.
 */
void
kzru_about_present (GtkWindow     *parent,
                    KzruViewState *state)
{
  static const char * const developers[] = { "The KzRu authors", NULL };
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  g_autofree char *debug_info = kzru_debug_info_describe (GTK_NATIVE (parent), state);
  GtkWidget *about;

  about = g_object_new (ADW_TYPE_ABOUT_WINDOW,
                        "transient-for", parent,
                        "modal", TRUE,
                        "application-icon", APP_ID,
                        "application-name", _("KzRu"),
                        "developer-name", _("The KzRu authors"),
                        "version", APP_VERSION,
                        "comments", _("An atlas of events: what documents say, in time and space, "
                                      "and the words in which they say it."),
                        "website", "https://kzru.example.com",
                        "copyright", _("© The KzRu authors"),
                        "license-type", GTK_LICENSE_GPL_3_0,
                        "developers", developers,
                        /* Translators: your name and address, one translator a line. */
                        "translator-credits", _("translator-credits"),
                        "debug-info", debug_info,
                        "debug-info-filename", "kzru-debug-info.txt",
                        NULL);

  add_base_map (ADW_ABOUT_WINDOW (about));
  for (guint i = 0; atlas != NULL && i < kzru_atlas_get_n_records (atlas, KZRU_RECORD_DATASET); i++)
    add_dataset (ADW_ABOUT_WINDOW (about), kzru_atlas_get_dataset (atlas, i), state);
  add_quotations (ADW_ABOUT_WINDOW (about));

  gtk_window_present (GTK_WINDOW (about));
}
