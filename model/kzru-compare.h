/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * kzru_compare_guints:
 * @a: (not nullable): a pointer to a number
 * @b: (not nullable): a pointer to another one
 *
 * Compares numbers, such as rows of a table, to sort or to find them in ascending order:
 * a [callback@GLib.CompareFunc].
 *
 * Returns: less than 0 if the first is less than the second, more if it is greater,
 *   0 if they are equal
 */
static inline int
kzru_compare_guints (gconstpointer a,
                     gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return (first > second) - (first < second);
}

G_END_DECLS
