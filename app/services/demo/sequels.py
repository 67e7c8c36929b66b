"""What comes after a file of the demonstration has ended: a refusal goes out, a permit is copied or revoked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from sqlalchemy import select

from app.domain.case.access import Permission
from app.domain.wording import roman_month
from app.records.permits import PermitRecord
from app.services.actors import Actor
from app.services.demo.plans import Sequel
from app.services.demo.walking import Walk
from app.services.letters.handing_over import hand_over_letter
from app.services.letters.reading import list_letters_of_case
from app.services.permit_life.copies import CopyAsked, give_copy
from app.services.permit_life.decrees import Grounds, ask_revocation

A_DAY, AN_HOUR = 450, 60
"""In minutes of working time."""
GROUNDS = Grounds(
    (
        "Genset dipindahkan ke lokasi lain tanpa perubahan izin.",
        "Pemegang izin tidak menanggapi dua kali teguran tertulis.",
    ),
    (
        "Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan Pasal 64.",
        "Ketentuan huruf b lampiran izin: izin berlaku hanya untuk lokasi yang tercantum di dalamnya.",
    ),
)


def moments_after(walk: Walk, sequel: Sequel) -> Iterator[datetime]:
    """Give the moments at which something more happens to a file that has ended, and do it when asked to go on."""
    yield from _SEQUELS[sequel](walk)


def _nothing(_walk: Walk) -> Iterator[datetime]:
    return iter(())


def _answer(walk: Walk) -> Iterator[datetime]:
    """Let the head sign the refusal within hours, and the applicant collect it some days later."""
    yield from _later(walk, 2 * AN_HOUR)
    walk.sign_letters()
    yield from _later(walk, 2 * A_DAY)
    for actor in walk.cast:
        for letter in list_letters_of_case(walk.session, walk.case_id, actor):
            if letter.may_hand_over and not letter.handed_to:
                hand_over_letter(
                    walk.session,
                    walk.tools,
                    letter_id=letter.id,
                    receiver=letter.recipient,
                    proof="Tanda terima dan KTP asli",
                    by=actor,
                    at=walk.at,
                )


def _copy(walk: Walk) -> Iterator[datetime]:
    yield from _later(walk, 6 * A_DAY)
    by, on = _who_may(walk, Permission.PERMIT_COPY), walk.calendar.date_of(walk.at)
    lost = CopyAsked(
        "Anto Wijaya",
        "Asli hilang ketika kantor pemohon dipindahkan.",
        f"SKTLK/118/{roman_month(on)}/{on.year}/SPKT",
    )
    give_copy(walk.session, walk.tools, permit_id=_permit_of(walk), asked=lost, by=by, at=walk.at)


def _revoke(walk: Walk) -> Iterator[datetime]:
    """Let the decree be asked for, and signed on the next day."""
    yield from _later(walk, 8 * A_DAY)
    by = _who_may(walk, Permission.PERMIT_REVOKE)
    ask_revocation(walk.session, walk.tools, permit_id=_permit_of(walk), grounds=GROUNDS, by=by, at=walk.at)
    yield from _later(walk, A_DAY)
    walk.sign_letters()


_SEQUELS: Mapping[Sequel, Callable[[Walk], Iterator[datetime]]] = {
    Sequel.NONE: _nothing,
    Sequel.ANSWERED: _answer,
    Sequel.COPIED: _copy,
    Sequel.REVOKED: _revoke,
}


def _later(walk: Walk, minutes: int) -> Iterator[datetime]:
    """Let working time pass, never past the present."""
    walk.at = min(walk.calendar.add_minutes(walk.at, minutes + walk.rng.randint(1, 50)), walk.now)
    yield walk.at


def _permit_of(walk: Walk) -> int:
    return walk.session.scalars(select(PermitRecord.id).where(PermitRecord.case_id == walk.case_id)).one()


def _who_may(walk: Walk, permission: Permission) -> Actor:
    return next(
        actor for actor in walk.cast if {permission, Permission.CASE_VIEW_ALL} <= actor.officer.permissions
    )
