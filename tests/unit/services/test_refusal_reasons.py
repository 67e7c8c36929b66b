"""What a refusal letter says of why: the coded reason in the letter's own words, and the officer's note."""

from app.domain.case.events import CaseEnded, OutcomeTaken
from app.domain.procedure.procedures import EndStatus, Route
from app.services.letters.reasons import USUAL, reasons_of

ENDED = CaseEnded(EndStatus.REJECTED)


def refused(reason, note):
    return OutcomeTaken(1, "verify", "reject", Route.REJECT, note, reason)


def test_the_reason_leads_and_each_line_of_the_note_is_one_of_its_own():
    told = refused("technically_unfit", "Jarak kurang.\n\nKabel tidak dibumikan.")

    assert reasons_of((told, ENDED)) == (
        "Persyaratan teknis tidak terpenuhi: Jarak kurang.",
        "Kabel tidak dibumikan.",
    )


def test_another_reason_is_the_note_alone():
    assert reasons_of((refused("other", "Lahan dalam sengketa."), ENDED)) == ("Lahan dalam sengketa.",)


def test_two_branches_that_refused_for_the_same_are_told_once():
    twice = (refused("location_unfit", ""), refused("location_unfit", ""))

    assert reasons_of((*twice, ENDED)) == ("Lokasi tidak sesuai dengan rencana tata ruang",)


def test_what_no_document_can_show_is_left_out_so_that_the_letter_can_be_printed():
    assert reasons_of((refused("other", "Ditolak 😀 karena rawan."), ENDED)) == ("Ditolak karena rawan.",)


def test_a_letter_never_goes_without_a_reason():
    assert reasons_of((ENDED,)) == (USUAL,)
