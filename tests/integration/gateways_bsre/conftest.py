"""A signing room that asks the state: a stand-in service with a key of its own, an officer it knows, a letter to sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from app.documents import DocumentKind, render
from app.documents.samples import sample_facts
from app.gateways.signatures import BsreAccount, BsreSignatures, Generation, Passphrase, SignerIdentity
from tests.bsre_stand_in import NIK, PASSPHRASE, PASSWORD, USER, Bsre, serving
from tests.integration.gateways.test_altered_files import edited
from tests.signing_authorities import Authority, signing_authority, stamping_authority

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SECRET = Passphrase(PASSPHRASE)
DECREE = {"reason": "Penerbitan Izin Instalasi Genset", "location": "Bagansiapiapi"}
KADIS = SignerIdentity(key="officer-7", name="Drs. Contoh Pejabat", organisation="DPMPTSP", nik=NIK)


@dataclass
class Room:
    """The service, and the office's side of it."""

    service: Bsre
    folder: Path
    generation: Generation
    roots: tuple[bytes, ...]

    def provider(self, **changed: object) -> BsreSignatures:
        account = BsreAccount(self.service.url, USER, PASSWORD, self.generation)
        asked = {"roots": self.roots, "kept_in": self.folder / "kept", "seconds": 60.0}
        return BsreSignatures(changed.pop("account", account), **(asked | changed))

    def sign(self, pdf: bytes, **changed: object) -> bytes:
        return self.provider(**changed).sign(pdf, KADIS, SECRET, **DECREE)


@pytest.fixture(scope="session")
def authority() -> Authority:
    return signing_authority("BSrE TIRUAN", KADIS.name)


@pytest.fixture(scope="session")
def tsa() -> Authority:
    return stamping_authority("TSA TIRUAN")


@pytest.fixture(scope="session")
def letter() -> bytes:
    return render(DocumentKind.RECEIPT, sample_facts(DocumentKind.RECEIPT).named(), agency_key="rohil").pdf


@pytest.fixture(scope="session")
def other_letter() -> bytes:
    return render(DocumentKind.PERMIT, sample_facts(DocumentKind.PERMIT).named(), agency_key="rohil").pdf


@pytest.fixture(scope="session")
def state_signs(authority, tsa) -> Callable[[bytes], bytes]:
    stamper = tsa.stamper()
    return lambda pdf: authority.sign(pdf, stamper)


@pytest.fixture(scope="session")
def other_signed(state_signs, other_letter) -> bytes:
    return state_signs(other_letter)


@pytest.fixture
def service(state_signs, other_signed) -> Iterator[Bsre]:
    with serving(Bsre(sign=state_signs, spoil=edited, other=other_signed)) as made:
        yield made


@pytest.fixture(params=list(Generation), ids=["v1", "v2"])
def room(request, service, tmp_path, authority, tsa) -> Room:
    return Room(service, tmp_path, request.param, (authority.root, tsa.root))


@pytest.fixture
def room_one(service, tmp_path, authority, tsa) -> Room:
    return Room(service, tmp_path, Generation.ONE, (authority.root, tsa.root))


@pytest.fixture
def room_two(service, tmp_path, authority, tsa) -> Room:
    return Room(service, tmp_path, Generation.TWO, (authority.root, tsa.root))
