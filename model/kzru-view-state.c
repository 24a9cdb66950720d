/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-view-state"

#include "config.h"

#include "model/kzru-view-state-private.h"

#include "model/kzru-atlas-spans.h"
#include "model/kzru-ties.h"

/**
 * KzruViewState:
 *
 * What the panes of a window show, in one place.
 *
 * Timeline, map, reader and lists know nothing of each other: each shows this
 * object and changes it, and hears from it when another did. All fields are up
 * to date before the first of a change's notifications goes out.
 *
 * The class lies in several files: this one holds the object, its atlas and what
 * is selected; `-shown` what is searched for and what passes the filters, `-count` how
 * many do, `-time`
 * when one looks at, `-choices` and `-lanes` how the user wants to see things.
 */
G_DEFINE_FINAL_TYPE (KzruViewState, kzru_view_state, G_TYPE_OBJECT)


GParamSpec *_kzru_view_state_properties[N_PROPS];

#define properties _kzru_view_state_properties

enum
{
  SIGNAL_COUNTED,
  SIGNAL_FOUND_CHANGED,
  SIGNAL_LANES_CHANGED,
  SIGNAL_SHOWN_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
kzru_view_state_finalize (GObject *object)
{
  KzruViewState *self = KZRU_VIEW_STATE (object);

  _kzru_view_state_forget_count (self);
  g_clear_pointer (&self->search, kzru_search_free);
  g_clear_pointer (&self->time_filter, kzru_time_filter_free);
  g_clear_object (&self->corpus);
  g_clear_object (&self->atlas);
  g_clear_object (&self->history);
  g_clear_pointer (&self->arrangements, g_hash_table_unref);
  g_clear_pointer (&self->languages, g_strfreev);
  g_clear_pointer (&self->calendars, g_strfreev);
  g_clear_pointer (&self->query, g_free);

  G_OBJECT_CLASS (kzru_view_state_parent_class)->finalize (object);
}

static void
kzru_view_state_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  KzruViewState *self = KZRU_VIEW_STATE (object);

  switch (prop_id)
    {
    case PROP_ATLAS:
      g_value_set_object (value, self->atlas);
      break;
    case PROP_CORPUS:
      g_value_set_object (value, self->corpus);
      break;
    case PROP_SELECTED:
      g_value_set_boxed (value, &self->selected);
      break;
    case PROP_HOVERED:
      g_value_set_boxed (value, &self->hovered);
      break;
    case PROP_VISIBLE_SPAN:
      g_value_set_boxed (value, &self->visible_span);
      break;
    case PROP_QUERY:
      g_value_set_string (value, self->query);
      break;
    case PROP_LANGUAGES:
      g_value_set_boxed (value, self->languages);
      break;
    case PROP_CALENDARS:
      g_value_set_boxed (value, self->calendars);
      break;
    case PROP_TIME_RANGE:
      g_value_set_boxed (value, &self->time_range);
      break;
    case PROP_TIME_MODE:
      g_value_set_enum (value, self->time_mode);
      break;
    case PROP_PLAYHEAD:
      g_value_set_int64 (value, self->playhead);
      break;
    case PROP_LANE_MODE:
      g_value_set_enum (value, self->lane_mode);
      break;
    case PROP_TIME_DIRECTION:
      g_value_set_enum (value, self->time_direction);
      break;
    case PROP_SHOW_ALL_TIMES:
      g_value_set_boolean (value, self->show_all_times);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kzru_view_state_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  KzruViewState *self = KZRU_VIEW_STATE (object);
  gpointer boxed;

  switch (prop_id)
    {
    case PROP_ATLAS:
      kzru_view_state_set_atlas (self, g_value_get_object (value));
      break;
    case PROP_CORPUS:
      kzru_view_state_set_corpus (self, g_value_get_object (value));
      break;
    case PROP_SELECTED:
      boxed = g_value_get_boxed (value);
      kzru_view_state_select (self, boxed != NULL ? *(KzruRef *) boxed : KZRU_REF_NONE);
      break;
    case PROP_HOVERED:
      boxed = g_value_get_boxed (value);
      kzru_view_state_hover (self, boxed != NULL ? *(KzruRef *) boxed : KZRU_REF_NONE);
      break;
    case PROP_VISIBLE_SPAN:
      boxed = g_value_get_boxed (value);
      if (boxed != NULL)
        kzru_view_state_set_visible_span (self, *(KzruSpan *) boxed);
      break;
    case PROP_QUERY:
      kzru_view_state_set_query (self, g_value_get_string (value));
      break;
    case PROP_LANGUAGES:
      kzru_view_state_set_languages (self, g_value_get_boxed (value));
      break;
    case PROP_CALENDARS:
      kzru_view_state_set_calendars (self, g_value_get_boxed (value));
      break;
    case PROP_TIME_RANGE:
      boxed = g_value_get_boxed (value);
      kzru_view_state_set_time_range (self, boxed != NULL ? *(KzruSpan *) boxed : (KzruSpan) { 0, 0 });
      break;
    case PROP_TIME_MODE:
      kzru_view_state_set_time_mode (self, g_value_get_enum (value));
      break;
    case PROP_PLAYHEAD:
      kzru_view_state_set_playhead (self, g_value_get_int64 (value));
      break;
    case PROP_LANE_MODE:
      kzru_view_state_set_lane_mode (self, g_value_get_enum (value));
      break;
    case PROP_TIME_DIRECTION:
      kzru_view_state_set_time_direction (self, g_value_get_enum (value));
      break;
    case PROP_SHOW_ALL_TIMES:
      kzru_view_state_set_show_all_times (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * KzruViewState:atlas:
   *
   * The atlas that is open. Setting another one clears corpus, selection and query.
   */
  properties[PROP_ATLAS] = g_param_spec_object ("atlas", NULL, NULL, KZRU_TYPE_ATLAS, flags);

  /**
   * KzruViewState:corpus:
   *
   * The documents of the atlas, as far as they are at hand.
   */
  properties[PROP_CORPUS] = g_param_spec_object ("corpus", NULL, NULL, KZRU_TYPE_CORPUS, flags);

  /**
   * KzruViewState:selected:
   *
   * The record that the reader speaks of.
   */
  properties[PROP_SELECTED] = g_param_spec_boxed ("selected", NULL, NULL, KZRU_TYPE_REF, flags);

  /**
   * KzruViewState:hovered:
   *
   * The record that the pointer is over.
   */
  properties[PROP_HOVERED] = g_param_spec_boxed ("hovered", NULL, NULL, KZRU_TYPE_REF, flags);

  /**
   * KzruViewState:visible-span:
   *
   * The time that the timeline shows, in seconds of the time line.
   */
  properties[PROP_VISIBLE_SPAN] = g_param_spec_boxed ("visible-span", NULL, NULL, KZRU_TYPE_SPAN, flags);

  /**
   * KzruViewState:query:
   *
   * The words that are searched for; "" when there are none.
   */
  properties[PROP_QUERY] = g_param_spec_string ("query", NULL, NULL, "", flags);

  /**
   * KzruViewState:languages:
   *
   * The languages to show texts in, the preferred one first, as BCP 47 tags.
   */
  properties[PROP_LANGUAGES] = g_param_spec_boxed ("languages", NULL, NULL, G_TYPE_STRV, flags);

  /**
   * KzruViewState:calendars:
   *
   * The calendars to show dates in, as CLDR keys, the uppermost of the axis first.
   */
  properties[PROP_CALENDARS] = g_param_spec_boxed ("calendars", NULL, NULL, G_TYPE_STRV, flags);

  /**
   * KzruViewState:time-range:
   *
   * The range of time that records have to lie in to be shown, in seconds of the
   * time line; empty for all time.
   */
  properties[PROP_TIME_RANGE] = g_param_spec_boxed ("time-range", NULL, NULL, KZRU_TYPE_SPAN, flags);

  /**
   * KzruViewState:time-mode:
   *
   * Whether what may lie in the range of time is shown, or only what must.
   */
  properties[PROP_TIME_MODE] = g_param_spec_enum ("time-mode", NULL, NULL, KZRU_TYPE_TIME_MODE,
                                                  KZRU_TIME_POSSIBLY_WITHIN, flags);

  /**
   * KzruViewState:playhead:
   *
   * The instant that one stands at in time, in seconds of the time line;
   * `KZRU_INSTANT_MIN` if there is none.
   */
  properties[PROP_PLAYHEAD] = g_param_spec_int64 ("playhead", NULL, NULL, KZRU_INSTANT_MIN, KZRU_INSTANT_MAX,
                                                  KZRU_INSTANT_MIN, flags);

  /**
   * KzruViewState:lane-mode:
   *
   * What the timeline puts its events into lanes by.
   */
  properties[PROP_LANE_MODE] = g_param_spec_enum ("lane-mode", NULL, NULL, KZRU_TYPE_LANE_MODE,
                                                  KZRU_LANE_MODE_THEME, flags);

  /**
   * KzruViewState:time-direction:
   *
   * Which way time runs.
   */
  properties[PROP_TIME_DIRECTION] = g_param_spec_enum ("time-direction", NULL, NULL, KZRU_TYPE_TIME_DIRECTION,
                                                       KZRU_TIME_FOLLOWS_INTERFACE, flags);

  /**
   * KzruViewState:show-all-times:
   *
   * Whether the map shows all, regardless of range and playhead.
   */
  properties[PROP_SHOW_ALL_TIMES] = g_param_spec_boolean ("show-all-times", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kzru_view_state_class_init (KzruViewStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kzru_view_state_finalize;
  object_class->get_property = kzru_view_state_get_property;
  object_class->set_property = kzru_view_state_set_property;

  install_properties (object_class);

  /**
   * KzruViewState::counted:
   * @self: the view state
   *
   * It is known how many records are shown: see [method@ViewState.count_shown].
   */
  signals[SIGNAL_COUNTED] =
    g_signal_new ("counted",
                  G_TYPE_FROM_CLASS (klass),
                  G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * KzruViewState::found-changed:
   * @self: the view state
   *
   * Other records match the query than before.
   */
  signals[SIGNAL_FOUND_CHANGED] =
    g_signal_new ("found-changed",
                  G_TYPE_FROM_CLASS (klass),
                  G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * KzruViewState::lanes-changed:
   * @self: the view state
   *
   * The user has moved a lane, collapsed it, or opened it.
   */
  signals[SIGNAL_LANES_CHANGED] =
    g_signal_new ("lanes-changed",
                  G_TYPE_FROM_CLASS (klass),
                  G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * KzruViewState::shown-changed:
   * @self: the view state
   *
   * Other records pass the filters, query and time, than before.
   */
  signals[SIGNAL_SHOWN_CHANGED] =
    g_signal_new ("shown-changed",
                  G_TYPE_FROM_CLASS (klass),
                  G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
kzru_view_state_init (KzruViewState *self)
{
  static const char * const english[] = { "en", NULL };
  static const char * const gregorian[] = { "gregorian", NULL };

  self->query = g_strdup ("");
  self->languages = g_strdupv ((char **) english);
  self->calendars = g_strdupv ((char **) gregorian);
  self->playhead = KZRU_INSTANT_MIN;
  self->history = kzru_view_history_new ();
}

void
_kzru_view_state_emit_shown_changed (KzruViewState *self)
{
  g_signal_emit (self, signals[SIGNAL_SHOWN_CHANGED], 0);
}

void
_kzru_view_state_emit_lanes_changed (KzruViewState *self)
{
  g_signal_emit (self, signals[SIGNAL_LANES_CHANGED], 0);
}

void
_kzru_view_state_emit_counted (KzruViewState *self)
{
  g_signal_emit (self, signals[SIGNAL_COUNTED], 0);
}

void
_kzru_view_state_emit_found_changed (KzruViewState *self)
{
  g_signal_emit (self, signals[SIGNAL_FOUND_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_SHOWN_CHANGED], 0);
}

/**
 * kzru_view_state_new:
 *
 * Creates a view state with no atlas.
 *
 * Returns: (transfer full): a view state
 */
KzruViewState *
kzru_view_state_new (void)
{
  return g_object_new (KZRU_TYPE_VIEW_STATE, NULL);
}

/**
 * kzru_view_state_get_atlas:
 * @self: a view state
 *
 * Gets the atlas that is open.
 *
 * Returns: (transfer none) (nullable): the atlas
 */
KzruAtlas *
kzru_view_state_get_atlas (KzruViewState *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), NULL);

  return self->atlas;
}

/* The rows of a large table were looked through. */
static void
searched_cb (gpointer user_data)
{
  _kzru_view_state_emit_found_changed (user_data);
}

/**
 * kzru_view_state_set_atlas:
 * @self: a view state
 * @atlas: (nullable): an atlas
 *
 * Sets the atlas that is open. Clears corpus, selection, hovering, query, time range
 * and playhead and shows the span in which most of the events lie.
 */
void
kzru_view_state_set_atlas (KzruViewState *self,
                           KzruAtlas     *atlas)
{
  g_return_if_fail (KZRU_IS_VIEW_STATE (self));
  g_return_if_fail (atlas == NULL || KZRU_IS_ATLAS (atlas));

  if (!g_set_object (&self->atlas, atlas))
    return;

  g_object_freeze_notify (G_OBJECT (self));

  /* References name records of the old atlas: they go first, so that nobody
   * who is told of the new one looks them up in it. */
  self->selected = self->hovered = KZRU_REF_NONE;
  g_clear_object (&self->corpus);
  g_free (self->query);
  self->query = g_strdup ("");
  _kzru_view_state_forget_count (self);
  g_clear_pointer (&self->search, kzru_search_free);
  g_clear_pointer (&self->time_filter, kzru_time_filter_free);
  self->document_span = self->visible_span = self->time_range = (KzruSpan) { 0, 0 };
  self->playhead = KZRU_INSTANT_MIN;
  kzru_view_history_clear (self->history);

  if (atlas != NULL)
    {
      self->search = kzru_search_new (atlas, searched_cb, self);
      self->time_filter = kzru_time_filter_new (atlas);
      kzru_atlas_measure_spans (atlas, &self->document_span, &self->visible_span);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ATLAS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CORPUS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOVERED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VISIBLE_SPAN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIME_RANGE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYHEAD]);
  g_object_thaw_notify (G_OBJECT (self));

  _kzru_view_state_emit_found_changed (self);
}

/**
 * kzru_view_state_get_corpus:
 * @self: a view state
 *
 * Gets the documents of the atlas, as far as they are at hand.
 *
 * Returns: (transfer none) (nullable): the documents, or %NULL if nobody said
 *   where they are
 */
KzruCorpus *
kzru_view_state_get_corpus (KzruViewState *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), NULL);

  return self->corpus;
}

/**
 * kzru_view_state_set_corpus:
 * @self: a view state
 * @corpus: (nullable): documents of the atlas that is open
 *
 * Sets the documents of the atlas.
 */
void
kzru_view_state_set_corpus (KzruViewState *self,
                            KzruCorpus    *corpus)
{
  g_return_if_fail (KZRU_IS_VIEW_STATE (self));
  g_return_if_fail (corpus == NULL || kzru_corpus_get_atlas (corpus) == self->atlas);

  if (g_set_object (&self->corpus, corpus))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CORPUS]);
}

/**
 * kzru_view_state_get_selected:
 * @self: a view state
 *
 * Gets the record that the reader speaks of.
 *
 * Returns: the record, or `KZRU_REF_NONE`
 */
KzruRef
kzru_view_state_get_selected (KzruViewState *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), KZRU_REF_NONE);

  return self->selected;
}

/**
 * kzru_view_state_select:
 * @self: a view state
 * @ref: a record of the atlas, or `KZRU_REF_NONE`
 *
 * Selects a record, everywhere.
 */
void
kzru_view_state_select (KzruViewState *self,
                        KzruRef        ref)
{
  g_return_if_fail (KZRU_IS_VIEW_STATE (self));

  if (kzru_ref_equal (self->selected, ref))
    return;

  self->selected = ref;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/**
 * kzru_view_state_get_hovered:
 * @self: a view state
 *
 * Gets the record that the pointer is over.
 *
 * Returns: the record, or `KZRU_REF_NONE`
 */
KzruRef
kzru_view_state_get_hovered (KzruViewState *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), KZRU_REF_NONE);

  return self->hovered;
}

/**
 * kzru_view_state_hover:
 * @self: a view state
 * @ref: a record of the atlas, or `KZRU_REF_NONE`
 *
 * Says what the pointer is over.
 */
void
kzru_view_state_hover (KzruViewState *self,
                       KzruRef        ref)
{
  g_return_if_fail (KZRU_IS_VIEW_STATE (self));

  if (kzru_ref_equal (self->hovered, ref))
    return;

  self->hovered = ref;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOVERED]);
}

static gboolean
is_lit_by (KzruViewState *self,
           KzruRef        focus,
           KzruRef        ref)
{
  return self->atlas != NULL
         && focus.kind != KZRU_RECORD_NONE
         && (kzru_ref_equal (focus, ref) || kzru_atlas_are_tied (self->atlas, focus, ref));
}

/**
 * kzru_view_state_is_selected:
 * @self: a view state
 * @ref: a record of the atlas
 *
 * Says whether @ref is to be shown as selected: it is what is selected, or is
 * tied to it, as an event is to its places and routes. For the selected record
 * alone, compare with [method@ViewState.get_selected].
 *
 * Returns: whether @ref is selected or tied to what is
 */
gboolean
kzru_view_state_is_selected (KzruViewState *self,
                             KzruRef        ref)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), FALSE);

  return is_lit_by (self, self->selected, ref);
}

/**
 * kzru_view_state_is_hovered:
 * @self: a view state
 * @ref: a record of the atlas
 *
 * Says whether @ref is to be lit up: the pointer is over it, or over something
 * that is tied to it.
 *
 * Returns: whether @ref is hovered or tied to what is
 */
gboolean
kzru_view_state_is_hovered (KzruViewState *self,
                            KzruRef        ref)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), FALSE);

  return is_lit_by (self, self->hovered, ref);
}
