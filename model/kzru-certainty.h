/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"

G_BEGIN_DECLS

/**
 * KzruCertainty:
 * @KZRU_CERTAINTY_STATED: a source says when it was
 * @KZRU_CERTAINTY_APPROXIMATE: a source says about when it was
 * @KZRU_CERTAINTY_INFERRED: when it was follows from what a source says
 * @KZRU_CERTAINTY_UNCERTAIN: the date is doubtful
 * @KZRU_CERTAINTY_DISPUTED: sources disagree
 *
 * How sure it is when an event was, the surest first.
 */
typedef enum
{
  KZRU_CERTAINTY_STATED,
  KZRU_CERTAINTY_APPROXIMATE,
  KZRU_CERTAINTY_INFERRED,
  KZRU_CERTAINTY_UNCERTAIN,
  KZRU_CERTAINTY_DISPUTED,
} KzruCertainty;

#define KZRU_N_CERTAINTIES (KZRU_CERTAINTY_DISPUTED + 1)

KzruCertainty kzru_certainty_of_date   (KzruEdtfFlags    flags);
KzruCertainty kzru_event_get_certainty (const KzruEvent *event);
const char   *kzru_certainty_get_term  (KzruCertainty    certainty);

G_END_DECLS
