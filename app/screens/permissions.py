"""The rights that open a screen: what they are on, and whether they look or change.

Says who may *open* a page. Who may act on one particular case now is asked of `app.domain.case.access`.
Named here once, so that a class may be renamed without anyone losing a right.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Resource(StrEnum):
    """What a right is on; the name a role's grants are kept under."""

    AGENCY = "agency"
    ANNOUNCEMENT = "announcement"
    APPLICANT = "applicant"
    BREACH = "breach"
    CALENDAR = "calendar"
    CASE = "case"
    COUNTER = "counter"
    DASHBOARD = "dashboard"
    EVERY_AGENCY = "every_agency"
    HOLIDAY = "holiday"
    INBOX = "inbox"
    LEAVE = "leave"
    NOTICE = "notice"
    NUMBER = "number"
    OFFICER = "officer"
    OFFICE_HOURS = "office_hours"
    OWN_ACCOUNT = "own_account"
    PERMIT = "permit"
    PERMIT_TYPE = "permit_type"
    POSITION = "position"
    PRINT_JOB = "print_job"
    PROCEDURE = "procedure"
    REGISTER = "register"
    REPORT = "report"
    REQUIREMENT = "requirement"
    RESCUE = "rescue"
    ROLE = "role"
    SERVICE_STANDARD = "service_standard"
    SIGNING_DESK = "signing_desk"
    TECHNICAL_OFFICE = "technical_office"
    TEMPLATE = "template"
    USER = "user"
    WORKLOAD = "workload"


class Verb(StrEnum):
    """How far a right goes: looking, or changing as well."""

    READ = "read"
    WRITE = "write"


READ_OR_WRITE: Final[dict[str, str]] = {
    "list": Verb.READ,
    "show": Verb.READ,
    "add": Verb.WRITE,
    "edit": Verb.WRITE,
    "delete": Verb.WRITE,
    "get": Verb.READ,
    "get_list": Verb.READ,
    "info": Verb.READ,
    "post": Verb.WRITE,
    "put": Verb.WRITE,
}


class OfficeRole(StrEnum):
    """The roles that rank above a position's; every other role is a position's."""

    ADMIN = "Admin"
    AGENCY_ADMIN = "Agency admin"
    PUBLIC = "Public"


RANKS: Final[dict[str, int]] = {OfficeRole.ADMIN: 2, OfficeRole.AGENCY_ADMIN: 1}


def rank_of(role_names: frozenset[str]) -> int:
    """How high the highest of these roles stands; a position's role stands at 0."""
    return max((RANKS.get(name, 0) for name in role_names), default=0)
