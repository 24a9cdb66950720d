/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline-plan"

#include "config.h"

#include "widgets/kzru-timeline-plan.h"

#include "widgets/kzru-timeline-plan-private.h"

#include <math.h>

#include "model/kzru-math.h"

/* Which events have their own mark at one zoom, and where in their lane.
 *
 * The plan does not know which piece of the strip a window shows: it is made
 * for a zoom and a height, and panning reads it at another place. So nothing
 * jumps because its neighbour left the screen. Of a large table only a region of
 * the strip is planned, around the window; when panning leaves it, the next plan
 * keeps what stands in the piece that both have.
 *
 * How lanes come by their rows is in `-sharing`; what is in one of them, in
 * kzru-timeline-draft.c. */

#define TRACK_EM 0.12    /* of a row, on top of the height of its text */
#define COUNT_EM 1.15    /* the height of the row of counts */
#define PADDING_EM 0.3   /* above and below the rows of a lane */
#define MAX_WHOLE 512      /* a table with no more events is planned as a whole */
#define BLOCKS_OF_WINDOW 6 /* of a region, to the window, at least */
#define MARGIN_EM 32.0     /* what labels may reach into the window from outside */
#define NEAR_EM 16.0       /* what labels mostly reach into the window */

static void
init_lanes (KzruTimelinePlan *self)
{
  self->n_lanes = kzru_event_table_get_n_lanes (self->table);
  self->lanes = g_new0 (KzruPlanLane, self->n_lanes);
  self->passing = g_new0 (GArray *, self->n_lanes);

  for (guint i = 0; i < self->n_lanes; i++)
    {
      self->lanes[i].shown = kzru_event_table_get_lane_size (self->table, i) > 0;
      self->n_shown += self->lanes[i].shown;
    }
}

/* Where events get places. A plan that is made while one zooms is good for a frame, and
 * what is not in view then is left to the next that is not. */
static KzruExtent
find_near (const KzruTimelinePlan *self)
{
  double margin = NEAR_EM * self->params.world.em;

  if (!self->params.brief)
    return (KzruExtent) { -G_MAXDOUBLE, G_MAXDOUBLE };

  return (KzruExtent) { self->params.piece.start - margin, self->params.piece.end + margin };
}

/* Finds the piece of the strip to plan: blocks of 2^k seconds, counted from the
 * start of the time line, with one to spare at either side. */
static void
init_region (KzruTimelinePlan *self)
{
  const KzruWorld *world = &self->params.world;
  KzruExtent piece = self->params.piece;
  double least = MAX ((piece.end - piece.start) * world->rate / BLOCKS_OF_WINDOW, 1);
  guint exponent = MIN ((guint) ceil (log2 (least)), 60);
  gint64 first = kzru_world_to_instant (world, piece.start) >> exponent;
  gint64 last = kzru_world_to_instant (world, piece.end) >> exponent;
  KzruPlanRegion *region = &self->region;

  region->whole = kzru_event_table_get_columns (self->table)->n_rows <= MAX_WHOLE;
  if (region->whole)
    {
      region->span = (KzruSpan) { KZRU_INSTANT_MIN, KZRU_INSTANT_MAX };
      region->extent = (KzruExtent) { -G_MAXDOUBLE, G_MAXDOUBLE };
      return;
    }

  region->span.start = kzru_ldexp_saturated (first - 1, exponent);
  region->span.end = kzru_ldexp_saturated (last + 2, exponent);
  region->extent.start = kzru_world_to_strip (world, region->span.start);
  region->extent.end = kzru_world_to_strip (world, region->span.end);
}

/* Puts an event among those that passing ones are taken of, the best first. */
static void
insert_passing (GArray  *merits,
                guint64  merit)
{
  guint i = merits->len;

  if (i == KZRU_PLAN_MAX_PASSING && merit > g_array_index (merits, guint64, i - 1))
    return;

  while (i > 0 && merit < g_array_index (merits, guint64, i - 1))
    i--;
  g_array_insert_val (merits, i, merit);
  g_array_set_size (merits, MIN (merits->len, KZRU_PLAN_MAX_PASSING));
}

/* Finds the events that began before the region and reach into it, by lane. */
static void
find_passing (KzruTimelinePlan *self)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->table);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  gint64 start = self->region.span.start;

  kzru_interval_index_query (kzru_event_table_get_index (self->table), (KzruSpan) { start, start + 1 }, rows);
  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);
      GArray **lane = &self->passing[columns->lane[row]];

      if (kzru_event_columns_get_instant (columns, row) >= start)
        continue;
      if (*lane == NULL)
        *lane = g_array_new (FALSE, FALSE, sizeof (guint64));
      insert_passing (*lane, kzru_event_columns_get_merit (columns, row));
    }
}

/* Lists the events that began before the region and reach into it. They are the same
 * for all plans whose regions start at the same block, as many do that follow one
 * another. */
static void
list_passing (KzruTimelinePlan       *self,
              const KzruTimelinePlan *previous)
{
  if (self->region.whole)
    return;

  if (previous == NULL || previous->table != self->table || previous->region.whole ||
      previous->region.span.start != self->region.span.start)
    {
      find_passing (self);
      return;
    }

  for (guint i = 0; i < self->n_lanes; i++)
    if (previous->passing[i] != NULL)
      self->passing[i] = g_array_ref (previous->passing[i]);
}

/**
 * kzru_timeline_plan_new:
 * @table: the events
 * @labels: their titles
 * @params: the zoom and the room
 * @previous: (nullable): an earlier plan; if it is of the same zoom, what stands in
 *   it keeps its place
 *
 * Plans the lanes of a timeline.
 *
 * Returns: (transfer full): the plan
 */
KzruTimelinePlan *
kzru_timeline_plan_new (KzruEventTable       *table,
                        KzruLabelCache       *labels,
                        const KzruPlanParams *params,
                        KzruTimelinePlan     *previous)
{
  KzruTimelinePlan *self = g_new0 (KzruTimelinePlan, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->table = kzru_event_table_ref (table);
  self->labels = kzru_label_cache_ref (labels);
  self->params = *params;
  self->line = kzru_label_cache_get_line (labels);
  self->placer = (KzruPlacer) {
    table, labels, params->world, params->share, params->reach, find_near (self), params->pinned,
  };

  init_lanes (self);
  init_region (self);
  list_passing (self, previous);
  kzru_plan_share_height (self, previous);

  return self;
}

/**
 * kzru_timeline_plan_ref:
 * @self: a plan
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
KzruTimelinePlan *
kzru_timeline_plan_ref (KzruTimelinePlan *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kzru_timeline_plan_unref:
 * @self: a plan
 *
 * Drops a reference.
 */
void
kzru_timeline_plan_unref (KzruTimelinePlan *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->n_lanes; i++)
    {
      g_clear_pointer (&self->lanes[i].items, g_array_unref);
      g_clear_pointer (&self->lanes[i].counts, g_array_unref);
      g_clear_pointer (&self->lanes[i].tiles, kzru_lane_tiles_free);
      g_clear_pointer (&self->passing[i], g_array_unref);
    }
  g_free (self->lanes);
  g_free (self->passing);
  kzru_label_cache_unref (self->labels);
  kzru_event_table_unref (self->table);
  g_free (self);
}

/**
 * kzru_timeline_plan_has_zoom:
 * @self: a plan
 * @world: a strip
 *
 * Says whether the plan is of the same strip at the same zoom.
 *
 * Returns: whether it is
 */
gboolean
kzru_timeline_plan_has_zoom (const KzruTimelinePlan *self,
                             const KzruWorld        *world)
{
  const KzruWorld *own = &self->params.world;

  /* A scale that was panned is off by the last bit. */
  return own->epoch == world->epoch && own->em == world->em && fabs (own->rate / world->rate - 1) < 1e-9;
}

/**
 * kzru_timeline_plan_is_for:
 * @self: a plan
 * @params: a zoom and a room
 *
 * Says whether the plan is the one that would be made for @params, given the
 * same table and labels.
 *
 * Returns: whether it is
 */
gboolean
kzru_timeline_plan_is_for (const KzruTimelinePlan *self,
                           const KzruPlanParams   *params)
{
  const KzruWorld *world = &self->params.world;
  double margin = MIN (MARGIN_EM * world->em, (params->piece.end - params->piece.start) / BLOCKS_OF_WINDOW);

  return kzru_timeline_plan_has_zoom (self, &params->world) &&
         self->params.height == params->height &&
         self->params.min_tracks == params->min_tracks &&
         fabs (self->params.share.start - params->share.start) < 0.5 &&
         fabs (self->params.share.end - params->share.end) < 0.5 &&
         fabs (self->params.reach.start - params->reach.start) < 0.5 &&
         fabs (self->params.reach.end - params->reach.end) < 0.5 &&
         self->params.pinned == params->pinned && self->params.brief == params->brief &&
         self->region.extent.start <= params->piece.start - margin &&
         self->region.extent.end >= params->piece.end + margin;
}

/**
 * kzru_timeline_plan_get_lane:
 * @self: a plan
 * @lane: a lane
 *
 * Gets what stands in a lane.
 *
 * Returns: (transfer none): the lane, which is shown
 */
const KzruPlanLane *
kzru_timeline_plan_get_lane (KzruTimelinePlan *self,
                             guint             lane)
{
  g_return_val_if_fail (lane < self->n_lanes, NULL);
  g_return_val_if_fail (self->lanes[lane].shown, NULL);

  if (self->lanes[lane].items == NULL)
    kzru_plan_fill_lane (self, lane);

  return &self->lanes[lane];
}

/**
 * kzru_timeline_plan_get_n_lanes:
 * @self: a plan
 *
 * Gets the number of lanes.
 *
 * Returns: the number of lanes
 */
guint
kzru_timeline_plan_get_n_lanes (const KzruTimelinePlan *self)
{
  return self->n_lanes;
}

/**
 * kzru_timeline_plan_get_lane_height:
 * @self: a plan
 * @lane: a lane
 *
 * Gets the height of a lane.
 *
 * Returns: the height, 0 if the lane is not shown
 */
double
kzru_timeline_plan_get_lane_height (const KzruTimelinePlan *self,
                                    guint                   lane)
{
  g_return_val_if_fail (lane < self->n_lanes, 0);

  if (!self->lanes[lane].shown)
    return 0;

  return self->stretch + kzru_plan_get_needed_height (self, self->lanes[lane].n_tracks, self->lanes[lane].has_counts);
}

/**
 * kzru_timeline_plan_get_track_height:
 * @self: a plan
 *
 * Gets the height of a row within a lane.
 *
 * Returns: the height
 */
double
kzru_timeline_plan_get_track_height (const KzruTimelinePlan *self)
{
  return ceil (self->line + TRACK_EM * self->params.world.em);
}

/**
 * kzru_timeline_plan_get_count_height:
 * @self: a plan
 *
 * Gets the height of the row of counts in a lane that has one.
 *
 * Returns: the height
 */
double
kzru_timeline_plan_get_count_height (const KzruTimelinePlan *self)
{
  return COUNT_EM * self->params.world.em;
}

/**
 * kzru_timeline_plan_get_padding:
 * @self: a plan
 *
 * Gets what is left free above and below the rows of a lane.
 *
 * Returns: the height
 */
double
kzru_timeline_plan_get_padding (const KzruTimelinePlan *self)
{
  return PADDING_EM * self->params.world.em;
}
