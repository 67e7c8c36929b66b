"""Delivering what waits in the outbox: claimed by compare-and-swap, sent outside any transaction, recorded.

A claim puts the next try off before anything is sent: another sender leaves it alone, and a crash between sending
and recording tries again with the same key. A message for which no gateway is set waits, and costs nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, select, update
from sqlalchemy.orm import Session

from app.gateways.messages import Gateway, GatewayFault, Message
from app.records.agencies import AgencyRecord
from app.records.cases import CaseRecord
from app.records.duties import OutboxRecord
from app.services.outbox.wording import write
from app.services.transactions import transaction

log = logging.getLogger(__name__)

WAITING, SENT, FAILED = "waiting", "sent", "failed"
NEXT_TRY = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720))
"""How long to wait after each try that failed; after one more the message has failed."""

MOST_AT_ONCE = 50
"""Messages of one run: the rest is the next run's, so that a slow gateway holds up nothing for long."""

MOST_COUNTED = 1001
NO_ADDRESS = "pemohon tidak meninggalkan alamat untuk saluran ini"


@dataclass(frozen=True)
class Delivered:
    """What one delivery did."""

    sent: int = 0
    failed: int = 0
    put_off: int = 0


def deliver(
    session: Session,
    gateways: Mapping[str, Gateway],
    now: datetime,
    *,
    base_url: str = "",
    limit: int = MOST_AT_ONCE,
    has_time: Callable[[], bool] = lambda: True,
) -> Delivered:
    """Send what is due, oldest first, at least one; a gateway that is dead is asked once."""
    alive = dict(gateways)
    done = {SENT: 0, FAILED: 0, WAITING: 0}
    for row in _due(session, alive, now, limit) if alive else ():
        gateway = alive.get(row.channel)
        if any(done.values()) and not has_time():
            break
        if gateway is None or not _claim(session, row, now):
            continue
        state, is_dead = _send(session, gateway, row, now, base_url)
        done[state] += 1
        if is_dead:
            del alive[row.channel]
    return Delivered(done[SENT], done[FAILED], done[WAITING])


def count_without_gateway(session: Session, gateways: Collection[str]) -> int:
    """Count the messages that wait for a gateway nobody has set, up to `MOST_COUNTED`."""
    waiting = (
        select(OutboxRecord.id)
        .where(OutboxRecord.state == WAITING, OutboxRecord.channel.not_in(list(gateways)))
        .limit(MOST_COUNTED)
        .subquery()
    )
    return session.scalar(select(func.count()).select_from(waiting)) or 0


def _due(session: Session, channels: Collection[str], now: datetime, limit: int) -> list[Row[Any]]:
    query = (
        select(
            OutboxRecord.id,
            OutboxRecord.channel,
            OutboxRecord.recipient,
            OutboxRecord.template,
            OutboxRecord.body,
            OutboxRecord.attempts,
            OutboxRecord.next_at,
            AgencyRecord.name.label("agency"),
            CaseRecord.tracking_token,
        )
        .join(AgencyRecord, AgencyRecord.id == OutboxRecord.agency_id)
        .outerjoin(CaseRecord, CaseRecord.id == OutboxRecord.case_id)
        .where(
            OutboxRecord.state == WAITING,
            OutboxRecord.next_at <= now,
            OutboxRecord.channel.in_(list(channels)),
        )
        .order_by(OutboxRecord.next_at, OutboxRecord.id)
        .limit(limit)
    )
    return list(session.execute(query).all())


def _claim(session: Session, row: Row[Any], now: datetime) -> bool:
    """Take a message for oneself by putting its next try off; False when somebody else has it."""
    put_off = NEXT_TRY[min(row.attempts, len(NEXT_TRY) - 1)]
    claim = update(OutboxRecord).where(
        OutboxRecord.id == row.id,
        OutboxRecord.state == WAITING,
        OutboxRecord.attempts == row.attempts,
        OutboxRecord.next_at == row.next_at,
    )
    with transaction(session) as writing:
        claimed = writing.execute(
            claim.values(attempts=row.attempts + 1, next_at=now + put_off)
            .returning(OutboxRecord.id)
            .execution_options(synchronize_session=False)
        )
        return claimed.one_or_none() is not None


def _send(
    session: Session, gateway: Gateway, row: Row[Any], now: datetime, base_url: str
) -> tuple[str, bool]:
    """Send a claimed message and record what came of it; tell its state, and whether the gateway is dead."""
    if not row.recipient:
        _record(session, row, {"state": FAILED, "last_error": NO_ADDRESS})
        return FAILED, False
    try:
        provider_id = _hand_over(gateway, _message(row, base_url))
    except GatewayFault as fault:
        is_over = fault.is_final or row.attempts >= len(NEXT_TRY)
        state = FAILED if is_over else WAITING
        _record(session, row, {"state": state, "last_error": str(fault)[:1000]})
        return state, fault.is_dead
    _record(session, row, {"state": SENT, "sent_at": now, "provider_id": provider_id, "last_error": ""})
    return SENT, False


def _hand_over(gateway: Gateway, message: Message) -> str:
    """Send a message; a fault of the gateway's program is one of this message, and keeps no other from leaving."""
    try:
        return gateway.send(message)
    except GatewayFault:
        raise
    except Exception as fault:
        log.exception("Pesan %s tidak dapat diserahkan.", message.key)
        raise GatewayFault(type(fault).__name__) from fault


def _message(row: Row[Any], base_url: str) -> Message:
    tracking_url = f"{base_url}/lacak/{row.tracking_token}" if base_url and row.tracking_token else ""
    letter = write(row.template, row.body, agency=row.agency, tracking_url=tracking_url)
    return Message(f"satupintu-{row.id}", row.channel, row.recipient, letter.subject, letter.text)


def _record(session: Session, row: Row[Any], values: Mapping[str, Any]) -> None:
    """Write the outcome, unless another sender has claimed the message since: then it is his to tell."""
    own = update(OutboxRecord).where(
        OutboxRecord.id == row.id, OutboxRecord.state == WAITING, OutboxRecord.attempts == row.attempts + 1
    )
    with transaction(session) as writing:
        writing.execute(own.values(**values).execution_options(synchronize_session=False))
