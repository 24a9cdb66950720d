/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-view-state"

#include "config.h"

#include "model/kzru-view-state.h"

#include "model/kzru-atlas-spans.h"
#include "model/kzru-search.h"
#include "model/kzru-ties.h"

/**
 * KzruViewState:
 *
 * What the panes of a window show, in one place.
 *
 * Timeline, map, reader and lists know nothing of each other: each shows this
 * object and changes it, and hears from it when another did. All fields are up
 * to date before the first of a change's notifications goes out.
 */
struct _KzruViewState
{
  GObject parent_instance;

  KzruAtlas *atlas;
  KzruSearch *search;
  char **languages;
  char **calendars;
  char *query;

  KzruRef selected;
  KzruRef hovered;

  KzruSpan visible_span;
  KzruSpan document_span;
};

G_DEFINE_FINAL_TYPE (KzruViewState, kzru_view_state, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ATLAS,
  PROP_SELECTED,
  PROP_HOVERED,
  PROP_VISIBLE_SPAN,
  PROP_QUERY,
  PROP_LANGUAGES,
  PROP_CALENDARS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_SHOWN_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
kzru_view_state_finalize (GObject *object)
{
  KzruViewState *self = KZRU_VIEW_STATE (object);

  g_clear_pointer (&self->search, kzru_search_free);
  g_clear_object (&self->atlas);
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
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kzru_view_state_class_init (KzruViewStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = kzru_view_state_finalize;
  object_class->get_property = kzru_view_state_get_property;
  object_class->set_property = kzru_view_state_set_property;

  /**
   * KzruViewState:atlas:
   *
   * The atlas that is open. Setting another one clears selection and query.
   */
  properties[PROP_ATLAS] = g_param_spec_object ("atlas", NULL, NULL, KZRU_TYPE_ATLAS, flags);

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

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * KzruViewState::shown-changed:
   * @self: the view state
   *
   * Other records pass the filters than before.
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

/**
 * kzru_view_state_set_atlas:
 * @self: a view state
 * @atlas: (nullable): an atlas
 *
 * Sets the atlas that is open. Clears selection, hovering and query and shows
 * the span in which most of the events lie.
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
  g_free (self->query);
  self->query = g_strdup ("");
  g_clear_pointer (&self->search, kzru_search_free);
  self->document_span = self->visible_span = (KzruSpan) { 0, 0 };

  if (atlas != NULL)
    {
      self->search = kzru_search_new (atlas);
      kzru_atlas_measure_spans (atlas, &self->document_span, &self->visible_span);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ATLAS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOVERED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VISIBLE_SPAN]);
  g_object_thaw_notify (G_OBJECT (self));

  g_signal_emit (self, signals[SIGNAL_SHOWN_CHANGED], 0);
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

/**
 * kzru_view_state_get_visible_span:
 * @self: a view state
 *
 * Gets the time that the timeline shows.
 *
 * Returns: the span, in seconds of the time line
 */
KzruSpan
kzru_view_state_get_visible_span (KzruViewState *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), ((KzruSpan) { 0, 0 }));

  return self->visible_span;
}

/**
 * kzru_view_state_set_visible_span:
 * @self: a view state
 * @span: a span that is not empty, in seconds of the time line
 *
 * Sets the time that the timeline shows.
 */
void
kzru_view_state_set_visible_span (KzruViewState *self,
                                  KzruSpan       span)
{
  g_return_if_fail (KZRU_IS_VIEW_STATE (self));
  g_return_if_fail (!kzru_span_is_empty (span));

  if (kzru_span_equal (self->visible_span, span))
    return;

  self->visible_span = span;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VISIBLE_SPAN]);
}

/**
 * kzru_view_state_get_document_span:
 * @self: a view state
 *
 * Gets the span in which all events of the atlas lie, with a margin.
 *
 * Returns: the span, in seconds of the time line; empty with no atlas
 */
KzruSpan
kzru_view_state_get_document_span (KzruViewState *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), ((KzruSpan) { 0, 0 }));

  return self->document_span;
}

/**
 * kzru_view_state_get_query:
 * @self: a view state
 *
 * Gets the words that are searched for.
 *
 * Returns: (transfer none): the words, "" if there are none
 */
const char *
kzru_view_state_get_query (KzruViewState *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), NULL);

  return self->query;
}

/**
 * kzru_view_state_set_query:
 * @self: a view state
 * @query: (nullable): words in any language of the atlas
 *
 * Sets the words that are searched for: only records that have all of them
 * are shown.
 */
void
kzru_view_state_set_query (KzruViewState *self,
                           const char    *query)
{
  gboolean changed;

  g_return_if_fail (KZRU_IS_VIEW_STATE (self));

  if (query == NULL)
    query = "";
  if (g_str_equal (self->query, query))
    return;

  g_free (self->query);
  self->query = g_strdup (query);
  changed = self->search != NULL && kzru_search_set_query (self->search, query);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
  if (changed)
    g_signal_emit (self, signals[SIGNAL_SHOWN_CHANGED], 0);
}

/**
 * kzru_view_state_is_shown:
 * @self: a view state
 * @ref: a record of the atlas
 *
 * Says whether a record passes the filters.
 *
 * Returns: whether @ref is to be shown
 */
gboolean
kzru_view_state_is_shown (KzruViewState *self,
                          KzruRef        ref)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), FALSE);

  return self->search == NULL || kzru_search_matches (self->search, ref);
}

/**
 * kzru_view_state_get_n_shown:
 * @self: a view state
 * @kind: events, routes or figures
 *
 * Counts the records that pass the filters.
 *
 * Returns: how many records of @kind are shown
 */
guint
kzru_view_state_get_n_shown (KzruViewState  *self,
                             KzruRecordKind  kind)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), 0);

  return self->search != NULL ? kzru_search_get_n_matches (self->search, kind) : 0;
}

/**
 * kzru_view_state_get_languages:
 * @self: a view state
 *
 * Gets the languages to show texts in.
 *
 * Returns: (transfer none) (array zero-terminated=1): BCP 47 tags, the preferred one first
 */
const char * const *
kzru_view_state_get_languages (KzruViewState *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), NULL);

  return (const char * const *) self->languages;
}

/* Replaces a list of strings and tells of it, unless it is the same list. */
static void
set_strv (KzruViewState       *self,
          char              ***field,
          const char * const  *strings,
          GParamSpec          *pspec)
{
  if (g_strv_equal ((const char * const *) *field, strings))
    return;

  g_strfreev (*field);
  *field = g_strdupv ((char **) strings);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

/**
 * kzru_view_state_set_languages:
 * @self: a view state
 * @languages: (array zero-terminated=1): BCP 47 tags, the preferred one first
 *
 * Sets the languages to show texts in.
 */
void
kzru_view_state_set_languages (KzruViewState      *self,
                               const char * const *languages)
{
  g_return_if_fail (KZRU_IS_VIEW_STATE (self));
  g_return_if_fail (languages != NULL);

  set_strv (self, &self->languages, languages, properties[PROP_LANGUAGES]);
}

/**
 * kzru_view_state_get_calendars:
 * @self: a view state
 *
 * Gets the calendars to show dates in.
 *
 * Returns: (transfer none) (array zero-terminated=1): CLDR keys, the uppermost of the axis first
 */
const char * const *
kzru_view_state_get_calendars (KzruViewState *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), NULL);

  return (const char * const *) self->calendars;
}

/**
 * kzru_view_state_set_calendars:
 * @self: a view state
 * @calendars: (array zero-terminated=1): CLDR keys, at least one, the uppermost of the axis first
 *
 * Sets the calendars to show dates in.
 */
void
kzru_view_state_set_calendars (KzruViewState      *self,
                               const char * const *calendars)
{
  g_return_if_fail (KZRU_IS_VIEW_STATE (self));
  g_return_if_fail (calendars != NULL && calendars[0] != NULL);

  set_strv (self, &self->calendars, calendars, properties[PROP_CALENDARS]);
}
