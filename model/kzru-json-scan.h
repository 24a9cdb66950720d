/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-fault.h"

G_BEGIN_DECLS

/* Deeper nesting is refused: parsers recurse, and nothing in an atlas is deeper
 * than ten. */
#define KZRU_JSON_MAX_DEPTH 64

/* More values are refused: a tree of them takes a hundred bytes for each. */
#define KZRU_JSON_MAX_VALUES (4 * 1000 * 1000)

/* Longer names of members are refused: each fault below one repeats it in its
 * pointer, and ten thousand of them would fill the memory. */
#define KZRU_JSON_MAX_NAME 1000 /* bytes */

/**
 * KzruJsonPlace:
 * @KZRU_JSON_PLACE_VALUE: where the value starts
 * @KZRU_JSON_PLACE_KEY: where the name of the member starts
 *
 * Which end of a member is meant.
 */
typedef enum
{
  KZRU_JSON_PLACE_VALUE,
  KZRU_JSON_PLACE_KEY,
} KzruJsonPlace;

typedef struct _KzruJsonScan KzruJsonScan;

KzruJsonScan *kzru_json_scan_new    (const char    *text,
                                     gsize          n_bytes,
                                     KzruFaults    *faults) G_GNUC_WARN_UNUSED_RESULT;
void          kzru_json_scan_free   (KzruJsonScan  *self);
gboolean      kzru_json_scan_locate (KzruJsonScan  *self,
                                     const char    *pointer,
                                     KzruJsonPlace  place,
                                     guint         *line,
                                     guint         *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruJsonScan, kzru_json_scan_free)

G_END_DECLS
