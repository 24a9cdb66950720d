/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"
#include "model/kzru-edtf.h"
#include "model/kzru-span.h"

G_BEGIN_DECLS

/**
 * KzruTimeMode:
 * @KZRU_TIME_POSSIBLY_WITHIN: what may have been going on in a range of time, be it
 *   in part: whoever looks at a decade looks for what was under way then as well
 * @KZRU_TIME_CERTAINLY_WITHIN: what must have begun and ended in it, whatever its dates
 *   mean
 *
 * Which events belong to a range of time.
 */
typedef enum
{
  KZRU_TIME_POSSIBLY_WITHIN,
  KZRU_TIME_CERTAINLY_WITHIN,
} KzruTimeMode;

#define KZRU_TYPE_TIME_MODE (kzru_time_mode_get_type ())
GType kzru_time_mode_get_type (void) G_GNUC_CONST;

typedef struct _KzruTimeFilter KzruTimeFilter;

KzruTimeFilter *kzru_time_filter_new       (KzruAtlas      *atlas) G_GNUC_WARN_UNUSED_RESULT;
void            kzru_time_filter_free      (KzruTimeFilter *self);

void            kzru_time_filter_set_range (KzruTimeFilter *self,
                                            KzruSpan        range,
                                            KzruTimeMode    mode);
gboolean        kzru_time_filter_passes    (KzruTimeFilter *self,
                                            KzruRef         ref);

gboolean        kzru_time_mode_lets_pass   (KzruTimeMode          mode,
                                            const KzruEdtfBounds *bounds,
                                            KzruSpan              range);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruTimeFilter, kzru_time_filter_free)

G_END_DECLS
