/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline-plan"

#include "config.h"

#include "widgets/kzru-timeline-plan.h"

#include "widgets/kzru-timeline-plan-private.h"

#include <math.h>

/* Which events have their own mark at one zoom, and where in their lane.
 *
 * The plan does not know which piece of the strip a window shows: it is made
 * for a zoom and a height, and panning reads it at another place. So nothing
 * jumps because its neighbour left the screen. Of a large table only a region of
 * the strip is planned, around the window; when panning leaves it, the next plan
 * keeps what stands in the piece that both have.
 *
 * Lanes get their tracks one by one, as the height allows, by what they need in
 * one piece of the strip, and what finds no place is counted. That piece is not
 * the window, or lanes would grow and shrink under the hand that pans: it is
 * where the window last came to rest.
 *
 * Where there are very many lanes, each has just the tracks that its number of
 * events asks for, and is planned when somebody looks at it. */

#define TRACK_EM 0.12    /* of a row, on top of the height of its text */
#define COUNT_EM 1.15    /* the height of the row of counts */
#define PADDING_EM 0.3   /* above and below the rows of a lane */
#define MAX_SQUEEZE_EM 0.4 /* what a lane may be lower than it should be */
#define LABEL_EM 14.0    /* what an event takes of a track, by and large */
#define MAX_NEED 64        /* tracks; a lane with more events than these take stands behind no others */

#define MAX_WHOLE 512      /* a table with no more events is planned as a whole */
#define BLOCKS_OF_WINDOW 6 /* of a region, to the window, at least */
#define MARGIN_EM 32.0     /* what labels may reach into the window from outside */
#define NEAR_EM 16.0       /* what labels mostly reach into the window */
#define MAX_SHARING 40     /* with no more lanes than this, they share the height out */

struct _KzruTimelinePlan
{
  gatomicrefcount ref_count;

  KzruEventTable *table;
  KzruLabelCache *labels;
  KzruPlanParams params;
  KzruPlanRegion region;
  KzruPlacer placer;
  GArray **passing; /* by lane, nullable, of guint64: merits of the best that began before the region */

  KzruPlanLane *lanes;
  guint n_lanes;
  guint n_shown;
  double stretch; /* what each lane gets on top of what it needs */
  double line;
};

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
  gint64 size = G_GINT64_CONSTANT (1) << exponent;
  KzruPlanRegion *region = &self->region;

  region->whole = kzru_event_table_get_columns (self->table)->n_rows <= MAX_WHOLE;
  if (region->whole)
    {
      region->span = (KzruSpan) { KZRU_INSTANT_MIN, KZRU_INSTANT_MAX };
      region->extent = (KzruExtent) { -G_MAXDOUBLE, G_MAXDOUBLE };
      return;
    }

  region->span.start = ((kzru_world_to_instant (world, piece.start) >> exponent) - 1) * size;
  region->span.end = ((kzru_world_to_instant (world, piece.end) >> exponent) + 2) * size;
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

static gboolean
is_shared (const KzruTimelinePlan *self,
           double                  at)
{
  return at >= self->params.share.start && at < self->params.share.end;
}

static double
get_needed_height (const KzruTimelinePlan *self,
                   guint                   n_tracks,
                   gboolean                counts)
{
  double em = self->params.world.em;

  return 2 * PADDING_EM * em + MAX (n_tracks, 1) * kzru_timeline_plan_get_track_height (self) +
         (counts ? COUNT_EM * em : 0);
}

/* Roughly how many tracks there are to a lane. */
static guint
get_depth (const KzruTimelinePlan *self)
{
  double height = kzru_timeline_plan_get_track_height (self) * MAX (self->n_shown, 1);

  return CLAMP ((guint) (self->params.height / height) + 1, self->params.min_tracks, KZRU_PLAN_MAX_TRACKS);
}

static void
begin_lane (KzruTimelinePlan    *self,
            guint                lane,
            const KzruLaneTiles *tiles,
            const GArray        *seeds,
            gboolean             rested,
            KzruDraft           *draft)
{
  KzruPlanLane *plan = &self->lanes[lane];

  plan->items = g_array_new (FALSE, FALSE, sizeof (KzruPlanItem));
  plan->counts = g_array_new (FALSE, FALSE, sizeof (KzruPlanCount));
  kzru_draft_init (draft, &self->placer, lane, plan, &self->region, self->passing[lane], get_depth (self), tiles,
                   seeds, rested);
  kzru_draft_add_track (draft);
}

static void
finish_lane (KzruTimelinePlan *self,
             guint             lane,
             KzruDraft        *draft)
{
  KzruPlanLane *plan = &self->lanes[lane];

  kzru_draft_finish (draft);
  kzru_draft_clear (draft);
  kzru_plan_count_events (&self->placer, lane, &self->region, plan->items, plan->counts);
}

static double
get_total_height (const KzruTimelinePlan *self,
                  const KzruDraft        *drafts)
{
  double total = 0;

  for (guint i = 0; i < self->n_lanes; i++)
    if (self->lanes[i].shown)
      total += get_needed_height (self, drafts[i].track_ends->len, drafts[i].n_left > 0);

  return total;
}

/* The lane that is to have the next track, by the rule of d'Hondt for seats: the
 * one whose need is the largest when divided by what it would then have. The
 * root of the need is taken, lest the largest lane starves the others. */
static guint
find_next (const KzruTimelinePlan *self,
           const KzruDraft        *drafts,
           const gboolean         *full)
{
  double length = MAX (self->params.share.end - self->params.share.start, 1);
  double label = LABEL_EM * self->params.world.em;
  guint next = self->n_lanes;
  double most = 0;

  for (guint i = 0; i < self->n_lanes; i++)
    {
      double need;

      if (!self->lanes[i].shown || full[i] || drafts[i].n_left == 0)
        continue;

      need = CLAMP (drafts[i].n_shared * label / length, 1, MAX_NEED);
      need = sqrt (need) / (drafts[i].track_ends->len + 1);
      if (need > most)
        {
          most = need;
          next = i;
        }
    }

  return next;
}

/* Shares the height out in tracks. Lanes are higher together than that only for what
 * starts where the window is, or is a moment there: what lasts and is merely under way
 * is counted at the edge. */
static void
share_height (KzruTimelinePlan *self,
              KzruDraft        *drafts)
{
  g_autofree gboolean *full = g_new0 (gboolean, self->n_lanes + 1);
  guint next;

  while ((next = find_next (self, drafts, full)) < self->n_lanes)
    {
      KzruDraft *draft = &drafts[next];
      guint n_needed = draft->n_waiting > 0 ? self->params.min_tracks : 1;

      full[next] = !kzru_draft_add_track (draft);
      if (full[next] ||
          (draft->track_ends->len > n_needed && get_total_height (self, drafts) > self->params.height))
        {
          kzru_draft_drop_track (draft);
          full[next] = TRUE;
        }
      else if (draft->track_ends->len == KZRU_PLAN_MAX_TRACKS)
        full[next] = TRUE;
    }
}

/* What was picked of a lane for an earlier plan, at whatever zoom. */
static const KzruLaneTiles *
get_tiles (const KzruTimelinePlan *self,
           const KzruTimelinePlan *previous,
           guint                   lane)
{
  return previous != NULL && previous->table == self->table ? previous->lanes[lane].tiles : NULL;
}

static const GArray *
get_seeds (const KzruTimelinePlan *previous,
           guint                   lane)
{
  return previous != NULL ? previous->lanes[lane].items : NULL;
}

/* Whether the height is shared out by the same needs. They are not to be counted
 * again when that piece of the strip may no longer be planned. */
static gboolean
shares_like (const KzruTimelinePlan *self,
             const KzruTimelinePlan *previous)
{
  const KzruPlanParams *params = &previous->params;

  return params->height == self->params.height && params->min_tracks == self->params.min_tracks &&
         fabs (params->share.start - self->params.share.start) < 0.5 &&
         fabs (params->share.end - self->params.share.end) < 0.5;
}

/* Gives lanes the tracks that they had. */
static void
keep_height (KzruTimelinePlan       *self,
             const KzruTimelinePlan *previous,
             KzruDraft              *drafts)
{
  for (guint i = 0; i < self->n_lanes; i++)
    while (self->lanes[i].shown && drafts[i].track_ends->len < previous->lanes[i].n_tracks)
      kzru_draft_add_track (&drafts[i]);
}

static gboolean
has_shared_counts (const KzruTimelinePlan *self,
                   const KzruPlanLane     *lane)
{
  for (guint i = 0; i < lane->counts->len; i++)
    if (is_shared (self, g_array_index (lane->counts, KzruPlanCount, i).at))
      return TRUE;

  return FALSE;
}

/* How many events of each lane are under way where the window came to rest. They are
 * counted there, unless they have a mark. */
static guint *
count_under_way (const KzruTimelinePlan *self)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->table);
  gint64 at = kzru_world_to_instant (&self->params.world, self->params.share.start);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  guint *n = g_new0 (guint, self->n_lanes + 1);

  if (!self->params.counts_passing)
    return n;

  kzru_interval_index_query (kzru_event_table_get_index (self->table), (KzruSpan) { at, at + 1 }, rows);
  for (guint i = 0; i < rows->len; i++)
    n[columns->lane[g_array_index (rows, guint, i)]]++;

  return n;
}

static guint
count_marked_under_way (const KzruTimelinePlan *self,
                        const KzruPlanLane     *lane)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->table);
  gint64 at = kzru_world_to_instant (&self->params.world, self->params.share.start);
  guint n = 0;

  for (guint i = 0; i < lane->items->len; i++)
    {
      guint row = g_array_index (lane->items, KzruPlanItem, i).row;

      n += columns->start[row] <= at && columns->end[row] > at;
    }

  return n;
}

/* Whether what stands in an earlier plan may keep its place: at another zoom there
 * is no such thing. */
static gboolean
may_keep (const KzruTimelinePlan *self,
          const KzruTimelinePlan *previous)
{
  return previous != NULL && previous->table == self->table && previous->labels == self->labels &&
         self->n_shown <= MAX_SHARING && kzru_timeline_plan_has_zoom (previous, &self->params.world);
}

/* Finds which lanes have a row of counts. What is under way is looked for only if there
 * is a lane that has no other count: there may be very much of it. */
static void
find_counted (KzruTimelinePlan *self)
{
  g_autofree guint *under_way = NULL;

  for (guint i = 0; i < self->n_lanes; i++)
    {
      KzruPlanLane *lane = &self->lanes[i];

      if (!lane->shown)
        continue;

      lane->has_counts = has_shared_counts (self, lane);
      if (lane->has_counts)
        continue;

      if (under_way == NULL)
        under_way = count_under_way (self);
      lane->has_counts = under_way[i] > count_marked_under_way (self, lane);
    }
}

/* Plans all lanes, each with a share of the height. */
static void
plan_sharing (KzruTimelinePlan       *self,
              const KzruTimelinePlan *previous)
{
  g_autofree KzruDraft *drafts = g_new0 (KzruDraft, self->n_lanes + 1);
  const KzruTimelinePlan *kept = may_keep (self, previous) ? previous : NULL;
  gboolean same = kept != NULL && shares_like (self, kept);

  for (guint i = 0; i < self->n_lanes; i++)
    if (self->lanes[i].shown)
      begin_lane (self, i, get_tiles (self, previous, i), get_seeds (kept, i), !same, &drafts[i]);

  if (same)
    keep_height (self, kept, drafts);
  else
    share_height (self, drafts);

  for (guint i = 0; i < self->n_lanes; i++)
    if (self->lanes[i].shown)
      {
        finish_lane (self, i, &drafts[i]);
        if (same)
          self->lanes[i].has_counts = kept->lanes[i].has_counts;
      }
  if (!same)
    find_counted (self);
}

/* Gives each of very many lanes its tracks, and leaves it at that. */
static void
plan_alone (KzruTimelinePlan *self)
{
  const KzruEventPyramid *pyramid = kzru_event_table_get_pyramid (self->table);
  g_autofree guint *under_way = count_under_way (self);
  KzruSpan share = {
    kzru_world_to_instant (&self->params.world, self->params.share.start),
    kzru_world_to_instant (&self->params.world, self->params.share.end),
  };

  for (guint i = 0; i < self->n_lanes; i++)
    if (self->lanes[i].shown)
      {
        guint n = kzru_event_pyramid_find (pyramid, i, share.end) - kzru_event_pyramid_find (pyramid, i, share.start)
                  + under_way[i];

        self->lanes[i].n_tracks = CLAMP (n, 1, MIN (self->params.min_tracks, KZRU_PLAN_MAX_TRACKS));
        self->lanes[i].has_counts = n > self->lanes[i].n_tracks;
      }
}

/* Plans one of very many lanes, now that somebody looks at it. */
static void
plan_lane (KzruTimelinePlan *self,
           guint             lane)
{
  guint n_tracks = self->lanes[lane].n_tracks;
  KzruDraft draft;

  begin_lane (self, lane, NULL, NULL, FALSE, &draft);
  while (draft.track_ends->len < n_tracks && draft.n_left > 0 && kzru_draft_add_track (&draft))
    ;
  finish_lane (self, lane, &draft);
  self->lanes[lane].n_tracks = n_tracks;
}

/* Height that nobody needs goes to all alike, but no lane becomes a desert. If
 * only a little is missing, lanes draw together rather than scroll by that. */
static void
stretch_lanes (KzruTimelinePlan *self)
{
  double total = 0;

  if (self->n_shown == 0)
    return;

  for (guint i = 0; i < self->n_lanes; i++)
    total += kzru_timeline_plan_get_lane_height (self, i);

  self->stretch = CLAMP ((self->params.height - total) / self->n_shown,
                         -MAX_SQUEEZE_EM * self->params.world.em,
                         1.5 * kzru_timeline_plan_get_track_height (self));
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
  if (self->n_shown <= MAX_SHARING)
    plan_sharing (self, previous);
  else
    plan_alone (self);
  stretch_lanes (self);

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
    plan_lane (self, lane);

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

  return self->stretch + get_needed_height (self, self->lanes[lane].n_tracks,
                                            self->lanes[lane].has_counts);
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
