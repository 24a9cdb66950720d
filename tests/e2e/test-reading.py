#!/usr/bin/env python3
# SPDX-FileCopyrightText: The KzRu authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does with the timeline: once with the mouse, once by keys alone."""

import re

import harness
from harness import SMALL_ATLAS, wait, xdotool

SMALL = "Exemplaria and Samplonia"
FIRST = "Harbour of Samplon closed"
HEAD = re.compile(r"^(.+), (\d+) events?$")


class ReadingTest(harness.TestCase):

    def open_small(self):
        program = self.start(SMALL_ATLAS)
        program.wait_for_title(f"{SMALL} – KzRu")
        self.timeline = program.wait_for(name="Timeline")
        return program

    def heading(self, program):
        return program.find(role="heading", within=program.reader()).get_name()

    def heads(self, program):
        """The heads of the lanes that are shown, from top to bottom: names and buttons."""
        found = [(a, HEAD.match(a.get_name() or "")) for a in program.each(within=self.timeline)]
        return [(m.group(1), a) for a, m in sorted(
            ((a, m) for a, m in found if m and a.get_role_name() == "push button"),
            key=lambda pair: harness.get_box(pair[0])[1])]

    def wait_for_range(self, program, count=None):
        """What the bar says of the range of time: dates, and how many events."""
        label = program.wait_for(containing=f": {count} event" if count is not None else " event",
                                 within=program.wait_for(role="tool bar"))
        return label.get_name()

    def hover(self, program, accessible):
        """Comes to rest on something as a hand does: in small steps, the last ones on it."""
        left, top, width, height = program.extents(accessible)
        x, y = left + width // 2, top + height // 2
        for step in range(20, -1, -1):
            xdotool("mousemove", x - 2 * step, y - step)

    def test_mouse(self):
        program = self.open_small()
        left, top, width, height = program.extents(self.timeline)

        # A tip comes, in a window of its own that has no name.
        self.hover(program, program.wait_for(role="option pane", within=self.timeline))
        wait(lambda: len(xdotool("search", "--all", "--onlyvisible", "--pid", program.process.pid, "").split()) > 1,
             "the tip of an event")

        # A drag with Shift selects a range, which filters all but the timeline.
        y = top + height - 12
        program.drag((left + width // 2, y), (left + width * 3 // 4, y), "shift")
        self.wait_for_range(program)
        program.wait_for(role="push button", name="Show All Times Again")
        n_all = len(self.heads(program))

        # Lanes of another kind, from the menu.
        program.click(program.wait_for(role="push button", name="Lanes"))
        program.click(program.wait_for(name="By Place"))
        wait(lambda: "No place" in dict(self.heads(program)), "lanes by place")
        program.wait_until_gone(name="By Theme")  # a click on an open menu's button closes it
        program.click(program.wait_for(role="push button", name="Lanes"))
        program.click(program.wait_for(name="By Theme"))
        wait(lambda: len(self.heads(program)) == n_all, "lanes by theme")

        # A head collapses its lane, a drag puts it elsewhere; neither takes the selection
        # away, though what was clicked on is not below the pointer any more.
        program.click(program.wait_for(role="option pane", within=self.timeline))
        wait(lambda: self.heading(program) != SMALL, "an event in the reader")
        selected = self.heading(program)
        names = [name for name, _ in self.heads(program)]
        x, y, w, h = program.extents(dict(self.heads(program))[names[-1]])
        program.click_at(x + w // 2, y + h - 3)
        wait(lambda: harness.get_box(dict(self.heads(program))[names[-1]])[3] < h, "a collapsed lane")
        x, y, w, h = program.extents(dict(self.heads(program))[names[0]])
        program.drag((x + w // 2, y + h // 2), (x + w // 2, y + h // 2 + 160))
        wait(lambda: self.heads(program)[0][0] == names[1], "another lane on top")
        self.assertEqual(self.heading(program), selected)
        program.key("Escape")
        wait(lambda: self.heading(program) == SMALL, "nothing selected")

        # The range goes away by its button, the playhead comes by a click on the axis.
        program.click(program.wait_for(role="push button", name="Show All Times Again"))
        program.wait_until_gone(role="push button", name="Show All Times Again")
        program.click_at(left + width // 2, top + 40)  # below what the divider of the panes takes
        program.click(program.wait_for(role="push button", name="Next Event"))
        wait(lambda: self.heading(program) != SMALL, "the next event in the reader")

    def test_keys(self):
        program = self.open_small()
        program.key("Home")
        wait(lambda: self.heading(program) == FIRST, "the first event")

        # From the first event to the third.
        program.key("bracketleft", "Right", "Right")
        wait(lambda: self.heading(program) != FIRST, "another event")
        third = self.heading(program)
        program.key("bracketright")
        self.wait_for_range(program)

        # Enter reads it; Escape gives up the selection, then the range.
        program.key("Return")
        reader = program.reader()
        wait(lambda: program.focused() is not None
             and any(a == program.focused() for a in harness.walk(reader)), "the focus in the reader")
        program.key("Escape")
        wait(lambda: self.heading(program) == SMALL, "nothing selected")
        program.key("Escape")
        program.wait_until_gone(role="push button", name="Show All Times Again")

        # The same events as a list, and the same selection.
        program.key("ctrl+l")
        table = program.wait_for(name="List of events")
        program.wait_for(role="table row", containing=third, within=table)
        program.key("F6")

        # Back to what was shown before.
        program.key("ctrl+l", "ctrl+plus", "ctrl+plus", "ctrl+plus")
        back = program.wait_for(role="push button", name="Back")
        wait(lambda: back.get_state_set().contains(harness.Atspi.StateType.SENSITIVE), "a way back")
        program.key("alt+Left")
        forward = program.wait_for(role="push button", name="Forward")
        wait(lambda: forward.get_state_set().contains(harness.Atspi.StateType.SENSITIVE), "a way forward")

        # The side buttons of a mouse do the same, wherever the pointer is.
        left, top, width, height = program.extents(self.timeline)
        program.click_at(left + width // 2, top + height // 2, button=9)
        wait(lambda: not forward.get_state_set().contains(harness.Atspi.StateType.SENSITIVE), "no way forward")
        program.click_at(left + width // 2, top - 100, button=8)
        wait(lambda: forward.get_state_set().contains(harness.Atspi.StateType.SENSITIVE), "a way forward")


if __name__ == "__main__":
    harness.main()
