"""X.509 and PKCS#12 in the few shapes that a trial office needs."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from app.gateways.signatures.passphrase import Passphrase

KDF_ROUNDS = 200_000
LONGEST_NAME = 64


def new_key() -> ec.EllipticCurvePrivateKey:
    """Make a P-256 key: quick to make, and known to every PDF reader."""
    return ec.generate_private_key(ec.SECP256R1())


def named(common_name: str, organisation: str, title: str = "") -> x509.Name:
    """Write a subject; parts are cut to the length that X.520 allows."""
    parts = [
        (NameOID.COUNTRY_NAME, "ID"),
        (NameOID.ORGANIZATION_NAME, organisation),
        (NameOID.TITLE, title),
        (NameOID.COMMON_NAME, common_name),
    ]
    return x509.Name([x509.NameAttribute(oid, value[:LONGEST_NAME]) for oid, value in parts if value])


def builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    *,
    at: datetime,
    valid_for: timedelta,
) -> x509.CertificateBuilder:
    """Begin a certificate with what CA and officer share."""
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at)
        .not_valid_after(at + valid_for)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def for_ca(begun: x509.CertificateBuilder, key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    """Finish a self-signed certificate that may certify officers and nothing below them."""
    usage = _usage(certifies=True)
    constraints = x509.BasicConstraints(ca=True, path_length=0)
    return _signed(begun.add_extension(constraints, critical=True).add_extension(usage, critical=True), key)


def for_officer(begun: x509.CertificateBuilder, ca_key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    """Finish a certificate that may sign documents, by the CA's key."""
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key())
    extended = (
        begun.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(certifies=False), critical=True)
        .add_extension(authority, critical=False)
    )
    return _signed(extended, ca_key)


def _signed(extended: x509.CertificateBuilder, key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    return extended.sign(key, hashes.SHA256())


def _usage(*, certifies: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not certifies,
        content_commitment=not certifies,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certifies,
        crl_sign=certifies,
        encipher_only=False,
        decipher_only=False,
    )


def key_as_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    """Write a key without encryption: for the trial CA only, in a folder that only the office's account reads."""
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def key_from_pem(encoded: bytes) -> ec.EllipticCurvePrivateKey:
    """Read what `key_as_pem` wrote; `TypeError` for another sort of key."""
    key = serialization.load_pem_private_key(encoded, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        msg = "the trial CA's key is not on an elliptic curve"
        raise TypeError(msg)
    return key


def as_pem(certificate: x509.Certificate) -> bytes:
    """Write a certificate as text."""
    return certificate.public_bytes(serialization.Encoding.PEM)


def as_pkcs12(
    key: ec.EllipticCurvePrivateKey, chain: tuple[x509.Certificate, x509.Certificate], passphrase: Passphrase
) -> bytes:
    """Lock a key and its chain (officer, CA) under a passphrase: AES-256, PBKDF2 with many rounds."""
    officer, ca = chain
    lock = (
        serialization.PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(KDF_ROUNDS)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(passphrase.reveal())
    )
    return pkcs12.serialize_key_and_certificates(b"", key, officer, [ca], lock)


def write_whole(file: Path, content: bytes, *, mode: int) -> None:
    """Put a file in place at once, with its rights, or leave the old one."""
    descriptor, name = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(descriptor, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    Path(name).chmod(mode)
    Path(name).replace(file)
