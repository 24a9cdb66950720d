/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-window"

#include "config.h"

#include "app/kzru-window-private.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-locale.h"
#include "model/kzru-number-format.h"
#include "model/kzru-terms.h"

/* The folder that holds the documents of the atlas: which it is, and looking
 * for them in it. It is remembered, and looked through again for each atlas. */

static guint
count_documents (KzruCorpus *corpus)
{
  guint n = kzru_atlas_get_n_records (kzru_corpus_get_atlas (corpus), KZRU_RECORD_SOURCE);
  guint n_found = 0;

  for (guint i = 0; i < n; i++)
    if (kzru_corpus_get_document (corpus, i) != NULL)
      n_found++;

  return n_found;
}

static void
tell_found (KzruWindow *self,
            KzruCorpus *corpus)
{
  guint n = kzru_atlas_get_n_records (kzru_corpus_get_atlas (corpus), KZRU_RECORD_SOURCE);
  g_autofree char *found = kzru_format_number (count_documents (corpus), kzru_locale_get_default ());
  g_autofree char *all = kzru_format_number (n, kzru_locale_get_default ());
  g_autofree char *text = NULL;

  /* Translators: how many of the documents that an atlas quotes are in a
   * folder: "3 of 5 documents found". */
  text = g_strdup_printf (ngettext ("%1$s of %2$s document found", "%1$s of %2$s documents found", n),
                          found, all);
  kzru_window_tell (self, text);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KzruWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KzruCorpus) corpus = kzru_corpus_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->corpus_opening);
  if (corpus != NULL && kzru_corpus_get_atlas (corpus) == kzru_view_state_get_atlas (self->state))
    kzru_view_state_set_corpus (self->state, corpus);

  /* What the user did not ask for just now is not told of. */
  if (!self->is_corpus_chosen)
    return;

  self->is_corpus_chosen = FALSE;
  if (corpus != NULL)
    tell_found (self, corpus);
  else
    kzru_window_tell (self, error->message);
}

static void
cancel (KzruWindow *self)
{
  if (self->corpus_opening != NULL)
    g_cancellable_cancel (self->corpus_opening);
  g_clear_object (&self->corpus_opening);
}

static void
look_for_documents (KzruWindow *self)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (self->state);

  cancel (self);
  if (atlas == NULL || self->corpus_folder == NULL || kzru_atlas_get_table (atlas) != NULL)
    return;

  self->corpus_opening = g_cancellable_new ();
  kzru_corpus_open_async (self->corpus_folder, atlas, self->corpus_opening, opened_cb, g_object_ref (self));
}

static void
remember (KzruWindow *self)
{
  g_autofree char *uri = g_file_get_uri (self->corpus_folder);

  if (self->settings != NULL)
    g_settings_set_string (self->settings, "corpus-folder", uri);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             KzruWindow      *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      kzru_window_set_corpus_folder (self, folder);
      self->is_corpus_chosen = TRUE;
      remember (self);
    }

  g_clear_object (&self->corpus_chooser);
}

/**
 * kzru_window_choose_corpus:
 * @self: a window
 *
 * Asks which folder holds the documents of the atlas, and looks for them there.
 */
void
kzru_window_choose_corpus (KzruWindow *self)
{
  if (self->corpus_chooser == NULL)
    {
      self->corpus_chooser = gtk_file_chooser_native_new (_("Choose the Folder of the Documents"),
                                                          GTK_WINDOW (self),
                                                          GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                                          NULL, NULL);
      gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->corpus_chooser), TRUE);
      if (self->corpus_folder != NULL)
        gtk_file_chooser_set_file (GTK_FILE_CHOOSER (self->corpus_chooser), self->corpus_folder, NULL);
      g_signal_connect_object (self->corpus_chooser, "response", G_CALLBACK (response_cb), self, 0);
    }

  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->corpus_chooser));
}

/**
 * kzru_window_set_corpus_folder:
 * @self: a window
 * @folder: where documents are
 *
 * Looks for the documents of the atlas in @folder, and for those of each atlas
 * that is opened in the window from now on.
 */
void
kzru_window_set_corpus_folder (KzruWindow *self,
                               GFile      *folder)
{
  g_return_if_fail (KZRU_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (folder));

  g_set_object (&self->corpus_folder, folder);
  look_for_documents (self);
}

/**
 * kzru_window_init_corpus:
 * @self: a window
 *
 * Takes up the folder that was chosen last.
 */
void
kzru_window_init_corpus (KzruWindow *self)
{
  g_autofree char *uri = self->settings != NULL ? g_settings_get_string (self->settings, "corpus-folder")
                                                : NULL;

  if (uri != NULL && *uri != '\0')
    self->corpus_folder = g_file_new_for_uri (uri);
  g_signal_connect_object (self->state, "notify::atlas", G_CALLBACK (look_for_documents), self,
                           G_CONNECT_SWAPPED);
}

/**
 * kzru_window_dispose_corpus:
 * @self: a window
 *
 * Gives up looking for documents.
 */
void
kzru_window_dispose_corpus (KzruWindow *self)
{
  cancel (self);
  if (self->corpus_chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->corpus_chooser));
  g_clear_object (&self->corpus_chooser);
  g_clear_object (&self->corpus_folder);
}
