"""The technical team's work: its survey with signed minutes, and its recommendation."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.form.forms import Field, FieldKind
from app.domain.procedure.procedures import Work
from app.services.work.kinds import Asked, Desk, Kind, Ready, msg


class Surveying(Kind):
    """A visit to the place, put on record by its minutes (Berita Acara) with a date and findings."""

    work = Work.SURVEY

    def fields(self, desk: Desk) -> tuple[Field, ...]:
        """Ask for the day, the findings and the signed minutes."""
        return (
            Field("surveyed_on", msg("Date of the survey"), FieldKind.DATE, required=True),
            Field("findings", msg("Findings"), FieldKind.LONG_TEXT, required=True, longest=4000),
            Field(
                "minutes",
                msg("Minutes of the survey (PDF)"),
                FieldKind.FILE,
                required=True,
                help=msg("The scanned minutes, signed by the team."),
            ),
        )

    def settle(self, desk: Desk, asked: Asked, ready: Ready) -> Mapping[str, object]:
        """Leave the day and the findings to be known."""
        return {f"survey.{key}": asked.answers.get(key) for key in ("surveyed_on", "findings")}


class Recommending(Kind):
    """SOP row 4: the technical recommendation, with its number and the letter where there is one."""

    work = Work.RECOMMEND

    def fields(self, desk: Desk) -> tuple[Field, ...]:
        """Ask for the recommendation's text; number, date and letter where the team gives them.

        An outcome that first sends for a survey recommends nothing yet.
        """
        procedure = desk.on_file.case.procedure
        if any(procedure.get_step(target).work is Work.SURVEY for target in desk.outcome.targets):
            return ()
        return (
            Field("number", msg("Number of the recommendation"), FieldKind.TEXT, longest=80),
            Field("dated_on", msg("Date of the recommendation"), FieldKind.DATE),
            Field("text", msg("Recommendation"), FieldKind.LONG_TEXT, required=True, longest=4000),
            Field("letter", msg("Letter of recommendation (PDF)"), FieldKind.FILE),
        )

    def settle(self, desk: Desk, asked: Asked, ready: Ready) -> Mapping[str, object]:
        """Leave the recommendation to be printed on the permit."""
        if not asked.answers:
            return {}
        known = {f"recommendation.{key}": asked.answers.get(key) for key in ("number", "dated_on", "text")}
        return {**known, "recommendation.given_on": desk.at}
