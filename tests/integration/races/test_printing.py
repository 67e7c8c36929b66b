"""Documents printed at the same instant are the same as printed alone."""

from app.documents import DocumentKind, render
from app.documents.samples import sample_facts
from tests.starting import together

KINDS = (DocumentKind.RECEIPT, DocumentKind.PERMIT)


def printed(kind):
    return render(kind, sample_facts(kind).named(), agency_key="rohil").pdf


def test_documents_printed_at_once_are_the_same_as_printed_alone():
    alone = [printed(kind) for kind in KINDS]

    at_once = together([lambda kind=kind: printed(kind) for kind in KINDS * 3])

    assert at_once == alone * 3
