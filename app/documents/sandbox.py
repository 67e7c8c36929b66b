"""The sandbox in which an office's own templates are filled: a stranger's program that can do nothing but word facts.

What it may reach is listed, not what it may not: attributes by the sort of value, filters by name. Whatever could
write without end, take long or tell another time than the facts do is counted or left out.
"""

from __future__ import annotations

from dataclasses import is_dataclass
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, ClassVar

from jinja2 import StrictUndefined, Undefined, pass_eval_context
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from app.documents.allowed import (
    ALLOWED_FILTERS,
    DATE_PARTS,
    LIST_METHODS,
    TEXT_METHODS,
    filled,
    safe_filters,
)
from app.documents.plain_text import named_text
from app.documents.rations import refuse_length, spend, spend_turn
from app.documents.watching import watched

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import BaseLoader, nodes
    from jinja2.nodes import EvalContext
    from jinja2.runtime import Context

MOST_BITS = 256
HIGHEST_POWER = 64
KEPT_OUT = ("lipsum",)


class OfficeSandbox(ImmutableSandboxedEnvironment):
    """Jinja with named facts, the office's filters, and limits."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})
    by_sort: ClassVar[tuple[tuple[type, frozenset[str]], ...]] = (
        (str, TEXT_METHODS),
        (date, DATE_PARTS),
        (tuple, LIST_METHODS),
        (list, LIST_METHODS),
        (dict, LIST_METHODS),
        (int, frozenset()),
        (float, frozenset()),
    )

    def __init__(self, loader: BaseLoader, filters: Mapping[str, Any]) -> None:
        """Read templates by `loader`; `filters` are the office's own beside the listed ones of Jinja."""
        super().__init__(
            loader=loader,
            undefined=StrictUndefined,
            autoescape=True,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_finished,
            optimized=False,
        )
        kept = {name: self.filters[name] for name in ALLOWED_FILTERS}
        self.filters.clear()
        self.filters |= kept | safe_filters(kept) | dict(filters)
        for name in KEPT_OUT:
            self.globals.pop(name, None)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return watched(super()._parse(source, name, filename), name)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Allow the listed attributes of texts, days and lists, and the plain fields of facts."""
        if not super().is_safe_attribute(obj, attr, value):
            return False
        for sort, allowed in self.by_sort:
            if isinstance(obj, sort):
                return attr in allowed
        if is_dataclass(obj) or isinstance(obj, SimpleNamespace):
            return not callable(value)
        return type(obj).__module__.startswith("jinja2.")

    def wrap_str_format(self, value: Any) -> None:
        """Leave `format` of texts to the list of what is allowed, on which it is not: it pads without end."""

    def call(self, context: Context, obj: Any, /, *args: Any, **named: Any) -> Any:
        """Call what Jinja allows; a text that grows by being called is measured first."""
        name, owner = getattr(obj, "__name__", ""), getattr(obj, "__self__", None)
        if isinstance(owner, str) and name in {"join", "replace"}:
            return filled(name, owner, *args, **{key: each for key, each in named.items() if key[0] != "_"})
        return super().call(context, obj, *args, **named)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Count with numbers; join texts and lists up to a length."""
        if operator == "+" and not isinstance(left, (int, float)):
            refuse_length(len(left) + len(right))
            return super().call_binop(context, operator, left, right)
        if not isinstance(left, (int, float)) or not isinstance(right, (int, float)):
            raise SecurityError(f"'{operator}' is for numbers only")
        if operator == "**" and abs(right) > HIGHEST_POWER:
            raise SecurityError(f"a power higher than {HIGHEST_POWER}")
        made = super().call_binop(context, operator, left, right)
        if isinstance(made, int) and made.bit_length() > MOST_BITS:
            raise SecurityError("a number that is too large")
        return made

    def turn(self, characters: int) -> None:
        """Count one turn of a loop or call of a macro; `watched` puts the call there."""
        spend_turn(characters)

    def joined(self, *parts: Any) -> str:
        """Join what `~` stands between; escaped as soon as one part is markup."""
        if any(isinstance(part, Undefined) for part in parts):
            return "".join(map(str, parts))  # raises, and names the fact
        texts = [_printed(part) for part in parts]
        refuse_length(sum(len(str(text)) for text in texts))
        if any(isinstance(text, Markup) for text in texts):
            return Markup("").join(texts)
        return "".join(map(str, texts))


@pass_eval_context
def _finished(_context: EvalContext, value: Any) -> Any:
    """Print a value while the template is filled; needing a context keeps Jinja from doing so while it parses."""
    return _printed(value)


def _printed(value: Any) -> Any:
    """Let only what reads as text onto paper: an empty fact or a list would print as a word of the machine."""
    if isinstance(value, Undefined):
        return value
    value = named_text(value)
    spend(len(value) if isinstance(value, str) else 1)
    return value
