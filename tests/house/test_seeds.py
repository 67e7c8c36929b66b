"""The seeds are data: valid, sound, readable, and each file says where it was read."""

import pytest

from app.services.seeds import SEEDS, read_seeds
from app.services.seeds.demonstration import read_demonstration

FILES = sorted(path.relative_to(SEEDS).as_posix() for path in SEEDS.rglob("*") if path.is_file())
FIVE = {
    "000_2088b77828780946.txt",
    "001_3f3bd8f57ed16f65.txt",
    "002_e8a2893e05b1aba2.txt",
    "003_0c668ca9f6111b0c.txt",
    "004_b510c7e425301a78.txt",
}


def test_every_seed_is_a_valid_and_sound_definition():
    seeds = read_seeds(SEEDS)

    documents = {one.source["document"] for agency in seeds.agencies for one in agency.permit_types.values()}
    assert documents == FIVE


def test_every_officer_of_the_demonstration_holds_a_position_of_his_agency():
    posts = {
        (agency.letterhead.key, position.key, position.office)
        for agency in read_seeds(SEEDS).agencies
        for position in agency.positions
    }

    held = {
        (cast.agency, post.position, post.office)
        for cast in read_demonstration(SEEDS).casts
        for officer in cast.officers
        for post in officer.holds
    }

    assert held == posts


def test_the_seeds_hold_no_program():
    assert {name.rpartition(".")[2] for name in FILES} == {"yaml", "md"}


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".yaml")])
def test_a_seed_says_where_it_was_read(name):
    head = (SEEDS / name).read_text(encoding="utf-8")[:1200]

    is_from_a_document = any(document in head for document in FIVE)
    assert (
        is_from_a_document or "# Source:" in head or "holidays" in head or name.startswith("demonstration/")
    )
