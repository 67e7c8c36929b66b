"""Trial certificates for those who sign: self-made, uncertified by law, and saying so in their own name."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from flask_appbuilder.security.sqla.models import User
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, scoped_session

from app.gateways.signatures import Passphrase, make_trial_certificate
from app.records.staff import OfficerRecord
from app.services.issuing.signers import signer_of


class NoOfficer(LookupError):
    """No officer signs in under this name."""


def certify(
    session: Session | scoped_session[Session],
    folder: Path,
    username: str,
    passphrase: Passphrase,
    *,
    at: datetime,
) -> str:
    """Make an officer's trial certificate anew and give his name; the old one, if any, signs no more.

    `NoOfficer` when no active officer has this account.
    """
    query = (
        select(OfficerRecord)
        .join(User, User.id == OfficerRecord.user_id)
        .where(User.username == username, OfficerRecord.is_active)
        .options(joinedload(OfficerRecord.agency))
    )
    officer = session.scalars(query).one_or_none()
    if officer is None:
        raise NoOfficer(username)
    make_trial_certificate(folder, signer_of(officer, officer.agency), passphrase, at=at)
    return officer.name
