/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-map-view"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "model/kzru-output-file.h"
#include "widgets/kzru-map-picture.h"
#include "widgets/kzru-map-view-private.h"
#include "widgets/kzru-svg.h"

/* The map as a picture: what is seen of it, with legend, scale and attribution,
 * for the clipboard or a file. */

/* On a display of low resolution too, letters in a picture can be read. */
#define MIN_SCALE 2

static gboolean
is_shown (KzruRef  ref,
          gpointer user_data)
{
  KzruMapView *self = user_data;

  return kzru_map_scene_is_shown (self->scene, ref);
}

static void
paint (KzruMapView     *self,
       cairo_surface_t *surface,
       double           scale)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->map));
  g_autofree char *font = pango_font_description_to_string (pango_context_get_font_description (context));
  KzruMapFrame frame = kzru_map_scene_get_frame (self->scene);
  gint64 instant;
  gboolean in_time = kzru_map_scene_get_instant (self->scene, &instant);
  KzruMapPicture picture = {
    .content = kzru_map_scene_get_content (self->scene),
    .width = frame.width,
    .height = frame.height,
    .frame = &frame,
    .languages = kzru_view_state_get_languages (state),
    .mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
    .palette = kzru_map_scene_get_style (self->scene)->palette,
    .font = font,
    .instant = in_time ? &instant : NULL,
    .counts_unplaced = TRUE,
    .selected = kzru_view_state_get_selected (state),
    .is_shown = is_shown,
    .user_data = self,
  };
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  kzru_map_picture_paint (&picture, cr);
  cairo_destroy (cr);
}

static cairo_surface_t *
create_image (KzruMapView *self)
{
  KzruMapFrame frame = kzru_map_scene_get_frame (self->scene);
  double scale = MAX (gtk_widget_get_scale_factor (GTK_WIDGET (self)), MIN_SCALE);
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (frame.width * scale),
                                                       (int) ceil (frame.height * scale));

  paint (self, image, scale);
  cairo_surface_flush (image);

  return image;
}

/*
 * _kzru_map_view_copy:
 * @self: a map with an atlas
 *
 * Puts what is seen on the clipboard.
 */
void
_kzru_map_view_copy (KzruMapView *self)
{
  cairo_surface_t *image = create_image (self);
  gsize stride = (gsize) cairo_image_surface_get_stride (image);
  int height = cairo_image_surface_get_height (image);
  g_autoptr (GBytes) bytes = g_bytes_new (cairo_image_surface_get_data (image), stride * (gsize) height);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (cairo_image_surface_get_width (image), height,
                                                           GDK_MEMORY_DEFAULT, bytes, stride);

  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (self)), texture);
  cairo_surface_destroy (image);
  _kzru_map_view_tell (self, _("Copied to the clipboard"));
}

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  return kzru_output_file_write (closure, data, length) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static const char *
get_title (KzruMapView *self)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));

  return kzru_lang_map_get (kzru_atlas_get_title (kzru_view_state_get_atlas (state)),
                            kzru_view_state_get_languages (state));
}

/*
 * _kzru_map_view_write_picture:
 * @self: a map with an atlas
 * @path: a file; its name says whether to write SVG or PNG
 * @error: (nullable): place for a [error@Gio.IOErrorEnum]
 *
 * Writes what is seen: all of it, or nothing.
 *
 * Returns: whether it is written
 */
gboolean
_kzru_map_view_write_picture (KzruMapView  *self,
                              const char   *path,
                              GError      **error)
{
  KzruMapFrame frame = kzru_map_scene_get_frame (self->scene);
  g_autofree char *folded = g_ascii_strdown (path, -1);
  g_autoptr (KzruOutputFile) file = kzru_output_file_open (path, error);

  if (file == NULL)
    return FALSE;

  if (g_str_has_suffix (folded, ".svg"))
    {
      g_autoptr (KzruSvg) svg = kzru_svg_new (frame.width, frame.height);

      paint (self, kzru_svg_get_surface (svg), 1);
      kzru_svg_write (svg, get_title (self), file);
    }
  else
    {
      cairo_surface_t *image = create_image (self);

      cairo_surface_write_to_png_stream (image, write_cb, file);
      cairo_surface_destroy (image);
    }

  return kzru_output_file_commit (file, error);
}

/* A name gets the ending of the kind that was chosen, unless it says SVG by
 * itself. Nobody was asked whether a file of that other name may go: @is_taken
 * says that there is one. */
static char *
get_path (GtkFileChooser *chooser,
          gboolean       *is_taken)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (chooser);
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  const char *ending = filter != NULL ? g_object_get_data (G_OBJECT (filter), "ending") : ".png";
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *folded = path != NULL ? g_ascii_strdown (path, -1) : NULL;
  char *other;

  *is_taken = FALSE;
  if (path == NULL || g_str_has_suffix (folded, ".svg") || g_str_has_suffix (folded, ending))
    return g_steal_pointer (&path);

  if (g_str_has_suffix (folded, ".png"))
    path[strlen (path) - strlen (".png")] = '\0';
  other = g_strconcat (path, ending, NULL);
  *is_taken = g_file_test (other, G_FILE_TEST_EXISTS);

  return other;
}

static void
response_cb (KzruMapView *self,
             int          response)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean is_taken;

  if (response == GTK_RESPONSE_ACCEPT && kzru_map_scene_get_content (self->scene) != NULL)
    {
      path = get_path (GTK_FILE_CHOOSER (self->chooser), &is_taken);
      if (is_taken)
        /* Translators: %s is the name of a file */
        text = g_strdup_printf (_("There is a file %s already"), path);
      else if (path == NULL)
        text = g_strdup (_("A picture can be saved in a folder of this computer only"));
      else if (_kzru_map_view_write_picture (self, path, &error))
        text = g_strdup (_("The picture is saved"));
      else
        /* Translators: %s is what went wrong */
        text = g_strdup_printf (_("The picture could not be saved: %s"), error->message);
      _kzru_map_view_tell (self, text);
    }

  g_clear_object (&self->chooser);
}

static void
add_filter (GtkFileChooser *chooser,
            const char     *name,
            const char     *ending)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, ending + 1);
  g_object_set_data (G_OBJECT (filter), "ending", (gpointer) ending);
  gtk_file_chooser_add_filter (chooser, filter);
}

/*
 * _kzru_map_view_save:
 * @self: a map with an atlas
 *
 * Asks where to save a picture of what is seen.
 */
void
_kzru_map_view_save (KzruMapView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *name = g_strdelimit (g_strconcat (get_title (self), ".png", NULL), "/", '-');

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Save the Map as a Picture"), GTK_WINDOW (root),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  add_filter (GTK_FILE_CHOOSER (self->chooser), _("PNG pictures"), ".png");
  add_filter (GTK_FILE_CHOOSER (self->chooser), _("SVG drawings"), ".svg");
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (response_cb), self);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}
