/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-map-picture.h"

#include <pango/pangocairo.h>

#include "widgets/kzru-base-map-painter.h"
#include "widgets/kzru-base-map-source.h"
#include "widgets/kzru-map-layout.h"
#include "widgets/kzru-map-painter.h"

static KzruMapFrame
get_frame (const KzruMapPicture *self)
{
  KzruMapFrame frame;

  if (self->frame == NULL)
    return kzru_map_content_fit (self->content, self->width, self->height, 0, KZRU_MAP_MAX_ZOOM);

  frame = *self->frame;
  frame.width = self->width;
  frame.height = self->height;
  return frame;
}

/* The base map knows no rotation: a larger upright rectangle is painted, and
 * turned. */
static void
paint_base_map (const KzruMapPicture *self,
                const KzruMapFrame   *frame,
                const KzruMapStyle   *style,
                cairo_t              *cr)
{
  KzruMercatorBox box = kzru_map_frame_get_box (frame, 0);
  double world = kzru_mercator_world_size (frame->zoom);

  gdk_cairo_set_source_rgba (cr, &style->sea);
  cairo_paint (cr);
  if (self->content->base_map == NULL)
    return;

  cairo_save (cr);
  cairo_translate (cr, frame->width / 2, frame->height / 2);
  cairo_rotate (cr, frame->rotation);
  cairo_translate (cr, (box.west - frame->centre.x) * world, (box.north - frame->centre.y) * world);
  kzru_base_map_paint (self->content->base_map, style, self->content->tints, &box, frame->zoom, cr);
  cairo_restore (cr);
}

static KzruMapLight
get_light (KzruRef  ref,
           gpointer user_data)
{
  const KzruMapPicture *self = user_data;

  return self->selected.kind != KZRU_RECORD_NONE && kzru_ref_equal (self->selected, ref)
         ? KZRU_MAP_LIGHT_SELECTED : KZRU_MAP_LIGHT_NONE;
}

static gboolean
is_pinned (KzruRef  ref,
           gpointer user_data)
{
  return get_light (ref, user_data) != KZRU_MAP_LIGHT_NONE;
}

static gboolean
is_shown (KzruRef  ref,
          gpointer user_data)
{
  const KzruMapPicture *self = user_data;

  return self->is_shown == NULL || self->is_shown (ref, self->user_data);
}

/**
 * kzru_map_picture_paint:
 * @self: what to paint
 * @cr: where to paint, with the upper left corner at the origin
 *
 * Paints a map as the screen shows it, on any cairo surface; needs no display.
 */
void
kzru_map_picture_paint (const KzruMapPicture *self,
                        cairo_t              *cr)
{
  KzruMapFrame frame = get_frame (self);
  PangoContext *context = pango_cairo_create_context (cr);
  PangoFontDescription *font = pango_font_description_from_string (self->font != NULL ? self->font : "Sans 10");
  g_autoptr (KzruMapTexts) texts = NULL;
  g_autoptr (KzruMapLayout) layout = NULL;
  KzruMapLights lights = { get_light, (gpointer) self };
  KzruMapStyle style;
  KzruMapParams params = {
    .content = self->content,
    .frame = frame,
    .languages = self->languages,
    .is_shown = is_shown,
    .is_pinned = is_pinned,
    .user_data = (gpointer) self,
    .inset = TRUE,
  };

  kzru_map_style_init (&style, self->palette);
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  texts = kzru_map_texts_new (context);
  params.texts = texts;
  layout = kzru_map_layout_new (&params);

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, self->width, self->height);
  cairo_clip (cr);
  paint_base_map (self, &frame, &style, cr);
  kzru_map_paint_names (layout, &style, cr);
  kzru_map_paint_routes (layout, &style, &lights, cr);
  kzru_map_paint_events (layout, &style, &lights, cr);
  cairo_restore (cr);
  g_object_unref (context);
}
