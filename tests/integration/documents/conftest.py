"""Paper on a desk: any kind of document, printed from invented facts, as a file that other programs can read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from app.documents import render
from app.documents.samples import sample_facts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.documents import DocumentKind, RenderedDocument


@cache
def _rendered(
    kind: DocumentKind, agency_key: str, changed: tuple[tuple[str, object], ...]
) -> RenderedDocument:
    return render(kind, {**sample_facts(kind).named(), **dict(changed)}, agency_key=agency_key)


@pytest.fixture
def rendered() -> Callable[[DocumentKind], RenderedDocument]:
    """Print a document from its sample facts, once per run."""
    return lambda kind: _rendered(kind, "rohil", ())


@pytest.fixture
def printed(tmp_path: Path) -> Callable[..., Path]:
    """Print a document from its sample facts, some of them changed; the same one is printed once per run."""

    def _print(kind: DocumentKind, *, agency_key: str = "rohil", **changed: object) -> Path:
        file = tmp_path / f"{kind.value}.pdf"
        file.write_bytes(_rendered(kind, agency_key, tuple(changed.items())).pdf)
        return file

    return _print
