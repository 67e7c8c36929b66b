"""Whom a check trusts: root certificates of signers and of time stamps, as files that an operator lays into a folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate

ENDINGS = {".pem", ".crt", ".cer", ".der"}


@dataclass(frozen=True, slots=True)
class Trust:
    """Certificates in PEM (one or several in a file) or DER; the signers' roots vouch for time stamps too.

    Without `roots` only integrity and coverage can be told, and nothing is ever called valid. `allows_archival` lets
    revocation data follow the signature (PAdES B-LT), which changes nothing that anybody reads.
    """

    roots: tuple[bytes, ...] = ()
    stamp_roots: tuple[bytes, ...] = ()
    allows_archival: bool = False

    def signers(self) -> list[Certificate]:
        """Give the certificates that may vouch for a signer."""
        return [certificate for encoded in self.roots for certificate in _certificates(encoded)]

    def stamps(self) -> list[Certificate]:
        """Give the certificates that may vouch for a time stamp."""
        own = [certificate for encoded in self.stamp_roots for certificate in _certificates(encoded)]
        return [*self.signers(), *own]


def certificates_in(folder: Path | None) -> tuple[bytes, ...]:
    """Read the certificate files of a folder, in the order of their names; none without a folder.

    Raises `ValueError` that names a file which holds no certificate: it would be missed silently otherwise.
    """
    if folder is None or not folder.is_dir():
        return ()
    files = sorted(file for file in folder.iterdir() if file.suffix.lower() in ENDINGS)
    return tuple(_read(file) for file in files)


def _read(file: Path) -> bytes:
    encoded = file.read_bytes()
    try:
        found = [certificate.subject for certificate in _certificates(encoded)]
    except ValueError:
        found = []
    if not found:
        raise ValueError(f"{file} holds no certificate")
    return encoded


def _certificates(encoded: bytes) -> Iterator[Certificate]:
    from asn1crypto import pem, x509

    if not pem.detect(encoded):
        yield x509.Certificate.load(encoded)
        return
    for _kind, _headers, der in pem.unarmor(encoded, multiple=True):
        yield x509.Certificate.load(der)
