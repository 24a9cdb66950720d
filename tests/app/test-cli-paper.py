#!/usr/bin/env python3
# SPDX-FileCopyrightText: The KzRu authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The verb that prints, and what is done if what is drawn cannot be written."""

import json
import math
import os
import re
import pty
import resource
import shutil
import signal
import subprocess
import tempfile
import time
import unicodedata
import unittest
import xml.etree.ElementTree as xml
from pathlib import Path

from cli import CALL_AT_FAULT, INPUT_AT_FAULT, KZRU, SHIPPED, SMALL, CliTest, run, tool

PT_PER_MM = 72 / 25.4


def squeeze(text):
    """The letters of a text, without what sets them apart or in order."""
    text = re.sub("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\\s]", "", unicodedata.normalize("NFKC", text))
    return text


def reduce(text):
    """A text as it is compared: as it is, but for signs of direction and how wide blanks are."""
    text = re.sub("[\u034f\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", unicodedata.normalize("NFC", text))
    return " ".join(text.split())


class PrintTest(CliTest):
    @classmethod
    def setUpClass(cls):
        cls.printed = {}
        cls.folder_of_prints = Path(tempfile.mkdtemp(prefix="kzru-cli-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder_of_prints)

    def print(self, *words, atlas=SMALL):
        """A print. Tests only look at it: what one has printed, the next ones need not."""
        key = (atlas, *words)
        if key not in self.printed:
            out = self.folder_of_prints / f"{len(self.printed)}.pdf"
            self.assertEqual(run("print", atlas, "-o", out, *words), ("", ""))
            self.printed[key] = out
        return self.printed[key]

    def info(self, pdf):
        return dict(re.findall(r"^([^:]+):\s+(.*)$", tool("pdfinfo", pdf), re.M))

    def words(self, pdf, page=1):
        """The words of a page with their places, from left to right."""
        text = tool("pdftotext", "-bbox", "-f", page, "-l", page, pdf, "-")
        return [(word, float(x)) for x, word in
                re.findall(r'<word xMin="([\d.]+)"[^>]*>([^<]*)</word>', text)]

    def test_document(self):
        pdf = self.print("--landscape")
        tool("qpdf", "--check", pdf)
        info = self.info(pdf)
        self.assertEqual(info["Title"], "Exemplaria and Samplonia")
        self.assertEqual(info["Page size"], "841.89 x 595.276 pts (A4)")
        for line in tool("pdffonts", pdf).splitlines()[2:]:
            # Signs of direction stand in a font that has nothing to draw.
            self.assertRegex(line, r" yes (yes|no ) yes ", "a font that is not embedded, or not readable")
        self.assertNotIn("image", tool("pdfimages", "-list", pdf))

    def test_events_and_passages(self):
        pdf = self.print()
        text = squeeze(tool("pdftotext", "-raw", pdf, "-"))
        atlas = self.atlas()
        for event in atlas["events"]:
            self.assertRegex(text, r"\d+\." + re.escape(squeeze(event["title"]["en"])))
        for passage in atlas["passages"]:
            used = any(passage["id"] in event["passages"] for event in atlas["events"])
            if passage["language"] == "en" and used:
                for part in passage["parts"]:
                    self.assertIn(squeeze(part["selector"][0]["exact"]), text)
        self.assertIn("Whatthesourcessay", text)
        self.assertIn("Documents", text)

    def test_numbers_agree(self):
        """An event has one number, on the chart and among the sources."""
        pdf = self.print("--landscape", "--no-map")
        chart = squeeze(tool("pdftotext", "-raw", "-l", 1, pdf, "-"))
        sources = squeeze(tool("pdftotext", "-raw", "-f", 2, pdf, "-"))
        for event in self.atlas()["events"]:
            title = re.escape(squeeze(event["title"]["en"]))
            number = re.search(r"(\d+)\." + title, sources).group(1)
            on_chart = re.search(r"(\d+)\." + title, chart)
            if on_chart:
                self.assertEqual(on_chart.group(1), number)

    def test_counts(self):
        """What the chart only counts is listed by number, each event once."""
        pdf = self.print("--paper", "A6", "--no-map", atlas=SHIPPED)
        chart = squeeze(tool("pdftotext", "-raw", "-l", 1, pdf, "-"))
        text = re.sub("[\u200e\u200f\u202a-\u202e]", "", tool("pdftotext", "-raw", "-f", 2, pdf, "-"))
        text = text[text.index("Events that the chart only counts"):text.rindex("Documents\n")].replace("–\n", "–")
        text = re.sub(r"^(Kazakhstan–Russia relations|Sources|\d+ of \d+)$|\n", " ", text, flags=re.M)
        numbers = []
        for runs in re.findall(r"(?:\d{4}|at any time): ((?:\d+(?:–\d+)?, )*\d+(?:–\d+)?)", text):
            for run in runs.split(", "):
                first, last = (run.split("–") * 2)[:2]
                numbers += range(int(first), int(last) + 1)
        shown = [int(n) for n in re.findall(r"(\d+)\.", chart)]
        self.assertGreater(len(numbers), 200)
        self.assertEqual(len(numbers), len(set(numbers)))
        self.assertFalse(set(numbers) & set(shown))
        self.assertEqual(len(set(numbers) | set(shown)), len(json.loads(SHIPPED.read_text(encoding="utf-8"))["events"]))

    def test_parts(self):
        """Who asks for pages of the chart gets those, and the rest if that is wanted."""
        def pages(*words):
            return int(self.info(self.print("--landscape", *words))["Pages"])
        everything = pages()
        self.assertGreater(everything, 2)
        self.assertEqual(pages("--no-map"), everything - 1)
        self.assertEqual(pages("--no-sources"), 2)
        self.assertEqual(pages("--pages", "1"), 1)
        self.assertEqual(pages("--pages", "3"), 3)
        self.assertEqual(pages("--pages", "3", "--map"), 4)
        self.assertEqual(pages("--pages", "3", "--sources"), everything + 1)
        self.assertEqual(pages("--tiles", "2x3"), 7)
        self.assertEqual(pages("--tiles", "1x1"), 1)

    def test_rows_of_poster(self):
        """A poster has the rows that were asked for, however little its last one is too high at first."""
        for words in (["--paper", "297x208"], ["--paper", "297x206", "--calendar", "gregorian", "--calendar", "persian"]):
            pdf = self.print("--tiles", "2x2", "--from", "2015", "--to", "2018-03", *words, atlas=SHIPPED)
            self.assertEqual(int(self.info(pdf)["Pages"]), 5)

    def test_papers(self):
        for words, width, height in (
                ([], 210, 297),
                (["--paper", "a3", "--landscape"], 420, 297),
                (["--paper", "A0"], 841, 1189),
                (["--paper", "A5", "--landscape"], 210, 148),
                (["--paper", "letter"], 215.9, 279.4),
                (["--paper", "914x400"], 914, 400)):
            with self.subTest(words=words):
                size = self.info(self.print("--pages", "1", *words))["Page size"].split()
                self.assertAlmostEqual(float(size[0]), width * PT_PER_MM, delta=0.5)
                self.assertAlmostEqual(float(size[2]), height * PT_PER_MM, delta=0.5)

    def height(self, pdf, word):
        """The height of the letters of a word on the first page."""
        box = re.search(rf'yMin="([\d.]+)"[^>]*yMax="([\d.]+)">{word}<', tool("pdftotext", "-bbox", "-l", 1, pdf, "-"))
        return float(box.group(2)) - float(box.group(1))

    def test_large_sheet(self):
        """Letters grow with a sheet that has room for them; not with one of many, or where events would be lost."""
        usual = self.height(self.print("--landscape", "--pages", "1"), "Causeway")
        self.assertGreater(self.height(self.print("--paper", "A0", "--landscape", "--pages", "1"), "Causeway"), 1.5 * usual)
        usual = self.height(self.print("--landscape", "--pages", "1", atlas=SHIPPED), "Kazakhstan")
        for words in (["--paper", "A3", "--pages", "1"], ["--paper", "A3", "--pages", "2"]):
            large = self.height(self.print("--landscape", *words, atlas=SHIPPED), "Kazakhstan")
            self.assertAlmostEqual(large, usual, delta=0.5)

    def test_single_lane(self):
        """On a sheet with room for all events, a lane has all of its own, however many."""
        titles = [event["title"]["en"] for event in json.loads(SHIPPED.read_text(encoding="utf-8"))["events"]]
        pdf = self.print("--paper", "A0", "--pages", "1", "--lanes", "place", atlas=SHIPPED)
        numbers = set(re.findall(r"(\d+)\. ", tool("pdftotext", "-raw", pdf, "-")))
        self.assertEqual(len(numbers), len(titles))

    def test_scale(self):
        """A year is as long as was asked for, on each sheet."""
        for words in (["--mm-per-year", "25"], ["--mm-per-month", "2.0833333"]):
            pdf = self.print("--landscape", *words, "--from", "1990", "--to", "2019")
            n_sheets = int(self.info(pdf)["Pages"]) - 1
            self.assertGreaterEqual(n_sheets, math.ceil(30 * 25 / 277))
            for page in range(2, n_sheets + 2):
                years = [(int(word), x) for word, x in self.words(pdf, page) if re.fullmatch(r"(19|20)\d\d", word)]
                # Labels at the edges are kept within them, and do not stand at their ticks.
                years = sorted((year, x) for year, x in years if 1990 <= year <= 2019)[1:-1]
                if len(years) < 2:
                    self.assertEqual(page, n_sheets + 1)
                    continue
                (first, left), (last, right) = years[0], years[-1]
                self.assertAlmostEqual((right - left) / (last - first), 25 * PT_PER_MM, delta=1)

    def test_axis_on_each_sheet(self):
        pdf = self.print("--tiles", "2x2", atlas=SHIPPED)
        for page in range(2, 6):
            words = [word for word, _ in self.words(pdf, page)]
            self.assertGreaterEqual(sum(bool(re.fullmatch(r"(19|20)\d\d", word)) for word in words), 3, page)
            self.assertIn("Gregorian", words)

    # What is not ink

    def objects(self, pdf):
        return json.loads(tool("qpdf", "--json=1", pdf))["objects"]

    def test_links(self):
        """From a mark to what the sources say, back, and to the address of the document."""
        pdf = self.print("--landscape")
        tool("qpdf", "--check", pdf)
        objects = self.objects(pdf)
        places = self.places(pdf)
        names = {name: page for name, (page, _, _) in places.items()}
        links = [o for o in objects.values() if isinstance(o, dict) and o.get("/Subtype") == "/Link"]
        targets = [o["/Dest"] for o in links if "/Dest" in o]
        uris = {o["/A"]["/URI"] for o in links if "/A" in o}
        n_events = len(self.atlas()["events"])

        for i in range(1, n_events + 1):
            self.assertIn(f"entry-{i}", targets)
            self.assertGreater(names[f"entry-{i}"], 1)
            self.assertIn(f"mark-{i}", targets)
            self.assertEqual(names[f"mark-{i}"], 1)
        self.assertEqual({t for t in targets if t not in names}, set())
        self.assertEqual(uris, {s["URL"] for s in self.atlas()["sources"] if "URL" in s})

    def places(self, pdf):
        found = re.findall(r'^\s*(\d+) \[ XYZ\s+([\d.]+)\s+([\d.]+).*"(.*)"$', tool("pdfinfo", "-dests", pdf), re.M)
        return {name: (int(page), float(x), float(y)) for page, x, y, name in found}

    def test_link_boxes(self):
        """A link lies where its text is."""
        pdf = self.print("--landscape")
        page = xml.fromstring(re.sub(' xmlns="[^"]*"', "", tool("pdftotext", "-bbox", "-l", 1, pdf, "-"))).find(".//page")
        height = float(page.get("height"))
        word = next(w for w in page if w.text == "Causeway")
        x = (float(word.get("xMin")) + float(word.get("xMax"))) / 2
        y = height - (float(word.get("yMin")) + float(word.get("yMax"))) / 2
        hits = [o["/Dest"] for o in self.objects(pdf).values()
                if isinstance(o, dict) and o.get("/Subtype") == "/Link" and "/Dest" in o
                and o["/Rect"][0] <= x <= o["/Rect"][2] and o["/Rect"][1] <= y <= o["/Rect"][3]
                and o["/Dest"].startswith("entry")]
        title = tool("pdftotext", "-raw", "-f", 2, pdf, "-")
        numbers = re.findall(r"(\d+)\. .*Causeway", title)
        self.assertIn(hits[0].removeprefix("entry-"), numbers)

    def outline(self, pdf):
        """Each item of the outline as (depth, title)."""
        objects = self.objects(pdf)
        found = []

        def walk(reference, depth):
            while reference:
                item = objects[reference]
                found.append((depth, item["/Title"]))
                walk(item.get("/First"), depth + 1)
                reference = item.get("/Next")
        root = objects[objects["trailer"]["/Root"]]
        walk(objects[root["/Outlines"]].get("/First"), 0)
        return found

    def test_outline(self):
        outline = self.outline(self.print("--landscape"))
        themes = [theme["label"]["en"] for theme in self.atlas()["themes"]]
        self.assertEqual([title for depth, title in outline if depth == 0],
                         ["Timeline", "Map", "What the sources say", "Documents"])
        self.assertEqual([title for depth, title in outline[:outline.index((0, "Map"))] if depth == 1], themes)
        self.assertIn((2, "1998"), outline)
        self.assertIn((1, "1998"), outline)

    def test_outline_of_poster(self):
        """A lane is looked up on the sheet where it begins, not on the key of the sheets."""
        pdf = self.print("--paper", "A5", "--tiles", "2x2", "--lanes", "actor", atlas=SHIPPED)
        objects = self.objects(pdf)
        places = self.places(pdf)
        by_title = {o["/Title"]: o["/Dest"] for o in objects.values() if isinstance(o, dict) and "/Title" in o and "/Parent" in o}
        self.assertEqual(places[by_title["Timeline"]][0], 1)
        self.assertLess(places[by_title["Kazakhstan"]][0], places[by_title["Soviet Union"]][0])
        self.assertGreater(places[by_title["Kazakhstan"]][0], 1)

    def test_lanes(self):
        """Chart, outline and what is only counted have the lanes that are asked for."""
        labels = {actor["id"]: actor["label"]["en"] for actor in self.atlas()["actors"]}
        used = {labels[actor] for event in self.atlas()["events"] for actor in event.get("actors", [])}
        pdf = self.print("--landscape", "--no-map", "--lanes", "actor")
        outline = self.outline(pdf)
        lanes = [title for depth, title in outline[:outline.index((0, "What the sources say"))] if depth == 1]
        self.assertEqual(set(lanes) - {"No actor"}, used)
        chart = tool("pdftotext", "-l", 1, pdf, "-")
        sources = tool("pdftotext", "-f", 2, pdf, "-")
        for label in used:
            self.assertIn(label, chart)

        # An event has an entry, and marks in all its lanes, with the number of it.
        several = next(event["title"]["en"] for event in self.atlas()["events"] if len(event.get("actors", [])) > 1)
        number = re.findall(rf"(\d+)\. {re.escape(several)}", sources)
        self.assertEqual(len(number), 1)
        self.assertEqual(set(re.findall(rf"(\d+)\. {re.escape(several[:12])}", chart)), set(number))
        links = [o["/Dest"] for o in self.objects(pdf).values() if isinstance(o, dict) and "/Dest" in o]
        self.assertGreater(links.count(f"entry-{number[0]}"), 1)

        small = self.print("--paper", "A6", "--no-map", "--lanes", "certainty", atlas=SHIPPED)
        self.assertRegex(tool("pdftotext", "-raw", "-f", 2, small, "-"), r"Disputed · .*\d{4}: \d")

    def test_metadata(self):
        for lang, direction in (("en", None), ("fa", "/R2L")):
            pdf = self.print("--pages", "1", "--lang", lang)
            objects = self.objects(pdf)
            root = objects[objects["trailer"]["/Root"]]
            info = self.info(pdf)
            self.assertEqual(root["/Lang"], lang)
            self.assertEqual(root["/ViewerPreferences"].get("/Direction"), direction)
            self.assertEqual(info["Title"], self.atlas()["title"][lang])
            self.assertEqual(info["Subject"], self.atlas()["description"][lang])
            self.assertIn(self.atlas()["themes"][0]["label"][lang], info["Keywords"])
            self.assertEqual(info["Tagged"], "yes")

    def test_structure(self):
        text = tool("pdfinfo", "-struct-text", self.print("--landscape"))
        self.assertTrue(text.startswith("Document\n"))
        self.assertRegex(text, r'H3 \(block\)\n\s+Link \(inline\)\n\s+Object \d+ \d+\n\s+"\d+\. ')
        self.assertIn("BlockQuote", text)

    def test_interrupted(self):
        """Ctrl+C ends it, and leaves nothing behind."""
        process = subprocess.Popen([KZRU, "print", str(SHIPPED), "-o", str(self.folder / "out.pdf"),
                                    "--pages", "900"], stderr=subprocess.PIPE)
        with self.nothing_left():
            # Once there is the file that it writes to, it is at it.
            while process.poll() is None and not list(self.folder.glob(".kzru-*")):
                time.sleep(0.001)
            process.send_signal(signal.SIGINT)
            self.assertEqual(process.wait(), -signal.SIGINT)
            self.assertEqual(process.stderr.read(), b"")
        process.stderr.close()

    def print_many(self, n_events):
        """Prints a table of so many events on 40 pages.

        Returns the most memory that it has held, and what it told of its progress."""
        table = self.folder / f"{n_events}.csv"
        table.write_text("id,title,start,category\n" + "".join(
            f"{i},Event number {i},{1900 + i * 7 % 120}-{1 + i % 12:02}-{1 + i % 28:02},lane {i % 6}\n"
            for i in range(n_events)), encoding="utf-8")
        out = self.folder / f"{n_events}.pdf"
        terminal, end = pty.openpty()
        # Sanitizers keep what is freed for a while.
        environment = os.environ | {"ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=1"}
        process = subprocess.Popen([KZRU, "print", str(table), "-o", str(out), "--landscape", "--pages", "40"],
                                   stderr=end, env=environment)
        os.close(end)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = status
        told = b""
        try:
            while part := os.read(terminal, 4096):
                told += part
        except OSError:
            pass  # that is how a terminal ends
        os.close(terminal)
        self.assertEqual(status, 0, told)
        self.assertEqual(self.info(out)["Pages"], "40")
        return usage.ru_maxrss, told.decode("ascii")

    def test_many_events(self):
        """Memory does not grow as the events do; how far the print has come is told, and forgotten."""
        few, _ = self.print_many(1000)
        many, told = self.print_many(10000)
        self.assertLess(many, 1.5 * few)
        # A machine may be too fast for it to be worth telling.
        percents = [int(number) for number in re.findall(r"(\d+)%", told)]
        self.assertEqual(percents, sorted(percents))
        if percents:
            self.assertLessEqual(percents[-1], 100)
            self.assertRegex(told, r"\r +\r$")

    def test_direction(self):
        for words, rightward in (([], True), (["--rtl"], False), (["--lang", "fa"], False),
                                 (["--lang", "fa", "--ltr"], True)):
            with self.subTest(words=words):
                found = {word.translate({0x6f0 + i: str(i) for i in range(10)}): x
                         for word, x in self.words(self.print("--landscape", "--pages", "1", *words))}
                early, late = found["1990"], found["2010"]
                self.assertEqual(early < late, rightward)

    def test_persian(self):
        pdf = self.print("--landscape", "--pages", "1", "--lang", "fa", "--calendar", "persian", "--calendar", "gregorian")
        self.assertEqual(self.info(pdf)["Title"], "نمونه‌آباد و نمونستان")
        text = tool("pdftotext", "-l", 1, pdf, "-")
        for year in ("۱۳۸۰", "۲۰۰۰"):
            self.assertIn(year, text)
        self.assertNotRegex(text, r"\d{4}".replace(r"\d", "[0-9]"))

    def test_span_and_query(self):
        text = squeeze(tool("pdftotext", self.print("--from", "۲۰۰۱", "--to", "2010"), "-"))
        self.assertIn("LongCauseway", text)
        self.assertNotIn("Jointexercise", text)
        text = squeeze(tool("pdftotext", self.print("--query", "exercise"), "-"))
        self.assertIn("Jointexercise", text)
        self.assertNotIn("LongCausewaybuilt", text)

    READERS = (("pdftotext", "{}", "-"), ("mutool", "draw", "-q", "-F", "txt", "-o", "-", "{}"))

    def test_text_taken_out(self):
        """What readers take out of the print of the shipped atlas, line by line, is what was written."""
        for lang, least, words in (("en", 1500, []), ("fa", 400, ["--from", "2020"])):
            out = self.folder / "out.pdf"
            told, _ = run("print", SHIPPED, "-o", out, "--landscape", "--lang", lang, *words,
                          G_MESSAGES_DEBUG="kzru-pdf-text")
            lines = [reduce(line) for line in re.findall("line: (.*)", told)]
            persian = [line for line in lines if re.search("[\u0600-\u06ff]", line)]
            self.assertGreater(len(persian), least)
            for reader in self.READERS:
                taken = tool(*(word.format(out) for word in reader))
                found = "\n".join(map(reduce, re.split("[\n\f]", taken)))
                for what, of in (("lines", lines), ("lines with Persian", persian),
                                 ("with joiners", [line for line in lines if "\u200c" in line]),
                                 ("with لا", [line for line in lines if "لا" in line])):
                    with self.subTest(lang=lang, reader=reader[0], of=what):
                        right = sum(line in found for line in of)
                        self.assertGreater(len(of), 50)
                        self.assertGreaterEqual(right / len(of), 0.98, f"{right} of {len(of)}")

    def test_shipped(self):
        for lang, words, least in (("en", ["--pages", "1"], 1), ("ar", ["--no-sources"], 2),
                                   ("ru", ["--tiles", "2x3"], 7), ("kk", ["--mm-per-year", "10"], 6)):
            with self.subTest(lang=lang):
                pdf = self.print("--landscape", "--lang", lang, "--calendar", "gregorian",
                                 "--calendar", "persian", *words, atlas=SHIPPED)
                tool("qpdf", "--check", pdf)
                self.assertGreaterEqual(int(self.info(pdf)["Pages"]), least)

    def test_wrong_calls(self):
        out = self.folder / "out.pdf"
        for words, part in (
                (["--paper", "A99"], "--paper A99"),
                (["--paper", "10x10"], "--paper 10x10"),
                (["--pages", "0x"], "0x"),
                (["--pages", "-1"], "--pages -1"),
                (["--pages", "100000"], "--pages 100000"),
                (["--mm-per-year", "-3"], "--mm-per-year"),
                (["--mm-per-month", "nan"], "--mm-per-month"),
                (["--pages", "2", "--tiles", "2x2"], "--tiles"),
                (["--tiles", "2"], "--tiles 2"),
                (["--tiles", "0x2"], "--tiles 0x2"),
                (["--tiles", "900x900"], "1,000 pages"),
                (["--rows", "2"], "--rows"),
                (["--overlap", "x"], "--overlap x"),
                (["--tiles", "2x2", "--overlap", "100"], "overlap"),
                (["--map", "--no-map"], "--no-map"),
                (["--sources", "--no-sources"], "--no-sources"),
                (["--mm-per-year", "1000000000"], "pages")):
            with self.subTest(words=words), self.nothing_left():
                self.fault(["print", SMALL, "-o", out, *words], CALL_AT_FAULT, part)

    def test_broken_atlas(self):
        path = self.folder / "broken.kzru.json"
        path.write_text("{", encoding="utf-8")
        with self.nothing_left():
            self.fault(["print", path, "-o", self.folder / "out.pdf"], INPUT_AT_FAULT, path)


class OutputTest(CliTest):
    """What cannot be written: one error, and no part of a file."""

    VERBS = (("print", "out.pdf"), ("render", "out.png"), ("render", "out.svg"))

    def each(self, folder=None):
        for verb, name in self.VERBS:
            with self.subTest(verb=verb, name=name), self.nothing_left():
                yield verb, (folder or self.folder) / name

    def test_missing_folder(self):
        for verb, path in self.each(self.folder / "missing"):
            self.fault([verb, SMALL, "-o", path], CALL_AT_FAULT, path, "no such folder")

    def test_folder(self):
        for verb, path in self.each():
            path.mkdir()
            self.fault([verb, SMALL, "-o", path], CALL_AT_FAULT, path, "folder")

    def test_full_device(self):
        for suffix in (".pdf", ".png", ".svg"):
            link = self.folder / ("full" + suffix)
            link.symlink_to("/dev/full")
            verb = "print" if suffix == ".pdf" else "render"
            self.fault([verb, SMALL, "-o", link], CALL_AT_FAULT, link, "No space left")
            self.assertTrue(link.is_symlink())

    def limited(self, words):
        """Runs a verb that may write no more than a few bytes to a file."""
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        return subprocess.run([KZRU, *map(str, words)], capture_output=True, text=True,
                              preexec_fn=limit, check=False)

    def test_full_disk(self):
        for verb, path in self.each():
            path.write_text("old")
            with self.nothing_left():
                done = self.limited([verb, SMALL, "-o", path])
            self.assertEqual(done.returncode, CALL_AT_FAULT)
            self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
            path.unlink()

    def test_read_only_folder(self):
        folder = self.folder / "locked"
        folder.mkdir()
        folder.chmod(0o555)
        self.folder.chmod(0o755)
        # Root may write anywhere, and has to step down to be refused.
        user = {"user": 65534} if os.geteuid() == 0 else {}
        for verb, name in self.VERBS:
            try:
                done = subprocess.run([KZRU, verb, SMALL, "-o", folder / name], capture_output=True,
                                      text=True, check=False, **user)
            except PermissionError:
                self.skipTest("the program cannot be run by another user from here")
            self.assertEqual(done.returncode, CALL_AT_FAULT, done.stderr)
            self.assertIn("Permission denied", done.stderr)
            self.assertEqual(list(folder.iterdir()), [])

    def test_pipe(self):
        done = subprocess.run(f"'{KZRU}' print '{SMALL}' -o /dev/stdout | head -c 5", shell=True,
                              capture_output=True, check=False)
        self.assertEqual(done.stdout, b"%PDF-")


if __name__ == "__main__":
    unittest.main(verbosity=2)
