"""The services' tools made from the settings, once for each application."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    )
