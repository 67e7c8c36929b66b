"""By which endings a browser offers the files of a type."""

from __future__ import annotations

from collections.abc import Collection

ENDINGS = {"jpeg": ("jpg", "jpeg")}


def endings_of(accepts: Collection[str]) -> list[str]:
    """List the endings of some types of file, without the dot."""
    return [ending for one in accepts for ending in ENDINGS.get(one, (one,))]
