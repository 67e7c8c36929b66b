"""Definitions as an admin types them: YAML in, plain data out, and nothing that a database could not keep.

An alias can make a page of YAML grow without bounds, so there are none here.
"""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import yaml
from flask_babel import gettext as _

LONGEST = 60_000


def read_definition(text: str) -> Any:
    """Read YAML as plain data; raises `ValueError` with a sentence that names the line."""
    if len(text) > LONGEST:
        raise ValueError(_("This is too long for a definition."))
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.SafeLoader)):
            raise ValueError(_("References (& and *) are not read here. Write the text out in each place."))
        return _plain(yaml.safe_load(text))
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        raise ValueError(
            _(
                "Line %(line)s cannot be read. Look at its indentation, colons and dashes.",
                line=mark.line + 1 if mark else 1,
            )
        ) from None
    except (yaml.YAMLError, RecursionError):
        raise ValueError(_("This cannot be read as a definition.")) from None


def write_definition(data: Any) -> str:
    """Write plain data as people read it; nothing for no data."""
    if data is None or data == []:
        return ""
    written: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)
    return written


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(_("%(value)s is not a number that can be kept.", value=value))
    if value is None or isinstance(value, str | int | float):
        return value
    raise ValueError(_("%(value)s is neither a text nor a number.", value=value))
