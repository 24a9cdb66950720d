// SPDX-FileCopyrightText: The KzRu authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The class of a border between two units.

import { BORDER, UNSETTLED } from './facts.mjs';

// Names as UNSETTLED has them; the 1:110m and 1:50m files use the same ones.
const classRules = new Map(UNSETTLED.map(([a, b, cls, boxes]) => [[a, b].sort().join('|'), { cls, boxes }]));

export function classAt (names, a, b) {
  const rule = classRules.get(names);
  if (!rule) return BORDER;
  if (!rule.boxes) return rule.cls;
  const x = (a[0] + b[0]) / 2, y = (a[1] + b[1]) / 2;
  return rule.boxes.some(w => x >= w[0] && x <= w[2] && y >= w[1] && y <= w[3]) ? rule.cls : BORDER;
}
