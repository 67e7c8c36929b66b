"""A bundle holds all that a print needs, and has one form and one hash."""

import pytest

from app.documents import DocumentFault, DocumentKind, TemplateBundle, make_bundle, shipped_bundle
from app.documents.bundles import shipped_arms

HASH = "192aa0dd338a999d2c2f29d1bd7df721d536bad944669ed4cc63788a7453ba45"
ARMS = {"arms": shipped_arms("rohil"), "stamp": shipped_arms("kampar")}


def test_the_hash_of_a_bundle_is_that_of_its_content_whatever_the_order():
    one = TemplateBundle("a.html", {"a.html": "<p>é</p>", "b.css": "p {}"}, {"x": b"1", "y": b"2"}, "F4")
    other = TemplateBundle("a.html", {"b.css": "p {}", "a.html": "<p>é</p>"}, {"y": b"2", "x": b"1"}, "F4")

    assert one.sha256 == other.sha256 == HASH
    assert one == other
    assert one.sha256 != TemplateBundle(one.main, one.files, one.pictures, "A4").sha256


def test_a_bundle_is_read_back_as_it_was_archived():
    bundle = shipped_bundle(DocumentKind.PERMIT, "rohil", "F4")

    again = TemplateBundle.read(bundle.canonical())

    assert again == bundle
    assert again.pictures["arms"] == shipped_arms("rohil")


def test_a_shipped_bundle_holds_every_part_that_its_template_needs():
    bundle = shipped_bundle(DocumentKind.PERMIT, "rohil")

    assert {"permit.html", "letter.html", "letter.css", "parts/letterhead.html", "parts/tables.html"} <= set(
        bundle.files
    )
    assert "receipt.html" not in bundle.files


def test_a_bundle_takes_just_the_pictures_that_it_names():
    bundle = make_bundle("a.html", "<img src='stamp'> armstrong", pictures=ARMS, paper="A4")

    assert set(bundle.pictures) == {"stamp"}


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("'../config.py'", "no template"),
        ("'/etc/passwd'", "no template"),
        ("'receipt.html'", "no template"),
        ("'archive/contents.html'", "no template"),
        ("issued_on", "in quotes"),
        ("['letter.css', 'x']", "in quotes"),
    ],
)
def test_a_template_takes_in_nothing_but_the_programs_parts(part, said):
    with pytest.raises(DocumentFault, match=said) as caught:
        make_bundle("a.html", f"<p>\n{{% include {part} %}}", pictures={}, paper="A4")

    assert (caught.value.file, caught.value.line) == ("a.html", 2)


@pytest.mark.parametrize("content", [b"[]", b"{}", b'{"form": 99}', b"%PDF"])
def test_what_is_no_bundle_is_not_read_as_one(content):
    with pytest.raises(ValueError, match=r"."):
        TemplateBundle.read(content)
