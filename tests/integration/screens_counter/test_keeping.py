"""Nothing that was typed or brought is lost: good files stay with the page until it is filed."""

from __future__ import annotations

from http import HTTPStatus

from itsdangerous import URLSafeTimedSerializer

from app.screens.counter.kept_files import SALT
from tests.integration.screens_counter.applications import FIVE, ROHIL_GENSET, YOUTH_AID
from tests.integration.screens_counter.counters import A_PAGE, FAKE, scan


def test_good_files_stay_when_something_typed_is_wrong(office):
    refused = office.send(ROHIL_GENSET, form__capacity_kva="dua ratus")

    filed = office.send_again(ROHIL_GENSET, refused, **{"form-capacity_kva": "200"})

    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Sudah diunggah:" in refused.text
    assert filed.status_code == HTTPStatus.FOUND
    (case,) = office.cases()
    assert office.papers_of(case.id) == {key: f"{key}.pdf" for key in ROHIL_GENSET.papers}


def test_good_files_stay_when_another_file_is_bad(office):
    refused = office.send(ROHIL_GENSET, files={"ktp": scan("ktp.pdf", FAKE)})

    filed = office.send_again(ROHIL_GENSET, refused, **{"document-ktp": scan("ktp-baru.pdf")})

    assert filed.status_code == HTTPStatus.FOUND
    (case,) = office.cases()
    assert office.papers_of(case.id)["ktp"] == "ktp-baru.pdf"
    assert office.papers_of(case.id)["nib"] == "nib.pdf"


def test_everything_typed_is_still_there(office):
    refused = office.send(YOUTH_AID, without=("proposal",))

    for typed in ("Karang Taruna Bina Mandiri", "Pelatihan las untuk anggota", "1.500.000", "Helm las"):
        assert typed in refused.text


def test_every_fault_is_told_at_once_and_leads_to_its_field(office):
    changed = {"applicant__nik": "14070112", "form__unit_count": "seribu", "form__budget-1-quantity": "nol"}

    refused = office.send(YOUTH_AID, without=("chair_ktp",), form__members="x", **changed)

    assert 'href="#applicant-nik"' in refused.text
    assert 'href="#form-members"' in refused.text
    assert 'href="#form-budget-1-quantity"' in refused.text
    assert 'href="#document-chair_ktp"' in refused.text
    assert "Rencana anggaran, baris 2, Banyaknya" in refused.text
    assert "Belum terkirim: 4 hal belum ada atau keliru." in refused.text
    assert office.cases() == []


def test_a_file_can_be_taken_away_again(office):
    looked_at = office.send(ROHIL_GENSET, action="check")

    refused = office.send_again(ROHIL_GENSET, looked_at, **{"drop-ktp": "1"})

    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Dokumen ini belum ada. Pilihlah berkasnya." in refused.text
    assert office.cases() == []


def test_a_newer_file_takes_the_place_of_the_one_kept(office):
    looked_at = office.send(ROHIL_GENSET, action="check")

    office.send_again(ROHIL_GENSET, looked_at, **{"document-ktp": scan("ktp-terbaru.pdf")})

    (case,) = office.cases()
    assert office.papers_of(case.id)["ktp"] == "ktp-terbaru.pdf"


def test_a_bad_file_does_not_push_out_the_good_one(office):
    looked_at = office.send(ROHIL_GENSET, action="check")

    refused = office.send_again(ROHIL_GENSET, looked_at, **{"document-ktp": scan("ktp.pdf", FAKE)})
    office.send_again(ROHIL_GENSET, refused)

    (case,) = office.cases()
    assert office.papers_of(case.id)["ktp"] == "ktp.pdf"


def note(office, *, officer=None, page="", subject="ktp"):
    """The note of a stored file, as the page of its officer carries it."""
    with office.app.app_context():
        stored = office.tools.store.put(A_PAGE)
        officer = officer or office.actor(ROHIL_GENSET.counter).id
    page = page or f"new-{office.type_id('rohil', 'genset')}"
    content = [officer, page, subject, "titipan.pdf", stored.sha256, stored.size, "application/pdf"]
    return URLSafeTimedSerializer(office.app.secret_key, salt=SALT).dumps(content)


def test_the_note_of_a_file_is_good_on_its_own_page(office):
    office.send(ROHIL_GENSET, without=("ktp",), kept__ktp=note(office))

    (case,) = office.cases()
    assert office.papers_of(case.id)["ktp"] == "titipan.pdf"


def test_the_note_of_a_file_is_good_for_nobody_else_and_nothing_else(office):
    tampered = note(office)[:-2] + "xx"
    foreign = [
        note(office, officer=999),
        note(office, page=f"new-{office.type_id(*key_of(FIVE[4]))}"),
        note(office, subject="nib"),
        tampered,
        "bukan catatan",
    ]

    answers = [office.send(ROHIL_GENSET, without=("ktp",), kept__ktp=one) for one in foreign]

    assert {answer.status_code for answer in answers} == {HTTPStatus.UNPROCESSABLE_ENTITY}
    assert all("Berkas yang dipilih tadi tidak tersimpan lagi di sini" in answer.text for answer in answers)
    assert office.cases() == []


def key_of(brought):
    return brought.agency, brought.permit_type
