// SPDX-FileCopyrightText: The KzRu authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a label stands, how large an area is, how long a line.

import { boundsOf } from './topology.mjs';

const EARTH_KM = 6371.0088;

// The pole of inaccessibility, found as in Mapbox's "polylabel" (quadtree of cells,
// best distance first).
export function labelPoint (rings) {
  const bounds = boundsOf(rings[0]);
  const c = Math.cos((bounds[1] + bounds[3]) / 2 * Math.PI / 180);
  const flat = rings.map(r => r.map(([x, y]) => [x * c, y]));
  const distance = (x, y) => {
    let within = false, best = Infinity;
    for (const ring of flat) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [ax, ay] = ring[i], [bx, by] = ring[j];
        if ((ay > y) !== (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax) within = !within;
        const dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy;
        const t = length ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
        const d = (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2;
        if (d < best) best = d;
      }
    }
    return (within ? 1 : -1) * Math.sqrt(best);
  };
  const b = boundsOf(flat[0]);
  const width = b[2] - b[0], height = b[3] - b[1];
  const size = Math.min(width, height);
  if (!size) return [b[0] / c, b[1]];
  const precision = size / 100;
  const cell = (x, y, h) => { const d = distance(x, y); return { x, y, h, d, most: d + h * Math.SQRT2 }; };
  let best = cell((b[0] + b[2]) / 2, (b[1] + b[3]) / 2, 0);
  const queue = [];
  const h = size / 2;
  for (let x = b[0]; x < b[2]; x += size) for (let y = b[1]; y < b[3]; y += size) queue.push(cell(x + h, y + h, h));
  while (queue.length) {
    let k = 0;
    for (let i = 1; i < queue.length; i++) if (queue[i].most > queue[k].most) k = i;
    const top = queue.splice(k, 1)[0];
    if (top.d > best.d) best = top;
    if (top.most - best.d <= precision) continue;
    const q = top.h / 2;
    for (const [dx, dy] of [[-q, -q], [q, -q], [-q, q], [q, q]]) queue.push(cell(top.x + dx, top.y + dy, q));
  }
  return [best.x / c, best.y];
}

export function sphericalArea (points) {
  let sum = 0;
  for (let i = 0; i < points.length; i++) {
    const [x1, y1] = points[i], [x2, y2] = points[(i + 1) % points.length];
    sum += (x2 - x1) * Math.PI / 180 * (2 + Math.sin(y1 * Math.PI / 180) + Math.sin(y2 * Math.PI / 180));
  }
  return Math.abs(sum) / 2 * EARTH_KM ** 2;
}

export function greatCircleKm (points) {
  const rad = Math.PI / 180;
  let sum = 0;
  for (let i = 1; i < points.length; i++) {
    const [x1, y1] = points[i - 1], [x2, y2] = points[i];
    const h = Math.sin((y2 - y1) * rad / 2) ** 2 + Math.cos(y1 * rad) * Math.cos(y2 * rad) * Math.sin((x2 - x1) * rad / 2) ** 2;
    sum += 2 * EARTH_KM * Math.asin(Math.sqrt(h));
  }
  return sum;
}
