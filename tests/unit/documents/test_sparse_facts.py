"""A paper of which nothing is known but what must be: the program's own templates print it."""

import pytest

from app.documents import DocumentKind, shipped_bundle
from app.documents.papers import PAPERS
from app.documents.samples import sample_facts
from app.documents.sparse_facts import sparse
from app.documents.templating import fill_bundle

GIVEN = {"arms": "arms", "paper": PAPERS["A4"]}


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_kind_is_worded_with_what_may_be_empty_left_out(kind):
    assert fill_bundle(shipped_bundle(kind, "rohil"), sparse(sample_facts(kind)).named() | GIVEN)


def test_what_may_be_missing_is_and_the_rest_stays():
    permit, full = sparse(sample_facts(DocumentKind.PERMIT)), sample_facts(DocumentKind.PERMIT)

    assert (permit.permit.valid_until, permit.applicant.npwp, permit.proof) == (None, "", None)
    assert (permit.permit.number, len(permit.form)) == (full.permit.number, len(full.form))
