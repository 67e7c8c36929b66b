"""The page behind the QR of a receipt: how far the file has come, in the applicant's own words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import render_template
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from app.domain.case.tracking import StageKind, StageState
from app.screens.actor import session
from app.screens.clock import now
from app.screens.public.finding import tracking_advice, unknown
from app.screens.words import long_allowance_words
from app.services.tracking import find_tracked_case

STAGES = {
    StageKind.RECEIVED: lazy_gettext("Application received"),
    StageKind.CHECKED: lazy_gettext("Documents checked"),
    StageKind.ENTERED: lazy_gettext("Data entered"),
    StageKind.RECOMMENDED: lazy_gettext("Technical recommendation"),
    StageKind.DECIDED: lazy_gettext("Verification and approval"),
    StageKind.PAID: lazy_gettext("Payment"),
    StageKind.SIGNED: lazy_gettext("Numbering and signature"),
    StageKind.HANDED_OVER: lazy_gettext("Document ready, satisfaction survey (SKM)"),
}
ENDS = {
    "completed": (
        "ok",
        lazy_gettext("Completed"),
        lazy_gettext("The document has been issued and handed over."),
    ),
    "rejected": (
        "late",
        lazy_gettext("Rejected"),
        lazy_gettext(
            "The reasons and your right of objection stand in the letter of refusal; ask for it at the counter."
        ),
    ),
    "withdrawn": (
        "plain",
        lazy_gettext("Withdrawn"),
        lazy_gettext("The application was withdrawn by the applicant."),
    ),
    "cancelled": (
        "plain",
        lazy_gettext("Cancelled"),
        lazy_gettext(
            "The application was closed without a decision. You may file it again; ask at the counter why."
        ),
    ),
}
MARKS = {
    StageState.DONE: "done",
    StageState.NOW: "now",
    StageState.WITH_APPLICANT: "now",
    StageState.AHEAD: "ahead",
}


def show_tracking(token: str) -> Any:
    """Show how far the file of a receipt has come; a friendly 404 for a token that is nobody's."""
    case = find_tracked_case(session(), token, now())
    if case is None:
        return unknown(_("Follow your application"), tracking_advice())
    zone = ZoneInfo(case.zone)
    stages = [
        (MARKS[stage.state], str(STAGES[stage.kind]), _about(stage.state, stage.at, zone))
        for stage in case.stages
    ]
    return render_template(
        "screens/public/tracking.html",
        title=case.service,
        case=case,
        stages=stages,
        end=ENDS.get(case.status),
        promise=long_allowance_words(case.promise),
        due_on=_day(case.promise_due_at, zone),
        ended_on=_day(case.ended_at, zone),
        filed_on=_day(case.filed_at, zone),
        answer_until={one: _day(one.due_at, zone) for one in case.corrections},
    )


def _day(at: datetime | None, zone: ZoneInfo) -> date | None:
    return None if at is None else at.astimezone(zone).date()


def _about(state: StageState, at: datetime | None, zone: ZoneInfo) -> dict[str, Any]:
    """What the line below a stage says: a moment, or whose turn it is since when."""
    local = None if at is None else at.astimezone(zone)
    return {"on": local and local.date(), "at": f"{local:%H.%M}" if local else "", "state": state.value}
