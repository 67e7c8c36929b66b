"""A question about a PDF from anywhere, and its answer, as bytes: so another process can be asked, and need not be believed."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from app.gateways.signatures.trust import Trust
from app.gateways.signatures.verification import Verdict, Verification, verify_against

LONGEST_NAME = 1000
NO_ANSWER = "no answer about a signature"
MARKS = ("is_trial", "is_stamped", "is_chain_checked")


def ask_about(pdf: bytes, trust: Trust) -> bytes:
    """Write the question: whom is trusted on the first line, then the file."""
    whom = {
        "roots": _written(trust.roots),
        "stamp_roots": _written(trust.stamp_roots),
        "allows_archival": trust.allows_archival,
    }
    return json.dumps(whom).encode() + b"\n" + pdf


def answer_about(asked: bytes) -> bytes:
    """Check the file of a question, in whichever process this is; never raises for what is in it."""
    whom, _, pdf = asked.partition(b"\n")
    named = json.loads(whom)
    trust = Trust(_read(named["roots"]), _read(named["stamp_roots"]), bool(named["allows_archival"]))
    found = verify_against(pdf, trust)
    told = asdict(found) | {"signed_at": found.signed_at and found.signed_at.isoformat()}
    return json.dumps(told).encode()


def read_answer(answer: bytes) -> Verification:
    """Read the answer; raises `ValueError` for anything that is none."""
    try:
        told: Any = json.loads(answer)
        signed_at = told["signed_at"]
        found = Verification(
            Verdict(told["verdict"]),
            told["signer"][:LONGEST_NAME],
            None if signed_at is None else datetime.fromisoformat(signed_at),
            **{mark: told[mark] for mark in MARKS},
        )
    except (LookupError, RecursionError, TypeError) as fault:
        raise ValueError(NO_ANSWER) from fault
    if not isinstance(found.signer, str) or not all(isinstance(told[mark], bool) for mark in MARKS):
        raise ValueError(NO_ANSWER)
    return found


def _written(certificates: tuple[bytes, ...]) -> list[str]:
    return [base64.b64encode(one).decode() for one in certificates]


def _read(certificates: list[str]) -> tuple[bytes, ...]:
    return tuple(base64.b64decode(one) for one in certificates)
