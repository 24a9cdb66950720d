#!/usr/bin/env python3
# SPDX-FileCopyrightText: The KzRu authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the font that goldens are set in, and a configuration that knows no other.

Usage: make-test-font.py REGULAR.ttf BOLD.ttf FONTS.conf

Every character is a box of one width, 0.6 em, or 0.65 em where it is bold: what
is measured with it depends on no fonts of the machine, and on no version of what
shapes or hints text. A glyph stands for one character only, so that a text can be
read back from its glyphs.
"""

import struct
import sys
from pathlib import Path

UNITS = 1000  # of an em
ASCENT, DESCENT = 800, 200
BOX = (50, 0, 500, 700)  # left, bottom, right, top

RANGES = [
    (0x20, 0x7e), (0xa0, 0xff),  # Latin
    (0x400, 0x4ff),  # Cyrillic
    (0x600, 0x6ff),  # Arabic and Persian, with their digits
    (0x2010, 0x2027), (0x2030, 0x203a),  # dashes, quotation marks, the ellipsis
    (0x2190, 0x2194), (0x2212, 0x2212), (0x221e, 0x221e),
]


def make_glyph():
    left, bottom, right, top = BOX
    corners = [(left, bottom), (left, top), (right, top), (right, bottom)]
    x = y = 0
    steps = []
    for corner in corners:
        steps.append((corner[0] - x, corner[1] - y))
        x, y = corner
    glyph = struct.pack(">5h", 1, *BOX)
    glyph += struct.pack(">HH", len(corners) - 1, 0)  # the last point; no instructions
    glyph += bytes([1] * len(corners))  # every point is on the curve
    glyph += b"".join(struct.pack(">h", step[0]) for step in steps)
    glyph += b"".join(struct.pack(">h", step[1]) for step in steps)
    return glyph + bytes(-len(glyph) % 4)


def make_cmap():
    groups, first = [], 1
    for start, end in RANGES:
        groups.append(struct.pack(">3I", start, end, first))
        first += end - start + 1
    table = struct.pack(">HHIII", 12, 0, 16 + 12 * len(groups), 0, len(groups)) + b"".join(groups)
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table


def make_name(style):
    names = {1: "KzRu Test", 2: style, 4: f"KzRu Test {style}", 6: f"KzRuTest-{style}"}
    records, texts = b"", b""
    for name_id, text in names.items():
        text = text.encode("utf-16-be")
        records += struct.pack(">6H", 3, 1, 0x409, name_id, len(text), len(texts))
        texts += text
    return struct.pack(">3H", 0, len(names), 6 + len(records)) + records + texts


def make_tables(style, weight, width):
    n = 1 + sum(end - start + 1 for start, end in RANGES)
    glyph = make_glyph()
    bold = weight > 400
    return {
        "OS/2": struct.pack(">HhHHHhhhhhhhhhhh10s4I4sHHHhhhHHIIhhHHH", 4, width, weight, 5, 0,
                            650, 700, 0, 140, 650, 700, 0, 480, 50, 250, 0, bytes(10), 0, 0, 0, 0,
                            b"KZRU", 0x20 if bold else 0x40, 0x20, 0xffff, ASCENT, -DESCENT, 0,
                            ASCENT, DESCENT, 0, 0, 500, 700, 0, 0x20, 1),
        "cmap": make_cmap(),
        "glyf": glyph * n,
        "head": struct.pack(">IIIIHHqq4hHHhhh", 0x10000, 0x10000, 0, 0x5f0f3cf5, 0, UNITS, 0, 0,
                            *BOX, 1 if bold else 0, 8, 2, 1, 0),
        "hhea": struct.pack(">I3hH11hH", 0x10000, ASCENT, -DESCENT, 0, width, BOX[0], width - BOX[2],
                            BOX[2], 1, 0, 0, 0, 0, 0, 0, 0, n),
        "hmtx": struct.pack(">Hh", width, BOX[0]) * n,
        "loca": b"".join(struct.pack(">I", i * len(glyph)) for i in range(n + 1)),
        "maxp": struct.pack(">I14H", 0x10000, n, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
        "name": make_name(style),
        "post": struct.pack(">IIhhIIIII", 0x30000, 0, -100, 50, 0, 0, 0, 0, 0),
    }


def checksum(table):
    table += bytes(-len(table) % 4)
    return sum(struct.unpack(f">{len(table) // 4}I", table)) & 0xffffffff


def make_font(style, weight, width):
    tables = make_tables(style, weight, width)
    power = 1 << (len(tables).bit_length() - 1)
    head = struct.pack(">IHHHH", 0x10000, len(tables), 16 * power, power.bit_length() - 1,
                       16 * (len(tables) - power))
    body, offset = b"", len(head) + 16 * len(tables)
    for tag, table in sorted(tables.items()):
        head += struct.pack(">4sIII", tag.encode(), checksum(table), offset + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return head + body


def make_configuration(folder):
    return f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{folder}</dir>
  <cachedir>{folder}/font-cache</cachedir>
</fontconfig>
"""


def main():
    regular, bold, configuration = map(Path, sys.argv[1:])
    regular.write_bytes(make_font("Regular", 400, 600))
    bold.write_bytes(make_font("Bold", 700, 650))
    configuration.write_text(make_configuration(regular.resolve().parent), encoding="utf-8")


if __name__ == "__main__":
    main()
