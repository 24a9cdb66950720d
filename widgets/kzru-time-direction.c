/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-time-direction.h"

/**
 * kzru_time_is_mirrored:
 * @widget: a widget that shows time
 * @view_state: (nullable): what it shows
 *
 * Says whether time runs from right to left in a widget: as the user has said, or
 * else as texts of the interface run.
 *
 * Returns: whether time runs from right to left
 */
gboolean
kzru_time_is_mirrored (GtkWidget     *widget,
                       KzruViewState *view_state)
{
  switch (view_state != NULL ? kzru_view_state_get_time_direction (view_state) : KZRU_TIME_FOLLOWS_INTERFACE)
    {
    case KZRU_TIME_LEFT_TO_RIGHT:
      return FALSE;
    case KZRU_TIME_RIGHT_TO_LEFT:
      return TRUE;
    case KZRU_TIME_FOLLOWS_INTERFACE:
    default:
      return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
    }
}
