#!/usr/bin/env python3
# SPDX-FileCopyrightText: The KzRu authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening atlases, good ones and broken ones, in every way there is."""

import json
import os
import subprocess
import threading
import time

import harness
from harness import SETTLE, SMALL_ATLAS, TIMEOUT, xdotool

SMALL = "Exemplaria and Samplonia"
SHIPPED = "Kazakhstan–Russia relations"


def title_of(atlas):
    return f"{atlas} – KzRu"


class OpenTest(harness.TestCase):

    def write_atlas(self, name, change):
        atlas = json.loads(SMALL_ATLAS.read_text(encoding="utf-8"))
        change(atlas)
        path = self.folder / name
        path.write_text(json.dumps(atlas, ensure_ascii=False, indent=2), encoding="utf-8")
        return path

    def write_named(self, name, title):
        def change(atlas):
            atlas["title"]["en"] = title
        return self.write_atlas(name, change)

    def write_broken(self):
        def change(atlas):
            atlas["events"][0]["dates"][0]["edtf"] = "2010-13-45"
            atlas["events"][1]["passages"] = ["nowhere"]
            atlas["colour"] = "blue"
        return self.write_atlas("broken.kzru.json", change)

    def choose(self, program, path):
        """Opens a file by the file chooser, as one who knows its path does."""
        program.key("ctrl+o")
        program.take_focus("Open an Atlas")
        program.type(str(path))
        time.sleep(SETTLE)
        program.key("Return")
        # GTK 4.8 crashes when the accessibility bus asks of a chooser that is
        # going away, so the display is asked.
        harness.wait(lambda: not program.x_windows("Open an Atlas"), "the file chooser to go away")
        program.take_focus()

    def assert_faults(self, program, name, *places):
        program.wait_for(name=f"“{name}” cannot be opened. Nothing was changed.")
        for place in places:
            program.wait_for(containing=place)

    def assert_no_faults(self, program):
        time.sleep(SETTLE)
        self.assertEqual(program.all(containing="cannot be opened"), [])

    # By the command line

    def test_shipped_by_default(self):
        program = self.start()
        program.wait_for_title(title_of(SHIPPED))
        program.wait_for(name="5 documents · 1917–2025")
        self.assertIn(SHIPPED, program.read())

    def test_command_line(self):
        program = self.start(SMALL_ATLAS)
        program.wait_for_title(title_of(SMALL))
        program.wait_for(name="2 documents · 1987–2017")
        self.assertIn(SMALL, program.read())
        self.assert_no_faults(program)

    def test_several_files(self):
        names = ["One", "Two", "Three"]
        program = self.start(*[self.write_named(f"{name}.kzru.json", name) for name in names])
        harness.wait(lambda: sorted(w.get_name() for w in program.windows())
                     == sorted(map(title_of, names)), "three windows")

    def test_broken_on_the_command_line(self):
        program = self.start(self.write_broken())
        program.wait_for_title(title_of(SHIPPED))
        self.assert_faults(program, "broken.kzru.json",
                           "/events/0/dates/0/edtf", "/events/1/passages/0", "/colour")
        program.wait_for(name="2 errors and 1 warning")

    def test_not_to_be_read(self):
        empty = self.folder / "empty.kzru.json"
        empty.write_bytes(b"")
        for path in empty, self.folder, self.folder / "nowhere.kzru.json":
            with self.subTest(path=path):
                program = self.start(path)
                program.wait_for_title(title_of(SHIPPED))
                self.assert_faults(program, path.name)
                program.stop()

    def test_running_program_opens_another_window(self):
        program = self.start(SMALL_ATLAS)
        other = self.write_named("other.kzru.json", "Other")
        called = subprocess.run([harness.KZRU, str(other)], timeout=TIMEOUT)
        self.assertEqual(called.returncode, 0)
        harness.wait(lambda: {w.get_name() for w in program.windows()}
                     == {title_of(SMALL), title_of("Other")}, "a second window")

    # In the window

    def test_file_chooser(self):
        program = self.start(SMALL_ATLAS)
        program.wait_for_title(title_of(SMALL))
        self.choose(program, self.write_named("other.kzru.json", "Other"))
        program.wait_for_title(title_of("Other"))
        self.assertIn("Other", program.read())

    def test_broken_leaves_the_open_one_alone(self):
        program = self.start(SMALL_ATLAS)
        program.wait_for_title(title_of(SMALL))
        before = program.read()

        self.choose(program, self.write_broken())
        self.assert_faults(program, "broken.kzru.json", "/events/0/dates/0/edtf")
        self.assertEqual(program.title(), title_of(SMALL))
        self.assertEqual(program.read(), before)

        # The list has the focus: Escape closes it, the menu brings it back.
        program.key("Escape")
        program.wait_until_gone(containing="cannot be opened")
        program.key("F10")
        program.click(program.wait_for(name="Show Faults of the File"))
        self.assert_faults(program, "broken.kzru.json")

        # A good one ends it.
        self.choose(program, self.write_named("other.kzru.json", "Other"))
        program.wait_for_title(title_of("Other"))
        program.wait_until_gone(containing="cannot be opened")

    def test_copy_faults(self):
        program = self.start(self.write_broken())
        program.wait_for_title(title_of(SHIPPED))
        self.assert_faults(program, "broken.kzru.json")
        program.key("ctrl+c")
        program.wait_for(name="Copied to the clipboard")
        program.key("ctrl+f")
        entry = program.wait_for(name="Search", role="entry")
        program.key("ctrl+v")
        pasted = harness.wait(lambda: program.text_of(entry), "the faults in the search entry")
        self.assertRegex(pasted, r"(?m)^broken.kzru.json: /events/0/dates/0/edtf: .*\(line \d+, column \d+\)$")
        self.assertRegex(pasted, r"(?m)^broken.kzru.json: /colour: warning: ")

    def test_warnings_do_not_stop_it(self):
        def change(atlas):
            atlas["colour"] = "blue"
        program = self.start(self.write_atlas("odd.kzru.json", change))
        program.wait_for_title(title_of(SMALL))
        program.wait_for(name="There is something odd about this file")
        program.click(program.wait_for(role="push button", containing="Show"))
        program.wait_for(name="“odd.kzru.json” is open, but there is something odd about it.")
        program.wait_for(name="1 warning")
        program.wait_for(containing="/colour")

    def test_reload(self):
        path = self.write_named("other.kzru.json", "Before")
        program = self.start(path)
        program.wait_for_title(title_of("Before"))

        self.write_named("other.kzru.json", "After")
        program.key("F5")
        program.wait_for_title(title_of("After"))

        path.write_text("{", encoding="utf-8")
        program.key("F5")
        self.assert_faults(program, "other.kzru.json")
        self.assertEqual(program.title(), title_of("After"))

    def choose_recent(self, program, name):
        """Chooses from the menu of atlases."""
        program.click(program.wait_for(name="Recent Atlases"))
        item = program.wait_for(name=name)
        program.click(item)
        program.wait_until_gone(name=name, role=item.get_role_name())

    def test_recent(self):
        other = self.write_named("recent.kzru.json", "Recently")
        program = self.start(other)
        program.wait_for_title(title_of("Recently"))
        program.stop()

        program = self.start()
        program.wait_for_title(title_of(SHIPPED))
        self.choose_recent(program, "recent.kzru.json")
        program.wait_for_title(title_of("Recently"))
        self.choose_recent(program, "Kazakhstan–Russia Atlas")
        program.wait_for_title(title_of(SHIPPED))

    def test_drop(self):
        program = self.start(SMALL_ATLAS)
        program.wait_for_title(title_of(SMALL))
        other = self.write_named("dropped.kzru.json", "Dropped")
        source = harness.DragSource(other)
        self.addCleanup(source.stop)
        source.drag_to(700, 500, on_the_way=lambda: program.wait_for(name="Drop an Atlas to Open It"))
        program.wait_for_title(title_of("Dropped"))
        program.wait_until_gone(name="Drop an Atlas to Open It")

    # Slowly

    def test_slow(self):
        pipe = self.folder / "slow.kzru.json"
        os.mkfifo(pipe)
        program = self.start(SMALL_ATLAS)
        program.wait_for_title(title_of(SMALL))
        self.choose(program, pipe)
        program.wait_for(name="Opening “slow.kzru.json”…")

        content = self.write_named("other.kzru.json", "Slowly").read_bytes()
        threading.Thread(target=pipe.write_bytes, args=[content]).start()
        program.wait_for_title(title_of("Slowly"))
        program.wait_until_gone(name="Opening “slow.kzru.json”…")

    def test_give_up(self):
        pipe = self.folder / "slow.kzru.json"
        os.mkfifo(pipe)
        program = self.start(pipe)
        program.wait_for(name="Opening “slow.kzru.json”…")
        self.assertIsNotNone(program.find(role="push button", name="Cancel"))
        # There is nothing in the window yet that could have the focus.
        program.key("Escape")
        program.wait_for_title(title_of(SHIPPED))
        program.wait_until_gone(name="Opening “slow.kzru.json”…")
        self.assert_no_faults(program)

    def test_exit_after_startup(self):
        for arguments in [], [str(SMALL_ATLAS)], [str(self.write_broken())]:
            done = subprocess.run([harness.KZRU, "--exit-after-startup", *arguments],
                                  capture_output=True, text=True, timeout=TIMEOUT)
            self.assertEqual((done.returncode, done.stderr), (0, ""))


if __name__ == "__main__":
    harness.main()
