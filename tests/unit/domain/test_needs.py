"""What an act must bring, and what its kind of work must find in order."""

import pytest

from app.domain.case.actions import Act
from app.domain.case.deciding import Moved
from app.domain.case.events import CorrectionAsked, Defect, OutcomeTaken
from app.domain.case.refusals import Reason, Refused
from app.domain.procedure.procedures import Need, Work
from tests.builders import back_to, corrects, ends, procedure, rejects, step, to
from tests.casework import attempt, case_at, filed, holder_of, moved
from tests.cast import MIRA


def asks(outcome):
    sop = procedure(step("begin", to("verify")), step("verify", ends(key="approve"), outcome))
    return case_at(sop, "verify")


def attempted(outcome, **brought):
    return attempt(asks(outcome), Act(2, outcome.key, **brought), by=MIRA)


@pytest.mark.parametrize(
    ("need", "lacking", "brought"),
    [
        (Need.NOTE, {"note": "  "}, {"note": "Checked on site"}),
        (Need.REASON, {"reason": " "}, {"reason": "complete"}),
        (Need.DOCUMENT, {"has_document": False}, {"has_document": True}),
    ],
)
def test_an_outcome_is_not_taken_without_what_it_needs(need, lacking, brought):
    outcome = ends(needs=frozenset({need}))

    refused = attempted(outcome, **lacking)

    assert refused.reason.value == f"{need.value}_missing"
    assert refused.details == {"outcome": "finish"}
    assert isinstance(attempted(outcome, **brought), Moved)


def test_all_that_an_act_lacks_is_told_at_once():
    outcome = rejects(needs=frozenset(Need))

    refused = attempted(outcome)

    assert [one.reason for one in refused.each()] == [
        Reason.NOTE_MISSING,
        Reason.REASON_MISSING,
        Reason.DOCUMENT_MISSING,
    ]


def test_what_the_work_lacks_is_told_beside_what_the_act_lacks():
    facts = {"requirements.unchecked": ("ktp",), "requirements.defective": ("nib",)}
    sop = procedure(step("work", ends(needs=frozenset({Need.NOTE})), work=Work.CHECK_DOCUMENTS))
    case = filed(sop, facts=facts)

    refused = attempt(case, Act(1, "finish"), by=holder_of(case.tasks[0]))

    assert [one.reason for one in refused.each()] == [
        Reason.NOTE_MISSING,
        Reason.REQUIREMENTS_UNCHECKED,
        Reason.REQUIREMENTS_DEFECTIVE,
    ]


def test_where_a_coded_reason_is_a_duty_no_note_is_asked_beside_it():
    refused = attempted(rejects(needs=frozenset({Need.REASON})))

    assert [one.reason for one in refused.each()] == [Reason.REASON_MISSING]


@pytest.mark.parametrize("outcome", [back_to("begin"), rejects()], ids=["return", "reject"])
def test_nobody_is_sent_back_or_refused_without_a_word(outcome):
    assert attempted(outcome, note=" ").reason is Reason.NOTE_MISSING
    assert isinstance(attempted(outcome, note="The plan is missing"), Moved)
    assert isinstance(attempted(outcome, reason="incomplete"), Moved)


def test_going_forward_needs_no_word():
    assert isinstance(attempted(ends()), Moved)


def test_a_correction_names_what_to_mend():
    assert attempted(corrects()) == Refused(Reason.DEFECTS_MISSING)
    assert attempted(corrects(), reason="incomplete") == Refused(Reason.DEFECTS_MISSING)
    assert isinstance(attempted(corrects(), note="Please sign the form"), Moved)


def test_where_a_note_is_a_duty_a_correction_asks_for_it_once():
    outcome = corrects(needs=frozenset({Need.NOTE}))

    assert [one.reason for one in attempted(outcome).each()] == [Reason.NOTE_MISSING]
    assert isinstance(attempted(outcome, note="Please sign the form"), Moved)


def test_every_defect_says_what_is_wrong():
    defects = (Defect("ktp", "Not legible"), Defect("npwp", "  "))

    refused = attempted(corrects(), note="See the list", defects=defects)

    assert refused == Refused(Reason.DEFECTS_MISSING, {"subjects": ("npwp",)})
    assert isinstance(attempted(corrects(), defects=defects[:1]), Moved)


def test_what_was_said_is_on_record():
    case = asks(corrects())
    defects = (Defect("ktp", "Not legible"),)

    asked = moved(case, Act(2, "correct", note="One paper", reason="incomplete", defects=defects), by=MIRA)
    returned = moved(asks(back_to("begin")), Act(2, "return", note="Look again", reason="doubt"), by=MIRA)

    assert asked.history[0].event == CorrectionAsked(
        2, "correct", "One paper", "incomplete", defects, due_at=None
    )
    assert returned.history[0].event == OutcomeTaken(
        2, "verify", "return", back_to("x").route, "Look again", "doubt"
    )


READINESS = [
    (Work.CHECK_DOCUMENTS, {"requirements.unchecked": ("ktp",)}, Reason.REQUIREMENTS_UNCHECKED),
    (Work.CHECK_DOCUMENTS, {"requirements.defective": ("nib",)}, Reason.REQUIREMENTS_DEFECTIVE),
    (Work.PAY, {}, Reason.NOT_PAID),
    (Work.SIGN_ELECTRONICALLY, {}, Reason.NOT_NUMBERED),
    (Work.SIGN_BY_HAND, {}, Reason.NOT_NUMBERED),
    (Work.HAND_OVER, {"permit.number": "1"}, Reason.NOT_SIGNED),
]


def working(work, facts):
    return filed(procedure(step("work", ends(), corrects(), rejects(), work=work)), facts=facts)


@pytest.mark.parametrize(("work", "facts", "reason"), READINESS)
def test_a_file_goes_forward_only_when_the_work_is_ready(work, facts, reason):
    case = working(work, facts)

    refused = attempt(case, Act(1, "finish"), by=holder_of(case.tasks[0]))

    assert refused.reason is reason
    assert refused.details == (
        {"requirements": next(iter(facts.values()))} if work is Work.CHECK_DOCUMENTS else {}
    )


@pytest.mark.parametrize(("work", "facts", "reason"), READINESS)
def test_a_file_that_is_not_ready_may_still_be_corrected_or_refused(work, facts, reason):
    case = working(work, facts)

    for outcome in ("correct", "reject"):
        assert isinstance(attempt(case, Act(1, outcome, note="Why"), by=holder_of(case.tasks[0])), Moved)


@pytest.mark.parametrize(
    ("work", "facts"),
    [
        (Work.CHECK_DOCUMENTS, {"requirements.unchecked": (), "requirements.defective": ()}),
        (Work.CHECK_DOCUMENTS, {}),
        (Work.PAY, {"payment.is_recorded": True}),
        (Work.SIGN_ELECTRONICALLY, {"permit.number": "500.16/1"}),
        (Work.HAND_OVER, {"permit.is_signed": True}),
        (Work.PRINT, {}),
    ],
)
def test_work_that_is_ready_goes_forward(work, facts):
    case = working(work, {})

    assert isinstance(attempt(case, Act(1, "finish", facts=facts), by=holder_of(case.tasks[0])), Moved)
