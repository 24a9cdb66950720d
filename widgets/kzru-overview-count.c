/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-overview"

#include "config.h"

#include "widgets/kzru-overview-private.h"

#include <math.h>

/* How many events there are in each column of the overview. Those of a large table are
 * counted in another thread, while the columns stay as they were. */

typedef struct
{
  KzruRowFilter filter;
  KzruScale scale;
  GArray *columns;
} Counting;

static GArray *
create_columns (const KzruScale *scale)
{
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (guint));

  g_array_set_size (columns, (guint) ceil (scale->length / KZRU_OVERVIEW_COLUMN));

  return columns;
}

/* Counts an event in the column in which it starts; one that is vague, in the
 * middle of when it may have been. */
static void
count_event (GArray               *columns,
             const KzruScale      *scale,
             const KzruEdtfBounds *bounds)
{
  double instant = (double) bounds->outer.start;
  double column;

  if (bounds->outer.start == KZRU_INSTANT_MIN)
    instant = (double) bounds->outer.end;
  else if (bounds->kind == KZRU_EDTF_DATE && bounds->outer.end != KZRU_INSTANT_MAX)
    instant = ((double) bounds->outer.start + (double) bounds->outer.end) / 2;

  column = floor (kzru_scale_to_px (scale, instant) / KZRU_OVERVIEW_COLUMN);
  if (column >= 0 && column < columns->len)
    g_array_index (columns, guint, (guint) column)++;
}

static void
counting_free (Counting *counting)
{
  kzru_row_filter_clear (&counting->filter);
  g_clear_pointer (&counting->columns, g_array_unref);
  g_free (counting);
}

/* A million rows are gone through as they stand in columns. */
static void
count_in_thread (gpointer            work,
                 const KzruProgress *progress)
{
  Counting *counting = work;
  const KzruRowFilter *filter = &counting->filter;
  guint n = kzru_event_table_get_columns (filter->events)->n_rows;

  counting->columns = create_columns (&counting->scale);
  for (guint row = 0; row < n; row++)
    {
      if (row % KZRU_PROGRESS_STEPS == 0 && !kzru_progress_go_on (progress, row, n))
        return;

      if (kzru_row_filter_passes (filter, row))
        {
          KzruEdtfBounds bounds = kzru_event_table_get_claim (filter->events, row, 0);

          count_event (counting->columns, &counting->scale, &bounds);
        }
    }
}

static void
counted_cb (gpointer work,
            gpointer owner)
{
  Counting *counting = work;
  KzruOverview *self = owner;

  g_array_unref (self->columns);
  self->columns = g_steal_pointer (&counting->columns);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static const KzruJobKind counting_kind = {
  .run = count_in_thread,
  .done = counted_cb,
  .free = (GDestroyNotify) counting_free,
};

static void
start_counting (KzruOverview        *self,
                const KzruRowFilter *filter,
                const KzruScale     *scale)
{
  Counting *counting = g_new0 (Counting, 1);

  kzru_row_filter_copy (filter, &counting->filter);
  counting->scale = *scale;
  kzru_job_start_next (&self->counting, &counting_kind, counting, self);
}

static void
count_at_once (KzruOverview    *self,
               const KzruScale *scale)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  guint n = kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT);

  kzru_job_give_up (&self->counting);
  g_array_unref (self->columns);
  self->columns = create_columns (scale);

  for (guint i = 0; i < n; i++)
    if (kzru_view_state_is_found (state, (KzruRef) { KZRU_RECORD_EVENT, i }))
      {
        KzruEdtfBounds bounds = kzru_atlas_get_event_bounds (atlas, i);

        count_event (self->columns, scale, &bounds);
      }
}

/**
 * kzru_overview_count:
 * @self: an overview that is ready
 *
 * Counts the events in each column, unless they are or are being counted: of a large
 * table a little later.
 */
void
kzru_overview_count (KzruOverview *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  KzruScale scale = kzru_overview_get_scale (self);
  g_auto (KzruRowFilter) filter = { 0 };

  if (self->columns_width == width)
    return;

  self->columns_width = width;
  if (kzru_view_state_get_row_filter (kzru_pane_get_view_state (KZRU_PANE (self)), FALSE, &filter)
      && kzru_event_table_get_columns (filter.events)->n_rows > KZRU_JOB_AT_ONCE)
    start_counting (self, &filter, &scale);
  else
    count_at_once (self, &scale);
}

/**
 * kzru_overview_recount:
 * @self: an overview
 *
 * Says that other events are to be counted. Until they are, the columns stay.
 */
void
kzru_overview_recount (KzruOverview *self)
{
  self->columns_width = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * kzru_overview_clear_count:
 * @self: an overview
 *
 * Says that the columns mean nothing any more, and gives up counting.
 */
void
kzru_overview_clear_count (KzruOverview *self)
{
  kzru_job_give_up (&self->counting);
  g_array_set_size (self->columns, 0);
  kzru_overview_recount (self);
}
