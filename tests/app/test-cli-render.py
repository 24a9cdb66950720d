#!/usr/bin/env python3
# SPDX-FileCopyrightText: The KzRu authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The verb that draws pictures."""

import struct
import unittest
import xml.etree.ElementTree as xml

from cli import CALL_AT_FAULT, SHIPPED, SMALL, CliTest, run, tool


class RenderTest(CliTest):
    def render(self, name, *words, atlas=SMALL):
        out = self.folder / name
        self.assertEqual(run("render", atlas, "-o", out, *words), ("", ""))
        return out

    def size(self, png):
        data = png.read_bytes()
        self.assertEqual(data[:8], b"\x89PNG\r\n\x1a\n")
        return struct.unpack(">II", data[16:24])

    def colors(self, png):
        return int(tool("identify", "-format", "%k", png))

    def test_png(self):
        for view in ("timeline", "map"):
            with self.subTest(view=view):
                png = self.render("a.png", "--view", view)
                self.assertEqual(self.size(png), (1600, 900))
                self.assertGreater(self.colors(png), 50)
                png = self.render("b.PNG", "--view", view, "--size", "400x300", "--scale", "2.5")
                self.assertEqual(self.size(png), (1000, 750))

    def test_svg(self):
        for view in ("timeline", "map"):
            with self.subTest(view=view):
                svg = self.render("a.svg", "--view", view, "--size", "800x500", "--scale", "2")
                tool("xmllint", "--noout", svg)
                root = xml.parse(svg).getroot()
                self.assertEqual(root.get("width"), "1600px")
                self.assertEqual(root.get("viewBox"), "0 0 1600 1000")
                self.assertEqual(root.find("{*}title").text, "Exemplaria and Samplonia")
                # Texts are texts: no word is left as shapes of glyphs.
                self.assertGreater(len(root.findall(".//{*}text")), 2)
                self.assertEqual(root.findall(".//{*}symbol"), [])

    def test_dark(self):
        for view in ("timeline", "map"):
            light, dark = (float(tool("identify", "-format", "%[fx:mean]", self.render("a.png", "--view", view, *words)))
                           for words in ([], ["--dark"]))
            self.assertGreater(light, 0.6)
            self.assertLess(dark, 0.4)

    def test_shipped(self):
        for lang in ("en", "fa"):
            for view in ("timeline", "map"):
                png = self.render("a.png", "--view", view, "--lang", lang, atlas=SHIPPED)
                self.assertGreater(self.colors(png), 100)

    def test_options_change_the_picture(self):
        seen = set()
        for words in ([], ["--rtl"], ["--lanes", "source"], ["--lang", "fa"], ["--calendar", "persian"], ["--from", "2000"],
                      ["--to", "2010"], ["--query", "exercise"]):
            seen.add(self.render("a.png", *words).read_bytes())
        self.assertEqual(len(seen), 8)

    def test_map_options_change_the_map(self):
        seen = set()
        for words in ([], ["--rtl"], ["--bbox", "40,30,60,50"], ["--bbox", "170,50,-170,60"], ["--to", "2005"]):
            seen.add(self.render("a.png", "--view", "map", "--size", "400x300", *words).read_bytes())
        self.assertEqual(len(seen), 5)

    def test_wrong_calls(self):
        for name, words, part in (
                ("a.png", ["--bbox", "1,2,3"], "--bbox 1,2,3"),
                ("a.png", ["--bbox", "1,2,3,x"], "--bbox 1,2,3,x"),
                ("a.png", ["--bbox", "40,50,60,30"], "--bbox 40,50,60,30"),
                ("a.png", ["--bbox", "400,30,60,50"], "--bbox 400,30,60,50"),
                ("a.gif", [], "a.gif"),
                ("a", [], "a"),
                ("a.png", ["--view", "globe"], "--view globe"),
                ("a.png", ["--size", "1600"], "--size 1600"),
                ("a.png", ["--size", "0x0"], "--size 0x0"),
                ("a.png", ["--size", "99999x99999"], "--size"),
                ("a.png", ["--scale", "0"], "--scale"),
                ("a.png", ["--scale", "-1"], "--scale"),
                ("a.png", ["--scale", "nan"], "--scale"),
                ("a.png", ["--scale", "1000"], "--scale")):
            with self.subTest(name=name, words=words), self.nothing_left():
                self.fault(["render", SMALL, "-o", self.folder / name, *words], CALL_AT_FAULT, part)


if __name__ == "__main__":
    unittest.main(verbosity=2)
