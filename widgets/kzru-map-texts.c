/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-map-texts.h"

/* The texts of a map, laid out once each: most of them stay while the map is
 * moved, and laying out is the dearest part of a frame. */

#define MAX_TEXTS 2000

struct _KzruMapTexts
{
  PangoContext *context;
  GHashTable *layouts[KZRU_MAP_N_TEXT_ROLES];
};

static const struct
{
  double scale;
  PangoWeight weight;
  PangoStyle style;
  double spacing; /* between letters, as a share of their size */
  gboolean capitals;
} faces[] = {
  [KZRU_MAP_TEXT_COUNTRY] = { 0.80, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.22, TRUE },
  [KZRU_MAP_TEXT_MAJOR] = { 0.95, PANGO_WEIGHT_MEDIUM, PANGO_STYLE_NORMAL, 0.26, TRUE },
  [KZRU_MAP_TEXT_WATER] = { 0.90, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, 0.04, FALSE },
  [KZRU_MAP_TEXT_CITY] = { 0.78, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0, FALSE },
  [KZRU_MAP_TEXT_PLACE] = { 0.85, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0, FALSE },
  [KZRU_MAP_TEXT_PINNED] = { 0.85, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0, FALSE },
  [KZRU_MAP_TEXT_ROUTE] = { 0.90, PANGO_WEIGHT_SEMIBOLD, PANGO_STYLE_NORMAL, 0.06, FALSE },
  [KZRU_MAP_TEXT_COUNT] = { 0.85, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0, FALSE },
  [KZRU_MAP_TEXT_PANEL] = { 0.85, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0, FALSE },
};

/**
 * kzru_map_texts_new:
 * @context: for fonts; not changed
 *
 * Creates a cache of texts.
 *
 * Returns: (transfer full): a cache
 */
KzruMapTexts *
kzru_map_texts_new (PangoContext *context)
{
  KzruMapTexts *self = g_rc_box_new0 (KzruMapTexts);

  self->context = g_object_ref (context);
  for (guint i = 0; i < KZRU_MAP_N_TEXT_ROLES; i++)
    self->layouts[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  return self;
}

/**
 * kzru_map_texts_ref:
 * @self: a cache
 *
 * Adds a reference.
 *
 * Returns: (transfer full): @self
 */
KzruMapTexts *
kzru_map_texts_ref (KzruMapTexts *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_texts (gpointer data)
{
  KzruMapTexts *self = data;

  for (guint i = 0; i < KZRU_MAP_N_TEXT_ROLES; i++)
    g_hash_table_unref (self->layouts[i]);
  g_object_unref (self->context);
}

/**
 * kzru_map_texts_unref:
 * @self: (transfer full): a cache
 *
 * Drops a reference.
 */
void
kzru_map_texts_unref (KzruMapTexts *self)
{
  g_rc_box_release_full (self, clear_texts);
}

/* Whether letters may be set apart: those of Arabic and Indic scripts are
 * joined, and a gap would tear words to pieces. */
static gboolean
is_spaced (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      switch (g_unichar_get_script (g_utf8_get_char (text)))
        {
        case G_UNICODE_SCRIPT_COMMON:
        case G_UNICODE_SCRIPT_INHERITED:
        case G_UNICODE_SCRIPT_LATIN:
        case G_UNICODE_SCRIPT_CYRILLIC:
        case G_UNICODE_SCRIPT_GREEK:
        case G_UNICODE_SCRIPT_ARMENIAN:
        case G_UNICODE_SCRIPT_GEORGIAN:
          break;
        default:
          return FALSE;
        }
    }

  return TRUE;
}

static PangoLayout *
create_layout (KzruMapTexts    *self,
               KzruMapTextRole  role,
               const char      *text)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (self->context));
  double size = pango_font_description_get_size (font) * faces[role].scale;

  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, size);
  else
    pango_font_description_set_size (font, (int) size);
  pango_font_description_set_weight (font, faces[role].weight);
  pango_font_description_set_style (font, faces[role].style);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  if (is_spaced (text))
    {
      pango_attr_list_insert (attrs, pango_attr_letter_spacing_new ((int) (size * faces[role].spacing)));
      if (faces[role].capitals)
        pango_attr_list_insert (attrs, pango_attr_text_transform_new (PANGO_TEXT_TRANSFORM_UPPERCASE));
    }

  pango_layout_set_attributes (layout, attrs);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

/**
 * kzru_map_texts_get:
 * @self: a cache
 * @role: what the text is
 * @text: the text
 *
 * Lays out a text of one line.
 *
 * Returns: (transfer none): the text, good until another one is asked for
 */
PangoLayout *
kzru_map_texts_get (KzruMapTexts    *self,
                    KzruMapTextRole  role,
                    const char      *text)
{
  PangoLayout *layout = g_hash_table_lookup (self->layouts[role], text);

  if (layout == NULL)
    {
      if (g_hash_table_size (self->layouts[role]) >= MAX_TEXTS)
        g_hash_table_remove_all (self->layouts[role]);

      layout = create_layout (self, role, text);
      g_hash_table_insert (self->layouts[role], g_strdup (text), layout);
    }

  return layout;
}

/**
 * kzru_map_texts_get_size:
 * @layout: a text
 * @width: (out): how wide it is, in pixels
 * @height: (out): how high it is, in pixels
 *
 * Measures a text.
 */
void
kzru_map_texts_get_size (PangoLayout *layout,
                         double      *width,
                         double      *height)
{
  int w, h;

  pango_layout_get_size (layout, &w, &h);
  *width = (double) w / PANGO_SCALE;
  *height = (double) h / PANGO_SCALE;
}
