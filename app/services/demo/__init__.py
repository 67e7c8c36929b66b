"""The demonstration office: accounts of every position and a few dozen files in all states, with honest histories.

Every file went through the same services as a real one, at past moments of the office's own calendar.
"""

from app.services.demo.files import list_plans
from app.services.demo.making import make_demo
from app.services.demo.staffing import has_files, make_accounts

__all__ = ["has_files", "list_plans", "make_accounts", "make_demo"]
