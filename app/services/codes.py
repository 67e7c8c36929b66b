"""Codes that a person may have to type from paper: unguessable, and without letters that look alike."""

from __future__ import annotations

import secrets

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, LETTERS = 5, 4
"""Five groups of four: about 99 bits, out of reach of guessing whatever the rate."""


def readable_code() -> str:
    """Draw a code such as `k7qm-2f9x-4trw-8mzb-3hcd`; it is written in small letters and read in any."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(LETTERS)) for _ in range(GROUPS))
    return "-".join(groups)
