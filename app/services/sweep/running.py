"""One whole run of the sweep, part by part: a part that fails is written down, and the others still run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic

from sqlalchemy import delete, update
from sqlalchemy.orm import Session, scoped_session

from app.records.duties import SweepRunRecord
from app.services.sweep.counting import count_anew
from app.services.sweep.deeming import flag_deemed
from app.services.sweep.escalating import escalate
from app.services.sweep.expiring import remind_of_expiry
from app.services.sweep.lateness import flag_closed_late, flag_late
from app.services.sweep.releasing import release
from app.services.sweep.revising import revise
from app.services.sweep.sending import count_waiting, send
from app.services.sweep.soon import flag_soon
from app.services.sweep.swept import Round, Swept
from app.services.sweep.system_steps import do_system_steps
from app.services.sweep.timing_out import time_out
from app.services.tools import Tools
from app.services.transactions import transaction

SECONDS = 45.0
"""How long a run goes on beginning batches; the scheduler's next run takes up the rest."""

KEPT = timedelta(days=90)

PARTS: tuple[tuple[str, Callable[[Round], int]], ...] = (
    # Due times first, so that nobody is called late by a calendar that no longer holds.
    ("revised", revise),
    ("flagged", flag_late),
    ("soon", flag_soon),
    ("deemed", flag_deemed),
    ("escalated", escalate),
    ("timed_out", time_out),
    ("done", do_system_steps),
    ("released", release),
    ("reminded", remind_of_expiry),
    # What was finished late before anybody noticed, by people or by the parts above; then the figures.
    ("closed_late", flag_closed_late),
    ("counted", count_anew),
    # The world outside comes last: it may take its time.
    ("sent", send),
    ("waiting", count_waiting),
)


def sweep(
    session: Session | scoped_session[Session], tools: Tools, now: datetime, *, seconds: float = SECONDS
) -> Swept:
    """Do one whole run and leave its row, with whatever went wrong in it."""
    real = session() if isinstance(session, scoped_session) else session
    began = monotonic()
    run_id = _begin(real, now)
    this = Round(real, tools, now, until=began + seconds)
    done = {name: _try(this, name, part) for name, part in PARTS}
    done["flagged"] += done.pop("closed_late")
    swept = Swept(**done, faults=this.told_faults())
    _finish(real, run_id, now, round((monotonic() - began) * 1000), swept)
    return swept


def _try(this: Round, name: str, part: Callable[[Round], int]) -> int:
    try:
        return part(this)
    except Exception as fault:  # noqa: BLE001 -- whatever it is, the other parts must still run
        this.session.rollback()
        this.faults.append(f"{name}: {type(fault).__name__}: {fault}"[:400])
        return 0


def _begin(session: Session, now: datetime) -> int:
    with transaction(session) as writing:
        run = SweepRunRecord(started_at=now)
        writing.add(run)
        writing.flush()
        return run.id


def _finish(session: Session, run_id: int, now: datetime, milliseconds: int, swept: Swept) -> None:
    told = update(SweepRunRecord).where(SweepRunRecord.id == run_id)
    with transaction(session) as writing:
        writing.execute(
            told.values(
                finished_at=now + timedelta(milliseconds=milliseconds),
                milliseconds=milliseconds,
                soon=swept.soon,
                flagged=swept.flagged,
                escalated=swept.escalated,
                deemed=swept.deemed,
                timed_out=swept.timed_out,
                done=swept.done,
                counted=swept.counted,
                sent=swept.sent,
                fault="\n".join(swept.faults),
            )
        )
        writing.execute(delete(SweepRunRecord).where(SweepRunRecord.started_at < now - KEPT))
