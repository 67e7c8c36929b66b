"""The agency's pictures for its papers: look, hand in, replace, take away."""

from __future__ import annotations

from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from flask import abort, flash, redirect, request, send_file
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.documents.bundles import ARMS
from app.domain.case.refusals import Reason, Refused
from app.screens.actor import session, tools
from app.screens.admin.calendar.whose import who_acts
from app.screens.admin.templates.sentences import refusal_sentence, status_of_refusal
from app.screens.admin.templates.whose import address, agencies_to_choose, agency_of_page
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.permissions import Resource, Verb
from app.screens.sentences import sentence_of, status_of
from app.services.templates.picture_use import templates_showing
from app.services.templates.pictures import (
    MOST_BYTES,
    add_picture,
    drop_picture,
    list_pictures,
    read_picture,
    read_usual_arms,
)
from app.services.templates.refusals import TemplateRefused
from app.services.upload_refusals import UploadRefused

if TYPE_CHECKING:
    from werkzeug.datastructures import FileStorage


class PictureScreen(OfficeBaseView):
    """Pictures of one agency."""

    route_base = "/pictures"
    class_permission_name = Resource.TEMPLATE
    default_view = "pictures"

    @expose("/")
    @has_access
    @permission_name(Verb.READ)
    def pictures(self) -> Any:
        """Show the pictures."""
        return self._page(HTTPStatus.OK)

    @expose("/", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def put(self) -> Any:
        """Keep a picture under its name; the one that bore the name is replaced."""
        name, upload = request.form.get("name", "").strip(), request.files.get("picture")
        if upload is None or not upload.filename:
            return self._page(HTTPStatus.UNPROCESSABLE_ENTITY, name, _("Choose the file of the picture."))
        try:
            _put(name, upload)
        except TemplateRefused as refused:
            return self._page(status_of_refusal(refused), name, refusal_sentence(refused))
        except UploadRefused as refused:
            told = Refused(Reason.UPLOAD_REFUSED, {"why": refused.reason, **refused.parameters})
            return self._page(status_of(told), name, sentence_of(told))
        flash(_("The picture “%(name)s” is kept. Papers printed from now on show it.", name=name), "success")
        return redirect(address("PictureScreen.pictures"))

    @expose("/<name>/remove", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def remove(self, name: str) -> Any:
        """Take a picture away that no published template shows."""
        try:
            drop_picture(session(), agency_id=agency_of_page(), name=name)
        except TemplateRefused as refused:
            flash(refusal_sentence(refused), "danger")
        else:
            flash(_("The picture is taken away; papers that were printed keep it."), "success")
        return redirect(address("PictureScreen.pictures"))

    @expose("/<name>")
    @has_access
    @permission_name(Verb.READ)
    def picture(self, name: str) -> Any:
        """Show a picture; of the coat of arms the one that comes with the program where there is no other."""
        agency_id = agency_of_page()
        try:
            return _sent(*read_picture(session(), tools().store, agency_id, name))
        except TemplateRefused:
            if name != ARMS:
                abort(HTTPStatus.NOT_FOUND)
            return _sent(read_usual_arms(session(), agency_id), "image/png")

    def _page(self, status: HTTPStatus, name: str = "", fault: str = "") -> Any:
        agency_id = agency_of_page()
        pictures = list_pictures(session(), agency_id)
        page = self.render_template(
            "screens/admin/templates/pictures.html",
            title=_("Pictures for papers"),
            pictures=pictures,
            used_by={one.name: templates_showing(session(), agency_id, one.name) for one in pictures},
            has_own_arms=any(one.name == ARMS for one in pictures),
            most=MOST_BYTES,
            name=name or request.args.get("name", ""),
            fault=fault,
            may_write=self.may(Verb.WRITE),
            agencies=agencies_to_choose(),
            agency_id=agency_id,
            address=address,
        )
        return page, int(status)


def _put(name: str, upload: FileStorage) -> None:
    add_picture(
        session(),
        tools(),
        agency_id=agency_of_page(),
        name=name,
        filename=upload.filename or "",
        stream=cast("BinaryIO", upload.stream),
        by=who_acts()[0],
        at=now(),
    )


def _sent(content: bytes, media_type: str) -> Any:
    answer = send_file(BytesIO(content), mimetype=media_type, etag=False, max_age=0)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
