"""The gallery shows every kind of document, and each of its pictures is there."""

import re
from pathlib import Path

import pytest

from app.documents import DocumentKind

DOCS = Path(__file__).resolve().parents[3] / "docs"
TEXT = (DOCS / "gallery.md").read_text(encoding="utf-8")
PICTURES = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", TEXT)
LARGEST_FOLDER = 3 * 1024 * 1024


@pytest.mark.parametrize("name", [*DocumentKind, "permit_f4", "sop", "service_standard", "register"])
def test_the_gallery_shows_the_first_page_of_every_kind(name):
    assert f"`{name}`" in TEXT
    assert f"pictures/gallery/{name}-1.png" in PICTURES


def test_every_picture_of_the_gallery_is_there_and_none_lies_about():
    lying_there = {str(path.relative_to(DOCS)) for path in (DOCS / "pictures" / "gallery").iterdir()}

    assert set(PICTURES) == lying_there


def test_the_pictures_stay_small():
    assert sum(path.stat().st_size for path in (DOCS / "pictures" / "gallery").iterdir()) < LARGEST_FOLDER
