"""The base class of screens made by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import request
from flask_appbuilder import BaseView
from flask_appbuilder.const import PERMISSION_PREFIX
from flask_appbuilder.widgets import FormWidget

from app.screens.base.explicitness import LeftToChance
from app.screens.base.ways_back import ExplicitWaysBack, safe_next
from app.screens.permissions import READ_OR_WRITE

if TYPE_CHECKING:
    from http import HTTPStatus

    from flask_wtf import FlaskForm


class OfficeBaseView(ExplicitWaysBack, BaseView):
    """A hand-made screen: routes with `@expose`, `@has_access` and `@permission_name(Verb.…)`.

    `class_permission_name` names the resource its rights are on; `method_permission_name` may map methods to
    verbs instead of the decorator. A screen with routes and no such name is refused when it is defined.
    """

    class_permission_name: str | None = None
    method_permission_name = READ_OR_WRITE

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Refuse a screen with routes and no name for its rights."""
        super().__init_subclass__(**kwargs)
        has_routes = any(hasattr(each, "_urls") for each in vars(cls).values())
        if has_routes and not cls.class_permission_name:
            message = f"{cls.__name__} must set class_permission_name itself"
            raise LeftToChance(message)

    def may(self, verb: str) -> bool:
        """Whether the signed-in person has this verb on this screen's resource."""
        return bool(self.appbuilder.sm.has_access(f"{PERMISSION_PREFIX}{verb}", self.class_permission_name))

    def form_page(self, title: Any, form: FlaskForm, status: HTTPStatus) -> tuple[str, int]:
        """Draw a form that belongs to no table, with the errors it carries."""
        widget = FormWidget(
            screen=self,
            form=form,
            columns=[field.name for field in form if field.type not in {"CSRFTokenField", "HiddenField"}],
            fieldsets=None,
            stored={},
            next=safe_next(),
            action=request.full_path.rstrip("?"),
        )
        page = self.render_template(
            "appbuilder/general/model/edit.html", title=title, widgets={"edit": widget}
        )
        return page, int(status)
