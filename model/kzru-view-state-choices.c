/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-view-state-private.h"

/* How the user wants to see things: languages, calendars, lanes, which way time
 * runs. */

G_DEFINE_ENUM_TYPE (KzruTimeDirection, kzru_time_direction,
                    G_DEFINE_ENUM_VALUE (KZRU_TIME_FOLLOWS_INTERFACE, "interface"),
                    G_DEFINE_ENUM_VALUE (KZRU_TIME_LEFT_TO_RIGHT, "left-to-right"),
                    G_DEFINE_ENUM_VALUE (KZRU_TIME_RIGHT_TO_LEFT, "right-to-left"))

G_DEFINE_ENUM_TYPE (KzruLaneMode, kzru_lane_mode,
                    G_DEFINE_ENUM_VALUE (KZRU_LANE_MODE_THEME, "theme"),
                    G_DEFINE_ENUM_VALUE (KZRU_LANE_MODE_SOURCE, "source"),
                    G_DEFINE_ENUM_VALUE (KZRU_LANE_MODE_ACTOR, "actor"),
                    G_DEFINE_ENUM_VALUE (KZRU_LANE_MODE_PLACE, "place"),
                    G_DEFINE_ENUM_VALUE (KZRU_LANE_MODE_CERTAINTY, "certainty"))

#define properties _kzru_view_state_properties

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

/**
 * kzru_view_state_get_lane_mode:
 * @self: a view state
 *
 * Gets what the timeline puts its events into lanes by.
 *
 * Returns: the mode
 */
KzruLaneMode
kzru_view_state_get_lane_mode (KzruViewState *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), KZRU_LANE_MODE_THEME);

  return self->lane_mode;
}

/**
 * kzru_view_state_set_lane_mode:
 * @self: a view state
 * @mode: a mode
 *
 * Sets what the timeline puts its events into lanes by.
 */
void
kzru_view_state_set_lane_mode (KzruViewState *self,
                               KzruLaneMode   mode)
{
  g_return_if_fail (KZRU_IS_VIEW_STATE (self));

  if (self->lane_mode == mode)
    return;

  self->lane_mode = mode;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANE_MODE]);
}

/**
 * kzru_view_state_get_time_direction:
 * @self: a view state
 *
 * Gets which way time runs.
 *
 * Returns: the direction
 */
KzruTimeDirection
kzru_view_state_get_time_direction (KzruViewState *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), KZRU_TIME_FOLLOWS_INTERFACE);

  return self->time_direction;
}

/**
 * kzru_view_state_set_time_direction:
 * @self: a view state
 * @direction: a direction
 *
 * Sets which way time runs.
 */
void
kzru_view_state_set_time_direction (KzruViewState     *self,
                                    KzruTimeDirection  direction)
{
  g_return_if_fail (KZRU_IS_VIEW_STATE (self));

  if (self->time_direction == direction)
    return;

  self->time_direction = direction;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIME_DIRECTION]);
}

/**
 * kzru_view_state_get_show_all_times:
 * @self: a view state
 *
 * Gets whether the map shows all, regardless of range and playhead.
 *
 * Returns: whether it does
 */
gboolean
kzru_view_state_get_show_all_times (KzruViewState *self)
{
  g_return_val_if_fail (KZRU_IS_VIEW_STATE (self), FALSE);

  return self->show_all_times;
}

/**
 * kzru_view_state_set_show_all_times:
 * @self: a view state
 * @show_all_times: whether the map shows all, regardless of range and playhead
 *
 * Sets whether the map shows all times.
 */
void
kzru_view_state_set_show_all_times (KzruViewState *self,
                                    gboolean       show_all_times)
{
  g_return_if_fail (KZRU_IS_VIEW_STATE (self));

  show_all_times = !!show_all_times;
  if (self->show_all_times == show_all_times)
    return;

  self->show_all_times = show_all_times;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_ALL_TIMES]);
}
