"""Who works here: roles and rights, officers and the positions that they hold on a day."""

from app.services.staffing.account_roles import sync_account_roles
from app.services.staffing.demonstration import CannotStaff, load_demonstration
from app.services.staffing.officers import OfficerDescription, describe_officer, find_actor, find_officer
from app.services.staffing.roles import sync_roles

__all__ = [
    "CannotStaff",
    "OfficerDescription",
    "describe_officer",
    "find_actor",
    "find_officer",
    "load_demonstration",
    "sync_account_roles",
    "sync_roles",
]
