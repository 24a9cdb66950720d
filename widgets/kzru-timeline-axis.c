/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline-axis"

#include "config.h"

#include "widgets/kzru-timeline-axis.h"

#include <math.h>

/* One row of the axis for each calendar, each with ticks of its own: a Persian
 * year does not start where a Gregorian one does.
 *
 * A label is centred on its tick. At the edges of the chart it is pushed back
 * in; where two would touch, the one that says more stays. */

#define ROW_EM 0.75     /* of a row, on top of the height of its text */
#define SPACING_EM 5.5  /* between labels, as asked for */
#define GAP_EM 0.8      /* between labels, at least */
#define EDGE_EM 0.2     /* between a label and the edge of the chart */
#define FIRST_SCALE 1.05
#define OTHER_SCALE 0.95
#define NAME_SCALE 0.9

/**
 * kzru_text_place:
 * @self: (out caller-allocates): the text in its place
 * @layout: (transfer none): the text, set
 * @x: where its left edge is to be
 * @center_y: where its middle is to be
 *
 * Puts a text in its place.
 */
void
kzru_text_place (KzruText    *self,
                 PangoLayout *layout,
                 double       x,
                 double       center_y)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);

  g_set_object (&self->layout, layout);
  self->box = (KzruBox) {
    .x = x,
    .y = round (center_y - (double) logical.height / PANGO_SCALE / 2),
    .width = (double) logical.width / PANGO_SCALE,
    .height = (double) logical.height / PANGO_SCALE,
  };
}

/**
 * kzru_axis_get_row_height:
 * @labels: texts of the timeline
 *
 * Gets the height of the row of one calendar.
 *
 * Returns: the height
 */
double
kzru_axis_get_row_height (KzruLabelCache *labels)
{
  return ceil (kzru_label_cache_get_line (labels) + ROW_EM * kzru_label_cache_get_em (labels));
}

static double
get_font_scale (guint row)
{
  return row == 0 ? FIRST_SCALE : OTHER_SCALE;
}

static PangoWeight
get_weight (guint         row,
            KzruTickLevel level)
{
  return row == 0 || level == KZRU_TICK_BOUNDARY ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL;
}

static PangoLayout *
set_tick_text (const KzruAxis *self,
               const KzruTick *tick,
               guint           row)
{
  return kzru_label_cache_set_text (self->labels, tick->label, get_font_scale (row), get_weight (row, tick->level));
}

/* A row of the axis, for those who ask how much room its labels need. */
typedef struct
{
  const KzruAxis *axis;
  guint           row;
} Row;

static double
get_room (KzruCalendar     *calendar,
          KzruCalendarUnit  unit,
          gpointer          user_data)
{
  const Row *row = user_data;
  KzruLabelCache *labels = row->axis->labels;

  return kzru_label_cache_get_tick_width (labels, calendar, unit, get_font_scale (row->row),
                                          get_weight (row->row, KZRU_TICK_MAJOR))
         + GAP_EM * kzru_label_cache_get_em (labels);
}

/* Puts the label of a tick in its place, if its tick is in the chart. */
static void
place_label (const KzruAxis *self,
             KzruTickMark   *mark,
             PangoLayout    *layout,
             double          center_y)
{
  double edge = EDGE_EM * kzru_label_cache_get_em (self->labels);
  double left = self->chart.x + edge;
  double right = self->chart.x + self->chart.width - edge;
  double x;

  if (mark->x < self->chart.x || mark->x > self->chart.x + self->chart.width)
    return;

  kzru_text_place (&mark->label, layout, 0, center_y);
  x = mark->x - mark->label.box.width / 2;
  mark->label.box.x = MAX (MIN (x, right - mark->label.box.width), left);
}

static gboolean
are_apart (const KzruTickMark *a,
           const KzruTickMark *b,
           double              gap)
{
  const KzruBox *first = &a->label.box;
  const KzruBox *second = &b->label.box;

  return first->x + first->width + gap <= second->x || second->x + second->width + gap <= first->x;
}

/* Whether the label of a tick at an edge was pushed back into the chart. */
static gboolean
is_pushed (const KzruTickMark *tick)
{
  return fabs (tick->label.box.x + tick->label.box.width / 2 - tick->x) > 0.5;
}

/* Takes away labels that would touch one that stays: ticks of the higher level
 * go first, and among equals those that come first. What was pushed from its tick
 * goes before what was not: there is room for all others. */
static void
thin_labels (const KzruAxis *self,
             GArray         *ticks,
             guint           first)
{
  double gap = GAP_EM * kzru_label_cache_get_em (self->labels);

  for (KzruTickLevel level = KZRU_TICK_BOUNDARY; level >= KZRU_TICK_MAJOR; level--)
    {
      KzruTickMark *last = NULL;

      for (guint i = first; i < ticks->len; i++)
        {
          KzruTickMark *tick = &g_array_index (ticks, KzruTickMark, i);

          if (tick->label.layout == NULL || tick->level < level)
            continue;
          if (last == NULL || are_apart (last, tick, gap))
            last = tick;
          else if (last->level > tick->level || (last->level == tick->level && !is_pushed (last)))
            g_clear_object (&tick->label.layout);
          else
            {
              g_clear_object (&last->label.layout);
              last = tick;
            }
        }
    }
}

static void
add_name (const KzruAxis *self,
          PangoLayout    *layout,
          double          x,
          double          center_y,
          GArray         *names)
{
  KzruText name = { 0 };

  kzru_text_place (&name, layout, x, center_y);
  if (self->scale->mirrored)
    name.box.x = 2 * self->gutter.x + self->gutter.width - x - name.box.width;
  g_array_append_val (names, name);
}

/* Beside the row stand the name of its calendar and, next to the chart, the year
 * or the day that the first of its ticks belongs to. If there is no room for
 * both, the latter is needed more. */
static void
add_names (const KzruAxis *self,
           KzruCalendar   *calendar,
           const char     *context,
           double          center_y,
           GArray         *names)
{
  double em = kzru_label_cache_get_em (self->labels);
  PangoLayout *layout;
  int width;
  double right = self->gutter.width - em / 2;

  if (context != NULL && *context != '\0')
    {
      layout = kzru_label_cache_set_text (self->labels, context, NAME_SCALE, PANGO_WEIGHT_BOLD);
      pango_layout_get_size (layout, &width, NULL);
      right -= (double) width / PANGO_SCALE;
      add_name (self, layout, self->gutter.x + right, center_y, names);
      right -= em / 2;
    }

  layout = kzru_label_cache_set_text (self->labels, kzru_calendar_get_name (calendar), NAME_SCALE,
                                      PANGO_WEIGHT_NORMAL);
  pango_layout_get_size (layout, &width, NULL);
  if (em + (double) width / PANGO_SCALE <= right)
    add_name (self, layout, self->gutter.x + em, center_y, names);
}

/**
 * kzru_axis_layout_row:
 * @self: what to lay out in
 * @calendar: a calendar
 * @row: which row it has, from the top
 * @ticks: (element-type KzruTickMark): where to add the ticks
 * @names: (element-type KzruText): where to add what stands beside the row
 *
 * Lays out the ticks of one calendar.
 */
void
kzru_axis_layout_row (const KzruAxis *self,
                      KzruCalendar   *calendar,
                      guint           row,
                      GArray         *ticks,
                      GArray         *names)
{
  const KzruScale *scale = self->scale;
  double height = kzru_axis_get_row_height (self->labels);
  double center_y = self->chart.y + (row + 0.5) * height;
  g_autoptr (KzruTicks) found = NULL;
  const KzruTick *tick;
  guint first = ticks->len;
  guint n;

  found = kzru_ticks_new_with_room (calendar, kzru_scale_get_span (scale), scale->rate,
                                    SPACING_EM * kzru_label_cache_get_em (self->labels),
                                    get_room, &(Row) { self, row });
  tick = kzru_ticks_get (found, &n);

  for (guint i = 0; i < n; i++)
    {
      KzruTickMark mark = {
        .x = self->chart.x + kzru_scale_to_px (scale, (double) tick[i].instant),
        .calendar = row,
        .level = tick[i].level,
      };

      if (tick[i].label != NULL)
        place_label (self, &mark, set_tick_text (self, &tick[i], row), center_y);
      g_array_append_val (ticks, mark);
    }

  thin_labels (self, ticks, first);
  add_names (self, calendar, kzru_ticks_get_context (found), center_y, names);
}
