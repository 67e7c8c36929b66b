"""The page of a case (berkas): everything about it, and what its reader may do to it now."""

from __future__ import annotations

from typing import Any

from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name

from app.screens.arguments import CASE_ID
from app.screens.base import OfficeBaseView
from app.screens.permissions import Resource, Verb
from app.screens.staff.case_page import case_page, read_case


class CaseScreen(OfficeBaseView):
    """One case for one reader; who may not see it is told so by the service's refusal."""

    route_base = "/cases"
    class_permission_name = Resource.CASE
    default_view = "case"

    @expose(f"/{CASE_ID}")
    @has_access
    @permission_name(Verb.READ)
    def case(self, case_id: int) -> Any:
        """Show the page."""
        return case_page(read_case(case_id))
