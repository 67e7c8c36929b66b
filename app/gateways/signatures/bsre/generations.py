"""The calls of both generations of the API, and where in their answers the document lies.

The signature stays invisible: the block with its QR is drawn by the office's own letter, so nothing depends on the
origin of coordinates, which differs between installations.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Protocol
from urllib.parse import quote

from app.gateways.signatures.bsre.answers import told_in
from app.gateways.signatures.bsre.multipart import form_of
from app.gateways.signatures.remote import Answer, Call

JSON = "application/json"
PDF_MARK = b"%PDF-"
NO_VERDICT = {"NOT", "INVALID", "NO"}
"""Words of the service's verdict that mean no; anything that is neither yes nor no decides nothing."""


class Generation(IntEnum):
    """Which API the installation speaks."""

    ONE = 1
    TWO = 2


@dataclass(frozen=True, slots=True)
class Order:
    """One signature to be made; shows neither person nor passphrase."""

    pdf: bytes = field(repr=False)
    nik: str = field(repr=False)
    passphrase: str = field(repr=False)
    reason: str
    location: str


class Api(Protocol):
    """What the two generations do alike."""

    def status_call(self, nik: str) -> Call:
        """Ask for the state of a signer."""

    def sign_call(self, order: Order) -> Call:
        """Ask for a signature."""

    def verify_call(self, pdf: bytes) -> Call:
        """Ask what the service thinks of a signed file."""

    def pdf_in(self, answer: Answer) -> bytes:
        """Take the document out of an answer; empty without one."""

    def document_id_in(self, answer: Answer) -> str:
        """Take the name under which the service keeps the document for one download; empty without one."""

    def is_valid_in(self, told: dict[str, Any]) -> bool | None:
        """Read the service's verdict; None where there is none."""


class GenerationOne:
    """v1: forms and files; the signed document can be fetched once more, by its id."""

    def status_call(self, nik: str) -> Call:  # noqa: D102
        return Call("GET", f"/api/user/status/{quote(nik, safe='')}")

    def sign_call(self, order: Order) -> Call:  # noqa: D102
        fields = {
            "nik": order.nik,
            "passphrase": order.passphrase,
            "tampilan": "invisible",
            "reason": order.reason,
            "location": order.location,
        }
        content_type, body = form_of(fields, file_field="file", pdf=order.pdf)
        return Call("POST", "/api/sign/pdf", body, content_type)

    def verify_call(self, pdf: bytes) -> Call:  # noqa: D102
        content_type, body = form_of({}, file_field="signed_file", pdf=pdf)
        return Call("POST", "/api/sign/verify", body, content_type)

    def pdf_in(self, answer: Answer) -> bytes:  # noqa: D102
        if answer.body.startswith(PDF_MARK):
            return answer.body
        return _decoded(told_in(answer).get("base64_signed_file"))

    def document_id_in(self, answer: Answer) -> str:  # noqa: D102
        return answer.headers.get("id_dokumen") or str(told_in(answer).get("id_dokumen") or "")

    def is_valid_in(self, told: dict[str, Any]) -> bool | None:  # noqa: D102
        return _verdict(told.get("summary"))


class GenerationTwo:
    """v2: JSON; the signed document comes once, in the answer, and nowhere else."""

    def status_call(self, nik: str) -> Call:  # noqa: D102
        return _posted("/api/v2/user/check/status", {"nik": nik})

    def sign_call(self, order: Order) -> Call:  # noqa: D102
        look = {"tampilan": "INVISIBLE", "reason": order.reason, "location": order.location}
        file = base64.b64encode(order.pdf).decode()
        asked = {
            "nik": order.nik,
            "passphrase": order.passphrase,
            "signatureProperties": [look],
            "file": [file],
        }
        return _posted("/api/v2/sign/pdf", asked)

    def verify_call(self, pdf: bytes) -> Call:  # noqa: D102
        return _posted("/api/v2/verify/pdf", {"file": base64.b64encode(pdf).decode()})

    def pdf_in(self, answer: Answer) -> bytes:  # noqa: D102
        files = told_in(answer).get("file")
        return _decoded(files[0]) if isinstance(files, list) and len(files) == 1 else b""

    def document_id_in(self, answer: Answer) -> str:  # noqa: ARG002, D102
        return ""

    def is_valid_in(self, told: dict[str, Any]) -> bool | None:  # noqa: D102
        return _verdict(told.get("conclusion"))


def download_call(document_id: str) -> Call:
    """Fetch a signed document of the first generation; the service gives it out once."""
    return Call("GET", f"/api/sign/download/{quote(document_id, safe='')}")


def api_of(generation: Generation) -> Api:
    """Choose the calls of a generation."""
    return GenerationOne() if generation is Generation.ONE else GenerationTwo()


def _verdict(text: object) -> bool | None:
    words = set(str(text or "").upper().replace("_", " ").split())
    if words & NO_VERDICT:
        return False
    return True if "VALID" in words else None


def _posted(path: str, asked: dict[str, Any]) -> Call:
    return Call("POST", path, json.dumps(asked).encode(), JSON)


def _decoded(encoded: object) -> bytes:
    try:
        return base64.b64decode(str(encoded or ""), validate=False)
    except (binascii.Error, ValueError):
        return b""
