/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-map-texts.h"

/* The texts of a map, laid out once each: most of them stay while the map is
 * moved, and laying out is the dearest part of a frame.
 *
 * There are two generations. When the young one is full it becomes the old one,
 * and what is asked for still comes back from there: what is on screen is never
 * dropped all at once. */

#define MAX_TEXTS 2000

struct _KzruMapTexts
{
  PangoContext *context;
  GHashTable *layouts[KZRU_MAP_N_TEXT_ROLES]; /* text => PangoLayout */
  GHashTable *old_layouts[KZRU_MAP_N_TEXT_ROLES];
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
  [KZRU_MAP_TEXT_MAJOR_TIGHT] = { 0.85, PANGO_WEIGHT_MEDIUM, PANGO_STYLE_NORMAL, 0.04, TRUE },
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
    {
      self->layouts[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
      self->old_layouts[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
    }

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
    {
      g_hash_table_unref (self->layouts[i]);
      g_hash_table_unref (self->old_layouts[i]);
    }
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

/* What was measured of a text, kept with it. */
typedef struct
{
  double   width;
  double   height;
  gboolean rtl;
} Measures;

static const Measures *
measure (PangoLayout *layout)
{
  static GQuark quark = 0;
  Measures *measures;
  int width, height;

  if (quark == 0)
    quark = g_quark_from_static_string ("kzru-map-measures");
  measures = g_object_get_qdata (G_OBJECT (layout), quark);
  if (measures != NULL)
    return measures;

  pango_layout_get_size (layout, &width, &height);
  measures = g_new (Measures, 1);
  *measures = (Measures) {
    .width = (double) width / PANGO_SCALE,
    .height = (double) height / PANGO_SCALE,
    .rtl = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL,
  };
  g_object_set_qdata_full (G_OBJECT (layout), quark, measures, g_free);

  return measures;
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

  if (layout != NULL)
    return layout;

  layout = g_hash_table_lookup (self->old_layouts[role], text);
  if (layout != NULL)
    g_object_ref (layout);
  else
    layout = create_layout (self, role, text);

  if (g_hash_table_size (self->layouts[role]) >= MAX_TEXTS)
    {
      GHashTable *oldest = self->old_layouts[role];

      g_hash_table_remove_all (oldest);
      self->old_layouts[role] = self->layouts[role];
      self->layouts[role] = oldest;
    }
  g_hash_table_insert (self->layouts[role], g_strdup (text), layout);

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
  const Measures *measures = measure (layout);

  *width = measures->width;
  *height = measures->height;
}

/**
 * kzru_map_texts_is_rtl:
 * @layout: a text
 *
 * Says in which direction a text is read.
 *
 * Returns: whether it is read from right to left
 */
gboolean
kzru_map_texts_is_rtl (PangoLayout *layout)
{
  return measure (layout)->rtl;
}
