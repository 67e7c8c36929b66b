"""How identity is shown to people who have no business knowing it whole (UU PDP 27/2022).

A mask never tells how much it hides of a name, and never shows a number whole, however short it is.
"""

from __future__ import annotations

_HIDDEN = "*"
_FEWEST_HIDDEN = 4
NAMES_IN_FULL = frozenset({"company", "community", "government"})
"""A body's name is no personal data (UU PDP 27/2022); a person's is, and of an unknown kind we think a person."""


def mask_nik(nik: str) -> str:
    """Show the regency and the last two digits of an NIK: "1407**********01"."""
    return _masked(nik, 4, 2)


def mask_npwp(npwp: str) -> str:
    """Show the first and the last two digits of an NPWP."""
    return _masked(npwp, 2, 2)


def mask_phone(phone: str) -> str:
    """Show the network and the last three digits of a phone number as `62…`: "62812*****789"."""
    return _masked(phone, 5, 3)


def mask_name(name: str) -> str:
    """Show the first letter of each word of a person's name: "A*** W***"."""
    return " ".join(f"{word[0]}{_HIDDEN * 3}" for word in name.split())


def mask_holder(name: str, kind: str) -> str:
    """Show a permit's holder to the public: a body by its name, a person by initials."""
    return name if kind in NAMES_IN_FULL else mask_name(name)


def _masked(digits: str, head: int, tail: int) -> str:
    hidden = len(digits) - head - tail
    if hidden < _FEWEST_HIDDEN:
        return _HIDDEN * len(digits)
    return f"{digits[:head]}{_HIDDEN * hidden}{digits[-tail:]}"
