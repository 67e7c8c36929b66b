"""What the framework leaves open and the office closes."""

from __future__ import annotations

import pytest
from flask_appbuilder import ModelView
from flask_appbuilder.models.sqla.interface import SQLAInterface

from app.screens.base import OfficeBaseView, OfficeModelView, OfficeRestApi
from app.screens.base.explicitness import LeftToChance
from tests.integration.screens.lab_tables import District


def test_no_address_serves_any_file_by_its_name(either):
    addresses = [rule.rule for rule in either.app.url_map.iter_rules()]

    assert not [address for address in addresses if "/download/" in address]


def test_the_old_scripts_of_the_framework_are_not_served(either):
    answer = either.app.test_client().get("/static/appbuilder/js/bootstrap.min.js")
    answer.close()

    assert answer.status_code == 404


def test_a_session_in_an_unknown_language_reads_indonesian(either):
    client = either.app.test_client()
    with client.session_transaction() as cookie:
        cookie["locale"] = "xx"

    assert client.get("/login/").status_code == 200


def test_no_history_of_pages_is_kept(either):
    client = either.client()
    client.get("/permits/list/")

    with client.session_transaction() as cookie:
        assert "page_history" not in cookie


def test_signing_out_takes_a_button(either):
    client = either.client()

    client.get("/logout/")

    with client.session_transaction() as cookie:
        assert "_user_id" in cookie


def test_two_screens_on_one_resource_leave_each_others_rights_alone(either):
    with either.session():
        security = either.app.appbuilder.sm
        security.add_permissions_view(["can_weigh"], "scales")
        security.add_permissions_view(["can_read"], "scales")

        assert security.find_permission_view_menu("can_weigh", "scales")


@pytest.mark.parametrize("base", [OfficeModelView, OfficeRestApi])
@pytest.mark.parametrize("missing", ["search_columns", "class_permission_name"])
def test_a_screen_that_does_not_say_what_it_must_is_no_screen(base, missing):
    said = {"datamodel": SQLAInterface(District), "search_columns": ["name"], "class_permission_name": "lab"}
    del said[missing]

    with pytest.raises(LeftToChance, match=missing):
        type("DistrictScreen", (base,), said)


def test_a_screen_shows_no_related_rows_past_their_own_rights():
    said = {"datamodel": SQLAInterface(District), "search_columns": ["name"], "class_permission_name": "lab"}

    with pytest.raises(LeftToChance, match="related_views"):
        type("DistrictScreen", (OfficeModelView,), said | {"related_views": [ModelView]})


def test_a_page_made_by_hand_must_name_its_rights():
    from flask_appbuilder import expose

    with pytest.raises(LeftToChance, match="class_permission_name"):
        type("DeskScreen", (OfficeBaseView,), {"desk": expose("/")(lambda _self: "")})


def test_the_bare_framework_takes_a_screen_that_says_nothing():
    assert type("DistrictScreen", (ModelView,), {"datamodel": SQLAInterface(District)})
