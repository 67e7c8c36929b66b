"""The services' tools made from the settings, once for each application."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from app.gateways.messages import Channel, Gateway, MailGateway, MailServer, WebhookGateway
from app.gateways.proofs import ProofKeyring
from app.gateways.signatures import (
    BsreAccount,
    BsreSignatures,
    Generation,
    LocalSignatures,
    SignatureProvider,
    certificates_in,
)
from app.gateways.storage import S3Access, Store, store_from_url
from app.services.tools import Tools

if TYPE_CHECKING:
    from config import Settings


log = logging.getLogger(__name__)
BSRE = "bsre"


def make_tools(settings: Settings) -> Tools:
    """Open the file store and the signature provider that the settings name."""
    return Tools(
        store=_store(settings),
        signatures=_signatures(settings),
        proofs=ProofKeyring(settings.signing_key_folder),
        base_url=settings.base_url.rstrip("/"),
        max_upload_bytes=settings.max_upload_bytes,
        signs_on_trial=settings.signatures != BSRE,
        gateways=_gateways(settings),
    )


def _store(settings: Settings) -> Store:
    access = S3Access(settings.s3_key, settings.s3_secret, settings.s3_endpoint_url, settings.s3_region)
    return store_from_url(settings.files_url, access)


def _signatures(settings: Settings) -> SignatureProvider:
    stamp_roots = certificates_in(settings.timestamp_trust)
    if settings.signatures != BSRE:
        return LocalSignatures(
            settings.signing_key_folder, stamp_url=settings.timestamp_url, stamp_roots=stamp_roots
        )
    roots = certificates_in(settings.bsre_trust)
    if not roots:
        log.warning(
            "BSRE_TRUST names no certificates: signatures are checked for integrity and coverage only"
        )
    generation = Generation(settings.bsre_generation)
    return BsreSignatures(
        BsreAccount(settings.bsre_url, settings.bsre_user, settings.bsre_password, generation),
        roots=roots,
        kept_in=settings.signing_key_folder / "bsre",
    )


def _gateways(settings: Settings) -> dict[str, Gateway]:
    found: dict[str, Gateway] = {}
    if settings.smtp_url:
        found[Channel.EMAIL] = MailGateway(MailServer.from_url(settings.smtp_url), settings.mail_from)
    if settings.message_webhook_url:
        webhook = WebhookGateway(settings.message_webhook_url, settings.message_webhook_secret)
        found |= dict.fromkeys((Channel.WHATSAPP, Channel.WEBHOOK), webhook)
    return found
