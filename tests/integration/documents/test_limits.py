"""Every kind at its limits: forty conditions, the longest names, nothing optional: nothing clipped, nothing on top."""

import pytest

from app.documents import DocumentKind, render
from app.documents.bundles import shipped_bundle
from app.documents.samples import sample_facts
from tests import pdf_layout, pdf_tools
from tests.integration.documents.stretching import emptied, stretched

EDGE = 20
"""Points of white that the footer leaves at the lower edge; nothing comes nearer to any."""
LIMITS = pytest.mark.parametrize(
    ("limit", "paper"), [(stretched, "A4"), (emptied, "F4")], ids=["long", "empty"]
)


@LIMITS
@pytest.mark.parametrize("kind", list(DocumentKind))
def test_a_kind_at_its_limits_keeps_to_its_page(kind, limit, paper, tmp_path):
    file = tmp_path / "limit.pdf"

    document = render(
        kind,
        limit(sample_facts(kind)),
        agency_key="rohil",
        bundle=shipped_bundle(kind, "rohil", paper),
    )
    file.write_bytes(document.pdf)

    assert pdf_layout.outside(file, margin=EDGE) == []
    assert pdf_layout.overlapping(file) == []
    assert f"Halaman {document.pages} dari {document.pages}" in pdf_tools.text_of(file, page=document.pages)
