#!/usr/bin/env python3
# SPDX-FileCopyrightText: The KzRu authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what must hold for every source file of the tree.

Usage: check-tree.py ROOT RULE, where RULE is one of the functions below named
check_RULE. Prints every breach and exits 1 if there is one.
"""

import re
import subprocess
import sys
from pathlib import Path

CODE = {".c", ".h", ".ui", ".css", ".py", ".mjs", ".sh", ".xml", ".in", ".svg", ".desktop"}
NAMED = {"meson.build", "meson_options.txt", "run", "check", "install", "packages"}
LAYERS = {"model": {"model"}, "widgets": {"widgets", "model"}, "app": {"app", "widgets", "model"}}
MODEL_FORBIDDEN = re.compile(r"#include <(gtk|gdk|gsk|adwaita|shumate|cairo|pango)")
TRANSLATED = re.compile(r'\b(?:C_|N_|NC_|ngettext|g_dngettext|_) ?\(|translatable="(?:yes|true)"')


def tracked(root):
    listed = subprocess.run(
        ["git", "-C", root, "ls-files", "--cached", "--others", "--exclude-standard"],
        capture_output=True, text=True)
    if listed.returncode == 0:
        names = listed.stdout.splitlines()
        return [Path(root, name) for name in names if Path(root, name).is_file()]
    # Out of a release archive there is no git to ask.
    return [p for p in Path(root).rglob("*") if p.is_file() and "_build" not in p.parts]


def is_code(path):
    return path.suffix in CODE or path.name in NAMED


def check_spdx(root):
    """Every source file names its licence in its first lines."""
    for path in filter(is_code, tracked(root)):
        if path.name == "POTFILES.in":
            continue
        head = path.read_text(encoding="utf-8").split("\n")[:6]
        if not any("SPDX-License-Identifier: GPL-3.0-or-later" in line for line in head):
            yield f"{path}: no SPDX licence line at its head"


def check_layers(root):
    """app may include widgets, widgets model, and never the other way."""
    for path in tracked(root):
        layer = path.relative_to(root).parts[0]
        if layer not in LAYERS or path.suffix not in {".c", ".h"}:
            continue
        text = path.read_text(encoding="utf-8")
        for included in re.findall(r'#include "([^"]+)"', text):
            if included != "config.h" and included.split("/")[0] not in LAYERS[layer]:
                yield f"{path}: {layer}/ must not include {included}"
        if layer == "model" and (match := MODEL_FORBIDDEN.search(text)):
            yield f"{path}: model/ must not include <{match.group(1)}…>"


def check_potfiles(root):
    """po/POTFILES.in lists just the files that have strings to translate, sorted."""
    lines = Path(root, "po/POTFILES.in").read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if line and not line.startswith("#")]
    if listed != sorted(listed):
        yield "po/POTFILES.in: not sorted"
    translated = set()
    for path in tracked(root):
        name = path.relative_to(root).as_posix()
        if name.split("/")[0] in LAYERS and path.suffix in {".c", ".ui"}:
            if TRANSLATED.search(path.read_text(encoding="utf-8")):
                translated.add(name)
    in_data = {name for name in listed if not name.split("/")[0] in LAYERS}
    for name in sorted(translated - set(listed)):
        yield f"po/POTFILES.in: {name} has strings to translate and is not listed"
    for name in sorted(set(listed) - translated - in_data):
        yield f"po/POTFILES.in: {name} has no strings to translate"


def check_ui(root):
    """Every .ui, .svg and .xml file is well-formed."""
    for path in tracked(root):
        if path.suffix in {".ui", ".svg", ".xml"}:
            done = subprocess.run(["xmllint", "--noout", path], capture_output=True, text=True)
            if done.returncode != 0:
                yield f"{path}: {done.stderr.strip()}"


def check_whitespace(root):
    """No tabs in C, no blanks at the end of a line, a line break at the end of a file."""
    for path in filter(is_code, tracked(root)):
        text = path.read_text(encoding="utf-8")
        if text and not text.endswith("\n"):
            yield f"{path}: no line break at its end"
        for number, line in enumerate(text.split("\n"), 1):
            if line != line.rstrip():
                yield f"{path}:{number}: blanks at the end of the line"
            if "\t" in line and path.suffix in {".c", ".h"}:
                yield f"{path}:{number}: a tab"


def main():
    root, rule = sys.argv[1:]
    breaches = list(globals()["check_" + rule](root))
    print("\n".join(breaches))
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
