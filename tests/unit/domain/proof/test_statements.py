"""A statement goes into a QR and comes out the same, or is refused."""

from base64 import b32encode
from dataclasses import replace
from datetime import date

import pytest

from app.domain.proof.statements import SignedStatement, StatementFault, read_statement
from tests.statement_vectors import LETTER, PERMIT, SIGNATURE, VERSION_1, VERSION_2

STATEMENT = PERMIT
SIGNED = SignedStatement(STATEMENT, SIGNATURE)
LETTER_SIGNED = SignedStatement(LETTER, SIGNATURE)


def test_it_is_read_back_as_it_was_written():
    assert read_statement(SIGNED.text) == SIGNED


@pytest.mark.parametrize(("signed", "text"), [(SIGNED, VERSION_1), (LETTER_SIGNED, VERSION_2)])
def test_what_papers_carry_is_written_and_read_for_ever(signed, text):
    assert signed.text == text
    assert read_statement(text) == signed


def test_a_letter_has_a_day_and_no_validity():
    with pytest.raises(StatementFault):
        replace(LETTER, valid_until=date(2031, 11, 22)).packed()


def test_the_signature_of_a_permit_says_nothing_of_a_letter():
    assert PERMIT.signed_bytes().split(b"\n")[0] != LETTER.signed_bytes().split(b"\n")[0]


@pytest.mark.parametrize("sort", [0, 2])
def test_a_sort_of_paper_that_is_not_known_is_refused(sort):
    content = LETTER.packed()

    with pytest.raises(StatementFault):
        read_statement(b32encode(content[:2] + bytes([sort]) + content[3:] + SIGNATURE).decode())


def test_it_is_read_from_the_address_that_the_qr_holds():
    assert read_statement(f"https://izin.example.test/v/abc#{SIGNED.text.lower()}\n") == SIGNED


def test_a_permit_without_an_end_says_so():
    endless = SignedStatement(replace(STATEMENT, valid_until=None), SIGNATURE)

    assert read_statement(endless.text).statement.valid_until is None


def test_it_leaves_room_in_a_qr():
    assert len(SIGNED.text) < 400


def test_a_long_title_is_cut_at_a_whole_letter():
    cut = SignedStatement(replace(STATEMENT, title="é" * 200), SIGNATURE)

    assert read_statement(cut.text).statement.title == "é" * 38 + "…"


def test_a_number_is_never_cut():
    with pytest.raises(StatementFault):
        replace(STATEMENT, number="9" * 121).packed()


@pytest.mark.parametrize("on", [date(1999, 12, 31), date(2300, 1, 1)])
def test_days_beyond_its_reach_are_refused(on):
    with pytest.raises(StatementFault):
        replace(STATEMENT, valid_from=on).packed()


@pytest.mark.parametrize(
    "text",
    ["", "https://izin.example.test/v/abc", "A1", "AA", SIGNED.text[:-8], SIGNED.text + "AAAAAAAA", "B" + SIGNED.text[1:]],
)  # fmt: skip
def test_what_is_no_statement_is_refused(text):
    with pytest.raises(StatementFault):
        read_statement(text)


def test_one_that_never_begins_is_refused():
    content = STATEMENT.packed()
    never = content[:6] + b"\xff\xff" + content[8:]
    with pytest.raises(StatementFault):
        read_statement(b32encode(never + SIGNATURE).decode())
