"""The people whom every test knows: who holds which post, and what his role lets him do."""

from __future__ import annotations

from app.domain.case.access import SYSTEM, Officer, Permission, Post

__all__ = ["ANTO", "BUDI", "CAST", "KADIS", "MIRA", "SITI", "SYSTEM", "TIA", "officer"]

OWN_TASKS = {"take", "release", "view", "return", "correct"}


def officer(number: int, *posts: Post, may: set[str], agency: str = "rohil") -> Officer:
    """Make an officer who may do these things to a case: `officer(7, Post("front_office"), may={"check"})`."""
    return Officer(number, agency, frozenset(posts), frozenset(Permission(f"case:{word}") for word in may))


BUDI = officer(
    1,
    Post("back_office"),
    may=OWN_TASKS
    | {"file", "check", "dispatch", "enter_data", "bill", "pay", "number", "print", "notify"}
    | {"ask_satisfaction", "hand_over", "answer", "withdraw", "view_all"},
)
"""Back Office, who also serves applicants at the counter."""

TIA = officer(2, Post("technical_team", "kominfo"), may=OWN_TASKS | {"survey", "recommend", "reject"})
"""Technical team, of another office than the agency itself."""

MIRA = officer(3, Post("junior_expert"), may=OWN_TASKS | {"verify", "reject"})
"""Junior expert (Penata Perizinan Ahli Muda)."""

KADIS = officer(4, Post("head"), may=OWN_TASKS | {"decide", "sign", "reject"})
"""Head of the agency."""

SITI = officer(5, may={"view", "view_all", "cancel"})
"""Supervisor: sees every file, acts on none."""

ANTO = officer(6, may=set())
"""The applicant, who has no post."""

CAST = {"Budi": BUDI, "Tia": TIA, "Mira": MIRA, "Kadis": KADIS, "Siti": SITI, "Anto": ANTO, "system": SYSTEM}
