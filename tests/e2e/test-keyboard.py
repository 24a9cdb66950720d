#!/usr/bin/env python3
# SPDX-FileCopyrightText: The KzRu authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All that the window does, by keyboard alone."""

import re

import harness
from harness import SMALL_ATLAS, Atspi, look, wait

SMALL = "Exemplaria and Samplonia"
TREATY = "Treaty of Calm Waters"
PANES = ["Map", "Reader", "Timeline", "Overview of all time"]


class KeyboardTest(harness.TestCase):

    def open_small(self, environment=None):
        program = self.start(SMALL_ATLAS, environment=environment)
        program.wait_for_title(f"{SMALL} – KzRu")
        return program

    def wait_for_heading(self, program, heading):
        program.wait_for(role="heading", name=heading, within=program.reader())

    def search(self, program, words):
        program.key("ctrl+f")
        entry = program.wait_for(name="Search", role="entry")
        if words.isascii():
            program.type(words)
        else:
            program.type_into(entry, words)

    # Search

    def test_search(self):
        program = self.open_small()
        self.search(program, "treaty")
        program.wait_for(containing=" match")
        program.key("Return")
        self.wait_for_heading(program, TREATY)

        # Escape ends the search, a second one the selection.
        program.key("Escape")
        program.wait_until_gone(name="Search", role="entry")
        self.assertIn(TREATY, program.read())
        program.key("Escape")
        self.wait_for_heading(program, SMALL)

    def test_focus_returns_after_search(self):
        program = self.open_small()
        # The focus is on the timeline at first.
        for pane in PANES[-1:] + PANES:
            program.key("F6")
            wait(lambda: self.pane_of(program.focused()) == pane, f"the focus in {pane}")
        before = PANES[-1]
        self.search(program, "treaty")
        program.key("Escape")
        program.wait_until_gone(name="Search", role="entry")
        wait(lambda: program.focused().get_name() == before, f"the focus in {before}")

    def test_type_to_search(self):
        program = self.open_small()
        program.type("causeway")
        program.wait_for(containing=" matches")
        self.assertEqual(program.text_of(program.wait_for(name="Search", role="entry")), "causeway")

    def test_search_in_other_languages(self):
        program = self.open_small()
        self.search(program, "спокойных")
        program.wait_for(name="1 match")
        program.key("Return")
        self.wait_for_heading(program, TREATY)

    def test_matches_in_turn(self):
        program = self.open_small()
        self.search(program, "causeway")
        count = program.wait_for(containing=" matches").get_name()
        n = int(count.split()[0])
        seen = []
        for _ in range(n):
            before = program.read()
            program.key("ctrl+g")
            wait(lambda: program.read() != before, "another match in the reader")
            seen.append(program.read()[0])
        self.assertEqual(len(set(seen)), n)

        # After the last comes the first again, and back.
        for key, expected in ("ctrl+g", seen[0]), ("ctrl+shift+g", seen[-1]):
            program.key(key)
            self.wait_for_heading(program, expected)

    def test_no_match(self):
        program = self.open_small()
        self.search(program, "zzzz")
        program.wait_for(name="No match")
        program.wait_for(name="Nothing speaks of “zzzz”")
        program.click(program.wait_for(role="push button", name="Clear Search"))
        program.wait_until_gone(name="Nothing speaks of “zzzz”")
        program.wait_until_gone(name="Search", role="entry")

    # Panes

    def pane_of(self, accessible):
        while accessible is not None:
            for name in PANES:
                if accessible.get_name() == name:
                    return name
            accessible = accessible.get_parent()
        return None

    # Menus of what is on the timeline

    def wait_for_item(self, program, before=None):
        """The item of a menu that has the focus, another one than before."""
        return wait(lambda: next((item for item in [program.focused()] if item is not None
                                  and item.role == "menu item" and item != before), None), "an item of a menu")

    def check_menu(self, program, key, item):
        """The menu is up, arrows walk in it, and the focus comes back from it."""
        before = program.focused()
        program.key(key)
        first = self.wait_for_item(program)
        program.wait_for(role="menu item", name=item)
        program.key("Down")
        self.wait_for_item(program, first)
        program.key("Escape")
        wait(lambda: program.focused() == before, f"the focus on {before.name}")

    def test_menus(self):
        program = self.start()
        program.wait_for_title("Kazakhstan–Russia relations – KzRu")
        program.key("Home")
        wait(lambda: program.focused().role == "option pane", "the focus on an event")
        self.check_menu(program, "Menu", "Copy Title")
        program.key("shift+Tab")
        wait(lambda: program.focused().role == "push button", "the focus on the head of a lane")
        self.check_menu(program, "shift+F10", "Collapse Lane")
        program.key("Tab", "Tab")
        wait(lambda: "more event" in program.focused().name, "the focus on a count")
        self.check_menu(program, "Menu", "List Events")
        program.key("F6", "F6")
        wait(lambda: program.focused().name == "Map", "the focus on the map")
        self.check_menu(program, "Menu", "Show Everything")
        self.assertNotIn("Gdk-CRITICAL", program.read_log())

    # What a screen reader calls things

    def unnamed(self, program):
        """What takes the focus and has no name, that of its class, or one with a mnemonic."""
        return [(item.role, item.name) for item in look(program.application, self.takes_focus)
                if not item.name or re.match(r"(Gtk|Adw|Kzru)[A-Z]|.*_\w", item.name)]

    @staticmethod
    def takes_focus(item):
        return item.states.contains(Atspi.StateType.FOCUSABLE) and item.role != "filler"

    def test_names(self):
        program = self.open_small()
        self.assertEqual(self.unnamed(program), [])
        program.key("Home", "bracketleft", "period")
        program.wait_for(name="Which Events Are Shown")
        self.assertEqual(self.unnamed(program), [])
        program.key("ctrl+l")
        program.wait_for(name="Headings of the columns")
        self.assertEqual(self.unnamed(program), [])

    def test_panes_in_turn(self):
        program = self.open_small()
        self.search(program, "treaty")
        program.key("Return", "Escape")
        self.wait_for_heading(program, TREATY)
        program.wait_until_gone(name="Search", role="entry")

        for key, panes in ("F6", PANES[-1:] + PANES), ("shift+F6", PANES[-2::-1]):
            for pane in panes:
                program.key(key)
                wait(lambda: self.pane_of(program.focused()) == pane, lambda: f"the focus in {pane}, it is in {self.pane_of(program.focused())}")

    # Menu, dialogs and windows

    def test_shortcuts_window(self):
        for key in "ctrl+question", "F1":
            with self.subTest(key=key):
                program = self.open_small()
                program.key(key)
                program.wait_for(containing="Next pane")
                program.stop()

    def test_about(self):
        program = self.open_small()
        program.key("F10")
        program.wait_for(name="About KzRu")
        program.key("Up", "Return")
        wait(lambda: len(program.windows()) == 2, "the About window")
        program.take_focus("About")
        for expected in "KzRu", "Legal":
            program.wait_for(name=expected)

    def test_calendars(self):
        program = self.open_small()
        program.wait_for(name="12 March 2015 · 21 Esfand 1393 AP")
        program.click(program.wait_for(role="push button", name="Calendars"))
        program.click(program.wait_for(name="Persian Calendar"))
        program.wait_for(name="12 March 2015")

        # It is remembered.
        program.key("Escape", "ctrl+q")
        self.assertEqual(program.wait_for_end(), 0)
        program = self.open_small()
        program.wait_for(name="12 March 2015")

    def test_close_and_quit(self):
        for key in "ctrl+w", "ctrl+q":
            with self.subTest(key=key):
                program = self.open_small()
                program.key(key)
                self.assertEqual(program.wait_for_end(), 0)

    def test_new_window(self):
        program = self.open_small()
        program.key("ctrl+n")
        wait(lambda: len(program.windows()) == 2, "a second window")


if __name__ == "__main__":
    harness.main()
