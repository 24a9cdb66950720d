/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline-layout"

#include "config.h"

#include "widgets/kzru-timeline-layout-private.h"

#include "widgets/kzru-timeline-axis.h"

#include <glib/gi18n-lib.h>
#include <math.h>

G_DEFINE_BOXED_TYPE (KzruTimelineLayout, kzru_timeline_layout,
                     kzru_timeline_layout_ref, kzru_timeline_layout_unref)

#define MIN_CHART_EM 4.0
#define COLLAPSED_EM 2.0       /* the height of a lane of which there is only the head */
#define QUESTION_SCALE 0.72
#define EDGE_EM 0.4            /* between the edge of the window and a label that stays in view */
#define MIN_CUT_EM 5.5         /* less of a title than this, a word or so, is not worth to be seen */
#define MAX_NEW_TITLES 2       /* in a frame while the window is moved; more are set before the next */
#define OVERDRAW_EM 2.0        /* marks are cut off this far outside of the chart */
#define MARGIN_EM 3.0          /* of the strip before the first and after the last event */
#define FREE_DOUBLINGS 4       /* zooms to the double before lanes may ask for more height */
#define LAST_DOUBLINGS 10      /* zooms to the double that are left when they ask for ever more */

static void
clear_text (KzruText *text)
{
  g_clear_object (&text->layout);
}

static void
clear_tick (KzruTickMark *tick)
{
  clear_text (&tick->label);
}

static void
clear_lane (KzruLane *lane)
{
  clear_text (&lane->title);
  clear_text (&lane->number);
}

static void
clear_mark (KzruMark *mark)
{
  clear_text (&mark->label);
  g_clear_pointer (&mark->claims, g_free);
}

static void
clear_count (KzruCount *count)
{
  clear_text (&count->label);
}

static GArray *
new_array (gsize          size,
           GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint) size);

  g_array_set_clear_func (array, clear);

  return array;
}

/* Turns a piece of the strip into a piece of the picture. */
KzruExtent
kzru_layout_to_picture (const KzruTimelineLayout *self,
                        KzruExtent                strip)
{
  if (self->scale.mirrored)
    return (KzruExtent) {
      self->chart.x + self->window.end - strip.end,
      self->chart.x + self->window.end - strip.start,
    };

  return (KzruExtent) {
    self->chart.x + strip.start - self->window.start,
    self->chart.x + strip.end - self->window.start,
  };
}

static double
get_collapsed_height (const KzruTimelineLayout *self)
{
  return ceil (COLLAPSED_EM * kzru_label_cache_get_em (self->labels));
}

/* The height that is left for lanes that are not collapsed. */
static double
get_open_height (const KzruTimelineLayout *self,
                 const KzruTimelineParams *params)
{
  double height = params->height - self->axis_height;

  for (guint i = 0; i < kzru_event_table_get_n_lanes (params->table); i++)
    if (kzru_layout_is_collapsed (params, i))
      height -= get_collapsed_height (self);

  return MAX (height, 0);
}

/* Divides the picture into axis, gutter and chart, and finds the strip. */
static void
divide (KzruTimelineLayout       *self,
        const KzruTimelineParams *params,
        const KzruTimelineLayout *previous)
{
  double em = kzru_label_cache_get_em (self->labels);
  double gutter = kzru_layout_measure_gutter (self, params, previous);
  double length = MAX (params->width - gutter, MIN_CHART_EM * em);
  KzruSpan span = kzru_event_table_get_span (params->table);
  double epoch, end;

  self->scale = kzru_scale_new (params->start, params->end, length, params->mirrored);
  epoch = (double) span.start - MARGIN_EM * em * self->scale.rate;
  end = (double) span.end + MARGIN_EM * em * self->scale.rate;
  self->world = (KzruWorld) {
    .epoch = epoch, .rate = self->scale.rate, .length = (end - epoch) / self->scale.rate, .em = em,
  };
  self->window.start = (params->start - epoch) / self->scale.rate;
  self->window.end = self->window.start + length;

  self->n_calendars = params->n_calendars;
  self->axis_height = params->n_calendars * kzru_axis_get_row_height (self->labels);
  self->chart = (KzruBox) { params->mirrored ? 0 : gutter, 0, length, params->height };
  self->gutter = (KzruBox) { params->mirrored ? length : 0, 0, gutter, params->height };
}

/* How many rows each lane may have even if they do not fit in the height. Counts
 * must open in the end: where there is little left to zoom in, events that share
 * a day can only be told apart one below the other. */
static guint
find_min_tracks (const KzruTimelineLayout *self)
{
  double zoomed = log2 (self->world.length / self->chart.width) - FREE_DOUBLINGS;
  double left = log2 (self->scale.rate * self->chart.width / KZRU_TIMELINE_MIN_DURATION);

  return 1 + (guint) MAX (MAX (zoomed, 2 * (LAST_DOUBLINGS - left)), 0);
}

static void
make_plan (KzruTimelineLayout       *self,
           const KzruTimelineParams *params,
           KzruTimelineLayout       *previous)
{
  KzruPlanParams plan = {
    .world = self->world,
    .height = get_open_height (self, params),
    .min_tracks = params->fit_height ? 1 : find_min_tracks (self),
    .share = {
      (params->share_start - self->world.epoch) / self->world.rate,
      (params->share_end - self->world.epoch) / self->world.rate,
    },
    .reach = params->fit_height ? self->window : (KzruExtent) { 0, self->world.length },
    .pinned = params->pinned,
    .piece = self->window,
    .brief = params->moving && previous != NULL && !kzru_timeline_plan_has_zoom (previous->plan, &self->world),
    .counts_passing = !params->fit_height,
  };

  if (previous != NULL && previous->labels == self->labels &&
      kzru_timeline_plan_is_for (previous->plan, &plan))
    self->plan = kzru_timeline_plan_ref (previous->plan);
  else
    self->plan = kzru_timeline_plan_new (params->table, self->labels, &plan,
                                         previous != NULL ? previous->plan : NULL);
}

static void
layout_axis (KzruTimelineLayout       *self,
             const KzruTimelineParams *params)
{
  KzruAxis axis = {
    .scale = &self->scale, .chart = self->chart, .gutter = self->gutter, .labels = self->labels,
  };

  for (guint i = 0; i < params->n_calendars; i++)
    kzru_axis_layout_row (&axis, params->calendars[i], i, self->ticks, self->names);
}

/* How much of a piece of the strip is in view, if it is kept from the edges. */
static double
measure_seen (const KzruTimelineLayout *self,
              KzruExtent                piece)
{
  double edge = EDGE_EM * self->world.em;

  return MIN (piece.end, self->window.end - edge) - MAX (piece.start, self->window.start + edge);
}

/* Finds where the label of an item stands: where the plan has it, or, if that is
 * not in view as a whole, somewhere along its mark where it is, or where most of it is. */
static KzruExtent
find_label (const KzruTimelineLayout *self,
            const KzruPlanItem       *item)
{
  double edge = EDGE_EM * self->world.em;
  double width = item->label.end - item->label.start;
  double first = self->window.start + edge;
  double last = self->window.end - edge - width;
  KzruExtent best = item->label;

  if (item->label.start >= first && item->label.start <= last)
    return item->label;

  for (guint i = 0; i < item->n_roams; i++)
    {
      double start = CLAMP (first, item->roams[i].start, item->roams[i].end);

      KzruExtent label = { start, start + width };

      if (start >= first && start <= last)
        return label;
      if (measure_seen (self, label) > measure_seen (self, best))
        best = label;
    }

  return best;
}

/* Sets a title in the length that the plan has given it. */
static PangoLayout *
set_length (KzruTimelineLayout *self,
            const KzruPlanItem *item)
{
  double em = self->world.em;
  double width = item->label.end - item->label.start;

  if (item->size == KZRU_LABEL_FULL || width <= kzru_label_cache_get_width (self->labels, item->row, item->size) + 0.5)
    return kzru_label_cache_get (self->labels, item->row, item->size);
  if (width >= kzru_label_cache_get_width (self->labels, item->row, KZRU_LABEL_FULL) - 0.5)
    return kzru_label_cache_get (self->labels, item->row, KZRU_LABEL_FULL);

  return kzru_label_cache_get_cut (self->labels, item->row, width + em / 10);
}

/* Brings the room of a title down to what it turned out to take. */
static void
fit_title (PangoLayout *layout,
           gboolean     at_end,
           KzruExtent  *title)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  if (at_end)
    title->start = title->end - (double) logical.width / PANGO_SCALE;
  else
    title->end = title->start + (double) logical.width / PANGO_SCALE;
}

/* Sets the title of a mark so that the window does not cut through it: at rest it
 * is cut anew in the room that is left, and one whose mark is beyond the edge is
 * left out. Under way the edge may pass over it. */
static PangoLayout *
set_label (KzruTimelineLayout       *self,
           const KzruTimelineParams *params,
           const KzruPlanItem       *item,
           KzruExtent               *title)
{
  PangoLayout *layout;
  double em = self->world.em;
  double edge = EDGE_EM * em;
  KzruExtent seen = { MAX (title->start, self->window.start + edge), MIN (title->end, self->window.end - edge) };
  gboolean mark_in_view = item->mark.end > self->window.start && item->mark.start < self->window.end;
  gboolean cut_at_start = seen.start > title->start + 0.5;

  if (seen.end <= seen.start)
    return NULL;

  if (params->moving || (!cut_at_start && seen.end > title->end - 0.5))
    {
      layout = set_length (self, item);
      if (layout != NULL)
        fit_title (layout, item->growth < 0, title);
      return layout;
    }

  if (seen.end - seen.start < MIN_CUT_EM * em || !mark_in_view)
    return NULL;

  layout = kzru_label_cache_get_cut (self->labels, item->row, seen.end - seen.start);
  *title = seen;
  fit_title (layout, cut_at_start, title);

  return layout;
}

static gboolean
is_seen (const KzruTimelineParams *params,
         double                    top,
         double                    height)
{
  return !params->moving || params->seen_bottom == 0
         || (top + height > params->seen_top && top < params->seen_bottom);
}

static void
add_mark (KzruTimelineLayout       *self,
          const KzruTimelineParams *params,
          const KzruPlanItem       *item,
          guint                     lane,
          double                    y)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->table);
  double track_height = kzru_timeline_plan_get_track_height (self->plan);
  double overdraw = OVERDRAW_EM * self->world.em;
  KzruExtent window = { self->window.start - overdraw, self->window.end + overdraw };
  double top = y + item->track * track_height;
  gboolean seen = is_seen (params, top, track_height);
  KzruExtent title = find_label (self, item);
  PangoLayout *layout = seen ? set_label (self, params, item, &title) : NULL;
  KzruExtent strip = { MAX (item->mark.start, window.start), MIN (item->mark.end, window.end) };
  KzruExtent extent;
  KzruMark mark = {
    .row = item->row,
    .record = columns->record[item->row],
    .lane = lane,
    .n_claims = item->n_claims,
    .has_more = item->n_claims < columns->n_claims[item->row],
  };

  if (layout != NULL || params->moving)
    strip = (KzruExtent) { MIN (strip.start, title.start), MAX (strip.end, title.end) };
  if (strip.end <= self->window.start || strip.start >= self->window.end)
    return;

  extent = kzru_layout_to_picture (self, strip);
  mark.box = (KzruBox) { extent.start, top, extent.end - extent.start, track_height };

  mark.claims = g_new (KzruClaim, mark.n_claims);
  for (guint i = 0; i < mark.n_claims; i++)
    {
      KzruEdtfBounds bounds = kzru_event_table_get_claim (self->table, item->row, i);

      kzru_claim_init (&mark.claims[i], &bounds, &self->world);
      kzru_claim_place (&mark.claims[i], window, self->chart.x - overdraw, self->scale.mirrored);
    }

  if (layout != NULL)
    {
      kzru_text_place (&mark.label, layout, kzru_layout_to_picture (self, title).start, mark.box.y + track_height / 2);
      mark.ellipsized = pango_layout_is_ellipsized (layout);
    }

  g_array_append_val (self->marks, mark);
}

static void
fill_lane (KzruTimelineLayout       *self,
           const KzruTimelineParams *params,
           guint                     lane,
           const KzruBox            *box)
{
  const KzruPlanLane *plan = kzru_timeline_plan_get_lane (self->plan, lane);
  double count_height = plan->has_counts ? kzru_timeline_plan_get_count_height (self->plan) : 0;
  double tracks_height = MAX (plan->n_tracks, 1) * kzru_timeline_plan_get_track_height (self->plan);
  double y = round (box->y + (box->height - tracks_height - count_height) / 2);

  for (guint i = 0; i < plan->items->len; i++)
    {
      const KzruPlanItem *item = &g_array_index (plan->items, KzruPlanItem, i);

      if (item->extent.end > self->window.start && item->extent.start < self->window.end)
        add_mark (self, params, item, lane, y);
    }

  kzru_layout_add_counts (self, params, lane, y + tracks_height + kzru_timeline_plan_get_count_height (self->plan) / 2);
}

static void
add_lane (KzruTimelineLayout       *self,
          const KzruTimelineParams *params,
          guint                     lane,
          const KzruBox            *box)
{
  KzruLane item = { .theme = lane, .box = *box };
  gboolean is_near = box->y + box->height > self->filled.start && box->y < self->filled.end;

  if (params->lanes != NULL)
    item.rgb = kzru_lanes_get_rgb (params->lanes, lane);
  else if (params->atlas != NULL)
    item.rgb = kzru_atlas_get_theme (params->atlas, lane)->rgb;

  if (is_near)
    kzru_layout_add_title (self, params, &item);
  g_array_append_val (self->lanes, item);
  if (is_near && !kzru_layout_is_collapsed (params, lane))
    fill_lane (self, params, lane, box);
}

/* Very many lanes are filled a height of the window beyond what is in view: whoever scrolls
 * farther has them laid out anew. */
static KzruExtent
find_filled (const KzruTimelineParams *params)
{
  double height = params->seen_bottom - params->seen_top;

  if (params->seen_bottom == 0 || kzru_event_table_get_n_lanes (params->table) <= KZRU_LAYOUT_MANY_LANES)
    return (KzruExtent) { -INFINITY, INFINITY };

  return (KzruExtent) { params->seen_top - height, params->seen_bottom + height };
}

static void
layout_lanes (KzruTimelineLayout       *self,
              const KzruTimelineParams *params)
{
  double y = self->axis_height;

  for (guint i = 0; i < kzru_timeline_plan_get_n_lanes (self->plan); i++)
    {
      KzruBox box = { 0, y, params->width, kzru_timeline_plan_get_lane_height (self->plan, i) };

      if (kzru_layout_is_collapsed (params, i))
        box.height = get_collapsed_height (self);
      if (box.height <= 0)
        continue;

      add_lane (self, params, i, &box);
      y += box.height;
    }

  self->height = MAX (y, params->height);
}

/**
 * kzru_timeline_layout_new:
 * @params: what to lay out, and in which room
 * @previous: (nullable): an earlier layout; what has not changed since is taken
 *   over from it
 *
 * Lays out a timeline.
 *
 * Returns: (transfer full): the layout
 */
KzruTimelineLayout *
kzru_timeline_layout_new (const KzruTimelineParams *params,
                          KzruTimelineLayout       *previous)
{
  KzruTimelineLayout *self;

  g_return_val_if_fail (params->end > params->start, NULL);
  g_return_val_if_fail (params->languages != NULL && params->languages[0] != NULL, NULL);

  self = g_new0 (KzruTimelineLayout, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->table = kzru_event_table_ref (params->table);
  self->names = new_array (sizeof (KzruText), (GDestroyNotify) clear_text);
  self->ticks = new_array (sizeof (KzruTickMark), (GDestroyNotify) clear_tick);
  self->lanes = new_array (sizeof (KzruLane), (GDestroyNotify) clear_lane);
  self->marks = new_array (sizeof (KzruMark), (GDestroyNotify) clear_mark);
  self->counts = new_array (sizeof (KzruCount), (GDestroyNotify) clear_count);

  if (previous != NULL && kzru_label_cache_is_for (previous->labels, params->context, params->table))
    self->labels = kzru_label_cache_ref (previous->labels);
  else
    self->labels = kzru_label_cache_new (params->context, params->table);

  /* Translators: the sign of an uncertain date, drawn into a small circle. */
  g_set_object (&self->question,
                kzru_label_cache_set_text (self->labels, C_("uncertain date", "?"), QUESTION_SCALE,
                                           PANGO_WEIGHT_BOLD));

  self->filled = find_filled (params);
  divide (self, params, previous);
  make_plan (self, params, previous);
  layout_axis (self, params);
  if (!params->fit_height)
    kzru_layout_find_passing (self);
  kzru_label_cache_limit (self->labels, params->moving ? MAX_NEW_TITLES : G_MAXUINT);
  layout_lanes (self, params);

  return self;
}

/**
 * kzru_timeline_layout_ref:
 * @self: a layout
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
KzruTimelineLayout *
kzru_timeline_layout_ref (KzruTimelineLayout *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kzru_timeline_layout_unref:
 * @self: a layout
 *
 * Drops a reference.
 */
void
kzru_timeline_layout_unref (KzruTimelineLayout *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_object (&self->question);
  g_array_unref (self->names);
  g_array_unref (self->ticks);
  g_array_unref (self->lanes);
  g_array_unref (self->marks);
  g_array_unref (self->counts);
  g_free (self->passing);
  g_free (self->passing_starts);
  g_clear_pointer (&self->plan, kzru_timeline_plan_unref);
  g_clear_pointer (&self->named, kzru_lanes_unref);
  g_clear_pointer (&self->labels, kzru_label_cache_unref);
  g_clear_pointer (&self->table, kzru_event_table_unref);
  g_free (self);
}
