/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-map-picture.h"

#include <pango/pangocairo.h>

#include "widgets/kzru-base-map-painter.h"
#include "widgets/kzru-base-map-source.h"
#include "widgets/kzru-map-key.h"
#include "widgets/kzru-map-layout.h"
#include "widgets/kzru-map-painter.h"
#include "widgets/kzru-map-scale.h"

/* Between legend, scale and the edge of the picture. */
#define MARGIN 10.0

#define SCALE_LENGTH 120.0

/* About as high as legend and scale are, with their margin. */
#define CHROME_HEIGHT 46.0

static KzruMapFrame
get_frame (const KzruMapPicture *self)
{
  KzruMapFrame frame;

  if (self->frame == NULL)
    return kzru_map_content_fit (self->content, self->width, self->height, CHROME_HEIGHT, 0, KZRU_MAP_MAX_ZOOM);

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
is_shown (KzruRef  ref,
          gpointer user_data)
{
  const KzruMapPicture *self = user_data;

  return self->is_shown == NULL || self->is_shown (ref, self->user_data);
}

/* Legend and scale in the lower corners, and where they are: what is named on
 * the map keeps off them. */
typedef struct
{
  KzruMapKey    *key;
  KzruMapScale   scale;
  KzruScreenBox  boxes[2];
} Chrome;

static void
make_chrome (const KzruMapPicture *self,
             const KzruMapFrame   *frame,
             KzruMapTexts         *texts,
             Chrome               *chrome)
{
  double room, width, height, scale_width, scale_height;
  g_autofree char *unplaced = NULL;

  chrome->scale = kzru_map_scale_choose (kzru_map_frame_get_metres_per_pixel (frame), SCALE_LENGTH);
  kzru_map_scale_get_size (&chrome->scale, texts, self->languages[0], &scale_width, &scale_height);

  room = self->width - scale_width - 3 * MARGIN;
  if (self->counts_unplaced)
    unplaced = kzru_map_describe_unplaced (self->content, is_shown, (gpointer) self, self->languages[0]);
  chrome->key = kzru_map_key_new (&(KzruMapKeyParams) {
    .content = self->content,
    .frame = frame,
    .texts = texts,
    .instant = self->instant,
    .is_shown = is_shown,
    .user_data = (gpointer) self,
    .unplaced = unplaced,
    .max_width = room,
    .mirrored = self->mirrored,
  });
  kzru_map_key_get_size (chrome->key, &width, &height);

  chrome->boxes[0].left = self->mirrored ? self->width - MARGIN - width : MARGIN;
  chrome->boxes[0].right = chrome->boxes[0].left + width;
  chrome->boxes[0].top = self->height - MARGIN - height;
  chrome->boxes[0].bottom = self->height - MARGIN;
  chrome->boxes[1].left = self->mirrored ? MARGIN : self->width - MARGIN - scale_width;
  chrome->boxes[1].right = chrome->boxes[1].left + scale_width;
  chrome->boxes[1].top = self->height - MARGIN - scale_height;
  chrome->boxes[1].bottom = self->height - MARGIN;
}

static void
paint_chrome (const KzruMapPicture *self,
              const Chrome         *chrome,
              KzruMapTexts         *texts,
              const KzruMapStyle   *style,
              cairo_t              *cr)
{
  kzru_map_key_paint (chrome->key, style, chrome->boxes[0].left, chrome->boxes[0].top, cr);
  kzru_map_scale_paint (&chrome->scale, texts, self->languages[0], style,
                        chrome->boxes[1].left, chrome->boxes[1].top, cr);
}

static KzruMapTexts *
create_texts (const KzruMapPicture *self,
              cairo_t              *cr)
{
  PangoContext *context = pango_cairo_create_context (cr);
  PangoFontDescription *font = pango_font_description_from_string (self->font != NULL ? self->font : "Sans 10");
  KzruMapTexts *texts;

  pango_context_set_font_description (context, font);
  texts = kzru_map_texts_new (context);
  pango_font_description_free (font);
  g_object_unref (context);

  return texts;
}

/**
 * kzru_map_picture_paint:
 * @self: what to paint
 * @cr: where to paint, with the upper left corner at the origin
 *
 * Paints a map as the screen shows it, with legend, scale and attribution, on
 * any cairo surface; needs no display.
 */
void
kzru_map_picture_paint (const KzruMapPicture *self,
                        cairo_t              *cr)
{
  g_autoptr (KzruMapTexts) texts = create_texts (self, cr);
  g_autoptr (KzruMapLayout) layout = NULL;
  KzruMapLights lights = { get_light, (gpointer) self, { self->selected, KZRU_REF_NONE } };
  Chrome chrome = { 0 };
  KzruMapStyle style;
  KzruMapParams params = {
    .content = self->content,
    .frame = get_frame (self),
    .texts = texts,
    .languages = self->languages,
    .instant = self->instant,
    .is_shown = is_shown,
    .user_data = (gpointer) self,
    .pinned = &self->selected.index,
    .n_pinned = self->selected.kind == KZRU_RECORD_PLACE ? 1 : 0,
    .taken = chrome.boxes,
    .n_taken = G_N_ELEMENTS (chrome.boxes),
  };

  make_chrome (self, &params.frame, texts, &chrome);
  kzru_map_style_init (&style, self->palette);
  layout = kzru_map_layout_new (&params);

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, self->width, self->height);
  cairo_clip (cr);
  paint_base_map (self, &params.frame, &style, cr);
  kzru_map_paint_routes (layout, &style, &lights, cr);
  kzru_map_paint_names (layout, &style, cr);
  kzru_map_paint_ties (layout, &style, &lights, cr);
  kzru_map_paint_events (layout, &style, &lights, cr);
  paint_chrome (self, &chrome, texts, &style, cr);
  cairo_restore (cr);

  kzru_map_key_free (chrome.key);
}
