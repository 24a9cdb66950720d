#!/usr/bin/env python3
# SPDX-FileCopyrightText: The KzRu authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: test-schema.py SCHEMA SMALL-ATLAS SHIPPED-ATLAS ATLAS-FAULTS-OF
# Holds the JSON Schema and the reader together: both accept the atlases that
# there are, and both find the same wrong of thousands of broken ones, as far
# as a schema can tell.
import copy
import json
import random
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    print("jsonschema is not installed")
    sys.exit(77)

# KzruFaultSeverity and KzruFaultCode.
WARNING, ERROR = 0, 1
(IO, SIZE, ENCODING, SYNTAX, TYPE, MISSING, UNKNOWN_MEMBER, VALUE, DUPLICATE_ID, DANGLING, DATE,
 COORDINATES, BIDI, QUOTATION) = range(14)

# What the reader alone can tell: ids, dates, rings, and rules between members.
BEYOND_SCHEMA = {DUPLICATE_ID, DANGLING, DATE, COORDINATES, BIDI}
VALUES_BEYOND_SCHEMA = ("/max", "/to", "/unit", "/URL")

VALUES = [
    None, True, False, 0, -1, 1, 3, 2.5, 5.0, 6, 200, 4294967296, "", " ", "x", "X y", "1", "2",
    "en", "persian", "jalali", "exact", "stated", "guessed", "closed", "state", "1998-05-04",
    "#3584e4", "Point", "LineString", "TextQuoteSelector", "p-storm", "a/b", "..", "0" * 64,
    "https://example.com/", [], {}, [[]], [0, 0], [0, 0, 0], [200, 0], ["x"], [1, "x"],
    {"en": "x"}, {"en": ""}, {"en": 1}, {"e n": "x"}, {"type": "Point"},
    {"type": "Point", "coordinates": [0, 0]},
    {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]},
    {"family": "x"}, {"literal": ""}, {"date-parts": [[2000]]}, {"date-parts": []},
    {"dataset": "imagined-earth", "id": "x"},
]


def shrink(atlas):
    """Keeps a few records of each kind: small enough to be broken thousands of times."""
    small = {name: part[:2] if isinstance(part, list) else part for name, part in atlas.items()}
    for ids in ({"p-visit-fa"}, {"twin-lagoons", "northern-branch"}, {"muster-visit-1990s"},
                {"fig-causeway-length", "fig-export-share"}):
        for name, part in atlas.items():
            if isinstance(part, list):
                small[name] += [r for r in part if r["id"] in ids and r not in small[name]]
    return small


def walk(value, path=()):
    """All places in a document, the whole excepted."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in items:
        yield path + (key,)
        yield from walk(child, path + (key,))


def get(document, path):
    for key in path:
        document = document[key]
    return document


def copy_at(document, path):
    """A document of which only what holds a place is copied: that may be changed."""
    copied = copy.copy(document)
    if path:
        copied[path[0]] = copy_at(document[path[0]], path[1:])
    return copied


# Each of these yields documents that were changed in one place, with that place.

def without_each_member(document):
    for path in walk(document):
        changed = copy_at(document, path[:-1])
        del get(changed, path[:-1])[path[-1]]
        yield path, changed


def with_an_unknown_member(document):
    for path in [()] + list(walk(document)):
        if isinstance(get(document, path), dict):
            changed = copy_at(document, path)
            get(changed, path)["unknown-member"] = "x"
            yield path, changed


def with_another_value(document, rng, n):
    paths = list(walk(document))
    for _ in range(n):
        path = rng.choice(paths)
        value = get(document, rng.choice(paths)) if rng.random() < 0.3 else rng.choice(VALUES)
        changed = copy_at(document, path[:-1])
        get(changed, path[:-1])[path[-1]] = value
        yield path, changed


def find_error(validator, document, path):
    """The first error of a document, which was valid before it was changed at a place.

    To the schema each record is valid by itself: if one was changed within, the
    others need not be looked at again, which takes ten times as long."""
    if len(path) < 3 or not isinstance(document[path[0]], list):
        return next(validator.iter_errors(document), None)
    part = validator.schema["properties"][path[0]]
    assert part.keys() == {"type", "items"}, part.keys()
    return next(validator.descend(document[path[0]][path[1]], part["items"]), None)


def find_faults(program, documents):
    """What the reader finds: for each document a list of (severity, code, pointer)."""
    text = "".join(json.dumps(document) + "\n" for document in documents)
    output = subprocess.run([program], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    lines = output.split("\n")[:-1]
    assert len(lines) == len(documents), (len(lines), len(documents))
    for line in lines:
        fields = line.split("\t") if line else []
        yield [(int(fields[i]), int(fields[i + 1]), fields[i + 2]) for i in range(0, len(fields), 3)]


def is_beyond_schema(fault):
    severity, code, pointer = fault
    # A place of a passage's part: start, end and exact do not fit together.
    is_part = len(pointer.split("/")) == 5 and "/parts/" in pointer
    return code in BEYOND_SCHEMA or code == VALUE and (pointer.endswith(VALUES_BEYOND_SCHEMA) or is_part)


def main():
    schema = json.load(open(sys.argv[1], encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    small, shipped = (json.load(open(name, encoding="utf-8")) for name in sys.argv[2:4])

    part = shrink(small)

    for name, atlas in (("small", small), ("shipped", shipped), ("shrunk", part)):
        for error in validator.iter_errors(atlas):
            sys.exit(f"{name}: {error.json_path}: {error.message}")

    seed = 20250101
    documents = list(without_each_member(part)) + list(with_an_unknown_member(part))
    documents += list(with_another_value(part, random.Random(seed), 1200))

    n_valid, failures = 0, 0
    for (path, document), faults in zip(documents, find_faults(sys.argv[4], [d for _, d in documents])):
        error = find_error(validator, document, path)
        unexplained = [fault for fault in faults if not is_beyond_schema(fault)]
        n_valid += error is None
        if error is None and unexplained:
            failures += 1
            print(f"only the reader: {unexplained[0]}")
        elif error is not None and not faults:
            failures += 1
            print(f"only the schema: {path}: {error.message[:200]}")

    print(f"{len(documents)} documents, {n_valid} of them valid, {failures} judged differently")
    sys.exit(1 if failures or not 100 < n_valid < len(documents) - 500 else 0)


main()
