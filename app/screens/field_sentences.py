"""What is wrong with one answer of a form, as a sentence beside its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from flask_babel import format_decimal
from flask_babel import gettext as _

from app.domain.form.forms import Check, FieldFault, Finding


def finding_sentence(finding: Finding) -> str:
    """Word a finding; it stands beside its field, so it does not name it."""
    return _SENTENCES[finding.fault](finding.details)


def _bad_character(details: Mapping[str, object]) -> str:
    signs = str(details.get("characters") or "")
    if signs:
        return _("These characters cannot be printed: %(signs)s. Leave them out.", signs=" ".join(signs))
    return _("This holds a hidden character that cannot be kept. Type it anew.")


def _bad_identity(details: Mapping[str, object]) -> str:
    return _IDENTITIES[Check(str(details["check"]))]()


_IDENTITIES: Mapping[Check, Callable[[], str]] = {
    Check.NIK: lambda: _("This is not a NIK: it has 16 digits, as on the KTP. Check it digit by digit."),
    Check.NPWP: lambda: _("This is not an NPWP: it has 15 or 16 digits. Check it digit by digit."),
    Check.NIB: lambda: _(
        "This is not a NIB: it has 13 digits, as on the OSS letter. Check it digit by digit."
    ),
    Check.PHONE: lambda: _("This is not a mobile number. Write it like 0812 3456 7890."),
    Check.EMAIL: lambda: _("This is not an e-mail address. Write it like nama@contoh.go.id."),
}

_SENTENCES: Mapping[FieldFault, Callable[[Mapping[str, object]], str]] = {
    FieldFault.MISSING: lambda _d: _("This must be filled in."),
    FieldFault.NOT_A_NUMBER: lambda _d: _(
        "This is not a number. Write digits only, for example 1250000 or 12,5."
    ),
    FieldFault.AMBIGUOUS_NUMBER: lambda _d: _(
        "This may be read in two ways. Write thousands without a point (1250), and decimals with a comma (1,25)."
    ),
    FieldFault.NOT_A_DATE: lambda _d: _("This is not a day. Pick one from the calendar."),
    FieldFault.NOT_AN_OPTION: lambda _d: _("This is none of the answers offered. Choose one of them."),
    FieldFault.TOO_SMALL: lambda d: _("This is too little: at least %(limit)s.", limit=_number(d["minimum"])),
    FieldFault.TOO_LARGE: lambda d: _("This is too much: at most %(limit)s.", limit=_number(d["maximum"])),
    FieldFault.TOO_LONG: lambda d: _(
        "This is too long: at most %(limit)s characters. Shorten it.", limit=d["longest"]
    ),
    FieldFault.TOO_MANY_ROWS: lambda d: _(
        "There are too many rows: at most %(limit)s. Put the whole list into a document.", limit=d["most"]
    ),
    FieldFault.BAD_CHARACTER: _bad_character,
    FieldFault.BAD_IDENTITY: _bad_identity,
}


def _number(value: object) -> str:
    return format_decimal(value) if isinstance(value, Decimal) else str(value)
