"""What an operator may set: the environment, read once and checked as a whole.

Knows nothing of Flask: `app.create_app` is the only place that reads this file. A setting has a default
only where that default is sensible in production and fit to be public.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, dataclass, field, fields
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import config_values as read
from config_values import MEBIBYTE, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SHORTEST_SECRET = 32
FEWEST_DIFFERENT_CHARACTERS = 12
HIGHEST_PORT = 65535


class Environment(StrEnum):
    """Where this office runs: for the public, as a demonstration, or under test."""

    PRODUCTION = "production"
    DEMO = "demo"
    TEST = "test"


class SignatureService(StrEnum):
    """Who makes electronic signatures: the office's own trial certificates, or the state."""

    LOCAL = "local"
    BSRE = "bsre"


class BadSettings(Exception):
    """Every fault of the environment at once, one sentence each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        """Keep the sentences in the order in which the settings are declared."""
        self.faults = faults
        lines = "\n".join(f"  - {fault}" for fault in faults)
        super().__init__(f"Satu Pintu tidak dapat dijalankan, {len(faults)} pengaturan keliru:\n{lines}")


def _setting(name: str, parse: Callable[[str], Any], *, default: Any = MISSING, secret: bool = False) -> Any:
    return field(default=default, repr=not secret, metadata={"env": name, "parse": parse, "secret": secret})


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything that may differ between two installations of the same program."""

    environment: Environment = _setting(
        "SATUPINTU_ENV", read.one_of(Environment), default=Environment.PRODUCTION
    )
    database_url: str = _setting("DATABASE_URL", read.database_url, secret=True)
    secret_key: str = _setting("SECRET_KEY", read.text, secret=True)
    base_url: str = _setting("BASE_URL", read.base_url)
    files_url: str = _setting("FILES_URL", read.files_url, default=f"file:{ROOT}/var/files")
    s3_endpoint_url: str = _setting("S3_ENDPOINT_URL", read.webhook_url, default="")
    s3_region: str = _setting("S3_REGION", read.text, default="")
    s3_key: str = _setting("S3_KEY", read.text, default="", secret=True)
    s3_secret: str = _setting("S3_SECRET", read.text, default="", secret=True)
    signing_key_folder: Path = _setting("SIGNING_KEY_FOLDER", read.folder, default=ROOT / "var" / "signing")
    signatures: SignatureService = _setting(
        "SIGNATURES", read.one_of(SignatureService), default=SignatureService.LOCAL
    )
    bsre_url: str = _setting("BSRE_URL", read.service_url, default="")
    bsre_user: str = _setting("BSRE_USER", read.text, default="")
    bsre_password: str = _setting("BSRE_PASSWORD", read.text, default="", secret=True)
    bsre_generation: int = _setting("BSRE_GENERATION", read.whole_number(1, 2), default=2)
    bsre_trust: Path | None = _setting("BSRE_TRUST", read.existing_folder, default=None)
    timestamp_url: str = _setting("TIMESTAMP_URL", read.webhook_url, default="", secret=True)
    timestamp_trust: Path | None = _setting("TIMESTAMP_TRUST", read.existing_folder, default=None)
    app_name: str = _setting("APP_NAME", read.text, default="Satu Pintu")
    timezone: str = _setting("TZ", read.timezone, default="Asia/Jakarta")
    port: int = _setting("PORT", read.whole_number(1, HIGHEST_PORT), default=8080)
    debug: bool = _setting("DEBUG", read.true_or_false, default=False)
    demo_password: str = _setting("DEMO_PASSWORD", read.text, default="", secret=True)
    max_upload_bytes: int = _setting("MAX_UPLOAD_MIB", read.mebibytes, default=20 * MEBIBYTE)
    max_request_bytes: int = _setting("MAX_REQUEST_MIB", read.mebibytes, default=60 * MEBIBYTE)
    session_lifetime: timedelta = _setting("SESSION_MINUTES", read.minutes, default=timedelta(hours=8))
    login_rate_limit: str = _setting("LOGIN_RATE_LIMIT", read.rate, default="10 per minute")
    rate_limit_storage_url: str = _setting(
        "RATE_LIMIT_STORAGE_URL", read.text, default="memory://", secret=True
    )
    trusted_proxies: int = _setting("TRUSTED_PROXIES", read.whole_number(0, 5), default=0)
    sweep_seconds: int = _setting("SWEEP_SECONDS", read.whole_number(1, 3600), default=60)
    smtp_url: str = _setting("SMTP_URL", read.smtp_url, default="", secret=True)
    mail_from: str = _setting("MAIL_FROM", read.mail_address, default="")
    message_webhook_url: str = _setting("MESSAGE_WEBHOOK_URL", read.webhook_url, default="", secret=True)
    message_webhook_secret: str = _setting("MESSAGE_WEBHOOK_SECRET", read.text, default="", secret=True)

    @property
    def zone(self) -> ZoneInfo:
        """The office's time zone, ready for arithmetic."""
        return ZoneInfo(self.timezone)

    @property
    def is_production(self) -> bool:
        """Whether the public depends on this installation."""
        return self.environment is Environment.PRODUCTION

    @property
    def is_demonstration(self) -> bool:
        """Whether this installation is there to be tried out, by anybody who sees it."""
        return self.environment is Environment.DEMO

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
    faults += _faults_of_signing(found)
    if found.get("environment") is Environment.PRODUCTION:
        faults += _faults_in_production(found)
    return faults


def _faults_of_signing(found: Mapping[str, Any]) -> list[str]:
    faults = []
    if found.get("signatures") is SignatureService.BSRE:
        faults += [
            f"{name.upper()} belum diisi, padahal SIGNATURES=bsre."
            for name in ("bsre_url", "bsre_user", "bsre_password")
            if not found.get(name, "-")
        ]
    if found.get("timestamp_url") and found.get("timestamp_trust", ROOT) is None:
        faults.append(
            "TIMESTAMP_TRUST belum diisi, padahal TIMESTAMP_URL diisi; tunjuklah folder sertifikat akar server waktu."
        )
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
    if found.get("bsre_url", "").startswith("http:"):
        faults.append(
            "BSRE_URL harus diawali 'https://' pada SATUPINTU_ENV=production: frasa sandi pejabat lewat di situ."
        )
    return faults


def _is_weak(secret: str) -> bool:
    return len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_DIFFERENT_CHARACTERS
