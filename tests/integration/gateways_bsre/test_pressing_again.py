"""An answer that was lost on the way is not paid for with a second signature, as far as the API lets anybody tell."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from app.gateways.signatures import AnswerUnusable, OutcomeUnknown, Passphrase, SigningUnderWay
from tests.integration.gateways_bsre.conftest import DECREE, KADIS, SECRET

A_DAY_AND_MORE = 25 * 3600
LONG = 60  # s, which nobody waits where the machine is quick


def test_an_answer_that_breaks_off_is_fetched_by_its_id_on_the_next_press(room_one, letter):
    room_one.service.mood = "breaks_off"
    with pytest.raises(OutcomeUnknown):
        room_one.sign(letter)

    room_one.service.mood = "kind"
    signed = room_one.sign(letter)

    assert signed == room_one.service.signed[0]
    assert len(room_one.service.signed) == 1


@pytest.mark.parametrize("mood", ["by_id", "no_pdf"])
def test_an_answer_that_only_names_the_document_is_followed_by_its_download(room_one, letter, mood):
    room_one.service.mood = mood

    signed = room_one.sign(letter)

    assert signed == room_one.service.signed[0]
    assert room_one.service.waiting == {}


def test_a_download_that_somebody_else_used_up_leads_to_a_new_signature(room_one, letter):
    room_one.service.mood = "breaks_off"
    with pytest.raises(OutcomeUnknown):
        room_one.sign(letter)
    room_one.service.waiting.clear()

    room_one.service.mood = "kind"
    signed = room_one.sign(letter)

    assert signed == room_one.service.signed[1]


def test_the_second_generation_gives_nothing_to_fetch_so_garbage_is_refused(room_two, letter):
    room_two.service.mood = "no_pdf"

    with pytest.raises(AnswerUnusable):
        room_two.sign(letter)


def test_a_signature_that_the_office_did_not_get_on_file_is_given_again_without_asking(room, letter):
    first = room.sign(letter)

    again = room.sign(letter)

    assert again == first
    assert len(room.service.signed) == 1


def test_another_officers_signature_is_never_given_for_ones_own(room, letter):
    room.sign(letter)
    secretary = type(KADIS)(key="officer-8", name="Sekretaris", organisation="DPMPTSP", nik=KADIS.nik)

    room.provider().sign(letter, secretary, SECRET, **DECREE)

    assert len(room.service.signed) == 2


def test_what_is_kept_is_thrown_away_after_a_day(room, letter):
    room.sign(letter)

    room.sign(letter, now=lambda: time.time() + A_DAY_AND_MORE)

    assert len(room.service.signed) == 2


def test_a_service_that_does_not_answer_leaves_the_outcome_unknown_and_the_letter_unsigned(room, letter):
    room.service.mood = "silent"

    with room.provider().begin(KADIS, SECRET) as ceremony:
        ceremony._remote = replace(
            ceremony._remote, seconds=0.5
        )  # the service itself was reached without haste
        with pytest.raises(OutcomeUnknown):
            ceremony.sign(letter, **DECREE)

    assert room.service.entered.wait(LONG)
    assert len(room.service.signed) == 1


def test_two_presses_at_once_make_one_signature(room, letter):
    room.service.mood = "silent"
    with ThreadPoolExecutor(1) as desk:
        first = desk.submit(room.sign, letter)
        assert room.service.entered.wait(LONG)

        with pytest.raises(SigningUnderWay):
            room.sign(letter)

        room.service.release.set()
        with pytest.raises(OutcomeUnknown):
            first.result()
    assert len(room.service.signed) == 1


def test_what_is_kept_can_be_read_by_the_office_account_alone_and_names_nobody(room, letter):
    room.sign(letter)

    kept = room.folder / "kept"
    assert kept.stat().st_mode & 0o777 == 0o700
    assert all(file.stat().st_mode & 0o077 == 0 for file in kept.iterdir())
    assert not [file for file in kept.iterdir() if KADIS.nik in file.name or KADIS.key in file.name]


def test_a_wrong_passphrase_after_a_lost_answer_gets_what_was_signed_with_the_right_one(room_one, letter):
    room_one.service.mood = "breaks_off"
    with pytest.raises(OutcomeUnknown):
        room_one.sign(letter)
    room_one.service.mood = "kind"

    signed = room_one.provider().sign(letter, KADIS, Passphrase("salah-ketik"), **DECREE)

    assert signed == room_one.service.signed[0]
