"""Every generated screen says its own words and stands on the office's base class."""

from __future__ import annotations

import pytest
from flask_appbuilder import ModelRestApi, ModelView
from flask_babel.speaklater import LazyString

from app.screens.base import OfficeBaseApi, OfficeBaseView, OfficeModelView, OfficeRestApi
from app.screens.permissions import Resource

FRAMEWORKS_OWN = {"IndexView", "UtilView", "LocaleView", "SignInView", "SecurityApi"}
PAGES = ("list", "show", "add", "edit")


@pytest.fixture
def screens(bare_app):
    return [view for view in bare_app.appbuilder.baseviews if type(view).__name__ not in FRAMEWORKS_OWN]


def test_no_screen_stands_on_the_bare_framework(screens):
    ours = (OfficeModelView, OfficeRestApi, OfficeBaseView, OfficeBaseApi)

    assert [type(screen).__name__ for screen in screens if not isinstance(screen, ours)] == []
    assert [
        type(s).__name__
        for s in screens
        if isinstance(s, ModelView | ModelRestApi) and not isinstance(s, ours)
    ] == []


def test_every_right_is_on_a_resource_that_has_a_name(screens):
    named = set(Resource)

    assert [type(screen).__name__ for screen in screens if screen.class_permission_name not in named] == []


def test_every_column_shown_is_labelled_in_words(screens):
    unlabelled = [
        f"{type(screen).__name__}.{column}"
        for screen in screens
        if isinstance(screen, OfficeModelView)
        for column in _columns_of(screen)
        if not isinstance(screen.label_columns.get(column), LazyString)
    ]

    assert unlabelled == []


def test_every_page_has_a_title_in_words(screens):
    untitled = [
        f"{type(screen).__name__}.{page}_title"
        for screen in screens
        if isinstance(screen, OfficeModelView)
        for page in PAGES
        if screen.may_have(page) and not isinstance(getattr(screen, f"{page}_title"), LazyString)
    ]

    assert untitled == []


def _columns_of(screen) -> set[str]:
    shown = [
        column for page in PAGES if screen.may_have(page) for column in getattr(screen, f"{page}_columns")
    ]
    return {*shown, *screen.search_columns}
