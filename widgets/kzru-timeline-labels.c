/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline-plan"

#include "config.h"

#include "widgets/kzru-timeline-plan-private.h"

#include <math.h>

/* The room that is left when all have their places is shared out between
 * neighbours in a track: a title that was cut short grows, and that of a bar may
 * run out at its end. */

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

  if (!item->bar)
    return;

  /* A label that is longer than its bar has nowhere to go within it. */
  if (item->n_roams == 0 && item->label.start >= item->mark.start)
    item->roams[item->n_roams++] = (KzruExtent) { item->label.start, item->label.start };
  if (item->n_roams == 1)
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
  double em = kzru_label_cache_get_em (labels);
  double full, width, most, growth;

  if (item->size != KZRU_LABEL_SHORT || item->growth == 0)
    return;

  full = kzru_label_cache_get_width (labels, item->row, KZRU_LABEL_FULL);
  width = item->label.end - item->label.start;
  most = item->growth < 0 ? item->label.end - room.start : room.end - item->label.start;

  /* By whole em, so that a title is not set anew for each step of a zoom. */
  most = most >= full ? full : floor (most / em) * em;
  growth = most - width;
  if (growth < em && most < full)
    return;

  if (item->growth < 0)
    item->label.start -= growth;
  else
    item->label.end += growth;

  item->extent.start = MIN (item->extent.start, item->label.start);
  item->extent.end = MAX (item->extent.end, item->label.end);
  shorten_roams (item, growth);
}

/**
 * kzru_plan_finish_labels:
 * @placer: the zoom and the table
 * @items: (element-type KzruPlanItem): what stands in a lane
 *
 * Shares out the room that is left between neighbours, and sorts @items by
 * track and place.
 */
void
kzru_plan_finish_labels (const KzruPlacer *placer,
                         GArray           *items)
{
  double gap = KZRU_PLAN_GAP_EM * placer->world.em;

  g_array_sort (items, compare_places);

  for (guint i = 0; i < items->len; i++)
    {
      KzruPlanItem *item = &g_array_index (items, KzruPlanItem, i);
      KzruExtent room = placer->reach;
      gboolean is_last = i + 1 == items->len || item[1].track != item->track;

      if (i > 0 && item[-1].track == item->track)
        room.start = item[-1].extent.end + gap;
      if (!is_last)
        room.end = item[1].extent.start - gap;

      free_label (item, is_last ? G_MAXDOUBLE : room.end);
      lengthen_label (item, placer->labels, room);
    }
}
