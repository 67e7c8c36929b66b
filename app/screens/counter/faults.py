"""What is wrong with the counter's documents and parts of an application, gathered for the top of its page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from http import HTTPStatus

from app.domain.case.refusals import Reason
from app.domain.form.forms import Finding
from app.screens.counter.slots import Slot
from app.screens.forms.faults import Fault
from app.screens.sentences import status_of


def faults_of_slots(slots: Iterable[Slot], labels: dict[str, str]) -> list[Fault]:
    """Gather what is wrong with the documents."""
    return [Fault(one.id, labels[one.asked.key], one.fault) for one in slots if one.fault]


def status_of_page(faults: Sequence[Fault], slots: Iterable[Slot]) -> HTTPStatus:
    """Tell how a page answers: as a refused file asks where that is all that is wrong, else 422."""
    uploads = [one.refused for one in slots if one.refused and one.refused.reason is Reason.UPLOAD_REFUSED]
    if uploads and len(uploads) == len(faults):
        return status_of(uploads[0])
    return HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK


def findings_of(findings: Iterable[Finding], part: str) -> list[Finding]:
    """Give the findings of one part of an application, which the service names as `<part>.<key>`."""
    return [
        replace(one, key=one.key.removeprefix(f"{part}."))
        for one in findings
        if one.key.startswith(f"{part}.")
    ]
