/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-lanes.h"

G_BEGIN_DECLS

guint       kzru_lane_subjects_get_n     (KzruAtlas          *atlas,
                                          KzruLaneMode        mode);
guint       kzru_lane_subjects_list      (KzruAtlas          *atlas,
                                          KzruLaneMode        mode,
                                          guint               record,
                                          guint              *subjects);
guint      *kzru_lane_subjects_count     (KzruAtlas          *atlas,
                                          KzruLaneMode        mode) G_GNUC_WARN_UNUSED_RESULT;
const char *kzru_lane_subjects_get_key   (KzruAtlas          *atlas,
                                          KzruLaneMode        mode,
                                          guint               subject);
const char *kzru_lane_subjects_get_title (KzruAtlas          *atlas,
                                          KzruLaneMode        mode,
                                          guint               subject,
                                          const char * const *languages);

G_END_DECLS
