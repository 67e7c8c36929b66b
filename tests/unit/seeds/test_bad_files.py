"""A bad seed names the file, the place and the rule; several are told at once."""

import shutil

import pytest

from app.services.seeds import SEEDS, BadSeeds, SeedFault, read_seeds

GENSET = "agencies/rohil/permit_types/genset.yaml"
GENSET_STEPS = "agencies/rohil/procedures/genset.yaml"
POSITIONS = "agencies/rohil/positions.yaml"
HOURS = "agencies/kampar/hours.yaml"
STANDARD = "agencies/kampar/service_standards/genset.yaml"


@pytest.fixture
def folder(tmp_path):
    """A copy of the seeds to spoil: no demonstration, and of Rohil only the genset."""
    shutil.copytree(SEEDS, tmp_path / "seeds", ignore=shutil.ignore_patterns("demonstration"))
    for part in ("permit_types", "procedures"):
        for file in (tmp_path / "seeds/agencies/rohil" / part).glob("*.yaml"):
            if file.stem != "genset":
                file.unlink()
    return tmp_path / "seeds"


def spoil(folder, file, old, new):
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def faults_of(folder):
    with pytest.raises(BadSeeds) as found:
        read_seeds(folder)
    return found.value.faults


SPOILT = [
    (GENSET, "kind: permit", "kind: licence", "permit_type.kind", "'licence' is none of: permit, aid"),
    (GENSET, "fee: 0", "fee: gratis", "permit_type.fee", "must be a whole number, 0 or more"),
    (GENSET, "fee: 0", "fee: 0\n  fees: 1", "permit_type", "unknown: fees"),
    (
        GENSET,
        "{urut:04}/",
        "",
        "permit_type.number_pattern",
        "{urut} is missing: numbers are counted by the year",
    ),
    (
        GENSET,
        "office: kominfo",
        "office: kehutanan",
        "permit_type.office",
        "'kehutanan' is not in offices.yaml",
    ),
    (GENSET, "kind: place", "kind: map", "form[1].kind", "'map' is none of: "),
    (GENSET, "of: [capacity_kva", "of: [capacity", "form[5].formula.of", "capacity: a formula names fields"),
    (
        GENSET,
        "{fact: applicant.kind",
        "{fact: applicant.sex",
        "requirements[4].when",
        "'applicant.sex' is no known",
    ),
    (
        GENSET,
        "accepts: [pdf]",
        "accepts: [docx]",
        "requirements[1].accepts",
        "'docx' is none of: pdf, jpeg, png",
    ),
    (GENSET, "key: ktp", "key: nib", "requirements", "'nib' stands twice"),
    (
        GENSET_STEPS,
        "targets: [check]",
        "targets: [periksa]",
        "procedure.steps 'submit'",
        "target_exists (periksa)",
    ),
    (GENSET_STEPS, "work: dispatch", "work: send", "procedure.steps[3].work", "'send' is none of: submit"),
    (
        GENSET_STEPS,
        "amount: 15, unit: minutes",
        "amount: x, unit: minutes",
        "procedure.steps[2].allowance.amount",
        "",
    ),
    (
        GENSET_STEPS,
        "position: senior_expert",
        "position: mayor",
        "procedure.steps[6].holder",
        "mayor is not in pos",
    ),
    (
        GENSET_STEPS,
        "permit_type: genset",
        "permit_type: imb",
        "permit_type",
        "'imb' is no permit type of this agency",
    ),
    (
        GENSET_STEPS,
        "        wording: >-",
        "        words: >-",
        "procedure.steps[1].source",
        "unknown: words",
    ),
    (POSITIONS, "role: front_office", "role: clerk", "positions[1].role", "'clerk' is no role of roles.yaml"),
    (
        POSITIONS,
        "label: Petugas Front Office",
        f"label: {'x' * 121}",
        "positions[1].label",
        "is 121 characters long",
    ),
    (HOURS, "07.30-16.00", "7.30-16.00", "periods[1].days[1].hours", "is written as 07.30-16.00"),
    (
        HOURS,
        "07.30-16.00, break: 12.00-13.00",
        "07.30-11.00, break: 12.00-13.00",
        "periods[1].days[1]",
        "out of order",
    ),
    (HOURS, "from: 2024-01-01", "from: 2024-02-30", "periods[1].from", "is no date such as 2026-11-20"),
    (
        STANDARD,
        "component: fee",
        "component: duration",
        "components",
        "each stands once; look at: duration, fee",
    ),
    ("roles.yaml", "- case:check", "- case:chek", "roles[1].may", "'case:chek' is no permission"),
    (
        "roles.yaml",
        "inbox: [read, write]",
        "inbox: [see]",
        "roles[1].opens",
        "see: a screen is opened to read or",
    ),
    ("agencies/rohil/agency.yaml", "key: rohil", "key: rokan", "key", "is the name of the agency's folder"),
    ("agencies/rohil/agency.yaml", "Asia/Jakarta", "Asia/Bagan", "zone", "'Asia/Bagan' is no time zone"),
    ("agencies/rohil/offices.yaml", "key: sosial", "key: kominfo", "offices", "'kominfo' stands twice"),
    (
        "agencies/rohil/days_off.yaml",
        "2024: SKB",
        "2023: SKB",
        "national.decrees",
        "names a decree for years",
    ),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "rule"), SPOILT, ids=[f"{s[0]} {s[3]}" for s in SPOILT]
)
def test_a_bad_file_names_the_file_the_place_and_the_rule(folder, file, old, new, place, rule):
    spoil(folder, file, old, new)

    told = [fault for fault in faults_of(folder) if fault.file == file and fault.place == place]

    assert told, faults_of(folder)
    assert rule in told[0].rule


def test_every_fault_of_every_file_is_told_at_once(folder):
    spoil(folder, GENSET, "kind: permit", "kind: licence")
    spoil(folder, HOURS, "07.30-16.00", "7.30-16.00")
    spoil(folder, "roles.yaml", "- case:check", "- case:chek")

    assert {fault.file for fault in faults_of(folder)} >= {GENSET, HOURS, "roles.yaml"}


def test_a_file_that_is_no_yaml_names_the_line(folder):
    (folder / GENSET).write_text("permit_type:\n  key: [genset\nform: []\n", encoding="utf-8")

    (fault,) = faults_of(folder)

    assert (fault.file, fault.place) == (GENSET, "line 3, column 5")


def test_a_key_that_stands_twice_is_not_the_last_ones_victory(folder):
    spoil(folder, GENSET, "  fee: 0", "  fee: 0\n  fee: 1")

    (fault,) = faults_of(folder)

    assert fault.rule == "'fee' stands twice"
    assert fault.place.startswith("line ")


def test_a_permit_type_without_a_procedure_is_a_fault(folder):
    (folder / GENSET_STEPS).unlink()

    assert faults_of(folder) == (
        SeedFault(GENSET, "permit_type.key", "no file of procedures/ is for 'genset'"),
    )


def test_a_missing_file_is_a_fault(folder):
    (folder / POSITIONS).unlink()

    assert SeedFault(POSITIONS, "the whole file", "the file is missing") in faults_of(folder)


def test_words_that_other_yaml_readers_turn_into_something_else_stay_texts(folder):
    spoil(folder, GENSET, "number_kind: GENSET", "number_kind: no")

    seeds = read_seeds(folder)

    (genset,) = seeds.agencies[1].permit_types.values()
    assert genset.number_kind == "no"
