"""The rows of the trade (hours of Perpres 21/2023, published holidays): one due time in ledger, file, page and API."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.calendars import at

IN_DAYS = (
    ("2025-03-27 10:00", 5, "2025-04-14 16:00"),
    ("2024-04-05 10:00", 5, "2024-04-22 16:00"),
    ("2026-03-17 10:00", 4, "2026-03-30 16:00"),
    ("2026-03-17 10:00", 5, "2026-03-31 16:00"),
    ("2026-05-22 10:00", 6, "2026-06-04 16:00"),
    ("2026-08-14 10:00", 6, "2026-08-26 16:00"),
    ("2026-12-22 10:00", 5, "2026-12-31 16:00"),
)
IN_MINUTES = (
    ("2026-11-23 15:50", 30, "2026-11-24 07:50"),
    ("2026-11-20 16:20", 15, "2026-11-23 07:35"),
    ("2026-11-20 11:20", 15, "2026-11-20 13:05"),
    ("2026-11-21 10:00", 15, "2026-11-23 07:45"),
    ("2026-11-23 07:00", 30, "2026-11-23 08:00"),
    ("2026-03-17 14:50", 15, "2026-03-25 07:35"),
)
MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]


def on_screen(moment: datetime) -> str:
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year} {moment:%H.%M}"


def told_everywhere(office, received: str, amount: int, unit: str) -> dict[str, object]:
    case_id = office.file_timed(at(received), amount, unit)

    read = office.clocks(case_id).find("task-2")
    answered = office.asked(case_id).json["clocks"][0]
    return {
        "ledger": read.ledger.due_at,
        "file": read.due_at,
        "API": datetime.fromisoformat(answered["due_at"]),
        "last line of the API": datetime.fromisoformat(answered["lines"][-1]["at"]),
        "page": office.shown(case_id, "task-2")["Tenggat"],
        "last row of the page": office.shown(case_id, "task-2")["rows"][-1][0],
    }


@pytest.mark.parametrize(("unit", "rows"), [("working_days", IN_DAYS), ("minutes", IN_MINUTES)])
def test_every_golden_row_is_told_alike_everywhere(office, unit, rows):
    told = {
        (received, amount): told_everywhere(office, received, amount, unit) for received, amount, _ in rows
    }

    for received, amount, due in rows:
        moment = at(due)
        as_told = {"ledger": moment, "file": moment, "API": moment, "last line of the API": moment}
        as_shown = {"page": on_screen(moment), "last row of the page": on_screen(moment)}
        assert told[received, amount] == as_told | as_shown, (received, amount)


def test_friday_eight_to_tuesday_nine_is_sixteen_hours(office):
    case_id = office.file_timed(at("2026-11-20 08:00"), 30, "hours")
    office.now = at("2026-11-24 09:00")

    used = office.asked(case_id).json["clocks"][0]["used"]

    assert used["seconds"] == 16 * 3600
    assert office.shown(case_id, "task-2")["Terpakai sampai 24 Nov 2026 09.00"] == "16 j"
