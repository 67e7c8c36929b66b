"""What the changed rows would move, and putting them in force for a reason."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _
from flask_babel import ngettext

from app.screens.actor import session
from app.screens.admin.calendar.sentences import change_words, refusal_status, refusal_words
from app.screens.admin.calendar.whose import agencies_to_choose, chosen_agency, who_acts
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.permissions import Resource, Verb
from app.screens.words import working_time_words
from app.services.calendars.preview import Preview, preview
from app.services.calendars.refusals import CalendarRefused
from app.services.calendars.revising import Revised, revise_due_times
from app.services.calendars.versions import put_in_force

LONGEST_REASON = 500


class CalendarPreviewScreen(OfficeBaseView):
    """Reads the preview to whoever may change the calendar, and takes the reason."""

    route_base = "/calendar"
    class_permission_name = Resource.CALENDAR
    default_view = "preview"

    @expose("/preview")
    @has_access
    @permission_name(Verb.WRITE)
    def preview(self) -> Any:
        """Show what putting the rows in force would move."""
        return _page(chosen_agency())

    @expose("/put-in-force", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def put_in_force(self) -> Any:
        """Put the rows in force and move the first of the running files; the scheduler moves the rest."""
        agency_id, at = chosen_agency(), now()
        by, by_name = who_acts()
        reason = request.form.get("reason", "")[:LONGEST_REASON]
        stamp = request.form.get("stamp", "")
        try:
            number = put_in_force(
                session(), agency_id, stamp=stamp, reason=reason, by=by, by_name=by_name, at=at
            )
        except CalendarRefused as refused:
            return _page(agency_id, refused, reason)
        flash(_done_words(number, revise_due_times(session(), agency_id, at)), "success")
        return redirect(url_for("CalendarScreen.year", agency=agency_id if agencies_to_choose() else None))


def _page(agency_id: int, refused: CalendarRefused | None = None, reason: str = "") -> Any:
    """Draw the preview; where the rows cannot be put in force at all, only the sentence that says why."""
    seen: Preview | None = None
    status = refusal_status(refused) if refused else HTTPStatus.OK
    try:
        seen = preview(session(), agency_id, now())
    except CalendarRefused as unsound:
        refused, status = unsound, refusal_status(unsound)
    page = render_template(
        "screens/admin/calendar/preview.html",
        title=_("What the new calendar moves"),
        agency_id=agency_id,
        seen=seen,
        changes=[change_words(one) for one in seen.changes] if seen else [],
        figures=_figures(seen) if seen else [],
        refusal=refusal_words(refused) if refused else "",
        reason=reason,
        longest_reason=LONGEST_REASON,
    )
    return page, int(status)


def _figures(seen: Preview) -> list[tuple[str, str]]:
    """Name the figures of a preview; lengths are office time."""
    lengths = [
        (_("Largest move"), working_time_words(seen.largest) if seen.largest else ""),
        (_("Middle move (median)"), working_time_words(seen.median) if seen.median else ""),
    ]
    counts = [
        (_("Running files looked at"), seen.cases_seen),
        (_("Files that move"), seen.cases_moved),
        (_("Tasks that move"), seen.tasks_moved),
        (_("Promises that move"), seen.promises_moved),
        (_("Tasks due later"), seen.later),
        (_("Tasks due earlier"), seen.earlier),
        (_("Tasks that become late"), seen.becoming_late),
        (_("Tasks no longer late"), seen.no_longer_late),
    ]
    return [
        *((name, str(count)) for name, count in counts),
        *((name, text) for name, text in lengths if text),
    ]


def _done_words(number: int, revised: Revised) -> str:
    told = ngettext(
        "Version %(number)s of the calendar is in force. %(num)d file has new due times.",
        "Version %(number)s of the calendar is in force. %(num)d files have new due times.",
        revised.cases_moved,
        number=number,
    )
    if revised.is_done:
        return told
    return f"{told} {_('More files are waiting; the scheduler goes on with them.')}"
