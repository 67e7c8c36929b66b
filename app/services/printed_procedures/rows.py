"""A procedure as the rows of its SOP document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.documents.sop import Annexed, SopRow
from app.domain.procedure.conditions import Facts
from app.domain.procedure.procedures import PERMIT_TYPE_OFFICE, HolderKind, Procedure, Step
from app.services.printed_procedures.exits import exits_of, reached, symbol_of
from app.services.printed_procedures.remarks import remarks_of
from app.services.printed_procedures.wording import allowance_words

Labels = Mapping[tuple[str, str], str]
HOLDERS = {HolderKind.APPLICANT: "Pemohon", HolderKind.SYSTEM: "Sistem"}


def sop_rows(
    procedure: Procedure, labels: Labels, office_key: str, known: Facts
) -> tuple[tuple[str, ...], tuple[SopRow, ...]]:
    """Give the holders in the order in which they first act, and a row for each step.

    `known` are facts that are the same for every file of the permit type.
    """
    places = {step.key: place for place, step in enumerate(procedure.steps)}
    holders = [_holder(step, labels, office_key) for step in procedure.steps]
    columns = tuple(dict.fromkeys(holders))
    exits = [exits_of(step, places, known) for step in procedure.steps]
    taken = reached(procedure, exits, places, known)
    rows = (
        SopRow(
            number=str(step.number),
            text=step.text,
            column=columns.index(holder),
            symbol=symbol_of(procedure, step, own),
            exits=own if at in taken else tuple(replace(one, is_void=True) for one in own),
            skips_to=places[step.otherwise] if step.when is not None and step.otherwise else None,
            equipment=step.equipment,
            time=allowance_words(step.allowance),
            output=step.output,
            remarks=tuple(remarks_of(procedure, step, known, is_void=at not in taken, is_asked=len(own) > 1)),
            is_void=at not in taken,
        )
        for at, (step, holder, own) in enumerate(zip(procedure.steps, holders, exits, strict=True))
    )
    return columns, tuple(rows)


def _holder(step: Step, labels: Labels, office_key: str) -> str:
    holder = step.holder
    if holder.kind is not HolderKind.POSITION:
        return HOLDERS[holder.kind]
    office = office_key if holder.office == PERMIT_TYPE_OFFICE else holder.office
    return labels.get((holder.position, office), holder.position)


def annexed(procedure: Procedure) -> tuple[Annexed, ...]:
    """List the steps that were read from a document, with its own words."""
    return tuple(
        Annexed(
            number=str(step.number),
            source=", ".join(
                part
                for part in (
                    step.source.document,
                    f"baris {step.source.row}" if step.source.row else "",
                    "disimpulkan" if step.source.inferred else "",
                )
                if part
            ),
            wording=step.source.wording,
            time=step.source.time,
            note=step.source.note,
        )
        for step in procedure.steps
        if step.source.wording or step.source.note
    )
