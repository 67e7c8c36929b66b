"""An address as a QR picture that a template can put in `<img src>` without a file."""

from __future__ import annotations

import base64
import io
import re
from functools import lru_cache
from typing import Any

PIXELS_A_MODULE = 6
ALPHANUMERIC = re.compile(r"[0-9A-Z]+")
QUIET_ZONE = 4
"""White modules around the code; ISO/IEC 18004 asks for four, and phones need them on a busy page."""


@lru_cache(maxsize=256)
def qr_picture(content: str) -> str:
    """Draw the content as a QR of error level M and give it as a `data:` address.

    What stands behind `#` in capitals and digits is drawn in the QR's alphanumeric mode, in two thirds of the room.
    In shades of grey, which a PDF holds as they are: one bit a pixel would be printed as three bytes of colour.
    """
    import segno
    from PIL import Image

    code = segno.make_qr(_segments(content), error="m")
    rows = [bytes(0 if dark else 255 for dark in row) for row in code.matrix_iter(border=QUIET_ZONE)]
    side = len(rows)
    drawn = Image.frombytes("L", (side, side), b"".join(rows)).resize(
        (side * PIXELS_A_MODULE, side * PIXELS_A_MODULE), Image.Resampling.NEAREST
    )
    picture = io.BytesIO()
    drawn.save(picture, "PNG", compress_level=1)
    return "data:image/png;base64," + base64.b64encode(picture.getvalue()).decode("ascii")


def _segments(content: str) -> Any:
    from segno import consts

    address, mark, behind = content.partition("#")
    if not ALPHANUMERIC.fullmatch(behind):
        return content
    return ((address + mark, consts.MODE_BYTE), (behind, consts.MODE_ALPHANUMERIC))
