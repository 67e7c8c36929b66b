"""The one base class of every generated API; the framework's own ModelRestApi is used nowhere else.

Cures: filters shared between threads, related rows past the agency, raw SQL in answers, pages that the
database refuses, the last writer winning silently, and cookies that could write without a form token.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, ClassVar

from flask import request
from flask_appbuilder import ModelRestApi
from flask_babel import gettext as _
from marshmallow import ValidationError
from sqlalchemy.exc import IntegrityError

from app.screens.base.api_arguments import fill_api_filters, readable_page
from app.screens.base.datamodel import OfficeInterface
from app.screens.base.dependants import refuse_orphans
from app.screens.base.explicitness import Explicit, check_screen
from app.screens.base.faults import FormFault
from app.screens.base.filters_of_request import FiltersOfRequest
from app.screens.base.fingerprints import fingerprint_of, is_unchanged
from app.screens.base.scope import OwnAgency, agency_path, choices_in_scope
from app.screens.base.violations import explain, explain_delete, read_violation
from app.services.transactions import transaction

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Response
    from flask_appbuilder.models.filters import Filters

MOST_ROWS = 100


class OfficeRestApi(Explicit, ModelRestApi):
    """A table as a REST resource, inside the caller's agency.

    A GET answers with an `ETag`; a PUT must send it back as `If-Match`, so that nobody overwrites what he
    has not seen. Callers sign in by token; a browser's cookie opens nothing here.
    """

    agency_column: str | None = ""
    datamodel: Any = None
    base_filters: Any = None
    constraint_sentences: ClassVar[dict[str, Any]] = {}
    allow_browser_login = False
    max_page_size = MOST_ROWS
    _filters = FiltersOfRequest()

    def _init_properties(self) -> None:
        check_screen(type(self))
        self.datamodel = OfficeInterface.adopted(self.datamodel)
        path = agency_path(self.datamodel) if self.agency_column == "" else self.agency_column
        if path:
            self.base_filters = [*(self.base_filters or []), [path, OwnAgency, None]]
        super()._init_properties()
        for kind in ("add", "edit"):
            self._keep_choices_in_scope(kind)

    def _keep_choices_in_scope(self, kind: str) -> None:
        given = getattr(self, f"{kind}_query_rel_fields") or {}
        relations = filter(self.datamodel.is_relation, getattr(self, f"{kind}_columns"))
        scoped = {name: [*given.get(name, []), *choices_in_scope(self.datamodel, name)] for name in relations}
        setattr(self, f"{kind}_query_rel_fields", scoped)

    def _handle_filters_args(self, rison_args: dict[str, Any]) -> Filters:
        fill_api_filters(self._filters, rison_args.get("filters", []))
        return self._filters.get_joined_filters(self._base_filters)

    def _sanitize_page_args(self, page: Any, page_size: Any) -> tuple[int, int]:
        return readable_page(page, page_size, default=self.page_size, most=self.max_page_size)

    def get_headless(self, pk: Any, **kwargs: Any) -> Response:
        """Answer with one row and its ETag."""
        answer: Response = super().get_headless(pk, **kwargs)
        item = self.datamodel.get(pk, self._base_filters)
        if answer.status_code == HTTPStatus.OK and item is not None:
            answer.set_etag(fingerprint_of(item))
        return answer

    def post_headless(self) -> Response:
        """Store a new row."""
        return self._attempt(self._add_posted)

    def put_headless(self, pk: Any) -> Response:
        """Store the changes of a row that the caller has seen as it is."""
        return self._attempt(lambda: self._edit_put(pk))

    def delete_headless(self, pk: Any) -> Response:
        """Delete a row that nothing else needs."""
        return self._attempt(lambda: self._delete_asked(pk), on_conflict=lambda _error: explain_delete())

    def _attempt(
        self, work: Callable[[], Response], on_conflict: Callable[[IntegrityError], str] | None = None
    ) -> Response:
        try:
            with transaction(self.datamodel.session):
                return work()
        except ValidationError as fault:
            return self.response_422(message=fault.messages)
        except FormFault as fault:
            return self.response_422(message=fault.sentence)
        except IntegrityError as error:
            return self.response_422(message=(on_conflict or self._explained)(error))

    def _explained(self, error: IntegrityError) -> str:
        violation = read_violation(error, self.datamodel.obj.__table__)
        return explain(violation, labels=self.label_columns, sentences=self.constraint_sentences)

    def _add_posted(self) -> Response:
        item = self.add_model_schema.load(_sent_json())
        self._insist_on_choices(item, self.add_columns)
        self.pre_add(item)
        self.datamodel.add(item, commit=False)
        self._insist_on_scope(item)
        self.post_add(item)
        result = self.add_model_schema.dump(item, many=False)
        return self.response(HTTPStatus.CREATED, result=result, id=self.datamodel.get_pk_value(item))

    def _edit_put(self, pk: Any) -> Response:
        item = self.datamodel.get_locked(pk, self._base_filters)
        if item is None:
            return self.response_404()
        if not request.if_match:
            return self.response(
                HTTPStatus.PRECONDITION_REQUIRED, message=_("Send If-Match with the row's ETag.")
            )
        if not any(is_unchanged(item, tag) for tag in request.if_match.as_set()):
            return self.response(
                HTTPStatus.PRECONDITION_FAILED, message=_("The row has changed. Read it again.")
            )
        item = self.edit_model_schema.load(self._merge_update_item(item, _sent_json()), instance=item)
        self._insist_on_choices(item, self.edit_columns)
        self.pre_update(item)
        self.datamodel.edit(item, commit=False)
        self._insist_on_scope(item)
        self.post_update(item)
        return self.response(HTTPStatus.OK, result=self.edit_model_schema.dump(item, many=False))

    def _delete_asked(self, pk: Any) -> Response:
        item = self.datamodel.get_locked(pk, self._base_filters)
        if item is None:
            return self.response_404()
        self.pre_delete(item)
        refuse_orphans(item)
        self.datamodel.delete(item, commit=False)
        self.post_delete(item)
        return self.response(HTTPStatus.OK, message="OK")

    def _insist_on_scope(self, item: Any) -> None:
        if self.datamodel.get(self.datamodel.get_pk_value(item), self._base_filters) is None:
            raise FormFault(_("You may only keep rows of your own agency, so this was not saved."))

    def _insist_on_choices(self, item: Any, columns: list[str]) -> None:
        """A row of another agency must not be pointed at by writing its key into a request."""
        for name in filter(self.datamodel.is_relation_many_to_one, columns):
            chosen = getattr(item, name)
            related = self.datamodel.get_related_interface(name)
            scope = related.get_filters().add_filter_list(choices_in_scope(self.datamodel, name))
            if chosen is not None and related.get(related.get_pk_value(chosen), scope) is None:
                raise FormFault(_("A row chosen here no longer exists. Choose another, then save again."))


def _sent_json() -> Any:
    if not request.is_json:
        raise FormFault(_("Send JSON."))
    return request.get_json()
