"""Starting several people at the same instant, each in a thread of his own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from flask import Flask

from app.extensions import db
from app.services.declined import Declined

Result = TypeVar("Result")


def together(acts: Sequence[Callable[[], Result]]) -> list[Result]:
    """Do all of them at the same instant, and give what each gave, in their order."""
    start = Barrier(len(acts))

    def perform(one: Callable[[], Result]) -> Result:
        start.wait()
        return one()

    with ThreadPoolExecutor(len(acts)) as people:
        return list(people.map(perform, acts))


def at_once(app: Flask, acts: Sequence[Callable[[], Result]]) -> list[Result | Declined]:
    """Do all of them at the same instant, each with a database session of its own; a refusal is a result."""

    def answered(one: Callable[[], Result]) -> Result | Declined:
        with app.app_context():
            try:
                return one()
            except Declined as declined:
                return declined

    results = together([lambda one=one: answered(one) for one in acts])
    # What the test reads next is what they left behind, not what stood when it last looked.
    db.session.rollback()
    return results
