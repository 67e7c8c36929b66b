"""The facts that a condition may name, so that a definition can be checked before anyone runs into it.

Whoever files a case or finishes a step brings them; see the glossary for what each one says.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.form.forms import Field

OF_EVERY_CASE = frozenset(
    {
        "applicant.kind",
        "payment.is_recorded",
        "permit.is_signed",
        "permit.number",
        "permit_type.fee",
        "permit_type.key",
        "permit_type.kind",
        "permit_type.requires_technical_recommendation",
        "requirements.defective",
        "requirements.unchecked",
    }
)
"""Known of every case, some of them only from a step on; `outcome.<step>` comes with the procedure's own steps."""


def facts_of_form(fields: Iterable[Field]) -> frozenset[str]:
    """Name the facts that a form leaves: `form.<key>` for each field."""
    return frozenset(f"form.{field.key}" for field in fields)


def known_facts(fields: Iterable[Field]) -> frozenset[str]:
    """Name every fact that a procedure with this form may ask for, but for the outcomes of its own steps."""
    return OF_EVERY_CASE | facts_of_form(fields)
