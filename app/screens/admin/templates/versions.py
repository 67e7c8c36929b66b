"""One wording of a template: its editor while it is a draft, its page afterwards, saving, publishing, comparing."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import flash, redirect, request
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.screens.actor import session, tools
from app.screens.admin.calendar.whose import who_acts
from app.screens.admin.printed import PRINTED_ROW
from app.screens.admin.templates.comparing import compared_with, others_of
from app.screens.admin.templates.differences import differences
from app.screens.admin.templates.drawing import answer_preview
from app.screens.admin.templates.editing import Typed, editor_page
from app.screens.admin.templates.inventing import invented_for
from app.screens.admin.templates.refusing import refusals_as_pages
from app.screens.admin.templates.sentences import line_of, refusal_sentence, status_of_refusal
from app.screens.admin.templates.states import state_names
from app.screens.admin.templates.whose import address, agency_of_page
from app.screens.arguments import number_argument, number_sent
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.kind_words import kind_word
from app.screens.permissions import Resource, Verb
from app.services.templates.drafting import Wording, delete_draft, new_draft, save_draft
from app.services.templates.publishing import publish
from app.services.templates.refusals import TemplateReason, TemplateRefused
from app.services.templates.rows import VersionState
from app.services.templates.shelf import VersionOnShelf, get_on_shelf, get_version_on_shelf

FOLDER = "screens/admin/templates"


class TemplateVersionScreen(OfficeBaseView):
    """Versions of the templates of one agency."""

    route_base = "/templates/versions"
    class_permission_name = Resource.TEMPLATE

    @expose(f"/{PRINTED_ROW}")
    @has_access
    @permission_name(Verb.READ)
    @refusals_as_pages
    def version(self, pk: int) -> Any:
        """Show a draft in its editor, any other version to be read."""
        one = _get(pk)
        if one.is_draft and self.may(Verb.WRITE):
            return editor_page(self, one, Typed.of(one), fault_line=number_argument("line") or 0)
        return self._page("version", one.template_name, one)

    @expose(f"/{PRINTED_ROW}", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    @refusals_as_pages
    def save(self, pk: int) -> Any:
        """Save a draft as it was typed; where somebody else has saved since, show both and save nothing."""
        stands, typed, by = _get(pk), Typed.sent(), who_acts()[0]
        try:
            save_draft(
                session(),
                agency_id=agency_of_page(),
                version_id=pk,
                lock=number_sent("version"),
                wording=Wording(typed.source, typed.paper, typed.note),
                by=by,
                at=now(),
            )
        except TemplateRefused as refused:
            status, sentences = status_of_refusal(refused), [refusal_sentence(refused)]
            is_overtaken = refused.reason is TemplateReason.CHANGED_MEANWHILE
            return editor_page(
                self, _get(pk), typed, sentences=sentences, status=status, is_overtaken=is_overtaken
            )
        flash(_("The draft is saved. Papers are still printed as before."), "success")
        return redirect(
            address("TemplateVersionScreen.version", pk=stands.id, case=typed.case_number or None)
        )

    @expose(f"/{PRINTED_ROW}/preview")
    @has_access
    @permission_name(Verb.READ)
    @refusals_as_pages
    def drawn(self, pk: int) -> Any:
        """Draw what is saved."""
        one = _get(pk)
        return answer_preview(agency_of_page(), one, one.source, one.paper, request.args.get("case", ""))

    @expose(f"/{PRINTED_ROW}/preview", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    @refusals_as_pages
    def draw(self, pk: int) -> Any:
        """Draw what is typed, without saving it."""
        typed = Typed.sent()
        return answer_preview(agency_of_page(), _get(pk), typed.source, typed.paper, typed.case_number)

    @expose(f"/{PRINTED_ROW}/invented", methods=["POST"])
    @has_access
    @permission_name(Verb.READ)
    @refusals_as_pages
    def invented(self, pk: int) -> Any:
        """List what a preview on a case has to invent; changes nothing."""
        one, case_number = _get(pk), request.form.get("case", "")
        listed = invented_for(agency_of_page(), one.kind, case_number)
        return self._page("invented", _("What is invented in the preview"), one, invented=listed)

    @expose(f"/{PRINTED_ROW}/differences")
    @has_access
    @permission_name(Verb.READ)
    @refusals_as_pages
    def compared(self, pk: int) -> Any:
        """Show where a version differs from the program's own, the published one, or any other."""
        one, chosen = _get(pk), request.args.get("to", "shipped")
        name, other = compared_with(session(), agency_of_page(), one, chosen)
        return self._page(
            "differences",
            _("Version %(number)s against: %(other)s", number=one.number, other=name),
            one,
            lines=differences(other, one.source),
            others=others_of(session(), agency_of_page(), one),
            chosen=chosen,
        )

    @expose(f"/{PRINTED_ROW}/draft", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    @refusals_as_pages
    def draft(self, pk: int) -> Any:
        """Begin a draft with the words of this version."""
        draft_id = new_draft(session(), agency_id=agency_of_page(), version_id=pk, by=who_acts()[0], at=now())
        flash(
            _("The draft begins with the wording of that version. Papers are still printed as before."),
            "success",
        )
        return redirect(address("TemplateVersionScreen.version", pk=draft_id))

    @expose(f"/{PRINTED_ROW}/delete", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    @refusals_as_pages
    def remove(self, pk: int) -> Any:
        """Throw a draft away, if it still is as its reader saw it."""
        delete_draft(session(), agency_id=agency_of_page(), version_id=pk, lock=number_sent("version"))
        flash(_("The draft is deleted."), "success")
        return redirect(address("TemplateScreen.templates"))

    @expose(f"/{PRINTED_ROW}/publish", methods=["GET", "POST"])
    @has_access
    @permission_name(Verb.WRITE)
    @refusals_as_pages
    def publishing(self, pk: int) -> Any:
        """Say what publishing changes, and publish when that is confirmed."""
        one = _get(pk)
        if request.method == "GET":
            return self._publish_page(one)
        by, by_name = who_acts()
        try:
            publish(
                session(),
                tools(),
                agency_id=agency_of_page(),
                version_id=pk,
                lock=number_sent("version"),
                by=by,
                by_name=by_name,
                at=now(),
            )
        except TemplateRefused as refused:
            if not _is_just_published(_get(pk), number_sent("version")):
                return self._publish_page(_get(pk), refused)
        flash(
            _("Version %(number)s is published. Papers printed from now on use it.", number=one.number),
            "success",
        )
        return redirect(address("TemplateScreen.template", pk=one.template_id))

    def _publish_page(self, one: VersionOnShelf, refused: TemplateRefused | None = None) -> Any:
        template = get_on_shelf(session(), agency_of_page(), one.template_id)
        chosen = "published" if template.published else "shipped"
        name, other = compared_with(session(), agency_of_page(), one, chosen)
        return self._page(
            "publish",
            _("Publish version %(number)s of “%(name)s”", number=one.number, name=one.template_name),
            one,
            status=HTTPStatus.OK if refused is None else status_of_refusal(refused),
            shelf=template,
            lines=differences(other, one.source),
            against=_("Differences to: %(other)s", other=name),
            sentences=[] if refused is None else [refusal_sentence(refused)],
            fault_line=line_of(refused.fault) if refused is not None and refused.fault else 0,
        )

    def _page(
        self, name: str, title: str, one: VersionOnShelf, status: HTTPStatus = HTTPStatus.OK, **more: Any
    ) -> Any:
        page = self.render_template(
            f"{FOLDER}/{name}.html",
            title=title,
            version=one,
            states=state_names(),
            may_write=self.may(Verb.WRITE),
            kind_word=kind_word,
            address=address,
            **more,
        )
        return page, int(status)


def _is_just_published(one: VersionOnShelf, seen: int) -> bool:
    """Whether the draft was published just as its reader saw it, such as by the first of two clicks."""
    return one.state == VersionState.PUBLISHED and one.version == seen + 1


def _get(pk: int) -> VersionOnShelf:
    return get_version_on_shelf(session(), agency_of_page(), pk)
