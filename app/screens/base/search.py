"""The search form above a list: plain labelled fields that a GET sends, one or two a column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import request
from flask_appbuilder.widgets import RenderTemplateWidget
from flask_babel import gettext as _

from app.screens.base.filters_of_request import PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, kw_only=True)
class SearchField:
    """One question of the form: its name in the address, how it is drawn, and what was asked last."""

    name: str
    label: str
    drawn_as: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()


class SearchWidget(RenderTemplateWidget):
    """Draws the search form of a list."""

    template = "appbuilder/general/widgets/search.html"

    def __call__(self, **kwargs: Any) -> Any:
        """Draw the questions that the screen's search columns answer."""
        questions = list(_questions(**self.template_args))
        return super().__call__(
            questions=questions, is_narrowed=any(each.value for each in questions), **kwargs
        )


def _questions(filters: Any, form: Any, include_cols: list[str], **_rest: Any) -> Iterator[SearchField]:
    known = filters.get_search_filters()
    for column in include_cols:
        for index, question in enumerate(known.get(column, ())):
            if index == 0 or question.kind == "to":
                yield _question(f"{PREFIX}{index}_{column}", form[column], question)


def _question(name: str, field: Any, question: Any) -> SearchField:
    label = str(field.label.text)
    if question.kind != "value":
        label = f"{label}, {str(question.name).lower()}"
    choices = _choices_of(field)
    drawn_as = "select" if choices else {"DayField": "date", "InstantField": "date"}.get(field.type, "text")
    return SearchField(
        name=name, label=label, drawn_as=drawn_as, value=request.args.get(name, ""), choices=choices
    )


def _choices_of(field: Any) -> tuple[tuple[str, str], ...]:
    if field.type == "BooleanField":
        return (("y", _("Yes")), ("n", _("No")))
    if not hasattr(field, "iter_choices"):
        return ()
    return tuple((str(each[0]), str(each[1])) for each in field.iter_choices() if each[0])
