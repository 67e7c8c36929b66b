"""The life of a permit after it was handed out: revoked by decree, replaced by a newer one, about to expire."""

from app.services.permit_life.reading import StandingPermit, find_permit_of_case
from app.services.permit_life.revoking import Decree, replace_permit, revoke_permit

__all__ = ["Decree", "StandingPermit", "find_permit_of_case", "replace_permit", "revoke_permit"]
