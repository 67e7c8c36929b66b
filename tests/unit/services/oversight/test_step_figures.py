"""Cells of one step added up, and whose time it was."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from app.domain.procedure.procedures import Holder, HolderKind, Step, Work
from app.domain.working_time.clocks import Allowance, Unit
from app.domain.working_time.histograms import class_of
from app.services.oversight.figures.names import Names
from app.services.oversight.figures.steps import seconds_of, split_of, step_figures
from app.services.oversight.figures.values import Cards, Rate, TimeShare

A_DAY = 27_000
GENSET, KARANG_TARUNA = 1, 2


def step(key: str, limit: Allowance, kind: HolderKind = HolderKind.POSITION) -> Step:
    return Step(key, 2, key, Holder(kind, "back_office"), Work.VERIFY, (), allowance=limit)


def names(**limits: dict[int, Allowance]) -> Names:
    steps = {
        (permit_type, key): step(key, limit)
        for key, by_type in limits.items()
        for permit_type, limit in by_type.items()
    }
    return Names({GENSET: "Genset", KARANG_TARUNA: "Karang Taruna"}, steps, {}, {}, {})


def cell(permit_type: int, seconds: int, *, office: str = "", done: int = 10, late: int = 1, **more: int):
    told = {"used_seconds": seconds * done, "waited_seconds": 0, "paused_seconds": 0, **more}
    return SimpleNamespace(
        permit_type_id=permit_type,
        step_key="verify",
        office_key=office,
        done=done,
        timed=done,
        on_time=done - late,
        times={str(class_of(seconds)): done},
        **told,
    )


QUARTER_HOUR, HOUR = Allowance(15, Unit.MINUTES), Allowance(1, Unit.HOURS)


def test_permit_types_with_the_same_limit_are_one_row():
    known = names(verify={GENSET: QUARTER_HOUR, KARANG_TARUNA: QUARTER_HOUR})

    [figure] = step_figures([cell(GENSET, 300), cell(KARANG_TARUNA, 1200, late=2)], known, A_DAY)

    assert (figure.done, figure.rate, figure.permit_type) == (20, Rate(17, 20), "")
    assert figure.p50 == pytest.approx(300, rel=0.05)
    assert figure.p90 == pytest.approx(1200, rel=0.05)
    assert figure.is_over


def test_permit_types_with_limits_of_their_own_are_rows_of_their_own():
    known = names(verify={GENSET: QUARTER_HOUR, KARANG_TARUNA: HOUR})

    figures = step_figures([cell(GENSET, 300), cell(KARANG_TARUNA, 1200)], known, A_DAY)

    assert [(one.permit_type, one.permit_type_ids, one.is_over) for one in figures] == [
        ("Genset", (GENSET,), False),
        ("Karang Taruna", (KARANG_TARUNA,), False),
    ]


def test_a_row_of_some_types_names_them_all_so_that_its_list_holds_no_others():
    insidentil = GENSET + KARANG_TARUNA
    known = names(verify={GENSET: QUARTER_HOUR, KARANG_TARUNA: QUARTER_HOUR, insidentil: HOUR})

    figures = step_figures([cell(one, 300) for one in (GENSET, KARANG_TARUNA, insidentil)], known, A_DAY)

    assert {one.permit_type_ids for one in figures} == {
        tuple(sorted((GENSET, KARANG_TARUNA))),
        (insidentil,),
    }


def test_a_step_that_the_sop_no_longer_has_is_told_by_its_key():
    [figure] = step_figures([cell(GENSET, 300)], names(), A_DAY)

    assert (figure.name, figure.limit_seconds, figure.is_over) == ("verify", None, False)


@pytest.mark.parametrize(
    ("limit", "seconds"),
    [(QUARTER_HOUR, 900), (Allowance(7, Unit.WORKING_DAYS), 7 * A_DAY), (Allowance(0, Unit.NONE), None)],
)
def test_a_limit_is_office_time(limit, seconds):
    assert seconds_of(limit, A_DAY) == seconds


def test_time_is_charged_to_whoever_held_the_file():
    known = names(verify={GENSET: QUARTER_HOUR})

    split = dict(
        split_of(
            [
                cell(GENSET, 100, done=1, waited_seconds=30, paused_seconds=500),
                cell(GENSET, 1000, done=1, office="kominfo", waited_seconds=400),
            ],
            known,
        )
    )

    assert split == {
        TimeShare.OFFICE_WORKING: 70,
        TimeShare.OFFICE_WAITING: 30,
        TimeShare.TECHNICAL_WORKING: 600,
        TimeShare.TECHNICAL_WAITING: 400,
        TimeShare.APPLICANT: 500,
    }


def test_without_a_figure_before_there_is_no_gain():
    cards = Cards(Rate(9, 10), Rate(), 0, 0, 0, 0, None, 0)

    assert cards.gain is None
    assert cards.on_time.percent == 90
