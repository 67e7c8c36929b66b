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
    """
    import segno

    picture = io.BytesIO()
    segno.make_qr(_segments(content), error="m").save(
        picture, kind="png", scale=PIXELS_A_MODULE, border=QUIET_ZONE
    )
    return "data:image/png;base64," + base64.b64encode(picture.getvalue()).decode("ascii")


def _segments(content: str) -> Any:
    from segno import consts

    address, mark, behind = content.partition("#")
    if not ALPHANUMERIC.fullmatch(behind):
        return content
    return ((address + mark, consts.MODE_BYTE), (behind, consts.MODE_ALPHANUMERIC))
