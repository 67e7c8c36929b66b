"""How the text of a setting becomes a value, or a sentence that says what to write instead.

Each reader takes the text and raises `ValueError` with the rest of the sentence that begins with the setting's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent
MEBIBYTE = 1024 * 1024

Choice = TypeVar("Choice", bound=StrEnum)


def text(value: str) -> str:
    """Take a text as it stands."""
    return value


def one_of(kind: type[Choice]) -> Callable[[str], Choice]:
    """Take one of the words of a list."""

    def parse(value: str) -> Choice:
        try:
            return kind(value)
        except ValueError:
            choices = ", ".join(kind)
            message = f"berisi '{value}', pilihlah salah satu dari: {choices}."
            raise ValueError(message) from None

    return parse


def true_or_false(value: str) -> bool:
    """Take 'True' or 'False', and no other spelling."""
    if value not in {"True", "False"}:
        message = f"berisi '{value}', tulislah 'True' atau 'False'."
        raise ValueError(message)
    return value == "True"


def whole_number(lowest: int, highest: int) -> Callable[[str], int]:
    """Take a whole number between two, both included."""

    def parse(value: str) -> int:
        if not value.isdecimal() or not lowest <= int(value) <= highest:
            message = f"berisi '{value}', tulislah bilangan bulat dari {lowest} sampai {highest}."
            raise ValueError(message)
        return int(value)

    return parse


def mebibytes(value: str) -> int:
    """Take a size, as bytes."""
    return whole_number(1, 1024)(value) * MEBIBYTE


def minutes(value: str) -> timedelta:
    """Take a span of minutes, at most a day."""
    return timedelta(minutes=whole_number(5, 24 * 60)(value))


def folder(value: str) -> Path:
    """Take a folder, counted from the program's own where it is not absolute."""
    return ROOT / value


def existing_folder(value: str) -> Path:
    """Take a folder that is there."""
    found = folder(value)
    if not found.is_dir():
        message = f"menunjuk '{value}', padahal folder itu tidak ada."
        raise ValueError(message)
    return found


def timezone(value: str) -> str:
    """Take a time zone by its name."""
    try:
        return ZoneInfo(value).key
    except (KeyError, ValueError, OSError):
        message = f"berisi '{value}', tulislah nama zona waktu seperti 'Asia/Jakarta' atau 'Asia/Jayapura'."
        raise ValueError(message) from None


def rate(value: str) -> str:
    """Take a limit in the limiter's words."""
    if not re.fullmatch(r"[1-9][0-9]* per( [1-9][0-9]*)? (second|minute|hour|day)", value):
        message = f"berisi '{value}', tulislah batas seperti '10 per minute'."
        raise ValueError(message)
    return value


def base_url(value: str) -> str:
    """Take an address without a path."""
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path.strip("/"):
        message = f"berisi '{value}', tulislah alamat seperti 'https://izin.rohilkab.go.id' tanpa jalur."
        raise ValueError(message)
    return value.rstrip("/")


def smtp_url(value: str) -> str:
    """Take a mail server's address."""
    parts = urlsplit(value)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or not _has_port(value):
        message = "harus berupa 'smtp://pengguna:sandi@host:587?starttls' atau 'smtps://pengguna:sandi@host'."
        raise ValueError(message)
    return value


def webhook_url(value: str) -> str:
    """Take an address of HTTP, whole."""
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not _has_port(value):
        message = "harus berupa alamat lengkap seperti 'https://pesan.contoh.go.id/kirim'."
        raise ValueError(message)
    return value


def service_url(value: str) -> str:
    """Take an address of HTTP that may have a path, and carries no password."""
    parts = urlsplit(webhook_url(value))
    if "@" in parts.netloc or parts.query or parts.fragment:
        message = "memuat pengguna, sandi, atau parameter; tulislah alamatnya saja, seperti 'https://esign.contoh.go.id'."
        raise ValueError(message)
    return value.rstrip("/")


def _has_port(value: str) -> bool:
    try:
        return urlsplit(value).port is None or bool(urlsplit(value).port)
    except ValueError:
        return False


def mail_address(value: str) -> str:
    """Take one mail address."""
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", value):
        message = f"berisi '{value}', tulislah satu alamat seperti 'izin@rohilkab.go.id'."
        raise ValueError(message)
    return value


def files_url(value: str) -> str:
    """Take a folder or a bucket."""
    scheme, _, path = value.partition(":")
    if scheme == "s3" and re.fullmatch(r"//[a-z0-9][a-z0-9.-]+(/[\w.-]+)*/?", path, re.ASCII):
        return value.rstrip("/")
    if scheme != "file" or not path or path.startswith("//"):
        message = f"berisi '{value}', tulislah folder seperti 'file:/srv/satupintu/files' atau 's3://bucket/awalan'."
        raise ValueError(message)
    return f"file:{ROOT / path}"


def database_url(value: str) -> str:
    """Accept SQLite by absolute path and PostgreSQL by any of its usual names; psycopg 3 drives the latter."""
    scheme, separator, rest = value.partition("://")
    if separator and scheme in {"postgres", "postgresql", "postgresql+psycopg"}:
        return f"postgresql+psycopg://{rest}"
    if scheme != "sqlite":
        message = (
            "harus berupa 'postgresql://pengguna:sandi@host/nama' atau 'sqlite:////folder/berkas.sqlite'."
        )
        raise ValueError(message)
    if not unquote(rest).startswith("//"):
        message = (
            "menunjuk berkas SQLite tanpa jalur lengkap; tulislah empat garis miring: 'sqlite:////srv/…'."
        )
        raise ValueError(message)
    return value
