"""What a template may do with texts, days and lists: the listed filters and methods, those that make long texts measured.

A template's own tools only; the office's way of wording (dates, rupiah) stands in `templating`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import pass_eval_context
from markupsafe import Markup, escape

from app.documents.rations import refuse_length

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jinja2.nodes import EvalContext

ALLOWED_FILTERS = (
    "abs",
    "capitalize",
    "d",
    "default",
    "dictsort",
    "e",
    "escape",
    "first",
    "float",
    "int",
    "items",
    "join",
    "last",
    "length",
    "list",
    "lower",
    "map",
    "max",
    "min",
    "reject",
    "rejectattr",
    "replace",
    "reverse",
    "select",
    "selectattr",
    "sort",
    "string",
    "striptags",
    "title",
    "trim",
    "truncate",
    "unique",
    "upper",
)
TEXT_METHODS = frozenset(
    [
        "capitalize",
        "count",
        "endswith",
        "find",
        "index",
        "isalpha",
        "isdigit",
        "join",
        "lower",
        "lstrip",
        "partition",
        "removeprefix",
        "removesuffix",
        "replace",
        "rpartition",
        "rsplit",
        "rstrip",
        "split",
        "splitlines",
        "startswith",
        "strip",
        "title",
        "upper",
    ]
)
DATE_PARTS = frozenset({"day", "isoformat", "isoweekday", "month", "weekday", "year"})
LIST_METHODS = frozenset({"count", "get", "index", "items", "keys", "values"})


def safe_filters(known: Mapping[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
    """Give the filters that could make a text of any length, each measuring before it makes one."""
    return {"join": _joined(known["join"]), "replace": _replaced}


def filled(name: str, owner: str, *args: Any, **named: Any) -> str:
    """Call `join` or `replace` of a text, measured."""
    if name == "join" and len(args) == 1:
        parts = list(args[0])
        _measure_joined(parts, owner)
        return owner.join(parts)
    return _replaced(owner, *args, **named)


def _joined(join: Callable[..., Any]) -> Callable[..., Any]:
    @pass_eval_context
    def _join(context: EvalContext, value: Iterable[Any], d: str = "", attribute: str | None = None) -> Any:
        parts = list(value)
        if attribute is None:
            _measure_joined(parts, d)
        return join(context, parts, d, attribute)

    return _join


def _measure_joined(parts: list[Any], between: str) -> None:
    refuse_length(
        sum(len(part) if isinstance(part, str) else 1 for part in parts) + len(between) * len(parts)
    )


def _replaced(value: Any, old: str, new: str, count: int = -1) -> str:
    """Replace in a text, escaping what stands in its place where the text is markup."""
    text = value if isinstance(value, str) else str(value)
    if isinstance(text, Markup):
        old, new = escape(old), escape(new)
    refuse_length(len(text) + (text.count(old) + (not old)) * len(new))
    return text.replace(old, new, count)
