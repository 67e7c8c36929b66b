"""A document is printed whole or not at all, and nothing is fetched while it is printed."""

import io
import shutil
from datetime import date

import pytest
from pypdf import PdfReader

from app.documents import DocumentFault, DocumentKind, render
from app.documents.inspection import check_fonts, check_pictures
from app.documents.pdf import print_html
from app.documents.samples import sample_facts
from app.documents.templating import TEMPLATES, fill

DAY = date(2026, 11, 20)


@pytest.fixture
def folder(tmp_path):
    """A folder of templates with one picture in it and one beside it."""
    inside = tmp_path / "templates"
    inside.mkdir()
    shutil.copy(TEMPLATES / "assets/default/arms.png", inside / "arms.png")
    shutil.copy(TEMPLATES / "assets/default/arms.png", tmp_path / "secret.png")
    return inside


def print_body(body, folder):
    html = f"<html><body style='font-family: letter'><p>Surat</p>{body}</body></html>"
    return print_html(html, template="surat.html", folder=folder, created_on=DAY)


def test_a_picture_beside_the_template_is_printed(folder):
    html = '<img src="arms.png">'

    reader = PdfReader(io.BytesIO(print_body(html, folder)))

    check_pictures(reader, html, template="surat.html")


@pytest.mark.parametrize(
    "source",
    [
        "missing.png",
        "../secret.png",
        "%2e%2e/secret.png",
        "file:///etc/passwd",
        "/etc/hostname",
        "http://127.0.0.1:9/arms.png",
        "http://169.254.169.254/latest/meta-data",
        "https://contoh.go.id/arms.png",
        "data:image/png;base64,AAAA",
    ],
)
def test_a_picture_that_is_missing_broken_or_elsewhere_stops_the_document(source, folder):
    with pytest.raises(DocumentFault, match=r"^surat\.html: "):
        print_body(f'<img src="{source}">', folder)


@pytest.mark.parametrize(
    "body",
    [
        "<style>@import url('http://127.0.0.1:9/a.css');</style>",
        "<link rel='stylesheet' href='https://contoh.go.id/a.css'>",
        "<p style='background-image: url(http://127.0.0.1:9/a.png)'>x</p>",
        "<p style='background-image: url(../secret.png)'>x</p>",
        "<style>@font-face { font-family: x; src: url(file:///usr/share/x.ttf) }</style>",
    ],
)
def test_a_style_that_reaches_out_stops_the_document(body, folder):
    with pytest.raises(DocumentFault, match=r"^surat\.html: .*(not allowed|outside)"):
        print_body(body, folder)


def test_a_picture_that_silently_did_not_arrive_is_missed(folder):
    without = PdfReader(io.BytesIO(print_body("", folder)))

    with pytest.raises(DocumentFault, match=r"0 of 1 pictures printed \(asked for: arms\.png\)"):
        check_pictures(without, '<img src="arms.png">', template="surat.html")


def test_a_typeface_that_is_only_named_is_found_out(folder):
    numbered = PdfReader(io.BytesIO(print_body("<ol><li>satu</li></ol>", folder)))

    with pytest.raises(DocumentFault, match="typefaces not embedded: /Helvetica"):
        check_fonts(numbered, template="surat.html")


@pytest.mark.parametrize("missing", ["permit", "agency", "verification_url", "conditions"])
def test_a_missing_fact_is_named_with_its_template(missing):
    facts = sample_facts(DocumentKind.PERMIT).named()
    del facts[missing]

    with pytest.raises(DocumentFault, match=rf"^permit\.html: .*'{missing}' is undefined"):
        render(DocumentKind.PERMIT, facts, agency_key="rohil")


def test_a_document_without_a_day_is_not_printed():
    facts = {**sample_facts(DocumentKind.PERMIT).named(), "issued_on": "besok"}

    with pytest.raises(DocumentFault, match="'issued_on' is not a date"):
        render(DocumentKind.PERMIT, facts, agency_key="rohil")


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("{{ 'x' | unknown }}", "line 1"),
        ("\n{% if %}", "line 2"),
        ("{{ ''.__class__.__mro__ }}", "unsafe|undefined"),
        ("{{ facts.append(1) }}", "unsafe|forbidden"),
        ("{% include 'gone.html' %}", "no template gone.html"),
    ],
)
def test_an_error_in_a_template_is_named_and_a_sandbox_holds_the_rest(template, fault, tmp_path):
    (tmp_path / "surat.html").write_text(template, encoding="utf-8")

    with pytest.raises(DocumentFault, match=fault):
        fill("surat.html", {"facts": []}, folder=tmp_path)
