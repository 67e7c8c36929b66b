"""A paper as it would be signed now, marked not to be the document; nothing of it is kept.

Printed from the same facts by the same template. One thing is left out: the statement in the QR, by which a permit proves
itself offline, is made only with the signature, or every preview would be a permit that proves itself.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.documents import facts as f
from app.documents.marking import NOT_THE_DOCUMENT, mark_pages
from app.domain.case.refusals import Reason
from app.services.actors import Actor
from app.services.calendars import get_calendar
from app.services.casework.loading import OnFile, case_from
from app.services.declined import Declined
from app.services.issuing.permits import prepare_permit
from app.services.issuing.shapes import permit_kind_of
from app.services.letters.printing import preview_letter
from app.services.signing_desk.desk import signing_outcome
from app.services.signing_desk.subjects import LetterSubject, TaskSubject
from app.services.signing_desk.waiting import list_named
from app.services.templates.press import print_document
from app.services.tools import Tools
from app.services.work.kinds import Desk


def preview_paper(
    session: Session, tools: Tools, subject: TaskSubject | LetterSubject, by: Actor, at: datetime
) -> bytes:
    """Print a paper of the desk; `Declined` when it is not before this officer, or cannot be printed whole."""
    if isinstance(subject, LetterSubject):
        return preview_letter(session, tools, subject.letter_id, by, at)
    return mark_pages(_preview_permit(session, tools, subject, by, at), NOT_THE_DOCUMENT)


def _preview_permit(session: Session, tools: Tools, subject: TaskSubject, by: Actor, at: datetime) -> bytes:
    found = list_named(session, by, {subject})
    if not found:
        raise Declined(Reason.UNKNOWN_DOCUMENT)
    (waiting,) = found
    row, task = waiting.case, waiting.task
    on_file = OnFile(row, case_from(row, [task], waiting.procedure), {task.serial: task})
    live = on_file.case.tasks[0]
    step = on_file.case.step_of(live)
    calendar = get_calendar(session, row.agency_id)
    desk = Desk(session, tools, on_file, live, step, signing_outcome(waiting), by, at, calendar)
    made = print_document(
        session,
        tools,
        kind=permit_kind_of(row.permit_type),
        facts=prepare_permit(desk, f.SignatureMode.ELECTRONIC, by.id),
        agency=row.agency,
        at=at,
        case_id=row.id,
        permit_type_id=row.permit_type_id,
        is_kept=False,
    )
    return made.document.pdf
