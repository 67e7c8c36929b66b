"""What the services work with beside the database: the file store, the signature, the ways out, its own address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.gateways.messages import Gateway
from app.gateways.proofs import ProofKeyring
from app.gateways.signatures import SignatureProvider
from app.gateways.storage import Store

EXTENSION = "satupintu.tools"
"""The name under which the application carries its tools."""


@dataclass(frozen=True)
class Tools:
    """Bound once when the application starts."""

    store: Store
    signatures: SignatureProvider
    proofs: ProofKeyring
    base_url: str
    """Where applicants and verifiers reach the office, without a slash at the end."""
    max_upload_bytes: int
    signs_on_trial: bool = True
    """Whether signatures come from a self-made certificate, which the document must say (PP 71/2019 art. 60)."""
    gateways: Mapping[str, Gateway] = field(default_factory=dict)
    """The ways out for messages, by channel; a message for a channel without one waits."""
