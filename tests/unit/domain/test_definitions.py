import json

import pytest

from app.domain.procedure.conditions import Comparison, Operator
from app.domain.procedure.definitions import (
    DefinitionFault,
    Node,
    procedure_as_data,
    read_allowance,
    read_procedure,
)
from app.domain.procedure.procedures import (
    NO_ALLOWANCE,
    ClockEffect,
    CorrectionRule,
    EndStatus,
    Holder,
    HolderKind,
    Need,
    OnRefusal,
    Outcome,
    Procedure,
    Route,
    Source,
    Step,
    TimeOut,
    Work,
)
from app.domain.working_time.clocks import Allowance, Unit
from tests.builders import GENSET


def small(**changes):
    """A procedure of one step, in the words of a seed file."""
    verify = {
        "key": "verify",
        "number": 1,
        "text": "Memverifikasi berkas",
        "holder": {"kind": "position", "position": "junior_expert"},
        "work": "verify",
        "outcomes": [{"key": "approve", "label": "Setujui", "ends": "completed"}],
    }
    return {"key": "sop", "title": "SOP", "steps": [verify | changes]}


def with_outcome(**changes):
    return small(outcomes=[{"key": "approve", "label": "Setujui", "ends": "completed"} | changes])


def test_a_definition_is_read_as_it_stands():
    written = small(
        label="Verifikasi",
        allowance={"amount": 10, "unit": "minutes"},
        equipment="Komputer",
        output="Verifikasi berkas",
        when={"fact": "form.kva", "operator": ">=", "value": 60},
        otherwise="verify",
        joins="wait_for_others",
        time_out={"after": {"amount": 2, "unit": "working_days"}, "outcome": "approve"},
        source={
            "document": "004.txt",
            "row": "5",
            "wording": "memverifikasi",
            "inferred": True,
            "note": "Baris 5",
        },
        outcomes=[
            {
                "key": "reject",
                "label": " Tolak ",
                "route": "reject",
                "ends": "rejected",
                "needs": ["note", "reason"],
                "when": {"fact": "form.kva", "value": 5},
                "clock": "start_promise",
            },
            {"key": "back", "label": "Kembalikan", "route": "return", "targets": ["verify"]},
        ],
    ) | {
        "promise": {"amount": 7, "unit": "working_days"},
        "correction": {"answer_within": {"amount": 10, "unit": "working_days"}, "then": "cancelled"},
        "version": 3,
    }

    assert read_procedure(written) == Procedure(
        key="sop",
        title="SOP",
        promise=Allowance(7, Unit.WORKING_DAYS),
        correction=CorrectionRule(Allowance(10, Unit.WORKING_DAYS), EndStatus.CANCELLED),
        version=3,
        steps=(
            Step(
                key="verify",
                number=1,
                text="Memverifikasi berkas",
                holder=Holder(HolderKind.POSITION, "junior_expert"),
                work=Work.VERIFY,
                outcomes=(
                    Outcome(
                        "reject",
                        "Tolak",
                        Route.REJECT,
                        ends=EndStatus.REJECTED,
                        when=Comparison("form.kva", Operator.EQUALS, 5),
                        needs=frozenset({Need.NOTE, Need.REASON}),
                        clock=ClockEffect.START_PROMISE,
                    ),
                    Outcome("back", "Kembalikan", Route.RETURN, ("verify",)),
                ),
                label="Verifikasi",
                allowance=Allowance(10, Unit.MINUTES),
                equipment="Komputer",
                output="Verifikasi berkas",
                when=Comparison("form.kva", Operator.AT_LEAST, 60),
                otherwise="verify",
                joins=OnRefusal.WAIT_FOR_OTHERS,
                time_out=TimeOut(Allowance(2, Unit.WORKING_DAYS), "approve"),
                source=Source("004.txt", "5", "memverifikasi", inferred=True, note="Baris 5"),
            ),
        ),
    )


def test_what_is_not_said_takes_its_default():
    read = read_procedure(small())

    assert read.version == 1
    assert read.promise == NO_ALLOWANCE
    assert read.correction == CorrectionRule()
    assert read.first.outcomes[0].route is Route.FORWARD
    assert read.first.source == Source()


@pytest.mark.parametrize("written", [GENSET, read_procedure(small())], ids=["genset", "small"])
def test_a_procedure_written_and_read_again_is_the_same(written):
    on_file = json.loads(json.dumps(procedure_as_data(written)))

    assert read_procedure(on_file) == written


FAULTS = [
    ("a list", "procedure", "must be a mapping"),
    (small() | {"key": " "}, "procedure.key", "must be a text"),
    (small() | {"title": 5}, "procedure.title", "must be a text"),
    (small() | {"version": "two"}, "procedure.version", "must be a whole number"),
    (small() | {"version": -1}, "procedure.version", "must be a whole number"),
    (small() | {"version": True}, "procedure.version", "must be a whole number"),
    (small() | {"steps": []}, "procedure.steps", "at least one step"),
    (small() | {"steps": "verify"}, "procedure.steps", "must be a list"),
    (small() | {"steps": ["verify"]}, "procedure.steps[1]", "must be a mapping"),
    (small() | {"colour": "red", "size": 5}, "procedure", "unknown: colour, size"),
    (small() | {"promise": {"amount": 7}}, "procedure.promise.unit", "None is none of: minutes, hours"),
    (small() | {"promise": {"unit": "minutes"}}, "procedure.promise.amount", "1 or more of a unit"),
    (small() | {"promise": {"unit": "none", "amount": 3}}, "procedure.promise.amount", "0 of none"),
    (small() | {"promise": {"unit": "none", "days": 3}}, "procedure.promise", "unknown: days"),
    (small() | {"promise": 7}, "procedure.promise", "must be a mapping"),
    (small() | {"correction": {"then": "burnt"}}, "procedure.correction.then", "'burnt' is none of"),
    (small(holder=None), "procedure.steps[1].holder", "must be a mapping"),
    (small(holder={"kind": "ghost"}), "procedure.steps[1].holder.kind", "'ghost' is none of"),
    (small(holder={"kind": "system", "mood": "x"}), "procedure.steps[1].holder", "unknown: mood"),
    (small(number="1"), "procedure.steps[1].number", "must be a whole number"),
    (small(work="sleep"), "procedure.steps[1].work", "'sleep' is none of"),
    (small(label=5), "procedure.steps[1].label", "must be a text"),
    (small(joins="maybe"), "procedure.steps[1].joins", "'maybe' is none of"),
    (small(when={"fact": ""}), "procedure.steps[1].when", "a comparison has"),
    (small(outcomes=None), "procedure.steps[1].outcomes", "must be a list"),
    (small(time_out={"outcome": ""}), "procedure.steps[1].time_out.outcome", "must be a text"),
    (small(soon={}), "procedure.steps[1].soon", "due soon by a share or by the time left"),
    (small(soon={"share": 101}), "procedure.steps[1].soon", "a share is 1 to 100 percent"),
    (small(soon={"left": {"amount": 2}}), "procedure.steps[1].soon.left.unit", "None is none of"),
    (small(source={"inferred": "yes"}), "procedure.steps[1].source.inferred", "must be true or false"),
    (with_outcome(label=""), "procedure.steps[1].outcomes[1].label", "must be a text"),
    (with_outcome(ends="soon"), "procedure.steps[1].outcomes[1].ends", "'soon' is none of"),
    (with_outcome(route="sideways"), "procedure.steps[1].outcomes[1].route", "'sideways' is none of"),
    (with_outcome(targets="verify"), "procedure.steps[1].outcomes[1].targets", "must be a list of texts"),
    (with_outcome(targets={}), "procedure.steps[1].outcomes[1].targets", "must be a list of texts"),
    (with_outcome(targets=[1]), "procedure.steps[1].outcomes[1].targets", "must be a list of texts"),
    (with_outcome(targets=[" "]), "procedure.steps[1].outcomes[1].targets", "must be a list of texts"),
    (with_outcome(needs=["money"]), "procedure.steps[1].outcomes[1].needs", "each is one of: note, reason"),
    (with_outcome(when=[]), "procedure.steps[1].outcomes[1].when", "a condition is a mapping"),
    (with_outcome(targts=["x"]), "procedure.steps[1].outcomes[1]", "unknown: targts"),
]


@pytest.mark.parametrize(
    ("written", "place", "rule"), FAULTS, ids=lambda part: part if isinstance(part, str) else ""
)
def test_a_fault_names_its_place_and_the_rule(written, place, rule):
    with pytest.raises(DefinitionFault) as caught:
        read_procedure(written)

    assert caught.value.place == place
    assert rule in caught.value.rule
    assert str(caught.value) == f"{place}: {caught.value.rule}"


def test_the_place_begins_with_the_file_that_was_read():
    with pytest.raises(DefinitionFault, match=r"^genset\.yaml\.key: "):
        read_procedure({}, place="genset.yaml")


def test_an_allowance_of_none_needs_no_amount():
    assert read_allowance(Node({"unit": "none"}, "here")) == NO_ALLOWANCE
    assert read_allowance(Node({"unit": "none", "amount": 0}, "here")) == NO_ALLOWANCE


def test_a_step_and_an_outcome_that_must_exist_are_asked_for_by_name():
    assert GENSET.get_step("verify").get_outcome("forward").targets == ("number",)
    assert GENSET.find_step("burn") is None
    with pytest.raises(KeyError, match="burn"):
        GENSET.get_step("burn")
    with pytest.raises(KeyError, match="burn"):
        GENSET.get_step("verify").get_outcome("burn")


def test_the_steps_ahead_are_named_in_order():
    assert GENSET.next_keys("recommend") == ("verify",)
    assert GENSET.next_keys("hand_over") == ()


@pytest.mark.parametrize(
    "soon", [{"share": 70}, {"left": {"amount": 2, "unit": "hours"}}], ids=["share", "left"]
)
def test_a_step_may_say_when_it_is_due_soon(soon):
    (written,) = procedure_as_data(read_procedure(small(soon=soon)))["steps"]

    assert written["soon"] == soon


def test_a_definition_that_does_not_say_so_keeps_its_form():
    assert all("soon" not in written for written in procedure_as_data(GENSET)["steps"])
