"""How every due time of a case was counted: a page to read, and the evidence sheet to hand over."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from flask import render_template, send_file, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.screens.actor import current_actor, session
from app.screens.arguments import CASE_ID
from app.screens.base import OfficeBaseView
from app.screens.base.ways_back import safe_next
from app.screens.clock import now
from app.screens.clock_accounts import charged_to, clock_accounts
from app.screens.formats import office_time
from app.screens.permissions import Resource, Verb
from app.screens.staff.clock_evidence import evidence_of
from app.services.clockwork import read_clocks


class ClocksScreen(OfficeBaseView):
    """The clocks of one case; who may not see the case is told so by the service's refusal."""

    route_base = "/cases"
    class_permission_name = Resource.CASE
    default_view = "clocks"

    @expose(f"/{CASE_ID}/clocks")
    @has_access
    @permission_name(Verb.READ)
    def clocks(self, case_id: int) -> Any:
        """Show each clock from its start to its due time."""
        case = read_clocks(session(), case_id, current_actor(), now())
        return render_template(
            "screens/staff/clocks.html",
            title=_("How the due times of %(number)s are counted", number=case.number),
            case=case,
            case_url=url_for("CaseScreen.case", case_id=case_id),
            back=safe_next(),
            accounts=clock_accounts(case),
            charges=[(charged_to(one), office_time(one.working_time)) for one in case.charges],
        )

    @expose(f"/{CASE_ID}/clocks.pdf")
    @has_access
    @permission_name(Verb.READ)
    def evidence(self, case_id: int) -> Any:
        """Give out the evidence sheet, drawn up afresh from what is on file."""
        case = read_clocks(session(), case_id, current_actor(), now())
        sheet = evidence_of(session(), case)
        answer = send_file(
            BytesIO(sheet.pdf),
            mimetype="application/pdf",
            download_name=f"bukti-waktu-{case.number.replace('/', '-')}.pdf",
            etag=False,
            max_age=0,
        )
        answer.headers["Cache-Control"] = "private, no-store"
        return answer
