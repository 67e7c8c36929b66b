"""The templates of an agency: what prints each kind of paper, which drafts wait, and which permit types chose another."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import flash, redirect, request
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.documents import DocumentKind
from app.screens.actor import session
from app.screens.admin.calendar.whose import who_acts
from app.screens.admin.printed import PRINTED_ROW
from app.screens.admin.templates.refusing import refusals_as_pages
from app.screens.admin.templates.sentences import refusal_sentence, status_of_refusal
from app.screens.admin.templates.states import state_names
from app.screens.admin.templates.whose import address, agencies_to_choose, agency_of_page
from app.screens.arguments import numbers_sent
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.kind_words import kind_word
from app.screens.permissions import Resource, Verb
from app.services.templates.choices import list_choices, stamp_of
from app.services.templates.drafting import copy_shipped
from app.services.templates.publishing import choose, make_default, retire
from app.services.templates.refusals import TemplateReason, TemplateRefused
from app.services.templates.shelf import TemplateOnShelf, get_on_shelf, list_choosers, list_shelf


class TemplateScreen(OfficeBaseView):
    """Templates of one agency."""

    route_base = "/templates"
    class_permission_name = Resource.TEMPLATE
    default_view = "templates"

    @expose("/")
    @has_access
    @permission_name(Verb.READ)
    def templates(self) -> Any:
        """List the kinds of paper with the templates for each."""
        return self._list(HTTPStatus.OK)

    @expose("/new", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def new(self) -> Any:
        """Copy the program's own template of a kind as the first draft of the agency's."""
        agency_id, (by, _name) = agency_of_page(), who_acts()
        name = request.values.get("name", "")
        try:
            kind = _kind(request.values.get("kind", ""))
            version_id = copy_shipped(session(), agency_id=agency_id, kind=kind, name=name, by=by, at=now())
        except TemplateRefused as refused:
            return self._list(status_of_refusal(refused), refusal_sentence(refused))
        flash(
            _("The draft is a copy of what comes with the program. Nothing is printed by it yet."), "success"
        )
        return redirect(address("TemplateVersionScreen.version", pk=version_id))

    @expose(f"/{PRINTED_ROW}")
    @has_access
    @permission_name(Verb.READ)
    @refusals_as_pages
    def template(self, pk: int) -> Any:
        """Show a template with its versions and the permit types that print by it."""
        return self._template(pk)

    @expose(f"/{PRINTED_ROW}/default", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    @refusals_as_pages
    def make_default(self, pk: int) -> Any:
        """Let a template print its kind for every permit type that has chosen no other."""
        make_default(session(), agency_id=agency_of_page(), template_id=pk)
        flash(_("The template is the default of its kind now."), "success")
        return redirect(address("TemplateScreen.template", pk=pk))

    @expose(f"/{PRINTED_ROW}/no-default", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    @refusals_as_pages
    def drop_default(self, pk: int) -> Any:
        """Let the program's own template print the kind again."""
        make_default(session(), agency_id=agency_of_page(), template_id=pk, is_default=False)
        flash(_("The template that comes with the program prints this kind again."), "success")
        return redirect(address("TemplateScreen.template", pk=pk))

    @expose(f"/{PRINTED_ROW}/retire", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    @refusals_as_pages
    def retire(self, pk: int) -> Any:
        """Let a template print no more."""
        retire(session(), agency_id=agency_of_page(), template_id=pk)
        flash(
            _("Nothing is printed by this template any more; its versions stay to be looked at."), "success"
        )
        return redirect(address("TemplateScreen.template", pk=pk))

    @expose(f"/{PRINTED_ROW}/choices", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    @refusals_as_pages
    def choices(self, pk: int) -> Any:
        """Let just the ticked permit types print by a template; where somebody chose meanwhile, show it beside the ticks."""
        ticked, seen = numbers_sent("permit_type"), request.form.get("seen", "")
        try:
            choose(session(), agency_id=agency_of_page(), template_id=pk, permit_types=ticked, seen=seen)
        except TemplateRefused as refused:
            if refused.reason is not TemplateReason.CHANGED_MEANWHILE:
                raise
            return self._template(pk, ticked=frozenset(ticked))
        flash(_("The choice is saved; it holds for papers printed from now on."), "success")
        return redirect(address("TemplateScreen.template", pk=pk))

    def _template(self, pk: int, ticked: frozenset[int] | None = None) -> Any:
        agency_id = agency_of_page()
        one = get_on_shelf(session(), agency_id, pk)
        page = self.render_template(
            "screens/admin/templates/template.html",
            title=one.name,
            one=one,
            permit_types=list_choosers(session(), agency_id, one),
            others=_chosen_otherwise(agency_id, one),
            ticked=frozenset(one.chosen_by) if ticked is None else ticked,
            is_overtaken=ticked is not None,
            seen=stamp_of(list_choices(session(), agency_id, one.kind)),
            states=state_names(),
            may_write=self.may(Verb.WRITE),
            kind_word=kind_word,
            address=address,
        )
        return page, int(HTTPStatus.OK if ticked is None else HTTPStatus.CONFLICT)

    def _list(self, status: HTTPStatus, fault: str = "") -> Any:
        agency_id = agency_of_page()
        page = self.render_template(
            "screens/admin/templates/list.html",
            title=_("Document templates"),
            shelf=list_shelf(session(), agency_id),
            asked={name: request.values.get(name, "") for name in ("kind", "name")},
            fault=fault,
            may_write=self.may(Verb.WRITE),
            agencies=agencies_to_choose(),
            agency_id=agency_id,
            kind_word=kind_word,
            address=address,
        )
        return page, int(status)


def _kind(text: str) -> DocumentKind:
    if text not in set(DocumentKind):
        raise TemplateRefused(TemplateReason.UNKNOWN_KIND)
    return DocumentKind(text)


def _chosen_otherwise(agency_id: int, one: TemplateOnShelf) -> dict[int, str]:
    """Name, by permit type, another template of the same kind that it has chosen."""
    kind = next((kind for kind in list_shelf(session(), agency_id) if kind.kind == one.kind), None)
    if kind is None:
        raise TemplateRefused(TemplateReason.UNKNOWN_KIND)
    return {key: other.name for other in kind.templates if other.id != one.id for key in other.chosen_by}
