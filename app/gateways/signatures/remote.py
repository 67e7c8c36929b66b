"""One call to a service by HTTP, told as a value: an answer, or what kind of silence there was.

Nothing is raised here, because a trace would carry the request, and the request carries the passphrase. Certificates
of servers are always checked; redirections are not followed.
"""

from __future__ import annotations

import base64
import ssl
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from time import monotonic
from urllib.parse import unquote, urlsplit

SECONDS_TO_REACH = 10.0
SECONDS_TO_ANSWER = 60.0
MOST_READ = 128 * 1024 * 1024
CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Call:
    """What is asked; path and body may name a person or hold his passphrase, so neither is ever shown."""

    method: str
    path: str = field(repr=False)
    body: bytes = field(default=b"", repr=False)
    content_type: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; `is_whole` is false where the body broke off or took too long."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = field(default=b"", repr=False)
    is_whole: bool = True


class Silence(StrEnum):
    """Why there is no answer at all."""

    NOT_REACHED = "not_reached"
    """No connection, so nothing was handed over."""
    NO_ANSWER = "no_answer"
    """The call went out; what the service made of it is not known."""


@dataclass(frozen=True)
class Remote:
    """A service at one address, and how the office makes itself known to it (Basic)."""

    url: str = field(repr=False)
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    seconds: float = SECONDS_TO_ANSWER

    @classmethod
    def at(cls, url: str, seconds: float = SECONDS_TO_ANSWER) -> Remote:
        """Read an address that may carry user and password."""
        parts = urlsplit(url)
        return cls(url, unquote(parts.username or ""), unquote(parts.password or ""), seconds)

    def ask(self, call: Call) -> Answer | Silence:
        """Make one call and wait for the whole answer, `seconds` in all."""
        until = monotonic() + self.seconds
        with closing(self._connection()) as connection:
            try:
                connection.connect()
            except (OSError, HTTPException, ValueError):
                return Silence.NOT_REACHED
            try:
                connection.sock.settimeout(self.seconds)
                connection.request(call.method, self._target(call), call.body or None, self._headers(call))
                return _read(connection.getresponse(), until)
            except (OSError, HTTPException, ValueError):
                return Silence.NO_ANSWER

    def _connection(self) -> HTTPConnection:
        parts = urlsplit(self.url)
        host, seconds = str(parts.hostname), min(SECONDS_TO_REACH, self.seconds)
        if parts.scheme == "https":
            return HTTPSConnection(host, parts.port, timeout=seconds, context=ssl.create_default_context())
        return HTTPConnection(host, parts.port, timeout=seconds)

    def _target(self, call: Call) -> str:
        parts = urlsplit(self.url)
        query = f"?{parts.query}" if parts.query else ""
        return f"{parts.path.rstrip('/')}{call.path}{query}" or "/"

    def _headers(self, call: Call) -> dict[str, str]:
        known = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        headers = {"Accept": "*/*", "Connection": "close"}
        if self.user:
            headers["Authorization"] = f"Basic {known}"
        if call.content_type:
            headers["Content-Type"] = call.content_type
        return headers


def _read(response: HTTPResponse, until: float) -> Answer:
    """Read what comes until the time is up; what breaks off is told as such, with the headers that did come."""
    headers = {name.lower(): value for name, value in response.getheaders()}
    read, length = [], 0
    try:
        while chunk := response.read1(CHUNK):
            read.append(chunk)
            length += len(chunk)
            if length > MOST_READ or monotonic() > until:
                return Answer(response.status, headers, b"".join(read), is_whole=False)
    except (OSError, HTTPException, ValueError):
        return Answer(response.status, headers, b"".join(read), is_whole=False)
    return Answer(response.status, headers, b"".join(read), is_whole=_is_all(headers, length))


def _is_all(headers: dict[str, str], length: int) -> bool:
    """Whether as much came as was announced: `read1` does not complain when a connection breaks off early."""
    announced = headers.get("content-length", "")
    return not announced.isdigit() or int(announced) == length
