/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *kzru_region_name (const char *alpha2,
                              const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
