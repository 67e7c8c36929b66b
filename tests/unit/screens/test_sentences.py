"""Whatever the office refuses, finds wrong or records, there is a sentence for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from http import HTTPStatus
from typing import get_args

import pytest

from app.domain.case import events as e
from app.domain.case.refusals import Reason, Refused
from app.domain.form.form_fields import Check, FieldFault
from app.domain.procedure.procedures import EndStatus, Work
from app.domain.working_time import ledger
from app.domain.working_time.clocks import PauseCause, Unit
from app.domain.working_time.days_off import SkipReason
from app.screens import clock_lines, event_sentences, field_sentences, sentences, upload_sentences, words
from app.services.upload_refusals import UploadReason


def test_every_reason_has_its_sentence():
    assert set(sentences._SENTENCES) == set(Reason)


def test_every_reason_has_a_status_that_is_no_success():
    statuses = {
        reason: sentences.status_of(Refused(reason, {"why": UploadReason.EMPTY})) for reason in Reason
    }

    assert {status for status in statuses.values() if status < HTTPStatus.BAD_REQUEST} == set()


@pytest.mark.parametrize(
    ("reason", "status"),
    [
        (Reason.NOT_YOUR_STEP, 403),
        (Reason.NOT_PERMITTED, 403),
        (Reason.UNKNOWN_CASE, 404),
        (Reason.OTHER_AGENCY, 404),
        (Reason.TASK_CLOSED, 409),
        (Reason.TAKEN_BY_OTHER, 409),
        (Reason.CASE_ENDED, 409),
        (Reason.NOTE_MISSING, 422),
        (Reason.ANSWERS_INVALID, 422),
        (Reason.DOCUMENT_NOT_MADE, 500),
    ],
)
def test_a_reason_answers_with_its_status(reason, status):
    assert sentences.status_of(Refused(reason)) == status


@pytest.mark.parametrize(
    ("why", "status"),
    [(UploadReason.TOO_LARGE, 413), (UploadReason.WRONG_TYPE, 415), (UploadReason.DAMAGED, 422)],
)
def test_a_refused_file_answers_with_what_is_wrong_with_it(why, status):
    assert sentences.status_of(Refused(Reason.UPLOAD_REFUSED, {"why": why})) == status


@pytest.mark.parametrize(
    ("told", "known"),
    [
        (upload_sentences._SENTENCES, UploadReason),
        (field_sentences._SENTENCES, FieldFault),
        (field_sentences._IDENTITIES, Check),
        (event_sentences.EVENT_SENTENCES, get_args(e.Event)),
        (clock_lines._LINES, get_args(ledger.Line)),
        (clock_lines._SKIPS, SkipReason),
        (words._VERBS, Work),
        (words._PAUSES, PauseCause),
        (words._UNITS, set(Unit) - {Unit.NONE}),
        (words._LONG_UNITS, set(Unit) - {Unit.NONE}),
        (words._STATUSES, {"running", *EndStatus}),
    ],
)
def test_every_code_of_the_office_has_its_words(told, known):
    assert set(told) == set(known)


DETAILS = {
    "officer": "Budi",
    "at": datetime(2026, 11, 23, 2, tzinfo=UTC),
    "status": "withdrawn",
    "holder": "Back Office",
    "requirements": ("KTP", "NIB"),
    "requirement": "KTP",
    "paid": Decimal(5),
    "billed": Decimal(7),
    "permit_type": "Izin",
    "why": UploadReason.WRONG_TYPE,
    "name": "a.pdf",
    "accepted": "pdf",
    "limit": 1000,
    "minimum": Decimal(1),
    "maximum": Decimal(2),
    "longest": 10,
    "most": 100,
    "check": "nik",
    "characters": "☃",
}


@pytest.fixture(params=["id", "en"])
def language(request, page_of_nothing) -> str:
    with page_of_nothing(request.param):
        yield request.param


@pytest.mark.parametrize("details", [DETAILS, {"why": "empty", "name": "a", "paid": 1, "billed": 2}])
@pytest.mark.parametrize("reason", Reason)
def test_a_sentence_is_whole_with_and_without_its_details(language, reason, details):
    sentence = sentences.sentence_of(Refused(reason, details))

    assert sentence.endswith((".", "?"))
    assert "%(" not in sentence


@pytest.mark.parametrize("why", UploadReason)
def test_a_sentence_about_a_file_names_it(language, why):
    assert "a.pdf" in upload_sentences.upload_sentence({**DETAILS, "why": why})


@pytest.mark.parametrize(
    ("length", "written"),
    [
        (timedelta(minutes=6), "6 m"),
        (timedelta(hours=1, minutes=25), "1 j 25 m"),
        (timedelta(), "0 m"),
    ],
)
def test_office_time_within_a_day_is_written_in_hours_and_minutes(page_of_nothing, length, written):
    with page_of_nothing("id"):
        assert words.working_time_words(words.WorkingTime(0, length)) == written


@pytest.mark.parametrize(
    ("days", "time", "written"),
    [(5, timedelta(hours=3), "5 h 3 j"), (2, timedelta(minutes=40), "2 h"), (1, timedelta(), "1 h")],
)
def test_longer_office_time_is_written_in_days_and_hours(page_of_nothing, days, time, written):
    with page_of_nothing("id"):
        assert words.working_time_words(words.WorkingTime(days, time)) == written


@pytest.mark.parametrize(("second", "shown"), [(0, "09.15"), (1, "09.16")])
def test_a_pause_is_told_to_end_when_one_may_really_try_again(page_of_nothing, second, shown):
    until = datetime(2026, 11, 23, 2, 15, second, tzinfo=UTC)

    with page_of_nothing("id"):
        sentence = sentences.sentence_of(Refused(Reason.PASSPHRASE_PAUSED, {"until": until}))

    assert f"sampai 23 Nov 2026 {shown}" in sentence
