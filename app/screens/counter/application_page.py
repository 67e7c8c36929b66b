"""The page on which an application is typed in, empty or filled with what an older permit passes on."""

from __future__ import annotations

from typing import Any

from flask import render_template

from app.screens.actor import current_actor, session
from app.screens.counter.application_form import ApplicationForm
from app.screens.counter.condition_words import condition_text, condition_words
from app.screens.permits.words import SUCCESSIONS
from app.screens.words import long_allowance_words
from app.services.counter import list_running_cases
from app.services.permit_life.renewing import Inheritance


def application_page(
    form: ApplicationForm,
    key: str,
    *,
    is_checked: bool = False,
    inheritance: Inheritance | None = None,
    refusal: str = "",
) -> Any:
    """Draw the page of an application, with all that is wrong with it; `inheritance` is of the permit it succeeds."""
    sheet = form.sheet
    page = render_template(
        "screens/counter/new.html",
        title=sheet.name,
        sheet=sheet,
        form=form,
        faults=form.faults,
        is_checked=is_checked,
        running=running_cases(sheet.permit_type_id, str(form.applicant["nik"].data or "")),
        notes={
            one.key: condition_words(one.visible_when, sheet.fields)
            for one in sheet.fields
            if one.visible_when is not None
        },
        when={one.key: condition_words(one.condition, sheet.fields) for one in sheet.papers},
        conditions={one.key: condition_text(one.condition) for one in sheet.papers},
        promise=long_allowance_words(sheet.promise),
        request_key=key,
        origin=form.origin,
        inheritance=inheritance,
        succession=None if form.origin is None else SUCCESSIONS[form.origin.why],
        refusal=refusal,
    )
    return page, int(form.status)


def running_cases(permit_type_id: int, nik: str) -> Any:
    """List running files of a NIK."""
    return list_running_cases(session(), current_actor(), permit_type_id=permit_type_id, nik=nik)
