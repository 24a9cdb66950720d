/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline-picture"

#include "config.h"

#include "widgets/kzru-timeline-picture.h"

#include <pango/pangocairo.h>

#include "model/kzru-calendar.h"
#include "model/kzru-locale.h"
#include "widgets/kzru-chart-table.h"
#include "widgets/kzru-timeline-painter.h"

/* The timeline as a picture, with no widget and no display. */

#define FONT "Noto Sans,Noto Sans Arabic,Sans 10"

/* The colours of libadwaita's views, which need a display to be asked for. */
static const GdkRGBA light_ground = { 1, 1, 1, 1 };
static const GdkRGBA light_ink = { 0.18f, 0.18f, 0.2f, 1 };
static const GdkRGBA dark_ground = { 0.118f, 0.118f, 0.118f, 1 };
static const GdkRGBA dark_ink = { 1, 1, 1, 1 };
static const GdkRGBA accent = { 0.208f, 0.518f, 0.894f, 1 };

static PangoContext *
create_context (const char *language)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);

  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_font_description (context, font);
  pango_context_set_language (context, pango_language_from_string (language));
  pango_context_set_base_dir (context, kzru_locale_is_rtl (language) ? PANGO_DIRECTION_RTL
                                                                     : PANGO_DIRECTION_LTR);

  return context;
}

static GPtrArray *
create_calendars (KzruViewState *state)
{
  const char * const *keys = kzru_view_state_get_calendars (state);
  GPtrArray *calendars = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; keys[i] != NULL; i++)
    g_ptr_array_add (calendars, kzru_calendar_new (keys[i], kzru_view_state_get_languages (state)[0]));

  return calendars;
}

/**
 * kzru_timeline_picture_paint:
 * @self: what to draw
 * @cr: where to
 *
 * Draws the timeline: the same as in a window of that size.
 */
void
kzru_timeline_picture_paint (const KzruTimelinePicture *self,
                             cairo_t                   *cr)
{
  const char * const *languages = kzru_view_state_get_languages (self->state);
  KzruSpan span = kzru_view_state_get_visible_span (self->state);
  g_autoptr (KzruChartTable) table = kzru_chart_table_new (self->state, span);
  PangoContext *context = create_context (languages[0]);
  g_autoptr (GPtrArray) calendars = create_calendars (self->state);
  g_autoptr (KzruTimelineLayout) layout = NULL;
  KzruTimelineStyle style;
  KzruTimelineParams params = {
    .table = table->in_lanes,
    .atlas = kzru_view_state_get_atlas (self->state),
    .lanes = table->lanes,
    .start = (double) span.start,
    .end = (double) span.end,
    .share_start = (double) span.start,
    .share_end = (double) span.end,
    .width = self->width,
    .height = self->height,
    .context = context,
    .languages = languages,
    .calendars = (KzruCalendar **) calendars->pdata,
    .n_calendars = calendars->len,
    .mirrored = self->mirrored,
    .pinned = KZRU_EVENT_TABLE_NO_ROW,
    .fit_height = TRUE,
  };

  kzru_timeline_style_init (&style, self->dark ? &dark_ground : &light_ground,
                            self->dark ? &dark_ink : &light_ink, &accent, FALSE);
  gdk_cairo_set_source_rgba (cr, &style.background);
  cairo_paint (cr);

  layout = kzru_timeline_layout_new (&params, NULL);
  kzru_timeline_paint_cairo (layout, &style, cr);
  g_object_unref (context);
}
