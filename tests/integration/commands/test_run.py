"""`make run` says clearly why it cannot open the office."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
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


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as briefly:
        return briefly.getsockname()[1]


def lines_until(process, word):
    lines = []
    for line in process.stdout:
        lines.append(line)
        if word in line:
            break
    return "".join(lines)


def test_the_office_opens_with_its_accounts_and_closes_altogether(tmp_path):
    port = free_port()
    environ = {**os.environ, "PORT": str(port), "DEMO_PASSWORD": "Pilihan-Sendiri-77"}
    command = [sys.executable, "-m", "app.commands.run", tmp_path]
    office = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True)

    shown = lines_until(office, "Tekan Ctrl-C")
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/login/") as page:
        answered = page.status
    children = Path(f"/proc/{office.pid}/task/{office.pid}/children")
    started = children.read_text().split() if children.exists() else []
    office.send_signal(signal.SIGINT)
    farewell, _ = office.communicate()

    assert f"Satu Pintu terbuka di http://127.0.0.1:{port}" in shown
    assert "backoffice.rohil " in shown
    assert "Pilihan-Sendiri-77" in shown
    assert answered == 200
    assert "Kantor ditutup." in farewell
    assert office.returncode == 0
    assert [pid for pid in started if Path(f"/proc/{pid}").exists()] == []
    with socket.create_server(("127.0.0.1", port)):
        pass
