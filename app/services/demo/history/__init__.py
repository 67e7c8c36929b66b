"""A long invented history of the demonstration office: thousands of files, each moved by the real engine.

Every case was filed, taken, corrected and decided by `app.domain` under a simulated clock, and its rows are those
that `services.casework.filing` makes; only the storing is set-wise. No papers and no permits are made: there are no
bytes to keep, so the checklist of such a case is empty and nobody finds its permit by a QR.
"""

from app.services.demo.history.making import Made, make_history
from app.services.demo.history.staff import Wish
from app.services.demo.history.staging import HistoryRefused

__all__ = ["HistoryRefused", "Made", "Wish", "make_history"]
