"""A desk with more papers than a page shows, and a stack in which the last paper costs what the first one did."""

from app.services.signing_desk import desk
from tests.integration.screens_staff.desks import KADIS


def test_the_desk_says_how_many_wait_in_all_and_leads_on_to_them(office, monkeypatch):
    monkeypatch.setattr(desk, "PAGE_SIZE", 1)
    for name in ("CV Satu", "CV Dua"):
        office.file_at_signing(name=name)

    first = office.read(KADIS, "/signing/")
    second = first.follow("Berikutnya")

    assert first.says("1 dari 2 izin, yang paling mendesak lebih dahulu")
    assert (first.says("CV Satu"), first.says("CV Dua")) == (True, False)
    assert (second.says("CV Satu"), second.says("CV Dua")) == (False, True)


def test_every_paper_of_a_stack_costs_as_many_queries_as_the_one_before(office):
    for number in range(4):
        office.file_at_signing(name=f"CV Nomor {number}")
    batch_id = office.tick_all()

    asked = []
    for _ in range(4):
        with office.counting() as statements:
            office.sign_one(batch_id)
        asked.append(len(statements))

    assert office.states(batch_id) == ["signed"] * 4
    closes_the_stack = 1
    assert asked == [asked[0]] * 3 + [asked[0] + closes_the_stack]
