"""A certificate of the office's own is not tried without end: counted over every way of signing, on both databases."""

from datetime import timedelta
from http import HTTPStatus

from sqlalchemy import func, select

from app.domain.case.refusals import Reason
from app.extensions import db
from app.records.passphrases import WrongPassphraseRecord
from tests.integration.screens_staff.desks import KADIS
from tests.integration.signing.stacks import SIGNING, WRONG

KEY = {"request_key": "kunci-uji-0000000001"}


def wrong_ones(office):
    with office.app.app_context():
        return db.session.scalar(select(func.count()).select_from(WrongPassphraseRecord))


def sign_on_the_case_page(office, case_id, passphrase):
    data = {"task": str(SIGNING), "outcome": "signed", "passphrase": passphrase, **KEY}
    return office.at(KADIS).post(f"/cases/{case_id}/act", data=data)


def test_after_five_wrong_ones_not_even_the_right_one_is_tried_for_a_quarter_of_an_hour(office):
    case_id = office.file_at_signing()
    batch_id = office.tick_all()
    tries = [office.sign_one(batch_id, WRONG) for _ in range(3)]

    fourth, fifth = (sign_on_the_case_page(office, case_id, WRONG) for _ in range(2))
    sixth = office.sign_one(batch_id)

    assert [one.item.refused.details["left"] for one in tries] == [4, 3, 2]
    assert "bila keliru 1 kali lagi" in fourth.text
    assert fifth.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert "keliru 5 kali, sehingga tidak dapat dicoba lagi sampai 23 Nov 2026 09.15" in fifth.text
    assert sixth.stops
    assert sixth.item.refused.reason is Reason.PASSPHRASE_PAUSED
    assert office.counts() == (1, 0, 0)


def test_a_passphrase_that_was_not_typed_is_named_with_the_way_to_it_and_counts_as_no_try(office):
    case_id = office.file_at_signing()

    empty = sign_on_the_case_page(office, case_id, "")

    assert empty.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert (
        f'<a href="#passphrase-{SIGNING}-signed">Frasa sandi sertifikat Anda</a>: Wajib diisi.' in empty.text
    )
    assert wrong_ones(office) == 0


def test_a_clock_that_was_put_right_keeps_nobody_from_signing(office):
    office.file_at_signing()
    batch_id = office.tick_all()
    office.now += timedelta(days=365)
    for _ in range(5):
        office.sign_one(batch_id, WRONG)
    office.now -= timedelta(days=365)

    mistyped, signed = office.sign_one(batch_id, WRONG), office.sign_one(batch_id)

    assert mistyped.item.refused.details["left"] == 4
    assert signed.is_finished


def test_after_the_pause_the_right_one_signs_and_the_wrong_ones_are_forgotten(office):
    office.file_at_signing()
    batch_id = office.tick_all()
    for _ in range(5):
        office.sign_one(batch_id, WRONG)
    office.now += timedelta(minutes=15)

    signed = office.sign_one(batch_id)

    assert signed.is_finished
    assert office.counts() == (1, 1, 0)
    assert wrong_ones(office) == 0
