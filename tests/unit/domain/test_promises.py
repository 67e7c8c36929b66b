from app.domain.procedure.procedures import ClockEffect
from app.domain.procedure.promises import Span, exceeds_promise, longest_path
from tests.builders import APPLICANT, GENSET, WAITS, back_to, days, ends, is_, minutes, procedure, step, to

STARTS = ClockEffect.START_PROMISE


def test_the_limits_along_the_way_are_added_up_days_and_minutes_apart():
    assert longest_path(GENSET) == Span(working_days=7, minutes=15 + 10 + 10 + 15 + 5)
    days_, minutes_ = longest_path(GENSET)
    assert (days_, minutes_) == (7, 55)


def test_of_branches_side_by_side_only_the_longest_counts():
    sop = procedure(
        step("begin", to("study", "survey"), allowance=minutes(10)),
        step("study", to("decide"), allowance=days(2)),
        step("survey", to("report"), allowance=days(1)),
        step("report", to("decide"), allowance=minutes(460)),
        step("decide", ends(), joins=WAITS, allowance=minutes(5)),
    )

    assert longest_path(sop) == Span(1, 475)


def test_of_two_ways_the_longer_counts_and_a_skip_is_the_shorter():
    sop = procedure(
        step("begin", to("survey"), to("sign", key="quick")),
        step("survey", to("sign"), allowance=days(3), when=is_("needed", value=True), otherwise="sign"),
        step("sign", ends(), allowance=minutes(15)),
    )

    assert longest_path(sop) == Span(3, 15)


def test_ways_back_are_not_counted_and_a_loop_forward_only_once():
    sop = procedure(
        step("draft", to("review"), allowance=minutes(30)),
        step("review", to("draft", key="again"), ends(), back_to("draft"), allowance=minutes(10)),
    )

    assert longest_path(sop) == Span(0, 40)


FIVE_MINUTES = minutes(5)


def promising(promise, *, study, pay=FIVE_MINUTES):
    return procedure(
        step("submit", to("check"), by=APPLICANT, allowance=days(9)),
        step("check", to("study", clock=STARTS), allowance=days(9)),
        step("study", to("pay"), allowance=study),
        step("pay", ends(), by=APPLICANT, allowance=pay),
        promise=promise,
    )


def test_steps_within_the_promise_keep_it():
    assert not exceeds_promise(promising(days(5), study=days(5)))
    assert not exceeds_promise(promising(minutes(60), study=minutes(60)))
    assert not exceeds_promise(promising(days(1), study=minutes(450)))


def test_steps_that_may_take_longer_than_the_promise_are_told():
    assert exceeds_promise(promising(days(5), study=days(6)))
    assert exceeds_promise(promising(days(1), study=minutes(451)))
    assert exceeds_promise(GENSET)


def test_what_comes_before_the_promise_and_what_the_applicant_takes_do_not_count():
    assert not exceeds_promise(promising(days(5), study=days(5), pay=days(30)))


def test_without_a_promise_there_is_none_to_exceed():
    without = promising(procedure(step("a", ends())).promise, study=days(6))

    assert not exceeds_promise(without)


def test_a_promise_that_never_starts_is_not_exceeded_either():
    assert not exceeds_promise(procedure(step("a", ends(), allowance=days(9)), promise=days(1)))
