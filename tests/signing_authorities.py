"""Certification authorities for tests: one that certifies a signer of the state, and one that certifies a time stamper."""

from __future__ import annotations

import io
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from app.gateways.signatures import certificates

if TYPE_CHECKING:
    from collections.abc import Iterator

LIFE = timedelta(days=365)


@dataclass(frozen=True)
class Authority:
    """A root, and one key that it certifies."""

    root: bytes
    certificate: asn1_x509.Certificate
    key: asn1_keys.PrivateKeyInfo

    def chain(self) -> SimpleCertificateStore:
        store = SimpleCertificateStore()
        store.register(_loaded(self.root))
        return store

    def stamper(self) -> DummyTimeStamper:
        return DummyTimeStamper(self.certificate, self.key, self.chain())

    def sign(self, pdf: bytes, stamper: DummyTimeStamper | None = None) -> bytes:
        """Sign as the state does: PAdES, approving and not certifying, invisible."""
        signer = signers.SimpleSigner(
            signing_cert=self.certificate, signing_key=self.key, cert_registry=self.chain()
        )
        meta = signers.PdfSignatureMetadata(
            field_name="Sig1", md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES
        )
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        return signers.sign_pdf(writer, meta, signer, timestamper=stamper).getvalue()


def signing_authority(ca_name: str, common_name: str) -> Authority:
    ca_key, ca = _root(ca_name)
    key = certificates.new_key()
    begun = certificates.builder(
        certificates.named(common_name, "BSSN"), ca.subject, key, at=_yesterday(), valid_for=LIFE
    )
    return _authority(ca, certificates.for_officer(begun, ca_key), key)


def stamping_authority(ca_name: str) -> Authority:
    ca_key, ca = _root(ca_name)
    key = rsa.generate_private_key(65537, 2048)
    usage = x509.ExtendedKeyUsage([x509.ExtendedKeyUsageOID.TIME_STAMPING])
    begun = certificates.builder(
        certificates.named("TSA", "BSSN"), ca.subject, key, at=_yesterday(), valid_for=LIFE
    ).add_extension(usage, critical=True)
    return _authority(ca, certificates.for_officer(begun, ca_key), key)


@contextmanager
def stamp_server(authority: Authority, *, status: int = 200) -> Iterator[str]:
    """Serve RFC 3161 stamps on a free port; gives the address."""
    stamper = authority.stamper()

    class Clock(BaseHTTPRequestHandler):
        def do_POST(self):
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            content = stamper.request_tsa_response(asked).dump()
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Clock)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/tsa"
    server.shutdown()
    server.server_close()
    thread.join()


def _root(name: str):
    key = certificates.new_key()
    subject = certificates.named(name, "BSSN")
    begun = certificates.builder(subject, subject, key, at=_yesterday(), valid_for=LIFE)
    return key, certificates.for_ca(begun, key)


def _authority(ca: x509.Certificate, certificate: x509.Certificate, key) -> Authority:
    plain = serialization.NoEncryption()
    der = key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, plain)
    leaf = asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
    return Authority(certificates.as_pem(ca), leaf, asn1_keys.PrivateKeyInfo.load(der))


def _loaded(pem: bytes) -> asn1_x509.Certificate:
    der = x509.load_pem_x509_certificate(pem).public_bytes(serialization.Encoding.DER)
    return asn1_x509.Certificate.load(der)


def _yesterday() -> datetime:
    return datetime.now(UTC) - timedelta(days=1)
