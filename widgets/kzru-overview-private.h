/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-overview.h"

#include "model/kzru-calendar.h"
#include "model/kzru-event-table.h"
#include "model/kzru-job.h"
#include "model/kzru-scale.h"
#include "widgets/kzru-timeline-painter.h"

G_BEGIN_DECLS

/* px; at both ends, so that the handle's edges can be seen */
#define KZRU_OVERVIEW_INSET 6

/* px; how wide a column is, with the gap to the next */
#define KZRU_OVERVIEW_COLUMN 5

struct _KzruOverview
{
  KzruPane parent_instance;

  KzruCalendar *calendar;
  GArray *columns; /* of guint: events in each column of the strip */
  int columns_width; /* px; for which they were, or are being, counted */
  KzruJob *counting; /* NULL if nothing is counted in a thread */

  int part;         /* of the handle that is dragged */
  KzruSpan grabbed; /* what was visible when the drag began */
};

/* kzru-overview-count.c */
void      kzru_overview_count       (KzruOverview *self);
void      kzru_overview_recount     (KzruOverview *self);
void      kzru_overview_clear_count (KzruOverview *self);

/* kzru-overview-snapshot.c */
gboolean  kzru_overview_is_ready   (KzruOverview *self);
KzruScale kzru_overview_get_scale  (KzruOverview *self);
KzruBox   kzru_overview_get_handle (KzruOverview *self);
void      kzru_overview_paint      (GtkWidget    *widget,
                                    GtkSnapshot  *snapshot);

G_END_DECLS
