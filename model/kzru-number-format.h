/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"

G_BEGIN_DECLS

char *kzru_format_number       (double              value,
                                const char         *locale) G_GNUC_WARN_UNUSED_RESULT;
char *kzru_format_quantity     (double              value,
                                double              max,
                                KzruFigureBound     bound,
                                const char         *unit,
                                const char         *locale) G_GNUC_WARN_UNUSED_RESULT;
char *kzru_format_distance     (double              kilometres,
                                const char         *locale) G_GNUC_WARN_UNUSED_RESULT;
char *kzru_format_point        (const KzruPoint    *point,
                                const char         *locale) G_GNUC_WARN_UNUSED_RESULT;
char *kzru_format_figure       (const KzruFigure   *figure,
                                const char         *locale) G_GNUC_WARN_UNUSED_RESULT;

char *kzru_format_list         (const char * const *items,
                                const char         *locale) G_GNUC_WARN_UNUSED_RESULT;
char *kzru_format_alternatives (const char * const *items,
                                const char         *locale) G_GNUC_WARN_UNUSED_RESULT;

gboolean kzru_parse_number (const char *text,
                            const char *locale,
                            double     *value);

G_END_DECLS
