/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/kzru-intl.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

/* The locale that every system has: its texts are UTF-8, and gettext heeds
 * LANGUAGE in it, as it does not in the plain "C". */
#define PLAIN_LOCALE "C.UTF-8"

static gboolean
is_set (const char *value)
{
  return value != NULL && *value != '\0';
}

/* The locale that the user asked for, whether the system has it or not. */
static const char *
get_wanted_locale (void)
{
  static const char * const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *value = g_getenv (variables[i]);

      if (is_set (value))
        return value;
    }

  return NULL;
}

/* A system may lack the locale that the user asked for, or a remote shell may
 * hand on one that has no meaning here. One bad category does not spoil the
 * others, and what is written is UTF-8 in any case. */
static void
set_locale (void)
{
  static const int categories[] = { LC_CTYPE, LC_COLLATE, LC_MONETARY, LC_NUMERIC, LC_TIME, LC_MESSAGES };

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      if (setlocale (categories[i], "") == NULL)
        setlocale (categories[i], PLAIN_LOCALE);
    }

  if (!g_get_charset (NULL))
    setlocale (LC_CTYPE, PLAIN_LOCALE);
}

/* Lets texts be looked up in a language whose locale the system need not have.
 * What was asked for otherwise comes after it. */
static void
prefer_language (const char *tag)
{
  const char *others = g_getenv ("LANGUAGE");
  g_autofree char *languages = NULL;

  if (!is_set (others))
    others = get_wanted_locale ();

  languages = tag != NULL ? g_strdelimit (g_strdup (tag), "-", '_') : g_strdup (others);
  if (tag != NULL && others != NULL)
    {
      g_autofree char *first = g_steal_pointer (&languages);

      languages = g_strconcat (first, ":", others, NULL);
    }
  if (languages != NULL)
    g_setenv ("LANGUAGE", languages, TRUE);
}

/**
 * kzru_intl_init:
 * @language: (nullable): the BCP 47 tag of the language to speak; the user's
 *   if `NULL`
 *
 * Sets the user's locale and finds the translations. Call it before anything
 * is said: GLib decides with the first text whether there are translations.
 *
 * No locale has to be installed for a language to be spoken. The environment
 * variable `KZRU_LOCALEDIR` names another folder of translations, for a program
 * that is run where it was built.
 */
void
kzru_intl_init (const char *language)
{
  const char *folder = g_getenv ("KZRU_LOCALEDIR");
  const char *messages;

  set_locale ();

  messages = setlocale (LC_MESSAGES, NULL);
  if (language != NULL || g_str_equal (messages, PLAIN_LOCALE))
    prefer_language (language);
  if (language != NULL && (g_str_equal (messages, "C") || g_str_equal (messages, "POSIX")))
    setlocale (LC_MESSAGES, PLAIN_LOCALE);

  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
