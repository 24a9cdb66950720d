// SPDX-FileCopyrightText: The KzRu authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Borders inside a country: those between its first-order divisions.

import fs from 'node:fs';
import path from 'node:path';

import { INNER } from './facts.mjs';
import { join } from './lines.mjs';

let divisions;

function readDivisions (geojsonPlaces) {
  const file = path.join(geojsonPlaces, 'data', 'build.json');
  const wanted = new Set(INNER.map(({ country }) => country));
  return JSON.parse(fs.readFileSync(file, 'utf8')).features
    .filter(({ properties }) => wanted.has(properties.adm0_a3))
    .map(({ properties, geometry }) => ({
      country: properties.adm0_a3,
      code: properties.adm1_code,
      rings: (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flat(),
    }));
}

// The lines between the parts and the rest: the segments that both sides have.
export function innerBorders ({ country, parts }, geojsonPlaces) {
  divisions ??= readDivisions(geojsonPlaces);
  const name = ([x, y]) => `${x.toFixed(5)} ${y.toFixed(5)}`;
  const sides = new Map();
  for (const { code, rings } of divisions.filter(d => d.country === country)) {
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        const key = [name(ring[i - 1]), name(ring[i])].sort().join('|');
        if (!sides.has(key)) sides.set(key, { line: [ring[i - 1], ring[i]], inner: false, outer: false });
        sides.get(key)[parts.includes(code) ? 'inner' : 'outer'] = true;
      }
    }
  }
  return join([...sides.values()].filter(s => s.inner && s.outer).map(s => s.line), (p, q) => name(p) === name(q));
}
