// SPDX-FileCopyrightText: The KzRu authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The antimeridian
//
// world-atlas stitched Natural Earth's polygons together across 180 degrees,
// for globes. A flat map needs them cut again: arcs are cut where they cross,
// and rings are closed along the cut with arcs of class SEAM, which are filled
// to but never stroked.

import { EPSILON, unwrap } from './topology.mjs';

export const onEdge = p => Math.abs(Math.abs(p[0]) - 180) < EPSILON;

export function cutArc (line) {
  // Make the longitudes continuous, then cut at each crossing.
  const points = unwrap(line);
  const world = (a, b) => {
    const mid = (a[0] + b[0]) / 2;
    return Math.abs((mid + 180) / 360 - Math.round((mid + 180) / 360)) < EPSILON ? null : Math.floor((mid + 180) / 360);
  };
  let current = null;
  for (let i = 1; i < points.length && current === null; i++) current = world(points[i - 1], points[i]);
  if (current === null) return [line];
  const pieces = [];
  let piece = [points[0]];
  const close = () => {
    const shifted = piece.map(([x, y]) => [x - 360 * current, y]);
    if (shifted.length > 1) pieces.push(shifted);
  };
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1], b = points[i];
    for (const next of stepsAcross(a, b)) {
      const last = piece[piece.length - 1];
      const w = world(last, next);
      if (w !== null && w !== current) {
        close();
        piece = [last];
        current = w;
      }
      if (Math.abs(next[0] - last[0]) > EPSILON || Math.abs(next[1] - last[1]) > EPSILON) piece.push(next);
    }
  }
  close();
  return pieces;
}

function stepsAcross (a, b) {
  for (const edge of [-540, -180, 180, 540]) {
    if ((a[0] - edge) * (b[0] - edge) < 0 && Math.abs(a[0] - edge) > EPSILON && Math.abs(b[0] - edge) > EPSILON) {
      const t = (edge - a[0]) / (b[0] - a[0]);
      return [[edge, a[1] + t * (b[1] - a[1])], b];
    }
  }
  return [b];
}
