"""Budi acts at the counter by a decree that names another permit type: these files are none of his."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from app.domain.case.access import Permission, Post
from app.domain.case.refusals import Reason
from app.extensions import db
from app.records.cases import CaseRecord
from app.services import levers
from app.services.casefile import open_case_file
from app.services.counter.permit_types import list_fileable
from app.services.counter.sheet import open_sheet
from app.services.declined import Declined
from app.services.intake import Application, file_application
from tests.small_office import APPLICANT, AT, furnish

OTHER_TYPE = frozenset({987})


@pytest.fixture
def office(bare_app):
    with bare_app.app_context():
        yield furnish(bare_app)


@pytest.fixture
def acting(office):
    scopes = {Post("back_office"): OTHER_TYPE}
    return replace(office.budi, officer=replace(office.budi.officer, scopes=scopes))


def test_he_is_offered_only_what_his_decree_names(office, acting):
    assert [one.id for one in list_fileable(db.session(), office.budi)] == [office.permit_type_id]

    assert list_fileable(db.session(), acting) == ()


def test_he_files_only_what_his_decree_names(office, acting):
    application = Application(office.permit_type_id, APPLICANT, {})

    with pytest.raises(Declined) as opening:
        open_sheet(db.session(), office.permit_type_id, acting)
    with pytest.raises(Declined) as filing:
        file_application(db.session(), application, by=acting, at=AT, request_key="kunci")

    assert opening.value.refused.reason is filing.value.refused.reason is Reason.OUTSIDE_DECREE
    assert db.session.scalar(select(func.count(CaseRecord.id))) == 0


def test_he_takes_nothing_over(office, acting):
    case_id = office.file().case_id

    with pytest.raises(Declined) as refused:
        levers.take_over(db.session(), case_id=case_id, task=2, by=acting, at=AT, request_key="")

    assert refused.value.refused.reason is Reason.OUTSIDE_DECREE


def test_where_he_sees_every_file_numbers_of_identity_stay_masked(office, acting):
    case_id = office.file().case_id

    whole = open_case_file(db.session(), office.tools, case_id, office.budi, AT).applicant.nik
    masked = open_case_file(db.session(), office.tools, case_id, acting, AT).applicant.nik

    assert whole == APPLICANT["nik"]
    assert masked != whole


def test_without_the_right_to_see_every_file_he_sees_none_of_these(office, acting):
    case_id = office.file().case_id
    narrow = acting.officer.permissions - {Permission.CASE_VIEW_ALL}
    narrow = replace(acting, officer=replace(acting.officer, permissions=narrow))

    with pytest.raises(Declined) as refused:
        open_case_file(db.session(), office.tools, case_id, narrow, AT)

    assert refused.value.refused.reason is Reason.NOT_PERMITTED
