/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-timeline-layout.h"

G_BEGIN_DECLS

#define KZRU_POINTS_PER_MM (72.0 / 25.4)

/* What is left white on each side of a sheet, unless somebody says otherwise. */
#define KZRU_PAGE_MARGIN_MM 10.0

/**
 * KzruPageFormat:
 * @width: of the sheet, as it is looked at
 * @height: of the sheet
 * @top: margin
 * @right: margin
 * @bottom: margin
 * @left: margin
 *
 * A sheet of paper; all in points.
 */
typedef struct
{
  double width;
  double height;
  double top;
  double right;
  double bottom;
  double left;
} KzruPageFormat;

static inline KzruBox
kzru_page_format_get_box (const KzruPageFormat *self)
{
  return (KzruBox) {
    self->left, self->top, self->width - self->left - self->right,
    self->height - self->top - self->bottom,
  };
}

G_END_DECLS
