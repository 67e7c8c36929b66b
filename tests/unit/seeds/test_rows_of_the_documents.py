import pytest

from app.domain.procedure.procedures import HolderKind, Step
from app.domain.working_time.clocks import Allowance, Unit
from tests.golden_sops import GOLDEN, KAMPAR_ROWS, MINUTES_PRINTED, SAID
from tests.seeded import EVERY_PROCEDURE, procedure_of

SOPS = sorted(GOLDEN)


def who(step: Step) -> str:
    return "applicant" if step.holder.kind is HolderKind.APPLICANT else step.holder.position


@pytest.mark.parametrize(("agency", "key"), SOPS)
def test_a_sop_has_every_row_with_its_holder_and_the_time_that_is_printed(agency, key):
    steps = procedure_of(agency, key).steps

    rows = tuple((step.source.row, who(step), step.source.time) for step in steps)

    assert rows == GOLDEN[agency, key].rows
    assert [step.number for step in steps] == list(range(1, len(rows) + 1))


@pytest.mark.parametrize(("agency", "key"), SOPS)
def test_the_printed_minutes_add_up_as_in_the_document(agency, key):
    times = [step.source.time.split() for step in procedure_of(agency, key).steps]

    minutes = sum(int(amount) for amount, unit in times if unit == "Menit")

    assert minutes == MINUTES_PRINTED[key]


@pytest.mark.parametrize(("agency", "key"), SOPS)
def test_the_promise_is_the_number_of_days_that_the_document_gives(agency, key):
    assert procedure_of(agency, key).promise == Allowance(GOLDEN[agency, key].working_days, Unit.WORKING_DAYS)


@pytest.mark.parametrize(("agency", "key"), SOPS)
def test_every_row_of_a_sop_has_equipment_and_output(agency, key):
    for step in procedure_of(agency, key).steps:
        assert step.equipment, step.key
        assert step.output, step.key


@pytest.mark.parametrize(("agency", "key"), EVERY_PROCEDURE)
def test_every_step_has_a_verb_a_short_label_and_its_source(agency, key):
    for step in procedure_of(agency, key).steps:
        assert step.text[0].isupper(), step.key
        assert step.text.split()[0].startswith("Me"), f"{step.key}: an active verb comes first"
        assert 0 < len(step.label) <= 16, step.key
        assert step.source.document.endswith(".txt"), step.key
        assert step.source.wording or step.source.inferred, step.key


@pytest.mark.parametrize(("key", "step"), sorted(SAID))
def test_a_row_keeps_the_words_of_the_scan(key, step):
    assert SAID[key, step] in procedure_of("rohil", key).get_step(step).source.wording


def test_the_rows_that_the_genset_scan_lost_come_from_its_sister_and_say_so():
    steps = procedure_of("rohil", "genset").steps

    inferred = {step.number: step.source for step in steps if step.source.inferred}

    assert set(inferred) == {8, 9, 10}
    assert {source.document for source in inferred.values()} == {GOLDEN["rohil", "karang_taruna"].file}
    assert all("001" in source.note for source in inferred.values())


@pytest.mark.parametrize("key", ["karang_taruna", "insidentil", "penata_anestesi"])
def test_a_complete_sop_infers_no_row(key):
    assert not any(step.source.inferred for step in procedure_of("rohil", key).steps)


def test_the_kampar_flow_holds_the_seven_rows_of_its_standard():
    steps = procedure_of("kampar", "genset").steps

    rows = tuple(dict.fromkeys(step.source.row for step in steps if step.source.row))

    assert rows == KAMPAR_ROWS
    assert {step.key for step in steps if step.source.inferred} == {"bill", "number", "sign"}
    assert procedure_of("kampar", "genset").promise == Allowance(5, Unit.WORKING_DAYS)
    assert not any(step.source.time for step in steps)
