"""The QR on a permit that the office really issued proves it: scanned from the page, checked by the published key."""

import shutil
from datetime import UTC, datetime

import pytest

from app.domain.proof.content import content_hash
from app.domain.proof.statements import Covers, read_statement
from app.extensions import db
from app.records.permits import PermitRecord
from app.services.tools import EXTENSION
from tests import pdf_tools
from tests.journeys.filing import file_genset
from tests.journeys.genset_way import go_on
from tests.journeys.pages import Page


@pytest.fixture
def tools(office):
    tools = office.app.extensions[EXTENSION]
    tools.proofs.make(datetime(2026, 11, 1, tzinfo=UTC))
    yield tools
    shutil.rmtree(tools.proofs.folder / "proof")


def issued(office, case_id):
    with office.app.app_context():
        permit = db.session.query(PermitRecord).filter_by(case_id=case_id).one()
        return permit, permit.number.text


def test_the_qr_proves_what_the_page_says_and_the_office_can_show_it(office, tools, tmp_path):
    # Walked here and not copied: whoever walked before had no key to sign statements with.
    walk = file_genset(office)
    go_on(walk, until="hand_over")
    permit, number = issued(office, walk.row.id)
    file = tmp_path / "izin.pdf"
    file.write_bytes(tools.store.read(permit.sha256))

    (address,) = pdf_tools.codes_on(file, tmp_path)
    told = read_statement(address)

    assert tools.proofs.verify(told.statement.key_id, told.statement.signed_bytes(), told.signature)
    assert told.text == permit.statement
    assert told.statement.covers is Covers.CONTENT
    assert told.statement.number == number
    assert (told.statement.valid_from, told.statement.valid_until) == (permit.valid_from, permit.valid_until)
    content = tools.store.read(permit.content_sha256).decode()
    assert content_hash(content) == told.statement.sha256 == permit.content_sha256
    assert number in content
    assert told.statement.sha256[:32] in pdf_tools.words_of(file)
    visitor = office.app.test_client()
    assert Page(visitor, visitor.get(f"/v?kode={told.statement.short_code}", follow_redirects=True)).says(
        number
    )
