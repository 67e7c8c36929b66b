"""The keys of statements and the signature by them (Ed25519).

Knows files and keys; must not know permits, rows or requests.
"""

from __future__ import annotations

from app.gateways.proofs.keyring import NoSuchKey, ProofKeyring

__all__ = ["NoSuchKey", "ProofKeyring"]
