#!/usr/bin/env python3
# SPDX-FileCopyrightText: The KzRu authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing from the window: the dialog, its own tab, and the file that comes out."""

import os
import re
import subprocess
from pathlib import Path

import harness
from harness import SMALL_ATLAS

TITLE = "Exemplaria and Samplonia – KzRu"
DIALOG = "^Print$"
PROGRESS = "^Printing$"


def pages_of(pdf):
    told = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=False).stdout
    found = re.search(r"^Pages:\s+(\d+)$", told, re.M)
    return int(found.group(1)) if found else 0


class PrintTest(harness.TestCase):
    def open_dialog(self, program):
        program.take_focus()
        program.key("ctrl+p")
        program.take_focus(DIALOG)
        self.click_on(program, "Print to File")
        self.click_on(program, "Timeline")

    def click_on(self, program, name):
        """Clicks on a text of the dialog: GTK names what has a mnemonic twice."""
        program.click(program.wait_for(name=name, role="label"))

    def test_print_to_file(self):
        """What is chosen on the tab is printed, and chosen again the next time."""
        program = self.start(SMALL_ATLAS)
        program.wait_for_title(TITLE)
        self.open_dialog(program)
        program.wait_for(name="2 pages in all")
        self.click_on(program, "What the sources say")
        program.wait_for(name="3 pages in all")
        program.picture("print-tab")

        self.click_on(program, "Print")
        program.wait_until_gone(name="Print to File")
        home = Path(os.environ["HOME"])
        pdf = harness.wait(lambda: next(home.glob("Exemplaria*.pdf"), None), "the file")
        harness.wait(lambda: pages_of(pdf) == 3, lambda: f"3 pages in it, there are {pages_of(pdf)}")
        text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
        self.assertIn("What the sources say", text)
        # It is our file, and not that of GTK, which knows of neither.
        self.assertIn(b"/Lang (en", pdf.read_bytes())
        self.assertIn("entry-1", subprocess.run(["pdfinfo", "-dests", str(pdf)], capture_output=True, text=True,
                                                check=True).stdout)
        pdf.unlink()

        self.open_dialog(program)
        program.wait_for(name="3 pages in all")

    def test_cancel(self):
        """Whoever cancels a long print while it goes on is left with nothing of it."""
        settings = Path(os.environ["XDG_CONFIG_HOME"], "kzru/print-settings")
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text("[KzRu]\ntime=2\nfit=0\npages=100\nmap=false\nsources=true\n")
        self.addCleanup(settings.unlink, missing_ok=True)
        table = self.folder / "long.csv"
        table.write_text("id,title,start\n" + "".join(f"{i},Event {i},{1600 + i % 400}-01-01\n" for i in range(9000)))
        program = self.start(table)
        program.wait_for_title("long – KzRu")
        self.open_dialog(program)
        self.click_on(program, "Print")
        program.take_focus(PROGRESS)
        harness.wait(self.written, "something of the file")
        program.picture("print-progress")
        program.key("Escape")
        harness.wait(lambda: not self.written(), "what was written to go away")

    def written(self):
        """What there is of prints, done or not."""
        return [path for path in Path(os.environ["HOME"]).iterdir() if path.suffix == ".pdf" or path.name.startswith(".kzru")]


if __name__ == "__main__":
    harness.main()
