/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-edtf.h"

G_BEGIN_DECLS

KzruEdtf *kzru_csv_date_parse       (const char      *start,
                                     gsize            n_start,
                                     const char      *end,
                                     gsize            n_end,
                                     GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  kzru_csv_date_find_bounds (const char      *start,
                                     gsize            n_start,
                                     const char      *end,
                                     gsize            n_end,
                                     KzruEdtfBounds  *bounds,
                                     GError         **error);

G_END_DECLS
