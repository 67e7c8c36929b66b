"""What a watcher of the machine asks: does the database answer, and how long ago did the sweep run."""

from __future__ import annotations

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
    told = jsonify(
        status="ok" if health.has_database and is_fresh else "degraded",
        database=health.has_database,
        sweep={
            "seconds_ago": None if age is None else max(int(age.total_seconds()), 0),
            "is_fresh": is_fresh,
        },
    )
    return told, int(HTTPStatus.OK if health.has_database else HTTPStatus.SERVICE_UNAVAILABLE)
