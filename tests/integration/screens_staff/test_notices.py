"""Notices: an officer sees what he was told, and nobody sees another's."""

from datetime import timedelta

import pytest

from app.extensions import db
from app.services.notices import NoticeKind, tell
from app.services.sweep import sweep
from app.services.transactions import transaction
from tests.integration.screens_staff.desks import ADMIN, BUDI, KADIS, KAMPAR, RATNA, SITI

NOTICES = "/notices/"


def tell_one(office, username, number=1, **body):
    with office.app.app_context(), transaction(db.session) as writing:
        actor = office.actor(username)
        for _ in range(number):
            tell(writing, actor.agency_id, [actor.id], NoticeKind.REMIND, office.now, body=body)


def unread_in_menu(page):
    lines = [" ".join(line.text_content().split()) for line in page.tree.iterfind(".//nav//li")]
    return next(line for line in lines if line.startswith("Pemberitahuan"))


def test_a_reminder_names_who_reminds_and_what_he_wrote(office):
    tell_one(office, BUDI, by_name="Siti Rahayu", note="Mohon hari ini.")

    page = office.read(BUDI, NOTICES)

    assert page.says("Siti Rahayu meminta Anda menangani berkas ini.")
    assert page.says("Mohon hari ini.")
    assert unread_in_menu(page) == "Pemberitahuan 1 menunggu"


def test_a_notice_that_was_read_is_new_no_more(office):
    tell_one(office, BUDI, number=2)

    page = office.read(BUDI, NOTICES).form("Tandai sudah dibaca").press()

    assert unread_in_menu(page) == "Pemberitahuan 1 menunggu"
    assert unread_in_menu(page.form("Tandai semua sudah dibaca").press()) == "Pemberitahuan"


def test_what_came_after_the_page_was_opened_stays_new(office):
    tell_one(office, BUDI)
    form = office.read(BUDI, NOTICES).form("Tandai semua sudah dibaca")
    tell_one(office, BUDI)

    page = form.press()

    assert unread_in_menu(page) == "Pemberitahuan 1 menunggu"


def test_nobody_marks_the_notice_of_another(office):
    tell_one(office, BUDI)
    form = office.read(BUDI, NOTICES).form("Tandai sudah dibaca")

    form.sending().by(office.at(RATNA))

    assert unread_in_menu(office.read(BUDI, NOTICES)) == "Pemberitahuan 1 menunggu"


def test_many_notices_are_told_by_pages_and_counted_to_ninety_nine(office):
    tell_one(office, BUDI, number=120)

    first = office.read(BUDI, NOTICES)
    second = office.read(BUDI, first.tree.find(".//a[@rel='next']").get("href"))
    back = office.read(BUDI, second.tree.find(".//a[@rel='prev']").get("href"))

    assert unread_in_menu(first) == "Pemberitahuan 99 menunggu"
    assert [len(page.tree.findall(".//li[@class='unread']")) for page in (first, second, back)] == [25] * 3


@pytest.mark.parametrize("username", [RATNA, KAMPAR, ADMIN])
def test_a_notice_is_seen_by_nobody_else(office, username):
    tell_one(office, BUDI, note="Hanya untuk Budi.")

    page = office.read(username, NOTICES)

    assert page.says("Belum ada pemberitahuan untuk Anda.")


def test_a_late_task_is_told_to_its_holder_and_the_supervisor_of_its_agency_alone(office):
    case_id = office.file()
    with office.app.app_context():
        sweep(db.session, office.tools, office.now + timedelta(days=1))

    told = {username: office.read(username, NOTICES) for username in (BUDI, SITI, KAMPAR, KADIS)}

    assert told[BUDI].says("Tugas yang melewati tenggat: 1.")
    assert told[SITI].says("Tugas yang melewati tenggat: 1.")
    assert told[BUDI].tree.find(".//p[@class='files']/a").get("href").startswith(f"/cases/{case_id}?")
    assert told[KAMPAR].says("Belum ada pemberitahuan untuk Anda.")
    assert not told[KADIS].says("Tugas yang melewati tenggat")
