/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-paper-text"

#include "config.h"

#include "widgets/kzru-paper-text.h"

#include <pango/pangocairo.h>

#include "model/kzru-locale.h"

/* The families that are asked for first cover Latin and Cyrillic, then the
 * Arabic script; fontconfig finds others where they are missing. */
#define FAMILIES "Noto Sans,Noto Sans Arabic,Sans"

/* Fonts of the Arabic script leave room between lines for marks that hardly
 * any text has; a part of it will do. */
#define RTL_LINE_SPACING 0.8

/**
 * KzruPaperText:
 *
 * Sets texts for paper: lengths are points, letters have the shape of the font
 * and not that of a screen's pixels, and each paragraph runs in the direction
 * of its own language. No display is needed.
 */
struct _KzruPaperText
{
  gatomicrefcount ref_count;

  char *language;
  PangoContext *ltr;
  PangoContext *rtl;
};

static PangoContext *
create_context (const char     *language,
                PangoDirection  direction)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FAMILIES);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);

  /* So that a point is a unit. */
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_font_description_set_absolute_size (font, KZRU_PAPER_BODY_SIZE * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_context_set_language (context, pango_language_from_string (language));
  pango_context_set_base_dir (context, direction);

  return context;
}

/**
 * kzru_paper_text_new:
 * @language: the language of the page, as a BCP 47 tag
 *
 * Gets ready to set texts.
 *
 * Returns: (transfer full): a typesetter
 */
KzruPaperText *
kzru_paper_text_new (const char *language)
{
  KzruPaperText *self = g_new0 (KzruPaperText, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->language = g_strdup (language);
  self->ltr = create_context (language, PANGO_DIRECTION_LTR);
  self->rtl = create_context (language, PANGO_DIRECTION_RTL);

  return self;
}

/**
 * kzru_paper_text_ref:
 * @self: a typesetter
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
KzruPaperText *
kzru_paper_text_ref (KzruPaperText *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * kzru_paper_text_unref:
 * @self: a typesetter
 *
 * Drops a reference.
 */
void
kzru_paper_text_unref (KzruPaperText *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_object_unref (self->ltr);
  g_object_unref (self->rtl);
  g_free (self->language);
  g_free (self);
}

/**
 * kzru_paper_text_get_language:
 * @self: a typesetter
 *
 * Gets the language of the page.
 *
 * Returns: (transfer none): a BCP 47 tag
 */
const char *
kzru_paper_text_get_language (const KzruPaperText *self)
{
  return self->language;
}

/**
 * kzru_paper_text_is_rtl:
 * @self: a typesetter
 *
 * Tells in which direction the language of the page is written.
 *
 * Returns: whether from right to left
 */
gboolean
kzru_paper_text_is_rtl (const KzruPaperText *self)
{
  return kzru_locale_is_rtl (self->language);
}

/**
 * kzru_paper_text_get_context:
 * @self: a typesetter
 *
 * Gets the context in which texts of the page's language are set.
 *
 * Returns: (transfer none): the context; not to be changed
 */
PangoContext *
kzru_paper_text_get_context (const KzruPaperText *self)
{
  return kzru_paper_text_is_rtl (self) ? self->rtl : self->ltr;
}

/**
 * kzru_paper_text_set:
 * @self: a typesetter
 * @text: a text
 * @language: (nullable): its language, or %NULL for that of the page
 * @size: of its letters, in points
 * @weight: of its letters
 * @width: of its lines, in points; not broken if negative
 *
 * Sets a text in the direction of its language, from the edge at which that
 * starts.
 *
 * Returns: (transfer full): the text, set
 */
PangoLayout *
kzru_paper_text_set (const KzruPaperText *self,
                     const char          *text,
                     const char          *language,
                     double               size,
                     PangoWeight          weight,
                     double               width)
{
  const char *tag = language != NULL ? language : self->language;
  gboolean rtl = kzru_locale_is_rtl (tag);
  PangoLayout *layout = pango_layout_new (rtl ? self->rtl : self->ltr);
  g_autoptr (PangoFontDescription) font =
    pango_font_description_copy (pango_context_get_font_description (self->ltr));
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string (tag)));

  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  if (rtl)
    pango_layout_set_line_spacing (layout, RTL_LINE_SPACING);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  pango_attr_list_unref (attributes);

  return layout;
}
