from app.domain.case.actions import Act
from app.domain.case.events import StepSkipped
from tests.builders import back_to, ends, is_, is_not, procedure, step, to
from tests.casework import attempt, case_at, filed, filing, kinds, moved, open_steps, take_outcome
from tests.cast import MIRA

SURVEYED = procedure(
    step("check", to("survey")),
    step("survey", to("pay"), when=is_("survey.needed", value=True), otherwise="pay"),
    step("pay", to("decide"), when=is_("fee.due", value=True), otherwise="decide"),
    step("decide", ends(), back_to("survey")),
)


def test_a_step_whose_condition_is_met_is_done():
    case = case_at(SURVEYED, "survey", **{"survey.needed": True})

    assert open_steps(case) == ["survey"]


def test_a_step_whose_condition_is_not_met_is_skipped_and_the_skip_is_on_record():
    case = filed(SURVEYED, facts={"fee.due": True})

    result = moved(case, Act(1, "forward"), by=MIRA)

    assert [one.event for one in result.history][1] == StepSkipped("survey", "pay")
    assert open_steps(result.case) == ["pay"]


def test_several_steps_may_be_skipped_at_once():
    result = moved(filed(SURVEYED), Act(1, "forward"), by=MIRA)

    assert kinds(result.history) == ["OutcomeTaken", "StepSkipped", "StepSkipped", "TaskOpened"]
    assert open_steps(result.case) == ["decide"]


def test_what_an_act_leaves_to_be_known_decides_about_the_next_step():
    result = moved(filed(SURVEYED), Act(1, "forward", facts={"survey.needed": True}), by=MIRA)

    assert open_steps(result.case) == ["survey"]


def test_an_earlier_outcome_may_decide_about_a_later_step():
    sop = procedure(
        step("check", to("study", key="plain"), to("study", key="doubtful")),
        step("study", ends(), when=is_("outcome.check", "doubtful"), otherwise="sign"),
        step("sign", ends()),
    )

    assert open_steps(take_outcome(filed(sop), "check", "plain")) == ["sign"]
    assert open_steps(take_outcome(filed(sop), "check", "doubtful")) == ["study"]


def test_a_return_to_a_step_that_is_skipped_now_goes_on_to_the_next():
    case = case_at(SURVEYED, "decide")

    case = take_outcome(case, "decide", "return")

    assert open_steps(case) == ["decide"]
    assert case.tasks[0].serial == 3


def test_the_first_step_may_be_skipped_too():
    sop = procedure(
        step("assist", to("submit"), when=is_("needs_help", value=True), otherwise="submit"),
        step("submit", ends()),
    )

    result = filing(sop)

    assert kinds(result.history) == ["CaseFiled", "StepSkipped", "TaskOpened"]
    assert open_steps(result.case) == ["submit"]


def test_outcomes_whose_conditions_exclude_each_other_leave_one_way():
    sop = procedure(
        step(
            "dispatch",
            to("study", key="to_team", when=is_not("needs_study", value=False)),
            to("sign", key="past_team", when=is_("needs_study", value=False)),
        ),
        step("study", ends()),
        step("sign", ends()),
    )

    def goes(outcome, **facts):
        return attempt(filed(sop, facts=facts), Act(1, outcome), by=MIRA)

    assert open_steps(goes("to_team", needs_study=True).case) == ["study"]
    assert open_steps(goes("to_team").case) == ["study"]
    assert open_steps(goes("past_team", needs_study=False).case) == ["sign"]
    assert goes("past_team", needs_study=True).reason == "condition_unmet"
