/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-time-filter"

#include "config.h"

#include "model/kzru-time-filter.h"

G_DEFINE_ENUM_TYPE (KzruTimeMode, kzru_time_mode,
                    G_DEFINE_ENUM_VALUE (KZRU_TIME_POSSIBLY_WITHIN, "possibly-within"),
                    G_DEFINE_ENUM_VALUE (KZRU_TIME_CERTAINLY_WITHIN, "certainly-within"))

/* Which records of an atlas lie in a range of time.
 *
 * An event lies certainly in the range if it began and ended there, whatever its dates
 * mean, and possibly if it may have been under way there. One that several sources date
 * does certainly if it does by every claim, and possibly if it does by any. A figure goes by the date that it
 * is of; one without a date may be of any time. A route is no event: it is there
 * from the first thing that is known of its state, or, if nothing is, always; and
 * it is there with each event that names it.
 *
 * Nothing is looked at until somebody asks, so that dragging an end of the range
 * over a large atlas costs no more than what is asked for in between. */

struct _KzruTimeFilter
{
  KzruAtlas    *atlas;
  KzruSpan      range;
  KzruTimeMode  mode;

  gboolean      is_valid; /* whether the two lists fit range and mode */
  guint8       *events;   /* one a record: whether it passes */
  guint8       *routes;
};

/**
 * kzru_time_filter_new:
 * @atlas: an atlas
 *
 * Prepares to filter @atlas by time. With no range set, everything passes.
 *
 * Returns: (transfer full): a filter
 */
KzruTimeFilter *
kzru_time_filter_new (KzruAtlas *atlas)
{
  KzruTimeFilter *self = g_new0 (KzruTimeFilter, 1);

  self->atlas = g_object_ref (atlas);

  return self;
}

/**
 * kzru_time_filter_free:
 * @self: (transfer full): a filter
 *
 * Frees a filter.
 */
void
kzru_time_filter_free (KzruTimeFilter *self)
{
  g_object_unref (self->atlas);
  g_free (self->events);
  g_free (self->routes);
  g_free (self);
}

/**
 * kzru_time_filter_set_range:
 * @self: a filter
 * @range: a range of time, in seconds of the time line; an empty one for all time
 * @mode: whether what may lie in the range passes, or only what must
 *
 * Sets what passes.
 */
void
kzru_time_filter_set_range (KzruTimeFilter *self,
                            KzruSpan        range,
                            KzruTimeMode    mode)
{
  self->range = range;
  self->mode = mode;
  self->is_valid = FALSE;
}

static gboolean
date_passes (const KzruTimeFilter *self,
             const KzruEdtf       *date)
{
  return self->mode == KZRU_TIME_CERTAINLY_WITHIN ? kzru_edtf_certainly_within (date, self->range)
                                                  : kzru_edtf_possibly_meets (date, self->range);
}

static gboolean
event_passes (const KzruTimeFilter *self,
              const KzruEvent      *event)
{
  gboolean all = self->mode == KZRU_TIME_CERTAINLY_WITHIN;

  for (guint i = 0; i < event->n_dates; i++)
    if (date_passes (self, event->dates[i].edtf) != all)
      return !all;

  return all;
}

/* That is so soon looked up that nothing is to be kept of a million rows. */
static gboolean
row_passes (const KzruTimeFilter *self,
            guint                 event)
{
  KzruEdtfBounds bounds = kzru_atlas_get_event_bounds (self->atlas, event);

  return kzru_time_mode_lets_pass (self->mode, &bounds, self->range);
}

static gboolean
route_passes (const KzruTimeFilter *self,
              const KzruRoute      *route)
{
  for (guint i = 0; i < route->n_status; i++)
    if (kzru_edtf_get_bounds (route->status[i].date)->outer.start < self->range.end)
      return TRUE;

  return route->n_status == 0;
}

static void
validate (KzruTimeFilter *self)
{
  guint n_events = kzru_atlas_get_n_records (self->atlas, KZRU_RECORD_EVENT);
  guint n_routes = kzru_atlas_get_n_records (self->atlas, KZRU_RECORD_ROUTE);

  if (self->is_valid)
    return;

  if (self->events == NULL)
    {
      self->events = g_new (guint8, n_events);
      self->routes = g_new (guint8, n_routes);
    }

  for (guint i = 0; i < n_routes; i++)
    self->routes[i] = route_passes (self, kzru_atlas_get_route (self->atlas, i));

  for (guint i = 0; i < n_events; i++)
    {
      const KzruEvent *event = kzru_atlas_get_event (self->atlas, i);

      self->events[i] = event_passes (self, event);
      for (guint j = 0; self->events[i] && j < event->routes.n; j++)
        self->routes[event->routes.v[j]] = TRUE;
    }

  self->is_valid = TRUE;
}

/**
 * kzru_time_mode_lets_pass:
 * @mode: whether what may lie in the range passes, or only what must
 * @bounds: what is known of a date
 * @range: a range of time, in seconds of the time line
 *
 * Says whether the row of a table lies in a range. It has one date, of which there are
 * only the bounds.
 *
 * Returns: whether it does
 */
gboolean
kzru_time_mode_lets_pass (KzruTimeMode          mode,
                          const KzruEdtfBounds *bounds,
                          KzruSpan              range)
{
  if (mode == KZRU_TIME_CERTAINLY_WITHIN)
    return kzru_span_contains (range, bounds->outer) && !(bounds->flags & KZRU_EDTF_FLAG_UNCERTAIN);

  return kzru_span_intersects (range, bounds->outer);
}

/**
 * kzru_time_filter_passes:
 * @self: a filter
 * @ref: a record of the atlas
 *
 * Says whether a record lies in the range. What has no time (a place, an actor)
 * always does.
 *
 * Returns: whether @ref passes
 */
gboolean
kzru_time_filter_passes (KzruTimeFilter *self,
                         KzruRef         ref)
{
  const KzruEdtf *date;

  if (kzru_span_is_empty (self->range))
    return TRUE;

  switch (ref.kind)
    {
    case KZRU_RECORD_EVENT:
      if (kzru_atlas_get_table (self->atlas) != NULL)
        return row_passes (self, ref.index);
      validate (self);
      return self->events[ref.index];
    case KZRU_RECORD_ROUTE:
      validate (self);
      return self->routes[ref.index];
    case KZRU_RECORD_FIGURE:
      date = kzru_atlas_get_figure (self->atlas, ref.index)->date;
      return date != NULL ? date_passes (self, date) : self->mode == KZRU_TIME_POSSIBLY_WITHIN;
    default:
      return TRUE;
    }
}
