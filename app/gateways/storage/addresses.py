"""Which store a setting names."""

from __future__ import annotations

from pathlib import Path

from app.gateways.storage.folder import FolderStore
from app.gateways.storage.s3 import S3Access, s3_store
from app.gateways.storage.store import Store


def store_from_url(url: str, access: S3Access | None = None) -> Store:
    """Make the store of `file:/folder` or, with `access`, of `s3://bucket/prefix`; `ValueError` for any other."""
    scheme, _, path = url.partition(":")
    if scheme == "file" and path.startswith("/") and not path.startswith("//"):
        return FolderStore(Path(path))
    if scheme == "s3" and access is not None and path.startswith("//") and path.strip("/"):
        return s3_store(path.strip("/"), access)
    msg = f"{scheme}: is no store of files here; write file:/absolute/folder or s3://bucket/prefix"
    raise ValueError(msg)
