// SPDX-FileCopyrightText: The KzRu authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Countries and territories: their codes, names, label points and ranks.

import { EXTRA_ALPHA2, KIND_COUNTRY, KIND_DISPUTED, KIND_SPECIAL, NUMBERED_DISPUTED, UNNUMBERED } from './facts.mjs';
import { labelPoint, sphericalArea } from './measure.mjs';

const alpha2Of = numeric => {
  // CLDR's region aliases turn the numeric code into the alphabetic one.
  const region = new Intl.Locale(`und-${numeric}`).region;
  return /^[A-Z]{2}$/.test(region ?? '') ? region : '';
};

export const units = new Map();

export function unitOf (numeric, name) {
  // Natural Earth gives the Ashmore and Cartier Islands Australia's code.
  const shared = numeric === '036' && name !== 'Australia';
  const key = numeric && !shared ? numeric : name;
  if (!units.has(key)) {
    const [kind, parent] = UNNUMBERED[name] ?? [numeric && NUMBERED_DISPUTED.has(numeric) ? KIND_DISPUTED : shared ? KIND_SPECIAL : KIND_COUNTRY, shared ? '036' : undefined];
    if (!numeric && !UNNUMBERED[name]) throw new Error(`unit without code that this script does not know: ${name}`);
    units.set(key, {
      key, name, kind, parent,
      numeric: numeric && !shared ? Number(numeric) : 0,
      alpha2: shared ? '' : numeric ? alpha2Of(numeric) : EXTRA_ALPHA2[name] ?? '',
    });
  }
  return units.get(key);
}

// The levels are looked at in turn: what the first of them lacks, the next may have.
export function describeUnits (levels) {
  for (const level of levels) {
    const known = new Set([...units.values()].filter(u => u.area !== undefined));
    const k = level.spec.perDegree;
    for (const { unit, rings } of level.units) {
      if (known.has(unit)) continue;
      const points = rings.map(({ refs }) => refs.flatMap(ref => {
        const p = level.arcs[ref >> 1].points.map(([x, y]) => [x / k, y / k]);
        return (ref & 1 ? p.reverse() : p).slice(1);
      }));
      const area = rings.reduce((sum, _, i) => sum + (i ? -1 : 1) * sphericalArea(points[i]), 0);
      unit.area = (unit.area ?? 0) + area;
      if (area > (unit.largest ?? -1)) {
        unit.largest = area;
        unit.label = () => labelPoint(points);
      }
    }
  }
  for (const unit of units.values()) {
    if (unit.area === undefined) {
      // Only at 1:10m, and outside the window: nothing of it is drawn.
      units.delete(unit.key);
      continue;
    }
    unit.label = unit.label();
    unit.rank = [3e6, 1e6, 3e5, 1e5, 2e4].filter(limit => unit.area < limit).length + 1;
  }
}
