"""The page of a case in words: everything that its templates print, put together from what the service read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Any

from flask import make_response, render_template, request, url_for
from flask_babel import gettext as _

from app.domain.working_time.clocks import Unit
from app.screens.actor import current_actor, session, tools
from app.screens.base.ways_back import safe_next
from app.screens.clock import now
from app.screens.clock_sentences import CLASSES, stand_words
from app.screens.document_words import document_word
from app.screens.event_sentences import Telling
from app.screens.forms.faults import Fault
from app.screens.kind_words import kind_word
from app.screens.letter_words import LETTER_STATES
from app.screens.permits.origin_words import origin_of_case
from app.screens.reason_words import reasons_to_cancel
from app.screens.request_keys import new_request_key
from app.screens.staff.due_times import clocks_url, due_times
from app.screens.staff.exporting import may_export
from app.screens.staff.panel import OfferForm, offer_forms
from app.screens.staff.previewing import Preview, previewed
from app.screens.staff.ribbon_lines import ribbon_lines
from app.screens.staff.timeline_lines import timeline_lines
from app.screens.staff.way_back import way_back
from app.screens.standing_words import STANDINGS
from app.screens.words import long_allowance_words, status_word, unit_choices
from app.services.actors import Actor
from app.services.casefile import CaseFile, open_case_file
from app.services.casefile.values import OpenTask
from app.services.letters.reading import list_letters_of_case
from app.services.permit_life.reading import find_permit_of_case


@dataclass
class Returned:
    """What comes back to the page after an action was refused: why, and the form as it was sent.

    `faults` are listed below the sentence where that only counts them, each with its place on the page.
    """

    sentence: str = ""
    status: int = HTTPStatus.OK
    form: OfferForm | None = None
    typed: str = ""
    faults: Sequence[Fault] = ()


def read_case(case_id: int) -> CaseFile:
    """Read a case for the signed-in officer, at the page of the timeline that the address names."""
    before = request.args.get("before", "")
    return open_case_file(
        session(),
        tools(),
        case_id,
        current_actor(),
        now(),
        timeline_before=int(before) if before.isdecimal() and len(before) < 10 else None,  # noqa: PLR2004
    )


def case_page(case: CaseFile, returned: Returned | None = None) -> Any:
    """Draw the page of a case."""
    returned = returned or Returned()
    page = render_template(
        "screens/staff/case.html",
        title=f"{case.head.permit_type} — {case.head.applicant}",
        case=case,
        actor=current_actor(),
        back=way_back(),
        came_from=safe_next() or "",
        case_url=partial(url_for, "CaseScreen.case", case_id=case.head.id, next=safe_next()),
        status=status_word(case.head.status),
        ribbon=ribbon_lines(case),
        tasks=[_task_line(task, current_actor()) for task in case.tasks],
        promise=_promise_words(case),
        preview=_preview(case),
        forms=_forms(case, returned),
        reasons_to_cancel=reasons_to_cancel(),
        lever_time=long_allowance_words,
        lever_units=unit_choices(),
        history=timeline_lines(case.timeline.rows, _telling(case)),
        document_word=document_word,
        due_times=due_times(case),
        clocks_url=partial(clocks_url, case.head.id),
        may_export=may_export(current_actor()),
        returned=returned,
        new_request_key=new_request_key,
        letters=list_letters_of_case(session(), case.head.id, current_actor()),
        letter_states=LETTER_STATES,
        kind_word=kind_word,
        permit=(permit := find_permit_of_case(session(), case.head.id, current_actor(), now())),
        permit_standing=None if permit is None else STANDINGS[permit.standing],
        **origin_of_case(case.head.id),
    )
    return make_response(page, returned.status)


def _forms(case: CaseFile, returned: Returned) -> list[OfferForm]:
    sent = returned.form
    return [sent if sent is not None and sent.key == form.key else form for form in offer_forms(case)]


def _preview(case: CaseFile) -> Preview | None:
    wanted = request.args.get("doc", "")
    return previewed(case, int(wanted) if wanted.isdecimal() else None)


def _telling(case: CaseFile) -> Telling:
    return Telling(case.procedure, case.names.positions, case.names.subjects)


def _task_line(task: OpenTask, actor: Actor) -> dict[str, Any]:
    style = CLASSES[task.stand.standing]
    who = _("not taken yet")
    if task.assignee_id is not None:
        who = _("Me") if task.assignee_id == actor.id else task.assignee
    clock = f"task-{task.serial}"
    return {"task": task, "clock": clock, "stand": stand_words(task.stand), "style": style, "who": who}


def _promise_words(case: CaseFile) -> str:
    allowance = case.promise.allowance
    version = _("SOP v%(number)s", number=case.procedure.version)
    if allowance.unit is Unit.NONE:
        return version
    return _("%(sop)s · service promise %(time)s", sop=version, time=long_allowance_words(allowance))
