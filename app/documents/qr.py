"""An address as a QR picture that a template can put in `<img src>` without a file."""

from __future__ import annotations

import base64
import io
from functools import lru_cache

PIXELS_A_MODULE = 6
QUIET_ZONE = 4
"""White modules around the code; ISO/IEC 18004 asks for four, and phones need them on a busy page."""


@lru_cache(maxsize=256)
def qr_picture(content: str) -> str:
    """Draw the content as a QR of error level M and give it as a `data:` address."""
    import segno

    picture = io.BytesIO()
    segno.make_qr(content, error="m").save(picture, kind="png", scale=PIXELS_A_MODULE, border=QUIET_ZONE)
    return "data:image/png;base64," + base64.b64encode(picture.getvalue()).decode("ascii")
