// SPDX-FileCopyrightText: The KzRu authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines are simplified, and joined end to end.

import { MARGIN } from './facts.mjs';

function segmentMeets (a, b, w) {
  // Liang-Barsky
  let t0 = 0, t1 = 1;
  const dx = b[0] - a[0], dy = b[1] - a[1];
  for (const [p, q] of [[-dx, a[0] - w[0]], [dx, w[2] - a[0]], [-dy, a[1] - w[1]], [dy, w[3] - a[1]]]) {
    if (p === 0) {
      if (q < 0) return false;
    } else {
      const t = q / p;
      if (p < 0) t0 = Math.max(t0, t); else t1 = Math.min(t1, t);
    }
  }
  return t0 <= t1;
}

export function simplify (points, tolerance, window) {
  // Douglas-Peucker. A longitude counts for its true width at its latitude.
  // Outside the window only the ring's closure matters, so half a degree will
  // do there; but a chord must not cut through the window.
  const wide = window && [window[0] - MARGIN, window[1] - MARGIN, window[2] + MARGIN, window[3] + MARGIN];
  const keep = new Uint8Array(points.length);
  keep[0] = keep[points.length - 1] = 1;
  const stack = [[0, points.length - 1]];
  while (stack.length) {
    const [i, j] = stack.pop();
    if (j - i < 2) continue;
    const a = points[i], b = points[j];
    let far = -1, worst = -1, touches = !wide;
    for (let k = i + 1; k < j; k++) {
      const p = points[k];
      const c = Math.cos(p[1] * Math.PI / 180);
      const ux = (b[0] - a[0]) * c, uy = b[1] - a[1], vx = (p[0] - a[0]) * c, vy = p[1] - a[1];
      const length = ux * ux + uy * uy;
      const t = length ? Math.max(0, Math.min(1, (ux * vx + uy * vy) / length)) : 0;
      const d = Math.hypot(vx - t * ux, vy - t * uy);
      if (d > worst) { worst = d; far = k; }
      if (!touches && p[0] >= wide[0] && p[0] <= wide[2] && p[1] >= wide[1] && p[1] <= wide[3]) touches = true;
    }
    if (wide && !touches) touches = segmentMeets(a, b, wide);
    if (worst > (touches ? tolerance : 0.5)) {
      keep[far] = 1;
      stack.push([i, far], [far, j]);
    }
  }
  return points.filter((_, i) => keep[i]);
}

// The longest first.
export function join (pieces, same) {
  const lines = pieces.map(line => line.slice());
  for (let joined = true; joined;) {
    joined = false;
    for (let i = 0; i < lines.length && !joined; i++) {
      for (let j = 0; j < lines.length && !joined; j++) {
        if (i === j) continue;
        let other = lines[j];
        if (same(lines[i].at(-1), other.at(-1))) other = other.slice().reverse();
        else if (same(lines[i][0], other[0])) { lines[i].reverse(); }
        if (same(lines[i].at(-1), other[0])) {
          lines[i] = [...lines[i], ...other.slice(1)];
          lines.splice(j, 1);
          joined = true;
        }
      }
    }
  }
  return lines.sort((p, q) => q.length - p.length);
}
