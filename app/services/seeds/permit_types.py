"""`permit_types/*.yaml`: what the office offers, what it asks for it, and on which law it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.form.form_definitions import read_fields, read_key, read_when
from app.domain.form.forms import Field, FieldKind
from app.domain.numbering import NumberPattern, PatternError
from app.domain.procedure.conditions import Condition
from app.domain.procedure.definitions import DefinitionFault, Node
from app.services.uploads import FileType

_MEBIBYTE = 1024 * 1024
_LARGEST = 10


class PermitKind(StrEnum):
    """A permit (perizinan), or an aid or recommendation that is none (nonperizinan)."""

    PERMIT = "permit"
    AID = "aid"


class PermitShape(StrEnum):
    """What the head signs: what is usual for the kind of permit type, a Surat Izin, or a Keputusan Kepala Dinas."""

    USUAL = ""
    PERMIT = "permit"
    DECREE = "decree"


@dataclass(frozen=True)
class RequirementSeed:
    """A document that the applicant brings; without a condition everyone does."""

    key: str
    label: str
    help: str
    is_required: bool
    when: Condition | None
    accepts: tuple[FileType, ...]
    max_bytes: int


@dataclass(frozen=True)
class PermitTypeSeed:
    """A permit type with its form and requirements; `source` says what was read and what is assumed."""

    key: str
    name: str
    kind: PermitKind
    document_kind: PermitShape
    sector: str
    office: str
    product: str
    requires_technical_recommendation: bool
    fee: int
    validity_months: int | None
    valid_from_field: str
    valid_until_field: str
    classification: str
    number_kind: str
    number_pattern: str
    legal_basis: tuple[str, ...]
    conditions: tuple[str, ...]
    form: tuple[Field, ...]
    requirements: tuple[RequirementSeed, ...]
    source: Mapping[str, object]


def read_permit_type(root: Node) -> PermitTypeSeed:
    """Read a permit type's file."""
    nothing: Mapping[str, object] = {}
    source = root.part("source", _read_source, nothing)
    form = read_fields(root.raw("form") or [], place="form")
    requirements = tuple(_read_requirement(node) for node in root.nodes("requirements"))
    own = Node(root.raw("permit_type"), "permit_type")
    permit_type = PermitTypeSeed(
        key=read_key(own),
        kind=own.word("kind", PermitKind),
        document_kind=own.word("document_kind", PermitShape, PermitShape.USUAL),
        office=own.text("office", ""),
        requires_technical_recommendation=own.flag("requires_technical_recommendation"),
        fee=own.number("fee"),
        validity_months=None if own.raw("validity_months") is None else own.number("validity_months"),
        valid_from_field=_read_date(own, "valid_from_field", form),
        valid_until_field=_read_date(own, "valid_until_field", form),
        name=own.text("name"),
        sector=own.text("sector"),
        product=own.text("product"),
        classification=own.text("classification"),
        number_kind=own.text("number_kind"),
        number_pattern=_read_pattern(own),
        legal_basis=tuple(map(_one_line, root.texts("legal_basis"))),
        conditions=tuple(map(_one_line, root.texts("conditions"))),
        form=form,
        requirements=requirements,
        source=source,
    )
    own.close()
    root.close()
    return permit_type


def _read_date(own: Node, name: str, form: tuple[Field, ...]) -> str:
    """Take the key of a date on the permit type's own form."""
    key = own.text(name, "")
    if key and key not in {field.key for field in form if field.kind is FieldKind.DATE}:
        raise DefinitionFault(f"{own.place}.{name}", f"the form has no date {key!r}")
    return key


def _read_source(node: Node) -> Mapping[str, object]:
    return {
        "document": node.text("document"),
        "title": node.text("title", ""),
        "issuer": node.text("issuer", ""),
        "assumed": [_one_line(text) for text in node.texts("assumed")],
    }


def _read_pattern(node: Node) -> str:
    """Take a number pattern that can be parsed and whose words can be read back from a number."""
    text, place = node.text("number_pattern"), f"{node.place}.number_pattern"
    try:
        NumberPattern.parse(text).format(
            1,
            date(2024, 1, 1),
            classification=node.text("classification"),
            kind=node.text("number_kind"),
            unit="UNIT",
        )
    except (PatternError, ValueError) as error:
        raise DefinitionFault(place, str(error)) from None
    return text


def _read_requirement(node: Node) -> RequirementSeed:
    size = _LARGEST if node.raw("max_mebibytes") is None else node.number("max_mebibytes")
    requirement = RequirementSeed(
        key=read_key(node),
        label=node.text("label"),
        help=node.text("help", ""),
        is_required=not node.flag("optional"),
        when=read_when(node, "when"),
        accepts=tuple(_read_file_type(node, word) for word in node.texts("accepts")),
        max_bytes=size * _MEBIBYTE,
    )
    if not requirement.accepts:
        raise DefinitionFault(f"{node.place}.accepts", "names at least one type of file")
    node.close()
    return requirement


def _read_file_type(node: Node, word: str) -> FileType:
    try:
        return FileType(word)
    except ValueError:
        choices = ", ".join(FileType)
        raise DefinitionFault(f"{node.place}.accepts", f"{word!r} is none of: {choices}") from None


def _one_line(text: str) -> str:
    return " ".join(text.split())
