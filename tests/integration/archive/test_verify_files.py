"""The daily check reads every kept file back, says what is wrong, and tells those who look after the agency."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from app.cli import office as commands
from app.extensions import db
from app.records.archive import FileCheckRecord
from app.records.papers import FileRecord
from app.services.archive.checking import SILENT_AFTER, FileCheck, check_files, is_due
from app.services.papers.filing import know_files
from app.services.papers.values import NewPaper, PaperKind
from app.services.transactions import transaction

ADMIN_ROHIL, ADMIN_KAMPAR = "admin.rohil", "admin.kampar"
JAKARTA = ZoneInfo("Asia/Jakarta")


@pytest.fixture
def kept(office):
    """An office with one file on it; gives where the content of its documents lies."""
    office.file()
    with office.app.app_context():
        sha256 = db.session.scalars(select(FileRecord.sha256)).one()
    return place_of(office, sha256)


def place_of(office, sha256):
    root = office.app.config["SETTINGS"].files_url.removeprefix("file:")
    return Path(root, sha256[:2], sha256[2:4], sha256)


def give(office, *options):
    return office.app.test_cli_runner().invoke(commands, ["verify-files", *options])


def checks(office):
    with office.app.app_context():
        return [
            (row.files, row.missing, row.changed, row.unreadable, row.is_sample)
            for row in db.session.scalars(select(FileCheckRecord).order_by(FileCheckRecord.id))
        ]


def notices(office, username):
    return office.read(username, "/notices/").text


def test_whole_files_are_found_whole_and_the_check_is_kept(office, kept):
    said = give(office)

    assert said.exit_code == 0, said.output
    assert "1 berkas diperiksa" in said.output
    assert checks(office) == [(1, 0, 0, 0, False)]


@pytest.mark.parametrize(
    ("harm", "sentence", "row"),
    [
        (lambda place: place.unlink(), "tidak ada di penyimpanan", (1, 1, 0, 0, False)),
        (lambda place: place.write_bytes(b"diganti"), "isinya bukan lagi yang disimpan", (1, 0, 1, 0, False)),
    ],
    ids=["missing", "changed"],
)
def test_a_file_at_fault_is_named_and_its_agency_is_told(office, kept, harm, sentence, row):
    harm(kept)

    said = give(office)

    assert said.exit_code == 1
    assert sentence in said.output
    assert checks(office) == [row]
    assert "verify-files" in notices(office, ADMIN_ROHIL)
    assert "verify-files" not in notices(office, ADMIN_KAMPAR)


def test_whoever_watches_the_machine_hears_of_it_without_a_name(office, kept):
    kept.unlink()
    give(office)

    told = office.app.test_client().get("/sehat").get_json()

    assert told["status"] == "degraded"
    assert told["files"] == {"seconds_ago": 0, "is_whole": False}


def test_a_sample_reads_only_so_many(office, kept):
    with office.app.app_context():
        store = office.tools.store
        papers = [put(store, f"berkas {number}") for number in range(9)]
        with transaction(db.session) as writing:
            know_files(writing, papers, office.now)

    said = give(office, "--sample", "4")

    assert said.exit_code == 0, said.output
    assert checks(office) == [(4, 0, 0, 0, True)]


def test_a_sample_that_comes_to_the_end_goes_on_from_the_beginning(office, kept):
    with office.app.app_context():
        check = check_files(db.session(), office.tools.store, lambda: office.now, sample=5, start="f" * 64)

    assert check.files == 1


def test_a_whole_check_may_begin_anywhere_and_reads_each_file_once(office, kept):
    with office.app.app_context():
        named = ["1" * 64, "8" * 64, "e" * 64]
        with transaction(db.session) as writing:
            papers = [
                NewPaper(
                    kind=PaperKind.ISSUED,
                    subject="",
                    name="x",
                    sha256=one,
                    size=1,
                    media_type="application/pdf",
                )
                for one in named
            ]
            know_files(writing, papers, office.now)

        check = check_files(db.session(), office.tools.store, lambda: office.now, start="7" * 64)

    told = [one.sha256 for one in check.faults]
    assert (told, check.is_sample, check.files) == (["8" * 64, "e" * 64, "1" * 64], False, 4)


def test_a_file_that_no_row_names_is_only_told(office, kept):
    left = office.tools.store.put(b"sisa pendaftaran")
    young = office.tools.store.put(b"sedang diunggah")
    two_days_ago = (datetime.now(UTC) - timedelta(days=2)).timestamp()
    os.utime(place_of(office, left.sha256), (two_days_ago, two_days_ago))

    said = give(office, "--unnamed")

    assert said.exit_code == 0, said.output
    assert left.sha256 in said.output
    assert young.sha256 not in said.output
    assert place_of(office, left.sha256).is_file()


class SilentStore:
    def open(self, _sha256):
        raise OSError("connection refused")


def test_a_store_that_does_not_answer_is_not_asked_for_every_file(office, kept):
    with office.app.app_context():
        papers = [put(office.tools.store, f"berkas {number}") for number in range(SILENT_AFTER + 5)]
        with transaction(db.session) as writing:
            know_files(writing, papers, office.now)

        check = check_files(db.session(), SilentStore(), lambda: office.now)

    assert (check.files, check.is_finished, check.is_whole) == (SILENT_AFTER, False, False)
    assert "tidak menjawab" in notices(office, ADMIN_KAMPAR)


def put(store, text):
    stored = store.put(text.encode())
    return NewPaper(PaperKind.WORK, "document", "x.txt", stored.sha256, stored.size, "text/plain")


def test_the_check_is_due_at_night_and_by_day_only_where_the_night_was_missed(session):
    night = datetime(2026, 11, 23, 2, tzinfo=JAKARTA).astimezone(UTC)
    assert is_due(session(), night, JAKARTA)

    check_files(session(), SilentStore(), lambda: night)

    assert not is_due(session(), night + timedelta(hours=1), JAKARTA)
    assert not is_due(session(), night + timedelta(hours=12), JAKARTA)
    assert is_due(session(), night + timedelta(hours=24), JAKARTA)
    assert is_due(session(), night + timedelta(hours=30), JAKARTA)


def test_nothing_read_is_nothing_wrong():
    assert FileCheck(is_sample=False).is_whole
