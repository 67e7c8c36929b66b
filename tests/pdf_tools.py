"""Programs of other makers that look at our PDF files; where one is missing, the test says how to get it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

PACKAGES = {
    "pdfsig": "poppler-utils",
    "pdffonts": "poppler-utils",
    "pdfimages": "poppler-utils",
    "pdfinfo": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "zbarimg": "zbar-tools",
    "certutil": "libnss3-tools",
}


def run(program: str, *arguments: object) -> str:
    """Run a program and give what it says; skips the test where the program is not installed."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed; get it with: apt-get install {PACKAGES[program]}")
    done = subprocess.run(
        [found, *map(str, arguments)], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    return done.stdout or done.stderr


def text_of(pdf: Path, *, page: int | None = None) -> str:
    """Give the text as laid out, of the whole file or of one page counted from 1."""
    pages = ("-f", page, "-l", page) if page else ()
    return run("pdftotext", "-layout", *pages, pdf, "-")


def words_of(pdf: Path) -> str:
    """Give the text on one line, for sentences that run over several."""
    return " ".join(text_of(pdf).split())


def height_of(word: str, pdf: Path) -> float:
    """Give the distance from the top of its page, in points, of a word's last occurrence."""
    rows = re.findall(r'yMin="([\d.]+)"[^>]*>([^<]*)</word>', run("pdftotext", "-bbox", pdf, "-"))
    return next(float(top) for top, found in reversed(rows) if found == word)


def fonts_not_embedded(pdf: Path) -> list[str]:
    """Name the typefaces that the file does not carry."""
    rows = run("pdffonts", pdf).splitlines()[2:]
    return [row.split()[0] for row in rows if not re.search(r"\syes\s+yes\s+\w+\s+\d+\s+\d+$", row)]


def codes_on(pdf: Path, folder: Path) -> list[str]:
    """Read the QR codes from a picture of every page, as a phone would."""
    run("pdftoppm", "-r", 150, "-gray", pdf, folder / "page")
    pictures = sorted(folder.glob("page-*.pgm"))
    said = run("zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", *pictures)
    return [line for line in said.splitlines() if line]


def signatures_in(pdf: Path, *, trusting: Path | None = None, scratch: Path) -> list[dict[str, str]]:
    """Give what pdfsig finds, one mapping a signature; `trusting` is the CA that its key store knows.

    A store that stands in `scratch` already is asked as it is.
    """
    store = f"sql:{scratch}"
    is_new = not (scratch / "cert9.db").exists()
    if is_new:
        run("certutil", "-N", "-d", store, "--empty-password")
    if is_new and trusting:
        run("certutil", "-A", "-d", store, "-n", "trial", "-t", "CT,C,C", "-i", trusting)
    said = run("pdfsig", "-nssdir", store, pdf)
    parts = re.split(r"^Signature #\d+:$", said, flags=re.MULTILINE)[1:]
    return [dict(re.findall(r"^  - ([^:\n]+?)(?:: (.*))?$", part, re.MULTILINE)) for part in parts]
