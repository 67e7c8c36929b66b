"""A bundle's pictures in the filled page, and the line of a template in which a fault of printing has its cause."""

from __future__ import annotations

import base64
import io
import re
from typing import TYPE_CHECKING

from app.documents.characters import unprintable
from app.documents.faults import DocumentFault, FaultSort
from app.documents.locating import line_with

if TYPE_CHECKING:
    from app.documents.bundles import TemplateBundle

SOURCE = re.compile(r"(<img\b[^<>]*?\bsrc\s*=\s*)(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.IGNORECASE)
QUOTED = re.compile(r"'([^']{2,})'")
"""What a fault of the printer quotes is often an address that stands in the template."""
DRAWN = "data:image/png;base64,"
"""What a picture begins with that was drawn for its page, such as a QR; no other sort, as SVG, which names files."""
MOST_DRAWN_PIXELS = 4_000_000
MEDIA_TYPES = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))


def with_pictures(html: str, bundle: TemplateBundle) -> str:
    """Put the bundle's pictures in the place of their names; `DocumentFault` for a name that it has not.

    Pictures that were drawn for this page, such as a QR, are `data:` addresses and stay.
    """

    def _put(match: re.Match[str]) -> str:
        name = next(group for group in match.groups()[1:] if group is not None)
        return f'{match[1]}"{_address(name, bundle)}"'

    return SOURCE.sub(_put, html)


def placed(fault: DocumentFault, html: str, bundle: TemplateBundle) -> DocumentFault:
    """Give a fault of the printer with the line of the template where its cause stands, if it stands in one."""
    lacking = unprintable(html)
    causes = lacking or QUOTED.findall(fault.detail)
    place = next((found for cause in causes if (found := line_with(cause, bundle.files, bundle.main))), None)
    sort = FaultSort.NO_SHAPE if lacking else fault.sort
    if place is None:
        return DocumentFault(bundle.main, fault.detail, sort=sort)
    return DocumentFault(bundle.main, fault.detail, file=place[0], line=place[1], sort=sort)


def _address(name: str, bundle: TemplateBundle) -> str:
    if name.startswith(DRAWN):
        _refuse_large(name, bundle)
        return name
    content = bundle.pictures.get(name)
    if content is not None:
        return f"data:{_media_type(content)};base64,{base64.b64encode(content).decode('ascii')}"
    detail = f"no picture {name[:80]!r}"
    file, line = line_with(name, bundle.files, bundle.main) or ("", None)
    raise DocumentFault(bundle.main, detail, file=file, line=line, sort=FaultSort.NO_PICTURE)


def _media_type(content: bytes) -> str:
    return next((kind for magic, kind in MEDIA_TYPES if content.startswith(magic)), "image/png")


def _refuse_large(address: str, bundle: TemplateBundle) -> None:
    """Refuse a drawn picture that would take all memory to unpack: a kilobyte may hold a thousand million dots."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(base64.b64decode(address[len(DRAWN) :])), formats=["PNG"]) as picture:
            width, height = picture.size
    except Exception as fault:
        raise DocumentFault(bundle.main, "a drawn picture is damaged", sort=FaultSort.NO_PICTURE) from fault
    if width * height > MOST_DRAWN_PIXELS:
        raise DocumentFault(bundle.main, "a drawn picture is too large", sort=FaultSort.NO_PICTURE)
