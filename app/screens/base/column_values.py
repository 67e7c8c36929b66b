"""Reads a raw value from an address as the type its column has, or says that it cannot be read."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.screens.base.faults import UnreadableValue
from app.screens.base.reading import read_amount, read_day, read_instant, read_whole
from app.screens.identity import office_zone

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask_appbuilder.models.sqla.interface import SQLAInterface

TRUE = frozenset({"y", "yes", "true", "1", "on"})
FALSE = frozenset({"n", "no", "false", "0", "off"})
LONGEST_TEXT = 500


def read_for_column(datamodel: SQLAInterface, column: str, raw: object) -> Any:
    """Return `raw` as the type of this column or of the key it points at; raises `UnreadableValue`."""
    if datamodel.is_relation(column):
        related = datamodel.get_related_interface(column)
        return read_for_column(related, related.get_pk_name(), raw)
    for is_kind, read in _readers(datamodel):
        if is_kind(column):
            return read(raw, datamodel, column)
    return _text(raw, datamodel, column)


def _readers(datamodel: SQLAInterface) -> tuple[tuple[Callable[[str], bool], Any], ...]:
    return (
        (datamodel.is_enum, _choice),
        (datamodel.is_boolean, _yes_or_no),
        (datamodel.is_integer, _whole),
        (datamodel.is_float, _amount),
        (datamodel.is_numeric, _amount),
        (datamodel.is_datetime, _instant),
        (datamodel.is_date, _day),
    )


def _text(raw: object, _datamodel: SQLAInterface, _column: str) -> str:
    text = str(raw)
    if "\x00" in text or len(text) > LONGEST_TEXT:
        raise UnreadableValue(text[:LONGEST_TEXT])
    return text


def _choice(raw: object, datamodel: SQLAInterface, column: str) -> object:
    kind = datamodel.list_columns[column].type
    if raw not in kind.enums and not (kind.enum_class and isinstance(raw, kind.enum_class)):
        raise UnreadableValue(str(raw))
    return kind.enum_class[raw] if kind.enum_class and isinstance(raw, str) and raw in kind.enums else raw


def _yes_or_no(raw: object, _datamodel: SQLAInterface, _column: str) -> bool:
    text = str(raw).lower()
    if text not in TRUE | FALSE:
        raise UnreadableValue(text)
    return text in TRUE


def _whole(raw: object, _datamodel: SQLAInterface, _column: str) -> int:
    return read_whole(str(raw))


def _amount(raw: object, _datamodel: SQLAInterface, _column: str) -> Decimal:
    return raw if isinstance(raw, Decimal) else read_amount(str(raw))


def _day(raw: object, _datamodel: SQLAInterface, _column: str) -> date:
    return raw if isinstance(raw, date) else read_day(str(raw))


def _instant(raw: object, _datamodel: SQLAInterface, _column: str) -> datetime:
    return raw if isinstance(raw, datetime) else read_instant(str(raw), office_zone())
