"""An agency's own files: its letterhead, the technical offices that work with it, its positions."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.form.form_definitions import read_key
from app.domain.procedure.definitions import Node

CONTACT = ("address", "postal_code", "phone", "website", "email")


@dataclass(frozen=True)
class Letterhead:
    """`agency.yaml`: the agency as its letterhead and its numbers show it."""

    key: str
    name: str
    short_name: str
    government: str
    regency: str
    place: str
    address: str
    postal_code: str
    phone: str
    website: str
    email: str
    zone: str
    unit_code: str


@dataclass(frozen=True)
class OfficeSeed:
    """A technical office (OPD) with what stands in its letterhead."""

    key: str
    name: str
    short_name: str
    head_title: str
    address: str
    postal_code: str
    phone: str
    website: str
    email: str


@dataclass(frozen=True)
class PositionSeed:
    """A position as this agency calls it; `role` is the key of a role, `office` of an office or empty."""

    key: str
    office: str
    label: str
    role: str
    signature_title: str


def read_letterhead(root: Node) -> Letterhead:
    """Read `agency.yaml`."""
    letterhead = Letterhead(
        key=read_key(root),
        **{name: root.text(name) for name in ("name", "short_name", "government", "regency", "place")},
        **{name: root.text(name, "") for name in CONTACT},
        zone=root.text("zone"),
        unit_code=root.text("unit_code"),
    )
    root.close()
    return letterhead


def read_offices(root: Node) -> tuple[OfficeSeed, ...]:
    """Read `offices.yaml`."""
    offices = tuple(_read_office(node) for node in root.nodes("offices"))
    root.close()
    return offices


def _read_office(node: Node) -> OfficeSeed:
    office = OfficeSeed(
        key=read_key(node),
        name=node.text("name"),
        short_name=node.text("short_name"),
        head_title=node.text("head_title", ""),
        **{name: node.text(name, "") for name in CONTACT},
    )
    node.close()
    return office


def read_positions(root: Node) -> tuple[PositionSeed, ...]:
    """Read `positions.yaml`."""
    positions = tuple(_read_position(node) for node in root.nodes("positions"))
    root.close()
    return positions


def _read_position(node: Node) -> PositionSeed:
    position = PositionSeed(
        key=read_key(node),
        office=node.text("office", ""),
        label=node.text("label"),
        role=node.text("role"),
        signature_title=node.text("signature_title", ""),
    )
    node.close()
    return position
