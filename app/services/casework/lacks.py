"""All that is missing from what an officer asked, told at once before anything takes its time.

The engine decides once more, under the lock, what it can see itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.domain.case.actions import Act
from app.domain.case.readiness import list_lacks
from app.domain.case.refusals import Reason, Refused, refused_for
from app.domain.form.forms import Field, FieldFault, FieldKind, Finding, read_form
from app.services.declined import AnswersDeclined, Declined
from app.services.printable import find_unprintable
from app.services.work.kinds import Asked, Desk, Kind


def read_asked(kind: Kind, desk: Desk, asked: Asked) -> Asked:
    """Give what was asked with typed answers; `Declined` names all that is missing or wrong."""
    fields = kind.fields(desk)
    typed, findings = _read(fields, asked, desk.on_file.case.facts)
    lacks = (*_lacks_of_act(kind, fields, desk, asked), *kind.list_lacks(desk, typed))
    if findings or asked.refused_files:
        files = {key: Declined.of(one) for key, one in asked.refused_files.items()}
        raise AnswersDeclined(findings, files, lacks)
    refused = refused_for(lacks)
    if refused is not None:
        raise Declined.of(refused)
    return typed


def read_answers(fields: Sequence[Field], asked: Asked, facts: Mapping[str, object]) -> Asked:
    """Give what was asked with typed answers; `AnswersDeclined` names every answer missing or wrong."""
    typed, findings = _read(fields, asked, facts)
    if findings:
        raise AnswersDeclined(findings)
    return typed


def _read(
    fields: Sequence[Field], asked: Asked, facts: Mapping[str, object]
) -> tuple[Asked, tuple[Finding, ...]]:
    answers = read_form(
        [one for one in fields if one.kind not in {FieldKind.FILE, FieldKind.SECRET}],
        asked.answers,
        facts=facts,
    )
    missing = (Finding(one.key, FieldFault.MISSING) for one in fields if _is_missing(one, asked))
    findings = (*answers.findings, *find_unprintable(answers.values), *missing)
    return replace(asked, answers=answers.values), findings


def _is_missing(one: Field, asked: Asked) -> bool:
    if not one.required:
        return False
    if one.kind is FieldKind.SECRET:
        return not asked.passphrase
    return one.kind is FieldKind.FILE and one.key not in {*asked.refused_files, *_brought(asked)}


def _lacks_of_act(kind: Kind, fields: Sequence[Field], desk: Desk, asked: Asked) -> Iterable[Refused]:
    """List what goes with any outcome; a document that the work asks for by a field of its own is missing there."""
    act = Act(
        task=asked.task,
        outcome=asked.outcome,
        note=asked.note,
        reason=asked.reason,
        has_document=kind.makes_document or bool(asked.papers or asked.refused_files),
        defects=asked.defects,
    )
    asks_for_one = any(one.kind is FieldKind.FILE and one.required for one in fields)
    return [
        one
        for one in list_lacks(desk.outcome, act)
        if not (asks_for_one and one.reason is Reason.DOCUMENT_MISSING)
    ]


def _brought(asked: Asked) -> set[str]:
    return {paper.subject for paper in asked.papers}
