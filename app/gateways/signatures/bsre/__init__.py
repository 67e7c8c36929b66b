"""BSrE: the state's signatures, made by its Esign Client Service, in either generation of its API (v1, v2).

The key lies with the state; the office hands over the document and the officer's passphrase, and gets the document back.
"""

from __future__ import annotations

from app.gateways.signatures.bsre.generations import Generation
from app.gateways.signatures.bsre.service import BsreAccount, BsreSignatures

__all__ = ["BsreAccount", "BsreSignatures", "Generation"]
