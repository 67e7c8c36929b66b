"""What an admin may write into a field, each refusal with its sentence; the rules themselves are the domain's."""

from __future__ import annotations

import re
from typing import Any

from flask_babel import gettext as _
from wtforms import Field, Form
from wtforms.validators import ValidationError

from app.documents.characters import unprintable
from app.domain.form.form_definitions import read_fields
from app.domain.identity import IdentityError, read_nik, read_nip, read_phone
from app.domain.numbering import NumberPattern, PatternError
from app.domain.procedure.conditions import ConditionFault, read_condition
from app.domain.procedure.definitions import DefinitionFault
from app.screens.admin.fault_sentences import explain_fault

KEY = re.compile(r"[a-z][a-z0-9_]*")
POSTAL_CODE = re.compile(r"[0-9]{5}")
TELEPHONE = re.compile(r"[0-9+(][0-9 ()+,/.-]{4,39}")
WEBSITE = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/\S*)?", re.IGNORECASE)


def is_key(_form: Form, field: Field) -> None:
    """Small letters, digits and underscores, beginning with a letter."""
    if field.data and not KEY.fullmatch(field.data):
        raise ValidationError(
            _("Use small letters, digits and underscores, beginning with a letter, for example back_office.")
        )


def is_nip(_form: Form, field: Field) -> None:
    """Eighteen digits; the spaces people write between them are dropped."""
    if not field.data:
        return
    try:
        field.data = read_nip(field.data)
    except IdentityError:
        raise ValidationError(_("A NIP has 18 digits. Copy it from the decree of appointment.")) from None


def is_nik(_form: Form, field: Field) -> None:
    """Sixteen digits; the spaces people write between them are dropped."""
    if not field.data:
        return
    try:
        field.data = read_nik(field.data)
    except IdentityError:
        raise ValidationError(
            _("This is not a NIK: it has 16 digits, as on the KTP. Check it digit by digit.")
        ) from None


def is_mobile(_form: Form, field: Field) -> None:
    """An Indonesian phone number, kept as 62…."""
    if not field.data:
        return
    try:
        field.data = read_phone(field.data)
    except IdentityError:
        raise ValidationError(
            _("This is not an Indonesian phone number. Write it as 0812 3456 7890.")
        ) from None


def is_postal_code(_form: Form, field: Field) -> None:
    """Five digits."""
    if field.data and not POSTAL_CODE.fullmatch(field.data):
        raise ValidationError(_("A postal code has 5 digits."))


def is_telephone(_form: Form, field: Field) -> None:
    """A number as a letterhead prints it, with its area code."""
    if field.data and not TELEPHONE.fullmatch(field.data):
        raise ValidationError(_("Write the telephone in digits, for example (0767) 123456."))


def is_website(_form: Form, field: Field) -> None:
    """A site as a letterhead prints it, without https://."""
    if field.data and not WEBSITE.fullmatch(field.data):
        raise ValidationError(_("Write the website without https://, for example dinkes.example.go.id."))


def is_printable(_form: Form, field: Field) -> None:
    """Signs that the letters' typeface has; any other would stop the paper at its print."""
    lacking = unprintable(field.data or "")
    if lacking:
        raise ValidationError(
            _("These signs cannot be printed: %(signs)s. Leave them out.", signs=" ".join(lacking))
        )


def is_number_pattern(_form: Form, field: Field) -> None:
    """A pattern whose numbers can be read back."""
    try:
        NumberPattern.parse(field.data or "")
    except PatternError as fault:
        raise ValidationError(
            _("This pattern gives no usable numbers: %(fault)s. An example that does: %(example)s",
              fault=explain_fault(str(fault)), example=EXAMPLE_PATTERN)
        ) from None  # fmt: skip


EXAMPLE_PATTERN = "{klas}/{urut:03}/{jenis}/{unit}/{bulan_romawi}/{tahun}"


def is_form(_form: Form, field: Field) -> None:
    """Fields as the domain reads them, or none."""
    try:
        read_fields(field.data or [])
    except DefinitionFault as fault:
        raise ValidationError(
            _(
                "The form cannot be used. At %(place)s: %(fault)s.",
                place=fault.place,
                fault=explain_fault(fault.rule),
            )
        ) from None
    field.data = field.data or []


def is_condition(_form: Form, field: Field) -> None:
    """A condition of the domain, or nothing."""
    try:
        read_condition(field.data)
    except ConditionFault as fault:
        raise ValidationError(
            _("This condition cannot be used: %(fault)s.", fault=explain_fault(str(fault)))
        ) from None


def is_not_negative(_form: Form, field: Field) -> None:
    """Nothing below zero."""
    if field.data is not None and field.data < 0:
        raise ValidationError(_("This must not be less than 0."))


class NotBefore:
    """The day of this field does not lie before that of another."""

    def __init__(self, other: str) -> None:
        """Name the field that comes first."""
        self.other = other

    def __call__(self, form: Form, field: Field) -> None:
        """Compare where both are filled in."""
        first: Any = form[self.other].data
        if first is not None and field.data is not None and field.data < first:
            raise ValidationError(_("The last day must not lie before the first."))
