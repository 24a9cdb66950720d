/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline-plan"

#include "config.h"

#include "widgets/kzru-timeline-plan-private.h"

#include <math.h>

/* How lanes share the height of a plan.
 *
 * They get their tracks one by one, as the height allows, by what they need in
 * one piece of the strip, and what finds no place is counted. That piece is not
 * the window, or lanes would grow and shrink under the hand that pans: it is
 * where the window last came to rest.
 *
 * Where there are very many lanes, each has just the tracks that its number of
 * events asks for, and is planned when somebody looks at it. */

#define MAX_SQUEEZE_EM 0.4 /* what a lane may be lower than it should be */
#define LABEL_EM 14.0    /* what an event takes of a track, by and large */
#define MAX_NEED 64        /* tracks; a lane with more events than these take stands behind no others */
#define MAX_SHARING 40     /* with no more lanes than this, they share the height out */

static gboolean
is_shared (const KzruTimelinePlan *self,
           double                  at)
{
  return at >= self->params.share.start && at < self->params.share.end;
}

/**
 * kzru_plan_get_needed_height:
 * @self: a plan
 * @n_tracks: how many rows a lane has
 * @counts: whether it has a row of counts
 *
 * Gets the height that a lane needs.
 *
 * Returns: the height
 */
double
kzru_plan_get_needed_height (const KzruTimelinePlan *self,
                             guint                   n_tracks,
                             gboolean                counts)
{
  return 2 * kzru_timeline_plan_get_padding (self) + MAX (n_tracks, 1) * kzru_timeline_plan_get_track_height (self) +
         (counts ? kzru_timeline_plan_get_count_height (self) : 0);
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
      total += kzru_plan_get_needed_height (self, drafts[i].track_ends->len, drafts[i].n_left > 0);

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

/**
 * kzru_plan_fill_lane:
 * @self: a plan of very many lanes
 * @lane: one that is shown, and not planned yet
 *
 * Plans a lane, now that somebody looks at it.
 */
void
kzru_plan_fill_lane (KzruTimelinePlan *self,
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
 * kzru_plan_share_height:
 * @self: a plan with its region
 * @previous: (nullable): an earlier plan; if it is of the same zoom, what stands in it
 *   keeps its place
 *
 * Shares the height out among the lanes, and plans them while at it; of very many, none
 * yet.
 */
void
kzru_plan_share_height (KzruTimelinePlan       *self,
                        const KzruTimelinePlan *previous)
{
  if (self->n_shown <= MAX_SHARING)
    plan_sharing (self, previous);
  else
    plan_alone (self);
  stretch_lanes (self);
}
