"""Two officers press the same button of the same page at the same instant: one is let through, the other told so."""

from tests.journeys.genset_way import genset_at
from tests.starting import together

TRIES = 8
BACK = {"Catatan": "Mohon diperiksa lagi."}


def test_of_two_pages_sent_at_once_one_is_carried_out_and_the_other_refused(office):
    walk = genset_at(office, "dispatch")

    answers = [sent_at_once(walk) for _ in range(TRIES)]

    assert answers == [[302, 409]] * TRIES
    assert walk.steps_done.count("dispatch") == TRIES
    assert office.ledger_faults() == ()


def sent_at_once(walk):
    """Let both dispatch the file, and the technical team return it for the next try."""
    button, clerks = "Teruskan ke Tim Teknis", ("backoffice.rohil", "backoffice2.rohil")
    sendings = [walk.page(clerk).form(button).sending() for clerk in clerks]
    clients = [walk.office.at(clerk) for clerk in clerks]

    answers = together(
        [lambda s=sending, c=client: s.by(c) for sending, client in zip(sendings, clients, strict=True)]
    )

    walk.act_alone("timteknis.kominfo.rohil", "Kembalikan ke Back Office", BACK)
    return sorted(answer.status_code for answer in answers)
