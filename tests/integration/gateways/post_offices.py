"""Stand-ins for the world's gateways, on this machine: a mail server of a few words, and an HTTP service."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class PostOffice:
    """What arrived, and how it answers."""

    port: int = 0
    arrived: list[dict[str, object]] = field(default_factory=list)
    answer: str = "250 queued"
    status: int = 202
    body: bytes = b'{"id": "wamid.1"}'
    closing: Event = field(default_factory=Event)
    is_mute: bool = False


@contextmanager
def mail_server(**answering: object) -> Iterator[PostOffice]:
    """Take mails by SMTP; `answer` is said to each recipient."""
    office = PostOffice(**answering)

    class Clerk(StreamRequestHandler):
        def handle(self):
            if office.is_mute:
                office.closing.wait()
                return
            self.say("220 here")
            while line := self.rfile.readline().decode().strip():
                if not self.obey(line):
                    return

        def obey(self, line):
            word = line.split(" ")[0].upper().split(":")[0]
            if word == "QUIT":
                self.say("221 bye")
                return False
            if word == "DATA":
                self.say("354 go on")
                office.arrived.append(
                    {"mail": "".join(iter(lambda: self.rfile.readline().decode(), ".\r\n"))}
                )
            self.say(office.answer if word == "RCPT" else "250 queued")
            return True

        def say(self, text):
            self.wfile.write(f"{text}\r\n".encode())

    with _served(ThreadingTCPServer(("127.0.0.1", 0), Clerk), office):
        yield office


@contextmanager
def http_service(**answering: object) -> Iterator[PostOffice]:
    """Take messages by HTTP; `status` and `body` are the answer to each."""
    office = PostOffice(**answering)

    class Clerk(BaseHTTPRequestHandler):
        def do_POST(self):
            told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            office.arrived.append({"path": self.path, "headers": dict(self.headers), **told})
            self.send_response(office.status)
            self.send_header("Content-Length", str(len(office.body)))
            self.end_headers()
            self.wfile.write(office.body)

        def log_message(self, *_args):
            pass

    with _served(ThreadingHTTPServer(("127.0.0.1", 0), Clerk), office):
        yield office


@contextmanager
def _served(server, office: PostOffice) -> Iterator[None]:
    server.daemon_threads = True
    office.port = server.server_address[1]
    thread = Thread(target=lambda: server.serve_forever(poll_interval=0.01))
    thread.start()
    try:
        yield
    finally:
        office.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()
