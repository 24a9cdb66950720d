# SPDX-FileCopyrightText: The KzRu authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the verbs have in common: they run the program itself, with
no display, and look at what it writes with the tools that people use."""

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

KZRU = os.environ["KZRU"]
ROOT = Path(os.environ["KZRU_SOURCE_ROOT"])
SMALL = ROOT / "tests/data/small.kzru.json"
CORPUS = ROOT / "tests/data/corpus"
SHIPPED = ROOT / "data/atlas/kazakhstan-russia.kzru.json"

DONE, INPUT_AT_FAULT, CALL_AT_FAULT = 0, 1, 2


def run(*words, status=DONE, **env):
    """Runs a verb without a display; returns what it wrote, as text."""
    environment = {name: value for name, value in os.environ.items()
                   if name not in ("DISPLAY", "WAYLAND_DISPLAY", "LANGUAGE")}
    done = subprocess.run([KZRU, *map(str, words)], capture_output=True,
                          env=environment | env, check=False)
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    if done.returncode != status:
        raise AssertionError(f"kzru {' '.join(map(str, words))}: status {done.returncode}, "
                             f"expected {status}\n{out}\n{err}")
    return done.stdout if env.get("RAW") else (out, err)


def tool(*words):
    return subprocess.run(list(map(str, words)), capture_output=True, check=True,
                          text=True, encoding="utf-8").stdout


class CliTest(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="kzru-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def atlas(self):
        return json.loads(SMALL.read_text(encoding="utf-8"))

    def write(self, atlas, name="changed.kzru.json"):
        path = self.folder / name
        path.write_text(json.dumps(atlas, ensure_ascii=False), encoding="utf-8")
        return path

    def fault(self, words, status, *parts):
        """Runs a verb that fails: nothing on standard output, and on standard
        error just one line, which has all @parts."""
        out, err = run(*words, status=status)
        self.assertEqual(out, "")
        self.assertEqual(err.count("\n"), 1, err)
        self.assertTrue(err.startswith("kzru: "), err)
        for part in parts:
            self.assertIn(str(part), err)

    @contextlib.contextmanager
    def nothing_left(self, folder=None):
        """Checks that no file is made or changed."""
        folder = folder or self.folder
        before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
        yield
        after = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
        self.assertEqual(before, after)
