/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-view-state.h"

G_BEGIN_DECLS

char *kzru_date_text_format (KzruViewState  *state,
                             const KzruEdtf *edtf) G_GNUC_WARN_UNUSED_RESULT;

char *kzru_date_text_format_first   (KzruViewState  *state,
                                     const KzruEdtf *edtf) G_GNUC_WARN_UNUSED_RESULT;
char *kzru_date_text_format_span    (KzruViewState  *state,
                                     KzruSpan        span) G_GNUC_WARN_UNUSED_RESULT;
char *kzru_date_text_format_instant (KzruViewState  *state,
                                     gint64          instant) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
