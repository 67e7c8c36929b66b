"""What the counter accepts as a document, whatever it is called."""

import io

import pytest
from PIL import Image
from pypdf import PdfWriter

from app.documents.apart import Confines
from app.services.uploaded_pdfs import check_pdf_apart
from app.services.uploads import FileType, UploadReason, UploadRefused, check_upload, safe_filename

LIMIT = 1_000_000


def pdf(pages=1, *, password=None):
    writer, out = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(width=595, height=842)
    if password is not None:
        writer.encrypt(password, algorithm="AES-256")
    writer.write(out)
    return out.getvalue()


def picture(mode="RGB", kind="JPEG", size=(40, 30)):
    out = io.BytesIO()
    Image.new(mode, size).save(out, kind)
    return out.getvalue()


def refusal_of(content, name="ktp.pdf", **options):
    with pytest.raises(UploadRefused) as refused:
        check_upload(name, content, **{"limit": LIMIT, **options})
    return refused.value


def test_a_pdf_is_accepted_with_its_pages():
    upload = check_upload("Akta Pendirian.pdf", pdf(3), limit=LIMIT)

    assert (upload.name, upload.type, upload.media_type, upload.pages) == (
        "Akta Pendirian.pdf",
        FileType.PDF,
        "application/pdf",
        3,
    )


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("RGB", "JPEG"), ("L", "JPEG"), ("CMYK", "JPEG"), ("RGBA", "PNG"), ("P", "PNG"), ("1", "PNG")],
)
def test_scans_in_grey_in_cmyk_and_with_palettes_are_accepted(mode, kind):
    upload = check_upload("ktp", picture(mode, kind), limit=LIMIT)

    assert upload.media_type == f"image/{kind.lower()}"
    assert upload.pages == 1


def test_the_bytes_decide_and_the_name_follows():
    assert check_upload("ktp.pdf", picture(), limit=LIMIT).name == "ktp.pdf.jpg"
    assert check_upload("ktp.JPEG", picture(), limit=LIMIT).name == "ktp.JPEG"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", UploadReason.EMPTY),
        (b"MZ\x90 program", UploadReason.WRONG_TYPE),
        (b"<html><script>alert(1)</script>", UploadReason.WRONG_TYPE),
        (b"GIF89a", UploadReason.WRONG_TYPE),
        (b"%PDF-1.7 and nothing else", UploadReason.DAMAGED),
        (b"\xff\xd8\xff\xe0 no picture", UploadReason.DAMAGED),
        (picture(kind="PNG", size=(400, 300))[:-40], UploadReason.DAMAGED),
        (pdf(0), UploadReason.NO_PAGES),
        (pdf(501), UploadReason.TOO_MANY_PAGES),
        (pdf(password="rahasia"), UploadReason.ENCRYPTED),
        (pdf(password=""), UploadReason.ENCRYPTED),
        (picture("1", "PNG", (8000, 8000)), UploadReason.TOO_MANY_PIXELS),
        (picture("1", "PNG", (11000, 11000)), UploadReason.TOO_MANY_PIXELS),
        (picture("1", "PNG", (20000, 20000)), UploadReason.TOO_MANY_PIXELS),
    ],
)
def test_what_is_no_document_is_refused_with_its_reason(content, reason):
    assert refusal_of(content).reason is reason


def test_a_cut_off_photograph_is_damaged():
    noise = Image.effect_noise((300, 300), 90)
    out = io.BytesIO()
    noise.save(out, "JPEG")

    assert refusal_of(out.getvalue()[:2000]).reason is UploadReason.DAMAGED


def test_a_file_past_the_limit_says_both_numbers():
    refused = refusal_of(b"%PDF-" + b"x" * 100, limit=50)

    assert refused.reason is UploadReason.TOO_LARGE
    assert refused.parameters == {"name": "ktp.pdf", "size": 105, "limit": 50}


def test_a_requirement_may_accept_fewer_types():
    refused = refusal_of(picture(), name="akta.jpg", accepted={FileType.PDF})

    assert refused.reason is UploadReason.WRONG_TYPE
    assert refused.parameters == {"name": "akta.jpg", "accepted": "pdf"}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("ktp.pdf", "ktp.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Anto\\Scan KTP.pdf", "Scan KTP.pdf"),
        ("a\x00b\nc\u202egpj.exe", "abcgpj.exe"),
        ("", "berkas"),
        ("...", "berkas"),
        ("/", "berkas"),
        ('<img src="x">.png', "img src= x .png"),
        ("Re\u0301sume\u0301.pdf", "Résumé.pdf"),
        ("  spasi   ganda .pdf ", "spasi ganda .pdf"),
    ],
)
def test_a_name_from_outside_becomes_one_plain_name(given, kept):
    assert safe_filename(given) == kept


def test_a_long_name_keeps_its_ending():
    name = safe_filename("a" * 500 + ".pdf")

    assert len(name) == 120
    assert name.endswith("a.pdf")


def test_a_pdf_that_would_be_mended_for_hours_is_refused():
    entries = 20_000
    table = b"xref\n0 %d\n%s" % (entries, b"0000000009 00000 n \n" * entries)
    broken = b"%PDF-1.7\n" + table + b"trailer\n<</Size 20000/Root 1 0 R>>\nstartxref\n9\n%%EOF"

    with pytest.raises(UploadRefused) as refused:
        check_pdf_apart(broken, within=Confines(work_seconds=1))

    assert refused.value.reason is UploadReason.TOO_INTRICATE
