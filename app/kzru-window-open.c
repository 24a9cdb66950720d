/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-window"

#include "config.h"

#include "app/kzru-window-private.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-atlas-file.h"
#include "model/kzru-number-format.h"

/* Opening files: which, how long it takes, and what comes of it. The open atlas
 * is replaced only by one that was read to its end without an error. */

#define SHIPPED_ATLAS "resource:///com/example/KzRu/atlas/kazakhstan-russia.kzru.json"

/* A file that takes longer than this to open is told of. */
#define SLOW_AFTER 500 /* ms */
#define TOLD_EACH 200  /* ms; how far it is */

/* Outlives the window: the file may be read still when it is closed. */
typedef struct
{
  KzruWindow *window;
  GFile *file;
  GCancellable *cancellable;
  gboolean is_fallback; /* in place of a file that had faults */
  int percent;          /* that was read; atomic */
} Opening;

static Opening *
opening_new (KzruWindow   *window,
             GFile        *file,
             GCancellable *cancellable,
             gboolean      is_fallback)
{
  Opening *self = g_new0 (Opening, 1);

  self->window = g_object_ref (window);
  self->file = g_object_ref (file);
  self->cancellable = g_object_ref (cancellable);
  self->is_fallback = is_fallback;

  return self;
}

static void
opening_free (Opening *self)
{
  g_object_unref (self->window);
  g_object_unref (self->file);
  g_object_unref (self->cancellable);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static char *
get_display_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name);
}

static gboolean
is_shipped (GFile *file)
{
  return g_file_has_uri_scheme (file, "resource");
}

/* The bar that tells of a file that takes long. */

static gboolean
slow_cb (gpointer user_data)
{
  KzruWindow *self = user_data;
  g_autofree char *name = get_display_name (self->opening_file);
  g_autofree char *text = NULL;
  int percent = g_atomic_int_get (self->opening_percent);

  if (percent == 0)
    {
      /* Translators: %s is the name of a file. */
      text = g_strdup_printf (_("Opening “%s”…"), name);
    }
  else
    {
      g_autofree char *share = kzru_format_number (percent, kzru_view_state_get_languages (self->state)[0]);

      /* Translators: %1$s is the name of a file, %2$s how much of it was read, in percent. */
      text = g_strdup_printf (_("Opening “%1$s”: %2$s%%"), name, share);
    }
  gtk_label_set_label (self->opening_label, text);
  gtk_spinner_start (self->opening_spinner);
  gtk_revealer_set_reveal_child (self->opening_revealer, TRUE);

  /* From now on, how far it is. */
  self->opening_slow_id = g_timeout_add (TOLD_EACH, slow_cb, self);
  return G_SOURCE_REMOVE;
}

static void
end_opening (KzruWindow *self)
{
  g_clear_object (&self->opening);
  g_clear_object (&self->opening_file);
  self->opening_percent = NULL;
  g_clear_handle_id (&self->opening_slow_id, g_source_remove);

  gtk_spinner_stop (self->opening_spinner);
  gtk_revealer_set_reveal_child (self->opening_revealer, FALSE);
  kzru_window_set_action_enabled (self, "cancel-opening", FALSE);
}

/* What comes of it. */

static void
add_to_recent (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData data = {
    .mime_type = (char *) KZRU_ATLAS_TYPE,
    .app_name = (char *) "kzru",
    .app_exec = (char *) "kzru %u",
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/* Puts the selection back that a file had before it was read once more. */
static void
select_by_id (KzruWindow *self,
              const char *id)
{
  KzruRef ref;

  if (id != NULL && kzru_atlas_find (kzru_view_state_get_atlas (self->state), id, &ref))
    kzru_view_state_select (self->state, ref);
}

static void
replace_atlas (KzruWindow *self,
               KzruAtlas  *atlas,
               GFile      *file)
{
  KzruAtlas *old = kzru_view_state_get_atlas (self->state);
  KzruRef selected = kzru_view_state_get_selected (self->state);
  KzruSpan visible = kzru_view_state_get_visible_span (self->state);
  gboolean is_again = self->file != NULL && g_file_equal (self->file, file);
  g_autofree char *selected_id = NULL;

  if (is_again && selected.kind != KZRU_RECORD_NONE)
    selected_id = g_strdup (kzru_atlas_get_record_id (old, selected));

  g_set_object (&self->file, file);
  kzru_view_state_set_atlas (self->state, atlas);

  if (is_again)
    {
      kzru_view_state_set_visible_span (self->state, visible);
      select_by_id (self, selected_id);
    }
  if (!is_shipped (file))
    add_to_recent (file);
}

static void read_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data);

static void
start (KzruWindow *self,
       GFile      *file,
       gboolean    is_fallback)
{
  gboolean was_busy = kzru_window_is_busy (self);
  Opening *opening;

  if (was_busy)
    {
      g_cancellable_cancel (self->opening);
      end_opening (self);
    }

  self->opening = g_cancellable_new ();
  self->opening_file = g_object_ref (file);
  self->opening_slow_id = g_timeout_add (SLOW_AFTER, slow_cb, self);
  kzru_window_set_action_enabled (self, "cancel-opening", TRUE);

  opening = opening_new (self, file, self->opening, is_fallback);
  self->opening_percent = &opening->percent;
  kzru_atlas_read_async (file, &opening->percent, self->opening, read_cb, opening);
  if (!was_busy)
    kzru_window_notify_busy (self);
}

static void
open_fallback (KzruWindow *self)
{
  g_autoptr (GFile) file = g_file_new_for_uri (SHIPPED_ATLAS);

  start (self, file, TRUE);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (KzruAtlas) atlas = NULL;
  g_autoptr (KzruFaults) faults = NULL;
  g_autoptr (GError) error = NULL;
  KzruWindow *self = opening->window;

  atlas = kzru_atlas_read_finish (result, &faults, &error);

  /* Given up, or another file was asked for in the meantime. */
  if (self->opening != opening->cancellable || error != NULL)
    return;

  end_opening (self);
  if (atlas != NULL)
    replace_atlas (self, atlas, opening->file);

  /* The shipped atlas may stand in for a file with faults: they are still what
   * there is to be told. */
  if (!opening->is_fallback)
    kzru_window_tell_faults (self, faults, opening->file);

  if (kzru_view_state_get_atlas (self->state) == NULL && !opening->is_fallback)
    open_fallback (self);
  else
    kzru_window_notify_busy (self);
}

/**
 * kzru_window_open:
 * @self: a window
 * @file: an atlas file
 *
 * Starts to open @file. The atlas that is open stays as it is until @file was
 * read without an error; if it has any, they are listed in the window.
 */
void
kzru_window_open (KzruWindow *self,
                  GFile      *file)
{
  g_return_if_fail (KZRU_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  start (self, file, FALSE);
}

/**
 * kzru_window_open_shipped:
 * @self: a window
 *
 * Starts to open the atlas that the program brings.
 */
void
kzru_window_open_shipped (KzruWindow *self)
{
  g_autoptr (GFile) file = g_file_new_for_uri (SHIPPED_ATLAS);

  kzru_window_open (self, file);
}

/**
 * kzru_window_reload:
 * @self: a window
 *
 * Starts to read the file of the open atlas once more, as it is now.
 */
void
kzru_window_reload (KzruWindow *self)
{
  if (self->file != NULL)
    kzru_window_open (self, self->file);
}

/**
 * kzru_window_cancel_opening:
 * @self: a window
 *
 * Gives up opening a file, if one is being opened.
 */
void
kzru_window_cancel_opening (KzruWindow *self)
{
  if (self->opening == NULL)
    return;

  g_cancellable_cancel (self->opening);
  end_opening (self);
  kzru_window_notify_busy (self);
}

/**
 * kzru_window_init_opening:
 * @self: a window
 *
 * Says that nothing is being opened yet.
 */
void
kzru_window_init_opening (KzruWindow *self)
{
  kzru_window_set_action_enabled (self, "cancel-opening", FALSE);
}
