/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-debug-info"

#include "config.h"

#include "app/kzru-debug-info.h"

#include <adwaita.h>
#include <json-glib/json-glib.h>
#include <shumate/shumate.h>
#include <unicode/uversion.h>

#include "model/kzru-locale.h"

/* What is written into reports of faults. It is not translated: who reads
 * a report need not read the language of who sends it. */

/**
 * kzru_debug_info_get_versions:
 *
 * Lists the versions of the program and of the libraries that it runs with and
 * was built with. Needs no display.
 *
 * Returns: (transfer full): lines of text
 */
char *
kzru_debug_info_get_versions (void)
{
  GString *text = g_string_new ("kzru " APP_VERSION "\n");
  UVersionInfo icu;

  u_getVersion (icu);

  const struct
  {
    const char *name;
    guint running[3];
    guint built_with[3];
  } libraries[] = {
    { "GLib",
      { glib_major_version, glib_minor_version, glib_micro_version },
      { GLIB_MAJOR_VERSION, GLIB_MINOR_VERSION, GLIB_MICRO_VERSION } },
    { "GTK",
      { gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version () },
      { GTK_MAJOR_VERSION, GTK_MINOR_VERSION, GTK_MICRO_VERSION } },
    { "libadwaita",
      { adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version () },
      { ADW_MAJOR_VERSION, ADW_MINOR_VERSION, ADW_MICRO_VERSION } },
    { "ICU",
      { icu[0], icu[1], icu[2] },
      { U_ICU_VERSION_MAJOR_NUM, U_ICU_VERSION_MINOR_NUM, U_ICU_VERSION_PATCHLEVEL_NUM } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (libraries); i++)
    {
      const guint *running = libraries[i].running;
      const guint *built_with = libraries[i].built_with;

      g_string_append_printf (text, "%s %u.%u.%u (built with %u.%u.%u)\n",
                              libraries[i].name,
                              running[0], running[1], running[2],
                              built_with[0], built_with[1], built_with[2]);
    }

  g_string_append_printf (text, "Pango %s (built with %s)\n", pango_version_string (), PANGO_VERSION_STRING);
  g_string_append_printf (text, "cairo %s (built with %s)\n", cairo_version_string (), CAIRO_VERSION_STRING);

  /* These two do not say at run time which version they are. */
  g_string_append (text, "json-glib (built with " JSON_VERSION_S ")\n");
  g_string_append_printf (text, "libshumate (built with %d.%d.%d)\n",
                          SHUMATE_MAJOR_VERSION, SHUMATE_MINOR_VERSION, SHUMATE_MICRO_VERSION);

  return g_string_free (text, FALSE);
}

static void
append_atlas (GString   *text,
              KzruAtlas *atlas)
{
  static const struct
  {
    KzruRecordKind kind;
    const char *name;
  } counted[] = {
    { KZRU_RECORD_SOURCE, "sources" },
    { KZRU_RECORD_PASSAGE, "passages" },
    { KZRU_RECORD_EVENT, "events" },
    { KZRU_RECORD_ROUTE, "routes" },
    { KZRU_RECORD_FIGURE, "figures" },
  };

  g_string_append_printf (text, "Atlas: %s", kzru_atlas_get_id (atlas));
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    g_string_append_printf (text, ", %s %u",
                            counted[i].name,
                            kzru_atlas_get_n_records (atlas, counted[i].kind));
  g_string_append_c (text, '\n');
}

/**
 * kzru_debug_info_describe:
 * @native: a window that is on the display
 * @state: what it shows
 *
 * Describes how and on what the program runs, for reports of faults.
 *
 * Returns: (transfer full): lines of text
 */
char *
kzru_debug_info_describe (GtkNative     *native,
                          KzruViewState *state)
{
  GString *text = g_string_new (NULL);
  g_autofree char *versions = kzru_debug_info_get_versions ();
  g_autofree char *languages = g_strjoinv (" ", (char **) kzru_view_state_get_languages (state));
  g_autofree char *calendars = g_strjoinv (" ", (char **) kzru_view_state_get_calendars (state));
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (native));
  AdwStyleManager *style = adw_style_manager_get_for_display (display);

  g_string_append (text, versions);
  g_string_append_c (text, '\n');

  g_string_append_printf (text, "Locale: %s\n", kzru_locale_get_default ());
  g_string_append_printf (text, "Languages: %s\n", languages);
  g_string_append_printf (text, "Calendars: %s\n", calendars);
  g_string_append_printf (text, "Direction: %s\n",
                          gtk_widget_get_direction (GTK_WIDGET (native)) == GTK_TEXT_DIR_RTL ? "rtl" : "ltr");
  g_string_append_c (text, '\n');

  g_string_append_printf (text, "Display: %s\n", G_OBJECT_TYPE_NAME (display));
  g_string_append_printf (text, "Renderer: %s\n", G_OBJECT_TYPE_NAME (gtk_native_get_renderer (native)));
  g_string_append_printf (text, "Style: %s%s\n",
                          adw_style_manager_get_dark (style) ? "dark" : "light",
                          adw_style_manager_get_high_contrast (style) ? ", high contrast" : "");
  g_string_append_c (text, '\n');

  if (kzru_view_state_get_atlas (state) != NULL)
    append_atlas (text, kzru_view_state_get_atlas (state));

  return g_string_free (text, FALSE);
}
