"""The commands of the office do their work once, say so, and may be given again."""

from dataclasses import replace

import pytest

from app.extensions import db
from app.services.clock import moment
from app.services.demo import list_plans, make_demo
from app.services.tools import EXTENSION
from config import Environment
from tests.clients import PASSWORD
from tests.houses import SEEDS
from tests.integration.commands.demonstrations import (
    assert_a_changed_event_is_found,
    assert_everything_is_whole,
    assert_permits_have_lived,
    give,
    rows,
)


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


def a_few_plans():
    """One file of every fate, and the one whose permit is renewed."""
    plans = list_plans()
    fates = {(one.ending, one.sequel, bool(one.renews)): one for one in plans}
    renewed = {one.renewed_key for one in fates.values()}
    return [one for one in plans if one in fates.values() or one.key in renewed]


@pytest.mark.long
@pytest.mark.parametrize("house", ["postgresql"], indirect=True)
def test_a_demonstration_on_postgresql_is_made_once_and_its_ledger_is_whole(as_demonstration):
    app, plans = as_demonstration, a_few_plans()

    made = make_demonstration(app, plans)
    on_file = rows(app)
    again = make_demonstration(app, plans)

    assert (made, again) == (len(plans), 0)
    assert rows(app) == on_file
    assert_everything_is_whole(app, reprinted=10)
    assert_permits_have_lived(app, copied=1)
    assert_a_changed_event_is_found(app)


def make_demonstration(app, plans):
    with app.app_context():
        return make_demo(
            db.session,
            app.extensions[EXTENSION],
            app.appbuilder,
            seeds=SEEDS,
            signing_keys=app.config["SETTINGS"].signing_key_folder,
            password=PASSWORD,
            now=moment(app.config),
            plans=plans,
        )


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
