"""The office's own procedures on paper: SOP documents and service standards, printed from what really runs."""

from app.services.printed_procedures.sops import find_in_force, print_version
from app.services.printed_procedures.standards import print_service_standard

__all__ = ["find_in_force", "print_service_standard", "print_version"]
