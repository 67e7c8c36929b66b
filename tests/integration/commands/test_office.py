"""The commands of the office do their work once, say so, and may be given again."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select, text

from app.cli import office
from app.extensions import db
from app.records.cases import CaseRecord, EventRecord
from app.records.letters import LetterRecord
from app.records.permits import GivenNumberRecord, PermitCopyRecord, PermitRecord
from config import Environment
from tests.clients import PASSWORD
from tests.forgery import unlock_events


def give(app, *command):
    return app.test_cli_runner().invoke(office, command)


def rows(app):
    """How many rows stand in each table, but for the runs of the sweep, of which each is one."""
    with app.app_context():
        tables = (table for table in db.metadata.sorted_tables if table.name != "sweep_runs")
        return {table.name: db.session.scalar(select(func.count()).select_from(table)) for table in tables}


@pytest.fixture
def as_demonstration(app, monkeypatch):
    settings = replace(app.config["SETTINGS"], environment=Environment.DEMO, demo_password=PASSWORD)
    monkeypatch.setitem(app.config, "SETTINGS", settings)
    return app


def test_a_release_is_prepared_again_without_anything_doubled(bare_app):
    first, prepared = give(bare_app, "prepare"), rows(bare_app)

    again = give(bare_app, "prepare")

    assert (first.exit_code, again.exit_code) == (0, 0), first.output + again.output
    assert prepared["permit_types"] > 0
    assert prepared["ab_role"] > 0
    assert rows(bare_app) == prepared


def test_a_bad_folder_of_seeds_changes_nothing(app, tmp_path):
    before = rows(app)

    refused = give(app, "seed", "--folder", str(tmp_path))

    assert refused.exit_code == 1
    assert "roles.yaml" in refused.output
    assert rows(app) == before


def test_a_demonstration_is_made_once_and_its_ledger_is_whole(as_demonstration):
    made = give(as_demonstration, "demo")
    on_file = rows(as_demonstration)

    again = give(as_demonstration, "demo")

    assert made.exit_code == 0, made.output
    assert "kadis.kampar                   Kepala Dinas" in made.stdout
    assert on_file["cases"] >= 24
    assert "0 berkas baru" in again.output
    assert rows(as_demonstration) == on_file
    assert "Buku besar utuh." in give(as_demonstration, "verify-ledger").output
    assert "semuanya utuh" in give(as_demonstration, "verify-files").output
    assert "20 sama, bita demi bita" in give(as_demonstration, "reprint", "--newest", "20").output
    with as_demonstration.app_context():
        assert_permits_have_lived()
    assert_a_changed_event_is_found(as_demonstration)


def assert_permits_have_lived():
    """Permits in every state, and the numbers of each series in the order of the days, none left out or given twice."""
    states = set(db.session.scalars(select(PermitRecord.state)))
    letters = db.session.scalars(select(LetterRecord.kind).where(LetterRecord.state == "signed"))
    given: dict[tuple[int, str, int], list[GivenNumberRecord]] = {}
    for one in db.session.scalars(select(GivenNumberRecord).order_by(GivenNumberRecord.given_at)):
        given.setdefault((one.agency_id, one.series, one.year), []).append(one)

    assert states == {"valid", "revoked", "replaced"}
    assert {"cover_letter", "refusal_letter", "revocation_decree"} <= set(letters)
    assert db.session.scalar(select(func.count()).select_from(PermitCopyRecord)) == 2
    assert any(one.voided_at for series in given.values() for one in series)
    for series in given.values():
        assert [one.sequence for one in series] == list(range(1, len(series) + 1))


def assert_a_changed_event_is_found(app):
    with app.app_context():
        event = db.session.scalars(select(EventRecord).order_by(EventRecord.id)).first()
        number = db.session.get_one(CaseRecord, event.case_id).number
        unlock_events(db.session)
        db.session.execute(text("UPDATE events SET by_name = 'Orang Lain' WHERE id = :id"), {"id": event.id})
        db.session.commit()

    found = give(app, "verify-ledger")

    assert found.exit_code == 1
    assert number in found.output
    assert "Buku besar rusak pada 1 tempat." in found.output


def test_a_demonstration_needs_a_password(as_demonstration, monkeypatch):
    settings = replace(as_demonstration.config["SETTINGS"], demo_password="")
    monkeypatch.setitem(as_demonstration.config, "SETTINGS", settings)

    refused = give(as_demonstration, "demo")

    assert refused.exit_code == 1
    assert "DEMO_PASSWORD belum diisi" in refused.output


def test_a_demonstration_is_not_made_in_production(as_demonstration, monkeypatch):
    settings = replace(as_demonstration.config["SETTINGS"], environment=Environment.PRODUCTION)
    monkeypatch.setitem(as_demonstration.config, "SETTINGS", settings)

    refused = give(as_demonstration, "demo")

    assert refused.exit_code == 1
    assert "tidak boleh dibuat" in refused.output
    assert rows(as_demonstration)["ab_user"] == 0


def test_a_sweep_of_an_office_without_files_finds_nothing(app):
    swept = give(app, "sweep")

    assert swept.exit_code == 0, swept.output
    assert "Sapuan selesai" in swept.output


def test_a_head_gets_a_trial_certificate_with_a_passphrase_that_is_shown_nowhere(
    house, monkeypatch, tmp_path
):
    app, folder = house.move_into("staffed"), tmp_path / "signing"
    settings = replace(app.config["SETTINGS"], signing_key_folder=folder)
    monkeypatch.setitem(app.config, "SETTINGS", settings)

    made = give(app, "trial-certificate", "kadis.rohil", "--passphrase", "rahasia kadis rohil")

    assert made.exit_code == 0, made.output
    assert made.output.startswith("Sertifikat uji coba ")
    assert "rahasia" not in made.output
    assert list(folder.glob("*.p12")) != []
    assert not any("rahasia kadis" in file.read_text("latin-1") for file in folder.iterdir())


def test_a_certificate_is_made_for_an_officer_only(house):
    refused = give(house.move_into("staffed"), "trial-certificate", "siapa", "--passphrase", "apa saja")

    assert refused.exit_code == 1
    assert "Tidak ada petugas aktif dengan akun 'siapa'" in refused.output
