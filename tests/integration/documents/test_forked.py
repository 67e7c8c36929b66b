"""Where processes come from may be ended at any moment: whoever asks next waits for another, and is served."""

import os
import signal
from multiprocessing.forkserver import _forkserver

from app.documents.apart import done_apart
from tests import strange_answers as strange


def test_a_fork_server_that_was_ended_costs_nobody_his_answer():
    done_apart(strange.nothing, b"")
    os.kill(_forkserver._forkserver_pid, signal.SIGKILL)

    known = done_apart(strange.known_libraries, b"").split()

    assert b"pyhanko.sign.validation" in known  # the new one is as warm as the one before
