/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-view-history"

#include "config.h"

#include "model/kzru-view-history.h"

#include <math.h>

/**
 * KzruViewHistory:
 *
 * The views of an atlas that one has come through, as a browser keeps pages.
 *
 * Timeline and map each say what they show when they have come to rest; when one
 * goes back or forward, [signal@ViewHistory::restored] tells them where to. What
 * follows within a second, of one pane or of both, is one step: a turn of the
 * wheel is many notches, and selecting an event moves both panes.
 *
 * A pane that was sent to a view may come to rest a little beside it, or move a
 * moment later. That changes the view it was sent to, and leaves the way forward
 * open.
 */
struct _KzruViewHistory
{
  GObject parent_instance;

  GArray *views; /* of KzruView */
  guint current;
  gint64 changed; /* µs; when the current view became so */
};

G_DEFINE_FINAL_TYPE (KzruViewHistory, kzru_view_history, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_GO_BACK,
  PROP_CAN_GO_FORWARD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define MAX_VIEWS 200
#define SAME_SPAN 1e-3 /* of its length */
#define SAME_MAP 1e-3  /* of what is shown */

static void
kzru_view_history_finalize (GObject *object)
{
  g_array_unref (KZRU_VIEW_HISTORY (object)->views);

  G_OBJECT_CLASS (kzru_view_history_parent_class)->finalize (object);
}

static void
kzru_view_history_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  KzruViewHistory *self = KZRU_VIEW_HISTORY (object);

  switch (prop_id)
    {
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, kzru_view_history_can_go_back (self));
      break;
    case PROP_CAN_GO_FORWARD:
      g_value_set_boolean (value, kzru_view_history_can_go_forward (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kzru_view_history_class_init (KzruViewHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = kzru_view_history_finalize;
  object_class->get_property = kzru_view_history_get_property;

  /**
   * KzruViewHistory:can-go-back:
   *
   * Whether there is a view before this one.
   */
  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, flags);

  /**
   * KzruViewHistory:can-go-forward:
   *
   * Whether there is a view after this one.
   */
  properties[PROP_CAN_GO_FORWARD] = g_param_spec_boolean ("can-go-forward", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * KzruViewHistory::restored:
   * @self: the history
   *
   * One went back or forward: the panes are to show the current view.
   */
  signals[SIGNAL_RESTORED] =
    g_signal_new ("restored",
                  G_TYPE_FROM_CLASS (klass),
                  G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
kzru_view_history_init (KzruViewHistory *self)
{
  self->views = g_array_new (FALSE, FALSE, sizeof (KzruView));
}

/**
 * kzru_view_history_new:
 *
 * Creates a history with no view in it.
 *
 * Returns: (transfer full): a history
 */
KzruViewHistory *
kzru_view_history_new (void)
{
  return g_object_new (KZRU_TYPE_VIEW_HISTORY, NULL);
}

/**
 * kzru_view_history_get_current:
 * @self: a history
 *
 * Gets the view that one is at.
 *
 * Returns: the view; with an empty span and no map if there is none
 */
KzruView
kzru_view_history_get_current (KzruViewHistory *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_HISTORY (self), (KzruView) { 0 });

  return self->views->len > 0 ? g_array_index (self->views, KzruView, self->current) : (KzruView) { 0 };
}

/**
 * kzru_view_history_can_go_back:
 * @self: a history
 *
 * Says whether there is a view before this one.
 *
 * Returns: whether there is
 */
gboolean
kzru_view_history_can_go_back (KzruViewHistory *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_HISTORY (self), FALSE);

  return self->current > 0;
}

/**
 * kzru_view_history_can_go_forward:
 * @self: a history
 *
 * Says whether there is a view after this one.
 *
 * Returns: whether there is
 */
gboolean
kzru_view_history_can_go_forward (KzruViewHistory *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_HISTORY (self), FALSE);

  return self->current + 1 < self->views->len;
}

/* Tells what has become possible, or no longer is. */
static void
notify_changes (KzruViewHistory *self,
                gboolean         could_go_back,
                gboolean         could_go_forward)
{
  if (kzru_view_history_can_go_back (self) != could_go_back)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
  if (kzru_view_history_can_go_forward (self) != could_go_forward)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_FORWARD]);
}

/* Adds a view after the current one, and forgets what came after that. */
static void
push (KzruViewHistory *self,
      const KzruView  *view)
{
  gboolean could_go_back = kzru_view_history_can_go_back (self);
  gboolean could_go_forward = kzru_view_history_can_go_forward (self);

  if (self->views->len > 0)
    g_array_set_size (self->views, self->current + 1);
  if (self->views->len == MAX_VIEWS)
    g_array_remove_index (self->views, 0);
  g_array_append_val (self->views, *view);
  self->current = self->views->len - 1;

  notify_changes (self, could_go_back, could_go_forward);
}

/* @completes: the view says what the current one has left open */
static void
visit (KzruViewHistory *self,
       const KzruView  *view,
       gboolean         completes,
       gint64           now)
{
  if (self->views->len > 0 && (completes || now - self->changed < KZRU_VIEW_HISTORY_MERGE))
    g_array_index (self->views, KzruView, self->current) = *view;
  else
    push (self, view);

  self->changed = now;
}

static gboolean
is_same_span (KzruSpan a,
              KzruSpan b)
{
  double tolerance = SAME_SPAN * ((double) a.end - (double) a.start);

  return fabs ((double) a.start - (double) b.start) <= tolerance
         && fabs ((double) a.end - (double) b.end) <= tolerance;
}

static gboolean
is_same_map (const KzruViewpoint *a,
             const KzruViewpoint *b)
{
  double tolerance = SAME_MAP * 360 / exp2 (a->zoom); /* degrees */

  return fabs (a->lon - b->lon) <= tolerance && fabs (a->lat - b->lat) <= tolerance
         && fabs (a->zoom - b->zoom) <= SAME_MAP && fabs (a->rotation - b->rotation) <= SAME_MAP;
}

/**
 * kzru_view_history_visit_span:
 * @self: a history
 * @span: what the timeline shows, in seconds of the time line
 * @now: when, in µs of the monotonic clock
 *
 * Says where the timeline has come to rest.
 */
void
kzru_view_history_visit_span (KzruViewHistory *self,
                              KzruSpan         span,
                              gint64           now)
{
  KzruView view = kzru_view_history_get_current (self);
  gboolean completes = kzru_span_is_empty (view.span);

  g_return_if_fail (KZRU_IS_VIEW_HISTORY (self));
  g_return_if_fail (!kzru_span_is_empty (span));

  if (is_same_span (span, view.span))
    return;

  view.span = span;
  visit (self, &view, completes, now);
}

/* @adjusts: the current view is to show another place, and no view to be added */
static void
visit_map (KzruViewHistory     *self,
           const KzruViewpoint *place,
           gboolean             adjusts,
           gint64               now)
{
  KzruView view = kzru_view_history_get_current (self);
  gboolean completes = !view.has_map;

  if (view.has_map && is_same_map (place, &view.map))
    return;

  view.map = *place;
  view.has_map = TRUE;
  visit (self, &view, completes || adjusts, now);
}

/**
 * kzru_view_history_visit_map:
 * @self: a history
 * @place: what the map shows
 * @now: when, in µs of the monotonic clock
 *
 * Says where the map has come to rest.
 */
void
kzru_view_history_visit_map (KzruViewHistory     *self,
                             const KzruViewpoint *place,
                             gint64               now)
{
  g_return_if_fail (KZRU_IS_VIEW_HISTORY (self));
  g_return_if_fail (place != NULL);

  visit_map (self, place, FALSE, now);
}

/**
 * kzru_view_history_adjust_map:
 * @self: a history
 * @place: what the map shows
 * @now: when, in µs of the monotonic clock
 *
 * Says where the map has come to rest when nobody moved it: as when it was given
 * another size, and shows the same as before in that. There is nothing to go
 * back to then.
 */
void
kzru_view_history_adjust_map (KzruViewHistory     *self,
                              const KzruViewpoint *place,
                              gint64               now)
{
  g_return_if_fail (KZRU_IS_VIEW_HISTORY (self));
  g_return_if_fail (place != NULL);

  visit_map (self, place, TRUE, now);
}

static void
go_to (KzruViewHistory *self,
       guint            current,
       gint64           now)
{
  gboolean could_go_back = kzru_view_history_can_go_back (self);
  gboolean could_go_forward = kzru_view_history_can_go_forward (self);

  self->current = current;
  self->changed = now;
  notify_changes (self, could_go_back, could_go_forward);
  g_signal_emit (self, signals[SIGNAL_RESTORED], 0);
}

/**
 * kzru_view_history_go_back:
 * @self: a history
 * @now: when, in µs of the monotonic clock
 *
 * Goes to the view before this one, if there is one.
 */
void
kzru_view_history_go_back (KzruViewHistory *self,
                           gint64           now)
{
  g_return_if_fail (KZRU_IS_VIEW_HISTORY (self));

  if (kzru_view_history_can_go_back (self))
    go_to (self, self->current - 1, now);
}

/**
 * kzru_view_history_go_forward:
 * @self: a history
 * @now: when, in µs of the monotonic clock
 *
 * Goes to the view after this one, if there is one.
 */
void
kzru_view_history_go_forward (KzruViewHistory *self,
                              gint64           now)
{
  g_return_if_fail (KZRU_IS_VIEW_HISTORY (self));

  if (kzru_view_history_can_go_forward (self))
    go_to (self, self->current + 1, now);
}

/**
 * kzru_view_history_clear:
 * @self: a history
 *
 * Forgets all views, as when another atlas is opened.
 */
void
kzru_view_history_clear (KzruViewHistory *self)
{
  gboolean could_go_back, could_go_forward;

  g_return_if_fail (KZRU_IS_VIEW_HISTORY (self));

  could_go_back = kzru_view_history_can_go_back (self);
  could_go_forward = kzru_view_history_can_go_forward (self);
  g_array_set_size (self->views, 0);
  self->current = 0;
  notify_changes (self, could_go_back, could_go_forward);
}
