/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Follows the explicit directional controls of a text (UAX #9): an embedding
 * or override that is never closed, or a closing control with nothing to close,
 * would turn the words around the text about wherever it is shown. */

/* UAX #9, BD2: deeper levels have no effect. */
#define KZRU_BIDI_MAX_DEPTH 125

/**
 * KzruBidiCheck:
 * @depth: how many controls are open
 * @is_isolate: for each of them, whether it is an isolate
 * @n_open: how many the text has opened and not closed, in ended paragraphs
 * @n_stray: how many closing controls had nothing to close
 *
 * The state of a check of one text; zero to start with.
 */
typedef struct
{
  guint    depth;
  gboolean is_isolate[KZRU_BIDI_MAX_DEPTH];
  guint    n_open;
  guint    n_stray;
} KzruBidiCheck;

void     kzru_bidi_check_start  (KzruBidiCheck *self);
void     kzru_bidi_check_feed   (KzruBidiCheck *self,
                                 gunichar       c);
gboolean kzru_bidi_check_finish (KzruBidiCheck *self);

G_END_DECLS
