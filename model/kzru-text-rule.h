/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas-shape.h"

G_BEGIN_DECLS

gboolean    kzru_text_rule_matches  (KzruTextRule  rule,
                                     const char   *text);
const char *kzru_text_rule_describe (KzruTextRule  rule);
gboolean    kzru_id_is_valid        (const char   *id);

G_END_DECLS
