"""The short code of a permit, for typing by hand: `K7QM-2F9X-4TRW`, derived from the permit's token.

Ten signs of 31 (about 49 bits) and two that check them: any one or two wrong signs, and any two that changed
places, are noticed before anything is looked up. No sign looks like another: there is no I, L, O, 0 or 1.
"""

from __future__ import annotations

from hashlib import sha256

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
BASE = len(ALPHABET)
"""A prime, so that the two checks are the syndromes of a Reed-Solomon code and miss no two errors."""

GENERATOR = 3
"""Generates every residue of 31: the weights of all twelve places differ."""

DRAWN, GROUP = 10, 4
BYTES = 7
"""In a statement the ten drawn signs are one number below 31**10, which is less than 2**50."""


class NoShortCode(ValueError):
    """What was typed is no short code, or has an error in it."""


def short_code_of(token: str) -> str:
    """Derive the short code of a token, twelve signs without hyphens; the same token gives the same code."""
    digest = sha256(b"satupintu short code 1\n" + token.encode()).digest()
    return _with_checks(int.from_bytes(digest, "big") % BASE**DRAWN)


def read_short_code(text: str) -> str:
    """Read a short code as it was typed, in any letters and with any gaps; raises `NoShortCode`."""
    signs = "".join(sign for sign in text.upper() if sign.isalnum())
    if len(signs) != DRAWN + 2 or any(sign not in ALPHABET for sign in signs):
        raise NoShortCode(text)
    if any(_syndromes([ALPHABET.index(sign) for sign in signs])):
        raise NoShortCode(text)
    return signs


def grouped(code: str) -> str:
    """Write a short code as it is printed: `K7QM-2F9X-4TRW`."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def as_number(code: str) -> int:
    """Give the ten drawn signs as one number, for a statement."""
    number = 0
    for sign in code[:DRAWN]:
        number = number * BASE + ALPHABET.index(sign)
    return number


def from_number(number: int) -> str:
    """Give the code of which `as_number` gave the number; raises `NoShortCode` beyond the last."""
    if not 0 <= number < BASE**DRAWN:
        raise NoShortCode(str(number))
    return _with_checks(number)


def _with_checks(number: int) -> str:
    places = [number // BASE**power % BASE for power in reversed(range(DRAWN))]
    first, second = _syndromes([*places, 0, 0])
    # Solves a + b = -first and g^10·a + g^11·b = -second for the two last places.
    weight, next_weight = pow(GENERATOR, DRAWN, BASE), pow(GENERATOR, DRAWN + 1, BASE)
    last = (weight * first - second) * pow(next_weight - weight, -1, BASE) % BASE
    before = (-first - last) % BASE
    return "".join(ALPHABET[place] for place in (*places, before, last))


def _syndromes(places: list[int]) -> tuple[int, int]:
    weighted = (pow(GENERATOR, at, BASE) * place for at, place in enumerate(places))
    return sum(places) % BASE, sum(weighted) % BASE
