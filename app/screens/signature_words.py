"""What is said of a signature whose signer nobody here can vouch for, to the public and to officers alike."""

from __future__ import annotations

from flask_babel import gettext as _


def unchecked_chain(signer: str) -> str:
    """Say that nobody was there to vouch for a signer."""
    return _(
        "It was not altered after %(signer)s signed it, but who issued the certificate could not be checked: this "
        "installation keeps no root certificate of that issuer.",
        signer=signer,
    )
