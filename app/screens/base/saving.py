"""Adds, changes and deletes a row of a generated screen: all of it is stored, or none and the form is kept.

Cures: any error of a hook or of the database sent the clerk to another page with everything typed lost and
raw SQL in a banner; the last writer won silently; a forbidden edit stayed dirty in the session and was
stored by the next commit.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, ClassVar

from flask import abort, flash, request
from flask_appbuilder import expose, has_access
from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from app.screens.base.dependants import refuse_orphans
from app.screens.base.faults import FormFault, Overtaken, Unfilled
from app.screens.base.fingerprints import SEEN, changed_by, fingerprint_of, is_unchanged
from app.screens.base.violations import explain, explain_delete, read_violation
from app.services.transactions import transaction

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask_wtf import FlaskForm


class Saving:
    """A mixin: `add`, `edit` and `delete`."""

    constraint_sentences: ClassVar[dict[str, Any]] = {}

    @expose("/add", methods=["GET", "POST"])
    @has_access
    def add(self: Any) -> Any:
        """Show an empty form, or store what it holds."""
        form = self.add_form.refresh()
        if request.method == "GET":
            return self._form_page("add", form, HTTPStatus.OK)
        refusal = self._attempt(form, lambda: self._store_new(form))
        if refusal:
            return self._form_page("add", form, refusal)
        flash(str(self.add_row_message), "success")
        return self.post_add_redirect()

    @expose("/edit/<pk>", methods=["GET", "POST"])
    @has_access
    def edit(self: Any, pk: str) -> Any:
        """Show a row in a form, or store its changes if no one else has changed it meanwhile."""
        key = self._deserialize_pk_if_composite(pk)
        if request.method == "GET":
            return self._opened(self.datamodel.get(key, self._base_filters) or abort(404), key)
        form = self.edit_form.refresh(request.form)
        try:
            refusal = self._attempt(form, lambda: self._store_changes(form, key))
        except Overtaken as overtaken:
            form.form_errors.append(overtaken.sentence)
            return self._form_page(
                "edit", form, HTTPStatus.CONFLICT, seen=overtaken.seen, stored=overtaken.stored
            )
        if refusal:
            return self._form_page("edit", form, refusal, seen=request.form.get(SEEN, ""))
        flash(str(self.edit_row_message), "success")
        return self.post_edit_redirect()

    @expose("/delete/<pk>", methods=["POST"])
    @has_access
    def delete(self: Any, pk: str) -> Any:
        """Delete a row that nothing else needs."""
        try:
            with transaction(self.datamodel.session):
                self._remove(self._deserialize_pk_if_composite(pk))
        except FormFault as fault:
            flash(fault.sentence, "danger")
        except IntegrityError:
            flash(explain_delete(), "danger")
        else:
            flash(str(self.delete_row_message), "success")
        return self.post_delete_redirect()

    def _opened(self: Any, item: Any, key: Any) -> Any:
        form = self.edit_form.refresh(obj=item)
        self.prefill_form(form, key)
        return self._form_page("edit", form, HTTPStatus.OK, seen=fingerprint_of(item, self._tied()))

    def _attempt(self: Any, form: FlaskForm, store: Callable[[], None]) -> HTTPStatus | None:
        """Store in one transaction; where that is refused, put the sentence on the form and say how."""
        try:
            with transaction(self.datamodel.session):
                store()
        except Unfilled:
            return HTTPStatus.UNPROCESSABLE_ENTITY
        except FormFault as fault:
            _complain(form, fault.sentence, fault.field)
        except IntegrityError as error:
            violation = read_violation(error, self.datamodel.obj.__table__)
            sentence = explain(violation, labels=self.label_columns, sentences=self.constraint_sentences)
            _complain(form, sentence, violation.columns[-1] if violation.columns else "")
        except StaleDataError:
            _complain(
                form, _("Someone else changed this row a moment ago. Open it again and repeat your change.")
            )
            return HTTPStatus.CONFLICT
        else:
            return None
        return HTTPStatus.UNPROCESSABLE_ENTITY

    def _store_new(self: Any, form: FlaskForm) -> None:
        _insist_on_validity(form)
        self.process_form(form, True)
        item = self.datamodel.obj()
        with self.datamodel.session.no_autoflush:
            form.populate_obj(item)
            self.stamp_agency(item)
            self.pre_add(item)
        self.datamodel.add(item, commit=False)
        self._insist_on_scope(item)
        self.post_add(item)

    def _store_changes(self: Any, form: FlaskForm, key: Any) -> None:
        item = self.datamodel.get_locked(key, self._base_filters) or abort(404)
        if not is_unchanged(item, request.form.get(SEEN, ""), self._tied()):
            raise self._overtaken(item)
        form._id = self.datamodel.get_pk_value(item)  # noqa: SLF001 - where the framework's Unique looks
        _insist_on_validity(form)
        self.process_form(form, False)
        with self.datamodel.session.no_autoflush:
            form.populate_obj(item)
            self.pre_update(item)
        self.datamodel.edit(item, commit=False)
        self._insist_on_scope(item)
        self.post_update(item)

    def _remove(self: Any, key: Any) -> None:
        item = self.datamodel.get_locked(key, self._base_filters) or abort(404)
        self.pre_delete(item)
        refuse_orphans(item)
        self.datamodel.delete(item, commit=False)
        self.post_delete(item)

    def _overtaken(self: Any, item: Any) -> Overtaken:
        sentence = _(
            "This row has been changed by %(person)s since you opened it. What you wrote is still here and not "
            "saved yet. Compare it with the stored values shown, then save again.",
            person=changed_by(item) or _("someone else"),
        )
        stored = {name: self.cell_of(item, name) for name in self.edit_columns if hasattr(item, name)}
        return Overtaken(sentence, seen=fingerprint_of(item, self._tied()), stored=stored)

    def _insist_on_scope(self: Any, item: Any) -> None:
        """A row must not be put where its own author could not see it: in another agency."""
        if self.datamodel.get(self.datamodel.get_pk_value(item), self._base_filters) is None:
            raise FormFault(_("You may only keep rows of your own agency, so this was not saved."))

    def _tied(self: Any) -> list[str]:
        return [name for name in self.edit_columns if self.datamodel.is_relation_many_to_many(name)]


def _insist_on_validity(form: FlaskForm) -> None:
    if not form.validate():
        raise Unfilled


def _complain(form: FlaskForm, sentence: str, field: str = "") -> None:
    if field not in form:
        form.form_errors.append(sentence)
        return
    form[field].errors = [*form[field].errors, sentence]
