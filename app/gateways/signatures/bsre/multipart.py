"""A form with a file, as the first generation of the API wants it (RFC 7578)."""

from __future__ import annotations

import secrets
from collections.abc import Mapping


def form_of(fields: Mapping[str, str], *, file_field: str, pdf: bytes) -> tuple[str, bytes]:
    """Write fields and one PDF; gives the content type and the body."""
    boundary = secrets.token_hex(24)
    parts = [_head(boundary, name) + value.encode() + b"\r\n" for name, value in fields.items()]
    head = _head(boundary, file_field, '; filename="dokumen.pdf"', "Content-Type: application/pdf\r\n")
    body = b"".join([*parts, head, pdf, f"\r\n--{boundary}--\r\n".encode()])
    return f"multipart/form-data; boundary={boundary}", body


def _head(boundary: str, name: str, more: str = "", lines: str = "") -> bytes:
    return f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n{lines}\r\n'.encode()
