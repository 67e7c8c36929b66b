"""E-mail by SMTP, one connection a message: an office sends a few a minute, and a held one grows stale."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass, field
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate
from urllib.parse import parse_qs, unquote, urlsplit

from app.gateways.messages.gateway import SECONDS_TO_ANSWER, GatewayFault, Message

FINAL_FROM = 500
"""SMTP answers from here on mean: do not try this again."""

UNREADABLE = (ValueError, MessageError, IndexError, AttributeError)
"""What the library's reader of addresses raises, or runs into, on those that are none."""


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed in, and as whom; `is_tls` from the first byte, `starts_tls` after a greeting."""

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    is_tls: bool = False
    starts_tls: bool = False

    @classmethod
    def from_url(cls, url: str) -> MailServer:
        """Read `smtp://user:password@host:587?starttls` or `smtps://…`; `ValueError` for another address."""
        parts = urlsplit(url)
        if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
            raise ValueError("not an address of a mail server")
        is_tls = parts.scheme == "smtps"
        return cls(
            parts.hostname,
            parts.port or (465 if is_tls else 25),
            unquote(parts.username or ""),
            unquote(parts.password or ""),
            is_tls=is_tls,
            starts_tls="starttls" in parse_qs(parts.query, keep_blank_values=True),
        )


@dataclass(frozen=True)
class MailGateway:
    """Hands messages to the office's mail server."""

    server: MailServer
    sender: str
    seconds: float = SECONDS_TO_ANSWER

    def send(self, message: Message) -> str:
        """Send one mail; its Message-ID is the message's key, so that a repetition is known as one."""
        mail = self._written(message)
        try:
            with self._connected() as server:
                server.send_message(mail)
        except smtplib.SMTPRecipientsRefused as refused:
            code, told = next(iter(refused.recipients.values()))
            raise GatewayFault(f"{code} {told!r}", is_final=code >= FINAL_FROM) from None
        except smtplib.SMTPNotSupportedError as fault:
            raise GatewayFault(str(fault), is_final=True) from None
        except smtplib.SMTPResponseException as refused:
            raise GatewayFault(f"{refused.smtp_code} {refused.smtp_error!r}") from None
        except (OSError, smtplib.SMTPException) as fault:
            raise GatewayFault(f"{type(fault).__name__}: {fault}", is_dead=True) from None
        return str(mail["Message-ID"])

    def _written(self, message: Message) -> EmailMessage:
        mail = EmailMessage()
        try:
            mail["From"], mail["To"] = self.sender, Address(addr_spec=message.recipient)
            mail["Subject"] = message.subject
        except UNREADABLE as fault:
            # A line break in an address would be a header of somebody's own, a comma a second recipient.
            raise GatewayFault(f"{type(fault).__name__}: {fault}", is_final=True) from None
        mail["Date"] = formatdate()
        mail["Message-ID"] = f"<{message.key}@{self.sender.rpartition('@')[2] or 'localhost'}>"
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(message.text)
        return mail

    def _connected(self) -> smtplib.SMTP:
        server, checked = self.server, ssl.create_default_context()
        if server.is_tls:
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=self.seconds, context=checked
            )
        else:
            connection = smtplib.SMTP(server.host, server.port, timeout=self.seconds)
        try:
            if server.starts_tls:
                connection.starttls(context=checked)
            if server.user:
                connection.login(server.user, server.password)
        except BaseException:
            connection.close()
            raise
        return connection
