"""The procedures (SOP) of permit types in their versions, to look at: a published one never changes."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import abort, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import lazy_gettext as _

from app.domain.procedure.definitions import read_procedure
from app.records.catalogue import ProcedureVersionRecord
from app.screens.admin.catalogue_screen import CatalogueScreen
from app.screens.admin.printed import PRINTED_ROW, chosen_paper, hand_out
from app.screens.admin.sop_drift import accepted, compared
from app.screens.admin.sop_identity import identity_lines
from app.screens.admin.sop_table import sop_table
from app.screens.base import OfficeInterface
from app.screens.permissions import Resource, Verb
from app.services.casefile.rows import position_labels
from app.services.printed_procedures import print_version

STATES = {"draft": _("Draft"), "published": _("In force"), "retired": _("Retired")}


def state_name(state: str) -> str:
    """Name the state of a version."""
    return str(STATES.get(state, state))


class ProcedureScreen(CatalogueScreen):
    """Versions of procedures; each shows the steps with the document's own wording and where it was read."""

    datamodel = OfficeInterface(ProcedureVersionRecord)
    route_base = "/procedures"
    class_permission_name = Resource.PROCEDURE
    include_route_methods = {"list", "show", "sop", "official"}
    base_order = ("effective_on", "desc")
    show_template = "screens/admin/procedure.html"

    list_title = _("Procedures (SOP)")
    show_title = _("Procedure (SOP)")
    label_columns = {
        "permit_type": _("Permit type"),
        "number": _("Version"),
        "state": _("State"),
        "effective_on": _("In force since"),
        "published_at": _("Published"),
    }
    formatters_columns = {"state": state_name}
    list_columns = ["permit_type", "number", "state", "effective_on", "published_at"]
    order_columns = ["number", "effective_on"]
    show_columns = ["permit_type", "number", "state", "effective_on", "published_at"]
    search_columns = ["permit_type"]
    add_columns = ["number"]
    edit_columns = ["number"]

    @expose(f"/{PRINTED_ROW}/sop.pdf")
    @has_access
    @permission_name(Verb.READ)
    def sop(self, pk: int) -> Any:
        """Hand out the SOP document of a version of the reader's own agency."""
        version = self.datamodel.get(pk, self._base_filters)
        if version is None:
            abort(HTTPStatus.NOT_FOUND)
        return hand_out(
            lambda: print_version(self.datamodel.session, version.id, paper=chosen_paper()),
            f"sop-{version.permit_type.key}-v{version.number}.pdf",
            back=url_for("ProcedureScreen.show", pk=pk),
        )

    @expose(f"/{PRINTED_ROW}/official", methods=["GET", "POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def official(self, pk: int) -> Any:
        """Compare an uploaded official SOP with a version of the reader's own agency."""
        version = self.datamodel.get(pk, self._base_filters)
        if version is None:
            abort(HTTPStatus.NOT_FOUND)
        is_sent = request.method == "POST"
        said, status = compared(self.datamodel.session, version.id) if is_sent else ({}, HTTPStatus.OK)
        page = self.render_template(
            "screens/admin/official_sop.html", version=version, accepted=accepted(), **said
        )
        return page, int(status)

    def _get_show_widget(self, pk: Any, item: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        widgets: dict[str, Any] = super()._get_show_widget(pk, item, *args, **kwargs)
        procedure = read_procedure({**item.definition, "version": item.number})
        office = item.permit_type.office
        labels = position_labels(self.datamodel.session, item.agency_id)
        table = sop_table(procedure, labels, office.key if office else "")
        return {
            **widgets,
            "version": item,
            "state": state_name(item.state),
            "table": table,
            "may_compare": self.appbuilder.sm.has_access(f"can_{Verb.WRITE}", Resource.PROCEDURE),
            "identity": identity_lines(item.identity),
        }
