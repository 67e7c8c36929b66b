"""The technical team's work: its survey with signed minutes, and its recommendation."""

from __future__ import annotations

from collections.abc import Mapping

from app.documents import facts as f
from app.documents.kinds import DocumentKind
from app.domain.form.forms import Field, FieldKind
from app.domain.procedure.procedures import Work
from app.services.work.kinds import Asked, Desk, Kind, Ready, msg
from app.services.work.technical_pages import survey_minutes, technical_recommendation

SAID_MORE = ("minutes_number", "place", "conclusion", "team", "witness")


class Surveying(Kind):
    """A visit to the place, put on record by its minutes (Berita Acara) with a date and findings."""

    work = Work.SURVEY

    def fields(self, desk: Desk) -> tuple[Field, ...]:
        """Ask for the day, the findings and the signed minutes."""
        return (
            Field("surveyed_on", msg("Date of the survey"), FieldKind.DATE, required=True),
            Field("minutes_number", msg("Number of the minutes"), FieldKind.TEXT, longest=80),
            Field("place", msg("Place of the survey"), FieldKind.TEXT, longest=250),
            Field("findings", msg("Findings"), FieldKind.LONG_TEXT, required=True, longest=4000),
            Field("conclusion", msg("Conclusion of the survey"), FieldKind.LONG_TEXT, longest=2000),
            Field(
                "team",
                msg("Members of the team"),
                FieldKind.LONG_TEXT,
                longest=1000,
                help=msg("One name on each line; left empty, the minutes name you alone."),
            ),
            Field("witness", msg("Who was there for the applicant"), FieldKind.TEXT, longest=160),
            Field(
                "minutes",
                msg("Minutes of the survey (PDF)"),
                FieldKind.FILE,
                required=True,
                help=msg("The scanned minutes, signed by the team."),
            ),
        )

    def initial(self, desk: Desk) -> Mapping[str, object]:
        """Show the applicant's address as the place, until it is written otherwise."""
        return {"place": desk.on_file.row.applicant.address}

    def find_page(self, desk: Desk) -> DocumentKind:
        """Print the minutes (Berita Acara)."""
        return DocumentKind.SURVEY_MINUTES

    def page_facts(self, desk: Desk, answers: Mapping[str, object]) -> f.SurveyMinutesFacts:
        """Gather what the minutes say."""
        return survey_minutes(desk, answers)

    def settle(self, desk: Desk, asked: Asked, ready: Ready) -> Mapping[str, object]:
        """Leave the day, the findings and what else the minutes say to be known."""
        known = {f"survey.{key}": asked.answers.get(key) for key in ("surveyed_on", "findings")}
        more = {f"survey.{key}": value for key in SAID_MORE if (value := asked.answers.get(key))}
        return {**known, **more}


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

    def find_page(self, desk: Desk) -> DocumentKind | None:
        """Print the recommendation, where this outcome gives one."""
        return DocumentKind.TECHNICAL_RECOMMENDATION if self.fields(desk) else None

    def page_facts(self, desk: Desk, answers: Mapping[str, object]) -> f.TechnicalRecommendationFacts:
        """Gather what the recommendation says."""
        return technical_recommendation(desk, answers)

    def settle(self, desk: Desk, asked: Asked, ready: Ready) -> Mapping[str, object]:
        """Leave the recommendation to be printed on the permit."""
        if not asked.answers:
            return {}
        known = {f"recommendation.{key}": asked.answers.get(key) for key in ("number", "dated_on", "text")}
        return {**known, "recommendation.given_on": desk.at}
