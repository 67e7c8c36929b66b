"""Reading one raw answer into a value of its field's type; knows nothing of the fields beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from unicodedata import category

from app.domain import identity
from app.domain.form.form_fields import Answer, Check, Field, FieldFault, FieldKind, Finding


class Unreadable(ValueError):
    """An answer that cannot be taken, with the fault and what the sentence about it needs."""

    def __init__(self, fault: FieldFault, **details: object) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.details = details

    def at(self, key: str) -> Finding:
        """Tell the fault of the field."""
        return Finding(key, self.fault, self.details)


def read_answer(field: Field, raw: object) -> Answer:
    """Read an answer of any kind but rows and computed ones; None when blank, `Unreadable` when it cannot be."""
    if field.kind is FieldKind.FILE:
        return raw
    if field.kind is FieldKind.CHOICES:
        return _read_choices(field, raw)
    text = _as_text(raw)
    if field.kind is not FieldKind.SECRET:
        text = text.strip()
    if not text:
        return None
    _refuse_bad_characters(field, text)
    return _READ.get(field.kind, _read_text)(field, text, raw)


def _as_text(raw: object) -> str:
    if isinstance(raw, Decimal) and raw.is_finite():
        return f"{raw:f}"
    return "" if raw is None else str(raw)


_ALLOWED_CONTROLS = {FieldKind.LONG_TEXT: "\r\n\t", FieldKind.PLACE: "\r\n\t"}
_UNSEEN = {"Cc", "Cs", "Zl", "Zp"}
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of writing, so that a name on a permit reads as another."""


def _refuse_bad_characters(field: Field, text: str) -> None:
    allowed = _ALLOWED_CONTROLS.get(field.kind, "")
    if any((category(one) in _UNSEEN or one in _TURNING) and one not in allowed for one in text):
        raise Unreadable(FieldFault.BAD_CHARACTER)


_CURRENCY = re.compile(r"^Rp\.?")
_PLAIN = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")
_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(\.[0-9]{3}){1,4}(,[0-9]{1,6})?")
_WITH_COMMA = re.compile(r"-?[0-9]{1,15},[0-9]{1,6}")
_AMBIGUOUS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")


def _read_number(field: Field, text: str, raw: object) -> Answer:
    number = Decimal(_plain_number(field, text, is_typed=isinstance(raw, str)))
    if field.minimum is not None and number < field.minimum:
        raise Unreadable(FieldFault.TOO_SMALL, minimum=field.minimum)
    if field.maximum is not None and number > field.maximum:
        raise Unreadable(FieldFault.TOO_LARGE, maximum=field.maximum)
    return number


def _plain_number(field: Field, text: str, *, is_typed: bool) -> str:
    """Accept 1250.5 as browsers send it and 1.250,5 as people write it; rupiah have no thousandths."""
    text = _CURRENCY.sub("", text).replace(" ", "")
    if is_typed and _AMBIGUOUS.fullmatch(text) and field.kind is not FieldKind.MONEY:
        raise Unreadable(FieldFault.AMBIGUOUS_NUMBER)
    if _WITH_COMMA.fullmatch(text) or (is_typed and _GROUPED.fullmatch(text)):
        return text.replace(".", "").replace(",", ".")
    if not _PLAIN.fullmatch(text):
        raise Unreadable(FieldFault.NOT_A_NUMBER)
    return text


def _read_date(_field: Field, text: str, _raw: object) -> Answer:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Unreadable(FieldFault.NOT_A_DATE) from None


def _read_choice(field: Field, text: str, _raw: object) -> Answer:
    if text not in {option.key for option in field.options}:
        raise Unreadable(FieldFault.NOT_AN_OPTION)
    return text


def _read_choices(field: Field, raw: object) -> Answer:
    given = raw if isinstance(raw, list | tuple) else (raw,)
    chosen = dict.fromkeys(str(one) for one in given if one)
    if set(chosen) - {option.key for option in field.options}:
        raise Unreadable(FieldFault.NOT_AN_OPTION)
    return tuple(chosen)


def _read_text(field: Field, text: str, _raw: object) -> Answer:
    if len(text) > field.longest:
        raise Unreadable(FieldFault.TOO_LONG, longest=field.longest)
    if field.check is None:
        return text
    try:
        return _CHECKS[field.check](text)
    except ValueError:
        raise Unreadable(FieldFault.BAD_IDENTITY, check=field.check.value) from None


_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


def _read_email(text: str) -> str:
    if not _EMAIL.fullmatch(text):
        raise ValueError(text)
    return text


_CHECKS: Mapping[Check, Callable[[str], str]] = {
    Check.NIK: identity.read_nik,
    Check.NPWP: identity.read_npwp,
    Check.NIB: identity.read_nib,
    Check.PHONE: identity.read_phone,
    Check.EMAIL: _read_email,
}

_READ: Mapping[FieldKind, Callable[[Field, str, object], Answer]] = {
    FieldKind.NUMBER: _read_number,
    FieldKind.MONEY: _read_number,
    FieldKind.DATE: _read_date,
    FieldKind.CHOICE: _read_choice,
}
