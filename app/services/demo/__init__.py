"""The demonstration office: accounts of every position and a few dozen files in all states, with honest histories.

Every file went through the same services as a real one, at past moments of the office's own calendar.
"""

from app.services.demo.making import has_files, make_accounts, make_demo

__all__ = ["has_files", "make_accounts", "make_demo"]
