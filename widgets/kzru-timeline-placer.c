/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline-plan"

#include "config.h"

#include "widgets/kzru-timeline-plan-private.h"

#include <stdlib.h>

/* The places that one event may take: its whole title behind the mark, before
 * it, then the short title behind and before; if dates disagree, the same again
 * with the likeliest alone.
 *
 *     ● Treaty of friendship      Treaty of friendship ●      ● Treaty of…
 *
 * A bar carries its title inside, from its start on; the title of a short bar
 * runs out at its end. The line of a moment that is vague enough carries its
 * title, too, away from the dot. */

#define PAD_EM 0.4 /* between a mark and its label */
#define MAX_CHOICES 8
#define MAX_DOTS (KZRU_PLAN_MAX_ROAMS - 1)
#define MIN_BAR_EM 1.1 /* a shorter one has its label behind it */

/* A mark without its label. */
typedef struct
{
  KzruExtent extent;         /* of all claims */
  KzruExtent dots[MAX_DOTS]; /* what a label must not cover */
  guint n_dots;
  gboolean bar;    /* the label stands on the mark */
  gboolean before; /* the label should rather stand before the mark */
} Body;

typedef struct
{
  KzruPlanItem items[MAX_CHOICES];
  KzruExtent extents[MAX_CHOICES];
  guint n;
  gboolean anywhere; /* labels may stand where no panning brings them into view */
} Choices;

/* Notes what of a claim a label must not cover. The dots of an event with very
 * many claims are taken as one. */
static void
add_dot (Body             *body,
         const KzruClaim  *claim,
         const KzruExtent *extent,
         double            em)
{
  double radius = KZRU_DOT_RADIUS_EM * em;
  KzruExtent dot = { claim->anchor - radius, claim->anchor + radius };

  if (claim->shape == KZRU_MARK_SPAN)
    {
      if (extent->end - extent->start < MIN_BAR_EM * em)
        dot = *extent;
      else if (claim->flags & KZRU_EDTF_FLAG_UNCERTAIN)
        dot = (KzruExtent) { claim->anchor, claim->anchor + 2.5 * radius };
      else
        return;
    }

  if (body->n_dots == MAX_DOTS)
    {
      body->dots[0] = (KzruExtent) { MIN (body->dots[0].start, dot.start), MAX (body->dots[0].end, dot.end) };
      return;
    }

  body->dots[body->n_dots++] = dot;
}

static int
compare_extents (gconstpointer a,
                 gconstpointer b)
{
  const KzruExtent *first = a;
  const KzruExtent *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

static Body
measure_body (const KzruPlacer *self,
              guint             row,
              guint             n_claims)
{
  double first_anchor = 0;
  Body body = { 0 };

  for (guint i = 0; i < n_claims; i++)
    {
      KzruEdtfBounds bounds = kzru_event_table_get_claim (self->table, row, i);
      KzruExtent extent;
      KzruClaim claim;

      kzru_claim_init (&claim, &bounds, &self->world);
      extent = kzru_claim_get_extent (&claim, &self->world);
      add_dot (&body, &claim, &extent, self->world.em);

      if (i == 0)
        {
          first_anchor = claim.anchor;
          body.extent = extent;
          body.bar = n_claims == 1 && claim.shape == KZRU_MARK_SPAN &&
                     extent.end - extent.start >= MIN_BAR_EM * self->world.em;
        }

      body.extent.start = MIN (body.extent.start, extent.start);
      body.extent.end = MAX (body.extent.end, extent.end);
      body.before |= claim.anchor > first_anchor;
    }

  qsort (body.dots, body.n_dots, sizeof (KzruExtent), compare_extents);

  return body;
}

static void
add_roam (KzruPlanItem *item,
          double        start,
          double        end)
{
  if (end >= start)
    item->roams[item->n_roams++] = (KzruExtent) { start, end };
}

/* Finds where along its own mark a label has room. */
static void
find_roams (const KzruPlacer *self,
            const Body       *body,
            KzruPlanItem     *item,
            double            width)
{
  double pad = PAD_EM * self->world.em;
  double start = MAX (body->extent.start, self->reach.start) + pad;

  item->n_roams = 0;
  for (guint i = 0; i < body->n_dots; i++)
    {
      add_roam (item, start, body->dots[i].start - pad - width);
      start = MAX (start, body->dots[i].end + pad);
    }
  add_roam (item, start, body->extent.end - (body->bar ? pad : 0) - width);
}

static void
add_choice (const KzruPlacer   *self,
            const Body         *body,
            const KzruPlanItem *item,
            Choices            *choices)
{
  double width = item->label.end - item->label.start;

  if (!choices->anywhere && (item->label.start < self->reach.start || item->label.end > self->reach.end))
    return;

  choices->items[choices->n] = *item;
  choices->items[choices->n].mark = body->extent;
  choices->items[choices->n].extent = (KzruExtent) {
    MIN (body->extent.start, item->label.start), MAX (body->extent.end, item->label.end),
  };
  find_roams (self, body, &choices->items[choices->n], width);
  choices->extents[choices->n] = choices->items[choices->n].extent;
  choices->n++;
}

/* The label on the line of a moment, before the first dot. */
static gboolean
add_on_line (const KzruPlacer *self,
             const Body       *body,
             KzruPlanItem      item,
             double            width,
             Choices          *choices)
{
  double pad = PAD_EM * self->world.em;
  double start = MAX (body->extent.start, self->reach.start) + pad;

  if (body->bar || body->n_dots == 0 || start + width + pad > body->dots[0].start)
    return FALSE;

  item.label = (KzruExtent) { start, start + width };
  add_choice (self, body, &item, choices);
  return TRUE;
}

/* The label behind the mark, or on it. */
static void
add_behind (const KzruPlacer *self,
            const Body       *body,
            KzruPlanItem      item,
            double            width,
            Choices          *choices)
{
  double start = body->n_dots > 0 ? body->dots[body->n_dots - 1].end : body->extent.start;

  start = MAX (start, self->reach.start) + PAD_EM * self->world.em;
  item.label = (KzruExtent) { start, start + width };
  item.growth = 1;
  add_choice (self, body, &item, choices);
}

/* The label before the mark. */
static void
add_before (const KzruPlacer *self,
            const Body       *body,
            KzruPlanItem      item,
            double            width,
            Choices          *choices)
{
  double end = body->bar || body->n_dots == 0 ? body->extent.start : body->dots[0].start;

  /* A bar that has room for its label keeps it. */
  if (body->bar && body->extent.end - body->extent.start > width)
    return;

  end -= PAD_EM * self->world.em;
  item.label = (KzruExtent) { end - width, end };
  item.growth = -1;
  add_choice (self, body, &item, choices);
}

static void
add_choices (const KzruPlacer *self,
             guint             row,
             guint             n_claims,
             KzruLabelSize     last_size,
             Choices          *choices)
{
  Body body = measure_body (self, row, n_claims);
  double full_width = kzru_label_cache_get_width (self->labels, row, KZRU_LABEL_FULL);

  for (KzruLabelSize size = KZRU_LABEL_FULL; size <= last_size; size++)
    {
      double width = kzru_label_cache_get_width (self->labels, row, size);
      KzruPlanItem item = { .row = row, .n_claims = n_claims, .bar = body.bar, .size = size };

      if (size == KZRU_LABEL_SHORT && width >= full_width)
        break;

      if (add_on_line (self, &body, item, width, choices))
        continue;

      if (body.before)
        add_before (self, &body, item, width, choices);
      add_behind (self, &body, item, width, choices);
      if (!body.before)
        add_before (self, &body, item, width, choices);
    }
}

/**
 * kzru_placer_is_whole:
 * @self: a placer
 * @item: an event in its place
 *
 * Says whether a title can be read as a whole where the window came to rest, if any
 * of its mark can be seen there.
 *
 * Returns: whether it can
 */
gboolean
kzru_placer_is_whole (const KzruPlacer   *self,
                      const KzruPlanItem *item)
{
  double pad = PAD_EM * self->world.em;
  double first = self->share.start + pad;
  double last = self->share.end - pad - (item->label.end - item->label.start);

  if (item->mark.end <= self->share.start || item->mark.start >= self->share.end ||
      (item->label.start >= first && item->label.start <= last))
    return TRUE;

  for (guint i = 0; i < item->n_roams; i++)
    if (item->roams[i].end >= first && item->roams[i].start <= last)
      return TRUE;

  return FALSE;
}

/* Puts the choices that the edge of the window would cut behind the others. */
static void
prefer_whole (const KzruPlacer *self,
              Choices          *choices)
{
  Choices sorted = { 0 };

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < choices->n; i++)
      if (kzru_placer_is_whole (self, &choices->items[i]) == (pass == 0))
        {
          sorted.items[sorted.n] = choices->items[i];
          sorted.extents[sorted.n] = choices->extents[i];
          sorted.n++;
        }

  *choices = sorted;
}

static void
list_choices (const KzruPlacer *self,
              guint             row,
              Choices          *choices)
{
  guint n_claims = kzru_event_table_get_columns (self->table)->n_claims[row];

  choices->n = 0;
  choices->anywhere = FALSE;
  add_choices (self, row, n_claims, KZRU_LABEL_SHORT, choices);

  /* Dates that disagree may lie decades apart. Where the line that joins them
   * has no room, the likeliest stands alone, rather than in a count. */
  if (n_claims > 1)
    add_choices (self, row, 1, KZRU_LABEL_SHORT, choices);

  /* The strip is hardly longer than the title. */
  if (choices->n == 0)
    {
      choices->anywhere = TRUE;
      add_choices (self, row, n_claims, KZRU_LABEL_SHORT, choices);
    }

  prefer_whole (self, choices);
}

/**
 * kzru_placer_place:
 * @self: a placer
 * @row: a row of the table
 * @packer: the lane
 * @item: (out caller-allocates): the event in its place
 *
 * Finds a place for an event and its label.
 *
 * Returns: whether there was one
 */
gboolean
kzru_placer_place (const KzruPlacer *self,
                   guint             row,
                   KzruLanePacker   *packer,
                   KzruPlanItem     *item)
{
  Choices choices;
  guint track, choice;

  list_choices (self, row, &choices);
  if (!kzru_lane_packer_place (packer, choices.extents, choices.n, &track, &choice))
    return FALSE;

  *item = choices.items[choice];
  item->track = track;
  return TRUE;
}

/**
 * kzru_placer_place_in:
 * @self: a placer
 * @row: a row of the table
 * @packer: the lane
 * @track: which row of it
 * @item: (out caller-allocates): the event in its place
 *
 * Finds a place for an event and its whole title in a certain row of a lane, where
 * the edge of the window does not cut it.
 *
 * Returns: whether there was one
 */
gboolean
kzru_placer_place_in (const KzruPlacer *self,
                      guint             row,
                      KzruLanePacker   *packer,
                      guint             track,
                      KzruPlanItem     *item)
{
  Choices choices;

  choices.n = 0;
  choices.anywhere = FALSE;
  add_choices (self, row, kzru_event_table_get_columns (self->table)->n_claims[row], KZRU_LABEL_FULL, &choices);

  for (guint i = 0; i < choices.n; i++)
    if (kzru_placer_is_whole (self, &choices.items[i]) &&
        kzru_lane_packer_place_in (packer, track, choices.extents[i]))
      {
        *item = choices.items[i];
        item->track = track;
        return TRUE;
      }

  return FALSE;
}

/**
 * kzru_placer_measure:
 * @self: a placer
 * @claim: what the first claim of an event says of when it was
 *
 * Measures the least room that an event takes: its mark, of the claim that is shown
 * first, without a title.
 *
 * Returns: the room, on the strip
 */
KzruExtent
kzru_placer_measure (const KzruPlacer     *self,
                     const KzruEdtfBounds *claim)
{
  KzruClaim mark;

  kzru_claim_init (&mark, claim, &self->world);
  return kzru_claim_get_extent (&mark, &self->world);
}

/**
 * kzru_placer_find_pinned:
 * @self: a placer
 * @track: the last row of the lane
 * @item: (out caller-allocates): the event in its place
 *
 * Gives the event that must have a mark the last row of its lane, where it is
 * in the way of what matters least.
 *
 * Returns: whether there is such an event
 */
gboolean
kzru_placer_find_pinned (const KzruPlacer *self,
                         guint             track,
                         KzruPlanItem     *item)
{
  Choices choices;

  if (self->pinned == KZRU_EVENT_TABLE_NO_ROW)
    return FALSE;

  list_choices (self, self->pinned, &choices);
  if (choices.n == 0)
    return FALSE;

  *item = choices.items[0];
  item->track = track;
  return TRUE;
}
