"""A secret on its short way from the form to the key: it can be used, and cannot be shown by accident."""

from __future__ import annotations

from typing import NoReturn

HIDDEN = "Passphrase(•••)"


class Passphrase:
    """What the signer typed; hidden from `repr`, `str`, formatting, logs, traces and pickles."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        """Hold the passphrase in memory only."""
        self._value = value

    def reveal(self) -> bytes:
        """Give the passphrase as bytes to the one call that opens the key."""
        return self._value.encode("utf-8")

    def __bool__(self) -> bool:
        return bool(self._value)

    def __repr__(self) -> str:
        return HIDDEN

    def __format__(self, spec: str) -> str:
        return format(HIDDEN, spec)

    def __reduce__(self) -> NoReturn:
        msg = "a passphrase is not stored"
        raise TypeError(msg)
