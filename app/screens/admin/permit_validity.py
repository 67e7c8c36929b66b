"""How long permits of a type hold, as its form asks it: months, and dates that the applicant's own form names."""

from __future__ import annotations

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import StringField
from wtforms.validators import Length, Optional

from app.domain.form.forms import FieldKind
from app.records.catalogue import PermitTypeRecord
from app.screens.base import FormFault
from app.services.permit_forms import form_of

VALIDITY = ("validity_months", "valid_from_field", "valid_until_field")
VALIDITY_LABELS = {
    "validity_months": _("Valid for (months)"),
    "valid_from_field": _("In force from the date in field"),
    "valid_until_field": _("In force no longer than the date in field"),
}
VALIDITY_HELP = {
    "validity_months": _(
        "Counted from the first day in force. Empty: until it is revoked, or the date below."
    ),
    "valid_from_field": _(
        "Key of a date on the form, such as the day of an event. Empty: from the signature."
    ),
    "valid_until_field": _(
        "Key of a date on the form, such as the last day of an STR or of an event. Empty: no such limit."
    ),
}

VALIDITY_FIELDS = {
    name: StringField(
        VALIDITY_LABELS[name],
        description=VALIDITY_HELP[name],
        filters=[lambda text: (text or "").strip()],
        validators=[Optional(), Length(max=60)],
    )
    for name in ("valid_from_field", "valid_until_field")
}


def insist_on_known_dates(item: PermitTypeRecord) -> None:
    """Refuse a field that the permit type's form does not have, or that is no date."""
    dates = {field.key for field in form_of(item) if field.kind is FieldKind.DATE}
    for name in ("valid_from_field", "valid_until_field"):
        key = getattr(item, name) or ""
        if key and key not in dates:
            known = ", ".join(sorted(dates)) or "–"
            raise FormFault(
                gettext("The form has no date with this key. Its dates are: %(dates)s.", dates=known),
                field=name,
            )
