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
 * once for a zoom and a height, and panning reads it at another place. So
 * nothing jumps because its neighbour left the screen.
 *
 * First each lane takes as many rows as it likes. Then the rows that there is
 * room for are shared out by what lanes need in one piece of the strip, and what
 * finds no place is counted. That piece is not the window, or lanes would grow
 * and shrink under the hand that pans: it is where the window last came to rest. */

#define MAX_TRACKS 64
#define GAP_EM 0.9       /* between neighbours in a row */
#define TRACK_EM 0.12    /* of a row, on top of the height of its text */
#define COUNT_EM 1.15    /* the height of the row of counts */
#define PADDING_EM 0.3   /* above and below the rows of a lane */

#define MAX_SQUEEZE_EM 0.4 /* what a lane may be lower than it should be */

/* A table this small is planned as a whole; of a larger one, the piece that is
 * needed, and a window's width around it. */
#define MAX_WHOLE 2000

struct _KzruTimelinePlan
{
  gatomicrefcount ref_count;

  KzruPlanParams params;
  KzruExtent piece; /* what it is good for */
  KzruPlanLane *lanes;
  guint n_lanes;
  guint n_shown;
  double stretch; /* what each lane gets on top of what it needs */
  double line;
};

/* A lane while it is planned. */
typedef struct
{
  KzruPlanLane *lane;
  KzruPlacer placer;
  const guint *rows; /* of the lane, in order of priority */
  GArray *left_out;  /* rows that have no place */
  guint n_needed;    /* tracks, in the piece by which they are shared out */
  gboolean used[MAX_TRACKS];
} Draft;

static void
init_lanes (KzruTimelinePlan *self,
            KzruEventTable   *table)
{
  self->n_lanes = kzru_event_table_get_n_lanes (table);
  self->lanes = g_new0 (KzruPlanLane, self->n_lanes);

  for (guint i = 0; i < self->n_lanes; i++)
    {
      self->lanes[i].shown = kzru_event_table_get_lane_size (table, i) > 0;
      self->n_shown += self->lanes[i].shown;
      self->lanes[i].items = g_array_new (FALSE, FALSE, sizeof (KzruPlanItem));
      self->lanes[i].counts = g_array_new (FALSE, FALSE, sizeof (KzruPlanCount));
    }
}

/* Puts what matters most first. Of what matters alike, what takes least room
 * goes first, so that more of it finds a place: a day before a year, and that
 * before what may have been at any time. */
static int
compare_priority (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  const KzruEventColumns *columns = user_data;
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;
  double lengths[2];

  if (columns->lane[first] != columns->lane[second])
    return columns->lane[first] < columns->lane[second] ? -1 : 1;
  if (columns->importance[first] != columns->importance[second])
    return columns->importance[first] > columns->importance[second] ? -1 : 1;

  /* As floating-point numbers, since the difference of open ends is none. */
  lengths[0] = (double) columns->end[first] - (double) columns->start[first];
  lengths[1] = (double) columns->end[second] - (double) columns->start[second];
  if (lengths[0] != lengths[1])
    return lengths[0] < lengths[1] ? -1 : 1;

  return (first > second) - (first < second);
}

/* Finds the rows that the plan is about, in order of lane and priority. */
static GArray *
list_rows (KzruTimelinePlan *self,
           KzruEventTable   *table)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (table);
  const KzruWorld *world = &self->params.world;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  KzruSpan span = { KZRU_INSTANT_MIN, KZRU_INSTANT_MAX };

  self->piece = (KzruExtent) { -G_MAXDOUBLE, G_MAXDOUBLE };
  if (columns->n_rows > MAX_WHOLE)
    {
      double margin = self->params.piece.end - self->params.piece.start;

      self->piece = (KzruExtent) { self->params.piece.start - margin, self->params.piece.end + margin };
      span.start = (gint64) floor (world->epoch + self->piece.start * world->rate);
      span.end = (gint64) ceil (world->epoch + self->piece.end * world->rate);
    }

  kzru_interval_index_query (kzru_event_table_get_index (table), span, rows);
  g_array_sort_with_data (rows, compare_priority, (gpointer) columns);

  return rows;
}

/* Packs the events of a lane into at most @max_tracks rows. What finds no room
 * is added to @left_out. */
static void
pack_lane (KzruTimelinePlan *self,
           KzruPlanLane     *lane,
           const KzruPlacer *placer,
           const guint      *rows,
           guint             max_tracks,
           GArray           *left_out)
{
  double em = self->params.world.em;
  g_autoptr (KzruLanePacker) packer = kzru_lane_packer_new (max_tracks, GAP_EM * em);
  KzruPlanItem item;

  g_array_set_size (lane->items, 0);

  if (kzru_placer_find_pinned (placer, max_tracks - 1, &item))
    {
      kzru_lane_packer_reserve (packer, item.track, item.extent);
      g_array_append_val (lane->items, item);
    }

  for (guint i = 0; i < lane->n_events; i++)
    {
      if (rows[i] == placer->pinned)
        continue;
      if (kzru_placer_place (placer, rows[i], packer, &item))
        g_array_append_val (lane->items, item);
      else
        g_array_append_val (left_out, rows[i]);
    }
}

static gboolean
is_shared (const KzruTimelinePlan *self,
           double                  at)
{
  return at >= self->params.share.start && at < self->params.share.end;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const KzruPlanItem *first = a;
  const KzruPlanItem *second = b;

  if (first->track != second->track)
    return first->track < second->track ? -1 : 1;
  return (first->extent.start > second->extent.start) - (first->extent.start < second->extent.start);
}

/* Lets the label of a bar run out at its end, if there is room before @limit: so
 * it stays whole as long as any of the bar is in the window. The label of a
 * moment stays by its dot. */
static void
free_label (KzruPlanItem *item,
            double        limit)
{
  double end = MIN (item->mark.end, limit - (item->label.end - item->label.start));

  if (item->bar && item->n_roams == 1)
    item->roams[0].end = MAX (item->roams[0].end, end);
}

/* Takes away what a label that became longer has no more room in. */
static void
shorten_roams (KzruPlanItem *item,
               double        growth)
{
  guint n = 0;

  for (guint i = 0; i < item->n_roams; i++)
    {
      KzruExtent roam = { item->roams[i].start, item->roams[i].end - growth };

      if (roam.end >= roam.start)
        item->roams[n++] = roam;
    }

  item->n_roams = n;
}

/* Gives a title that was cut short the room that nobody else has taken. */
static void
lengthen_label (KzruPlanItem   *item,
                KzruLabelCache *labels,
                KzruExtent      room)
{
  double full = kzru_label_cache_get_width (labels, item->row, KZRU_LABEL_FULL);
  double most = full - (item->label.end - item->label.start);
  double growth;

  if (item->size != KZRU_LABEL_SHORT || item->growth == 0)
    return;

  if (item->growth < 0)
    {
      growth = CLAMP (item->label.start - room.start, 0, most);
      item->label.start -= growth;
    }
  else
    {
      growth = CLAMP (room.end - item->label.end, 0, most);
      item->label.end += growth;
    }

  item->extent.start = MIN (item->extent.start, item->label.start);
  item->extent.end = MAX (item->extent.end, item->label.end);
  shorten_roams (item, growth);
}

/* Shares out the room that is left between neighbours in a row. */
static void
finish_labels (KzruTimelinePlan *self,
               Draft            *draft)
{
  GArray *items = draft->lane->items;
  double gap = GAP_EM * self->params.world.em;

  g_array_sort (items, compare_places);

  for (guint i = 0; i < items->len; i++)
    {
      KzruPlanItem *item = &g_array_index (items, KzruPlanItem, i);
      KzruExtent room = self->params.reach;

      if (i > 0 && item[-1].track == item->track)
        room.start = item[-1].extent.end + gap;
      if (i + 1 < items->len && item[1].track == item->track)
        room.end = item[1].extent.start - gap;

      free_label (item, i + 1 < items->len && item[1].track == item->track ? room.end : G_MAXDOUBLE);
      lengthen_label (item, draft->placer.labels, room);
    }
}

static gboolean
is_pinned_in (const KzruTimelinePlan *self,
              const KzruPlanLane     *lane)
{
  for (guint i = 0; i < lane->items->len; i++)
    if (g_array_index (lane->items, KzruPlanItem, i).row == self->params.pinned)
      return TRUE;

  return FALSE;
}

static gboolean
contains (const guint *rows,
          guint        n,
          guint        row)
{
  for (guint i = 0; i < n; i++)
    if (rows[i] == row)
      return TRUE;

  return FALSE;
}

/* Leaves out what stands in rows that nothing in the shared piece stands in, and
 * closes the gaps. All else keeps its order. */
static void
cut_lane (const Draft *draft,
          GArray      *left_out)
{
  GArray *items = draft->lane->items;
  guint8 tracks[MAX_TRACKS];
  guint n = 0;

  for (guint i = 0, track = 0; i < MAX_TRACKS; i++)
    tracks[i] = draft->used[i] ? (guint8) track++ : MAX_TRACKS;

  for (guint i = 0; i < items->len; i++)
    {
      KzruPlanItem item = g_array_index (items, KzruPlanItem, i);

      if (tracks[item.track] == MAX_TRACKS)
        {
          g_array_append_val (left_out, item.row);
          continue;
        }

      item.track = tracks[item.track];
      g_array_index (items, KzruPlanItem, n++) = item;
    }

  g_array_set_size (items, n);
}

/* Brings a lane down to the rows that it gets. Where that takes away what is
 * needed, the rest is packed closer, with shorter labels. */
static void
finish_lane (KzruTimelinePlan *self,
             Draft            *draft,
             guint             n_tracks)
{
  KzruPlanLane *lane = draft->lane;

  if (n_tracks < draft->n_needed)
    {
      g_array_set_size (draft->left_out, 0);
      pack_lane (self, lane, &draft->placer, draft->rows, n_tracks, draft->left_out);
    }
  else
    cut_lane (draft, draft->left_out);

  if (!is_pinned_in (self, lane) && contains (draft->rows, lane->n_events, self->params.pinned))
    {
      draft->placer.pinned = self->params.pinned;
      g_array_set_size (draft->left_out, 0);
      pack_lane (self, lane, &draft->placer, draft->rows, n_tracks, draft->left_out);
    }

  lane->n_tracks = n_tracks;
  finish_labels (self, draft);
  kzru_plan_count_events (&draft->placer, draft->left_out, lane->counts);

  lane->has_counts = FALSE;
  for (guint i = 0; i < lane->counts->len; i++)
    lane->has_counts |= is_shared (self, g_array_index (lane->counts, KzruPlanCount, i).at);
}

/* Packs a lane with as many rows as it likes, and sees how many of them it needs
 * in the piece that counts. */
static void
draft_lane (KzruTimelinePlan *self,
            Draft            *draft)
{
  pack_lane (self, draft->lane, &draft->placer, draft->rows, MAX_TRACKS, draft->left_out);

  for (guint i = 0; i < draft->lane->items->len; i++)
    {
      const KzruPlanItem *item = &g_array_index (draft->lane->items, KzruPlanItem, i);

      if (item->extent.start < self->params.share.end && item->extent.end > self->params.share.start)
        draft->used[item->track] = TRUE;
    }

  for (guint i = 0; i < MAX_TRACKS; i++)
    draft->n_needed += draft->used[i];
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

static double
get_total_height (const KzruTimelinePlan *self,
                  const Draft            *drafts,
                  const guint            *caps)
{
  double total = 0;

  for (guint i = 0; i < self->n_lanes; i++)
    if (self->lanes[i].shown)
      total += get_needed_height (self, caps[i], caps[i] < drafts[i].n_needed);

  return total;
}

/* The lane that is to have the next row, by the rule of d'Hondt for seats: the
 * one whose need is the largest when divided by what it would then have. The
 * root of the need is taken, lest the largest lane starves the others. */
static guint
find_next (const KzruTimelinePlan *self,
           const Draft            *drafts,
           const guint            *caps)
{
  guint next = self->n_lanes;
  double most = 0;

  for (guint i = 0; i < self->n_lanes; i++)
    {
      double need = sqrt (drafts[i].n_needed) / (caps[i] + 1);

      if (caps[i] < drafts[i].n_needed && need > most)
        {
          most = need;
          next = i;
        }
    }

  return next;
}

/* Shares the height out in rows. */
static void
share_height (KzruTimelinePlan *self,
              const Draft      *drafts,
              guint            *caps)
{
  guint next;

  for (guint i = 0; i < self->n_lanes; i++)
    caps[i] = MAX (MIN (drafts[i].n_needed, self->params.min_tracks), 1);

  while ((next = find_next (self, drafts, caps)) < self->n_lanes)
    {
      caps[next]++;
      if (get_total_height (self, drafts, caps) > self->params.height)
        {
          caps[next]--;
          return;
        }
    }
}

static void
plan_lanes (KzruTimelinePlan *self,
            KzruEventTable   *table,
            KzruLabelCache   *labels)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (table);
  g_autoptr (GArray) rows = list_rows (self, table);
  g_autofree Draft *drafts = g_new0 (Draft, self->n_lanes + 1);
  g_autofree guint *caps = g_new0 (guint, self->n_lanes + 1);
  const guint *start = (const guint *) (gpointer) rows->data;

  for (guint i = 0; i < rows->len; i++)
    self->lanes[columns->lane[start[i]]].n_events++;

  for (guint i = 0; i < self->n_lanes; i++)
    {
      drafts[i] = (Draft) {
        .lane = &self->lanes[i],
        .placer = {
          table, labels, self->params.world, self->params.share, self->params.reach, KZRU_EVENT_TABLE_NO_ROW,
        },
        .rows = start,
        .left_out = g_array_new (FALSE, FALSE, sizeof (guint)),
      };
      draft_lane (self, &drafts[i]);
      start += self->lanes[i].n_events;
    }

  share_height (self, drafts, caps);

  for (guint i = 0; i < self->n_lanes; i++)
    {
      finish_lane (self, &drafts[i], caps[i]);
      g_array_unref (drafts[i].left_out);
    }
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
 *
 * Plans the lanes of a timeline.
 *
 * Returns: (transfer full): the plan
 */
KzruTimelinePlan *
kzru_timeline_plan_new (KzruEventTable       *table,
                        KzruLabelCache       *labels,
                        const KzruPlanParams *params)
{
  KzruTimelinePlan *self = g_new0 (KzruTimelinePlan, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->params = *params;
  self->line = kzru_label_cache_get_line (labels);

  init_lanes (self, table);
  plan_lanes (self, table, labels);
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
      g_array_unref (self->lanes[i].items);
      g_array_unref (self->lanes[i].counts);
    }
  g_free (self->lanes);
  g_free (self);
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

  return world->epoch == params->world.epoch &&
         /* A scale that was panned is off by the last bit. */
         fabs (world->rate / params->world.rate - 1) < 1e-9 &&
         world->em == params->world.em &&
         self->params.height == params->height &&
         self->params.min_tracks == params->min_tracks &&
         fabs (self->params.share.start - params->share.start) < 0.5 &&
         fabs (self->params.share.end - params->share.end) < 0.5 &&
         fabs (self->params.reach.start - params->reach.start) < 0.5 &&
         fabs (self->params.reach.end - params->reach.end) < 0.5 &&
         self->params.pinned == params->pinned &&
         self->piece.start <= params->piece.start &&
         self->piece.end >= params->piece.end;
}

/**
 * kzru_timeline_plan_get_lane:
 * @self: a plan
 * @lane: a lane
 *
 * Gets what stands in a lane.
 *
 * Returns: (transfer none): the lane
 */
const KzruPlanLane *
kzru_timeline_plan_get_lane (const KzruTimelinePlan *self,
                             guint                   lane)
{
  g_return_val_if_fail (lane < self->n_lanes, NULL);

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
