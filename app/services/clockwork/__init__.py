"""All clocks of one case with the ledger behind each due time, read for whoever may see the case."""

from app.services.clockwork.reading import read_clocks
from app.services.clockwork.values import Basis, CaseClocks, Charge, ClockKind, ReadClock

__all__ = ["Basis", "CaseClocks", "Charge", "ClockKind", "ReadClock", "read_clocks"]
