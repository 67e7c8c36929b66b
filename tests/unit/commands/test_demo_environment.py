"""A demonstration fills in what nobody set, and shows the same accounts next time."""

import pytest

from app.commands.demo_environment import CannotRunError, demo_environment
from config import Environment, Settings


def test_nothing_set_is_a_complete_demonstration(tmp_path):
    settings = Settings.from_environment(demo_environment({}, tmp_path / "var"))

    assert settings.environment is Environment.DEMO
    assert settings.base_url == "http://127.0.0.1:8080"
    assert settings.database_url == f"sqlite:///{tmp_path}/var/satupintu.sqlite"


def test_what_is_set_stands(tmp_path):
    environ = demo_environment(
        {"PORT": "8090", "TZ": "Asia/Jayapura", "DATABASE_URL": "postgresql://db/x"}, tmp_path
    )

    assert environ["BASE_URL"] == "http://127.0.0.1:8090"
    assert environ["TZ"] == "Asia/Jayapura"
    assert environ["DATABASE_URL"] == "postgresql://db/x"


def test_running_again_keeps_the_secret_and_the_password(tmp_path):
    first = demo_environment({}, tmp_path)

    again = demo_environment({}, tmp_path)

    assert again == first


def test_two_demonstrations_share_neither_secret_nor_password(tmp_path):
    here, there = demo_environment({}, tmp_path / "here"), demo_environment({}, tmp_path / "there")

    assert here["SECRET_KEY"] != there["SECRET_KEY"]
    assert here["DEMO_PASSWORD"] != there["DEMO_PASSWORD"]


def test_a_password_of_ones_own_is_remembered(tmp_path):
    demo_environment({"DEMO_PASSWORD": "Pilihan-Sendiri-77"}, tmp_path)

    assert demo_environment({}, tmp_path)["DEMO_PASSWORD"] == "Pilihan-Sendiri-77"


def test_another_password_than_the_accounts_have_is_refused(tmp_path):
    demo_environment({"DEMO_PASSWORD": "Pilihan-Sendiri-77"}, tmp_path)

    with pytest.raises(CannotRunError, match="kata sandi lain"):
        demo_environment({"DEMO_PASSWORD": "Lain-Lagi-88"}, tmp_path)


def test_nobody_else_on_the_machine_can_read_the_secrets(tmp_path):
    demo_environment({}, tmp_path)

    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
