/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-view-state.h"

G_BEGIN_DECLS

char *kzru_record_text_format_label     (KzruViewState         *state,
                                         KzruRef                ref) G_GNUC_WARN_UNUSED_RESULT;
char *kzru_record_text_format_status    (KzruViewState         *state,
                                         const KzruRouteStatus *status) G_GNUC_WARN_UNUSED_RESULT;
char *kzru_record_text_format_reference (KzruViewState         *state,
                                         const KzruDateClaim   *claim) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
