/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline-plan"

#include "config.h"

#include "widgets/kzru-timeline-plan-private.h"

#include <math.h>

/* One lane: which of its events have a mark of their own, and in which track.
 *
 * Not all events of the lane are looked at. Time is cut into tiles that are some
 * words wide, counted from the start of the time line, and of each tile only as
 * many events as could have room in it are taken: the best ones. What else there
 * is, is counted. So a lane of a million events costs what one of a thousand does.
 *
 * Tracks are filled one after the other: what finds no place in the first goes on
 * to the second. So a track more or less changes nothing in those above it. In
 * this round all titles are whole. What has no place when there are no more tracks
 * to be had is fitted in between, with titles cut short.
 *
 * What can be seen where the window came to rest goes first in each track: a bar of
 * many years is not to be counted beside an empty row because of what stands in
 * that row far off. */

#define TILE_EM 12.0    /* the least width of a tile, by and large */
#define GOLDEN_RATIO 0.6180339887498949
#define LABEL_EM 12.0   /* what an event takes of a track */
#define MIN_TAKEN 4     /* events that are taken of a tile, besides those */
#define ALL_TAKEN 160   /* with no more events than this, all are looked at */

typedef struct
{
  guint      row;
  guint64    merit;
  KzruExtent mark;
  gboolean   shared;
  gboolean   waits;
  gboolean   placed;
} Candidate;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  return (first->merit > second->merit) - (first->merit < second->merit);
}

static gboolean
meets (KzruExtent a,
       KzruExtent b)
{
  return a.start < b.end && b.start < a.end;
}

static KzruSpan
get_share_span (const KzruPlacer *placer)
{
  const KzruWorld *world = &placer->world;

  return (KzruSpan) {
    kzru_world_to_instant (world, placer->share.start), kzru_world_to_instant (world, placer->share.end),
  };
}

static void
add_candidate (KzruDraft          *self,
               KzruSpan            share,
               const KzruTilePick *pick)
{
  gboolean counted = kzru_span_contains_instant (share, pick->instant);
  Candidate candidate = {
    .row = kzru_event_merit_get_row (pick->merit),
    .merit = pick->merit,
    .mark = kzru_placer_measure (self->placer, &pick->claim),
  };

  if (!meets (candidate.mark, self->placer->near))
    return;

  candidate.shared = counted || meets (candidate.mark, self->placer->share);
  candidate.waits = counted || (candidate.shared && pick->claim.kind != KZRU_EDTF_INTERVAL);
  self->n_waiting += candidate.waits && !counted;
  self->n_shared += candidate.shared && !counted;
  g_array_append_val (self->candidates, candidate);
}

/* Whenever one has zoomed to the double, the tiles of a lane become half as long, and
 * other events are picked: lanes do that in turn and not all in one frame. The multiples
 * of the golden ratio lie well apart, however many lanes there are (Knuth, The Art of
 * Computer Programming, volume 3, section 6.4). */
static double
get_turn (guint lane)
{
  return fmod (lane * GOLDEN_RATIO, 1) - 0.5;
}

/* How long tiles are: 2^k seconds. */
static guint
find_tile_exponent (const KzruWorld *world,
                    double           turn)
{
  return (guint) CLAMP (ceil (log2 (TILE_EM * world->em * world->rate) + turn), 0, 60);
}

/* How many events could have room in a piece of the strip. */
static guint
count_room (const KzruWorld *world,
            double           length,
            guint            depth)
{
  return MIN_TAKEN + (guint) ceil (depth * length / (LABEL_EM * world->em));
}

/* Picks what could have room, however far one zooms in or out before tiles have
 * another length, and lists what could have room at this zoom. */
static GArray *
list_picks (KzruDraft            *self,
            const KzruPlanRegion *region,
            guint                 depth,
            const KzruLaneTiles  *previous)
{
  const KzruWorld *world = &self->placer->world;
  GArray *picks = g_array_new (FALSE, FALSE, sizeof (KzruTilePick));
  double turn = get_turn (self->lane);
  KzruTiling tiling = {
    .span = region->span,
    .exponent = find_tile_exponent (world, turn),
    .n_best = count_room (world, 2 * exp2 (turn) * TILE_EM * world->em, depth),
    .n_few = region->whole ? G_MAXUINT : ALL_TAKEN,
  };

  self->plan->tiles = kzru_lane_tiles_new (self->placer->table, self->lane, &tiling, previous);
  kzru_lane_tiles_list (self->plan->tiles, count_room (world, ldexp (1, (int) tiling.exponent) / world->rate, depth),
                        picks);

  return picks;
}

static void
list_candidates (KzruDraft            *self,
                 const KzruPlanRegion *region,
                 const GArray         *passing,
                 guint                 depth,
                 const KzruLaneTiles  *previous)
{
  const KzruEventPyramid *pyramid = kzru_event_table_get_pyramid (self->placer->table);
  g_autoptr (GArray) picks = list_picks (self, region, depth, previous);
  KzruSpan share = get_share_span (self->placer);

  self->n_shared = kzru_event_pyramid_find (pyramid, self->lane, share.end) -
                   kzru_event_pyramid_find (pyramid, self->lane, share.start);
  self->n_waiting = self->n_shared;
  for (guint i = 0; i < picks->len; i++)
    add_candidate (self, share, &g_array_index (picks, KzruTilePick, i));
  for (guint i = 0; passing != NULL && i < passing->len; i++)
    {
      KzruTilePick pick;

      kzru_tile_pick_init (&pick, self->placer->table,
                           kzru_event_merit_get_row (g_array_index (passing, guint64, i)));
      add_candidate (self, share, &pick);
    }
  self->n_left = self->n_shared;

  g_array_sort (self->candidates, compare_candidates);
}

/**
 * kzru_draft_init:
 * @self: (out caller-allocates): a draft
 * @placer: the zoom and the table; must outlive the draft
 * @lane: which lane
 * @plan: where its items go
 * @region: the piece of the strip that is planned
 * @passing: (nullable) (element-type guint64): merits of those of the lane that began
 *   before it and reach into it, the best first
 * @depth: how many tracks the lane may come to have, roughly
 * @tiles: (nullable): tiles of an earlier plan
 * @seeds: (nullable): items of an earlier plan that keep their places
 * @rested: whether the window has come to rest elsewhere since that plan
 *
 * Starts to plan a lane, with no track.
 */
void
kzru_draft_init (KzruDraft            *self,
                 const KzruPlacer     *placer,
                 guint                 lane,
                 KzruPlanLane         *plan,
                 const KzruPlanRegion *region,
                 const GArray         *passing,
                 guint                 depth,
                 const KzruLaneTiles  *tiles,
                 const GArray         *seeds,
                 gboolean              rested)
{
  *self = (KzruDraft) {
    .placer = placer,
    .lane = lane,
    .plan = plan,
    .packer = kzru_lane_packer_new (KZRU_PLAN_MAX_TRACKS, KZRU_PLAN_GAP_EM * placer->world.em),
    .candidates = g_array_new (FALSE, FALSE, sizeof (Candidate)),
    .track_ends = g_array_new (FALSE, FALSE, sizeof (guint)),
    .seeds = seeds,
    .rested = rested,
  };
  list_candidates (self, region, passing, depth, tiles);
}

/**
 * kzru_draft_clear:
 * @self: a draft
 *
 * Frees what a draft holds. Its items stay.
 */
void
kzru_draft_clear (KzruDraft *self)
{
  g_clear_pointer (&self->packer, kzru_lane_packer_free);
  g_clear_pointer (&self->candidates, g_array_unref);
  g_clear_pointer (&self->track_ends, g_array_unref);
}

static Candidate *
find_candidate (KzruDraft *self,
                guint      row)
{
  for (guint i = 0; i < self->candidates->len; i++)
    if (g_array_index (self->candidates, Candidate, i).row == row)
      return &g_array_index (self->candidates, Candidate, i);

  return NULL;
}

static void
set_placed (KzruDraft *self,
            Candidate *candidate,
            gboolean   placed)
{
  if (candidate->placed == placed)
    return;

  candidate->placed = placed;
  if (candidate->shared)
    self->n_left += placed ? -1 : 1;
  if (candidate->waits)
    self->n_waiting += placed ? -1 : 1;
}

static void
take_item (KzruDraft          *self,
           Candidate          *candidate,
           const KzruPlanItem *item)
{
  g_array_append_val (self->plan->items, *item);
  set_placed (self, candidate, TRUE);
}

/* What stood in a track before the view was moved along stands there still. When
 * the window has come to rest elsewhere, that holds for what can be seen there:
 * the rest is in nobody's sight, and makes room. */
static void
keep_seeds (KzruDraft *self,
            guint      track)
{
  for (guint i = 0; self->seeds != NULL && i < self->seeds->len; i++)
    {
      const KzruPlanItem *seed = &g_array_index (self->seeds, KzruPlanItem, i);
      Candidate *candidate;

      if (seed->track != track || seed->passing || seed->row == self->placer->pinned ||
          !kzru_placer_is_whole (self->placer, seed))
        continue;

      candidate = find_candidate (self, seed->row);
      if (candidate == NULL || candidate->placed || (self->rested && !candidate->shared))
        continue;

      kzru_lane_packer_reserve (self->packer, track, seed->extent);
      take_item (self, candidate, seed);
    }
}

/* Whether a track has room for a mark and its title, at one side or the other. */
static gboolean
may_fit (KzruDraft       *self,
         guint            track,
         const Candidate *candidate,
         KzruLabelSize    size)
{
  KzruExtent room;

  if (candidate->placed || !kzru_lane_packer_fits (self->packer, track, candidate->mark, &room))
    return FALSE;

  return MAX (room.end - candidate->mark.start, candidate->mark.end - room.start) >=
         kzru_label_cache_get_width (self->placer->labels, candidate->row, size);
}

static void
fill_track (KzruDraft *self,
            guint      track)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->candidates->len; i++)
      {
        Candidate *candidate = &g_array_index (self->candidates, Candidate, i);
        KzruPlanItem item;

        if (candidate->shared == (pass == 0) && may_fit (self, track, candidate, KZRU_LABEL_FULL) &&
            kzru_placer_place_in (self->placer, candidate->row, self->packer, track, &item))
          take_item (self, candidate, &item);
      }
}

/**
 * kzru_draft_add_track:
 * @self: a draft
 *
 * Gives a lane another track and fills it.
 *
 * Returns: whether anything found a place in it
 */
gboolean
kzru_draft_add_track (KzruDraft *self)
{
  guint track = self->track_ends->len;
  guint before = self->plan->items->len;

  g_return_val_if_fail (track < KZRU_PLAN_MAX_TRACKS, FALSE);

  keep_seeds (self, track);
  fill_track (self, track);
  g_array_append_val (self->track_ends, self->plan->items->len);

  return self->plan->items->len > before;
}

/**
 * kzru_draft_drop_track:
 * @self: a draft
 *
 * Takes the last track away again.
 */
void
kzru_draft_drop_track (KzruDraft *self)
{
  guint n = self->track_ends->len - 1;
  guint end = n > 0 ? g_array_index (self->track_ends, guint, n - 1) : 0;

  for (guint i = end; i < self->plan->items->len; i++)
    set_placed (self, find_candidate (self, g_array_index (self->plan->items, KzruPlanItem, i).row), FALSE);

  g_array_set_size (self->plan->items, end);
  g_array_set_size (self->track_ends, n);
  kzru_lane_packer_limit (self->packer, n);
  kzru_lane_packer_limit (self->packer, KZRU_PLAN_MAX_TRACKS);
}

static void
squeeze_in (KzruDraft *self,
            Candidate *candidate)
{
  KzruPlanItem item;
  gboolean fits = FALSE;

  for (guint track = 0; track < self->track_ends->len && !fits; track++)
    fits = may_fit (self, track, candidate, KZRU_LABEL_SHORT);
  if (fits && kzru_placer_place (self->placer, candidate->row, self->packer, &item))
    take_item (self, candidate, &item);
}

/* Fits what is left in between, with shorter titles. */
static void
squeeze (KzruDraft *self)
{
  kzru_lane_packer_limit (self->packer, self->track_ends->len);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->candidates->len; i++)
      {
        Candidate *candidate = &g_array_index (self->candidates, Candidate, i);

        if (candidate->shared == (pass == 0))
          squeeze_in (self, candidate);
      }
}

static gboolean
needs_pin (KzruDraft *self)
{
  guint pinned = self->placer->pinned;

  if (pinned == KZRU_EVENT_TABLE_NO_ROW ||
      kzru_event_table_get_columns (self->placer->table)->lane[pinned] != self->lane)
    return FALSE;

  for (guint i = 0; i < self->plan->items->len; i++)
    if (g_array_index (self->plan->items, KzruPlanItem, i).row == pinned)
      return FALSE;

  return TRUE;
}

/* Empties a track of all that stands in it, whenever it came there. */
static void
clear_track (KzruDraft *self,
             guint      track)
{
  GArray *items = self->plan->items;
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      KzruPlanItem item = g_array_index (items, KzruPlanItem, i);

      if (item.track == track)
        set_placed (self, find_candidate (self, item.row), FALSE);
      else
        g_array_index (items, KzruPlanItem, n++) = item;
    }

  g_array_set_size (items, n);
  kzru_lane_packer_limit (self->packer, track);
  kzru_lane_packer_limit (self->packer, track + 1);
}

/* Gives the event that must have a mark the last track, where it is in the way of
 * what matters least. */
static void
pin (KzruDraft *self)
{
  guint track = self->track_ends->len - 1;
  Candidate *candidate;
  KzruPlanItem item;
  guint first;

  clear_track (self, track);
  first = self->plan->items->len;
  if (!kzru_placer_find_pinned (self->placer, track, &item))
    return;

  kzru_lane_packer_reserve (self->packer, track, item.extent);
  candidate = find_candidate (self, item.row);
  if (candidate != NULL)
    set_placed (self, candidate, TRUE);
  g_array_append_val (self->plan->items, item);
  fill_track (self, track);
  squeeze (self);

  for (guint i = first; i < self->plan->items->len; i++)
    g_array_index (self->plan->items, KzruPlanItem, i).passing = TRUE;
}

/**
 * kzru_draft_finish:
 * @self: a draft with at least one track
 *
 * Ends the planning of a lane that gets no more tracks.
 */
void
kzru_draft_finish (KzruDraft *self)
{
  squeeze (self);
  if (needs_pin (self))
    pin (self);

  self->plan->n_tracks = self->track_ends->len;
  kzru_plan_finish_labels (self->placer, self->plan->items);
}
