/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-paper-tags"

#include "config.h"

#include "widgets/kzru-paper-tags.h"

#include <cairo-pdf.h>

/* Links, their targets, and the elements of the document's structure, by
 * cairo's tags. Places in tags are on the surface, whatever the matrix of the
 * context: so they are turned into that here. */

/* Like printf(), whatever the locale says of the decimal point. */
static void
append_number (GString *attributes,
               double   value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (attributes, ' ');
  g_string_append (attributes, g_ascii_formatd (text, sizeof (text), "%.3f", value));
}

/* Strings stand between single quotes. */
static void
append_string (GString    *attributes,
               const char *key,
               const char *value)
{
  g_string_append_printf (attributes, "%s='", key);
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '\'' || *p == '\\')
        g_string_append_c (attributes, '\\');
      g_string_append_c (attributes, *p);
    }
  g_string_append_c (attributes, '\'');
}

static void
begin_link (cairo_t       *cr,
            const char    *key,
            const char    *value,
            const KzruBox *box)
{
  g_autoptr (GString) attributes = g_string_new (NULL);
  double left = box->x, top = box->y;
  double right = box->x + box->width, bottom = box->y + box->height;

  cairo_user_to_device (cr, &left, &top);
  cairo_user_to_device (cr, &right, &bottom);

  append_string (attributes, key, value);
  g_string_append (attributes, " rect=[");
  append_number (attributes, left);
  append_number (attributes, top);
  append_number (attributes, right - left);
  append_number (attributes, bottom - top);
  g_string_append (attributes, " ]");
  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes->str);
}

/**
 * kzru_paper_can_tag:
 * @cr: where to draw
 *
 * Says whether what is drawn may be tagged.
 *
 * Returns: whether @cr draws into a PDF
 */
gboolean
kzru_paper_can_tag (cairo_t *cr)
{
  return cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF;
}

/**
 * kzru_paper_begin:
 * @cr: where to draw
 * @element: the name of a structure element of ISO 32000-1, 14.8.4, such as "P"
 *
 * Begins an element of the document's structure.
 */
void
kzru_paper_begin (cairo_t    *cr,
                  const char *element)
{
  cairo_tag_begin (cr, element, NULL);
}

/**
 * kzru_paper_end:
 * @cr: where to draw
 * @element: what was begun last
 *
 * Ends an element.
 */
void
kzru_paper_end (cairo_t    *cr,
                const char *element)
{
  cairo_tag_end (cr, element);
}

/**
 * kzru_paper_add_target:
 * @cr: where to draw
 * @name: a name that no other target has
 * @x: where it is
 * @y: where it is
 *
 * Adds a place that links lead to.
 */
void
kzru_paper_add_target (cairo_t    *cr,
                       const char *name,
                       double      x,
                       double      y)
{
  g_autoptr (GString) attributes = g_string_new (NULL);

  cairo_user_to_device (cr, &x, &y);
  append_string (attributes, "name", name);
  g_string_append (attributes, " x=");
  append_number (attributes, x);
  g_string_append (attributes, " y=");
  append_number (attributes, y);
  cairo_tag_begin (cr, CAIRO_TAG_DEST, attributes->str);
  cairo_tag_end (cr, CAIRO_TAG_DEST);
}

/**
 * kzru_paper_begin_link:
 * @cr: where to draw
 * @target: the name of a target; it need not be there yet
 * @box: where the link can be clicked
 *
 * Begins a link within the document. Links do not stand in links.
 */
void
kzru_paper_begin_link (cairo_t       *cr,
                       const char    *target,
                       const KzruBox *box)
{
  begin_link (cr, "dest", target, box);
}

/**
 * kzru_paper_begin_web_link:
 * @cr: where to draw
 * @uri: an address
 * @box: where the link can be clicked
 *
 * Begins a link that leads out of the document.
 */
void
kzru_paper_begin_web_link (cairo_t       *cr,
                           const char    *uri,
                           const KzruBox *box)
{
  begin_link (cr, "uri", uri, box);
}

/**
 * kzru_paper_end_link:
 * @cr: where to draw
 *
 * Ends a link of either kind.
 */
void
kzru_paper_end_link (cairo_t *cr)
{
  cairo_tag_end (cr, CAIRO_TAG_LINK);
}
