"""The form of a permit type as the domain reads it, its answers on a case, and worded for reading."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from app.domain.case.plain_facts import as_plain, from_plain
from app.domain.form.form_definitions import read_fields
from app.domain.form.forms import Field, FieldKind
from app.domain.wording import long_date, rupiah
from app.records.cases import CaseRecord
from app.records.catalogue import PermitTypeRecord


def form_of(permit_type: PermitTypeRecord) -> tuple[Field, ...]:
    """Get a permit type's fields; read once for each wording of the form."""
    return _read(json.dumps(permit_type.form, sort_keys=True))


@lru_cache(maxsize=512)
def _read(form: str) -> tuple[Field, ...]:
    return tuple(read_fields(json.loads(form)))


def put_answers(row: CaseRecord, values: Mapping[str, object]) -> dict[str, object]:
    """Put typed answers on a case and give the facts that they change; one no longer asked for is nothing."""
    before = {key: from_plain(value) for key, value in row.form.items()}
    row.form = {key: as_plain(value) for key, value in values.items()}
    return {
        f"form.{key}": value for key in before | dict(values) if (value := values.get(key)) != before.get(key)
    }


def worded_answers(fields: Sequence[Field], stored: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """Give each filled field as its label and its answer in words, in the form's order; blanks are left out."""
    values = {key: from_plain(value) for key, value in stored.items()}
    return tuple(
        (field.label, worded)
        for field in fields
        if field.kind is not FieldKind.FILE and (worded := _worded(field, values.get(field.key)))
    )


def _worded(field: Field, value: object) -> str:
    if value is None or value in ("", ()):
        return ""
    if field.kind is FieldKind.MONEY and isinstance(value, Decimal):
        return rupiah(value)
    if isinstance(value, Decimal):
        return f"{_number(value)} {field.unit}".strip()
    if isinstance(value, date):
        return long_date(value)
    labels = {option.key: option.label for option in field.options}
    if isinstance(value, tuple):
        return "; ".join(
            _row(field, one) if isinstance(one, Mapping) else labels.get(str(one), str(one)) for one in value
        )
    return labels.get(str(value), str(value))


def _row(field: Field, row: Mapping[str, object]) -> str:
    worded = ((column.label, _worded(column, row.get(column.key))) for column in field.columns)
    return ", ".join(f"{label}: {text}" for label, text in worded if text)


def _number(value: Decimal) -> str:
    plain = f"{value.normalize():,f}" if value == value.to_integral_value() else f"{value.normalize():,}"
    return plain.replace(",", " ").replace(".", ",").replace(" ", ".")
