"""Two series never write the same number: a clerk must be able to tell a letter from a permit by its number."""

import pytest

from app.domain.number_clashes import could_meet

PERMIT = "{klas}/{urut:03}/{jenis}/{unit}/{bulan_romawi}/{tahun}"
WORDS = {"klas": "500", "jenis": "IZIN", "unit": "DPMPTSP"}


@pytest.mark.parametrize(
    ("letter", "kind", "clashes"),
    [
        (PERMIT, "IZIN", True),
        (PERMIT, "SP", False),
        ("500/{urut}/IZIN/DPMPTSP/{bulan_romawi}/{tahun}", "", True),
        ("{klas}/{urut:06}/{jenis}/{unit}/XII/{tahun}", "IZIN", True),
        ("{klas}/{urut:03}/{jenis}/{unit}/{bulan}/{tahun}", "IZIN", False),
        ("{urut:03}/{jenis}/{tahun}", "IZIN", False),
        ("{urut:03}/{tahun", "IZIN", False),
    ],
)
def test_a_letters_pattern_clashes_where_it_can_write_a_permits_number(letter, kind, clashes):
    words = {**WORDS, "jenis": kind}

    assert could_meet(letter, words, PERMIT, WORDS) is clashes
    assert could_meet(PERMIT, WORDS, letter, words) is clashes
