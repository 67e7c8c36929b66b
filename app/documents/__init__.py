"""Letters and permits: named facts in, PDF bytes out.

The only room that knows xhtml2pdf. It must not know cases, rows, requests or who signs: a document is told
its facts and nothing else.
"""

from __future__ import annotations

from app.documents.bundles import TemplateBundle, make_bundle, shipped_bundle
from app.documents.faults import DocumentFault, FaultSort
from app.documents.kinds import DocumentKind
from app.documents.rendering import RenderedDocument, SignatureArea, print_bundle, render

__all__ = [
    "DocumentFault",
    "DocumentKind",
    "FaultSort",
    "RenderedDocument",
    "SignatureArea",
    "TemplateBundle",
    "make_bundle",
    "print_bundle",
    "render",
    "shipped_bundle",
]
