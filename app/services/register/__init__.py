"""The register (buku registrasi): every case of an agency, newest first, for those who see them all."""

from app.services.register.filters import Kept, RegisterFilter
from app.services.register.listing import PAGE_SIZE, list_register
from app.services.register.open_work import OpenStand, OpenWork
from app.services.register.rows import RegisterRow

__all__ = [
    "PAGE_SIZE",
    "Kept",
    "OpenStand",
    "OpenWork",
    "RegisterFilter",
    "RegisterRow",
    "list_register",
]
