"""The evidence sheet in words: always in Indonesian, whatever language its reader works in."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app.documents import RenderedDocument
from app.documents.evidence_facts import ClockRow, ExplainedClock, ToldEvent
from app.screens.actor import tools
from app.screens.clock_accounts import ClockAccount, charged_to, clock_accounts
from app.screens.event_sentences import Telling, event_note, event_sentence
from app.screens.formats import instant, office_time
from app.screens.identity import office_zone
from app.screens.words import status_word
from app.services.casefile.values import TimelineEntry
from app.services.clockwork import CaseClocks, ClockKind
from app.services.issuing.evidence import print_evidence

LANGUAGE = "id"


def evidence_of(session: Session, case: CaseClocks) -> RenderedDocument:
    """Print the evidence sheet of a case that its reader may see."""
    with force_locale(LANGUAGE):
        telling = Telling(case.procedure, case.positions)
        return print_evidence(
            session,
            tools(),
            case,
            printed_at=f"{instant(case.read_at)} {_zone_of(case)}",
            status=status_word(case.status),
            clocks=tuple(_clock(account) for account in clock_accounts(case)),
            charges=tuple((charged_to(one), office_time(one.working_time)) for one in case.charges),
            events=tuple(_event(entry, telling) for entry in case.events),
            has_deemed=any(clock.kind is ClockKind.DEEMED for clock in case.clocks),
            at=case.read_at,
        )


def _zone_of(case: CaseClocks) -> str:
    return str(case.read_at.astimezone(ZoneInfo(office_zone())).tzname())


def _clock(account: ClockAccount) -> ExplainedClock:
    clock = account.clock
    about = (
        (_("Held by"), account.holder),
        (_("Limit"), account.allowed),
        (_("Started"), instant(clock.clock.started_at)),
        (_("Due"), account.due),
        (_("Standing"), account.stands),
        (_("Used until %(time)s", time=instant(clock.judged_at)), account.used),
    )
    rows = [ClockRow(when=line.when, what=line.parts, adds=line.adds) for line in account.lines]
    return ExplainedClock(
        title=account.title,
        about=tuple((label, value) for label, value in about if value),
        rows=tuple(rows) if len(rows) > 1 else (),
        total=account.sum,
        notes=account.notes,
    )


def _event(entry: TimelineEntry, telling: Telling) -> ToldEvent:
    return ToldEvent(
        at=instant(entry.at),
        what=event_sentence(entry.event, telling),
        note=event_note(entry.event),
        who=f"{entry.by_name}, {entry.by_post}" if entry.by_post else entry.by_name,
    )
