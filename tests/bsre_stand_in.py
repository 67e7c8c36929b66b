"""A service on this machine that behaves like BSrE's, in both generations: it signs, refuses, dawdles and breaks off.

Its signatures are real ones by pyHanko under a CA of its own, so that other programs may look at them.
"""

from __future__ import annotations

import base64
import json
import re
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Invented: they open this stand-in and nothing else.
USER, PASSWORD = "esign", "kata-sandi-kantor-91"
NIK, PASSPHRASE = "1407010101700001", "gajah-terbang-Rokan-77"
PATIENCE = 120.0


@dataclass(repr=False)
class Bsre:
    """The service's memory, and how it is told to misbehave."""

    sign: Callable[[bytes], bytes]
    status: str = "ISSUE"
    mood: str = "kind"
    """`kind`, or what goes wrong with the next answers; see `_Handler`."""
    verdict: str = "VALID"
    spoil: Callable[[bytes], bytes] = bytes
    """How an editor changes a signed file."""
    other: bytes = b""
    """A signed file that was not asked for."""
    signed: list[bytes] = field(default_factory=list)
    waiting: dict[str, bytes] = field(default_factory=dict)
    paths: list[str] = field(default_factory=list)
    forms: list[dict[str, str]] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)
    entered: threading.Event = field(default_factory=threading.Event)
    url: str = ""

    def make(self, pdf: bytes) -> tuple[str, bytes]:
        """Sign a document and keep it for one download."""
        signed = self.sign(pdf)
        self.signed.append(signed)
        name = f"dok-{len(self.signed)}"
        self.waiting[name] = signed
        return name, signed


@contextmanager
def serving(bsre: Bsre) -> Iterator[Bsre]:
    """Open the service on a free port until the end of the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.bsre = bsre
    bsre.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield bsre
    finally:
        bsre.release.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    @property
    def bsre(self) -> Bsre:
        return self.server.bsre

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._received(b"")
        if not self._is_admitted():
            return
        if found := re.fullmatch(r"/api/user/status/(\d+)", self.path):
            self._tell_status(found[1])
        elif found := re.fullmatch(r"/api/sign/download/([\w-]+)", self.path):
            self._hand_out(found[1])
        else:
            self._json(404, {"error": "tidak ada"})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self._received(body)
        if not self._is_admitted():
            return
        route = {
            "/api/sign/pdf": self._sign_one,
            "/api/v2/sign/pdf": self._sign_two,
            "/api/v2/user/check/status": lambda sent: self._tell_status(json.loads(sent)["nik"]),
            "/api/sign/verify": lambda _sent: self._json(
                200, {"summary": f"DOCUMENT {self.bsre.verdict} !!!"}
            ),
            "/api/v2/verify/pdf": lambda _sent: self._json(200, {"conclusion": self.bsre.verdict}),
        }
        route[self.path](body)

    def _received(self, _body: bytes) -> None:
        self.bsre.paths.append(self.path)

    def _is_admitted(self) -> bool:
        known = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if self.headers["Authorization"] == f"Basic {known}":
            return True
        self._json(401, {"error": "Unauthorized"})
        return False

    def _tell_status(self, nik: str) -> None:
        if self.bsre.mood == "status_down":
            self._json(503, {"error": "pemeliharaan"})
        elif nik != NIK:
            self._json(
                200, {"status_code": 1110, "status": "NOT_REGISTERED", "message": f"NIK {nik} tidak ada"}
            )
        else:
            code = {"ISSUE": 1111, "NOT_REGISTERED": 1110}.get(self.bsre.status, 1112)
            self._json(200, {"status_code": code, "status": self.bsre.status})

    def _sign_one(self, body: bytes) -> None:
        form = _form_in(self.headers["Content-Type"], body)
        pdf = form.pop("file", b"")
        fields = {name: value.decode() for name, value in form.items()}
        if not self._is_refused(fields):
            self._answer_one(*self.bsre.make(pdf))

    def _answer_one(self, name: str, signed: bytes) -> None:
        headers = {"id_dokumen": name, "signing_time": "120"}
        if self.bsre.mood == "breaks_off":
            self._start(200, "application/pdf", len(signed), headers)
            self.wfile.write(signed[: len(signed) // 2])
        elif self.bsre.mood == "by_id":
            self._json(200, {"message": "Proses signing berhasil", "id_dokumen": name})
        else:
            self._spoilt_or(signed, lambda content: self._bytes(200, "application/pdf", content, headers))

    def _sign_two(self, body: bytes) -> None:
        asked = json.loads(body)
        if self._is_refused(asked):
            return
        (file,) = asked["file"]
        _name, signed = self.bsre.make(base64.b64decode(file))
        self._spoilt_or(
            signed,
            lambda content: self._json(200, {"time": 120, "file": [base64.b64encode(content).decode()]}),
        )

    def _spoilt_or(self, signed: bytes, answer: Callable[[bytes], None]) -> None:
        """Answer with the signed document, or with what the mood makes of it."""
        bsre = self.bsre
        if bsre.mood == "silent":
            bsre.entered.set()
            bsre.release.wait(PATIENCE)
        elif bsre.mood == "garbage":
            self._bytes(200, "text/html", b"<html>Portal masuk</html>", {})
        elif bsre.mood == "no_pdf":
            answer(b"bukan PDF")
        elif bsre.mood == "flipped":
            content = bytearray(signed)
            content[len(content) // 20] ^= 1
            answer(bytes(content))
        elif bsre.mood == "edited":
            answer(bsre.spoil(signed))
        elif bsre.mood == "other":
            answer(bsre.other)
        else:
            answer(signed)

    def _is_refused(self, asked: dict[str, str]) -> bool:
        told = {name: str(asked[name]) for name in asked if name != "file"}
        self.bsre.forms.append(told)
        refusal = REFUSALS.get(self.bsre.mood)
        if self.bsre.mood == "drops":
            self.close_connection = True
            return True
        if told["passphrase"] != PASSPHRASE:
            refusal = (
                400,
                {"error": f"Passphrase {told['passphrase']} salah untuk {NIK}", "status_code": 2031},
            )
        if refusal is None:
            return False
        self._json(*refusal)
        return True

    def _hand_out(self, name: str) -> None:
        if self.bsre.mood == "breaks_off":
            self.close_connection = True
            return
        signed = self.bsre.waiting.pop(name, None)
        if signed is None:
            self._json(404, {"error": "Dokumen tidak ditemukan"})
        else:
            self._bytes(200, "application/pdf", signed, {})

    def _json(self, status: int, told: object) -> None:
        self._bytes(status, "application/json", json.dumps(told).encode(), {})

    def _bytes(self, status: int, kind: str, content: bytes, headers: dict[str, str]) -> None:
        self._start(status, kind, len(content), headers)
        self.wfile.write(content)

    def _start(self, status: int, kind: str, length: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in ({"Content-Type": kind, "Content-Length": str(length)} | headers).items():
            self.send_header(name, value)
        self.end_headers()


REFUSALS = {
    "not_registered": (400, {"error": "User tidak terdaftar", "status_code": 2011}),
    "expired": (400, {"error": "Sertifikat EXPIRED", "status_code": 2012}),
    "suspended": (400, {"error": "Sertifikat SUSPEND"}),
    "no_certificate": (400, {"error": "NO_CERTIFICATE"}),
    "own_words": (400, {"error": f"Kuota tanda tangan {NIK} habis", "status_code": 2099}),
    "down": (503, {"error": "Service Unavailable"}),
    "busy": (429, {"error": "Too Many Requests"}),
    "gateway_timeout": (504, {}),
    "moved": (302, {}),
}


def _form_in(content_type: str, body: bytes) -> dict[str, bytes]:
    boundary = content_type.partition("boundary=")[2].encode()
    parts = body.split(b"--" + boundary)[1:-1]
    found = {}
    for part in parts:
        head, _, content = part.partition(b"\r\n\r\n")
        name = re.search(rb'name="([^"]+)"', head)[1].decode()
        found[name] = content.removesuffix(b"\r\n")
    return found
