/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"

G_BEGIN_DECLS

const char *kzru_record_kind_get_term  (KzruRecordKind    kind);
const char *kzru_route_kind_get_term   (KzruRouteKind     kind);
const char *kzru_route_state_get_term  (KzruRouteState    state);
const char *kzru_actor_kind_get_term   (KzruActorKind     kind);
const char *kzru_basis_get_term        (KzruBasis         basis);
char       *kzru_basis_format          (KzruBasis         basis,
                                        const char       *note);
const char *kzru_route_way_get_format  (gboolean          is_branch);
const char *kzru_relation_type_get_format (KzruRelationType type,
                                           gboolean         inverse);
const char *kzru_term_get_separator    (void);
char       *kzru_term_fill             (const char       *format,
                                        const char       *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
