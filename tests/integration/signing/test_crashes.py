"""A program that is killed between the signature and the filing of it: one number, one permit, after going on."""

from dataclasses import replace
from datetime import timedelta
from multiprocessing import get_context
from os import getpid, kill
from signal import SIGKILL

import pytest

from app.extensions import db
from app.gateways.storage import Store
from app.services.signing_desk.claims import LASTS
from app.services.tools import EXTENSION
from tests.clients import PASSWORD
from tests.integration.screens_staff.desks import KADIS


class Dying:
    """A store whose program is killed as soon as the signed permit lies in it, before it is filed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getattr__(self, name):
        return getattr(self._store, name)

    def put(self, content, *more, **told):
        kept = self._store.put(content, *more, **told)
        if b"/ByteRange" in (content if isinstance(content, bytes) else b""):
            kill(getpid(), SIGKILL)
        return kept


def killed_while_signing(office, batch_id):
    """Sign the next paper in a process of its own, which does not survive it."""

    def sign():
        with office.app.app_context():
            db.engine.dispose(close=False)
        office.app.extensions[EXTENSION] = replace(office.tools, store=Dying(office.tools.store))
        office.sign_one(batch_id)

    process = get_context("fork").Process(target=sign)
    process.start()
    process.join(60)
    return process.exitcode


def test_what_was_signed_when_the_program_was_killed_is_signed_again_under_its_number_and_filed_once(office):
    office.file_at_signing(name="CV Satu")
    office.file_at_signing(name="CV Dua")
    numbers = [one.number for one in office.papers_of()]
    batch_id = office.tick_all()

    exit_code = killed_while_signing(office, batch_id)

    assert exit_code == -SIGKILL
    assert office.states(batch_id) == ["signing", "waiting"]
    assert office.counts() == (2, 0, 1)
    told = office.read(KADIS, f"/signing/stacks/{batch_id}")
    assert told.says("belum ada hasilnya")
    assert told.says("lanjutkan mulai 23 Nov 2026 09.06")
    assert office.read(KADIS, "/signing/").says("dapat ditandatangani lagi mulai 23 Nov 2026 09.06")

    second = office.sign_one(batch_id)
    too_early = office.sign_one(batch_id)
    office.wait(seconds=(LASTS + timedelta(seconds=1)).total_seconds())
    first = office.sign_one(batch_id)

    assert (second.left, too_early.item, first.left) == (1, None, 0)
    assert office.states(batch_id) == ["signed", "signed"]
    assert office.counts() == (2, 2, 0)
    assert sorted(office.permit_numbers()) == sorted(numbers)
    assert office.ledger_faults() == ()


class OnceTooFull:
    """A store that takes nothing the first time, as a full disk does."""

    def __init__(self, store: Store) -> None:
        self._store, self.is_full = store, True

    def __getattr__(self, name):
        return getattr(self._store, name)

    def put(self, *content, **told):
        if self.is_full:
            self.is_full = False
            message = "no space left on device"
            raise OSError(message)
        return self._store.put(*content, **told)


@pytest.fixture
def full_disk(office):
    before = office.tools
    office.app.extensions[EXTENSION] = replace(before, store=OnceTooFull(before.store))
    yield
    office.app.extensions[EXTENSION] = before


def test_an_accident_with_one_does_not_stop_the_others_and_leaves_no_trace_of_the_passphrase(
    office, request, caplog
):
    for name in ("CV Satu", "CV Dua"):
        office.file_at_signing(name=name)
    batch_id = office.tick_all()
    request.getfixturevalue("full_disk")

    outcomes = [office.sign_one(batch_id) for _ in range(2)]

    assert [one.item.state.value for one in outcomes] == ["refused", "signed"]
    assert outcomes[0].item.refused.reason.value == "signing_fault"
    assert "no space left" in caplog.text
    assert PASSWORD not in caplog.text
    assert office.counts() == (2, 1, 0)
    assert len(office.papers_of()) == 1
