"""Connecting to storage that speaks S3: AWS, MinIO, Ceph and the clouds of the provinces."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app.gateways.storage.objects import ObjectStore


@dataclass(frozen=True, slots=True)
class S3Access:
    """Where the storage answers and who we are there; an empty `endpoint_url` means AWS itself."""

    key: str = field(repr=False)
    secret: str = field(repr=False)
    endpoint_url: str = ""
    region: str = ""


def s3_store(root: str, access: S3Access) -> ObjectStore:
    """Make a store in `bucket/prefix`; nothing is asked of the storage before the first use."""
    # Here and not above: an office that keeps its files in a folder does not wait for this library.
    from aiohttp import ClientError
    from botocore.exceptions import BotoCoreError

    return ObjectStore(lambda: _connect(access), root, faults=(BotoCoreError, ClientError))


def _connect(access: S3Access) -> Any:
    from s3fs import S3FileSystem

    return S3FileSystem(
        key=access.key,
        secret=access.secret,
        endpoint_url=access.endpoint_url or None,
        client_kwargs={"region_name": access.region} if access.region else {},
        config_kwargs=_configuration(access),
        # What another process has put must be seen at once.
        use_listings_cache=False,
        skip_instance_cache=True,
    )


def _configuration(access: S3Access) -> dict[str, Any]:
    waiting = {"connect_timeout": 10, "read_timeout": 60, "retries": {"max_attempts": 2}}
    if not access.endpoint_url:
        return waiting
    # Storage other than AWS often has no names for buckets, and not every one knows the newer checksums.
    return waiting | {
        "s3": {"addressing_style": "path"},
        "request_checksum_calculation": "when_required",
        "response_checksum_validation": "when_required",
    }
