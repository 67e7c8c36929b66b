"""What a case succeeds, with every difference from the old application marked for those who decide about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.domain.form.forms import Field
from app.domain.permit.standings import Standing
from app.domain.permit.succession import Why, changes_between
from app.records.cases import CaseRecord
from app.records.permits import CaseOriginRecord, PermitRecord
from app.services.applicants import APPLICANT_FIELDS, told_by
from app.services.casework.loading import RUNNING
from app.services.permit_forms import form_of, worded_answers
from app.services.permit_life.succession import find_end


@dataclass(frozen=True)
class WordedChange:
    """One answer that is another one now, as a reader sees both; empty where there was or is none."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class NamedOrigin:
    """The permit that a case asks to succeed; labels of the applicant's fields are for the translators."""

    permit_id: int
    number: str
    why: Why
    reason: str
    ended: Standing | None
    """How that permit ended meanwhile, so that nothing can take its place; None while something can."""
    applicant: tuple[WordedChange, ...]
    form: tuple[WordedChange, ...]


def find_named_origin(session: Session, case_id: int) -> NamedOrigin | None:
    """Find what a case succeeds; who may see the case is the caller's question."""
    origin = session.get(CaseOriginRecord, case_id)
    if origin is None:
        return None
    permit, new = session.get_one(PermitRecord, origin.permit_id), session.get_one(CaseRecord, case_id)
    old = permit.case
    return NamedOrigin(
        permit_id=permit.id,
        number=permit.number.text,
        why=Why(origin.why),
        reason=origin.reason,
        ended=find_end(permit, case_id) if new.status == RUNNING else None,
        applicant=_changes(APPLICANT_FIELDS, told_by(old.applicant), told_by(new.applicant)),
        form=_changes(form_of(new.permit_type), old.form, new.form),
    )


def _changes(
    fields: Sequence[Field], before: Mapping[str, object], after: Mapping[str, object]
) -> tuple[WordedChange, ...]:
    by_key = {field.key: field for field in fields}
    return tuple(
        WordedChange(
            by_key[one.key].label,
            _worded(by_key[one.key], one.before),
            _worded(by_key[one.key], one.after),
        )
        for one in changes_between(before, after)
        if one.key in by_key
    )


def _worded(field: Field, value: object) -> str:
    return next((text for _label, text in worded_answers((field,), {field.key: value})), "")
