"""What rights are called on screens: the thing, and what may be done with it."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _

from app.screens.permissions import Resource, Verb

THINGS: dict[str, Any] = {
    Resource.AGENCY: _("Agencies"),
    Resource.ANNOUNCEMENT: _("Announcements"),
    Resource.APPLICANT: _("Applicants"),
    Resource.BREACH: _("Time limits overrun"),
    Resource.CALENDAR: _("Calendar"),
    Resource.CASE: _("Files"),
    Resource.COUNTER: _("Counter"),
    Resource.DASHBOARD: _("SLA dashboard"),
    Resource.EVERY_AGENCY: _("Every agency"),
    Resource.HOLIDAY: _("Days off"),
    Resource.INBOX: _("Task inbox"),
    Resource.LEAVE: _("Absences of officers"),
    Resource.NOTICE: _("Notices"),
    Resource.NUMBER: _("Numbers given"),
    Resource.OFFICER: _("Officers"),
    Resource.OFFICE_HOURS: _("Office hours"),
    Resource.OWN_ACCOUNT: _("Own account"),
    Resource.PERMIT: _("Permits"),
    Resource.PERMIT_TYPE: _("Permit types"),
    Resource.POSITION: _("Positions"),
    Resource.PRINT_JOB: _("Long documents"),
    Resource.PROCEDURE: _("Procedures (SOP)"),
    Resource.REGISTER: _("Register"),
    Resource.REPORT: _("Reports"),
    Resource.REQUIREMENT: _("Requirements"),
    Resource.RESCUE: _("Still to be saved"),
    Resource.ROLE: _("Roles"),
    Resource.SERVICE_STANDARD: _("Service standards"),
    Resource.SIGNING_DESK: _("Signing desk"),
    Resource.TECHNICAL_OFFICE: _("Technical offices"),
    Resource.TEMPLATE: _("Document templates"),
    Resource.USER: _("Accounts"),
    Resource.WORKLOAD: _("Officers' workload"),
}
DEEDS: dict[str, Any] = {
    Verb.READ: _("look at"),
    Verb.WRITE: _("change"),
    "answer": _("answer"),
    "ask_satisfaction": _("ask for the survey"),
    "bill": _("bill"),
    "cancel": _("cancel"),
    "check": _("check"),
    "copy": _("give duplicates"),
    "correct": _("correct"),
    "decide": _("decide"),
    "dispatch": _("dispatch"),
    "enter_data": _("enter data"),
    "export": _("take out for the archive"),
    "extend": _("agree more time"),
    "file": _("file"),
    "hand_over": _("hand over"),
    "notify": _("notify"),
    "number": _("number"),
    "pay": _("record payment"),
    "print": _("print"),
    "reassign": _("give to another officer"),
    "recommend": _("recommend"),
    "reject": _("reject"),
    "release": _("put back"),
    "remind": _("remind"),
    "return": _("return"),
    "revoke": _("revoke"),
    "sign": _("sign"),
    "survey": _("survey"),
    "take": _("take"),
    "take_over": _("take over from a colleague"),
    "verify": _("verify"),
    "view": _("see ones of its own step"),
    "view_all": _("see all"),
    "withdraw": _("withdraw"),
    "reset_password": _("set a new password"),
}


def right_label(permission: str, resource: str) -> str:
    """Name a right: `Berkas: menandatangani`."""
    deed = permission.removeprefix("can_")
    return f"{THINGS.get(resource, resource)}: {DEEDS.get(deed, deed)}"
