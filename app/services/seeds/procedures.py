"""`procedures/*.yaml`, the SOP of a permit type, and `service_standards/*.yaml`, its 14 components."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.procedure.definitions import DefinitionFault, Node, read_procedure
from app.domain.procedure.procedures import Procedure

_TEXTS = ("title", "unit", "number", "made_on", "revised_on", "effective_on", "approved_by")
_APPROVER = ("approver_name", "approver_rank", "approver_nip")
"""Said where the document names who approved it; left out else, and lines to fill are printed."""
_LISTS = ("legal_basis", "qualification", "equipment", "related", "warnings", "records", "notes")


class Component(StrEnum):
    """The 14 components of a service standard (UU 25/2009 art. 21; Permenpan-RB 15/2014)."""

    LEGAL_BASIS = "legal_basis"
    REQUIREMENTS = "requirements"
    PROCEDURE = "procedure"
    DURATION = "duration"
    FEE = "fee"
    PRODUCT = "product"
    FACILITIES = "facilities"
    COMPETENCE = "competence"
    INTERNAL_SUPERVISION = "internal_supervision"
    COMPLAINTS = "complaints"
    STAFFING = "staffing"
    SERVICE_GUARANTEE = "service_guarantee"
    SAFETY_GUARANTEE = "safety_guarantee"
    PERFORMANCE_EVALUATION = "performance_evaluation"


@dataclass(frozen=True)
class ProcedureSeed:
    """A procedure with the SOP's identity block (Permenpan-RB 35/2012), as printed in the document."""

    permit_type: str
    procedure: Procedure
    identity: Mapping[str, object]


@dataclass(frozen=True)
class ComponentSeed:
    """One component, its lines as the document numbers them."""

    component: Component
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class StandardSeed:
    """A permit type's service standard, in the document's own order."""

    permit_type: str
    components: tuple[ComponentSeed, ...]


def read_procedure_seed(root: Node) -> ProcedureSeed:
    """Read a procedure's file."""
    seed = ProcedureSeed(
        permit_type=root.text("permit_type"),
        procedure=read_procedure(root.raw("procedure")),
        identity=_read_identity(Node(root.raw("sop"), "sop")),
    )
    root.close()
    return seed


def _read_identity(node: Node) -> Mapping[str, object]:
    identity: dict[str, object] = {name: node.text(name, "") for name in _TEXTS}
    identity |= {name: said for name in _APPROVER if (said := node.text(name, ""))}
    identity |= {name: [" ".join(text.split()) for text in node.texts(name)] for name in _LISTS}
    node.close()
    return identity


def read_standard(root: Node) -> StandardSeed:
    """Read a service standard's file: all 14 components, each once."""
    standard = StandardSeed(
        root.text("permit_type"), tuple(_read_component(node) for node in root.nodes("components"))
    )
    root.close()
    named = [one.component for one in standard.components]
    lacking = [component for component in Component if named.count(component) != 1]
    if lacking:
        raise DefinitionFault("components", f"each stands once; look at: {', '.join(lacking)}")
    return standard


def _read_component(node: Node) -> ComponentSeed:
    component = ComponentSeed(
        component=node.word("component", Component),
        title=" ".join(node.text("title").split()),
        items=tuple(" ".join(text.split()) for text in node.texts("items")),
    )
    if not component.items:
        raise DefinitionFault(f"{node.place}.items", "a component says something")
    node.close()
    return component
