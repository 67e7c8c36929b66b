"""A statement goes into a QR and comes out the same, or is refused."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.proof.short_codes import short_code_of
from app.domain.proof.statements import Covers, SignedStatement, Statement, StatementFault, read_statement

STATEMENT = Statement(
    covers=Covers.CONTENT,
    key_id="00ff00ff",
    valid_from=date(2026, 11, 23),
    valid_until=date(2031, 11, 22),
    short_code=short_code_of("token-of-anto"),
    sha256="ab" * 32,
    number="500.16.7.2/0001/GENSET/DPMPTSP/XI/2026",
    title="Izin Instalasi Genset",
    holder="A*** W***",
    agency="DPMPTSP Kabupaten Rokan Hilir",
)
SIGNED = SignedStatement(STATEMENT, b"s" * 64)


def test_it_is_read_back_as_it_was_written():
    assert read_statement(SIGNED.text) == SIGNED


def test_it_is_read_from_the_address_that_the_qr_holds():
    assert read_statement(f"https://izin.example.test/v/abc#{SIGNED.text.lower()}\n") == SIGNED


def test_a_permit_without_an_end_says_so():
    endless = SignedStatement(replace(STATEMENT, valid_until=None), b"s" * 64)

    assert read_statement(endless.text).statement.valid_until is None


def test_it_leaves_room_in_a_qr():
    assert len(SIGNED.text) < 400


def test_a_long_title_is_cut_at_a_whole_letter():
    cut = SignedStatement(replace(STATEMENT, title="é" * 200), b"s" * 64)

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
    from base64 import b32encode

    with pytest.raises(StatementFault):
        read_statement(b32encode(never + b"s" * 64).decode())
