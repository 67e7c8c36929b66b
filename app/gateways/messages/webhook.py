"""A service that takes messages as JSON by HTTP and passes them on, to WhatsApp or wherever the office wishes."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict, dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import urlsplit

from app.gateways.messages.gateway import SECONDS_TO_ANSWER, GatewayFault, Message

MOST_READ = 4096
LONGEST_ID = 120
FINAL = {
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.GONE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
}
"""Answers that a second try will not change; an expired secret, a limit or a fault of theirs may mend."""


@dataclass(frozen=True)
class WebhookGateway:
    """Posts each message to one address, with the secret that both sides know. Follows no redirection."""

    url: str = field(repr=False)
    secret: str = field(default="", repr=False)
    seconds: float = SECONDS_TO_ANSWER

    def send(self, message: Message) -> str:
        """Post one message; the answer's `id`, if it tells one, is the provider's name for it."""
        try:
            with closing(self._connection()) as connection:
                connection.request("POST", self._target(), self._body(message), self._headers(message))
                return _read(connection.getresponse())
        except (OSError, HTTPException) as fault:
            raise GatewayFault(f"{type(fault).__name__}: {fault}", is_dead=True) from None

    def _connection(self) -> HTTPConnection:
        parts = urlsplit(self.url)
        make = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        return make(str(parts.hostname), parts.port, timeout=self.seconds)

    def _target(self) -> str:
        parts = urlsplit(self.url)
        return f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"

    def _headers(self, message: Message) -> dict[str, str]:
        secret = {"Authorization": f"Bearer {self.secret}"} if self.secret else {}
        return {"Content-Type": "application/json", "Idempotency-Key": message.key, **secret}

    def _body(self, message: Message) -> bytes:
        return json.dumps(asdict(message), ensure_ascii=False).encode()


def _read(answer: HTTPResponse) -> str:
    told = answer.read(MOST_READ)
    if not HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
        written = told.decode("utf-8", "replace")[:200]
        raise GatewayFault(f"HTTP {answer.status} {written}".strip(), is_final=answer.status in FINAL)
    try:
        body = json.loads(told)
    except ValueError:
        return ""
    return str(body.get("id", ""))[:LONGEST_ID] if isinstance(body, dict) else ""
