# SPDX-FileCopyrightText: The KzRu authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the real program on a display of its own and drives it as a person would.

Hands are xdotool: pointer and keys go through the X server. Eyes are the
accessibility bus: what a screen reader is told is what a test reads. Nothing of
the user's is touched: home, settings and session bus are made for the test.

    class OpenTest(harness.TestCase):
        def test_title(self):
            program = self.start("atlas.kzru.json")
            program.wait_for(name="Some title")
"""

import atexit
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

TIMEOUT = 45  # s; a wait ends as soon as there is what is waited for
LOOK_AGAIN = 0.1  # s; the program has to have time for itself
POLL = 0.05  # s
TEXT_ROLES = ("label", "heading", "caption", "paragraph", "static")

# What GTK 4.8 and its friends say of themselves: nobody here can mend it.
FOREIGN = (
    "g_variant_is_object_path (object_path)",  # the tree of a file chooser that is being closed
    "g_variant_is_object_path: assertion 'string != NULL'",
    "g_list_model_get_n_items: assertion 'G_IS_LIST_MODEL (list)' failed",  # of its stack
)
SETTLE = 0.4  # s; for what gives no sign of being over, such as an animation

KZRU = os.environ["KZRU"]
SOURCE_ROOT = Path(os.environ["KZRU_SOURCE_ROOT"])
SMALL_ATLAS = SOURCE_ROOT / "tests/data/small.kzru.json"
PICTURES = Path(os.environ.get("KZRU_PICTURES", tempfile.gettempdir()))


def start_display(width=1280, height=800):
    """Starts an X server on a free display and returns its process and name."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24",
         "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        return server, ":" + pipe.readline().strip()


def start_bus():
    """Starts a session bus and returns its process and address."""
    reading, writing = os.pipe()
    bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", f"--print-address={writing}"],
                           pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        return bus, pipe.readline().strip()


def stop(process):
    process.terminate()
    process.wait(TIMEOUT)


def set_up_world():
    """Gives this process, and all that it starts, a world of its own."""
    home = tempfile.mkdtemp(prefix="kzru-e2e-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    os.environ.update(
        HOME=home, XDG_CONFIG_HOME=f"{home}/config", XDG_DATA_HOME=f"{home}/data",
        XDG_CACHE_HOME=f"{home}/cache", XDG_RUNTIME_DIR=f"{home}/runtime",
        GSETTINGS_BACKEND="keyfile", GTK_USE_PORTAL="0", GTK_A11Y="atspi")
    os.makedirs(f"{home}/runtime", mode=0o700)

    server, os.environ["DISPLAY"] = start_display()
    atexit.register(stop, server)
    bus, os.environ["DBUS_SESSION_BUS_ADDRESS"] = start_bus()
    atexit.register(stop, bus)


set_up_world()

# Only now: they ask for display and bus when they are loaded.
import eyes  # noqa: E402
from eyes import Atspi, GLib, Look  # noqa: E402


def xdotool(*words):
    done = subprocess.run(["xdotool", *map(str, words)], capture_output=True, text=True)
    return done.stdout.strip()


class NotThere(AssertionError):
    """What was waited for did not come."""


def wait(condition, what, timeout=TIMEOUT):
    """Waits until condition() gives something, and returns that. What is waited
    for is said in words, or by a function if saying it takes long."""
    end = time.monotonic() + timeout
    while True:
        try:
            found = condition()
        except GLib.Error:
            # The widget went away while it was asked.
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise NotThere(f"waited {timeout} s in vain for {what() if callable(what) else what}")
        time.sleep(LOOK_AGAIN)


def get_box(accessible):
    """Left, top, width and height in px, from the corner of its window."""
    return accessible.get_box()


def look(accessible, is_wanted):
    """What is wanted of all that can be seen below an accessible, in the order of the
    screen reader."""
    seen = Look(eyes.Accessible(accessible.owner, eyes.ROOT))
    for item in seen.below(accessible):
        if is_wanted(item) and seen.is_showing(item, accessible):
            yield item


def walk(accessible):
    """All that can be seen below an accessible."""
    return look(accessible, lambda item: True)


def texts(accessible):
    """The texts of all labels below an accessible."""
    return [item.name for item in look(accessible, lambda item: item.role in TEXT_ROLES and item.name)]


class Program:
    """The running program with one window in sight."""

    def __init__(self, *arguments, environment=None):
        self.log = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            [KZRU, *map(str, arguments)], stdout=self.log, stderr=self.log,
            env={**os.environ, **(environment or {})})
        self.application = wait(self._find_application, "the program on the accessibility bus")
        self.take_focus()

    def _find_application(self):
        if self.process.poll() is not None:
            raise NotThere(f"the program ended with {self.process.returncode}: {self.read_log()}")
        return eyes.find_application(self.process.pid)

    def read_log(self):
        self.log.seek(0)
        return self.log.read()

    def stop(self):
        stop(self.process)

    def wait_for_end(self):
        return self.process.wait(TIMEOUT)

    # Windows

    def windows(self):
        return [item for item in Look(self.application).children.get(eyes.ROOT, ())
                if item.role in ("frame", "dialog", "window")]

    def x_windows(self, title):
        found = xdotool("search", "--all", "--onlyvisible", "--pid", self.process.pid, "--name", title)
        return found.split()

    def take_focus(self, title="KzRu$"):
        """Gives the keyboard to a window: there is no window manager to do it."""
        x_window = wait(lambda: self.x_windows(title), f"a window like {title!r} on the display")[-1]
        xdotool("windowfocus", "--sync", x_window)
        time.sleep(SETTLE)

    def resize(self, width, height):
        xdotool("windowsize", "--sync", self.x_windows("KzRu")[-1], width, height)
        time.sleep(SETTLE)

    # Eyes

    def each(self, role=None, name=None, containing=None, within=None):
        """Each thing seen with this role, this name, or a name with this in it."""
        return look(within or self.application,
                    lambda item: (name is None or item.name == name)
                    and (containing is None or containing in item.name)
                    and (role is None or item.role == role))

    def all(self, **what):
        return list(self.each(**what))

    def find(self, **what):
        return next(self.each(**what), None)

    def wait_for(self, **what):
        return wait(lambda: self.find(**what), lambda: f"{what} among {self.describe()}")

    def wait_until_gone(self, **what):
        wait(lambda: not self.find(**what), f"{what} to go away")

    def title(self):
        return self.windows()[0].get_name()

    def wait_for_title(self, title):
        wait(lambda: self.title() == title, lambda: f"the title {title!r}, it is {self.title()!r}")

    def reader(self):
        return self.wait_for(name="Reader")

    def read(self):
        """What the reader says."""
        return texts(self.reader())

    def text_of(self, accessible):
        """What stands in an entry."""
        return accessible.get_text()

    def focused(self):
        return next(look(self.application, lambda item: item.states.contains(Atspi.StateType.FOCUSED)), None)

    def describe(self):
        return [(item.role, item.name) for item in look(self.application, lambda item: item.name)]

    # Hands

    def surfaces(self):
        """The boxes of the X windows of the program on the display."""
        for x_window in xdotool("search", "--onlyvisible", "--pid", self.process.pid).split():
            geometry = dict(line.split("=") for line
                            in xdotool("getwindowgeometry", "--shell", x_window).splitlines())
            yield tuple(int(geometry[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))

    def origin(self, accessible):
        """The corner of the display's px from which the bus counts for something.

        The bus tells places within a window without its shadow, and within
        a popover as if that lay in the corner of what it belongs to. Finding it
        takes long; what stands in one pane has one origin."""
        surfaces = list(self.surfaces())
        ancestor = accessible
        while ancestor is not None and ancestor.get_role_name() not in ("application", "desktop frame"):
            if not ancestor.has_box():
                ancestor = ancestor.get_parent()
                continue
            box = get_box(ancestor)
            for surface in surfaces:
                margin = (surface[2] - box[2]) // 2
                is_window = ancestor.get_role_name() in ("frame", "dialog", "window")
                if box[2:] == surface[2:] or (is_window and 0 <= margin <= 64
                                              and abs(surface[3] - box[3] - 2 * margin) <= 12):
                    return surface[0] + margin - box[0], surface[1] + margin - box[1]
            ancestor = ancestor.get_parent()
        raise NotThere(f"no surface with {accessible.get_name()!r} in it")

    def extents(self, accessible, origin=None):
        """Where something is, in px of the display: left, top, width, height."""
        x, y = origin or self.origin(accessible)
        left, top, width, height = get_box(accessible)
        return left + x, top + y, width, height

    def click(self, accessible):
        left, top, width, height = self.extents(accessible)
        self.click_at(left + width // 2, top + height // 2)

    def catch_up(self):
        """Waits until the program answers like one that has nothing else to do, and so
        has seen and drawn what the hands did last."""
        def is_idle():
            asked = time.monotonic()
            self.application.get("ChildCount")
            return time.monotonic() - asked < POLL
        time.sleep(POLL)
        wait(is_idle, "the program to catch up")

    def move_to(self, x, y):
        """Brings the pointer somewhere in steps, as a hand does.

        A pointer that does not move enters nothing. And GTK 4.8 believes the pointer
        on a menu that has just been closed once more, after it has moved elsewhere
        (gdk_surface_request_motion): a button that is pressed before it moves again,
        as no hand is fast enough to do, goes to the closed menu and is lost."""
        for step in (1, 0):
            xdotool("mousemove", int(x) - 2 * step, int(y) - step)
            self.catch_up()

    def click_at(self, x, y, button=1):
        self.move_to(x, y)
        xdotool("click", button)

    def drag(self, start, end, *keys):
        """Drags from one place to another, with keys held down."""
        self.move_to(*start)
        for key in keys:
            xdotool("keydown", key)
        xdotool("mousedown", 1)
        for step in range(1, 5):
            xdotool("mousemove", *(round(a + (b - a) * step / 4) for a, b in zip(start, end)))
        xdotool("mouseup", 1)
        for key in keys:
            xdotool("keyup", key)

    def key(self, *names):
        for name in names:
            xdotool("key", "--clearmodifiers", name)

    def type(self, text):
        # Letters that are not on the keyboard are put there for a moment, and
        # the program has to learn of it.
        xdotool("type", "--clearmodifiers", "--delay", 12 if text.isascii() else 200, text)

    def type_into(self, entry, text):
        """Types text that the keyboard does not have into an entry.

        On a busy machine a letter may be typed before the program has learned of
        its key: what stands in the entry is looked at, and typed again if need be.
        """
        for _ in range(5):
            self.type(text)
            time.sleep(0.5)
            if self.text_of(entry) == text:
                return
            self.key("ctrl+a")
            self.key("Delete")
        raise NotThere(f"could not type {text}: {self.text_of(entry)}")

    def picture(self, name):
        """Takes a picture of the display, for people to look at."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        path = PICTURES / f"{name}.png"
        subprocess.run(["import", "-window", "root", str(path)], check=False)
        return path


class DragSource:
    """A window beside the program, with a file in it that can be dragged."""

    CODE = """
import sys
import gi
gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, GLib, Gtk

uri = Gio.File.new_for_path(sys.argv[1]).get_uri() + "\\r\\n"
content = Gdk.ContentProvider.new_for_bytes("text/uri-list", GLib.Bytes.new(uri.encode()))
window = Gtk.Window(title="drag source", decorated=False, default_width=80, default_height=80)
source = Gtk.DragSource(content=content, actions=Gdk.DragAction.COPY)
window.add_controller(source)
window.present()
GLib.MainLoop().run()
"""

    def __init__(self, path):
        self.process = subprocess.Popen([sys.executable, "-c", self.CODE, str(path)])
        wait(lambda: xdotool("search", "--onlyvisible", "--name", "drag source"), "the drag source")

    def drag_to(self, x, y, on_the_way):
        xdotool("mousemove", 30, 40)
        time.sleep(SETTLE)
        xdotool("mousedown", 1)
        for step in range(1, 11):
            xdotool("mousemove", 30 + (x - 30) * step // 10, 40 + (y - 40) * step // 10)
            time.sleep(POLL)
        on_the_way()
        xdotool("mouseup", 1)

    def stop(self):
        stop(self.process)


class TestCase(unittest.TestCase):
    """A test that starts programs, and shows what was on the display if it fails."""

    maxDiff = None

    def run(self, result=None):
        self.result = result
        return super().run(result)

    def setUp(self):
        self.programs = []
        self.folder = Path(tempfile.mkdtemp(dir=os.environ["HOME"]))

    def start(self, *arguments, environment=None):
        program = Program(*arguments, environment=environment)
        self.programs.append(program)
        return program

    def tearDown(self):
        failed = any(self.id() in test.id() for test, _ in self.result.errors + self.result.failures)
        for program in self.programs:
            if failed and program.process.poll() is None:
                print("picture:", program.picture(self.id()), file=sys.stderr)
                print(program.read_log(), file=sys.stderr)
            if program.process.poll() is None:
                program.stop()
        for program in self.programs:
            complaints = [line for line in program.read_log().splitlines()
                          if re.search("CRITICAL|WARNING", line)
                          and not any(foreign in line for foreign in FOREIGN)]
            program.log.close()
            self.assertEqual(complaints, [])


def main():
    unittest.main(verbosity=2)
