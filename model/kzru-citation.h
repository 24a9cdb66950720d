/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-view-state.h"

G_BEGIN_DECLS

char *kzru_citation_format_source  (KzruViewState     *state,
                                    const KzruSource  *source) G_GNUC_WARN_UNUSED_RESULT;
char *kzru_citation_format_locator (const KzruPassage *passage,
                                    const char        *locale) G_GNUC_WARN_UNUSED_RESULT;
char *kzru_citation_format_passage (KzruViewState     *state,
                                    const KzruPassage *passage) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
