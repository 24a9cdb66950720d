/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define KZRU_TYPE_TILE_FETCHER (kzru_tile_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (KzruTileFetcher, kzru_tile_fetcher, KZRU, TILE_FETCHER, ShumateDataSource)

KzruTileFetcher *kzru_tile_fetcher_new (const char *address) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
