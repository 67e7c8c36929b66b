"""How the number of a paper stands in a narrow place."""

from app.screens.formats import number


def test_a_number_may_be_broken_after_its_slashes_only():
    assert number("500.16.7.2/0153/X/2026") == "500.16.7.2/<wbr>0153/<wbr>X/<wbr>2026"


def test_what_somebody_wrote_into_a_pattern_stays_text():
    assert number("001/<b>/2026") == "001/<wbr>&lt;b&gt;/<wbr>2026"
