"""Facts in the one form in which they are archived, and back: JSON that keeps the sort of each value.

A template is told facts as they come back out of this form, never the first ones, so that what is archived is what
was printed. Each value names its class for whoever reads the file, but is rebuilt without it: classes change, and
a paper of ten years ago must not.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

FORM = 1
SORT = "$"


class Told(SimpleNamespace):
    """A value of facts as a template sees it: named fields, nothing to call."""


def write_facts(facts: Any) -> bytes:
    """Give the canonical form of an object of facts; `TypeError` for a value that facts do not hold."""
    plain = {"form": FORM, "facts": _plain(facts)}
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def read_facts(content: bytes) -> dict[str, object]:
    """Give archived facts by name, as `print_bundle` takes them; `ValueError` for anything else."""
    plain = json.loads(content)
    if not isinstance(plain, dict) or plain.get("form") != FORM:
        raise ValueError("not facts in a known form")
    return dict(vars(_told(plain["facts"])))


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return _plain(value.value)
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return {SORT: "date", "is": value.isoformat()}
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {SORT: type(value).__name__, "is": {name: _plain(one) for name, one in _seen(value).items()}}
    raise TypeError(f"facts hold no {type(value).__name__}")


def _seen(value: Any) -> dict[str, Any]:
    """Give all that a template can see of an object: its fields and its properties."""
    names = [field.name for field in fields(value)]
    names += [name for name in dir(type(value)) if isinstance(getattr(type(value), name), property)]
    return {name: getattr(value, name) for name in names if not name.startswith("_")}


def _told(plain: Any) -> Any:
    if isinstance(plain, list):
        return tuple(map(_told, plain))
    if not isinstance(plain, dict):
        return plain
    if plain[SORT] == "date":
        return date.fromisoformat(plain["is"])
    return _sort_named(plain[SORT])(**{name: _told(one) for name, one in plain["is"].items()})


@lru_cache(maxsize=256)
def _sort_named(name: str) -> type[Told]:
    # Under this module a template's fault reads "'Agency object' has no attribute …".
    return type(name, (Told,), {"__module__": "builtins"})
