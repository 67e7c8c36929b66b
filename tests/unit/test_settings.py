"""The operator hears every fault of the environment at once, and production refuses what is unsafe."""

from datetime import timedelta

import pytest

from config import ROOT, BadSettings, Environment, Settings

SECRET = "3vA-x9TqL0_mWz7rYbK4dHs8uEfGpNcJ2i6o"
PRODUCTION = {
    "DATABASE_URL": "postgresql://satupintu:rahasia@db.internal/satupintu",
    "SECRET_KEY": SECRET,
    "BASE_URL": "https://izin.rohilkab.go.id",
}
DEMO = {
    "SATUPINTU_ENV": "demo",
    "DATABASE_URL": "sqlite:////srv/satupintu/office.sqlite",
    "SECRET_KEY": SECRET,
    "BASE_URL": "http://127.0.0.1:8080",
    "DEMO_PASSWORD": "Kantor-1234",
}


def faults_of(environ):
    with pytest.raises(BadSettings) as bad:
        Settings.from_environment(environ)
    return bad.value.faults


def test_what_nobody_sets_is_production_in_western_indonesian_time():
    settings = Settings.from_environment(PRODUCTION)

    assert settings.environment is Environment.PRODUCTION
    assert settings.timezone == "Asia/Jakarta"
    assert settings.port == 8080
    assert settings.debug is False
    assert settings.max_upload_bytes == 20 * 1024 * 1024
    assert settings.max_request_bytes == 60 * 1024 * 1024
    assert settings.session_lifetime == timedelta(hours=8)
    assert settings.files_url == f"file:{ROOT}/var/files"


def test_an_empty_environment_names_everything_that_must_be_set():
    faults = faults_of({})

    assert [fault.split()[0] for fault in faults] == ["DATABASE_URL", "SECRET_KEY", "BASE_URL"]


def test_all_faults_are_reported_together():
    environ = PRODUCTION | {"PORT": "99999", "TZ": "Mars/Olympus", "DEBUG": "yes", "SECRET_KEY": "short"}

    faults = faults_of(environ)

    assert [fault.split()[0] for fault in faults] == ["TZ", "PORT", "DEBUG", "SECRET_KEY"]


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SATUPINTU_ENV", "prod", "pilihlah salah satu dari: production, demo, test."),
        ("DEBUG", "yes", "tulislah 'True' atau 'False'."),
        ("PORT", "0", "tulislah bilangan bulat dari 1 sampai 65535."),
        ("PORT", "delapan", "tulislah bilangan bulat dari 1 sampai 65535."),
        ("TZ", "../etc/passwd", "tulislah nama zona waktu"),
        ("DATABASE_URL", "mysql://db/satupintu", "harus berupa 'postgresql://"),
        ("DATABASE_URL", "sqlite:///office.sqlite", "tulislah empat garis miring"),
        ("DATABASE_URL", "sqlite://", "tulislah empat garis miring"),
        ("BASE_URL", "izin.rohilkab.go.id", "tulislah alamat seperti"),
        ("BASE_URL", "https://izin.rohilkab.go.id/izin", "tanpa jalur"),
        ("FILES_URL", "/srv/files", "tulislah folder seperti 'file:/srv"),
        ("LOGIN_RATE_LIMIT", "many", "tulislah batas seperti '10 per minute'."),
        ("SESSION_MINUTES", "1", "tulislah bilangan bulat dari 5 sampai 1440."),
        ("TRUSTED_PROXIES", "-1", "tulislah bilangan bulat dari 0 sampai 5."),
        ("MAX_UPLOAD_MIB", "61", "satu berkas tidak akan pernah muat."),
        ("SIGNATURES", "tte", "pilihlah salah satu dari: local, bsre."),
        ("BSRE_URL", "https://esign:sandi@esign.contoh.go.id", "tulislah alamatnya saja"),
        ("BSRE_GENERATION", "3", "tulislah bilangan bulat dari 1 sampai 2."),
        ("BSRE_TRUST", "/tidak/ada", "padahal folder itu tidak ada."),
        ("TIMESTAMP_TRUST", "/tidak/ada", "padahal folder itu tidak ada."),
    ],
)
def test_a_value_that_means_nothing_is_refused_with_what_to_write_instead(name, value, sentence):
    (fault,) = faults_of(DEMO | {name: value})

    assert fault.startswith(name)
    assert sentence in fault


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "change-me"),
        ("SECRET_KEY", "a" * 64),
        ("DEBUG", "True"),
        ("DEMO_PASSWORD", "Kantor-1234"),
        ("BASE_URL", "http://izin.rohilkab.go.id"),
        ("BSRE_URL", "http://10.0.0.5"),
    ],
)
def test_production_refuses_to_start_unsafely(name, value):
    (fault,) = faults_of(PRODUCTION | {name: value})

    assert fault.startswith(name)


def test_a_demonstration_may_run_without_https_and_with_known_accounts():
    settings = Settings.from_environment(DEMO)

    assert settings.demo_password == "Kantor-1234"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_any_usual_name_of_postgresql_is_understood(scheme):
    settings = Settings.from_environment(PRODUCTION | {"DATABASE_URL": f"{scheme}://db/satupintu"})

    assert settings.database_url == "postgresql+psycopg://db/satupintu"


def test_a_secret_may_be_handed_over_in_a_file(tmp_path):
    file = tmp_path / "secret"
    file.write_text(SECRET + "\n")

    settings = Settings.from_environment(PRODUCTION | {"SECRET_KEY": "", "SECRET_KEY_FILE": str(file)})

    assert settings.secret_key == SECRET


def test_a_secret_given_twice_is_refused(tmp_path):
    (fault,) = faults_of(PRODUCTION | {"SECRET_KEY_FILE": str(tmp_path / "secret")})

    assert "hapuslah salah satunya" in fault


def test_a_secret_file_that_cannot_be_read_is_named(tmp_path):
    (fault,) = faults_of(PRODUCTION | {"SECRET_KEY": "", "SECRET_KEY_FILE": str(tmp_path / "nowhere")})

    assert fault.startswith("SECRET_KEY tidak terbaca")


def test_no_secret_is_shown_where_settings_are_printed():
    shown = repr(Settings.from_environment(PRODUCTION))

    assert SECRET not in shown
    assert "rahasia" not in shown


def test_the_message_lists_the_faults_one_by_one():
    with pytest.raises(BadSettings, match="3 pengaturan keliru:\n  - DATABASE_URL belum diisi"):
        Settings.from_environment({})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SMTP_URL", "mail.contoh.go.id"),
        ("SMTP_URL", "smtp://mail.contoh.go.id:none"),
        ("MESSAGE_WEBHOOK_URL", "file:///etc/passwd"),
        ("MAIL_FROM", "Dinas <izin@contoh.go.id>"),
    ],
)
def test_a_way_out_for_messages_is_checked_when_the_office_opens(name, value):
    assert [fault.split()[0] for fault in faults_of(PRODUCTION | {name: value})] == [name]


def test_mail_needs_a_sender():
    faults = faults_of(PRODUCTION | {"SMTP_URL": "smtp://mail.contoh.go.id"})

    assert [fault.split()[0] for fault in faults] == ["MAIL_FROM"]


def test_signing_by_the_state_needs_an_account_there():
    faults = faults_of(PRODUCTION | {"SIGNATURES": "bsre"})

    assert [fault.split()[0] for fault in faults] == ["BSRE_URL", "BSRE_USER", "BSRE_PASSWORD"]


def test_time_stamps_need_somebody_who_vouches_for_them():
    (fault,) = faults_of(PRODUCTION | {"TIMESTAMP_URL": "https://tsa.contoh.go.id"})

    assert fault.startswith("TIMESTAMP_TRUST")


def test_the_password_at_the_state_is_never_shown():
    account = {
        "BSRE_URL": "https://esign.contoh.go.id",
        "BSRE_USER": "esign",
        "BSRE_PASSWORD": "sandi-kantor",
    }

    settings = Settings.from_environment(PRODUCTION | {"SIGNATURES": "bsre"} | account)

    assert settings.bsre_password == "sandi-kantor"
    assert "sandi-kantor" not in repr(settings)


S3 = {"FILES_URL": "s3://arsip/satupintu/", "S3_KEY": "kantor", "S3_SECRET": "rahasia-penyimpanan"}


def test_files_may_lie_in_storage_that_speaks_s3():
    settings = Settings.from_environment(PRODUCTION | S3 | {"S3_ENDPOINT_URL": "https://s3.contoh.go.id"})

    assert settings.files_url == "s3://arsip/satupintu"
    assert "rahasia-penyimpanan" not in repr(settings)


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"S3_KEY": ""}, "S3_KEY"),
        ({"S3_SECRET": ""}, "S3_KEY"),
        ({"FILES_URL": "s3://Arsip/.."}, "FILES_URL"),
        ({"FILES_URL": "s3:arsip"}, "FILES_URL"),
        ({"S3_ENDPOINT_URL": "s3.contoh.go.id"}, "S3_ENDPOINT_URL"),
    ],
)
def test_storage_that_cannot_be_reached_is_told_when_the_office_opens(changed, name):
    assert [fault.split()[0] for fault in faults_of(PRODUCTION | S3 | changed)] == [name]
