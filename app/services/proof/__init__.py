"""What the office publishes so that its papers are proved without it: keys, and the list of what holds no longer."""

from app.services.proof.filed import state_file
from app.services.proof.letter_looks import count_letter_look
from app.services.proof.published import SignedRevocations, list_keys, list_revocations
from app.services.proof.scans import Way, add_up_scans, count_scans, log_scan

__all__ = [
    "SignedRevocations",
    "Way",
    "add_up_scans",
    "count_letter_look",
    "count_scans",
    "list_keys",
    "list_revocations",
    "log_scan",
    "state_file",
]
