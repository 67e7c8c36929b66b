"""Taking a whole case out for the archive, as one file; for those whose duty that is, and each time on record."""

from __future__ import annotations

import tempfile
from typing import Any
from zoneinfo import ZoneInfo

from flask import send_file
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name

from app.domain.case.access import Permission
from app.screens.actor import current_actor, session, tools
from app.screens.arguments import CASE_ID
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.identity import office_zone
from app.screens.permissions import Resource
from app.services.actors import Actor
from app.services.archive.export import ZipSink, export_case
from app.services.archive.export.names import case_name
from app.services.archive.export.packing import find_exportable

IN_MEMORY = 1024 * 1024
"""Up to this size an archive is put together in memory; a larger one on disk."""


class ExportScreen(OfficeBaseView):
    """Gives a case out; who may not have it is told so by the service's refusal."""

    route_base = "/cases"
    class_permission_name = Resource.CASE
    default_view = "archive"

    @expose(f"/{CASE_ID}/archive.zip", methods=["POST"])
    @has_access
    @permission_name("export")
    def archive(self, case_id: int) -> Any:
        """Hand over documents, events and hashes; put together whole before the first byte leaves."""
        reader, at = current_actor(), now()
        name = case_name(find_exportable(session(), case_id, reader).number)
        out = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 -- closed with the answer
        local = at.astimezone(ZoneInfo(office_zone()))
        with ZipSink.opened(out, name, local) as sink:
            export_case(session(), tools().store, case_id, sink, reader=reader, at=at)
        size = out.tell()
        out.seek(0)
        answer = send_file(
            out,
            mimetype="application/zip",
            as_attachment=True,
            download_name=f"{name}.zip",
            etag=False,
            max_age=0,
        )
        answer.headers["Cache-Control"] = "private, no-store"
        answer.headers["Content-Length"] = str(size)
        return answer


def may_export(actor: Actor) -> bool:
    """Whether the button is offered."""
    return Permission.CASE_EXPORT in actor.officer.permissions
