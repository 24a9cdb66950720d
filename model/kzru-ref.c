/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-atlas.h"

/* A reference is boxed so that it can be the value of a property. */

static KzruRef *
ref_copy (const KzruRef *self)
{
  return g_memdup2 (self, sizeof *self);
}

G_DEFINE_BOXED_TYPE (KzruRef, kzru_ref, ref_copy, g_free)
