"""What officers are told, in words: one sentence for each kind of notice, with the files it is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from app.services.notices import Notice, NoticeKind

OF_NO_FILE = frozenset({NoticeKind.FILES, NoticeKind.CERTIFICATE})
"""Notices whose number, if they have one, does not count files of applicants."""


@dataclass(frozen=True)
class NoticeLine:
    """A notice as it is printed: its sentence, what somebody wrote with it, the files, how urgent it looks."""

    notice: Notice
    sentence: str
    note: str
    files: tuple[tuple[int, str], ...]
    more: int
    style: str


def notice_line(notice: Notice) -> NoticeLine:
    """Word a notice in the reader's language."""
    files = _files(notice)
    return NoticeLine(
        notice=notice,
        sentence=_SENTENCES.get(notice.kind, _news)(notice.body),
        note=_note(notice.body),
        files=files,
        more=max(_count(notice.body) - len(files), 0) if notice.kind not in OF_NO_FILE else 0,
        style=_STYLES.get(notice.kind, "info"),
    )


def _soon(body: Mapping[str, Any]) -> str:
    return _("Tasks that are due soon: %(count)s.", count=_count(body))


def _late(body: Mapping[str, Any]) -> str:
    return _("Tasks past their time limit: %(count)s.", count=_count(body))


def _escalated(body: Mapping[str, Any]) -> str:
    return _(
        "Overruns that have come up to you: %(count)s. Please see to it that they go on.", count=_count(body)
    )


def _deemed(body: Mapping[str, Any]) -> str:
    return _(
        "Files without a decision in the time that the law gives: %(count)s. By law they count as granted.",
        count=_count(body),
    )


def _remind(body: Mapping[str, Any]) -> str:
    return _("%(officer)s asks you to see to this file.", officer=_who(body))


def _reassigned(body: Mapping[str, Any]) -> str:
    return _("%(officer)s has assigned a task to you.", officer=_who(body))


def _released(body: Mapping[str, Any]) -> str:
    return _("%(officer)s has taken over or passed on a task of yours.", officer=_who(body))


def _kept_files(body: Mapping[str, Any]) -> str:
    if body.get("is_silent"):
        return _(
            "The storage of documents did not answer when it was checked. Please tell whoever looks after the server."
        )
    return _(
        "Stored documents that are missing or no longer what they were: %(count)s. Please tell whoever looks after the server; “flask office verify-files” names them.",
        count=_count(body),
    )


def _expiring(body: Mapping[str, Any]) -> str:
    return _(
        "Permits that are about to expire: %(count)s. Their holders have been written to.", count=_count(body)
    )


def _certificate(body: Mapping[str, Any]) -> str:
    return _(
        "The certificate with which %(officer)s signs ends in %(days)s day(s). Have it renewed before then, else no permit can be signed.",
        officer=body.get("officer", ""),
        days=body.get("days", 0),
    )


def _news(_body: Mapping[str, Any]) -> str:
    return _("There is news about this file.")


_SENTENCES: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    NoticeKind.SOON: _soon,
    NoticeKind.LATE: _late,
    NoticeKind.ESCALATED: _escalated,
    NoticeKind.DEEMED: _deemed,
    NoticeKind.REMIND: _remind,
    NoticeKind.REASSIGNED: _reassigned,
    NoticeKind.RELEASED: _released,
    NoticeKind.EXPIRING: _expiring,
    NoticeKind.FILES: _kept_files,
    NoticeKind.CERTIFICATE: _certificate,
}
_STYLES: Mapping[str, str] = {
    NoticeKind.SOON: "soon",
    NoticeKind.LATE: "late",
    NoticeKind.ESCALATED: "late",
    NoticeKind.DEEMED: "late",
    NoticeKind.REMIND: "soon",
    NoticeKind.FILES: "late",
    NoticeKind.CERTIFICATE: "soon",
}


def _count(body: Mapping[str, Any]) -> int:
    return int(body.get("count", 1))


def _who(body: Mapping[str, Any]) -> str:
    return str(body.get("by_name") or body.get("by") or _("The office"))


def _note(body: Mapping[str, Any]) -> str:
    return ": ".join(str(body[key]) for key in ("step", "note") if body.get(key))


def _files(notice: Notice) -> tuple[tuple[int, str], ...]:
    if notice.case_id is not None:
        return ((notice.case_id, notice.case_number),)
    return tuple((int(case_id), str(number)) for case_id, number in notice.body.get("cases", ()))
