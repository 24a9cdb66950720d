# SPDX-FileCopyrightText: The KzRu authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program tells the accessibility bus, read with few questions.

A test that waits for something looks at all that is there, many times. Asking each
thing for its name, role, state and place takes some thousand questions, and the
program answers none while it draws. GTK tells all that was ever asked for in one
answer (org.a11y.atspi.Cache.GetItems); only children that nobody has asked for yet
have to be called for, and only of what is looked for it is asked where it is.
"""

import ast
import os

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PREFIX = "org.a11y.atspi."
ROOT = "/org/a11y/atspi/accessible/root"
ITEMS = "(a((so)(so)(so)iiassusau))"
TIMEOUT = 20_000  # ms; for one answer

connection = None


def connect():
    """The bus of accessibility, which the session bus tells of."""
    global connection
    if connection is None:
        session = Gio.DBusConnection.new_for_address_sync(
            os.environ["DBUS_SESSION_BUS_ADDRESS"],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                                    None, None, Gio.DBusCallFlags.NONE, TIMEOUT, None).unpack()[0]
        connection = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
    return connection


def call(owner, path, interface, method, arguments=None):
    """Asks, and returns the values of the answer."""
    answer = connect().call_sync(owner, path, interface, method, arguments, None,
                                 Gio.DBusCallFlags.NONE, TIMEOUT, None)
    if answer.get_type_string() != ITEMS:
        return answer.unpack()
    # Taken apart by Python, long answers take longer than the program needs for them.
    # As text, without names of types, they are written as Python writes them.
    return ast.literal_eval(answer.print_(False))


def find_application(pid):
    """The root of what a process shows, or None if it shows nothing yet.

    It is one of those that told the registry of themselves. Whoever asks a program that
    has just come to the bus is too early: GLib then complains of its own connection."""
    registry = (PREFIX + "Registry", ROOT, PREFIX + "Accessible")
    bus = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
    for owner, path in call(*registry, "GetChildren")[0]:
        try:
            if call(*bus, "GetConnectionUnixProcessID", GLib.Variant("(s)", (owner,)))[0] == pid:
                root = Accessible(owner, path)
                return root if root.get("ChildCount") else None
        except GLib.Error:
            pass  # gone
    return None


class States:
    def __init__(self, words):
        self.bits = words[0] | words[1] << 32

    def contains(self, state):
        return bool(self.bits >> int(state) & 1)


class Accessible:
    """Something that can be seen. What is asked of it is how it is now."""

    role_names = {}

    def __init__(self, owner, path):
        self.owner, self.path = owner, path

    def __eq__(self, other):
        return isinstance(other, Accessible) and (self.owner, self.path) == (other.owner, other.path)

    def __hash__(self):
        return hash((self.owner, self.path))

    def ask(self, method, arguments=None, interface="Accessible"):
        return call(self.owner, self.path, PREFIX + interface, method, arguments)

    def get(self, name, interface="Accessible"):
        return call(self.owner, self.path, "org.freedesktop.DBus.Properties", "Get",
                    GLib.Variant("(ss)", (PREFIX + interface, name)))[0]

    def get_name(self):
        return self.get("Name")

    def get_role_name(self):
        return self.name_role(self.ask("GetRole")[0])

    def name_role(self, role):
        if role not in self.role_names:
            self.role_names[role] = Atspi.role_get_name(Atspi.Role(role))
        return self.role_names[role]

    def get_state_set(self):
        return States(self.ask("GetState")[0])

    def get_parent(self):
        owner, path = self.get("Parent")
        return Accessible(owner, path) if path.startswith("/") and not path.endswith("/null") else None

    def get_box(self):
        """Left, top, width and height in px, from the corner of its window."""
        return tuple(self.ask("GetExtents", GLib.Variant("(u)", (int(Atspi.CoordType.WINDOW),)),
                              "Component")[0])

    def has_box(self):
        return PREFIX + "Component" in self.ask("GetInterfaces")[0]

    def get_text(self):
        """What stands in an entry."""
        n = self.get("CharacterCount", "Text")
        return self.ask("GetText", GLib.Variant("(ii)", (0, n)), "Text")[0]


class Item(Accessible):
    """An accessible and what was told of it with all others."""

    def __init__(self, told):
        (owner, path), _, (_, self.parent), self.index, self.n_children, interfaces, self.name, role, _, states = told
        super().__init__(owner, path)
        self.role = self.name_role(role)
        self.states = States(states)
        self.is_component = PREFIX + "Component" in interfaces

    def speaks_for_all(self):
        """Whether it says itself what is in it: a row of a list, of which there are
        hundreds. What has no name is told with that of its class."""
        return self.role == "table row" and self.name and not self.name.startswith("Gtk")


class Look:
    """All that a program showed at one moment."""

    def __init__(self, application):
        self.application = application
        self.showing = {}
        asked = set()
        while True:
            self._take_items()
            unknown = [item for item in self.items.values()
                       if not item.speaks_for_all() and item.n_children > len(self.children.get(item.path, ()))
                       and (item.path, item.n_children) not in asked]
            if not unknown:
                break
            for item in unknown:
                asked.add((item.path, item.n_children))
                try:
                    item.ask("GetChildren")
                except GLib.Error:
                    pass  # it has gone since

    def _take_items(self):
        told = call(self.application.owner, "/org/a11y/atspi/cache", PREFIX + "Cache", "GetItems")[0]
        self.items = {item.path: item for item in map(Item, told)}
        self.children = {}
        for item in self.items.values():
            self.children.setdefault(item.parent, []).append(item)
        # The root says of itself that it has no children.
        if ROOT in self.items:
            self.items[ROOT].n_children = self.application.get("ChildCount")
        for siblings in self.children.values():
            siblings.sort(key=lambda item: item.index)

    def below(self, accessible):
        """All below it, in the order of the screen reader."""
        for child in self.children.get(accessible.path, ()):
            yield child
            yield from self.below(child)

    def is_showing(self, item, within):
        """Whether it is there to be seen. GTK 4.8 says "showing" of windows only, so
        what has no extent, as in a revealer that is closed, is told by that."""
        if item.path == within.path or item.path == ROOT:
            return True
        if item.path not in self.showing:
            parent = self.items.get(item.parent)
            shown = item.states.contains(Atspi.StateType.VISIBLE)
            if shown and item.is_component:
                shown = all(size > 0 for size in item.get_box()[2:])
            self.showing[item.path] = shown and (parent is None or self.is_showing(parent, within))
        return self.showing[item.path]
