/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline-plan"

#include "config.h"

#include "widgets/kzru-timeline-plan-private.h"

/* The places that one event may take: its whole title behind the mark, before
 * it, then the short title behind and before.
 *
 *     ● Treaty of friendship      Treaty of friendship ●      ● Treaty of…
 *
 * A bar carries its title inside, from its start on; the title of a short bar
 * runs out at its end. So does the line of a moment that is very vague. */

#define PAD_EM 0.4 /* between a mark and its label */
#define MAX_CHOICES 4

/* A mark without its label. */
typedef struct
{
  KzruExtent extent; /* of all claims */
  KzruExtent hard;   /* what a label must not cover */
  gboolean bar;      /* the label stands on the mark */
  gboolean before;   /* the label should rather stand before the mark */
} Body;

typedef struct
{
  KzruPlanItem items[MAX_CHOICES];
  KzruExtent extents[MAX_CHOICES];
  guint n;
  gboolean anywhere; /* labels may stand where no panning brings them into view */
} Choices;

static Body
measure_body (const KzruPlacer *self,
              guint             row)
{
  guint n_claims = kzru_event_table_get_columns (self->table)->n_claims[row];
  double first_anchor = 0;
  Body body = { 0 };

  for (guint i = 0; i < n_claims; i++)
    {
      KzruEdtfBounds bounds = kzru_event_table_get_claim (self->table, row, i);
      KzruExtent extent;
      double radius = KZRU_DOT_RADIUS_EM * self->world.em;
      KzruClaim claim;

      kzru_claim_init (&claim, &bounds, &self->world);
      radius = MAX (radius, claim.blur);
      extent = kzru_claim_get_extent (&claim, &self->world);

      if (i > 0)
        {
          body.extent.start = MIN (body.extent.start, extent.start);
          body.extent.end = MAX (body.extent.end, extent.end);
          body.before |= claim.anchor > first_anchor;
          continue;
        }

      body.extent = extent;
      body.bar = claim.shape == KZRU_MARK_SPAN;
      body.hard = body.bar ? (KzruExtent) { extent.start, claim.anchor }
                              : (KzruExtent) { claim.anchor - radius, claim.anchor + radius };
      if (body.bar && (claim.flags & KZRU_EDTF_FLAG_UNCERTAIN))
        body.hard.end += 2 * radius;
      first_anchor = claim.anchor;
    }

  /* Between two claims runs the line that joins them: no room for a label. */
  if (n_claims > 1)
    {
      body.hard = body.extent;
      body.bar = FALSE;
    }

  return body;
}

static void
add_choice (Choices            *choices,
            const KzruPlanItem *item,
            const KzruWorld    *world)
{
  if (!choices->anywhere && (item->label.start < 0 || item->label.end > world->length))
    return;

  choices->items[choices->n] = *item;
  choices->extents[choices->n] = item->extent;
  choices->n++;
}

/* The label on the line of a moment, away from the smear in its middle. */
static gboolean
add_on_line (const KzruPlacer *self,
             const Body       *body,
             KzruPlanItem      item,
             double            width,
             Choices          *choices)
{
  double pad = PAD_EM * self->world.em;
  double start = MAX (body->extent.start, 0) + pad;
  double behind = body->hard.end + pad;

  if (body->bar || start + width + pad > body->hard.start)
    return FALSE;

  item.label = (KzruExtent) { start, start + width };
  item.extent = body->extent;
  item.roam = (KzruExtent) { start, body->hard.start - pad - width };
  item.roam_behind = (KzruExtent) { behind, MAX (behind, body->extent.end - width) };
  add_choice (choices, &item, &self->world);
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
  double pad = PAD_EM * self->world.em;
  double start = MAX (body->hard.end, 0) + pad;

  item.label = (KzruExtent) { start, start + width };
  item.extent = (KzruExtent) { body->extent.start, MAX (body->extent.end, start + width) };
  item.roam = (KzruExtent) { start, MAX (start, body->extent.end - (body->bar ? pad : 0) - width) };
  add_choice (choices, &item, &self->world);
}

/* The label before the mark. */
static void
add_before (const KzruPlacer *self,
            const Body       *body,
            KzruPlanItem      item,
            double            width,
            Choices          *choices)
{
  double end = body->hard.start - PAD_EM * self->world.em;

  /* A bar that has room for its label on it keeps it there. */
  if (body->bar && body->extent.end - body->hard.end > width)
    return;

  item.label = (KzruExtent) { end - width, end };
  item.extent = (KzruExtent) { MIN (body->extent.start, end - width), body->extent.end };
  item.roam = (KzruExtent) { item.label.start, item.label.start };
  add_choice (choices, &item, &self->world);
}

static void
add_choices (const KzruPlacer *self,
             guint             row,
             Choices          *choices)
{
  Body body = measure_body (self, row);
  double full_width = kzru_label_cache_get_width (self->labels, row, KZRU_LABEL_FULL);

  for (KzruLabelSize size = KZRU_LABEL_FULL; size <= KZRU_LABEL_SHORT; size++)
    {
      double width = kzru_label_cache_get_width (self->labels, row, size);
      KzruPlanItem item = { .row = row, .size = size, .mark = body.extent };

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

static void
list_choices (const KzruPlacer *self,
              guint             row,
              Choices          *choices)
{
  choices->n = 0;
  choices->anywhere = FALSE;
  add_choices (self, row, choices);

  /* The strip is hardly longer than the title. */
  if (choices->n == 0)
    {
      choices->anywhere = TRUE;
      add_choices (self, row, choices);
    }
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
