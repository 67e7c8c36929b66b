"""`make run` opens the demonstration office and leaves it whole, or says clearly why it cannot."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import create_app
from app.services.demo import list_plans
from config import Environment, Settings
from tests.integration.commands.demonstrations import (
    assert_a_changed_event_is_found,
    assert_everything_is_whole,
    assert_permits_have_lived,
    give,
    rows,
)

pytestmark = pytest.mark.long
OWN_PASSWORD = "Pilihan-Sendiri-77"
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


@dataclass(frozen=True)
class Day:
    """One day of the demonstration office: what it said, and what it left behind."""

    var: Path
    port: int
    shown: str
    answered: int
    left: list[str]
    farewell: str
    status: int

    def open_again(self):
        """Give the same program over the database and the files that the day has left."""
        return create_app(
            Settings(
                environment=Environment.DEMO,
                database_url=f"sqlite:///{self.var / 'satupintu.sqlite'}",
                secret_key="a key for the tests, kept by nobody",
                base_url=f"http://127.0.0.1:{self.port}",
                files_url=f"file:{self.var / 'files'}",
                signing_key_folder=self.var / "signing",
                demo_password=OWN_PASSWORD,
            )
        )


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    """The whole demonstration, made once for all who look at it."""
    port, var = free_port(), tmp_path_factory.mktemp("var")
    environ = {**os.environ, "PORT": str(port), "DEMO_PASSWORD": OWN_PASSWORD}
    command = [sys.executable, "-m", "app.commands.run", var]
    office = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True)
    shown = lines_until(office, "Tekan Ctrl-C")
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/login/") as page:
        answered = page.status
    children = Path(f"/proc/{office.pid}/task/{office.pid}/children")
    started = children.read_text().split() if children.exists() else []
    office.send_signal(signal.SIGINT)
    farewell, _ = office.communicate()
    left = [pid for pid in started if Path(f"/proc/{pid}").exists()]
    with socket.create_server(("127.0.0.1", port)):
        return Day(var, port, shown, answered, left, farewell, office.returncode)


def test_the_office_opens_with_its_accounts_and_closes_altogether(day):
    assert f"Satu Pintu terbuka di http://127.0.0.1:{day.port}" in day.shown
    assert "backoffice.rohil " in day.shown
    assert OWN_PASSWORD in day.shown
    assert day.answered == 200
    assert "Kantor ditutup." in day.farewell
    assert day.status == 0
    assert day.left == []


def test_the_demonstration_is_made_once_and_its_ledger_is_whole(day):
    app = day.open_again()
    on_file = rows(app)

    again = give(app, "demo")

    assert on_file["cases"] > len(list_plans()) >= 24
    assert "kadis.kampar                   Kepala Dinas" in again.stdout
    assert "0 berkas baru" in again.output
    assert rows(app) == on_file
    assert_everything_is_whole(app, reprinted=20)
    assert_permits_have_lived(app, copied=2)
    assert_a_changed_event_is_found(app)
