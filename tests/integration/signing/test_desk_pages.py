"""The pages of the desk: what the head sees, ticks and signs, with and without script; and what stays of his passphrase."""

import logging

import pytest
from sqlalchemy import MetaData, select

from app.domain.case.refusals import Reason
from app.extensions import db
from app.records.papers import PaperRecord
from app.services.signing_desk.values import CheckCode
from tests import pdf_tools
from tests.clients import PASSWORD
from tests.integration.screens_staff.desks import BUDI, KADIS
from tests.integration.signing.stacks import HEAD_OF_KAMPAR, WRONG


def ticked(office):
    return [f"{one.subject} {one.fingerprint}" for one in office.papers_of()]


def opened(office):
    """Tick everything on the page of the desk, and give the address of the stack."""
    return office.at(KADIS).post("/signing/stacks/", data={"tick": ticked(office)}).location


def everything_stored(office):
    """Every value of every row of the database, as one text."""
    with office.app.app_context():
        tables = MetaData()
        tables.reflect(db.engine)
        rows = (row for table in tables.sorted_tables for row in db.session.execute(select(table)))
        return "\n".join(str(tuple(row)) for row in rows)


def find_one_unfit(office, case_id):
    with office.app.app_context():
        handed_in = select(PaperRecord).where(
            PaperRecord.case_id == case_id, PaperRecord.kind == "requirement"
        )
        paper = db.session.scalars(handed_in.order_by(PaperRecord.id).limit(1)).one()
        paper.verdict = "defective"
        db.session.commit()


def test_the_desk_shows_each_paper_with_its_checks_and_as_many_queries_for_three_as_for_one(office):
    unfit = office.file_at_signing(name="CV Kurang")
    find_one_unfit(office, unfit)
    head = office.at(KADIS)
    head.get("/signing/")
    with office.counting() as for_one:
        head.get("/signing/")
    for name in ("CV Satu", "CV Dua"):
        office.file_at_signing(name=name)

    with office.counting() as for_three:
        page = office.read(KADIS, "/signing/")

    assert len(for_three) == len(for_one)
    assert all(
        map(
            page.says, ("CV Kurang", "CV Satu", "6 dari 7 persyaratan sesuai; yang belum:", "Layak dipasang.")
        )
    )
    assert page.says("Sertifikat Anda siap dipakai")
    (finding,) = next(one for one in office.papers_of() if one.case_id == unfit).findings
    assert finding.code is CheckCode.REQUIREMENTS_OPEN
    clean = head.get("/signing/?tick=clean").get_data(as_text=True)
    assert (clean.count("data-tick "), clean.count(" checked")) == (3, 2)


def test_a_preview_is_the_permit_and_says_that_it_is_not_the_document(office, tmp_path):
    office.file_at_signing(name="CV Satu")
    (paper,) = office.papers_of()
    address = f"/signing/preview/{paper.subject}"

    shown = office.at(KADIS).get(address)

    preview = tmp_path / "pratinjau.pdf"
    preview.write_bytes(shown.data)
    words = pdf_tools.words_of(preview)
    assert paper.number in words
    assert "BUKAN DOKUMEN" in words
    assert office.at(HEAD_OF_KAMPAR).get(address).status_code == 404
    assert office.at(BUDI).get(address).status_code == 403


@pytest.mark.parametrize("is_in_error", [False, True], ids=["signed", "with an accident"])
def test_the_passphrase_is_used_and_stays_nowhere(office, caplog, monkeypatch, is_in_error):
    caplog.set_level(logging.DEBUG)
    office.file_at_signing(name="CV Satu")
    address = opened(office)
    head = office.at(KADIS)
    if is_in_error:
        fill_disk(office, monkeypatch)

    refused = head.post(f"{address}/sign", data={"passphrase": WRONG}, follow_redirects=True)
    told = head.post(f"{address}/next", data={"passphrase": PASSWORD})
    shown = head.get(address)

    said = told.get_json()
    assert (said["left"], said["item"]["style"]) == (0, "late" if is_in_error else "ok")
    assert "Frasa sandi tidak tepat" in refused.get_data(as_text=True)
    pages = [page.get_data(as_text=True) for page in (refused, told, shown)]
    headers = [str(page.headers) for page in (refused, told, shown)]
    everywhere = [*pages, *headers, caplog.text, everything_stored(office)]
    assert not [text for text in everywhere for secret in (WRONG, PASSWORD) if secret in text]


def fill_disk(office, monkeypatch):
    """Let the disk be full as soon as something signed is to be kept."""
    store = type(office.tools.store)
    put = store.put

    def put_or_fail(self, content, **told):
        if isinstance(content, bytes) and b"/ByteRange" in content:
            message = "no space left on device"
            raise OSError(message)
        return put(self, content, **told)

    monkeypatch.setattr(store, "put", put_or_fail)


def test_without_script_one_press_signs_the_stack_and_nobody_else_reaches_it(office):
    for name in ("CV Satu", "CV Dua"):
        office.file_at_signing(name=name)
    address = opened(office)

    assert office.at(HEAD_OF_KAMPAR).get(address).status_code == 404
    assert office.at(HEAD_OF_KAMPAR).post(f"{address}/next", data={"passphrase": PASSWORD}).status_code == 404
    assert office.at(BUDI).get(address).status_code == 403
    assert office.read(KADIS, "/signing/").says("0 dari 2 sudah ditandatangani")
    answer = office.at(KADIS).post(f"{address}/sign", data={"passphrase": PASSWORD})
    while office.read(KADIS, address).says("Lanjutkan"):
        office.at(KADIS).post(f"{address}/sign", data={"passphrase": PASSWORD})

    assert answer.location == address
    assert office.read(KADIS, address).says("2 dari 2 sudah ditandatangani")
    assert office.counts() == (2, 2, 0)
    assert office.ledger_faults() == ()


def test_a_fingerprint_that_nobody_was_shown_signs_nothing_and_breaks_no_page(office):
    office.file_at_signing()
    (paper,) = office.papers_of()

    answer = office.at(KADIS).post("/signing/stacks/", data={"tick": [f"{paper.subject} {'f' * 5000}"]})
    outcome = office.sign_one(int(answer.location.rsplit("/", 1)[1]))

    assert outcome.item.refused.reason is Reason.SEEN_OTHERWISE
    assert office.counts() == (1, 0, 0)
