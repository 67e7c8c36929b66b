from app.domain.case.actions import Act, Release, Take
from app.domain.case.deciding import Moved, list_allowed
from app.domain.case.events import TaskReleased, TaskTaken
from app.domain.case.refusals import Reason, Refused
from tests.builders import GENSET
from tests.casework import after, attempt, case_at, kinds, moved, take_outcome, task_at
from tests.cast import BUDI, MIRA, TIA, officer

MUDA_TOO = officer(33, *MIRA.posts, may={"take", "release", "verify", "return"})
TASK = 5


def verifying():
    return case_at(GENSET, "verify")


def test_an_officer_takes_a_task_of_his_position():
    result = moved(verifying(), Take(TASK), by=MIRA)

    assert [one.event for one in result.history] == [TaskTaken(TASK)]
    assert task_at(result.case, "verify").assignee == MIRA.id


def test_a_taken_task_is_closed_to_colleagues_until_it_is_released():
    case = after(verifying(), Take(TASK), by=MIRA)

    assert attempt(case, Take(TASK), by=MUDA_TOO) == Refused(Reason.TAKEN_BY_OTHER, {"officer": MIRA.id})
    assert attempt(case, Act(TASK, "forward"), by=MUDA_TOO).reason is Reason.TAKEN_BY_OTHER
    assert list_allowed(case, MUDA_TOO) == ()
    case = after(case, Release(TASK), by=MIRA)
    assert isinstance(attempt(case, Act(TASK, "forward"), by=MUDA_TOO), Moved)


def test_who_has_taken_a_task_may_finish_it():
    case = after(verifying(), Take(TASK), by=MIRA)

    assert isinstance(attempt(case, Act(TASK, "forward"), by=MIRA), Moved)


def test_taking_twice_is_the_same_as_taking_once():
    case = after(verifying(), Take(TASK), by=MIRA)

    again = moved(case, Take(TASK), by=MIRA)

    assert again == Moved(case, ())


def test_releasing_gives_the_task_back_to_its_position():
    case = after(verifying(), Take(TASK), by=MIRA)

    result = moved(case, Release(TASK), by=MIRA)

    assert [one.event for one in result.history] == [TaskReleased(TASK)]
    assert task_at(result.case, "verify").assignee is None


def test_only_who_has_taken_a_task_can_release_it():
    case = after(verifying(), Take(TASK), by=MIRA)

    assert attempt(case, Release(TASK), by=MUDA_TOO) == Refused(Reason.NOT_TAKEN_BY_YOU)
    assert attempt(verifying(), Release(TASK), by=MIRA) == Refused(Reason.NOT_TAKEN_BY_YOU)


def test_a_task_of_another_position_cannot_be_taken():
    assert attempt(verifying(), Take(TASK), by=TIA).reason is Reason.NOT_YOUR_STEP
    assert attempt(verifying(), Release(TASK), by=BUDI).reason is Reason.NOT_YOUR_STEP


def test_a_step_opened_again_is_taken_by_nobody():
    case = after(verifying(), Take(TASK), by=MIRA)
    case = after(case, Act(TASK, "return", note="The site plan is missing"), by=MIRA)
    case = take_outcome(case, "recommend", "forward")

    assert task_at(case, "verify").serial == TASK + 2
    assert task_at(case, "verify").assignee is None
    assert kinds(moved(case, Take(TASK + 2), by=MUDA_TOO).history) == ["TaskTaken"]
