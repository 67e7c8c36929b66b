"""`make run` says clearly why it cannot open the office."""

import os
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def run(var, **environ):
    return subprocess.run(
        [sys.executable, "-m", "app.commands.run", var],
        cwd=ROOT,
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_port_that_is_taken_is_named_with_the_way_out(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other_program:
        port = other_program.getsockname()[1]

        refused = run(tmp_path, PORT=str(port))

    assert refused.returncode == 1
    assert f"Porta {port} sudah dipakai" in refused.stderr
    assert "make run PORT=8090" in refused.stderr


def test_a_setting_that_means_nothing_is_explained_before_anything_starts(tmp_path):
    refused = run(tmp_path, PORT="delapan", TZ="Mars")

    assert refused.returncode == 1
    assert "PORT berisi 'delapan'" in refused.stderr
    assert "TZ berisi 'Mars'" in refused.stderr
    assert "Traceback" not in refused.stderr
