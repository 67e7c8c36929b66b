import re
import shutil
from datetime import UTC, datetime

import pytest
from sqlalchemy import select, text

from app.records.agencies import AgencyRecord
from app.records.catalogue import (
    PermitTypeRecord,
    ProcedureVersionRecord,
    RequirementRecord,
    ServiceStandardRecord,
)
from app.records.registry import agencies, calendars, catalogue, staff
from app.records.staff import PositionRecord
from app.services.catalogue import BadSeeds, checksum_of, load_seeds
from app.services.seeds import SEEDS

MONDAY = datetime(2026, 11, 23, 2, tzinfo=UTC)
TABLES = [
    record.__tablename__
    for module in (agencies, calendars, catalogue, staff)
    for record in vars(module).values()
    if getattr(record, "__module__", "") == module.__name__ and hasattr(record, "__tablename__")
]
GENSET_STEPS = "agencies/rohil/procedures/genset.yaml"


@pytest.fixture
def folder(tmp_path):
    """A copy of the seeds, to change."""
    shutil.copytree(SEEDS, tmp_path / "seeds")
    return tmp_path / "seeds"


def content(session):
    """Every row of every table that the seeds fill, as it stands."""
    session.rollback()
    return {name: session.execute(text(f"SELECT * FROM {name} ORDER BY id")).all() for name in TABLES}  # noqa: S608


def versions(session, key="genset", agency="rohil"):
    session.rollback()
    query = (
        select(ProcedureVersionRecord)
        .join(PermitTypeRecord, PermitTypeRecord.id == ProcedureVersionRecord.permit_type_id)
        .join(AgencyRecord, AgencyRecord.id == PermitTypeRecord.agency_id)
        .where(PermitTypeRecord.key == key, AgencyRecord.key == agency)
        .order_by(ProcedureVersionRecord.number)
    )
    return session.scalars(query).all()


def change(folder, file, old, new):
    before = (folder / file).read_text(encoding="utf-8")
    assert old in before
    (folder / file).write_text(before.replace(old, new, 1), encoding="utf-8")


def test_an_empty_office_is_filled_with_both_agencies_and_the_five_documents(bare_session):
    report = load_seeds(bare_session, SEEDS)

    permit_types = bare_session.execute(
        select(AgencyRecord.key, PermitTypeRecord.key).join(PermitTypeRecord.agency)
    )
    assert {tuple(row) for row in permit_types} == {
        ("rohil", "genset"),
        ("rohil", "karang_taruna"),
        ("rohil", "insidentil"),
        ("rohil", "penata_anestesi"),
        ("kampar", "genset"),
    }
    assert not report.changed
    assert not report.unchanged
    assert "rohil/procedures/genset" in report.added


def test_loading_twice_changes_nothing(bare_session):
    first = load_seeds(bare_session, SEEDS)
    before = content(bare_session)

    second = load_seeds(bare_session, SEEDS)

    assert content(bare_session) == before
    assert second.unchanged == first.added
    assert not second.added
    assert not second.changed


def test_a_bad_file_changes_nothing(session, folder):
    before = content(session)
    change(folder, "agencies/rohil/agency.yaml", "key: rohil", "key: rokan")
    change(folder, GENSET_STEPS, "targets: [check]", "targets: [periksa]")

    with pytest.raises(BadSeeds) as fault:
        load_seeds(session, folder)

    assert content(session) == before
    assert str(fault.value) == (
        "agencies/rohil/agency.yaml: key: is the name of the agency's folder\n"
        "agencies/rohil/procedures/genset.yaml: procedure.steps 'submit': target_exists (periksa)"
    )


def test_what_the_office_has_changed_is_kept(session):
    agency = session.scalars(select(AgencyRecord).where(AgencyRecord.key == "rohil")).one()
    agency.address = "Jalan yang sebenarnya"
    permit_type = session.scalars(select(PermitTypeRecord).where(PermitTypeRecord.agency == agency)).first()
    permit_type.fee = 125_000
    session.commit()
    before = content(session)

    load_seeds(session, SEEDS)

    assert content(session) == before


def test_a_requirement_that_the_office_has_struck_out_does_not_come_back(session):
    photo = session.scalars(select(RequirementRecord).where(RequirementRecord.key == "photo")).first()
    session.delete(photo)
    session.commit()
    before = content(session)

    load_seeds(session, SEEDS)

    assert content(session) == before


def test_a_position_that_is_missing_is_filled_in_for_its_agency_only(session):
    auditors = select(PositionRecord).where(PositionRecord.key == "auditor")
    kampar = next(row for row in session.scalars(auditors) if row.agency.key == "kampar")
    session.delete(kampar)
    session.commit()

    report = load_seeds(session, SEEDS)

    assert report.added == ("kampar/positions/auditor",)


def test_a_changed_procedure_becomes_the_next_version_and_the_old_one_retires(session, folder):
    change(folder, GENSET_STEPS, "amount: 7, unit: working_days", "amount: 6, unit: working_days")

    report = load_seeds(session, folder, at=MONDAY)

    old, new = versions(session)
    assert report.changed == ("rohil/procedures/genset",)
    assert (old.number, old.state) == (1, "retired")
    assert (new.number, new.state, new.published_at) == (2, "published", MONDAY)
    assert new.definition["promise"]["amount"] == 6
    assert old.definition["promise"]["amount"] == 7


def test_a_changed_procedure_waits_as_a_draft_where_the_office_has_published_its_own(session, folder):
    (ours,) = versions(session)
    ours.identity = {key: value for key, value in ours.identity.items() if key != "loaded_from"}
    session.commit()
    change(folder, GENSET_STEPS, "amount: 7, unit: working_days", "amount: 6, unit: working_days")

    load_seeds(session, folder)
    load_seeds(session, folder)

    assert [(one.number, one.state) for one in versions(session)] == [(1, "published"), (2, "draft")]


def test_a_version_is_known_by_the_checksum_of_its_content(session):
    (version,) = versions(session)

    assert version.checksum == checksum_of(version.definition, version.identity)
    assert "version" not in version.definition
    assert version.identity["document"] == "000_2088b77828780946.txt"
    assert version.identity["loaded_from"] == GENSET_STEPS


def test_a_permit_type_is_filed_with_form_requirements_standard_and_office(session):
    permit_type = session.scalars(
        select(PermitTypeRecord).join(PermitTypeRecord.agency).where(AgencyRecord.key == "kampar")
    ).one()
    asked = select(RequirementRecord).where(RequirementRecord.permit_type == permit_type)
    told = select(ServiceStandardRecord).where(ServiceStandardRecord.permit_type == permit_type)

    requirements = session.scalars(asked.order_by(RequirementRecord.place)).all()
    components = session.scalars(told.order_by(ServiceStandardRecord.place)).all()

    assert permit_type.office.key == "kominfo"
    assert permit_type.form[0]["key"] == "location"
    assert len(requirements) == 7
    assert requirements[3].condition == {"fact": "applicant.kind", "operator": "=", "value": "company"}
    assert requirements[0].accepts == ["pdf", "jpeg", "png"]
    assert [one.place for one in components] == list(range(1, 15))


def test_the_rows_of_an_agency_name_that_agency_only(session):
    for record in (PermitTypeRecord, RequirementRecord, ServiceStandardRecord, ProcedureVersionRecord):
        for row in session.scalars(select(record)):
            owner = row if record is PermitTypeRecord else row.permit_type
            assert row.agency_id == owner.agency_id
    for position in session.scalars(select(PositionRecord)):
        assert position.office is None or position.office.agency_id == position.agency_id


def test_a_seed_whose_numbers_could_be_those_of_a_letter_is_refused_and_nothing_is_filed(session, folder):
    file = "agencies/rohil/permit_types/reklame.yaml"
    genset = (folder / "agencies/rohil/permit_types/genset.yaml").read_text(encoding="utf-8")
    pattern = re.search(r"number_pattern: .*", genset)[0]
    taken = 'number_pattern: "{urut:03}/CABUT/{unit}/{bulan_romawi}/{tahun}"'
    text_of_it = genset.replace("key: genset", "key: reklame", 1).replace(pattern, taken, 1)
    (folder / file).write_text(text_of_it, encoding="utf-8")
    steps = (folder / GENSET_STEPS).read_text(encoding="utf-8")
    steps = steps.replace("permit_type: genset", "permit_type: reklame", 1)
    (folder / "agencies/rohil/procedures/reklame.yaml").write_text(steps, encoding="utf-8")
    before = content(session)

    with pytest.raises(BadSeeds, match=r"reklame.yaml: permit_type.number_pattern: .* revocation_decree"):
        load_seeds(session, folder, at=MONDAY)

    assert content(session) == before
