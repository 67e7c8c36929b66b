"""`roles.yaml`: what each role may do to a case, and which screens it opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.case.access import Permission
from app.domain.form.form_definitions import read_key
from app.domain.procedure.definitions import DefinitionFault, Node

VERBS = frozenset({"read", "write"})


@dataclass(frozen=True)
class RoleSeed:
    """A role; `name` is how accounts know it, `opens` pairs a verb with a screen's resource.

    `opens_everything_but` is None for a role that opens only what it names.
    """

    key: str
    name: str
    label: str
    may: frozenset[Permission]
    opens: frozenset[tuple[str, str]]
    opens_everything_but: frozenset[str] | None


def read_roles(root: Node) -> tuple[RoleSeed, ...]:
    """Read every role; what everyone opens is added to each."""
    nobody: frozenset[tuple[str, str]] = frozenset()
    everyone = root.part("everyone", _read_opens, nobody)
    roles = tuple(_read_role(node, everyone) for node in root.nodes("roles"))
    root.close()
    for field in ("key", "name"):
        values = [getattr(role, field) for role in roles]
        twice = sorted({value for value in values if values.count(value) > 1})
        if twice:
            raise DefinitionFault("roles", f"{field} {', '.join(twice)} stands twice")
    return roles


def _read_role(node: Node, everyone: frozenset[tuple[str, str]]) -> RoleSeed:
    but = node.raw("opens_everything_but")
    role = RoleSeed(
        key=read_key(node),
        name=node.text("name", "") or node.text("key"),
        label=node.text("label"),
        may=frozenset(_read_permission(node, word) for word in node.texts("may")),
        opens=everyone | _read_opens(node),
        opens_everything_but=None if but is None else frozenset(node.texts("opens_everything_but")),
    )
    node.close()
    return role


def _read_permission(node: Node, word: str) -> Permission:
    try:
        return Permission(word)
    except ValueError:
        raise DefinitionFault(f"{node.place}.may", f"{word!r} is no permission") from None


def _read_opens(node: Node) -> frozenset[tuple[str, str]]:
    opens = node.raw("opens")
    if opens is None:
        return frozenset()
    if not isinstance(opens, Mapping):
        raise DefinitionFault(f"{node.place}.opens", "must be a mapping")
    screens = Node(opens, f"{node.place}.opens")
    pairs = frozenset((verb, str(resource)) for resource in opens for verb in screens.texts(str(resource)))
    unknown = sorted({verb for verb, _resource in pairs} - VERBS)
    if unknown:
        raise DefinitionFault(screens.place, f"{', '.join(unknown)}: a screen is opened to read or to write")
    return pairs
