"""Facts without what a look at a template needs not show: numbers of persons, and for who may not see the case, the person."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from app.documents import facts as f
from app.domain.masking import mask_name, mask_nik, mask_npwp, mask_phone

IDENTITY = re.compile(r"(?<!\d)(?:\d{15,16}|(?:\+?62|0)8\d{8,11})(?!\d)")
"""An NIK, an NPWP or a mobile phone within any text, such as an answer of the form."""
HIDDEN = "***"
PRIVATE = frozenset(
    {"reasons", "findings", "conclusion", "text", "place", "witness", "considering", "clocks", "events"}
    | {"received_by", "receiver_role", "proof_shown", "given_to", "reason", "loss_report", "recipient"}
)
"""What officers wrote of a case or heard at the counter: for who may see it."""


def masked(whole: f.Applicant) -> f.Applicant:
    """Mask an applicant's numbers."""
    return replace(whole, nik=mask_nik(whole.nik), npwp=mask_npwp(whole.npwp), phone=mask_phone(whole.phone))


def without_numbers(value: Any) -> Any:
    """Mask every identity or phone number within facts, whoever wrote it where."""
    return each_text(value, lambda text: IDENTITY.sub(lambda found: mask_nik(found[0]), text))


def without_person(value: Any, whole: f.Applicant, *, is_company: bool) -> Any:
    """Hide who applied and where he lives, wherever facts say so; a company's name is no secret."""
    hidden = {whole.address: HIDDEN, whole.represented_by: HIDDEN}
    if not is_company:
        hidden[whole.name] = mask_name(whole.name)
    kept = {told: shown for told, shown in hidden.items() if told.strip()}
    return each_text(value, lambda text: _hiding(text, kept))


def unanswered(form: tuple[f.Answer, ...]) -> tuple[f.Answer, ...]:
    """Hide what was answered: among many questions some are about persons, and who wrote the form knows which."""
    return tuple(replace(one, value=HIDDEN) for one in form)


def each_text(value: Any, change: Callable[[str], str]) -> Any:
    """Give facts with every text in them changed."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return change(value)
    if isinstance(value, tuple):
        return tuple(each_text(one, change) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {field.name: each_text(getattr(value, field.name), change) for field in fields(value)}
        return replace(value, **changed)
    return value


def _hiding(text: str, hidden: dict[str, str]) -> str:
    for told, shown in hidden.items():
        text = re.sub(re.escape(told), lambda _found, shown=shown: shown, text, flags=re.IGNORECASE)  # type: ignore[misc]
    return text
