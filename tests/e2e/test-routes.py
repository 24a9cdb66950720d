#!/usr/bin/env python3
# SPDX-FileCopyrightText: The KzRu authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a line on the map to the words of the sources, with a real pointer.

Where to click is not asked of the program: the marks of events tell where
places of known coordinates are on the display, and from them follows where
every other point of the atlas must be.
"""

import json
import math

import harness
from harness import SOURCE_ROOT, wait

ATLAS = json.loads((SOURCE_ROOT / "data/atlas/kazakhstan-russia.kzru.json").read_text(encoding="utf-8"))
TITLE = ATLAS["title"]["en"]

# A click stays this far from all else, in px.
CLEAR = 10

# Of so many points the clearest are taken.
MAX_TRIED = 240

# Each route is clicked in so many places.
N_CLICKS = 4


def mercator(lon, lat):
    """Web Mercator, in radians, with north down."""
    return math.radians(lon), -math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


class Projection:
    """Coordinates to px of the display, fitted to places that are seen there."""

    def __init__(self, seen):
        places = [mercator(*coordinates) for coordinates, _ in seen]
        points = [point for _, point in seen]
        n = len(seen)
        means = [sum(v) / n for v in zip(*places)]
        point_means = [sum(v) / n for v in zip(*points)]
        self.scale = (sum((p[i] - means[i]) * (q[i] - point_means[i])
                          for p, q in zip(places, points) for i in (0, 1))
                      / sum((p[i] - means[i]) ** 2 for p in places for i in (0, 1)))
        self.offset = [q - self.scale * p for p, q in zip(means, point_means)]

    def to_px(self, coordinates):
        return tuple(self.scale * v + o for v, o in zip(mercator(*coordinates), self.offset))


def lines_of(route):
    """The lines of a route, or the outlines of its area."""
    geometry = route["geometry"]
    coordinates = geometry["coordinates"]
    return {"LineString": [coordinates], "MultiLineString": coordinates,
            "Polygon": coordinates,
            "MultiPolygon": [ring for polygon in coordinates for ring in polygon]}[geometry["type"]]


def along(line, step=4.0):
    """Points of a line of px, every few px."""
    for (x0, y0), (x1, y1) in zip(line, line[1:]):
        n = max(1, int(math.hypot(x1 - x0, y1 - y0) / step))
        for i in range(n):
            yield x0 + (x1 - x0) * i / n, y0 + (y1 - y0) * i / n


def is_within(rings, x, y):
    """Whether a point lies in an area, by the even-odd rule."""
    crossings = 0
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
                crossings += 1
    return crossings % 2 == 1


def clickable(route, lines):
    """Points in px that certainly are of a route. The map rounds the corners of
    lines, so that between their points it may leave the straight way."""
    if route["kind"] != "sea-area":
        return [point for line in lines for point in line]
    xs, ys = zip(*(point for line in lines for point in line))
    return [(x, y) for x in range(int(min(xs)), int(max(xs)), 4)
            for y in range(int(min(ys)), int(max(ys)), 4) if is_within(lines, x, y)]


def is_in(box, x, y, margin):
    left, top, width, height = box
    return left - margin <= x <= left + width + margin and top - margin <= y <= top + height + margin


class RoutesTest(harness.TestCase):

    def setUp(self):
        super().setUp()
        self.program = self.start()
        self.program.wait_for_title(f"{TITLE} – KzRu")
        self.program.wait_for(name="Events at places")
        harness.time.sleep(harness.SETTLE)

    def project(self):
        """Finds out where the map shows what."""
        places = {place["label"]["en"]: place["geometry"]["coordinates"] for place in ATLAS["places"]}
        layer = self.program.wait_for(name="Events at places")
        origin = self.program.origin(layer)
        seen = []
        for mark in self.program.all(role="push button", within=layer):
            left, top, width, height = self.program.extents(mark, origin)
            if mark.get_name() in places:
                seen.append((places[mark.get_name()], (left + width / 2, top + height / 2)))
        self.assertGreaterEqual(len(seen), 3)
        projection = Projection(seen)
        for coordinates, (x, y) in seen:
            px = projection.to_px(coordinates)
            self.assertLess(math.hypot(px[0] - x, px[1] - y), 3, coordinates)
        return projection

    def find_clear_points(self, route):
        """Points of a route that are near to nothing else on the map, in their order."""
        program = self.program
        projection = self.project()
        lines = {r["id"]: [[projection.to_px(c) for c in line] for line in lines_of(r)]
                 for r in ATLAS["routes"]}
        others = [point for other, of_route in lines.items() if other != route["id"]
                  for line in of_route for point in along(line)]
        pane = program.wait_for(name="Map")
        origin = program.origin(pane)
        frame = program.extents(pane, origin)
        labels = {r["label"]["en"] for r in ATLAS["routes"]}
        in_the_way = [program.extents(a, origin) for a in program.each(within=pane)
                      if a.get_role_name() in ("label", "image", "push button")
                      and a.get_name() not in labels]

        def clearance(x, y):
            if not is_in(frame, x, y, -CLEAR) or any(is_in(box, x, y, CLEAR) for box in in_the_way):
                return 0
            return min(math.hypot(x - ox, y - oy) for ox, oy in others)

        # The clearest point of each of its stretches, if that is clear enough.
        points = clickable(route, lines[route["id"]])
        # Lines that cross a sea leave the straight way there too, so that only
        # its clearest point is certain.
        n_clicks = 1 if route["kind"] == "sea-area" else N_CLICKS
        points = [(clearance(*point), point) for point in points[::math.ceil(len(points) / MAX_TRIED)]]
        length = math.ceil(len(points) / n_clicks)
        clear = [max(points[i:i + length]) for i in range(0, len(points), length)]
        return [point for room, point in clear if room > CLEAR]

    def assert_reader_speaks_of(self, route):
        program = self.program
        program.wait_for(role="heading", name=route["label"]["en"], within=program.reader())
        said = program.read()
        self.assertGreater(len(route["passages"]), 0)
        for passage in ATLAS["passages"]:
            if passage["id"] in route["passages"]:
                self.assertIn(passage["gloss"]["en"], said)
                exact = passage["parts"][0]["selector"][0]["exact"]
                self.assertTrue(any(exact.split("\n")[0] in text for text in said), exact)

    def zoom_to_route(self, route):
        """Lets the menu of the map show a route, and clears the selection."""
        program = self.program
        program.click(program.wait_for(name="Map Menu"))
        program.click(program.wait_for(name="Zoom to Route"))
        program.click(program.wait_for(name=route["label"]["en"], role="menu item"))
        self.assert_reader_speaks_of(route)
        program.wait_until_gone(name="Zoom to Route")
        program.take_focus()
        program.key("Escape")
        program.wait_for(role="heading", name=TITLE, within=program.reader())

    def click_route(self, kind, word, zoomed=False):
        route = next(r for r in ATLAS["routes"]
                     if r["kind"] == kind and word in r["label"]["en"])
        if zoomed:
            self.zoom_to_route(route)
        n = len(self.find_clear_points(route))
        self.assertGreater(n, 0)

        # Wherever one clicks on it, it leads to the same words.
        for i in range(n):
            self.program.click_at(*self.find_clear_points(route)[i])
            self.assert_reader_speaks_of(route)
            self.program.key("Escape")
            self.program.wait_for(role="heading", name=TITLE, within=self.program.reader())

    def test_middle_corridor(self):
        self.click_route("corridor", "Middle Corridor")

    def test_north_south_corridor(self):
        self.click_route("corridor", "International North–South")

    def test_eastern_branch(self):
        self.click_route("corridor", "eastern branch", zoomed=True)

    def tap(self, x, y):
        """Touches like a finger, which is not still between touching and letting go."""
        self.program.move_to(x, y)
        harness.xdotool("mousedown", 1)
        harness.time.sleep(harness.POLL)
        harness.xdotool("mousemove", int(x) + 3, int(y) + 2)
        harness.time.sleep(harness.POLL)
        harness.xdotool("mouseup", 1)

    def test_like_a_finger(self):
        """Each route can be tapped. X has no way to say that a finger did it: that one
        hits from further away is tested in test-map-routes, taps on a turned map in
        test-map-view."""
        for route in ATLAS["routes"]:
            with self.subTest(route["id"]):
                if "eastern branch" in route["label"]["en"]:
                    self.zoom_to_route(route)
                self.tap(*self.find_clear_points(route)[0])
                self.assert_reader_speaks_of(route)
                self.program.key("Escape")
                self.program.wait_for(role="heading", name=TITLE, within=self.program.reader())

    def test_chooser(self):
        """Where two routes cross, a list asks which is meant; keys choose from it."""
        program = self.program
        beyneu = next(p for p in ATLAS["places"] if p["id"] == "beyneu")
        labels = {route["label"]["en"]: route for route in ATLAS["routes"]}
        program.click_at(*self.project().to_px(beyneu["geometry"]["coordinates"]))
        program.wait_for(name="Several routes run here")
        name = wait(lambda: program.focused() and program.focused().get_role_name() == "list item"
                    and program.focused().get_name(), "the focus on the first of the list")
        program.key("Down")
        other = wait(lambda: program.focused().get_name() not in (name, None) and program.focused().get_name(),
                     "the focus on the next of the list")
        self.assertIn(name, labels)
        program.key("Return")
        self.assert_reader_speaks_of(labels[other])

    def test_pipeline(self):
        self.click_route("pipeline", "Caspian Pipeline")

    def test_border(self):
        self.click_route("border", "border")

    def test_sea(self):
        self.click_route("sea-area", "Caspian Sea")

    def test_by_keyboard(self):
        program = self.program
        labels = {route["label"]["en"] for route in ATLAS["routes"]}
        program.key("F6", "F6")
        wait(lambda: program.focused().get_name() == "Map", "the focus on the map")
        program.key("Tab")
        seen = set()
        for _ in labels:
            name = wait(lambda: program.focused().get_name() in labels - seen and program.focused().get_name(),
                        "the focus on a route that it was not on before")
            program.key("Return")
            self.assert_reader_speaks_of(next(r for r in ATLAS["routes"] if r["label"]["en"] == name))
            seen.add(name)
            program.key("Down")
        self.assertEqual(seen, labels)


if __name__ == "__main__":
    harness.main()
