/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KzruEventColumn:
 * @KZRU_EVENT_COLUMN_DATE: when it was
 * @KZRU_EVENT_COLUMN_TITLE: its title
 * @KZRU_EVENT_COLUMN_THEME: its theme
 * @KZRU_EVENT_COLUMN_PLACE: its first place
 * @KZRU_EVENT_COLUMN_SOURCE: the document that speaks of it first
 * @KZRU_EVENT_COLUMN_CERTAINTY: how sure its date is
 *
 * What a list tells of an event, and may be sorted by.
 */
typedef enum
{
  KZRU_EVENT_COLUMN_DATE,
  KZRU_EVENT_COLUMN_TITLE,
  KZRU_EVENT_COLUMN_THEME,
  KZRU_EVENT_COLUMN_PLACE,
  KZRU_EVENT_COLUMN_SOURCE,
  KZRU_EVENT_COLUMN_CERTAINTY,
} KzruEventColumn;

#define KZRU_N_EVENT_COLUMNS (KZRU_EVENT_COLUMN_CERTAINTY + 1)

G_END_DECLS
