/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-chart-legend"

#include "config.h"

#include "widgets/kzru-chart-legend.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "model/kzru-number-format.h"
#include "widgets/kzru-claim.h"
#include "widgets/kzru-mark-painter.h"

/* What the marks of a chart mean: each is drawn as the chart draws it, from a
 * date that is an example of its kind. */

#define SAMPLE_GAP 4.0 /* all in points */
#define ENTRY_GAP 15.0
#define LINE_HEIGHT 15.0
#define SAMPLE_HEIGHT 12.0 /* as a row of the chart; samples of two lines keep apart */
#define INK_RGB 0x4a5560u

/* What a count stands for in the legend. */
#define SAMPLE_COUNT 3

typedef struct
{
  const char *claims[2]; /* EDTF; a count if there is none */
  const char *from;      /* what the sample's edges are, in EDTF */
  const char *to;
  double width; /* of the sample, in points */
  const char *text;
  gboolean has_more;
} Entry;

static const Entry entries[] = {
  { { "2016-06-15" }, "2016-01", "2016-11", 11, N_("a day") },
  { { "2016" }, "2015-06", "2017-06", 26, N_("some time within") },
  { { "2014/2018" }, "2013-06", "2019-06", 40, N_("lasted; began and ended some time in the pale parts") },
  { { "2016-06~" }, "2015", "2017", 11, N_("approximate") },
  { { "2016-06?" }, "2015", "2017", 11, N_("uncertain") },
  { { "2015/.." }, "2014", "2019", 34, N_("goes on") },
  { { "2015/" }, "2014", "2019", 34, N_("ended, nobody knows when") },
  { { "2015-01", "2018-01" }, "2014-05", "2018-09", 54, N_("the sources disagree") },
  { { "2016-06-15" }, "2016-01", "2016-11", 13, N_("the sources disagree; there was no room for the other dates"), TRUE },
  { { NULL }, NULL, NULL, 15, N_("more events than there is room for") },
};

typedef struct
{
  const KzruPaperText *paper;
  double width;
  gboolean rtl;
  double x;      /* from the edge at which lines start */
  double y;
  double height; /* of the line */
} Flow;

static KzruBox
find_place (Flow  *flow,
            double width,
            double height)
{
  KzruBox box;

  if (flow->x > 0 && flow->x + width > flow->width)
    {
      flow->x = 0;
      flow->y += flow->height;
      flow->height = 0;
    }

  box = (KzruBox) { flow->rtl ? flow->width - flow->x - width : flow->x, flow->y, width, height };
  flow->x += width + ENTRY_GAP;
  flow->height = MAX (flow->height, height);

  return box;
}

/* Finds the place of the next entry, and sets its text: one that is longer than a
 * line of the legend is broken. */
static PangoLayout *
flow_entry (Flow        *flow,
            const Entry *entry,
            KzruBox     *place)
{
  PangoLayout *text = kzru_paper_text_set (flow->paper, _(entry->text), NULL, KZRU_PAPER_SMALL_SIZE,
                                           PANGO_WEIGHT_NORMAL, -1);
  int room = (int) ((flow->width - entry->width - SAMPLE_GAP) * PANGO_SCALE);
  int width, line, height;

  pango_layout_get_size (text, &width, &line);
  if (width > room)
    {
      width = MAX (room, 0);
      pango_layout_set_width (text, width);
    }
  pango_layout_get_size (text, NULL, &height);
  *place = find_place (flow, entry->width + SAMPLE_GAP + (double) width / PANGO_SCALE,
                       LINE_HEIGHT + (double) (height - line) / PANGO_SCALE);

  return text;
}

static KzruEdtfBounds
get_bounds (const char *text)
{
  g_autoptr (KzruEdtf) edtf = kzru_edtf_parse (text, NULL);

  g_assert (edtf != NULL);

  return *kzru_edtf_get_bounds (edtf);
}

static void
paint_count_sample (const KzruPaperText     *paper,
                    const KzruTimelineStyle *style,
                    const KzruBox           *sample,
                    const GdkRGBA           *color,
                    KzruPainter             *painter)
{
  g_autofree char *number = kzru_format_number (SAMPLE_COUNT, kzru_paper_text_get_language (paper));
  g_autoptr (PangoLayout) layout = kzru_paper_text_set (paper, number, NULL, KZRU_PAPER_SMALL_SIZE,
                                                        PANGO_WEIGHT_BOLD, -1);
  GdkRGBA fill = *color;
  GdkRGBA ink = kzru_timeline_style_get_ink (style, &fill);
  KzruBox pill = { sample->x + sample->width / 2 - 7, sample->y + sample->height / 2 - 5, 14, 10 };
  int width, height;

  pango_layout_get_size (layout, &width, &height);
  painter->klass->fill (painter, &pill, pill.height / 2, &fill);
  kzru_painter_draw_text (painter, layout,
                          pill.x + (pill.width - (double) width / PANGO_SCALE) / 2,
                          pill.y + (pill.height - (double) height / PANGO_SCALE) / 2,
                          &ink);
}

static void
paint_mark_sample (const Entry             *entry,
                   const KzruTimelineStyle *style,
                   KzruTimelineLayout      *layout,
                   const KzruBox           *sample,
                   const GdkRGBA           *color,
                   KzruPainter             *painter)
{
  double start = (double) get_bounds (entry->from).outer.start;
  double end = (double) get_bounds (entry->to).outer.end;
  KzruWorld world = {
    .epoch = start,
    .rate = (end - start) / sample->width,
    .length = sample->width,
    .em = kzru_timeline_layout_get_em (layout),
  };
  KzruClaim claims[G_N_ELEMENTS (entry->claims)];
  KzruMark mark = { .box = *sample, .claims = claims, .has_more = entry->has_more };

  for (guint i = 0; i < G_N_ELEMENTS (entry->claims) && entry->claims[i] != NULL; i++)
    {
      KzruEdtfBounds bounds = get_bounds (entry->claims[i]);

      kzru_claim_init (&claims[i], &bounds, &world);
      kzru_claim_place (&claims[i], (KzruExtent) { 0, sample->width }, sample->x,
                        kzru_timeline_layout_is_mirrored (layout));
      mark.n_claims++;
    }

  kzru_mark_paint (layout, style, &mark, color, KZRU_MARK_LIGHT_NONE, painter);
}

/**
 * kzru_chart_legend_measure:
 * @paper: sets the texts
 * @width: how wide the legend is, in points
 *
 * Measures the legend.
 *
 * Returns: its height, in points
 */
double
kzru_chart_legend_measure (const KzruPaperText *paper,
                           double               width)
{
  Flow flow = { .paper = paper, .width = width };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      KzruBox place;

      g_object_unref (flow_entry (&flow, &entries[i], &place));
    }

  return flow.y + flow.height;
}

/**
 * kzru_chart_legend_paint:
 * @paper: sets the texts
 * @style: the colours of the chart
 * @layout: the chart
 * @box: where the legend stands, in points
 * @cr: where to draw
 *
 * Draws the legend of a chart.
 */
void
kzru_chart_legend_paint (const KzruPaperText     *paper,
                         const KzruTimelineStyle *style,
                         KzruTimelineLayout      *layout,
                         const KzruBox           *box,
                         cairo_t                 *cr)
{
  Flow flow = { .paper = paper, .width = box->width, .rtl = kzru_paper_text_is_rtl (paper) };
  GdkRGBA color = kzru_timeline_style_adapt_rgb (style, INK_RGB);
  KzruPainter painter = kzru_painter_for_cairo (cr);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      KzruBox place;
      g_autoptr (PangoLayout) text = flow_entry (&flow, &entries[i], &place);
      double x = box->x + place.x;
      double y = box->y + place.y;
      KzruBox sample = {
        flow.rtl ? x + place.width - entries[i].width : x, y + (LINE_HEIGHT - SAMPLE_HEIGHT) / 2,
        entries[i].width, SAMPLE_HEIGHT,
      };
      int height;

      if (entries[i].claims[0] != NULL)
        paint_mark_sample (&entries[i], style, layout, &sample, &color, &painter);
      else
        paint_count_sample (paper, style, &sample, &color, &painter);

      pango_layout_get_size (text, NULL, &height);
      kzru_painter_draw_text (&painter, text,
                              flow.rtl ? x : x + sample.width + SAMPLE_GAP,
                              y + (place.height - (double) height / PANGO_SCALE) / 2,
                              &style->dim);
    }
}
