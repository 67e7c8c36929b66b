"""When something is asked, in words beside it."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import Babel

from app.domain.form.forms import Field, FieldKind, Option
from app.domain.procedure.conditions import All, Comparison, Operator
from app.screens.counter.condition_words import condition_words

USE = Field("use", "Sifat penggunaan", FieldKind.CHOICE, options=(Option("prime", "Utama"),))


@pytest.fixture(autouse=True)
def _in_a_request():
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        yield


def test_a_condition_on_the_applicant_names_his_kind():
    assert (
        condition_words(Comparison("applicant.kind", Operator.EQUALS, "company"), ()) == "only for: Company"
    )


def test_a_condition_on_the_form_names_question_and_answer():
    condition = Comparison("form.use", Operator.EQUALS, "prime")

    assert condition_words(condition, (USE,)) == "only if Sifat penggunaan: Utama"


def test_no_condition_needs_no_words():
    assert condition_words(None, ()) == ""


@pytest.mark.parametrize(
    "condition",
    [
        All(()),
        Comparison("form.use", Operator.DIFFERS, "prime"),
        Comparison("form.unknown", Operator.EQUALS, "x"),
        Comparison("permit_type.fee", Operator.EQUALS, "0"),
    ],
)
def test_what_cannot_be_said_shortly_is_said_in_general(condition):
    assert condition_words(condition, (USE,)) == "only where it applies"
