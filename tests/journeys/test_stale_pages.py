"""Pages that have grown old: what their buttons still do, and what they must not do twice."""

from tests.journeys.genset_way import genset_at


def test_after_taking_a_file_the_page_as_it_was_before_still_finishes_the_step(office):
    walk = genset_at(office, "verify")
    page = walk.page("ahlimuda.rohil")
    take, finish = page.form("Ambil berkas ini"), page.form("Sesuai, teruskan ke Ahli Madya")

    take.press()
    finish.press()

    assert walk.open_steps == ["approve"]


def test_a_button_pressed_twice_does_its_work_once_and_both_times_says_that_it_is_done(office):
    walk = genset_at(office, "verify")
    form = walk.page("ahlimuda.rohil").form("Sesuai, teruskan ke Ahli Madya")

    first = form.press()
    before = office.footprint()
    second = form.press()

    assert (first.answer.status_code, second.answer.status_code) == (200, 200)
    assert first.says("Tersimpan")
    assert second.says("Tersimpan")
    assert office.footprint() == before


def test_a_colleague_who_comes_second_is_told_who_was_first_and_when(office):
    walk = genset_at(office, "dispatch")
    stale = walk.page("backoffice2.rohil").form("Teruskan ke Tim Teknis")

    walk.act_alone("backoffice.rohil", "Teruskan ke Tim Teknis")
    before = office.footprint()
    shown = stale.press()

    assert shown.answer.status_code == 409
    assert shown.says("sudah ditindaklanjuti oleh Budi Contoh")
    assert shown.says("09.00. Yang Anda kirim tidak disimpan")
    assert office.footprint() == before
