#!/usr/bin/env python3
# SPDX-FileCopyrightText: The KzRu authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a test on a display of its own: on-display.py PROGRAM [ARGUMENT…]

The server looks for a free display itself and tells which one it has, once it
can be reached there: nothing is guessed, however many tests start at once."""

import os
import subprocess
import sys
import tempfile


def start_server():
    """Starts an X server and returns its process and the name of its display."""
    reading, writing = os.pipe()
    said = tempfile.TemporaryFile("w+")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x900x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=said)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    if not number:
        server.wait()
        said.seek(0)
        sys.exit(f"there is no X server: {said.read()}")
    return server, ":" + number


def main(words):
    server, display = start_server()
    try:
        return subprocess.run(words, env=os.environ | {"DISPLAY": display}, check=False).returncode
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    status = main(sys.argv[1:])
    # As a shell would have it.
    sys.exit(128 - status if status < 0 else status)
