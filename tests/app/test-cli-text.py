#!/usr/bin/env python3
# SPDX-FileCopyrightText: The KzRu authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The verbs that write text: validate, list, show."""

import csv
import fcntl
import functools
import io
import json
import os
import pty
import re
import struct
import subprocess
import termios
import unicodedata
import unittest

from cli import CALL_AT_FAULT, CORPUS, DONE, INPUT_AT_FAULT, KZRU, SHIPPED, SMALL, CliTest, run

ISOLATES = "\u2066\u2067\u2068"
END = "\u2069"


def width(text):
    """Columns of a line of which no character is wide."""
    return sum(unicodedata.category(char) not in ("Cf", "Mn") for char in text)


class CallTest(CliTest):
    def test_help(self):
        for verb in ("validate", "list", "show", "print", "render"):
            out, err = run(verb, "--help")
            self.assertIn(f"kzru {verb} [OPTION…] FILE", out)
            self.assertEqual(err, "")

    def test_same_option_same_words(self):
        """An option is explained in the same words wherever it is taken."""
        said = {}
        for verb in ("validate", "list", "show", "print", "render"):
            for option, words in re.findall(r"^  (?:-., )?(--[a-z-]+)(?:=\S+)?\s+(.*)$",
                                            run(verb, "--help")[0], re.M):
                said.setdefault(option, set()).add(words)
        self.assertIn("--lang", said)
        self.assertEqual({option for option, words in said.items() if len(words) > 1}, set())

    def test_wrong_calls(self):
        for words, part in (
                (["list"], "FILE is missing"),
                (["show", SMALL], "ID is missing"),
                (["list", SMALL, "more"], "“more”"),
                (["list", SMALL, "--frob"], "--frob"),
                (["validate", SMALL, "--query", "x"], "--query"),
                (["list", SMALL, "--format", "xml"], "--format xml"),
                (["--frob"], "--frob"),
                ([SMALL, "--frob"], "--frob"),
                (["bogus"], "“bogus” is neither a verb nor a file"),
                ([SMALL], "there is no display"),
                (["list", SMALL, "--lang", "???"], "--lang ???"),
                (["list", SMALL, "--lang", "xx"], "--lang xx"),
                (["list", SMALL, "--calendar", "mayan"], "--calendar mayan"),
                (["list", SMALL, "--from", "198"], "--from 198"),
                (["list", SMALL, "--to", "2001-13"], "--to 2001-13"),
                (["list", SMALL, "--from", "2020", "--to", "2010"], "--from 2020 is after --to 2010"),
                (["list", "missing", "--from", "198"], "--from 198"),
                (["print", SMALL, "-o", "x.pdf", "--lanes", "colour"], "--lanes colour"),
                (["print", SMALL], "-o OUT"),
                (["print", SMALL, "-o", "x.pdf", "--pages", "2", "--mm-per-year", "9"], "--pages"),
                (["print", SMALL, "-o", "x.pdf", "--rtl", "--ltr"], "--rtl")):
            with self.subTest(words=words):
                self.fault(words, CALL_AT_FAULT, part)

    def test_wrong_numbers(self):
        for verb, output, option, values in (
                ("print", "x.pdf", "--pages", ("0", "-1", "1001", "2.5", "x", "")),
                ("print", "x.pdf", "--mm-per-year", ("0", "-1", "nan", "inf", "0x10", "1,5", "")),
                ("render", "x.png", "--scale", ("0", "-1", "nan", "inf", "1e9", "")),
                ("render", "x.png", "--size", ("0x0", "99999x99999", "100", "100x", "100x100x100"))):
            for value in values:
                with self.subTest(option=option, value=value), self.nothing_left():
                    self.fault([verb, SMALL, "-o", self.folder / output, option, value], CALL_AT_FAULT,
                               f"{option} {value}: expected")
        for words in (["--scale", "1000"], ["--scale", "0.0001"], ["--size", "30000x30000"]):
            self.fault(["render", SMALL, "-o", self.folder / "x.png", *words], CALL_AT_FAULT, "--scale")
        self.fault(["print", SMALL, "-o", self.folder / "x.pdf", "--mm-per-year", "9" * 30],
                   CALL_AT_FAULT, "1,000 pages")

    def test_language_needs_no_locale(self):
        """What is asked for is spoken, whatever the locale, and if there is none."""
        persian = "چنین قالبی نیست"
        for asked, env in ((["--lang", "fa"], {"LC_ALL": "C.UTF-8"}),
                           (["--lang=fa"], {"LC_ALL": "C"}),
                           (["--lang", "fa"], {"LC_ALL": "xx_YY.UTF-8"}),
                           (["--lang", "en", "--lang", "fa-IR"], {"LC_ALL": "", "LANG": "en_US.UTF-8"}),
                           ([], {"LC_ALL": "", "LANG": "fa_IR.UTF-8", "LOCPATH": "/nonexistent"})):
            with self.subTest(asked=asked, env=env):
                _, err = run("list", SMALL, "--format", "x", *asked, status=CALL_AT_FAULT, **env)
                self.assertIn(persian, err)
        out, err = run("--help", LC_ALL="", LANG="fa_IR.UTF-8", LOCPATH="/nonexistent")
        self.assertIn("بدون پنجره", out)
        self.assertEqual(err, "")
        out, _ = run("list", SMALL, "--lang", "fa", "--calendar", "persian")
        self.assertIn("عنوان", out.splitlines()[0])
        self.assertRegex(out, "[۰-۹] خرداد [۰-۹]")

    def test_unwritable_output(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([KZRU, "list", SMALL], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, CALL_AT_FAULT)
        self.assertIn(b"No space left", done.stderr)


class ValidateTest(CliTest):
    def test_summary(self):
        self.assertEqual(run("validate", SMALL),
                         ("events 10, routes 6, figures 5, passages 15\n", ""))
        self.assertEqual(run("validate", SMALL, "--corpus", CORPUS),
                         ("events 10, routes 6, figures 5, passages 15: verified 15, not found 0\n", ""))

    def test_shipped(self):
        out, err = run("validate", SHIPPED)
        self.assertRegex(out, r"^events \d+, routes \d+, figures \d+, passages \d+\n$")
        self.assertEqual(err, "")

    def test_summary_is_the_same_in_every_language(self):
        self.assertEqual(run("validate", SMALL, "--lang", "fa")[0], run("validate", SMALL)[0])

    def test_not_found(self):
        atlas = self.atlas()
        quote = atlas["passages"][0]["parts"][0]["selector"][0]
        quote["exact"] = quote["exact"].replace("Treaty", "Treats")
        path = self.write(atlas)
        out, err = run("validate", path, "--corpus", CORPUS, status=INPUT_AT_FAULT)
        self.assertIn("verified 14, not found 1", out)
        self.assertTrue(err.startswith(f"kzru: {path}: /passages/0/parts/0"), err)

    def test_every_fault_at_once(self):
        atlas = self.atlas()
        atlas["events"][0]["dates"][0]["edtf"] = "1998-02-30"
        atlas["events"][1]["passages"] = ["p-nowhere"]
        atlas["places"][0]["geometry"]["coordinates"] = [200, 0]
        path = self.write(atlas)
        out, err = run("validate", path, status=INPUT_AT_FAULT)
        self.assertEqual(out, "")
        for pointer in ("/places/0/geometry/coordinates/0", "/events/0/dates/0/edtf", "/events/1/passages/0"):
            self.assertRegex(err, f"(?m)^kzru: {re.escape(str(path))}: {pointer}: .*line \\d+, column \\d+")

    def test_warning(self):
        atlas = self.atlas()
        atlas["events"][0]["colour"] = "red"
        out, err = run("validate", self.write(atlas))
        self.assertIn("events 10", out)
        self.assertIn("/events/0/colour: warning:", err)

    def test_unreadable(self):
        empty = self.folder / "empty.kzru.json"
        empty.touch()
        for path in (self.folder, self.folder / "missing", empty):
            self.fault(["validate", path], INPUT_AT_FAULT, path)
        self.fault(["validate", SMALL, "--corpus", self.folder / "missing"], CALL_AT_FAULT, "no such folder")
        self.fault(["validate", SMALL, "--corpus", empty], CALL_AT_FAULT, "no folder")


class ListTest(CliTest):
    def test_table(self):
        lines = run("list", SMALL)[0].splitlines()
        self.assertEqual(len(lines), 11)
        self.assertEqual(lines[0].split(), ["Date", "Title", "Theme", "Id", "Documents"])
        starts = [lines[0].index(name) for name in ("Title", "Theme", "Id", "Documents")]
        for line in lines[1:]:
            for start in starts:
                self.assertEqual(line[start - 2:start], "  ", line)
                self.assertNotEqual(line[start], " ", line)

    def test_table_aligns_rtl(self):
        lines = run("list", SMALL, "--lang", "fa", "--calendar", "persian")[0].splitlines()
        self.assertIn("پیمان آب‌های آرام", "".join(lines))
        before = set()
        for line in lines[1:]:
            event = re.search(r"  ([a-z0-9-]+)  ", line)
            before.add(width(line[:event.start(1)]))
            # Each text is closed in itself, so that it does not carry its neighbours along.
            self.assertEqual(sum(line.count(char) for char in ISOLATES), line.count(END))
        self.assertEqual(len(before), 1, "the ids do not stand below each other")

    def test_json(self):
        events = json.loads(run("list", SMALL, "--format", "json", "--lang", "ru")[0])
        self.assertEqual(len(events), 10)
        treaty = next(event for event in events if event["id"] == "treaty-of-calm-waters-1998")
        self.assertEqual(treaty["date"], "1998-05-04")
        self.assertEqual(treaty["category"], "treaties")
        self.assertRegex(treaty["title"], "[а-я]")
        self.assertEqual(treaty["sources"], ["gazette-2015", "chronicle-2017"])
        self.assertEqual(json.loads(run("list", SMALL, "--format", "json", "--query", "zzzz")[0]), [])

    def test_csv(self):
        text = subprocess.run([KZRU, "list", SMALL, "--format", "csv"], capture_output=True,
                              check=True).stdout.decode("utf-8")
        self.assertTrue(text.startswith("id,title,start,end,category,"))
        self.assertEqual(text.count("\n"), text.count("\r\n"))
        rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""), strict=True)}
        self.assertEqual(len(rows), 10)
        self.assertEqual((rows["causeway-built-2001"]["start"], rows["causeway-built-2001"]["end"]),
                         ("2001", "2006"))
        self.assertEqual(rows["branch-planned-2013"]["end"], "..")
        self.assertEqual(rows["causeway-built-2001"]["lon"], "-28.5")

    def test_csv_degrees(self):
        """Degrees stand as they were written, not as they are reckoned."""
        rows = {row["id"]: row for row in csv.DictReader(
            io.StringIO(run("list", SHIPPED, "--format", "csv")[0], newline=""))}
        self.assertEqual(rows["nazarbayev-moscow-visit-2015"]["lon"], "37.6156")

    def test_csv_quotes(self):
        atlas = self.atlas()
        title = "a \"b\", c\r\nd,\ne"
        atlas["events"][0]["title"] = {"en": title}
        event = atlas["events"][0]["id"]
        text = run("list", self.write(atlas), "--format", "csv")[0]
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        self.assertEqual([row["title"] for row in rows if row["id"] == event], [title])

    def test_row_runs_as_the_table_does(self):
        """Whatever the first letter is that has a direction: a terminal may go by that."""
        table = self.folder / "table.csv"
        table.write_text("id,title,start\n1,پیمان,1998\n2,\"Visit\r\nagain\",1999\n", encoding="utf-8")
        lines = run("list", table)[0].splitlines()
        self.assertTrue(lines[1].startswith("\u200e1998  "), lines[1])
        self.assertTrue(lines[2].startswith("1999  Visit again  "), lines[2])
        lines = run("list", table, "--lang", "fa")[0].splitlines()
        self.assertNotIn("\u200e", lines[1])
        self.assertTrue(lines[2].startswith("\u200f"), lines[2])

    def test_same_events_in_each_format(self):
        for path in (SMALL, SHIPPED):
            in_json = [event["id"] for event in json.loads(run("list", path, "--format", "json")[0])]
            in_csv = [row["id"] for row in csv.DictReader(
                io.StringIO(run("list", path, "--format", "csv")[0], newline=""))]
            in_table = run("list", path)[0]
            self.assertEqual(in_json, in_csv)
            self.assertEqual(len(in_table.splitlines()), len(in_json) + 1)
            for event in in_json:
                self.assertIn(f"  {event}  ", in_table)

    def test_without_a_start(self):
        atlas = self.atlas()
        for event, date in zip(atlas["events"], ("[..2017-08]", "1917")):
            event["dates"] = event["dates"][:1]
            event["dates"][0]["edtf"] = date
        listed = [event["id"] for event in json.loads(
            run("list", self.write(atlas), "--format", "json")[0])]
        first, second = (event["id"] for event in atlas["events"][:2])
        self.assertEqual(listed[0], second)
        self.assertEqual(listed[-1], first)

    def test_source_of_a_date_alone(self):
        """A document that is only cited for a date is one of those of the event."""
        atlas = self.atlas()
        event = atlas["events"][0]
        self.assertEqual(event["dates"][1]["passages"], ["p-treaty-fa"])
        event["passages"] = ["p-treaty-en"]
        path = self.write(atlas)
        for form in ("table", "json", "csv"):
            out, _ = run("list", path, "--format", form, "--to", "1999", "--query", "treaty")
            self.assertIn(event["id"], out)
            self.assertIn("chronicle-2017", out)

    def test_query_and_span(self):
        self.assertEqual([event["id"] for event in json.loads(
            run("list", SMALL, "--format", "json", "--query", "EXERCISE")[0])], ["joint-exercise-2017"])
        ids = [event["id"] for event in json.loads(
            run("list", SMALL, "--format", "json", "--from", "1998", "--to", "1998-12")[0])]
        # One of the visit's two dates is only known to be in the 1990s.
        self.assertEqual(ids, ["muster-visit-1990s", "treaty-of-calm-waters-1998"])
        # A query in any script, whatever the locale.
        out, _ = run("list", SMALL, "--query", "پیمان", "--format", "csv", LC_ALL="C")
        self.assertIn("treaty-of-calm-waters-1998", out)

    def test_control_characters(self):
        """A file does not get to speak to the terminal."""
        atlas = self.atlas()
        atlas["events"][0]["title"] = {"en": "bell\u0007 \u001b[31mred"}
        path = self.write(atlas)
        for words in (["list", path], ["show", path, atlas["events"][0]["id"]]):
            self.assertNotRegex(run(*words)[0], "[\x00-\x08\x0b-\x1f\x7f]")

    def test_terminal_width(self):
        """On a terminal long titles are cut, so that a line stays a line."""
        lines = self.on_terminal(100, "list", SHIPPED).splitlines()
        self.assertGreater(len(lines), 10)
        self.assertTrue(any("…" in line for line in lines))

    def on_terminal(self, columns, *words, **env):
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        child = subprocess.Popen([KZRU, *map(str, words)], stdout=theirs,
                                 env={**os.environ, "TERM": "xterm-256color", **env})
        os.close(theirs)
        text = b""
        try:
            while piece := os.read(ours, 65536):
                text += piece
        except OSError:
            pass
        os.close(ours)
        self.assertEqual(child.wait(), DONE)
        return text.decode("utf-8")

    def test_progress(self):
        """While a table is read, a terminal, and only that, is told how far it is."""
        pipe = self.folder / "slow.csv"
        rows = "id,title,start\n" + "".join(f"row-{i},Event {i},{1900 + i}\n" for i in range(90))
        os.mkfifo(pipe)

        ours, theirs = pty.openpty()
        child = subprocess.Popen([KZRU, "show", pipe, "rwo-77"], stdout=subprocess.PIPE, stderr=theirs)
        os.close(theirs)
        with open(pipe, "w", encoding="utf-8") as file:
            told = b""
            while b"%" not in told:
                told += os.read(ours, 65536)
            file.write(rows)
        try:
            while piece := os.read(ours, 65536):
                told += piece
        except OSError:
            pass
        os.close(ours)
        child.communicate()
        self.assertEqual(child.returncode, CALL_AT_FAULT)
        self.assertIn("row-77", told.decode("utf-8"))

        plain = self.folder / "plain.csv"
        plain.write_text(rows, encoding="utf-8")
        self.assertNotIn("%", run("show", plain, "row-77")[1])

    def test_colors(self):
        event = "treaty-of-calm-waters-1998"
        self.assertIn("\033[30;43m", self.on_terminal(80, "show", SMALL, event))
        self.assertNotIn("\033", self.on_terminal(80, "show", SMALL, event, NO_COLOR="1"))
        self.assertNotIn("\033", run("show", SMALL, event)[0])


@functools.cache
def show(record):
    """The page of a record of the small atlas: several tests look at each."""
    out, err = run("show", SMALL, record)
    if err:
        raise AssertionError(err)
    return out


class ShowTest(CliTest):
    def test_event(self):
        out, err = run("show", SMALL, "muster-visit-1990s", "--calendar", "persian", "--calendar", "gregorian")
        self.assertEqual(err, "")
        self.assertIn("President Muster visits Samplon", out)
        self.assertNotIn("1997-06-03", out)
        self.assertIn("13 Khordad 1376", out)
        self.assertIn("۱۳ خرداد ۱۳۷۶", out)
        self.assertIn("EDTF: 199X", out)
        self.assertIn("page 17", out)
        self.assertIn("Disputed", out)
        self.assertIn("Where: Samplon (samplon)", out)
        plain = re.sub("[\u2066-\u2069]|\n +", " ", out)
        self.assertIn("⟦President Ada Muster visited Samplon at some time in the 1990s⟧", re.sub(" +", " ", plain))
        self.assertIn("The president visited Samplon in the 1990s.", out)

    def test_lines_stand_by_themselves(self):
        """Each line is a paragraph to a terminal: no isolate may stay open.

        The page of a document has all its passages."""
        atlas = self.atlas()
        pages = [show(event["id"]) for event in atlas["events"]]
        pages += [run("show", SMALL, event["id"], "--lang", "fa")[0] for event in atlas["events"]]
        shipped = json.loads(SHIPPED.read_text(encoding="utf-8"))
        for record in shipped["sources"] + shipped["events"][::len(shipped["events"]) // 8]:
            pages += [run("show", SHIPPED, record["id"], "--lang", lang)[0] for lang in ("en", "fa")]
        for page in pages:
            for line in page.splitlines():
                self.assertEqual(sum(line.count(char) for char in ISOLATES), line.count(END), line)

    def test_every_record(self):
        atlas = self.atlas()
        for part in ("themes", "datasets", "sources", "passages", "actors", "places", "routes",
                     "events", "figures", "relations"):
            for record in atlas[part]:
                with self.subTest(id=record["id"]):
                    self.assertGreater(len(show(record["id"]).strip()), 10)

    def test_every_passage_is_quoted(self):
        """Of each event and route, all of its passages, to the letter."""
        atlas = self.atlas()
        passages = {passage["id"]: passage for passage in atlas["passages"]}
        for record in atlas["events"] + atlas["routes"] + atlas["figures"]:
            out = " ".join(re.sub("[\u2066-\u2069⟦⟧]", "", show(record["id"])).split())
            for passage in record["passages"]:
                self.assertIn(passage, out)
                for part in passages[passage]["parts"]:
                    self.assertIn(" ".join(part["selector"][0]["exact"].split()), out)

    def test_passages_of_relations(self):
        """What two events are related by is quoted under both."""
        atlas = self.atlas()
        relation = next(r for r in atlas["relations"] if r["type"] == "follows")
        relation["passages"] = ["p-exercise"]
        path = self.write(atlas)
        for record in (relation["from"], relation["to"], relation["id"]):
            self.assertNotIn("p-exercise", run("show", SMALL, record)[0])
            self.assertEqual(run("show", path, record)[0].count("p-exercise"), 1)

    def test_unknown_id(self):
        self.fault(["show", SMALL, "treaty-of-calm-water-1998"], CALL_AT_FAULT,
                   SMALL, "“treaty-of-calm-water-1998”", "did you mean treaty-of-calm-waters-1998?")
        self.fault(["show", SMALL, "qqqqqqqqqqqqqqqq"], CALL_AT_FAULT, "kzru list")
        self.fault(["show", SMALL, ""], CALL_AT_FAULT, "“”")


class TableTest(CliTest):
    """A table of events goes the same way as an atlas."""

    HEADER = "id,title,start,end,category,lon,lat\n"
    ROWS = ('treaty,"Treaty of ""Calm"" Waters",1998-05-04,,Treaties,51.9,43.6\n'
            "built,Causeway built,2001,2006~,Transport,,\n"
            "visit,دیدار,199X,,,51,36\n")

    def table(self, rows=ROWS, encoding="utf-8"):
        path = self.folder / "events.csv"
        path.write_bytes((self.HEADER + rows).encode(encoding))
        return path

    def test_read(self):
        path = self.table()
        self.assertEqual(run("validate", path), ("events 3, routes 0, figures 0, passages 3\n", ""))
        events = json.loads(run("list", path, "--format", "json")[0])
        self.assertEqual([(event["id"], event["date"]) for event in events],
                         [("visit", "199X"), ("treaty", "1998-05-04"), ("built", "2001/2006~")])

        out, err = run("show", path, "treaty")
        self.assertEqual(err, "")
        self.assertIn('Treaty of "Calm" Waters\nTreaties · treaty\n', out)
        self.assertIn("Where: latitude 43.6°, longitude 51.9°\n", out)
        self.assertIn("1. events.csv · line 2\n     treaty\n", out)
        self.assertIn('⟦treaty,"Treaty of ""Calm"" Waters",1998-05-04,,Treaties,51.9,43.6⟧', out)
        for unknown in ("und", "undated"):
            self.assertNotIn(unknown, re.findall(r"\w+", out))
        self.fault(["show", path, "treatz"], CALL_AT_FAULT, "did you mean treaty?")

    def test_there_and_back(self):
        """What is listed as a table can be opened as one, and says the same."""
        listed = run("list", SMALL, "--format", "csv")[0]
        path = self.folder / "again.csv"
        path.write_text(listed, encoding="utf-8", newline="")
        dates = [{event["id"]: (event["title"], event["date"]) for event in
                  json.loads(run("list", source, "--format", "json")[0])} for source in (SMALL, path)]
        self.assertEqual(dates[0], dates[1])

    def test_faults(self):
        """All at once, each with its line, in the reader's digits."""
        path = self.table("a,Bad day,2010-02-30,,,,\nb,Short,2011\nc,Far,2012,,,200,10\na,Twice,2013,,,,\n"
                          'd,"Open,2014,,,,\n')
        err = run("validate", path, status=INPUT_AT_FAULT)[1]
        for what in (r"“2010-02-30”: .* \(line 2, column 11\)", r"3 fields; expected 7, .* \(line 3, column 1\)",
                     r"expected degrees from -180 to 180 \(line 4,", r"another row has the id “a” \(line 5,",
                     r"a quotation mark that is not closed .* \(line 6,"):
            self.assertRegex(err, f"(?m)^kzru: {re.escape(str(path))}: .*{what}")
        self.assertEqual(err.count("\n"), 5)
        err = run("validate", path, "--lang", "fa", status=INPUT_AT_FAULT)[1]
        self.assertIn("۳ فیلد؛ انتظار ۷ می‌رفت", err)

        self.fault(["list", self.table("a,Übung,2010,,,,\n", "latin-1")], INPUT_AT_FAULT,
                   "1 byte is not text in UTF-8", "line 2, column 3")


if __name__ == "__main__":
    unittest.main(verbosity=2)
