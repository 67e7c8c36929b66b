"""Every screen of the admin's room with the table behind it, so that a rule is tested on all of them."""

from __future__ import annotations

from app.records.agencies import AgencyRecord, OfficeRecord
from app.records.calendars import DayHoursRecord, DayOffRecord, HoursPeriodRecord
from app.records.catalogue import (
    PermitTypeRecord,
    ProcedureVersionRecord,
    RequirementRecord,
    ServiceStandardRecord,
)
from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord

OF_AN_AGENCY = {
    "permit-types": PermitTypeRecord,
    "procedures": ProcedureVersionRecord,
    "requirements": RequirementRecord,
    "service-standards": ServiceStandardRecord,
    "offices": OfficeRecord,
    "positions": PositionRecord,
    "officers": OfficerRecord,
    "days-off": DayOffRecord,
    "hours": HoursPeriodRecord,
    "day-hours": DayHoursRecord,
}
ALL = {**OF_AN_AGENCY, "agencies": AgencyRecord, "assignments": AssignmentRecord}
READ_ONLY = {"procedures"}
PLACES = (*ALL, "given-numbers")
