"""What an operator may set: the environment, read once and checked as a whole.

Knows nothing of Flask: `app.create_app` is the only place that reads this file. A setting has a default
only where that default is sensible in production and fit to be public.
"""

from __future__ import annotations

import re
from dataclasses import MISSING, Field, dataclass, field, fields
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).resolve().parent
MEBIBYTE = 1024 * 1024
SHORTEST_SECRET = 32
FEWEST_DIFFERENT_CHARACTERS = 12
HIGHEST_PORT = 65535


class Environment(StrEnum):
    """Where this office runs: for the public, as a demonstration, or under test."""

    PRODUCTION = "production"
    DEMO = "demo"
    TEST = "test"


class BadSettings(Exception):
    """Every fault of the environment at once, one sentence each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        """Keep the sentences in the order in which the settings are declared."""
        self.faults = faults
        lines = "\n".join(f"  - {fault}" for fault in faults)
        super().__init__(f"Satu Pintu tidak dapat dijalankan, {len(faults)} pengaturan keliru:\n{lines}")


def _text(value: str) -> str:
    return value


def _choice(value: str) -> Environment:
    try:
        return Environment(value)
    except ValueError:
        choices = ", ".join(Environment)
        message = f"berisi '{value}', pilihlah salah satu dari: {choices}."
        raise ValueError(message) from None


def _bool(value: str) -> bool:
    if value not in {"True", "False"}:
        message = f"berisi '{value}', tulislah 'True' atau 'False'."
        raise ValueError(message)
    return value == "True"


def _whole_number(lowest: int, highest: int) -> Callable[[str], int]:
    def parse(value: str) -> int:
        if not value.isdecimal() or not lowest <= int(value) <= highest:
            message = f"berisi '{value}', tulislah bilangan bulat dari {lowest} sampai {highest}."
            raise ValueError(message)
        return int(value)

    return parse


def _mebibytes(value: str) -> int:
    return _whole_number(1, 1024)(value) * MEBIBYTE


def _minutes(value: str) -> timedelta:
    return timedelta(minutes=_whole_number(5, 24 * 60)(value))


def _folder(value: str) -> Path:
    return ROOT / value


def _timezone(value: str) -> str:
    try:
        return ZoneInfo(value).key
    except (KeyError, ValueError, OSError):
        message = f"berisi '{value}', tulislah nama zona waktu seperti 'Asia/Jakarta' atau 'Asia/Jayapura'."
        raise ValueError(message) from None


def _rate(value: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]* per( [1-9][0-9]*)? (second|minute|hour|day)", value):
        message = f"berisi '{value}', tulislah batas seperti '10 per minute'."
        raise ValueError(message)
    return value


def _base_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path.strip("/"):
        message = f"berisi '{value}', tulislah alamat seperti 'https://izin.rohilkab.go.id' tanpa jalur."
        raise ValueError(message)
    return value.rstrip("/")


def _smtp_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or not _has_port(value):
        message = "harus berupa 'smtp://pengguna:sandi@host:587?starttls' atau 'smtps://pengguna:sandi@host'."
        raise ValueError(message)
    return value


def _webhook_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not _has_port(value):
        message = "harus berupa alamat lengkap seperti 'https://pesan.contoh.go.id/kirim'."
        raise ValueError(message)
    return value


def _has_port(value: str) -> bool:
    try:
        return urlsplit(value).port is None or bool(urlsplit(value).port)
    except ValueError:
        return False


def _mail_address(value: str) -> str:
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", value):
        message = f"berisi '{value}', tulislah satu alamat seperti 'izin@rohilkab.go.id'."
        raise ValueError(message)
    return value


def _files_url(value: str) -> str:
    scheme, _, path = value.partition(":")
    if scheme == "s3" and re.fullmatch(r"//[a-z0-9][a-z0-9.-]+(/[\w.-]+)*/?", path, re.ASCII):
        return value.rstrip("/")
    if scheme != "file" or not path or path.startswith("//"):
        message = f"berisi '{value}', tulislah folder seperti 'file:/srv/satupintu/files' atau 's3://bucket/awalan'."
        raise ValueError(message)
    return f"file:{ROOT / path}"


def _database_url(value: str) -> str:
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


def _setting(name: str, parse: Callable[[str], Any], *, default: Any = MISSING, secret: bool = False) -> Any:
    return field(default=default, repr=not secret, metadata={"env": name, "parse": parse, "secret": secret})


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything that may differ between two installations of the same program."""

    environment: Environment = _setting("SATUPINTU_ENV", _choice, default=Environment.PRODUCTION)
    database_url: str = _setting("DATABASE_URL", _database_url, secret=True)
    secret_key: str = _setting("SECRET_KEY", _text, secret=True)
    base_url: str = _setting("BASE_URL", _base_url)
    files_url: str = _setting("FILES_URL", _files_url, default=f"file:{ROOT}/var/files")
    s3_endpoint_url: str = _setting("S3_ENDPOINT_URL", _webhook_url, default="")
    s3_region: str = _setting("S3_REGION", _text, default="")
    s3_key: str = _setting("S3_KEY", _text, default="", secret=True)
    s3_secret: str = _setting("S3_SECRET", _text, default="", secret=True)
    signing_key_folder: Path = _setting("SIGNING_KEY_FOLDER", _folder, default=ROOT / "var" / "signing")
    app_name: str = _setting("APP_NAME", _text, default="Satu Pintu")
    timezone: str = _setting("TZ", _timezone, default="Asia/Jakarta")
    port: int = _setting("PORT", _whole_number(1, HIGHEST_PORT), default=8080)
    debug: bool = _setting("DEBUG", _bool, default=False)
    demo_password: str = _setting("DEMO_PASSWORD", _text, default="", secret=True)
    max_upload_bytes: int = _setting("MAX_UPLOAD_MIB", _mebibytes, default=20 * MEBIBYTE)
    max_request_bytes: int = _setting("MAX_REQUEST_MIB", _mebibytes, default=60 * MEBIBYTE)
    session_lifetime: timedelta = _setting("SESSION_MINUTES", _minutes, default=timedelta(hours=8))
    login_rate_limit: str = _setting("LOGIN_RATE_LIMIT", _rate, default="10 per minute")
    rate_limit_storage_url: str = _setting("RATE_LIMIT_STORAGE_URL", _text, default="memory://", secret=True)
    trusted_proxies: int = _setting("TRUSTED_PROXIES", _whole_number(0, 5), default=0)
    sweep_seconds: int = _setting("SWEEP_SECONDS", _whole_number(1, 3600), default=60)
    smtp_url: str = _setting("SMTP_URL", _smtp_url, default="", secret=True)
    mail_from: str = _setting("MAIL_FROM", _mail_address, default="")
    message_webhook_url: str = _setting("MESSAGE_WEBHOOK_URL", _webhook_url, default="", secret=True)
    message_webhook_secret: str = _setting("MESSAGE_WEBHOOK_SECRET", _text, default="", secret=True)

    @property
    def zone(self) -> ZoneInfo:
        """The office's time zone, ready for arithmetic."""
        return ZoneInfo(self.timezone)

    @property
    def is_production(self) -> bool:
        """Whether the public depends on this installation."""
        return self.environment is Environment.PRODUCTION

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Settings:
        """Read every setting, or raise `BadSettings` with all faults together."""
        found: dict[str, Any] = {}
        faults: list[str] = []
        for each in fields(cls):
            try:
                found |= _read(each, environ)
            except ValueError as fault:
                faults.append(f"{each.metadata['env']} {fault}")
        faults += _faults_between(found)
        if faults:
            raise BadSettings(tuple(faults))
        return cls(**found)


def _read(each: Field[Any], environ: Mapping[str, str]) -> dict[str, Any]:
    value = _given(each.metadata["env"], environ, may_be_file=each.metadata["secret"])
    if value:
        return {each.name: each.metadata["parse"](value)}
    if each.default is MISSING:
        message = "belum diisi, padahal wajib."
        raise ValueError(message)
    return {each.name: each.default}


def _given(name: str, environ: Mapping[str, str], *, may_be_file: bool) -> str:
    direct, file_name = environ.get(name, ""), environ.get(f"{name}_FILE", "") if may_be_file else ""
    if direct and file_name:
        message = f"dan {name}_FILE sama-sama diisi; hapuslah salah satunya."
        raise ValueError(message)
    if not file_name:
        return direct
    try:
        return Path(file_name).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as fault:
        message = f"tidak terbaca dari berkas {name}_FILE ({fault})."
        raise ValueError(message) from None


def _faults_between(found: Mapping[str, Any]) -> list[str]:
    """Judge what single values cannot tell; settings that did not parse are passed over."""
    faults = []
    if "secret_key" in found and _is_weak(found["secret_key"]):
        faults.append(
            f"SECRET_KEY terlalu mudah ditebak; isilah paling sedikit {SHORTEST_SECRET} karakter acak, "
            "misalnya hasil dari: python3 -c 'import secrets; print(secrets.token_urlsafe(48))'."
        )
    if found.get("max_upload_bytes", 0) > found.get("max_request_bytes", float("inf")):
        faults.append("MAX_UPLOAD_MIB lebih besar dari MAX_REQUEST_MIB; satu berkas tidak akan pernah muat.")
    if found.get("smtp_url") and not found.get("mail_from", "-"):
        faults.append("MAIL_FROM belum diisi, padahal SMTP_URL diisi; pesan memerlukan alamat pengirim.")
    if found.get("files_url", "").startswith("s3:") and not (found.get("s3_key") and found.get("s3_secret")):
        faults.append("S3_KEY atau S3_SECRET belum diisi, padahal FILES_URL menunjuk s3://.")
    if found.get("environment") is Environment.PRODUCTION:
        faults += _faults_in_production(found)
    return faults


def _faults_in_production(found: Mapping[str, Any]) -> list[str]:
    faults = []
    if found.get("debug"):
        faults.append("DEBUG tidak boleh 'True' pada SATUPINTU_ENV=production.")
    if found.get("demo_password"):
        faults.append(
            "DEMO_PASSWORD tidak boleh diisi pada SATUPINTU_ENV=production: akun peragaan dilarang."
        )
    if not found.get("base_url", "https:").startswith("https:"):
        faults.append("BASE_URL harus diawali 'https://' pada SATUPINTU_ENV=production.")
    return faults


def _is_weak(secret: str) -> bool:
    return len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_DIFFERENT_CHARACTERS
