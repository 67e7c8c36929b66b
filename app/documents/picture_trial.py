"""One picture on a page of its own, before any paper shows it: can it be printed, and in good time?"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date

from app.documents.archived_facts import write_facts
from app.documents.bundles import TemplateBundle
from app.documents.confined import print_confined

MOST_PIXELS = 6_000_000
"""A heading across a page at 300 dpi has 2 million; each paper unpacks and packs it again."""
NAME = "picture"
PAGE = f'<html><body style="font-family: letter"><p>Gambar</p><img src="{NAME}" height="40"></body></html>'


@dataclass(frozen=True)
class _Page:
    issued_on: date = date(2000, 1, 1)


class PictureTooLarge(Exception):
    """The picture has more dots than a letter needs."""

    def __init__(self) -> None:
        """Carry the limit."""
        self.most = MOST_PIXELS
        super().__init__(self.most)


def show_alone(content: bytes) -> None:
    """Print a picture in confines; `PictureTooLarge`, or `DocumentFault` where the printer makes nothing of it."""
    from PIL import Image

    with Image.open(io.BytesIO(content)) as picture:
        width, height = picture.size
    if width * height > MOST_PIXELS:
        raise PictureTooLarge
    bundle = TemplateBundle("picture.html", {"picture.html": PAGE}, {NAME: content})
    print_confined(bundle, write_facts(_Page()))
