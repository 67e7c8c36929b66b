"""The satisfaction survey (SKM) and the handover: nine answers without a name, then the document changes hands.

What respondents say of themselves is asked of whoever likes to tell, in bands, and kept without a trace to the case.
"""

from __future__ import annotations

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from app.domain.case.events import Event, HandedOver, SatisfactionAnswered
from app.domain.form.forms import Field, FieldKind, Option
from app.domain.ikm import ITEMS, Element
from app.domain.procedure.conditions import Comparison, Operator
from app.domain.procedure.procedures import Work
from app.domain.respondents import NOT_TOLD, NOT_TOLD_WORDS, QUESTIONS, Trait
from app.records.duties import SatisfactionRecord
from app.services.issuing.handover_slips import Handed, find_signed_permit, print_handover_slip
from app.services.permit_life.collecting import refuse_ended_permit
from app.services.work.kinds import Asked, Desk, Kind, Ready, msg

_ANSWERED = Comparison("form.satisfaction", Operator.EQUALS, "answered")
_SKIPPED = Comparison("form.satisfaction", Operator.EQUALS, "skipped")
_MORNING_ENDS = 13
"""Hour bands of the questionnaire: 08-12 and 13-17 (Permenpan-RB 14/2017, annex)."""


def questionnaire() -> tuple[Field, ...]:
    """List the nine elements with their answer words, and the honest way past them: a logged reason."""
    elements = (
        Field(
            element.value,
            item.label,
            FieldKind.CHOICE,
            options=tuple(Option(str(grade), word) for grade, word in enumerate(item.answers, start=1)),
            visible_when=_ANSWERED,
            required=True,
        )
        for element, item in ITEMS.items()
    )
    return (
        Field(
            "satisfaction",
            msg("Satisfaction survey (SKM)"),
            FieldKind.CHOICE,
            required=True,
            options=(Option("answered", msg("Answered")), Option("skipped", msg("Skipped by the applicant"))),
        ),
        *elements,
        *respondent_questions(),
        Field("suggestion", msg("Suggestion"), FieldKind.LONG_TEXT, visible_when=_ANSWERED, longest=1000),
        Field("skip_reason", msg("Why it was skipped"), FieldKind.TEXT, visible_when=_SKIPPED, required=True),
    )


def respondent_questions() -> tuple[Field, ...]:
    """List what a respondent may say of himself; nobody has to, and each question can be left with "not told"."""
    return tuple(
        Field(
            field_of(trait),
            question.label,
            FieldKind.CHOICE,
            options=(
                *(Option(key, words) for key, words in question.bands.items()),
                Option(NOT_TOLD, NOT_TOLD_WORDS),
            ),
            visible_when=_ANSWERED,
        )
        for trait, question in QUESTIONS.items()
    )


def field_of(trait: Trait) -> str:
    """Name the field that asks for something about the respondent."""
    return f"respondent_{trait.value}"


class AskingSatisfaction(Kind):
    """Kampar row 6: the questionnaire before the handover."""

    work = Work.ASK_SATISFACTION

    def fields(self, desk: Desk) -> tuple[Field, ...]:
        """Ask the nine elements."""
        return questionnaire()

    def settle(self, desk: Desk, asked: Asked, ready: Ready) -> Mapping[str, object]:
        """Keep the answers apart from the case; the case knows only that it has answered."""
        refuse_ended_permit(desk.session, desk.on_file.row)
        return keep_answers(desk, asked.answers)

    def tell(self, desk: Desk, asked: Asked, ready: Ready, facts: Mapping[str, object]) -> tuple[Event, ...]:
        """Say that it was answered or skipped, never what."""
        return (_told(asked.answers),)


class HandingOver(Kind):
    """SOP row 10: the applicant collects with his proof and fills in the SKM, unless he has already."""

    work = Work.HAND_OVER
    makes_document = True

    def fields(self, desk: Desk) -> tuple[Field, ...]:
        """Ask who receives and on what proof, and the survey where it is still open."""
        receiver = (
            Field("receiver", msg("Received by"), FieldKind.TEXT, required=True, longest=120),
            Field(
                "proof",
                msg("Proof shown (receipt, KTP, power of attorney)"),
                FieldKind.TEXT,
                required=True,
                longest=120,
            ),
        )
        return receiver if _has_answered(desk) else (*receiver, *questionnaire())

    def initial(self, desk: Desk) -> Mapping[str, object]:
        """Show the applicant as the receiver."""
        return {"receiver": desk.on_file.row.applicant_name}

    def prepare(self, desk: Desk, asked: Asked) -> Ready:
        """Print the slip; before the permit is signed there is none, and the decision says why not."""
        refuse_ended_permit(desk.session, desk.on_file.row)
        permit = find_signed_permit(desk.session, desk.on_file.row)
        if permit is None:
            return super().prepare(desk, asked)
        handed = Handed(str(asked.answers["receiver"]), str(asked.answers["proof"]), permit=permit)
        slip = print_handover_slip(desk.session, desk.tools, desk.on_file.row, handed, desk.by, desk.at)
        return Ready(papers=(*asked.papers, slip))

    def settle(self, desk: Desk, asked: Asked, ready: Ready) -> Mapping[str, object]:
        """Keep the answers where they came with the handover; asked again, since a permit may end meanwhile."""
        refuse_ended_permit(desk.session, desk.on_file.row)
        return {} if _has_answered(desk) else keep_answers(desk, asked.answers)

    def tell(self, desk: Desk, asked: Asked, ready: Ready, facts: Mapping[str, object]) -> tuple[Event, ...]:
        """Say into whose hands the document went."""
        handed = HandedOver(str(asked.answers["receiver"]), str(asked.answers["proof"]))
        return (handed,) if "satisfaction" not in asked.answers else (_told(asked.answers), handed)


def _has_answered(desk: Desk) -> bool:
    return bool(desk.on_file.case.facts.get("satisfaction.is_asked"))


def _told(answers: Mapping[str, object]) -> SatisfactionAnswered:
    is_skipped = answers["satisfaction"] == "skipped"
    return SatisfactionAnswered(is_skipped, str(answers.get("skip_reason") or ""))


def keep_answers(desk: Desk, answers: Mapping[str, object]) -> Mapping[str, object]:
    """Store the nine answers without a trace to the case, and let the case know that it was asked."""
    if answers.get("satisfaction") == "answered":
        local = desk.at.astimezone(ZoneInfo(desk.on_file.row.agency.zone))
        desk.session.execute(
            insert(SatisfactionRecord).values(
                agency_id=desk.on_file.row.agency_id,
                permit_type_id=desk.on_file.row.permit_type_id,
                answered_on=local.date(),
                hour_band="08-12" if local.hour < _MORNING_ENDS else "13-17",
                answers={element.value: int(str(answers[element.value])) for element in Element},
                respondent=_respondent(answers),
                suggestion=str(answers.get("suggestion") or ""),
            )
        )
    return {"satisfaction.is_asked": True}


def _respondent(answers: Mapping[str, object]) -> dict[str, str]:
    """Give what the respondent told; what he did not leaves nothing."""
    told = {trait.value: str(answers.get(field_of(trait)) or NOT_TOLD) for trait in Trait}
    return {trait: band for trait, band in told.items() if band != NOT_TOLD}
