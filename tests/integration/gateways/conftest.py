"""A signing room: a folder of keys, the head's trial certificate, and a permit waiting for his signature."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from app.documents import DocumentKind, render
from app.documents.samples import HEAD, sample_facts
from app.gateways.signatures import (
    LocalSignatures,
    Passphrase,
    Placement,
    SignerIdentity,
    make_trial_certificate,
)

if TYPE_CHECKING:
    from pathlib import Path

    from app.documents import RenderedDocument

KADIS = SignerIdentity(
    key="kadis.rohil", name=HEAD.name, organisation="DPMPTSP Kabupaten Rokan Hilir", position="Kepala Dinas"
)
WORDS = "gajah-terbang-Rokan-77"
SECRET = Passphrase(WORDS)
DECREE = {"reason": "Penerbitan Izin Instalasi Genset", "location": "Bagansiapiapi"}


@pytest.fixture(scope="session")
def keys(tmp_path_factory) -> Path:
    """The folder with the trial CA and the head's key; tests read it and leave it as it is."""
    folder = tmp_path_factory.mktemp("keys")
    make_trial_certificate(folder, KADIS, SECRET, at=datetime.now(UTC))
    return folder


@pytest.fixture(scope="session")
def provider(keys) -> LocalSignatures:
    return LocalSignatures(keys)


@pytest.fixture(scope="session")
def permit() -> RenderedDocument:
    return render(DocumentKind.PERMIT, sample_facts(DocumentKind.PERMIT).named(), agency_key="rohil")


@pytest.fixture(scope="session")
def signed(provider, permit) -> bytes:
    area = permit.signature_area
    place = Placement(area.page, area.left, area.bottom, area.right, area.top)
    return provider.sign(permit.pdf, KADIS, SECRET, placement=place, **DECREE)
