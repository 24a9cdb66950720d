/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void bench_map_tiles (JsonBuilder *out);
void bench_map_hover (JsonBuilder *out);
void bench_map_pan   (JsonBuilder *out);

G_END_DECLS
