/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-chart-sheet"

#include "config.h"

#include "widgets/kzru-chart-sheet.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-number-format.h"
#include "model/kzru-terms.h"
#include "widgets/kzru-chart-frame.h"
#include "widgets/kzru-chart-key.h"
#include "widgets/kzru-chart-legend.h"
#include "widgets/kzru-paper-tags.h"

#define LEGEND_GAP 7.0 /* all in points */
#define KEY_WIDTH 110.0
#define KEY_HEIGHT 11.0

/* What is drawn of the chart, and where it comes from. */
typedef struct
{
  const KzruChartSheet *sheet;
  guint first_count; /* of the page, among all */
} TileContext;

static void
begin_mark (const KzruChartTile *tile,
            const KzruMark      *mark,
            const KzruBox       *box,
            cairo_t             *cr)
{
  const TileContext *context = tile->user_data;
  const KzruChartSheet *self = context->sheet;
  guint row = kzru_chart_table_find_in_lane (self->table, mark->record, mark->lane);
  g_autofree char *target = kzru_target_dup_name (KZRU_TARGET_MARK, row);
  g_autofree char *entry = kzru_target_dup_name (KZRU_TARGET_ENTRY,
                                                 kzru_event_table_find_row (self->table->events, mark->record));

  if (kzru_chart_links_claim_mark (self->links, row))
    kzru_paper_add_target (cr, target, box->x, box->y);
  if (self->with_sources)
    kzru_paper_begin_link (cr, entry, box);
  else
    kzru_paper_begin (cr, "P");
}

static void
begin_count (const KzruChartTile *tile,
             guint                count,
             const KzruBox       *box,
             cairo_t             *cr)
{
  const TileContext *context = tile->user_data;
  const KzruChartSheet *self = context->sheet;
  guint index = context->first_count + count;
  g_autofree char *target = kzru_target_dup_name (KZRU_TARGET_COUNT, index);
  g_autofree char *entry = kzru_target_dup_name (KZRU_TARGET_COUNTED, index);

  if (!self->with_sources)
    {
      kzru_paper_begin (cr, "P");
      return;
    }

  if (kzru_chart_links_claim_count (self->links, index))
    kzru_paper_add_target (cr, target, box->x, box->y);
  kzru_paper_begin_link (cr, entry, box);
}

static void
end_mark (const KzruChartTile *tile,
          cairo_t             *cr)
{
  const TileContext *context = tile->user_data;

  if (context->sheet->with_sources)
    kzru_paper_end_link (cr);
  else
    kzru_paper_end (cr, "P");
}

static void
draw_legend (const KzruChartSheet *self,
             const KzruChartTile  *tile,
             cairo_t              *cr)
{
  KzruBox room = kzru_chart_frame_get_room (&self->format);
  KzruBox box = kzru_chart_tile_get_box (tile);
  KzruBox legend = { room.x, box.y + box.height + LEGEND_GAP, room.width, 0 };

  kzru_chart_legend_paint (self->paper, self->style, tile->layout, &legend, cr);
}

/* What makes a sheet a part of a poster. */
static void
draw_poster_marks (const KzruChartSheet *self,
                   guint                 page,
                   const KzruChartTile  *tile,
                   cairo_t              *cr)
{
  KzruBox cut = kzru_chart_get_cut (self->chart, page, tile);
  KzruBox sheet = kzru_chart_tile_get_box (tile);
  KzruBox key = kzru_page_format_get_box (&self->format);

  kzru_chart_tile_paint_cut_marks (&cut, &sheet, cr);

  key.y += key.height - KEY_HEIGHT;
  if (!kzru_paper_text_is_rtl (self->paper))
    key.x += key.width - KEY_WIDTH;
  key.width = KEY_WIDTH;
  key.height = KEY_HEIGHT;
  kzru_chart_key_paint_small (self->chart, page, self->mirrored, kzru_paper_text_is_rtl (self->paper), &key, cr);
}

static char *
describe_page (const KzruChartSheet *self,
               guint                 page,
               const KzruChartTile  *tile)
{
  const char *locale = kzru_paper_text_get_language (self->paper);
  g_autofree char *period = kzru_chart_format_period (self->chart,
                                                      kzru_chart_get_span (self->chart, page, tile));
  g_autofree char *row = NULL;
  g_autofree char *column = NULL;
  g_autofree char *place = NULL;

  if (!kzru_chart_is_poster (self->chart))
    return g_steal_pointer (&period);

  row = kzru_format_number (page / kzru_chart_get_n_columns (self->chart) + 1, locale);
  column = kzru_format_number (page % kzru_chart_get_n_columns (self->chart) + 1, locale);
  /* Translators: where a sheet lies in a poster; both are numbers */
  place = g_strdup_printf (_("row %1$s, column %2$s"), row, column);

  return g_strconcat (place, kzru_term_get_separator (), period, NULL);
}

/**
 * kzru_chart_sheet_draw:
 * @self: what is drawn
 * @page: one of the sheets of the chart
 * @cr: where to draw
 *
 * Draws a sheet of a chart with its head, and with the legend, or with what makes it
 * a part of a poster.
 */
void
kzru_chart_sheet_draw (const KzruChartSheet *self,
                       guint                 page,
                       cairo_t              *cr)
{
  g_autoptr (KzruTimelineLayout) layout = kzru_chart_layout_page (self->chart, page);
  gboolean poster = kzru_chart_is_poster (self->chart);
  TileContext context = { self, 0 };
  KzruChartTile tile;
  g_autofree char *aside = NULL;

  kzru_chart_init_tile (self->chart, page, layout, &tile);
  tile.style = self->style;
  tile.user_data = &context;
  if (self->tagged)
    {
      if (self->with_sources && !poster)
        context.first_count = kzru_chart_counts_get_first (self->counts, page);
      tile.begin_mark = begin_mark;
      tile.begin_count = begin_count;
      tile.end = end_mark;
    }

  aside = describe_page (self, page, &tile);
  kzru_chart_frame_draw_head (self->paper, &self->format, self->title, aside, cr);
  kzru_chart_tile_paint (&tile, cr);
  if (poster)
    draw_poster_marks (self, page, &tile, cr);
  else
    draw_legend (self, &tile, cr);
}
