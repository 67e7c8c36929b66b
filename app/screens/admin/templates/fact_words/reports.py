"""The facts of reports and of the sheet that proves due times, explained in one sentence each."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _

WORDS: dict[str, dict[str, Any]] = {
    "ClockEvidenceFacts": {
        "charges": _("Whose time it was, holder and office, with the time of each."),
        "clocks": _("Each clock of the file, with how its due time came about."),
        "events": _("What happened to the clocks, in its order."),
        "events_count": _("How many events the file's ledger holds."),
        "last_hash": _("Seal (hash) of the last event in the ledger."),
        "legal_basis": _("What the law says of silence; empty where it gives no time."),
        "printed_at": _("Instant at which the sheet was printed."),
        "status": _("Where the file stood when the sheet was printed."),
    },
    "ClockRow": {
        "adds": _("Time that this line adds to the sum."),
        "what": _("What happened in this line."),
        "when": _("When it happened."),
    },
    "ExplainedClock": {
        "about": _("What the clock measures, as label and value."),
        "notes": _("Remarks below the clock."),
        "rows": _("Lines from which the due time is added up."),
        "title": _("Name of the clock."),
        "total": _("Sum of the lines."),
    },
    "ReportCard": {
        "label": _("What the figure counts."),
        "note": _("What qualifies the figure."),
        "value": _("The figure, worded."),
    },
    "ReportColumn": {
        "heading": _("Heading of the column."),
        "is_figure": _("Whether the column holds figures, which stand at the right."),
        "width": _("Width of the column in percent."),
    },
    "ReportSection": {
        "columns": _("Columns of the table."),
        "note": _("Remark below the heading."),
        "picture": _("Chart above the table, as the source of a picture; empty where there is none."),
        "rows": _("Lines of the table, each a list of texts."),
        "title": _("Title of the section."),
    },
    "SkmElement": {
        "answers": _("How many answered this element."),
        "code": _("Code of the element, U1 to U9."),
        "grade": _("Grade of the element, A to D."),
        "index": _("Mean of the element times 25."),
        "mean": _("Mean of the answers, 1 to 4."),
        "name": _("Name of the element."),
    },
    "SkmGroup": {
        "rows": _("Lines of label, number and share."),
        "title": _("By which property respondents are counted."),
    },
    "SkmPlan": {
        "action": _("What will be done."),
        "due": _("Until when it will be done."),
        "element": _("Element that is to become better."),
        "holder": _("Who will do it."),
    },
    "SkmReportFacts": {
        "elements": _("The nine elements with their figures."),
        "grade": _("Grade of the service, A to D."),
        "groups": _("Who answered, counted by properties of theirs."),
        "index": _("Satisfaction index (IKM), 25 to 100."),
        "lowest": _("Elements that came out lowest."),
        "performance": _("The grade in words."),
        "period": _("Period that the survey covers."),
        "plans": _("What will be done about low elements."),
        "respondents": _("How many answered the survey."),
        "signatory": _("Who signs the report; empty where nobody does."),
        "suggestions": _("Suggestions as they were written."),
        "trend": _("Index and grade of this period and of those before it."),
        "wanted": _("How many respondents the sample needs; empty where it is not counted."),
    },
    "SlaReportFacts": {
        "about": _("What was chosen for the report, and when it was counted."),
        "cards": _("The main figures at the top."),
        "period": _("Period that the report covers."),
        "printed": _("Instant of the printing, worded."),
        "sections": _("Sections with a chart and a table each."),
        "signatory": _("Who signs the report; empty where nobody does."),
    },
    "ToldEvent": {
        "at": _("When it happened to the clock."),
        "note": _("What the officer wrote."),
        "what": _("What happened to the clock."),
        "who": _("Who did it."),
    },
}
