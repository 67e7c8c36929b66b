"""The planned files of the demonstration fit one another."""

from datetime import date
from random import Random

from app.domain.form.forms import Field, FieldKind
from app.services.demo.files import OLDEST, list_plans
from app.services.demo.people import answers
from app.services.demo.plans import Ending


def test_every_file_has_a_name_of_its_own_and_none_is_older_than_the_history_leaves_room_for():
    plans = list_plans()

    assert len({plan.key for plan in plans}) == len(plans)
    assert max(plan.days_ago for plan in plans) == OLDEST


def test_a_renewal_comes_after_the_file_whose_permit_it_renews():
    finished = {plan.key: plan for plan in list_plans() if plan.ending is Ending.COMPLETED}
    renewals = [plan for plan in list_plans() if plan.renews]

    assert renewals
    for plan in renewals:
        assert finished[plan.renewed_key].days_ago > plan.days_ago


def test_the_number_of_a_recommendation_is_of_the_year_in_which_it_is_given():
    asked = [Field("number", "Nomor", FieldKind.TEXT)]

    given = answers(asked, Random(1), date(2031, 2, 3))  # noqa: S311 -- invents, guards nothing

    assert str(given["number"]).endswith("/REK/2031")
