"""Production does not open an office whose passwords many know."""

from dataclasses import replace

import pytest

from app import create_app
from app.extensions import db
from config import BadSettings, Environment
from tests.clients import PASSWORD


def in_production(app):
    return replace(
        app.config["SETTINGS"], environment=Environment.PRODUCTION, base_url="https://izin.example.test"
    )


def add_account(app, email):
    with app.app_context():
        role = app.appbuilder.sm.add_role("Kadis")
        assert app.appbuilder.sm.add_user("kadis", "Kadis", "Contoh", email, role, password=PASSWORD)


def leave(app):
    with app.app_context():
        db.engine.dispose()


def test_an_office_with_accounts_of_a_demonstration_is_not_opened_to_the_public(bare_app):
    add_account(bare_app, "kadis@contoh.go.id")

    with pytest.raises(BadSettings, match="kantor peragaan"):
        create_app(in_production(bare_app))


def test_an_office_with_accounts_of_its_own_is_opened(bare_app):
    add_account(bare_app, "kadis@rohilkab.example.test")

    leave(create_app(in_production(bare_app)))
