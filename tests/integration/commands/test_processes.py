"""No process of the office outlives the one that started it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.commands.processes import end_all, start

ROOT = Path(__file__).resolve().parents[3]
PARENT = """
import os, sys
from pathlib import Path
from app.commands.processes import start
child = start(["http.server", "0", "--bind", "127.0.0.1"], os.environ, Path.cwd())
print(child.pid, flush=True)
child.wait()
"""


def is_running(pid):
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False


def eventually_ends(pid):
    for _ in range(1200):
        if not is_running(pid):
            return True
        time.sleep(0.05)
    return False


def test_ending_all_leaves_nothing_running():
    children = [start(["http.server", "0", "--bind", "127.0.0.1"], os.environ, ROOT) for _ in range(2)]

    end_all(children)

    assert [child.returncode for child in children] == [-signal.SIGTERM, -signal.SIGTERM]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent was killed")
def test_a_child_ends_even_when_its_parent_is_killed():
    parent = subprocess.Popen([sys.executable, "-c", PARENT], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    child = int(parent.stdout.readline())

    parent.kill()
    parent.communicate()

    assert eventually_ends(child)
