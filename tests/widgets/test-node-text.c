/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/widgets/test-node-text.h"

#include <hb.h>
#include <math.h>

/* What is drawn, as text that people can read and compare: a line for each thing,
 * in the order in which they are drawn, with its place on the whole picture.
 *
 * GTK's own way of writing nodes out says more than what can be seen: how they
 * are nested, which glyphs of which font file stand for a text. That changes with
 * each version of GTK, and a golden must not. So nests are flattened here, clips
 * that cut nothing off are left out, and glyphs are read back as characters, for
 * which each character must have one glyph (see make-test-font.py). */

typedef struct
{
  double xx, yx, xy, yy, dx, dy; /* from the node's coordinates to the picture's */
  const GskRoundedRect *round;   /* what it is cut out with, in its own coordinates */
  guint indent;
} Frame;

static const Frame whole = { .xx = 1, .yy = 1 };

static void walk (GskRenderNode *node,
                  const Frame   *frame,
                  GString       *out);

static void
to_picture (const Frame *frame,
            double       x,
            double       y,
            double      *px,
            double      *py)
{
  *px = frame->xx * x + frame->xy * y + frame->dx;
  *py = frame->yx * x + frame->yy * y + frame->dy;
}

static gboolean
is_turned (const Frame *frame)
{
  return frame->yx != 0 || frame->xy != 0 || frame->xx < 0;
}

/* To a tenth of a px, and never "-0.0". */
static double
round_px (double length)
{
  return round (length * 10) / 10 + 0.0;
}

static void
start_line (const Frame *frame,
            const char  *name,
            GString     *out)
{
  for (guint i = 0; i < frame->indent; i++)
    g_string_append (out, "  ");
  g_string_append_printf (out, "%-6s", name);
}

static void
append_box (const Frame           *frame,
            const graphene_rect_t *rect,
            GString               *out)
{
  double x, y;

  to_picture (frame, (double) rect->origin.x, (double) rect->origin.y, &x, &y);
  g_string_append_printf (out, " %.1f,%.1f %.1f×%.1f", round_px (x), round_px (y),
                          round_px (frame->xx * (double) rect->size.width),
                          round_px (frame->yy * (double) rect->size.height));
}

/* A mixed colour may lie half way between two levels, where compilers differ by the
 * last bit: a hair more than a half takes it up everywhere. */
static guint
get_level (float share)
{
  return (guint) floor (255.0 * (double) share + 0.501);
}

static void
append_color (const GdkRGBA *color,
              GString       *out)
{
  g_string_append_printf (out, " #%02x%02x%02x",
                          get_level (color->red), get_level (color->green), get_level (color->blue));
  if (color->alpha < 1)
    g_string_append_printf (out, "/%.2f", (double) color->alpha);
}

/* A box that is turned is a line. */
static void
write_line (const Frame           *frame,
            const graphene_rect_t *rect,
            const GdkRGBA         *color,
            GString               *out)
{
  double middle = (double) (rect->origin.y + rect->size.height / 2);
  double x0, y0, x1, y1;

  to_picture (frame, (double) rect->origin.x, middle, &x0, &y0);
  to_picture (frame, (double) (rect->origin.x + rect->size.width), middle, &x1, &y1);
  start_line (frame, "line", out);
  g_string_append_printf (out, " %.1f,%.1f → %.1f,%.1f width %.1f", round_px (x0), round_px (y0),
                          round_px (x1), round_px (y1), round_px ((double) rect->size.height));
  append_color (color, out);
  g_string_append_c (out, '\n');
}

static void
write_fill (GskRenderNode *node,
            const Frame   *frame,
            GString       *out)
{
  const GdkRGBA *color = gsk_color_node_get_color (node);
  graphene_rect_t rect;

  gsk_render_node_get_bounds (node, &rect);
  if (is_turned (frame))
    {
      write_line (frame, &rect, color, out);
      return;
    }

  start_line (frame, "fill", out);
  append_box (frame, &rect, out);
  if (frame->round != NULL)
    {
      g_string_append_printf (out, " radius %.1f", round_px ((double) frame->round->corner[0].width));
      if (!graphene_rect_equal (&frame->round->bounds, &rect))
        append_box (frame, &frame->round->bounds, out);
    }
  append_color (color, out);
  g_string_append_c (out, '\n');
}

static void
write_stroke (GskRenderNode *node,
              const Frame   *frame,
              GString       *out)
{
  const GskRoundedRect *outline = gsk_border_node_get_outline (node);

  start_line (frame, "stroke", out);
  append_box (frame, &outline->bounds, out);
  g_string_append_printf (out, " radius %.1f width %.1f", round_px ((double) outline->corner[0].width),
                          round_px ((double) gsk_border_node_get_widths (node)[0]));
  append_color (gsk_border_node_get_colors (node), out);
  g_string_append_c (out, '\n');
}

static void
write_ramp (GskRenderNode *node,
            const Frame   *frame,
            GString       *out)
{
  const GskColorStop *stops = gsk_linear_gradient_node_get_color_stops (node, NULL);
  graphene_rect_t rect;

  gsk_render_node_get_bounds (node, &rect);
  start_line (frame, "ramp", out);
  append_box (frame, &rect, out);
  for (gsize i = 0; i < gsk_linear_gradient_node_get_n_color_stops (node); i++)
    append_color (&stops[i].color, out);
  g_string_append_c (out, '\n');
}

/* The character that a glyph of a font stands for. */
static gunichar
find_character (PangoFont  *font,
                PangoGlyph  glyph)
{
  hb_font_t *hb = pango_font_get_hb_font (font);
  hb_set_t *characters = hb_set_create ();
  hb_codepoint_t character = HB_SET_VALUE_INVALID;
  gunichar found = 0xfffd;
  hb_codepoint_t candidate;

  hb_face_collect_unicodes (hb_font_get_face (hb), characters);
  while (found == 0xfffd && hb_set_next (characters, &character))
    if (hb_font_get_nominal_glyph (hb, character, &candidate) && candidate == glyph)
      found = character;
  hb_set_destroy (characters);

  return found;
}

static gboolean
is_right_to_left (const GArray *characters)
{
  for (guint i = 0; i < characters->len; i++)
    {
      gunichar character = g_array_index (characters, gunichar, i);

      if (character >= 0x600 && character <= 0x6ff && g_unichar_isalpha (character))
        return TRUE;
    }

  return FALSE;
}

/* Glyphs stand from left to right, and a text that is read the other way is
 * written here as it is read. */
static void
append_characters (GskRenderNode *node,
                   GString       *out)
{
  PangoFont *font = gsk_text_node_get_font (node);
  const PangoGlyphInfo *glyphs = gsk_text_node_get_glyphs (node, NULL);
  g_autoptr (GArray) characters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  gboolean reversed;

  for (guint i = 0; i < gsk_text_node_get_num_glyphs (node); i++)
    {
      gunichar character = find_character (font, glyphs[i].glyph);

      if (glyphs[i].glyph != PANGO_GLYPH_EMPTY)
        g_array_append_val (characters, character);
    }

  reversed = is_right_to_left (characters);
  g_string_append (out, " “");
  for (guint i = 0; i < characters->len; i++)
    g_string_append_unichar (out, g_array_index (characters, gunichar,
                                                 reversed ? characters->len - 1 - i : i));
  g_string_append (out, "”");
}

static void
write_text (GskRenderNode *node,
            const Frame   *frame,
            GString       *out)
{
  const graphene_point_t *offset = gsk_text_node_get_offset (node);
  g_autoptr (PangoFontDescription) font =
      pango_font_describe_with_absolute_size (gsk_text_node_get_font (node));
  const PangoGlyphInfo *glyphs = gsk_text_node_get_glyphs (node, NULL);
  double x, y;
  int width = 0;

  for (guint i = 0; i < gsk_text_node_get_num_glyphs (node); i++)
    width += glyphs[i].geometry.width;

  to_picture (frame, (double) offset->x, (double) offset->y, &x, &y);
  start_line (frame, "text", out);
  g_string_append_printf (out, " %.1f,%.1f width %.1f size %.1f%s", round_px (x), round_px (y),
                          round_px ((double) width / PANGO_SCALE),
                          round_px ((double) pango_font_description_get_size (font) / PANGO_SCALE),
                          pango_font_description_get_weight (font) > PANGO_WEIGHT_NORMAL ? " bold" : "");
  append_color (gsk_text_node_get_color (node), out);
  append_characters (node, out);
  g_string_append_c (out, '\n');
}

static void
walk_transform (GskRenderNode *node,
                const Frame   *frame,
                GString       *out)
{
  Frame inner = *frame;
  float xx, yx, xy, yy, dx, dy;

  gsk_transform_to_2d (gsk_transform_node_get_transform (node), &xx, &yx, &xy, &yy, &dx, &dy);
  inner.xx = frame->xx * (double) xx + frame->xy * (double) yx;
  inner.yx = frame->yx * (double) xx + frame->yy * (double) yx;
  inner.xy = frame->xx * (double) xy + frame->xy * (double) yy;
  inner.yy = frame->yx * (double) xy + frame->yy * (double) yy;
  to_picture (frame, (double) dx, (double) dy, &inner.dx, &inner.dy);
  walk (gsk_transform_node_get_child (node), &inner, out);
}

static void
walk_clip (GskRenderNode *node,
           const Frame   *frame,
           GString       *out)
{
  const graphene_rect_t *clip = gsk_clip_node_get_clip (node);
  GskRenderNode *child = gsk_clip_node_get_child (node);
  Frame inner = *frame;
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (child, &bounds);
  if (!graphene_rect_contains_rect (clip, &bounds))
    {
      start_line (frame, "within", out);
      append_box (frame, clip, out);
      g_string_append_c (out, '\n');
      inner.indent++;
    }
  walk (child, &inner, out);
}

static void
walk (GskRenderNode *node,
      const Frame   *frame,
      GString       *out)
{
  Frame inner = *frame;

  switch (gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        walk (gsk_container_node_get_child (node, i), frame, out);
      break;
    case GSK_TRANSFORM_NODE:
      walk_transform (node, frame, out);
      break;
    case GSK_CLIP_NODE:
      walk_clip (node, frame, out);
      break;
    case GSK_ROUNDED_CLIP_NODE:
      inner.round = gsk_rounded_clip_node_get_clip (node);
      walk (gsk_rounded_clip_node_get_child (node), &inner, out);
      break;
    case GSK_COLOR_NODE:
      write_fill (node, frame, out);
      break;
    case GSK_BORDER_NODE:
      write_stroke (node, frame, out);
      break;
    case GSK_LINEAR_GRADIENT_NODE:
      write_ramp (node, frame, out);
      break;
    case GSK_TEXT_NODE:
      write_text (node, frame, out);
      break;
    default:
      g_error ("a node that the timeline does not make: %d", gsk_render_node_get_node_type (node));
    }
}

/**
 * test_node_to_text:
 * @node: what was drawn
 *
 * Writes out what is drawn: boxes as "left,top width×height", lengths in px,
 * texts by the left end of their baseline.
 *
 * Returns: (transfer full): a line for each thing
 */
char *
test_node_to_text (GskRenderNode *node)
{
  GString *out = g_string_new (NULL);

  walk (node, &whole, out);

  return g_string_free (out, FALSE);
}
