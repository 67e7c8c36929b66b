"""The side menu: what there is to go to, built once; who sees which entry is asked for each page.

A room adds its screens with `add_screen`; nothing else adds an entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from flask import current_app, request, url_for
from flask_babel import lazy_gettext as _

from app.screens.identity import current_officer
from app.screens.permissions import Verb

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask_appbuilder import AppBuilder

MENU = "satupintu.menu"


class MenuGroup(Enum):
    """The groups of the menu in their order; the first has no heading."""

    WORK = ""
    OVERSIGHT = _("Oversight")
    SETTINGS = _("Settings")
    SYSTEM = _("System")


@dataclass(frozen=True, kw_only=True)
class MenuEntry:
    """One line of the menu.

    `label` is a lazy translation; `endpoint` defaults to the screen's default view; `permission` and
    `resource` name the right that shows it; `badge` counts what waits there, cheaply; `covers` names screens
    that are reached from it, on whose pages it stays marked; `begins_day` is off for what nobody begins with;
    `of_an_agency` hides what shows one agency's own from whoever serves none.
    """

    label: Any
    group: MenuGroup = MenuGroup.WORK
    order: int = 50
    endpoint: str = ""
    resource: str = ""
    permission: str = f"can_{Verb.READ}"
    badge: Callable[[], int] | None = None
    covers: tuple[str, ...] = ()
    begins_day: bool = True
    of_an_agency: bool = False


@dataclass(frozen=True, kw_only=True)
class MenuLine:
    """An entry as this page draws it."""

    label: str
    url: str
    is_current: bool
    badge: int


def init_menu(app: Flask) -> None:
    """Give the application an empty menu and the templates a way to draw it."""
    app.extensions.setdefault(MENU, [])
    app.jinja_env.globals["menu_groups"] = menu_groups


def add_screen(appbuilder: AppBuilder, screen: type[Any], entry: MenuEntry | None = None) -> Any:
    """Register a screen (or an API) and, where an entry is given, its line in the menu; return the screen."""
    registered = appbuilder.add_view_no_menu(screen)
    if entry is not None:
        _complete_and_add(registered, entry)
    return registered


def menu_groups() -> list[tuple[str, list[MenuLine]]]:
    """Return the groups with the lines that the signed-in person may use; empty groups are left out."""
    entries = [each for each in _entries() if _is_shown(each)]
    return [
        (str(group.value), lines)
        for group in MenuGroup
        if (lines := [_line(each) for each in entries if each.group is group])
    ]


def first_url() -> str | None:
    """Return the address of where the signed-in person's day begins.

    With the work that waits for himself; else with how the office does, where he watches over it; else with the first
    line of his menu.
    """
    shown = (each for each in _entries() if each.begins_day and _is_shown(each))
    first = min(shown, key=_urgency, default=None)
    return None if first is None else url_for(first.endpoint)


def _urgency(entry: MenuEntry) -> tuple[int, int]:
    groups = list(MenuGroup)
    if entry.group is MenuGroup.WORK and entry.badge is not None:
        return (0, 0)
    return (1 if entry.group is MenuGroup.OVERSIGHT else 2, groups.index(entry.group))


def _is_shown(entry: MenuEntry) -> bool:
    if not current_app.extensions["appbuilder"].sm.has_access(entry.permission, entry.resource):
        return False
    reader = current_officer()
    return not entry.of_an_agency or (reader is not None and reader.agency_id is not None)


def _entries() -> list[MenuEntry]:
    return sorted(current_app.extensions[MENU], key=lambda entry: entry.order)


def _complete_and_add(screen: Any, entry: MenuEntry) -> None:
    complete = MenuEntry(
        label=entry.label,
        group=entry.group,
        order=entry.order,
        endpoint=entry.endpoint or f"{screen.endpoint}.{screen.default_view}",
        resource=entry.resource or screen.class_permission_name,
        permission=entry.permission,
        badge=entry.badge,
        covers=entry.covers,
        begins_day=entry.begins_day,
        of_an_agency=entry.of_an_agency,
    )
    current_app.extensions.setdefault(MENU, []).append(complete)


def _line(entry: MenuEntry) -> MenuLine:
    blueprint = entry.endpoint.partition(".")[0]
    return MenuLine(
        label=str(entry.label),
        url=url_for(entry.endpoint),
        is_current=request.blueprint in {blueprint, *entry.covers},
        badge=entry.badge() if entry.badge else 0,
    )
