"""The sweep: notices each overrun once, lets pass what has timed out, does the system's own steps, sends, counts.

Lateness is derived from stored due times, never counted; the sweep records that it was noticed. Run twice, by two
processes, or not at all for a day, it notices each thing once. Each part is set apart from the others' faults.
"""

from app.services.sweep.running import sweep
from app.services.sweep.swept import Swept
from app.services.sweep.system_steps import do_system_step

__all__ = ["Swept", "do_system_step", "sweep"]
