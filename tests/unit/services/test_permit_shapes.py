"""Which shape a permit has, and what a decree says more than a plain permit."""

from dataclasses import replace

import pytest

from app.documents import DocumentKind
from app.documents.facts import DecreeFacts
from app.documents.samples import sample_facts
from app.records.catalogue import PermitTypeRecord
from app.services.issuing.shapes import permit_kind_of, shaped

DECREE = PermitTypeRecord(kind="permit", document_kind="decree")


@pytest.mark.parametrize(
    ("kind", "document_kind", "shape"),
    [
        ("permit", "", DocumentKind.PERMIT),
        ("aid", "", DocumentKind.AID_RECOMMENDATION),
        ("permit", "decree", DocumentKind.DECREE),
        ("aid", "permit", DocumentKind.PERMIT),
    ],
)
def test_what_the_permit_type_says_of_its_shape_comes_before_what_is_usual(kind, document_kind, shape):
    assert permit_kind_of(PermitTypeRecord(kind=kind, document_kind=document_kind)) is shape


def test_a_plain_permit_stays_as_it_is():
    permit = sample_facts(DocumentKind.PERMIT)

    assert shaped(permit, PermitTypeRecord(kind="permit", document_kind="")) is permit


def test_a_decree_says_who_asked_that_it_was_examined_and_that_it_is_to_be_decided():
    permit = sample_facts(DocumentKind.PERMIT)

    decree = shaped(permit, DECREE)

    assert isinstance(decree, DecreeFacts)
    assert len(decree.considering) == 3
    assert (
        "Anto Wijaya dengan Permohonan Nomor RH-2026-000123 tanggal 9 November 2026" in decree.considering[0]
    )
    assert "rekomendasi teknis" in decree.considering[1]
    assert {name: getattr(decree, name) for name in permit.named()} == permit.named()


def test_a_decree_threatens_revocation_once():
    permit = sample_facts(DocumentKind.PERMIT)
    silent = replace(permit, conditions=())

    assert shaped(permit, DECREE).decided == ()
    assert "dapat dicabut" in shaped(silent, DECREE).decided[0]
