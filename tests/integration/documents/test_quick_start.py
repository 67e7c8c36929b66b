"""A worker that prints and signs nothing does not pay for the machines that do."""

import subprocess
import sys

HEAVY = ("xhtml2pdf", "reportlab", "pyhanko", "segno", "pypdf", "PIL", "asn1crypto")


def test_printing_and_signing_load_their_machines_at_first_use():
    program = (
        "import sys, app; before = set(sys.modules); import app.documents, app.gateways.signatures, app.gateways.storage, "
        f"app.services.uploads; print(*(name for name in {HEAVY!r} if name in sys.modules and name not in before))"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.split() == []
