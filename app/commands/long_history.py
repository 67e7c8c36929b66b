"""Making a long invented history at the terminal, with a bar that shows how far it has come."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sqlalchemy.orm import Session, scoped_session

WESTERN_TIME = ZoneInfo("Asia/Jakarta")


@dataclass(frozen=True)
class LongHistory:
    """What the operator asked for; without a day it ends as today begins."""

    cases: int
    seed: int
    months: int
    until_on: date | None = None
    quiet_days: int = 0
    """For how long before its end nobody applied any more."""


def make_long_history(
    session: Session | scoped_session[Session], asked: LongHistory, *, now: datetime
) -> None:
    """Make a history that ends as a day begins; `ClickException` where it is refused."""
    from app.services.demo.history import HistoryRefused, Wish, make_history

    today = now.astimezone(WESTERN_TIME).date()
    until_on = asked.until_on or today
    if until_on > today:
        message = f"--until {until_on} belum tiba; riwayat tidak dapat berakhir sesudah hari ini ({today})."
        raise click.ClickException(message)
    wish = Wish(asked.seed, asked.months, until_on, until_on - timedelta(days=asked.quiet_days))
    if wish.filed_until_on is not None and wish.filed_until_on <= wish.first_on:
        message = (
            f"--quiet-days {asked.quiet_days} menghabiskan seluruh riwayat; kurangilah, atau tambah --months."
        )
        raise click.ClickException(message)
    with file_bar(asked.cases, f"Membuat {asked.cases} berkas peragaan") as bar:
        try:
            made = make_history(session, wish, asked.cases, bar.update)
        except HistoryRefused as refused:
            raise click.ClickException(str(refused)) from None
    click.echo(f"{made.cases} berkas peragaan telah dibuat, sampai dengan hari sebelum {until_on}.", err=True)


def file_bar(files: int, label: str) -> AbstractContextManager[Any]:
    """Give a bar that counts files; where nobody looks on, it writes its label once."""
    return click.progressbar(length=files, label=label, file=sys.stderr)
