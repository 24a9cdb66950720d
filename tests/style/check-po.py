#!/usr/bin/env python3
# SPDX-FileCopyrightText: The KzRu authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that one translation says all that the program says, and says it right.

Usage: check-po.py ROOT LANGUAGE. Gathers the strings of the sources anew and
holds po/LANGUAGE.po against them. Prints every breach and exits 1 if there is
one.
"""

import ast
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# As meson's preset "glib" has them, which "meson compile kzru-pot" uses.
XGETTEXT = """
--from-code=UTF-8 --add-comments=Translators
--keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2
--keyword=g_dcgettext:2 --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3
--flag=N_:1:pass-c-format --flag=C_:2:pass-c-format --flag=NC_:2:pass-c-format
--flag=g_dngettext:2:pass-c-format --flag=g_strdup_printf:1:c-format
--flag=g_string_printf:2:c-format --flag=g_string_append_printf:2:c-format
--flag=g_error_new:3:c-format --flag=g_set_error:4:c-format
""".split()

# What belongs to another script than the language's own, and looks the same.
FOREIGN = {
    "ar": re.compile("[\u06cc\u06a9\u06c1\u06c0]"),
    "fa": re.compile("[\u0643\u064a\u0649\u0660-\u0669]"),
    "kk": re.compile("[A-Za-z][а-яёәғқңөұүһі]|[а-яёәғқңөұүһі][A-Za-z]"),
    "ru": re.compile("[A-Za-z][а-яё]|[а-яё][A-Za-z]"),
}
ISOLATES = re.compile("[\u2066-\u2069]")
MNEMONIC = re.compile(r"_\w")


def run(root, *command):
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    told = [line for line in done.stderr.splitlines() if line.strip()]
    return told if done.returncode != 0 or any("warning:" in line for line in told) else []


def read(catalogue):
    """Yields msgid and one msgstr of each entry, and of each of its plural forms."""
    unwrapped = subprocess.run(["msgcat", "--no-wrap", catalogue],
                               capture_output=True, text=True, check=True).stdout
    for entry in unwrapped.split("\n\n"):
        said = dict(re.findall(r'^(msg\w+(?:\[\d\])?) (".*")$', entry, re.MULTILINE))
        said = {name: ast.literal_eval(text) for name, text in said.items()}
        if said.get("msgid"):
            yield from ((said["msgid"], text) for name, text in said.items() if name.startswith("msgstr"))


def check_signs(catalogue, language):
    for source, text in read(catalogue):
        if ISOLATES.findall(source) != ISOLATES.findall(text):
            yield f"{catalogue}: not the isolates of “{source}”: “{text}”"
        if source.endswith("…") != text.endswith("…"):
            yield f"{catalogue}: no ellipsis as in “{source}”: “{text}”"
        if len(MNEMONIC.findall(source)) != len(MNEMONIC.findall(text)):
            yield f"{catalogue}: no mnemonic as in “{source}”: “{text}”"
        if language in FOREIGN and FOREIGN[language].search(text):
            yield f"{catalogue}: a letter of another script: “{text}”"
        if source == source.strip() and text != text.strip():
            yield f"{catalogue}: blanks around “{text}”"


def check(root, language):
    catalogue = f"po/{language}.po"
    listed = Path(root, "po/LINGUAS").read_text(encoding="utf-8").split()
    if language not in listed or listed != sorted(path.stem for path in Path(root, "po").glob("*.po")):
        yield "po/LINGUAS: not just the languages that have a catalogue, sorted"
    with tempfile.TemporaryDirectory() as folder:
        template = str(Path(folder, "kzru.pot"))
        yield from run(root, "xgettext", *XGETTEXT, "--files-from=po/POTFILES.in", f"--output={template}")
        yield from run(root, "msgcmp", catalogue, template)
    if (broken := run(root, "msgfmt", "--check", "--output-file=/dev/null", catalogue)):
        yield from broken
    else:
        yield from check_signs(Path(root, catalogue), language)


def main():
    root, language = sys.argv[1:]
    breaches = list(check(root, language))
    print("\n".join(breaches))
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
