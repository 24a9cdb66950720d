// SPDX-FileCopyrightText: The KzRu authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading TopoJSON, and the bounds of what was read.

import fs from 'node:fs';

export const EPSILON = 1e-6;

export function readTopology (file) {
  const topology = JSON.parse(fs.readFileSync(file, 'utf8'));
  const { scale, translate } = topology.transform;
  topology.lines = topology.arcs.map(arc => {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });
  return topology;
}

export const polygonsOf = geometry =>
  geometry.type === 'Polygon' ? [geometry.arcs]
    : geometry.type === 'MultiPolygon' ? geometry.arcs
      : geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(polygonsOf) : [];

export const linesOf = geometry =>
  geometry.type === 'LineString' ? [geometry.arcs]
    : geometry.type === 'MultiLineString' ? geometry.arcs : [];

export function ringPoints (topology, refs) {
  const points = [];
  for (const ref of refs) {
    const line = ref < 0 ? topology.lines[~ref].slice().reverse() : topology.lines[ref];
    points.push(...(points.length ? line.slice(1) : line));
  }
  return points;
}

// A ring across the antimeridian would seem to go round the world otherwise.
export function unwrap (points) {
  let previous = points[0][0];
  return points.map(([x, y]) => {
    while (x - previous > 180) x -= 360;
    while (previous - x > 180) x += 360;
    previous = x;
    return [x, y];
  });
}

// The bounds of a ring across the antimeridian reach past 180 or -180 degrees.
export function ringBoundsOf (points) {
  const b = boundsOf(unwrap(points));
  const turn = 360 * Math.round((b[0] + b[2]) / 720);
  return [b[0] - turn, b[1], b[2] - turn, b[3]];
}

export function boundsOf (points) {
  const b = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    if (x < b[0]) b[0] = x;
    if (y < b[1]) b[1] = y;
    if (x > b[2]) b[2] = x;
    if (y > b[3]) b[3] = y;
  }
  return b;
}

export const inside = (b, w) => b[0] >= w[0] && b[1] >= w[1] && b[2] <= w[2] && b[3] <= w[3];
export const meets = (b, w) => b[0] <= w[2] && b[2] >= w[0] && b[1] <= w[3] && b[3] >= w[1];

// Islands and lakes that would be less than a pixel are left out.
export const isLargeEnough = (b, { smallest }) => b[2] - b[0] >= smallest || b[3] - b[1] >= smallest;
