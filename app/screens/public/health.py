"""What a watcher of the machine asks: does the database answer, how long ago did the sweep run, are the files whole."""

from __future__ import annotations

from datetime import datetime, timedelta
from http import HTTPStatus

from flask import Response, current_app, jsonify

from app.screens.actor import session
from app.screens.clock import now
from app.services.health import read_health


def tell_health() -> tuple[Response, int]:
    """Answer 200 while the database does; the sweep's age is told beside it."""
    at = now()
    health = read_health(session(), at, current_app.config["SETTINGS"].sweep_seconds)
    age, is_fresh = health.heartbeat.age(at), not health.heartbeat.is_stale
    is_well = health.has_database and is_fresh and health.files.is_well(at)
    told = jsonify(
        status="ok" if is_well else "degraded",
        database=health.has_database,
        sweep={
            "seconds_ago": None if age is None else _seconds(age),
            "is_fresh": is_fresh,
        },
        files={"seconds_ago": _seconds_since(health.files.checked_at, at), "is_whole": health.files.is_whole},
    )
    return told, int(HTTPStatus.OK if health.has_database else HTTPStatus.SERVICE_UNAVAILABLE)


def _seconds_since(then: datetime | None, at: datetime) -> int | None:
    return None if then is None else _seconds(at - then)


def _seconds(age: timedelta) -> int:
    return max(int(age.total_seconds()), 0)
