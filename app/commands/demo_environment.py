"""The environment of a demonstration office: what nobody set is filled in, and stays the same next time."""

from __future__ import annotations

import secrets
import string
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

DEFAULT_PORT = "8080"
# Without letters that are mistaken for one another when read from a screen.
_LETTERS = "".join(sorted(set(string.ascii_lowercase) - set("ilo")))
_DIGITS = "23456789"


class CannotRunError(Exception):
    """The office cannot be opened; the message says why and what to do."""


def demo_environment(given: Mapping[str, str], var: Path) -> dict[str, str]:
    """Complete the environment, keeping secrets under `var`, readable by their owner alone.

    Raises `CannotRunError` for another password than the accounts were made with: they would keep theirs.
    """
    var.mkdir(exist_ok=True)
    port = given.get("PORT") or DEFAULT_PORT
    filled_in = {
        "SATUPINTU_ENV": "demo",
        "PORT": port,
        "BASE_URL": f"http://127.0.0.1:{port}",
        "DATABASE_URL": f"sqlite:///{var / 'satupintu.sqlite'}",
        "FILES_URL": f"file:{var / 'files'}",
        "SIGNING_KEY_FOLDER": str(var / "signing"),
        "SECRET_KEY": _kept(var / "demo-secret-key", lambda: secrets.token_urlsafe(48)),
        "PYTHONUNBUFFERED": "1",
    }
    environ = {**given, **{name: value for name, value in filled_in.items() if not given.get(name)}}
    environ["DEMO_PASSWORD"] = _password(given.get("DEMO_PASSWORD", ""), var / "demo-password")
    return environ


def _password(wanted: str, file: Path) -> str:
    kept = _kept(file, lambda: wanted or _easy_password())
    if wanted and wanted != kept:
        message = (
            f"Kantor peragaan di {file.parent} dibuat dengan kata sandi lain, yang tertulis di {file.name}. "
            "Jalankan tanpa DEMO_PASSWORD, atau hapuslah folder itu untuk memulai dari awal."
        )
        raise CannotRunError(message)
    return kept


def _kept(file: Path, make: Callable[[], str]) -> str:
    if not file.exists():
        _keep(file, make())
    return file.read_text(encoding="utf-8").strip()


def _keep(file: Path, secret: str) -> None:
    file.touch(mode=0o600)
    file.write_text(secret + "\n", encoding="utf-8")


def _easy_password() -> str:
    words = ["".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(2)]
    number = "".join(secrets.choice(_DIGITS) for _ in range(4))
    return f"Kantor-{words[0]}-{words[1].upper()}-{number}"
