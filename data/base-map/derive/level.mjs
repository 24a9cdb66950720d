// SPDX-FileCopyrightText: The KzRu authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One level: arcs that are stored once, and the polygons that are made of them.

import fs from 'node:fs';
import path from 'node:path';

import { cutArc, onEdge } from './antimeridian.mjs';
import { classAt } from './classes.mjs';
import { CLAIM_UNITS, COAST, CRIMEA, DISPUTED, INNER, SEAM } from './facts.mjs';
import { innerBorders } from './inner-borders.mjs';
import { simplify } from './lines.mjs';
import { boundsOf, inside, isLargeEnough, meets, polygonsOf, readTopology, ringBoundsOf, ringPoints } from './topology.mjs';
import { unitOf } from './units.mjs';
import { addWater } from './water.mjs';

export function buildLevel (spec, sources) {
  const topology = readTopology(path.join(sources.worldAtlas, spec.file));
  const window = spec.window;
  const arcs = [];             // {points, cls, a, b}
  const piecesOf = new Map();  // source arc -> indices in arcs

  // Who uses each source arc?
  const users = topology.arcs.map(() => new Set());
  const wanted = [];
  for (const geometry of topology.objects.countries.geometries) {
    for (const polygon of polygonsOf(geometry)) {
      const bounds = ringBoundsOf(ringPoints(topology, polygon[0]));
      const crimea = geometry.id === '643' && inside(bounds, CRIMEA);
      const unit = crimea ? unitOf(undefined, 'Crimea') : unitOf(geometry.id, geometry.properties.name);
      for (const ring of polygon) for (const ref of ring) users[ref < 0 ? ~ref : ref].add(unit);
      if ((!window || meets(bounds, window)) && isLargeEnough(bounds, spec)) wanted.push({ unit, polygon });
    }
  }
  const land = polygonsOf(topology.objects.land)
    .filter(polygon => {
      const bounds = ringBoundsOf(ringPoints(topology, polygon[0]));
      return (!window || meets(bounds, window)) && isLargeEnough(bounds, spec);
    });

  const needed = new Set();
  for (const polygon of [...land, ...wanted.map(w => w.polygon)]) for (const ring of polygon) for (const ref of ring) needed.add(ref < 0 ? ~ref : ref);

  const round = v => Math.round(v * spec.perDegree);
  const addArc = (points, cls, a, b) => {
    const grid = [];
    for (const [x, y] of points) {
      const p = [round(x), round(y)];
      const last = grid[grid.length - 1];
      if (!last || last[0] !== p[0] || last[1] !== p[1]) grid.push(p);
    }
    // An arc of no length still joins its neighbours in a ring.
    if (grid.length === 1) grid.push(grid[0].slice());
    arcs.push({ points: grid, cls, a, b });
    return arcs.length - 1;
  };

  for (const index of [...needed].sort((p, q) => p - q)) {
    const pair = [...users[index]].slice(0, 2);
    const names = pair.map(u => u.name).sort().join('|');
    const result = [];
    for (const piece of cutArc(topology.lines[index])) {
      // Cut again where the class changes along the way.
      let start = 0;
      const classOf = i => onEdge(piece[i - 1]) && onEdge(piece[i]) ? SEAM
        : pair.length < 2 ? COAST : classAt(names, piece[i - 1], piece[i]);
      for (let i = 1; i < piece.length; i++) {
        if (i + 1 < piece.length && classOf(i + 1) === classOf(i)) continue;
        const part = simplify(piece.slice(start, i + 1), spec.tolerance, window);
        result.push(addArc(part, classOf(i), pair[0], pair[1]));
        start = i;
      }
    }
    piecesOf.set(index, result);
  }

  const seams = new Map();
  const seam = (points, unit) => {
    const key = JSON.stringify(points);
    if (!seams.has(key)) {
      arcs.push({ points, cls: SEAM, a: unit, b: undefined });
      seams.set(key, arcs.length - 1);
    }
    return seams.get(key) * 2;
  };
  const startOf = ref => { const p = arcs[ref >> 1].points; return ref & 1 ? p[p.length - 1] : p[0]; };
  const endOf = ref => startOf(ref ^ 1);
  const half = 180 * spec.perDegree;

  // Rings of arc references (index * 2, + 1 when walked backwards).
  function ringsOf (refs, unit) {
    const sequence = refs.flatMap(ref => ref < 0
      ? piecesOf.get(~ref).slice().reverse().map(i => i * 2 + 1)
      : piecesOf.get(ref).map(i => i * 2));
    const jump = i => {
      const before = endOf(sequence[(i + sequence.length - 1) % sequence.length]), after = startOf(sequence[i]);
      return Math.abs(before[0] - after[0]) > half;
    };
    const crossings = sequence.map((_, i) => i).filter(jump);
    if (!crossings.length) return [sequence];
    const runs = crossings.map((start, k) => {
      const stop = crossings[(k + 1) % crossings.length];
      return stop > start ? sequence.slice(start, stop) : [...sequence.slice(start), ...sequence.slice(0, stop)];
    });
    if (runs.length === 1) {
      // Once round the world: Antarctica. Close it over the pole.
      const a = endOf(runs[0][runs[0].length - 1]), b = startOf(runs[0][0]);
      if (a[1] > -60 * spec.perDegree) throw new Error('a ring goes round the world, but not round Antarctica');
      const south = -90 * spec.perDegree;
      return [[...runs[0], seam([a, [a[0], south], [b[0], south], b], unit)]];
    }
    return runs.map(run => {
      const a = endOf(run[run.length - 1]), b = startOf(run[0]);
      if (a[0] !== b[0]) throw new Error('a part of a ring starts and ends on different sides of 180 degrees');
      return a[1] === b[1] ? run : [...run, seam([a, b], unit)];
    });
  }

  const ringBounds = ring => boundsOf(ring.flatMap(ref => arcs[ref >> 1].points));
  function polygonsFrom (polygon, unit) {
    // 1:50m draws Antarctica as what lies between a ring along the pole and the
    // coast, which is right on a globe only.
    const rings = polygon.filter(refs => boundsOf(ringPoints(topology, refs))[3] > -89.9)
      .map(refs => ringsOf(refs, unit));
    const outer = rings[0];
    const holes = rings.slice(1).flat();
    // 1:110m has a ring of one repeated point in North Korea.
    return outer.filter(ring => ring.length).map(ring => ({
      unit,
      rings: [ring, ...holes.filter(h => outer.length === 1 || inside(ringBounds(h), ringBounds(ring)))],
    })).map(p => ({ ...p, rings: p.rings.map(refs => ({ refs, bounds: ringBounds(refs) })) }));
  }

  const level = { spec, arcs };
  level.units = wanted.flatMap(({ unit, polygon }) => polygonsFrom(polygon, unit));
  level.land = land.flatMap(polygon => polygonsFrom(polygon, undefined));
  if (spec.scale < 110) {
    for (const inner of INNER) {
      for (const line of innerBorders(inner, sources.geojsonPlaces)) {
        addArc(simplify(line, spec.tolerance || 0.002, window), DISPUTED, unitOf(inner.numeric, inner.name));
      }
    }
    for (const { properties, geometry } of JSON.parse(fs.readFileSync(sources.claims, 'utf8')).features) {
      addArc(simplify(geometry.coordinates, spec.tolerance || 0.002, window), DISPUTED,
        unitOf(...CLAIM_UNITS[properties.BRK_A3]));
    }
  }
  addWater(level, spec, sources, addArc);
  level.topology = topology;
  return level;
}
