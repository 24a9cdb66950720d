// SPDX-FileCopyrightText: The KzRu authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing base-map.bin; README.md has every record.

import { boundsOf } from './topology.mjs';
import { units } from './units.mjs';

class Writer {
  bytes = [];
  u (value) {
    if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) throw new Error(`not a u32: ${value}`);
    while (value > 127) { this.bytes.push(value % 128 + 128); value = Math.floor(value / 128); }
    this.bytes.push(value);
  }
  s (value) { this.u(value < 0 ? -value * 2 - 1 : value * 2); }
  raw (bytes) { for (const b of bytes) this.bytes.push(b); }
  text (value) { const b = Buffer.from(value, 'utf8'); this.u(b.length); this.raw(b); }
  bounds (b) { this.s(b[0]); this.s(b[1]); this.u(b[2] - b[0]); this.u(b[3] - b[1]); }
}

export function encode (levels, credit) {
  const w = new Writer();
  const list = [...units.values()].sort((a, b) => (a.numeric || 1e4) - (b.numeric || 1e4) || (a.name < b.name ? -1 : 1));
  const indexOf = new Map(list.map((u, i) => [u, i]));
  // Gibraltar touches land that the window keeps, but is itself outside.
  const ref = unit => unit && indexOf.has(unit) ? indexOf.get(unit) + 1 : 0;

  w.text(credit);
  w.u(list.length);
  for (const unit of list) {
    w.u(unit.numeric);
    w.text(unit.alpha2);
    w.text(unit.name);
    w.u(unit.kind);
    w.u(unit.parent ? ref(units.get(unit.parent)) : 0);
    w.s(Math.round(unit.label[0] * 1000));
    w.s(Math.round(unit.label[1] * 1000));
    w.u(unit.rank);
    w.u(Math.round(unit.area));
  }

  w.u(levels.length);
  for (const { spec, arcs, land, units: polygons, lakes } of levels) {
    w.u(spec.scale);
    w.u(spec.minZoom);
    w.u(spec.maxZoom);
    w.u(spec.perDegree);
    w.bounds((spec.window ?? [-180, -90, 180, 90]).map(v => v * spec.perDegree));
    w.u(arcs.length);
    w.u(arcs.reduce((sum, a) => sum + a.points.length, 0));
    for (const { points, cls, a, b } of arcs) {
      const bounds = boundsOf(points);
      w.u(cls);
      w.u(ref(a));
      w.u(ref(b));
      w.bounds(bounds);
      w.u(points.length);
      w.u(points[0][0] - bounds[0]);
      w.u(points[0][1] - bounds[1]);
      for (let i = 1; i < points.length; i++) {
        w.s(points[i][0] - points[i - 1][0]);
        w.s(points[i][1] - points[i - 1][1]);
      }
    }
    for (const group of [land, polygons, lakes]) {
      w.u(group.length);
      for (const { unit, rings } of group) {
        w.u(ref(unit));
        w.u(rings.length);
        for (const { refs, bounds } of rings) {
          w.bounds(bounds);
          w.u(refs.length);
          for (const r of refs) w.u(r);
        }
      }
    }
  }
  const head = Buffer.alloc(12);
  head.write('KZRUMAP1', 'latin1');
  head.writeUInt32LE(12 + w.bytes.length, 8);
  return Buffer.concat([head, Buffer.from(w.bytes)]);
}
