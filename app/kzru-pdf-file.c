/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-pdf-file"

#include "config.h"

#include "app/kzru-pdf-file.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "model/kzru-locale.h"
#include "model/kzru-output-file.h"

/* The catalog is the object that the document starts from. cairo writes it last
 * but for the table of objects, and a bit before it stands its number. */
#define CATALOG "/Type /Catalog"
#define BEFORE_CATALOG 64 /* bytes */

/**
 * KzruPdfFile:
 *
 * A PDF that is written page by page, and is there wholly or not at all.
 *
 * cairo 1.16 cannot say what language a document is in, without which no screen
 * reader can read it out. So that is added as PDF adds things: an incremental
 * update (ISO 32000-1, 7.5.6) behind what cairo wrote has a catalog that says it.
 */
struct _KzruPdfFile
{
  KzruOutputFile *file;
  cairo_surface_t *surface;
  cairo_t *cr;

  guint64 length;   /* bytes written */
  GByteArray *tail; /* the last of them: from a bit before the catalog, if it came */
  gboolean has_catalog;
  gboolean failed; /* to write */
};

static const guint8 *
find_catalog (const guint8 *data,
              gsize         length)
{
  for (gsize i = 0; i + strlen (CATALOG) <= length; i++)
    if (memcmp (data + i, CATALOG, strlen (CATALOG)) == 0)
      return data + i;

  return NULL;
}

/* Remembers what may be needed for the update. */
static void
keep_tail (KzruPdfFile         *self,
           const unsigned char *data,
           unsigned int         length)
{
  gsize from = self->tail->len > strlen (CATALOG) ? self->tail->len - strlen (CATALOG) : 0;
  const guint8 *found;

  g_byte_array_append (self->tail, data, length);
  found = find_catalog (self->tail->data + from, self->tail->len - from);

  if (found != NULL)
    {
      gsize at = (gsize) (found - self->tail->data);

      g_byte_array_remove_range (self->tail, 0, (guint) (at > BEFORE_CATALOG ? at - BEFORE_CATALOG : 0));
      self->has_catalog = TRUE;
    }
  else if (!self->has_catalog && self->tail->len > BEFORE_CATALOG + strlen (CATALOG))
    {
      g_byte_array_remove_range (self->tail, 0, self->tail->len - BEFORE_CATALOG - (guint) strlen (CATALOG));
    }
}

/* cairo 1.16 crashes when it ends a file with tags that could not be written: it
 * is not told, and whoever draws asks here whether that still makes sense. */
static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  KzruPdfFile *self = closure;

  if (kzru_output_file_write (self->file, data, length))
    {
      self->length += length;
      keep_tail (self, data, length);
    }
  else
    self->failed = TRUE;

  return CAIRO_STATUS_SUCCESS;
}

/**
 * kzru_pdf_file_open:
 * @path: the file to write
 * @width: of its pages, in points
 * @height: of its pages, in points
 * @error: set if it cannot be written
 *
 * Starts to write a PDF. A file that is there stays as it is until
 * [method@PdfFile.commit].
 *
 * Returns: (transfer full) (nullable): the file
 */
KzruPdfFile *
kzru_pdf_file_open (const char  *path,
                    double       width,
                    double       height,
                    GError     **error)
{
  g_autoptr (KzruPdfFile) self = g_new0 (KzruPdfFile, 1);

  self->file = kzru_output_file_open (path, error);
  if (self->file == NULL)
    return NULL;

  self->tail = g_byte_array_new ();
  self->surface = cairo_pdf_surface_create_for_stream (write_cb, self, width, height);
  self->cr = cairo_create (self->surface);

  return g_steal_pointer (&self);
}

/* Lets cairo write what is left.
 *
 * Returns: whether it could draw all that it was told to */
static cairo_status_t
finish (KzruPdfFile *self)
{
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  g_clear_pointer (&self->cr, cairo_destroy);
  if (self->surface != NULL)
    {
      cairo_surface_finish (self->surface);
      status = cairo_surface_status (self->surface);
    }
  g_clear_pointer (&self->surface, cairo_surface_destroy);

  return status;
}

/**
 * kzru_pdf_file_free:
 * @self: (nullable) (transfer full): a PDF
 *
 * Frees it. What was not committed is removed.
 */
void
kzru_pdf_file_free (KzruPdfFile *self)
{
  if (self == NULL)
    return;

  finish (self);
  g_clear_pointer (&self->tail, g_byte_array_unref);
  g_clear_pointer (&self->file, kzru_output_file_free);
  g_free (self);
}

/**
 * kzru_pdf_file_get_cairo:
 * @self: a PDF
 *
 * Gets what its pages are drawn with, one after the other.
 *
 * Returns: (transfer none): the context
 */
cairo_t *
kzru_pdf_file_get_cairo (KzruPdfFile *self)
{
  return self->cr;
}

/**
 * kzru_pdf_file_is_sound:
 * @self: a PDF
 *
 * Tells whether there is any point in drawing on: once the disk is full, there
 * is none.
 *
 * Returns: whether nothing has failed
 */
gboolean
kzru_pdf_file_is_sound (KzruPdfFile *self)
{
  return !self->failed && cairo_status (self->cr) == CAIRO_STATUS_SUCCESS;
}

static guint64
find_number (const char *text,
             const char *key)
{
  const char *at = strstr (text, key);

  return at != NULL ? g_ascii_strtoull (at + strlen (key), NULL, 10) : 0;
}

/* The new catalog is the old one with a bit more in it; the table of objects of
 * the update has it alone. */
static char *
make_update (KzruPdfFile *self,
             const char  *tail,
             const char  *language)
{
  const char *start = strstr (tail, CATALOG);
  const char *end = start != NULL ? strstr (start, "endobj") : NULL;
  const char *trailer = end != NULL ? strstr (end, "trailer") : NULL;
  guint64 root, info, size, table;
  g_autofree char *rest = NULL;
  g_autofree char *object = NULL;

  if (trailer == NULL)
    return NULL;

  root = find_number (trailer, "/Root ");
  info = find_number (trailer, "/Info ");
  size = find_number (trailer, "/Size ");
  table = find_number (trailer, "startxref");
  if (root == 0 || info == 0 || size == 0 || table == 0)
    return NULL;

  start += strlen (CATALOG);
  rest = g_strndup (start, (gsize) (end - start));
  object = g_strdup_printf ("%" G_GUINT64_FORMAT " 0 obj\n<< " CATALOG "\n   /Lang (%s)\n"
                            "   /ViewerPreferences << /DisplayDocTitle true%s >>%sendobj\n",
                            root, language, kzru_locale_is_rtl (language) ? " /Direction /R2L" : "", rest);

  return g_strdup_printf ("%sxref\n0 1\n0000000000 65535 f \n"
                          "%" G_GUINT64_FORMAT " 1\n%010" G_GUINT64_FORMAT " 00000 n \n"
                          "trailer\n<< /Size %" G_GUINT64_FORMAT " /Root %" G_GUINT64_FORMAT " 0 R"
                          " /Info %" G_GUINT64_FORMAT " 0 R /Prev %" G_GUINT64_FORMAT " >>\n"
                          "startxref\n%" G_GUINT64_FORMAT "\n%%%%EOF\n",
                          object, root, self->length, size, root, info, table,
                          self->length + strlen (object));
}

/* If cairo has written something else than is known here, the file is left as it
 * is: without a language, it is still good. */
static void
add_language (KzruPdfFile *self,
              const char  *language)
{
  g_autofree char *tail = NULL;
  g_autofree char *update = NULL;

  if (!self->has_catalog || self->failed)
    return;

  tail = g_strndup ((const char *) self->tail->data, self->tail->len);
  update = make_update (self, tail, language);
  if (update != NULL)
    kzru_output_file_write (self->file, update, strlen (update));
}

/**
 * kzru_pdf_file_commit:
 * @self: a PDF
 * @language: what it is written in, as a BCP 47 tag
 * @error: set if not all of it could be written
 *
 * Ends the file, and brings it to the disk under the name that was asked for.
 *
 * Returns: whether the file is there
 */
gboolean
kzru_pdf_file_commit (KzruPdfFile  *self,
                      const char   *language,
                      GError      **error)
{
  cairo_status_t status = finish (self);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      /* Translators: %s is the reason, such as "No space left on device". */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("cannot be written: %s"),
                   cairo_status_to_string (status));
      return FALSE;
    }

  add_language (self, language);

  return kzru_output_file_commit (self->file, error);
}
