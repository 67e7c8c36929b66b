"""Making a long invented history at the terminal, with a bar that shows how far it has come."""

from __future__ import annotations

import sys
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

if TYPE_CHECKING:
    from sqlalchemy.orm import Session, scoped_session

WESTERN_TIME = ZoneInfo("Asia/Jakarta")


def make_long_history(
    session: Session | scoped_session[Session],
    *,
    cases: int,
    seed: int,
    months: int,
    until: datetime | None,
    now: datetime,
) -> None:
    """Make a history that ends as a day begins: today where none is given; `ClickException` where it is refused."""
    from app.services.demo.history import HistoryRefused, Wish, make_history

    today = now.astimezone(WESTERN_TIME).date()
    until_on: date = today if until is None else until.date()
    if until_on > today:
        message = f"--until {until_on} belum tiba; riwayat tidak dapat berakhir sesudah hari ini ({today})."
        raise click.ClickException(message)
    label = f"Membuat {cases} berkas peragaan"
    with click.progressbar(length=cases, label=label, file=sys.stderr) as bar:
        try:
            made = make_history(session, Wish(seed, months, until_on), cases, bar.update)
        except HistoryRefused as refused:
            raise click.ClickException(str(refused)) from None
    click.echo(f"{made.cases} berkas peragaan telah dibuat, sampai dengan hari sebelum {until_on}.", err=True)
