// SPDX-FileCopyrightText: The KzRu authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The two geometries that are in the routes of the atlas that is shipped.

import fs from 'node:fs';
import path from 'node:path';

import { join } from './lines.mjs';
import { greatCircleKm, sphericalArea } from './measure.mjs';
import { EPSILON, boundsOf, inside, polygonsOf, ringPoints } from './topology.mjs';

const round4 = points => points.map(p => p.map(v => Math.round(v * 1e4) / 1e4));

function sharedBorder (topology, a, b) {
  const use = id => new Set(topology.objects.countries.geometries.filter(g => g.id === id)
    .flatMap(polygonsOf).flat(2).map(ref => ref < 0 ? ~ref : ref));
  const first = use(a);
  const lines = [...use(b)].filter(i => first.has(i)).sort((p, q) => p - q).map(i => topology.lines[i].slice());
  return join(lines, (p, q) => Math.abs(p[0] - q[0]) < EPSILON && Math.abs(p[1] - q[1]) < EPSILON);
}

function writeJson (out, name, value) {
  // One point a line keeps the difference between two versions readable.
  const text = JSON.stringify(value, null, 1).replace(/\[\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]/g, '[$1, $2]');
  fs.writeFileSync(path.join(out, name), text + '\n');
}

// Of the level of the whole world and of the finest.
export function extract (world, fine, out) {
  const border = sharedBorder(fine.topology, '398', '643');
  const scale = border.reduce((n, l) => n + l.length, 0) <= 3000 ? 10 : 50;
  const lines = scale === 10 ? border : sharedBorder(world.topology, '398', '643');
  const km = lines.reduce((sum, l) => sum + greatCircleKm(l), 0);
  writeJson(out, 'kazakhstan-russia-border.json', {
    dataset: `Natural Earth 4.1.0, 1:${scale}m Admin 0 countries (npm world-atlas 2.0.2)`,
    license: 'public domain',
    id: 'KAZ|RUS',
    points: lines.reduce((n, l) => n + l.length, 0),
    lengthKm: Math.round(km * 10) / 10,
    note: 'lengthKm is the length of this generalised line on a sphere; a surveyed border is longer, as every bend that the scale leaves out adds to it.',
    geometry: lines.length === 1 ? { type: 'LineString', coordinates: round4(lines[0]) }
      : { type: 'MultiLineString', coordinates: lines.map(round4) },
  });

  const topology = world.topology;
  const holes = polygonsOf(topology.objects.land).flatMap(p => p.slice(1)).map(refs => ringPoints(topology, refs));
  const caspian = holes.filter(r => inside(boundsOf(r), [46, 36, 56, 48]));
  if (caspian.length !== 1) throw new Error('the Caspian is not one hole in the land');
  let ring = round4(caspian[0]);
  // RFC 7946: an outer ring runs counter-clockwise; as a hole it ran the other way.
  const signed = ring.reduce((sum, p, i) => { const q = ring[(i + 1) % ring.length]; return sum + p[0] * q[1] - q[0] * p[1]; }, 0);
  if (signed < 0) ring = ring.reverse();
  writeJson(out, 'caspian-sea.json', {
    dataset: 'Natural Earth 4.1.0, 1:50m, the hole in the land polygon (npm world-atlas 2.0.2)',
    license: 'public domain',
    id: 'Caspian Sea',
    points: ring.length,
    areaKm2: Math.round(sphericalArea(caspian[0].slice(1))),
    geometry: { type: 'Polygon', coordinates: [ring] },
  });
}
