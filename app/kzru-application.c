/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-application"

#include "config.h"

#include "app/kzru-application-private.h"

#include <glib/gi18n-lib.h>

#include "app/kzru-cli-private.h"
#include "app/kzru-cli.h"
#include "app/kzru-debug-info.h"
#include "app/kzru-window.h"
#include "model/kzru-locale.h"
#include "widgets/kzru-software-drawing.h"

/**
 * KzruApplication:
 *
 * The program with a display: opens a window for each file it is given, or one
 * with the atlas that it brings.
 */
struct _KzruApplication
{
  AdwApplication parent_instance;

  gboolean exit_after_startup;
  char *first_word;     /* that is no option, or NULL */
  GFile *corpus_folder; /* NULL if it was not named on the command line */
};

G_DEFINE_FINAL_TYPE (KzruApplication, kzru_application, ADW_TYPE_APPLICATION)

static const GOptionEntry own_options[] = {
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL,
    N_("Print the versions of the program and of its libraries"), NULL },
  { "corpus", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_("Show passages in the documents of this folder"), N_("DIR") },
  { "exit-after-startup", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL,
    N_("Quit once the window shows its atlas"), NULL },
  { NULL }
};

static gboolean
quit_cb (gpointer user_data)
{
  g_application_quit (user_data);

  return G_SOURCE_REMOVE;
}

/* Quits once the window shows its atlas. The idle source has a lower priority
 * than drawing, so that the start is measured up to the first picture. */
static void
busy_cb (KzruWindow      *window,
         GParamSpec      *pspec,
         KzruApplication *self)
{
  if (!kzru_window_is_busy (window))
    g_idle_add_full (G_PRIORITY_LOW, quit_cb, g_object_ref (self), g_object_unref);
}

static void
present (KzruApplication *self,
         KzruWindow      *window)
{
  if (self->corpus_folder != NULL)
    kzru_window_set_corpus_folder (window, self->corpus_folder);
  gtk_window_present (GTK_WINDOW (window));

  if (self->exit_after_startup)
    {
      g_signal_connect (window, "notify::busy", G_CALLBACK (busy_cb), self);
      busy_cb (window, NULL, self);
    }
}

static gboolean
is_file (const char *word)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (word);

  return g_file_query_exists (file, NULL);
}

static void
complain_of_display (KzruApplication *self)
{
  if (self->first_word != NULL && !is_file (self->first_word))
    /* Translators: %s is a word on the command line. */
    kzru_cli_complain (_("“%s” is neither a verb nor a file; kzru --help tells what verbs there are"),
                       self->first_word);
  else
    kzru_cli_complain (_("there is no display to open a window on; kzru --help tells what works without one"));
}

static void
kzru_application_startup (GApplication *application)
{
  /* GTK ends the program with a warning of its own, which helps nobody who
   * mistyped a verb over a remote shell. */
  if (!gtk_init_check ())
    {
      complain_of_display (KZRU_APPLICATION (application));
      exit (KZRU_CLI_CALL_AT_FAULT);
    }

  G_APPLICATION_CLASS (kzru_application_parent_class)->startup (application);
  kzru_software_drawing_init (gdk_display_get_default ());

  /* GTK asks the locale alone; texts follow LANGUAGE too, and an interface in
   * Persian that runs from left to right reads badly. */
  gtk_widget_set_default_direction (kzru_locale_is_rtl (kzru_locale_get_default ()) ? GTK_TEXT_DIR_RTL
                                                                                    : GTK_TEXT_DIR_LTR);

  g_type_ensure (KZRU_TYPE_WINDOW);
  gtk_window_set_default_icon_name (APP_ID);
  kzru_application_add_actions (KZRU_APPLICATION (application));
}

static void
kzru_application_activate (GApplication *application)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (active != NULL)
    {
      gtk_window_present (active);
      return;
    }

  present (KZRU_APPLICATION (application),
           kzru_window_new (GTK_APPLICATION (application), NULL));
}

static void
kzru_application_open (GApplication  *application,
                       GFile        **files,
                       int            n_files,
                       const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    present (KZRU_APPLICATION (application),
             kzru_window_new (GTK_APPLICATION (application), files[i]));
}

static gboolean
accept_cb (const char  *name,
           const char  *value,
           gpointer     data,
           GError     **error)
{
  return TRUE;
}

static void
add_entries (GOptionContext     *context,
             const GOptionEntry *entries)
{
  for (; entries->long_name != NULL; entries++)
    {
      GOptionEntry entry[] = { *entries, { NULL } };

      entry[0].flags = entries->arg == G_OPTION_ARG_NONE ? G_OPTION_FLAG_NO_ARG : G_OPTION_FLAG_FILENAME;
      entry[0].arg = G_OPTION_ARG_CALLBACK;
      entry[0].arg_data = accept_cb;
      g_option_context_add_main_entries (context, entry, NULL);
    }
}

/* Tells what is wrong with the options before GApplication does, which knows
 * neither the name of the program nor the exit status of a call at fault. */
static gboolean
check_options (KzruApplication *self,
               char           **arguments)
{
  static const GOptionEntry of_glib[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    { "help-all", 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    { "help-gapplication", 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    { "gapplication-service", 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = g_strdupv (arguments);

  g_option_context_set_help_enabled (context, FALSE);
  add_entries (context, own_options);
  add_entries (context, of_glib);
  if (g_option_context_parse_strv (context, &rest, &error))
    {
      if (g_strv_length (rest) > 1)
        self->first_word = g_strdup (rest[1]);
      return TRUE;
    }

  kzru_cli_complain_of_call ("kzru", error->message);
  return FALSE;
}

static gboolean
kzru_application_local_command_line (GApplication   *application,
                                     char         ***arguments,
                                     int            *exit_status)
{
  if (!check_options (KZRU_APPLICATION (application), *arguments))
    {
      *exit_status = KZRU_CLI_CALL_AT_FAULT;
      return TRUE;
    }

  return G_APPLICATION_CLASS (kzru_application_parent_class)->local_command_line (application, arguments, exit_status);
}

static void
be_alone (GApplication *application)
{
  g_application_set_flags (application,
                           g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
}

static int
kzru_application_handle_local_options (GApplication *application,
                                       GVariantDict *options)
{
  KzruApplication *self = KZRU_APPLICATION (application);
  g_autofree char *corpus = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_autofree char *versions = kzru_debug_info_get_versions ();

      g_print ("%s", versions);
      return 0;
    }

  if (g_variant_dict_contains (options, "exit-after-startup"))
    {
      /* This start is what is asked for, not a word to a running program. */
      be_alone (application);
      self->exit_after_startup = TRUE;
    }

  if (g_variant_dict_lookup (options, "corpus", "^ay", &corpus))
    {
      /* A running program would not hear of the folder. */
      be_alone (application);
      self->corpus_folder = g_file_new_for_commandline_arg (corpus);
    }

  return G_APPLICATION_CLASS (kzru_application_parent_class)->handle_local_options (application, options);
}

static void
kzru_application_finalize (GObject *object)
{
  g_clear_object (&KZRU_APPLICATION (object)->corpus_folder);
  g_free (KZRU_APPLICATION (object)->first_word);

  G_OBJECT_CLASS (kzru_application_parent_class)->finalize (object);
}

static void
kzru_application_class_init (KzruApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kzru_application_finalize;
  application_class->startup = kzru_application_startup;
  application_class->activate = kzru_application_activate;
  application_class->open = kzru_application_open;
  application_class->local_command_line = kzru_application_local_command_line;
  application_class->handle_local_options = kzru_application_handle_local_options;
}

static void
kzru_application_init (KzruApplication *self)
{
  g_autofree char *verbs = kzru_cli_get_help ();

  g_application_add_main_option_entries (G_APPLICATION (self), own_options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("Read events in time and space with their sources at hand."));
  g_application_set_option_context_description (G_APPLICATION (self), verbs);
}

/**
 * kzru_application_new:
 *
 * Creates the application.
 *
 * Returns: (transfer full): the application
 */
KzruApplication *
kzru_application_new (void)
{
  /* The locale is set already, and GTK knows no way out where the system lacks it. */
  gtk_disable_setlocale ();

  return g_object_new (KZRU_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/com/example/KzRu",
                       NULL);
}
