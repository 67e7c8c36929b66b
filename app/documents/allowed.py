"""What a template may do with texts, days and lists: the listed filters and methods, those that make long texts measured.

A template's own tools only; the office's way of wording (dates, rupiah) stands in `templating`.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from jinja2 import Undefined, pass_eval_context
from jinja2.filters import make_attrgetter
from markupsafe import Markup, escape

from app.documents.plain_text import named_text
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
WORDING = ("capitalize", "e", "escape", "lower", "string", "striptags", "title", "trim", "truncate", "upper")
"""Filters that make a text of anything, also of nothing ("NONE") and of lists within lists without end."""
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
    """Give the filters that could make a text of any length or of no text, each looking before it makes one."""
    worded = {name: _of_text(known[name]) for name in WORDING}
    return worded | {"join": _joined(known["join"]), "replace": _replaced}


def _of_text(make: Callable[..., Any]) -> Callable[..., Any]:
    """Give a filter that takes texts, numbers and days alone."""
    at = int(hasattr(make, "jinja_pass_arg"))

    @wraps(make)
    def _made(*args: Any, **named: Any) -> Any:
        _text_of(args[at])
        return make(*args, **named)

    return _made


def _text_of(value: Any) -> str:
    if isinstance(value, Undefined):
        return str(value)  # raises, and names the fact
    return value if isinstance(value, str) else str(named_text(value))


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
        if attribute is not None:
            parts = list(map(make_attrgetter(context.environment, attribute), parts))
        parts = [part if isinstance(part, str) else _text_of(part) for part in parts]
        _measure_joined(parts, d)
        return join(context, parts, d)

    return _join


def _measure_joined(parts: list[Any], between: str) -> None:
    refuse_length(
        sum(len(part) if isinstance(part, str) else 1 for part in parts) + len(between) * len(parts)
    )


def _replaced(value: Any, old: str, new: str, count: int = -1) -> str:
    """Replace in a text, escaping what stands in its place where the text is markup."""
    text = _text_of(value)
    if isinstance(text, Markup):
        old, new = escape(old), escape(new)
    refuse_length(len(text) + (text.count(old) + (not old)) * len(new))
    return text.replace(old, new, count)
