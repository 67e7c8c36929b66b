"""The services' tools made from the settings, once for each application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gateways.messages import Channel, Gateway, MailGateway, MailServer, WebhookGateway
from app.gateways.signatures import LocalSignatures
from app.gateways.storage import store_from_url
from app.services.tools import Tools

if TYPE_CHECKING:
    from config import Settings


def make_tools(settings: Settings) -> Tools:
    """Open the file store and the signature provider that the settings name."""
    return Tools(
        store=store_from_url(settings.files_url),
        signatures=LocalSignatures(settings.signing_key_folder),
        base_url=settings.base_url.rstrip("/"),
        max_upload_bytes=settings.max_upload_bytes,
        signs_on_trial=True,
        gateways=_gateways(settings),
    )


def _gateways(settings: Settings) -> dict[str, Gateway]:
    found: dict[str, Gateway] = {}
    if settings.smtp_url:
        found[Channel.EMAIL] = MailGateway(MailServer.from_url(settings.smtp_url), settings.mail_from)
    if settings.message_webhook_url:
        webhook = WebhookGateway(settings.message_webhook_url, settings.message_webhook_secret)
        found |= dict.fromkeys((Channel.WHATSAPP, Channel.WEBHOOK), webhook)
    return found
