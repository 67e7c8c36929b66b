"""The checks of a paper as sentences: what is on file, never what the head should do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, cast

from flask_babel import gettext as _

from app.screens.formats import day, instant, rupiah
from app.services.signing_desk.values import Check, CheckCode, Initial

Details = Mapping[str, Any]


def check_sentence(check: Check) -> str:
    """Word one check."""
    return _SENTENCES[check.code](check.details)


def initial_lines(check: Check) -> list[str]:
    """List who let the file pass, and when, one line for each."""
    initials = cast("Iterable[Initial]", check.details.get("initials", ()))
    return [
        _(
            "%(name)s, %(post)s: %(step)s (%(time)s)",
            name=one.name,
            post=one.post,
            step=one.step_text,
            time=instant(one.at),
        )
        for one in initials
    ]


def _recommended(details: Details) -> str:
    text, number, dated_on = details.get("text") or "", details.get("number"), details.get("dated_on")
    if not number:
        return _("Recommended by the technical team: %(text)s", text=text)
    on = day(dated_on) if isinstance(dated_on, date) else "–"
    return _("Recommendation number %(number)s of %(day)s: %(text)s", number=number, day=on, text=text)


def _template_name(details: Details) -> str:
    if not details.get("number"):
        return _("the program's own template")
    return _("“%(name)s” version %(number)s", name=details["template"], number=details["number"])


def _former_name(details: Details) -> str:
    if not details.get("former"):
        return _("the program's own template")
    return _("version %(number)s", number=details["former"])


def _template_other(details: Details) -> str:
    published_at = details.get("published_at")
    names = {
        "now": _template_name(details),
        "former": _former_name(details),
        "day": instant(details["signed_at"]),
    }
    if not isinstance(published_at, datetime):
        return _("Printed by %(now)s; the latest permit of this type (%(day)s) by %(former)s.", **names)
    return _(
        "Printed by %(now)s, published by %(who)s on %(published)s; the latest permit of this type (%(day)s) by %(former)s.",
        **names,
        who=details.get("published_by") or "–",
        published=instant(published_at),
    )


def _span(first: date, last: date | None) -> str:
    if last is None:
        return _("from %(first)s until it is revoked", first=day(first))
    return _("from %(first)s until %(last)s", first=day(first), last=day(last))


def _validity_other(details: Details) -> str:
    return _(
        "Holds %(here)s; the latest permit of this type %(there)s, another length of time.",
        here=_span(details["from"], details["until"]),
        there=_span(details["former_from"], details["former_until"]),
    )


def _open(details: Details) -> str:
    return _(
        "%(fitting)s of %(in_all)s requirements found fitting; not: %(open)s.",
        fitting=details["fitting"],
        in_all=details["in_all"],
        open=", ".join(details["open"]),
    )


_SENTENCES: Mapping[CheckCode, Callable[[Details], str]] = {
    CheckCode.REQUIREMENTS_FITTING: lambda d: _(
        "All requirements found fitting (%(fitting)s of %(in_all)s).",
        fitting=d["fitting"],
        in_all=d["in_all"],
    ),
    CheckCode.REQUIREMENTS_OPEN: _open,
    CheckCode.RECOMMENDED: _recommended,
    CheckCode.RECOMMENDATION_MISSING: lambda _d: _(
        "This permit type asks for a technical recommendation, and none is on file."
    ),
    CheckCode.NO_RECOMMENDATION_NEEDED: lambda _d: _("No technical recommendation is needed."),
    CheckCode.INITIALLED: lambda _d: _("Verified and approved by:"),
    CheckCode.NOBODY_VERIFIED: lambda _d: _(
        "Nobody has verified or approved this file at a step of its own."
    ),
    CheckCode.TEMPLATE_SAME: lambda d: _(
        "Printed by the same template as the latest permit of this type (%(template)s).",
        template=_template_name(d),
    ),
    CheckCode.TEMPLATE_OTHER: _template_other,
    CheckCode.TEMPLATE_WITHDRAWN: lambda d: _(
        "The template chosen for this permit type, “%(withdrawn)s”, has no published version; %(now)s prints in its place.",
        withdrawn=d["withdrawn"],
        now=_template_name(d),
    ),
    CheckCode.VALIDITY: lambda d: _("Holds %(span)s.", span=_span(d["from"], d["until"])),
    CheckCode.VALIDITY_OTHER: _validity_other,
    CheckCode.CORRECTED: lambda d: _(
        "The applicant had to correct the file %(times)s times, last on %(time)s: %(note)s",
        times=d["times"],
        time=instant(d["asked_at"]),
        note=d["note"],
    ),
    CheckCode.FEE_PAID: lambda d: _(
        "The fee of %(amount)s was paid on %(day)s (proof %(receipt)s).",
        amount=rupiah(d["amount"]),
        day=day(d["paid_on"]),
        receipt=d["receipt"] or "–",
    ),
    CheckCode.FEE_OPEN: lambda d: _("The fee of %(amount)s has not been paid.", amount=rupiah(d["amount"])),
}
