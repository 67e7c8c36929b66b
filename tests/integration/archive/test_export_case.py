"""A case given to the archive can be read and checked by anybody, without this program."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import timedelta
from hashlib import sha256
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import select, update

from app.cli import office as commands
from app.extensions import db
from app.records.cases import CaseRecord, EventRecord
from app.records.papers import FileRecord, PaperRecord
from app.services.archive.export.names import case_name, document_name
from app.services.papers.filing import file_papers
from app.services.papers.taking_in import keep
from app.services.papers.values import PaperKind
from app.services.transactions import transaction
from tests.forgery import unlock_events
from tests.integration.screens_staff.desks import BUDI, FRONT_KAMPAR, NIK, PDF, SITI, TIA

NUMBER = "2026/11/00001"
FOLDER = "berkas-2026-11-00001"
PHONE = "6281234567890"


@pytest.fixture
def case_id(office):
    """A file that has come as far as the technical team."""
    return office.file_at_technical_team()


def export(office, folder, *options):
    return office.app.test_cli_runner().invoke(
        commands, ["export-case", NUMBER, "--to", str(folder), *options]
    )


def sums(folder):
    checked = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    return subprocess.run(checked, cwd=folder, capture_output=True, text=True, check=False)


def archive(office, case_id, username):
    return office.at(username).post(f"/cases/{case_id}/archive.zip", buffered=True)


def texts(folder):
    """What can be read of an export beside the documents themselves."""
    return "".join(one.read_text() for one in folder.rglob("*") if one.is_file() and one.suffix != ".pdf")


def test_a_case_is_written_to_a_folder_whose_hashes_anybody_can_check(office, case_id, tmp_path):
    said = export(office, tmp_path)

    assert said.exit_code == 0, said.output
    place = tmp_path / FOLDER
    assert sums(place).returncode == 0, sums(place).stderr
    assert sums(place / "rantai").returncode == 0
    listed = {line[66:] for line in (place / "SHA256SUMS").read_text().splitlines()}
    written = {str(one.relative_to(place)) for one in place.rglob("*") if one.is_file()}
    assert written - listed == {"SHA256SUMS"}


def test_the_chain_can_be_followed_from_file_to_file(office, case_id, tmp_path):
    export(office, tmp_path)

    place = tmp_path / FOLDER
    previous = ""
    for one in sorted((place / "rantai").glob("*.json")):
        assert json.loads(one.read_text())["previous_hash"] == previous
        previous = sha256(one.read_bytes()).hexdigest()
    with office.app.app_context():
        last_hash = db.session.get(CaseRecord, case_id).last_hash
    assert previous == last_hash
    assert last_hash in (place / "cara-memeriksa.txt").read_text()
    lines = [json.loads(line) for line in (place / "peristiwa.jsonl").read_text().splitlines()]
    assert lines[-1]["hash"] == last_hash


def test_the_documents_bear_the_words_of_the_list(office, case_id, tmp_path):
    export(office, tmp_path)

    place = tmp_path / FOLDER
    names = sorted(one.name for one in (place / "dokumen").iterdir())
    with office.app.app_context():
        count = len(db.session.scalars(select(PaperRecord.id)).all())
    assert len(names) == count
    assert names[0].startswith("01-")
    assert any("Tanda-terima" in name for name in names)
    contents = (place / "daftar-isi.html").read_text()
    assert all(name in contents for name in names)
    assert (place / "dokumen" / names[0]).read_bytes() == PDF


def test_a_folder_that_is_there_is_not_written_over(office, case_id, tmp_path):
    export(office, tmp_path)
    (tmp_path / FOLDER / "catatan.txt").write_text("dari arsiparis")

    said = export(office, tmp_path)

    assert said.exit_code == 1
    assert "sudah ada" in said.output
    assert (tmp_path / FOLDER / "catatan.txt").is_file()


def test_an_unknown_number_is_told(office, tmp_path):
    said = export(office, tmp_path)

    assert said.exit_code == 1
    assert "Tidak ada berkas bernomor" in said.output
    assert list(tmp_path.iterdir()) == []


def test_of_two_agencies_with_the_same_number_one_has_to_be_named(office, case_id, tmp_path):
    office.file(kind="genset", agency="kampar", by=FRONT_KAMPAR)

    unnamed, named = export(office, tmp_path), export(office, tmp_path, "--agency", "kampar")

    assert unnamed.exit_code == 1
    assert "kampar, rohil" in unnamed.output
    assert named.exit_code == 0, named.output


def test_a_missing_document_is_left_out_and_named(office, case_id, tmp_path):
    root = office.app.config["SETTINGS"].files_url.removeprefix("file:")
    with office.app.app_context():
        lost = db.session.scalars(select(FileRecord.sha256).where(FileRecord.size == len(PDF))).one()
    Path(root, lost[:2], lost[2:4], lost).unlink()

    said = export(office, tmp_path)

    assert said.exit_code == 1
    assert "tidak ada di penyimpanan" in said.output
    place = tmp_path / FOLDER
    assert sums(place).returncode == 0
    assert "Tidak lengkap" in (place / "daftar-isi.html").read_text()


def test_a_forged_event_shows(office, case_id, tmp_path):
    with office.app.app_context():
        unlock_events(db.session)
        db.session.execute(update(EventRecord).where(EventRecord.sequence == 2).values(by_name="Orang lain"))
        db.session.commit()

    said = export(office, tmp_path)

    assert said.exit_code == 1
    assert "tidak utuh mulai urutan 2" in said.output
    assert sums(tmp_path / FOLDER / "rantai").returncode == 1


def test_the_supervisor_takes_a_file_out_as_an_archive(office, case_id, tmp_path):
    page = office.at(SITI).get(f"/cases/{case_id}").text

    answer = archive(office, case_id, SITI)

    assert f"/cases/{case_id}/archive.zip" in page
    assert answer.headers["Content-Disposition"] == f"attachment; filename={FOLDER}.zip"
    assert answer.headers["Cache-Control"] == "private, no-store"
    ZipFile(BytesIO(answer.data)).extractall(tmp_path)
    assert sums(tmp_path / FOLDER).returncode == 0
    last = json.loads((tmp_path / FOLDER / "peristiwa.jsonl").read_text().splitlines()[-1])
    assert last["kind"] == "case_exported"
    assert "dikeluarkan untuk arsip" in office.at(SITI).get(f"/cases/{case_id}").text


def test_the_archive_of_a_screen_shows_no_identity_that_the_screen_masks(office, case_id, tmp_path):
    ZipFile(BytesIO(archive(office, case_id, SITI).data)).extractall(tmp_path / "layar")
    export(office, tmp_path / "operator")

    masked, whole = texts(tmp_path / "layar" / FOLDER), texts(tmp_path / "operator" / FOLDER)

    assert NIK in whole
    assert NIK not in masked
    assert PHONE not in masked


@pytest.mark.parametrize("username", [TIA, BUDI, FRONT_KAMPAR])
def test_nobody_else_takes_it_out(office, case_id, username):
    answer = archive(office, case_id, username)

    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "archive.zip" not in office.at(username).get(f"/cases/{case_id}").text


def test_a_large_document_passes_through_piece_by_piece(office, case_id, tmp_path):
    large = os.urandom(3_000_000)
    with office.app.app_context():
        paper = keep(
            office.tools, PaperKind.WORK, "document", "peta.pdf", large, media_type="application/pdf"
        )
        with transaction(db.session) as writing:
            row = writing.get(CaseRecord, case_id)
            file_papers(writing, row, [paper], at=office.now + timedelta(minutes=1), by=1)

    ZipFile(BytesIO(archive(office, case_id, SITI).data)).extractall(tmp_path)

    (written,) = (tmp_path / FOLDER / "dokumen").glob("*Dokumen-pendukung.pdf")
    assert written.read_bytes() == large


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("KTP / identitas: “asli”", "03-KTP-identitas-asli.pdf"),
        ("../../etc/passwd", "03-etc-passwd.pdf"),
        ("CON", "03-CON.pdf"),
        ("日本", "03-tanpa-nama.pdf"),
        ("Surat Keputusan. ", "03-Surat-Keputusan.pdf"),
        ("x" * 300, f"03-{'x' * 80}.pdf"),
    ],
)
def test_a_name_fits_every_system(label, name):
    assert document_name(3, 9, label, "application/pdf") == name
    assert case_name(NUMBER) == FOLDER
