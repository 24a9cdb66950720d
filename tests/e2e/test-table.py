#!/usr/bin/env python3
# SPDX-FileCopyrightText: The KzRu authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A table of events (CSV), from opening it to reading one of ten thousand."""

import itertools
import os
import threading
import time

import harness
from harness import SMALL_ATLAS, wait

SMALL = "Exemplaria and Samplonia – KzRu"
HEADER = "id,title,start,end,category,lon,lat\n"
TREATY = 'Treaty of "Calm" Waters, signed'
TREATY_ROW = 'treaty,"Treaty of ""Calm"" Waters, signed",2005-05-04,,Landmarks,51.5,43.25'
N_ROWS = 10_000


class TableTest(harness.TestCase):

    def write(self, name, rows, encoding="utf-8"):
        path = self.folder / name
        path.write_bytes((HEADER + "".join(row + "\n" for row in rows)).encode(encoding))
        return path

    def write_many(self, name="many.csv"):
        rows = [f"{i},Minor event {i},{1990 + i % 30}-{1 + i % 12:02}-{1 + i % 28:02},,"
                f"{('Trade', 'Science', 'Sport')[i % 3]},{i % 90},{i % 45}" for i in range(N_ROWS)]
        return self.write(name, rows + [TREATY_ROW])

    def wait_for_heading(self, program, heading):
        program.wait_for(role="heading", name=heading, within=program.reader())

    def choose(self, program, path):
        """Opens a file by the file chooser, as one who knows its path does."""
        program.key("ctrl+o")
        program.take_focus("Open an Atlas")
        program.type(str(path))
        program.key("Return")
        wait(lambda: not program.x_windows("Open an Atlas"), "the file chooser to go away")
        program.take_focus()

    def test_read(self):
        program = self.start(self.write_many())
        program.wait_for_title("many – KzRu")
        program.wait_for(name="1 document · 1990–2019")
        timeline = program.wait_for(name="Timeline")

        # There are no documents to look for, and no date and language that are known.
        said = program.read()
        self.assertIn("many.csv", said)
        self.assertFalse(program.find(containing="Folder of the", within=program.reader()))

        # A mark leads to its row.
        mark = program.wait_for(containing="Minor event", within=timeline)
        title = mark.get_name().split(",")[0]
        program.click(mark)
        self.wait_for_heading(program, title)
        said = program.read()
        number = int(title.split()[-1])
        self.assertIn(f"line {number + 2}", said)
        self.assertTrue(any(text.startswith(f"{number},{title},") for text in said), said)
        self.assertFalse({"und", "undated"} & set(said), said)

        # Nearer by keys, and back to what was there before.
        before = {a.get_name() for a in program.each(containing="Minor event", within=timeline)}
        program.key("ctrl+plus", "ctrl+plus", "ctrl+plus")
        wait(lambda: {a.get_name() for a in program.each(containing="Minor event", within=timeline)} - before,
             "events that counts stood for before")
        program.key("ctrl+0")

        # One of ten thousand, by typing.
        program.type("treaty")
        program.wait_for(name="1 match")
        program.key("Return")
        self.wait_for_heading(program, TREATY)
        self.assertIn(TREATY_ROW, program.read())
        self.assertIn("Where: \u2068latitude 43.25°, longitude 51.5°\u2069", program.read())
        program.key("Escape")
        program.wait_until_gone(name="Search", role="entry")

        # The list stands in the same selection, and goes on from there.
        program.key("ctrl+l")
        table = program.wait_for(name="List of events")
        wait(lambda: (program.focused() or table).get_name().startswith(TREATY), "the focus on the treaty's row")
        program.wait_for(role="table row", containing=TREATY, within=table)
        program.key("Down")
        wait(lambda: program.read()[0] != TREATY, "the next event in the reader")
        self.assertTrue(program.read()[0].startswith("Minor event"))

    def test_give_up(self):
        """Who gives up keeps what was open, and can open the next."""
        pipe = self.folder / "slow.csv"
        os.mkfifo(pipe)
        program = self.start(SMALL_ATLAS)
        program.wait_for_title(SMALL)
        self.choose(program, pipe)
        program.wait_for(name="Opening “slow.csv”…")
        writer = threading.Thread(target=self.write_without_end, args=[pipe])
        writer.start()
        program.click(program.wait_for(role="push button", name="Cancel"))
        program.wait_until_gone(name="Opening “slow.csv”…")

        # Nothing reads on.
        writer.join(harness.TIMEOUT)
        self.assertFalse(writer.is_alive())
        self.assertEqual(program.title(), SMALL)
        self.assertEqual(program.all(containing="cannot be opened"), [])
        self.choose(program, self.write("next.csv", [TREATY_ROW]))
        program.wait_for_title("next – KzRu")

    def write_without_end(self, pipe):
        try:
            with open(pipe, "w", encoding="utf-8", buffering=1) as rows:
                rows.write(HEADER)
                for i in itertools.count():
                    rows.write(f"{i},Event,2000,,,,\n")
                    time.sleep(0.01)
        except BrokenPipeError:
            pass

    def test_faults(self):
        """All that is wrong with a table is told at once, with its lines."""
        program = self.start(SMALL_ATLAS)
        program.wait_for_title(SMALL)

        self.choose(program, self.write("bad.csv", [
            "a,Bad day,2010-02-30,,,,", "b,Short,2011", "c,Far,2012,,,200,10", "a,Twice,2013,,,,",
            'd,"Open,2014,,,,']))
        program.wait_for(name="“bad.csv” cannot be opened. Nothing was changed.")
        for what in ("2010-02-30", "3 fields; expected 7, as in the first line", "expected degrees from -180 to 180",
                     "another row has the id “a”", "a quotation mark that is not closed before the end of the file"):
            program.wait_for(containing=what)
        for line in range(2, 7):
            program.wait_for(containing=f"line {line}, column")
        program.wait_for(name="5 errors")

        self.choose(program, self.write("latin.csv", ["a,Übung,2010,,,,"], encoding="latin-1"))
        program.wait_for(name="“latin.csv” cannot be opened. Nothing was changed.")
        program.wait_for(containing="1 byte is not text in UTF-8")
        self.assertEqual(program.title(), SMALL)

        self.choose(program, self.write("good.csv", [TREATY_ROW]))
        program.wait_for_title("good – KzRu")
        program.wait_until_gone(containing="cannot be opened")


if __name__ == "__main__":
    harness.main()
