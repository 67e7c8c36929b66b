"""The page of long documents: ask, watch, fetch, cancel; each officer sees his own and nobody else's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from flask import (
    Response,
    current_app,
    flash,
    jsonify,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.screens.actor import current_actor, session, tools
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.long_documents.asked import Asked, read_asked
from app.screens.long_documents.job_words import JobLine, job_line, kind_choices
from app.screens.permissions import Resource, Verb
from app.screens.refusing import named
from app.screens.request_keys import new_request_key, request_key
from app.screens.sentences import sentence_of
from app.screens.words import status_word
from app.services.calendars import get_calendar
from app.services.declined import Declined
from app.services.oversight.heartbeat import Heartbeat, read_heartbeat
from app.services.permit_type_names import list_permit_types
from app.services.print_jobs import (
    NARROWED_BY_STATUS,
    JobForm,
    JobState,
    PrintJob,
    ask,
    cancel,
    count_before,
    is_kept,
    list_jobs,
    open_file,
    read_job,
)
from app.services.register.filters import STATUSES

JOB_ID = "<int(max=9223372036854775807):job_id>"
"""A job in a route; a larger number names none, and no database takes it."""

MIMETYPES = {
    JobForm.PDF: "application/pdf",
    JobForm.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class LongDocumentScreen(OfficeBaseView):
    """Documents too long for one request."""

    route_base = "/long-documents"
    class_permission_name = Resource.PRINT_JOB
    default_view = "documents"

    @expose("/")
    @has_access
    @permission_name(Verb.READ)
    def documents(self) -> str:
        """List the officer's own, with the form that asks for one."""
        asked = read_asked(request.args)
        narrowing = asked.narrowing
        if "from" not in request.args and "until" not in request.args:
            narrowing = replace(narrowing, from_on=date(_today().year, 1, 1))
        return _page(replace(asked, narrowing=narrowing))

    @expose("/", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def ask(self) -> Any:
        """Put a document in the queue, and go where it can be watched."""
        key, asked = request_key(), read_asked(request.form)
        if not asked.is_period:
            flash(
                _("These days are no period. Choose the first day before the last, or leave both empty."),
                "danger",
            )
            return _page(asked), 422
        try:
            job_id = ask(
                session(),
                kind=asked.kind,
                form=asked.form,
                parameters=asked.narrowing,
                by=current_actor(),
                at=now(),
                request_key=key,
            )
        except Declined as declined:
            flash(sentence_of(named(declined.refused)), "danger")
            return redirect(url_for("LongDocumentScreen.documents"))
        if asked.narrowing.status and asked.kind not in NARROWED_BY_STATUS:
            flash(_("This register knows no status, so it is made with every row of these days."), "info")
        return redirect(url_for("LongDocumentScreen.document", job_id=job_id))

    @expose(f"/{JOB_ID}")
    @has_access
    @permission_name(Verb.READ)
    def document(self, job_id: int) -> str:
        """Show how far a document is."""
        line = _line(read_job(session(), job_id, current_actor()))
        return render_template(
            "screens/long_documents/document.html", title=line.title, line=line, heartbeat=_heartbeat()
        )

    @expose(f"/{JOB_ID}/state")
    @has_access
    @permission_name(Verb.READ)
    def state(self, job_id: int) -> Response:
        """Tell a script how far it is."""
        line = _line(read_job(session(), job_id, current_actor()))
        answer = jsonify(
            is_unfinished=line.job.is_unfinished,
            status=line.status,
            sentence=line.sentence,
            percent=line.percent,
        )
        answer.headers["Cache-Control"] = "private, no-store"
        return answer

    @expose(f"/{JOB_ID}/file")
    @has_access
    @permission_name(Verb.READ)
    def file(self, job_id: int) -> Any:
        """Hand the file over, piece by piece."""
        job, content = open_file(session(), tools().store, job_id, current_actor(), now())
        answer = send_file(
            content,
            mimetype=MIMETYPES[job.form],
            as_attachment=True,
            download_name=job.name,
            etag=False,
            max_age=0,
        )
        answer.headers["Cache-Control"] = "private, no-store"
        return answer

    @expose(f"/{JOB_ID}/cancel", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def cancel(self, job_id: int) -> Any:
        """Stop an own document."""
        cancel(session(), job_id, current_actor(), now())
        return redirect(url_for("LongDocumentScreen.document", job_id=job_id))


def _page(asked: Asked) -> str:
    actor = current_actor()
    return render_template(
        "screens/long_documents/documents.html",
        title=_("Long documents"),
        asked=asked,
        kinds=kind_choices(),
        permit_types=list_permit_types(session(), actor.agency_id),
        statuses=[(status, status_word(status)) for status in STATUSES],
        lines=list(map(_line, list_jobs(session(), actor))),
        heartbeat=_heartbeat(),
        new_request_key=new_request_key,
    )


def _line(job: PrintJob) -> JobLine:
    before = count_before(session(), job) if job.state is JobState.WAITING else 0
    return job_line(job, before=before, is_kept=is_kept(job, now()))


def _heartbeat() -> Heartbeat:
    return read_heartbeat(session(), now(), current_app.config["SETTINGS"].sweep_seconds)


def _today() -> date:
    return get_calendar(session(), current_actor().agency_id).date_of(now())
