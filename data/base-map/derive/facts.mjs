// SPDX-FileCopyrightText: The KzRu authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What Natural Earth says that its packages do not, and what of it is set apart here.

export const COAST = 0, BORDER = 1, DISPUTED = 2, LEASE = 3, SEAM = 4, SHORE = 5, RIVER = 6;
export const KIND_COUNTRY = 0, KIND_DISPUTED = 1, KIND_SPECIAL = 2;

// Units that Natural Earth 4.1.0 sets apart and ISO 3166 does not number.
// The parent is the state that Natural Earth counts them to, by numeric code.
export const UNNUMBERED = {
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
export const NUMBERED_DISPUTED = new Set(['275', '732']);

// ICU names Kosovo by this CLDR code, though ISO 3166 does not assign it.
export const EXTRA_ALPHA2 = { 'Kosovo': 'XK' };

// [unit, unit, class, boxes]: Natural Earth's class of the boundary line
// between the two. With boxes (west, south, east, north), only the segments
// with their middle in one of them have the class; the rest is a border.
export const UNSETTLED = [
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
export const INNER = [
  { country: 'GEO', numeric: '268', name: 'Georgia', parts: ['GEO-3015'] },
  { country: 'MDA', numeric: '498', name: 'Moldova', parts: ['MDA-1652', 'MDA-1645', 'MDA-1628', 'MDA-1638', 'MDA-1637', 'MDA-1650'] },
];

// The lines of CLAIMS, by their codes there, and the country that each lies in.
// Israel's polygon holds the Golan, since it shows who is there.
export const CLAIM_UNITS = {
  B16: ['376', 'Israel'],
  B37: ['268', 'Georgia'],
  C02: ['804', 'Ukraine'],
  B90: ['804', 'Ukraine'],
  C03: ['804', 'Ukraine'],
};

// Everything of Russia that lies in this box belongs to the Crimean
// peninsula; Krasnodar begins east of it.
export const CRIMEA = [32, 44, 36.7, 46.3];

// Between this margin and the window, full detail continues, so that thick
// strokes at the window's edge never show the coarse outside.
export const MARGIN = 1;
