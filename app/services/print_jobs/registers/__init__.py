"""The registers that may be long, each read in ranges of an index; a new one is a new file and a line here."""

from __future__ import annotations

from collections.abc import Mapping

from app.services.print_jobs.registers.cases import CaseRegister
from app.services.print_jobs.registers.numbers import NumberRegister
from app.services.print_jobs.registers.permits import PermitRegister
from app.services.print_jobs.registers.register import Register
from app.services.print_jobs.values import JobKind

REGISTERS: Mapping[JobKind, type[Register]] = {
    JobKind.CASE_REGISTER: CaseRegister,
    JobKind.NUMBER_REGISTER: NumberRegister,
    JobKind.PERMIT_REGISTER: PermitRegister,
}

__all__ = ["REGISTERS", "Register"]
