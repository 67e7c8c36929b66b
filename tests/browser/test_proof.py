"""The checking page as a saved file, without any network: what a stranger sees of genuine, altered and ended permits."""

from __future__ import annotations

import json
from base64 import b32encode, urlsafe_b64encode
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, render_template

from app.domain.proof.revocations import Revocations, entry_of
from app.domain.proof.short_codes import grouped, short_code_of
from app.domain.proof.statements import Covers, Sort, Statement
from app.gateways.proofs import ProofKeyring
from app.screens.public import proof
from app.services.issuing.proving import sign_statement
from app.services.proof import list_keys
from tests.browser.axe import violations
from tests.statement_vectors import LETTER, PERMIT, VERSION_1, VERSION_2

pytestmark = pytest.mark.browser
AT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
CODE = short_code_of("token-of-anto")
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


@pytest.fixture
def keyring(tmp_path) -> ProofKeyring:
    keyring = ProofKeyring(tmp_path)
    keyring.make(AT)
    return keyring


def permit(keyring, **other: Any) -> Statement:
    facts = {
        "covers": Covers.CONTENT,
        "key_id": keyring.find_current().id,
        "valid_from": date(2020, 1, 1),
        "valid_until": date(2099, 12, 31),
        "short_code": CODE,
        "sha256": "ab" * 32,
        "number": "500.16.7.2/0001/GENSET/DPMPTSP/XI/2026",
        "title": "Izin Instalasi Genset",
        "holder": "A*** W***",
        "agency": "DPMPTSP Kabupaten Rokan Hilir",
    }
    return Statement(**(facts | other))


def letter(keyring, **other: Any) -> Statement:
    facts = {"sort": Sort.LETTER, "valid_until": None, "title": "Penolakan Izin Instalasi Genset"}
    return permit(keyring, **(facts | {"number": "001/TOLAK/DPMPTSP/XI/2026"} | other))


def revocations(keyring, *, revoked=(), replaced=(), void=()) -> dict[str, str]:
    told = Revocations(tuple(revoked), tuple(replaced), AT, tuple(void))
    key = keyring.find_current().id
    signature = urlsafe_b64encode(keyring.sign(key, told.signed_bytes())).decode().rstrip("=")
    return {"payload": told.payload(), "key": key, "signature": signature}


def saved(keyring, folder, listed=None) -> str:
    """Save the page as a visitor does, and give the file's address."""
    script, style = proof._whole(proof.SCRIPTS), proof._whole((proof.STYLE,))
    app = Flask("saved", template_folder=str(TEMPLATES))
    with app.app_context():
        page = render_template(
            "screens/public/proof_check.html", policy=proof._policy(script, style), office="Satu Pintu",
            address="https://izin.example.test", saved_at="23 November 2026", keys=list_keys(keyring),
            revoked=listed or revocations(keyring), script=proof.Markup(script), style=proof.Markup(style),
        )  # fmt: skip
    file = folder / "periksa-izin.html"
    file.write_text(page, encoding="utf-8")
    return file.as_uri()


def checked(page, address: str, text: str) -> str:
    page.context.set_offline(True)
    page.goto(address)
    page.wait_for_selector("html[data-ready]")
    page.fill("#text", text)
    page.click("#check")
    page.wait_for_selector("#result:not([hidden])")
    return page.inner_text("#result strong")


def test_a_genuine_permit_is_told_offline(page, keyring, tmp_path):
    text = sign_statement(keyring, permit(keyring)).text

    verdict = checked(page, saved(keyring, tmp_path), f"https://izin.example.test/v/abc#{text}")

    assert verdict == "Berlaku"
    facts = page.inner_text("#facts")
    for words in ("500.16.7.2/0001/GENSET", "A*** W***", "1 Januari 2020", "31 Desember 2099", grouped(CODE)):
        assert words in facts
    assert violations(page) == []


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ({"valid_until": date(2025, 1, 1)}, "Kedaluwarsa"),
        ({"valid_until": None}, "Berlaku"),
        ({"valid_from": date(2099, 1, 1)}, "Belum berlaku"),
    ],
)
def test_its_dates_are_looked_at(page, keyring, tmp_path, other, verdict):
    text = sign_statement(keyring, permit(keyring, **other)).text

    assert checked(page, saved(keyring, tmp_path), text) == verdict


@pytest.mark.parametrize(("part", "verdict"), [("revoked", "Dicabut"), ("replaced", "Diganti")])
def test_an_ended_permit_is_on_the_list(page, keyring, tmp_path, part, verdict):
    stated = permit(keyring)
    newer = tmp_path / "revoked.json"
    newer.write_text(json.dumps(revocations(keyring, **{part: [entry_of(stated.number, CODE)]})))
    assert checked(page, saved(keyring, tmp_path), sign_statement(keyring, stated).text) == "Berlaku"

    page.set_input_files("#newer", newer)

    page.wait_for_selector(f"#result strong:text-is('{verdict}')")


def test_a_forged_list_is_not_believed(page, keyring, tmp_path):
    stated = permit(keyring)
    forged = revocations(keyring) | {"payload": Revocations((), (), AT.replace(year=2030)).payload()}
    (tmp_path / "revoked.json").write_text(json.dumps(forged))
    listed = revocations(keyring, revoked=[entry_of(stated.number, CODE)])
    address = saved(keyring, tmp_path, listed)
    assert checked(page, address, sign_statement(keyring, stated).text) == "Dicabut"

    page.set_input_files("#newer", tmp_path / "revoked.json")

    page.wait_for_selector("#list:has-text('bukan daftar pencabutan yang sah')")
    assert page.inner_text("#result strong") == "Dicabut"


def test_an_altered_statement_is_refused(page, keyring, tmp_path):
    signed = sign_statement(keyring, permit(keyring))
    forged = replace(signed, statement=replace(signed.statement, number="500.16.7.2/0002/GENSET"))

    assert checked(page, saved(keyring, tmp_path), forged.text) == "Tanda tangan pernyataan tidak cocok"
    assert page.is_hidden("#proved")


def test_another_offices_key_and_a_withdrawn_one_are_not_believed(page, keyring, tmp_path):
    text = sign_statement(keyring, permit(keyring)).text
    other = ProofKeyring(tmp_path / "other")
    other.make(AT)
    assert checked(page, saved(other, tmp_path), text) == "Kunci penerbit tidak dikenal"

    listed = revocations(keyring)
    keyring.withdraw(keyring.find_current().id, AT)

    assert checked(page, saved(keyring, tmp_path, listed), text) == "Kunci penerbit telah ditarik"
    assert "Belum ada daftar" in page.inner_text("#list")


@pytest.mark.parametrize(("stated", "text"), [(PERMIT, VERSION_1), (LETTER, VERSION_2)])
def test_the_page_reads_every_version_as_the_office_does(page, keyring, tmp_path, stated, text):
    page.goto(saved(keyring, tmp_path))
    page.wait_for_selector("html[data-ready]")

    read = page.evaluate(
        """text => { const { statement, signed } = readStatement(text);
        return { ...statement, signed: hexadecimal(signed), from: statement.validFrom.toISOString(),
                 until: statement.validUntil && statement.validUntil.toISOString() }; }""",
        text,
    )

    assert read["signed"] == stated.signed_bytes().hex()
    assert (read["sort"], read["version"]) == (stated.sort.name.lower(), stated.version)
    assert (read["key"], read["code"], read["hash"]) == (stated.key_id, stated.short_code, stated.sha256)
    assert [read[name] for name in ("number", "title", "holder", "agency")] == [
        getattr(stated, name) for name in ("number", "title", "holder", "agency")
    ]
    days = [None if on is None else f"{on}T00:00:00.000Z" for on in (stated.valid_from, stated.valid_until)]
    assert [read["from"], read["until"]] == days


def test_a_letter_is_genuine_and_never_in_force(page, keyring, tmp_path):
    stated = letter(keyring)

    verdict = checked(page, saved(keyring, tmp_path), sign_statement(keyring, stated).text)

    facts = page.inner_text("#facts")
    assert verdict == "Asli"
    assert "Tanggal surat" in facts
    assert "1 Januari 2020" in facts
    assert not any(word in facts + page.inner_text("#result") for word in ("erlaku", "Pemegang"))
    assert violations(page) == []


def test_a_withdrawn_letter_is_told_by_the_list(page, keyring, tmp_path):
    stated = letter(keyring)
    listed = revocations(keyring, void=[entry_of(stated.number, CODE)])

    assert checked(page, saved(keyring, tmp_path, listed), sign_statement(keyring, stated).text) == "Ditarik"


def test_a_page_that_is_older_than_the_paper_says_so(page, keyring, tmp_path):
    packed = b"\x03" + letter(keyring).packed()[1:]
    text = b32encode(packed + b"s" * 64).decode()

    verdict = checked(page, saved(keyring, tmp_path), text)

    assert verdict == "Laman ini lebih lama daripada suratnya"


@pytest.mark.parametrize("text", ["halo", "https://izin.example.test/v/abc", "AEAA"])
def test_what_is_no_statement_is_said_so(page, keyring, tmp_path, text):
    assert checked(page, saved(keyring, tmp_path), text) == "Ini bukan pernyataan Satu Pintu"


def test_a_file_is_compared_with_its_statement(page, keyring, tmp_path):
    from hashlib import sha256

    file = tmp_path / "izin.pdf"
    file.write_bytes(b"%PDF-1.7 izin")
    stated = permit(keyring, covers=Covers.FILE, sha256=sha256(file.read_bytes()).hexdigest())
    checked(page, saved(keyring, tmp_path), sign_statement(keyring, stated).text)

    page.set_input_files("#file", file)
    page.wait_for_selector("#file-result strong:text-is('Sama persis')")

    file.write_bytes(b"%PDF-1.7 Izin")
    page.set_input_files("#file", [])
    page.set_input_files("#file", file)
    page.wait_for_selector("#file-result strong:text-is('Berbeda')")
