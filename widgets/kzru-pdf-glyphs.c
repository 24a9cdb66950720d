/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-pdf-glyphs"

#include "config.h"

#include "widgets/kzru-pdf-glyphs.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Blanks come in few sizes, for each is a font in the file; they are a bit smaller
 * than the letters. Readers of PDF begin a new word where the size changes: so a
 * blank never joins a word whose letters it would come among in wrong order. */
#define BLANK_STEP 1.04

/* How often a font may be in the file. To cairo a font that is hinted in another
 * way is another font; in a PDF, where nothing is hinted, it is a copy. */
#define N_COPIES 4

static const cairo_hint_style_t hint_styles[N_COPIES] = {
  CAIRO_HINT_STYLE_NONE,
  CAIRO_HINT_STYLE_SLIGHT,
  CAIRO_HINT_STYLE_MEDIUM,
  CAIRO_HINT_STYLE_FULL,
};

/* What is known of a file that is being written. */
typedef struct
{
  cairo_font_face_t *blanks;
  cairo_font_options_t *options;
  /* What the glyphs of a copy stand for: PangoFontFace → (glyph → text). */
  GHashTable *meanings[N_COPIES];
} Memory;

/**
 * KzruPdfGlyphs:
 *
 * Writes glyphs with their meaning.
 *
 * A PDF font maps a glyph to a text once. Where the same glyph stands for
 * something else (a bracket that is turned, letters of two languages that look
 * the same) cairo writes /ActualText beside it, which most readers do not read;
 * here it is taken from a copy of the font. What has no glyph of its own (the
 * second letter of a ligature, a joiner, a mark over a letter) is said by a
 * blank; a glyph that says nothing is drawn as an outline.
 */
struct _KzruPdfGlyphs
{
  cairo_t *cr;    /* borrowed */
  Memory *memory; /* of the file */

  PangoFont *font;                    /* borrowed */
  PangoFontFace *face;                /* borrowed */
  cairo_font_face_t *faces[N_COPIES]; /* of the copies; %NULL before they are needed */
  cairo_matrix_t matrix;              /* of the letters */

  /* What is still to be written, of one font. */
  guint copy;       /* which, or N_COPIES for blanks */
  GArray *glyphs;   /* of cairo_glyph_t */
  GArray *clusters; /* of cairo_text_cluster_t */
  GString *text;
};

static const cairo_user_data_key_t memory_key;

/* A blank has no ink and no width, but a box: cairo leaves out what has none. */
static cairo_status_t
render_blank (cairo_scaled_font_t  *font,
              unsigned long         glyph,
              cairo_t              *cr,
              cairo_text_extents_t *extents)
{
  extents->x_bearing = 0;
  extents->y_bearing = -1;
  extents->width = 1;
  extents->height = 1;
  extents->x_advance = 0;

  return CAIRO_STATUS_SUCCESS;
}

static void
memory_free (void *data)
{
  Memory *self = data;

  cairo_font_face_destroy (self->blanks);
  cairo_font_options_destroy (self->options);
  for (guint i = 0; i < N_COPIES; i++)
    g_hash_table_unref (self->meanings[i]);
  g_free (self);
}

static Memory *
get_memory (cairo_surface_t *surface)
{
  Memory *self = cairo_surface_get_user_data (surface, &memory_key);

  if (self != NULL)
    return self;

  self = g_new0 (Memory, 1);
  self->blanks = cairo_user_font_face_create ();
  cairo_user_font_face_set_render_glyph_func (self->blanks, render_blank);
  self->options = cairo_font_options_create ();
  for (guint i = 0; i < N_COPIES; i++)
    self->meanings[i] = g_hash_table_new_full (NULL, NULL, g_object_unref, (GDestroyNotify) g_hash_table_unref);
  cairo_surface_set_user_data (surface, &memory_key, self, memory_free);

  return self;
}

/* Whether a glyph in a copy of the font may stand for a text: it does so
 * already, or for nothing yet. */
static gboolean
claim_glyph (KzruPdfGlyphs *self,
             guint          copy,
             PangoGlyph     glyph,
             const char    *text,
             int            length)
{
  GHashTable *meanings = g_hash_table_lookup (self->memory->meanings[copy], self->face);
  const char *known;

  if (meanings == NULL)
    {
      meanings = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      g_hash_table_insert (self->memory->meanings[copy], g_object_ref (self->face), meanings);
    }

  known = g_hash_table_lookup (meanings, GUINT_TO_POINTER (glyph));
  if (known == NULL)
    {
      g_hash_table_insert (meanings, GUINT_TO_POINTER (glyph), g_strndup (text, (gsize) length));
      return TRUE;
    }

  return strlen (known) == (gsize) length && memcmp (known, text, (gsize) length) == 0;
}

/* Gets a copy of the font, or NULL. */
static cairo_font_face_t *
load_copy (KzruPdfGlyphs *self,
           guint          copy)
{
  PangoContext *context = pango_font_map_create_context (pango_font_get_font_map (self->font));
  g_autoptr (PangoFontDescription) description = pango_font_describe_with_absolute_size (self->font);
  cairo_font_options_t *options = cairo_font_options_create ();
  g_autoptr (PangoFont) font = NULL;

  cairo_font_options_set_hint_style (options, hint_styles[copy]);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);

  font = pango_context_load_font (context, description);
  g_object_unref (context);
  if (font == NULL || pango_font_get_face (font) != self->face)
    return NULL;

  return cairo_font_face_reference (
    cairo_scaled_font_get_font_face (pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font))));
}

static void
clear_copies (KzruPdfGlyphs *self)
{
  for (guint i = 0; i < N_COPIES; i++)
    g_clear_pointer (&self->faces[i], cairo_font_face_destroy);
}

static void
append (KzruPdfGlyphs *self,
        unsigned long  index,
        double         x,
        double         y,
        const char    *text,
        int            length)
{
  cairo_glyph_t glyph = { .index = index, .x = x, .y = y };
  cairo_text_cluster_t cluster = { .num_bytes = length, .num_glyphs = 1 };

  g_array_append_val (self->glyphs, glyph);
  g_array_append_val (self->clusters, cluster);
  g_string_append_len (self->text, text, length);
}

/* cairo leaves out a call without ink; spaces that stand alone are blanks. */
static void
turn_spaces_to_blanks (KzruPdfGlyphs *self)
{
  if (strspn (self->text->str, " ") < self->text->len)
    return;

  for (guint i = 0; i < self->glyphs->len; i++)
    g_array_index (self->glyphs, cairo_glyph_t, i).index = ' ';
  self->copy = N_COPIES;
}

/* Chooses the size of blanks, given that of the letters. */
static double
get_blank_size (double size)
{
  return pow (BLANK_STEP, ceil (log (size) / log (BLANK_STEP) - 1.1));
}

static void
install_font (KzruPdfGlyphs *self)
{
  cairo_matrix_t matrix = self->matrix;

  if (self->copy < N_COPIES)
    {
      cairo_set_font_face (self->cr, self->faces[self->copy]);
    }
  else
    {
      double scale = get_blank_size (matrix.yy) / matrix.yy;

      cairo_set_font_face (self->cr, self->memory->blanks);
      cairo_matrix_scale (&matrix, scale, scale);
    }
  cairo_set_font_matrix (self->cr, &matrix);
  cairo_set_font_options (self->cr, self->memory->options);
}

/* Makes sure that what is added next is of one font with what was. */
static void
choose (KzruPdfGlyphs *self,
        guint          copy)
{
  if (copy == self->copy)
    return;

  kzru_pdf_glyphs_flush (self);
  self->copy = copy;
}

/**
 * kzru_pdf_glyphs_new:
 * @cr: where to write, on a PDF surface
 *
 * Gets ready to write glyphs.
 *
 * Returns: (transfer full): a writer, which must not outlive @cr
 */
KzruPdfGlyphs *
kzru_pdf_glyphs_new (cairo_t *cr)
{
  KzruPdfGlyphs *self = g_new0 (KzruPdfGlyphs, 1);

  self->cr = cr;
  self->memory = get_memory (cairo_get_group_target (cr));
  cairo_matrix_init_scale (&self->matrix, 1, 1);
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  self->text = g_string_new (NULL);

  return self;
}

/**
 * kzru_pdf_glyphs_free:
 * @self: a writer
 *
 * Writes what is left to write, and frees the writer.
 */
void
kzru_pdf_glyphs_free (KzruPdfGlyphs *self)
{
  kzru_pdf_glyphs_flush (self);
  clear_copies (self);
  g_array_unref (self->glyphs);
  g_array_unref (self->clusters);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * kzru_pdf_glyphs_set_font:
 * @self: a writer
 * @font: a font of cairo's
 *
 * Sets the font of the glyphs that follow, and the size of the blanks.
 */
void
kzru_pdf_glyphs_set_font (KzruPdfGlyphs *self,
                          PangoFont     *font)
{
  cairo_scaled_font_t *scaled;

  if (font == self->font)
    return;

  kzru_pdf_glyphs_flush (self);
  clear_copies (self);
  self->font = font;
  self->face = pango_font_get_face (font);
  scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
  self->faces[0] = cairo_font_face_reference (cairo_scaled_font_get_font_face (scaled));
  cairo_scaled_font_get_font_matrix (scaled, &self->matrix);
}

/**
 * kzru_pdf_glyphs_get_size:
 * @self: a writer
 *
 * Gets the size of the letters.
 *
 * Returns: the em of the font, in the units of the drawing
 */
double
kzru_pdf_glyphs_get_size (KzruPdfGlyphs *self)
{
  return self->matrix.yy;
}

/**
 * kzru_pdf_glyphs_add:
 * @self: a writer
 * @glyph: a glyph of the font
 * @x: where its origin is
 * @y: where its baseline is
 * @text: what it stands for, in UTF-8
 * @length: of @text, in bytes
 *
 * Writes a glyph.
 */
void
kzru_pdf_glyphs_add (KzruPdfGlyphs *self,
                     PangoGlyph     glyph,
                     double         x,
                     double         y,
                     const char    *text,
                     int            length)
{
  for (guint copy = 0; copy < N_COPIES; copy++)
    {
      if (self->faces[copy] == NULL)
        self->faces[copy] = load_copy (self, copy);
      if (self->faces[copy] == NULL || !claim_glyph (self, copy, glyph, text, length))
        continue;

      choose (self, copy);
      append (self, glyph, x, y, text, length);
      return;
    }

  kzru_pdf_glyphs_add_outline (self, glyph, x, y);
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    kzru_pdf_glyphs_add_blank (self, g_utf8_get_char (p), x, y);
}

/**
 * kzru_pdf_glyphs_add_outline:
 * @self: a writer
 * @glyph: a glyph of the font
 * @x: where its origin is
 * @y: where its baseline is
 *
 * Draws a glyph that stands for no text.
 */
void
kzru_pdf_glyphs_add_outline (KzruPdfGlyphs *self,
                             PangoGlyph     glyph,
                             double         x,
                             double         y)
{
  cairo_glyph_t outline = { .index = glyph, .x = x, .y = y };

  choose (self, 0);
  kzru_pdf_glyphs_flush (self);
  install_font (self);
  cairo_glyph_path (self->cr, &outline, 1);
  cairo_fill (self->cr);
}

/**
 * kzru_pdf_glyphs_add_blank:
 * @self: a writer
 * @character: a character
 * @x: where readers find it
 * @y: on which baseline
 *
 * Writes a character that is not seen.
 */
void
kzru_pdf_glyphs_add_blank (KzruPdfGlyphs *self,
                           gunichar       character,
                           double         x,
                           double         y)
{
  char text[6];
  int length = g_unichar_to_utf8 (character, text);

  choose (self, N_COPIES);
  append (self, character, x, y, text, length);
}

/**
 * kzru_pdf_glyphs_add_marks:
 * @self: a writer
 * @mark: a mark of direction
 * @n: how many
 * @x: where readers find them
 * @y: on which baseline
 *
 * Writes many marks at once.
 */
void
kzru_pdf_glyphs_add_marks (KzruPdfGlyphs *self,
                           gunichar       mark,
                           guint          n,
                           double         x,
                           double         y)
{
  /* With two glyphs for all of them cairo does not give the text to the font, but
   * writes /ActualText: few readers come to see it. */
  cairo_glyph_t glyphs[] = { { mark, x, y }, { mark, x, y } };
  cairo_text_cluster_t cluster = { .num_glyphs = G_N_ELEMENTS (glyphs) };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_unichar (text, mark);
  cluster.num_bytes = (int) text->len;

  choose (self, N_COPIES);
  kzru_pdf_glyphs_flush (self);
  install_font (self);
  cairo_show_text_glyphs (self->cr, text->str, (int) text->len, glyphs, G_N_ELEMENTS (glyphs), &cluster, 1, 0);
}

/**
 * kzru_pdf_glyphs_flush:
 * @self: a writer
 *
 * Writes what was added.
 */
void
kzru_pdf_glyphs_flush (KzruPdfGlyphs *self)
{
  if (self->glyphs->len > 0)
    {
      turn_spaces_to_blanks (self);
      install_font (self);
      cairo_show_text_glyphs (self->cr, self->text->str, (int) self->text->len,
                              (cairo_glyph_t *) self->glyphs->data, (int) self->glyphs->len,
                              (cairo_text_cluster_t *) self->clusters->data, (int) self->clusters->len, 0);
    }

  g_array_set_size (self->glyphs, 0);
  g_array_set_size (self->clusters, 0);
  g_string_truncate (self->text, 0);
}
