"""Workload in words: one officer, one post, one task; computed here so that the templates decide nothing."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import format_percent
from flask_babel import gettext as _

from app.screens.clock_sentences import CLASSES, stand_words
from app.screens.staff.register_marks import AGE_NAMES
from app.screens.supervisor.figure_words import time_words
from app.screens.words import NOTHING
from app.services.oversight.load_tasks import LoadTask
from app.services.oversight.loads import Done, InHand, Loads, OfficerLoad, PostLoad
from app.services.oversight.staff import Staff


@dataclass(frozen=True)
class LoadLine:
    """An officer, or a post, as printed."""

    load: OfficerLoad | PostLoad
    posts: str
    oldest: str
    on_time: str = NOTHING
    speed: str = NOTHING
    waited: str = NOTHING


@dataclass(frozen=True)
class TaskOfLoad:
    """A task as printed."""

    task: LoadTask
    step: str
    holder: str
    stand: str
    style: str
    is_waiting: bool


def officer_line(load: OfficerLoad, loads: Loads) -> LoadLine:
    """Word an officer's load."""
    done = load.done
    return LoadLine(
        load=load,
        posts=", ".join(loads.staff.label(post) for post in load.posts) or _("holds no position any more"),
        oldest=_age(load.in_hand),
        on_time=str(format_percent(done.on_time / done.timed)) if done.timed else NOTHING,
        speed=_mean(done.used_seconds, done, loads),
        waited=_mean(done.waited_seconds, done, loads),
    )


def untaken_line(load: PostLoad, loads: Loads) -> LoadLine:
    """Word what nobody has taken."""
    return LoadLine(load, loads.staff.label(load.post), _age(load.in_hand))


def task_line(task: LoadTask, staff: Staff) -> TaskOfLoad:
    """Word one task in somebody's hand, or in nobody's."""
    step = task.line.step
    return TaskOfLoad(
        task=task,
        step=f"{step.number} {step.label or step.text}",
        holder=staff.label(task.line.post),
        stand=stand_words(task.stand),
        style=CLASSES[task.stand.standing],
        is_waiting=task.line.task.is_with_applicant,
    )


def _mean(seconds: int, done: Done, loads: Loads) -> str:
    """Word the time that a task took on average: sums are kept by officer, not each time."""
    return time_words(seconds / done.done, loads.day_seconds) if done.done else NOTHING


def _age(in_hand: InHand) -> str:
    return AGE_NAMES[in_hand.oldest]() if 0 <= in_hand.oldest < len(AGE_NAMES) else NOTHING
