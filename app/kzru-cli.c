/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-cli"

#include "config.h"

#include "app/kzru-cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "app/kzru-cli-private.h"

/* What the program does without a window, and without a display: nothing below
 * initialises GTK. */
static const KzruCliVerb * const verbs[] = {
  &kzru_cli_validate,
  &kzru_cli_list,
  &kzru_cli_show,
  &kzru_cli_print,
  &kzru_cli_render,
};

static const KzruCliVerb *
find_verb (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (g_str_equal (verbs[i]->name, word))
        return verbs[i];
    }

  return NULL;
}

/* Scripts read the output of verbs as UTF-8, whatever the user's locale says of
 * its encoding, so that g_print(), which converts, cannot serve here. */
static gboolean
write_out (const GString *out)
{
  if (fwrite (out->str, 1, out->len, stdout) == out->len && fflush (stdout) == 0)
    return TRUE;

  /* Translators: %s is the reason, such as "No space left on device". */
  kzru_cli_complain (_("standard output: cannot be written: %s"), g_strerror (errno));
  return FALSE;
}

/**
 * kzru_cli_complain:
 * @format: what is wrong, as for printf()
 * @...: arguments of @format
 *
 * Tells on standard error what is wrong, as one line that names the program.
 */
void
kzru_cli_complain (const char *format,
                   ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  fprintf (stderr, "kzru: %s\n", message);
}

/**
 * kzru_cli_complain_of_call:
 * @call: what was called, such as `kzru list`
 * @what: what is wrong with how it was called
 *
 * Tells on standard error what is wrong with a call, and where the right way
 * is written.
 */
void
kzru_cli_complain_of_call (const char *call,
                           const char *what)
{
  /* Translators: %1$s is what is wrong with a command line, %2$s a command such as "kzru list". */
  kzru_cli_complain (_("%1$s; see %2$s --help"), what, call);
}

/**
 * kzru_cli_is_verb:
 * @word: the first word on the command line
 *
 * Tells whether the program is called to do something without a window. A file
 * of such a name is opened as `./list`.
 *
 * Returns: whether @word is a verb
 */
gboolean
kzru_cli_is_verb (const char *word)
{
  g_return_val_if_fail (word != NULL, FALSE);

  return find_verb (word) != NULL;
}

/**
 * kzru_cli_find_language:
 * @argc: the number of arguments
 * @argv: the arguments of the program
 *
 * Finds the language that a verb is to speak, ahead of all other options:
 * what is wrong with those is said in it.
 *
 * Returns: (nullable): the BCP 47 tag that follows the last `--lang`; %NULL if
 *   there is none, or it is no tag
 */
const char *
kzru_cli_find_language (int    argc,
                        char **argv)
{
  const char *tag = NULL;

  if (argc < 2 || !kzru_cli_is_verb (argv[1]))
    return NULL;

  for (int i = 2; i < argc && !g_str_equal (argv[i], "--"); i++)
    {
      if (g_str_has_prefix (argv[i], "--lang="))
        tag = argv[i] + strlen ("--lang=");
      else if (g_str_equal (argv[i], "--lang") && i + 1 < argc)
        tag = argv[++i];
    }

  return tag != NULL && kzru_cli_is_language_tag (tag) ? tag : NULL;
}

/**
 * kzru_cli_run:
 * @argc: the number of arguments
 * @argv: the arguments of the program, the first after its name being a verb
 *
 * Does what a verb asks for. The locale has to be set; no display is needed.
 *
 * Returns: the exit status: 0 if done, 1 if the input is at fault, 2 if the
 *   call is
 */
int
kzru_cli_run (int    argc,
              char **argv)
{
  g_auto (KzruCliOptions) options = { NULL };
  g_autoptr (GString) out = g_string_new (NULL);
  const KzruCliVerb *verb;
  KzruCliStatus status;

  g_return_val_if_fail (argc > 1, KZRU_CLI_CALL_AT_FAULT);

  verb = find_verb (argv[1]);
  g_return_val_if_fail (verb != NULL, KZRU_CLI_CALL_AT_FAULT);

  if (!kzru_cli_options_parse (&options, verb, argc, argv))
    return KZRU_CLI_CALL_AT_FAULT;

  status = verb->run (&options, out);
  if (!write_out (out) && status == KZRU_CLI_DONE)
    status = KZRU_CLI_CALL_AT_FAULT;

  return status;
}

/**
 * kzru_cli_get_help:
 *
 * Lists the verbs for the program's own help.
 *
 * Returns: (transfer full): a few lines of text
 */
char *
kzru_cli_get_help (void)
{
  GString *help = g_string_new (_("Without a window:"));

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *call = g_strdup_printf ("kzru %s %s", verbs[i]->name, verbs[i]->operands);

      g_string_append_printf (help, "\n  %-23s %s", call, _(verbs[i]->summary));
    }

  g_string_append_c (help, '\n');
  g_string_append (help, _("Each verb has a --help of its own."));

  return g_string_free (help, FALSE);
}
