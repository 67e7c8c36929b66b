"""Messages leave by mail or by HTTP; what was not taken says why, and whether trying again may help."""

import socket
from email import message_from_bytes
from email.policy import default

import pytest

from app.gateways.messages import GatewayFault, MailGateway, MailServer, Message, WebhookGateway
from tests.integration.gateways.post_offices import http_service, mail_server

MESSAGE = Message(
    "satupintu-7", "email", "anto@contoh.invalid", "Izin siap diambil", "Izin Anda siap — di loket."
)


def by_mail(office, **words):
    return MailGateway(MailServer("127.0.0.1", office.port), "izin@contoh.go.id", **words)


def by_http(office, **words):
    return WebhookGateway(f"http://127.0.0.1:{office.port}/kirim?k=1", "rahasia", **words)


def test_a_mail_arrives_with_its_words_and_a_name_that_a_repetition_shares():
    with mail_server() as office:
        names = [by_mail(office).send(MESSAGE) for _ in range(2)]

    mail = message_from_bytes(str(office.arrived[0]["mail"]).encode(), policy=default)
    assert names == ["<satupintu-7@contoh.go.id>"] * 2
    assert (mail["To"], mail["Subject"]) == ("anto@contoh.invalid", "Izin siap diambil")
    assert mail.get_content().strip() == "Izin Anda siap — di loket."


@pytest.mark.parametrize(("answer", "is_final"), [("550 no such user", True), ("450 try later", False)])
def test_a_recipient_who_is_refused_says_whether_for_good(answer, is_final):
    with mail_server(answer=answer) as office, pytest.raises(GatewayFault) as fault:
        by_mail(office).send(MESSAGE)

    assert (fault.value.is_final, fault.value.is_dead) == (is_final, False)


def test_an_address_with_a_line_break_is_refused_before_anybody_is_asked():
    with mail_server() as office, pytest.raises(GatewayFault) as fault:
        by_mail(office).send(
            Message("k", "email", "anto@contoh.invalid\nBcc: semua@contoh.invalid", "s", "t")
        )

    assert fault.value.is_final
    assert office.arrived == []


@pytest.mark.parametrize(
    "recipient", ["anto,budi@contoh.id", '"@contoh.id', "anto@[.id", "anto(@contoh.id", "äntö@contoh.id"]
)
def test_an_address_that_is_not_one_that_mail_knows_fails_alone(recipient):
    with mail_server() as office, pytest.raises(GatewayFault) as fault:
        by_mail(office).send(Message("k", "email", recipient, "s", "t"))

    assert (fault.value.is_final, fault.value.is_dead) == (True, False)
    assert office.arrived == []


def test_a_mail_server_that_says_nothing_is_dead_after_a_while():
    with mail_server(is_mute=True) as office, pytest.raises(GatewayFault) as fault:
        by_mail(office, seconds=0.1).send(MESSAGE)

    assert fault.value.is_dead


def test_a_service_gets_the_message_with_secret_and_key_and_names_it():
    with http_service() as office:
        name = by_http(office).send(MESSAGE)

    [arrived] = office.arrived
    assert name == "wamid.1"
    assert arrived["path"] == "/kirim?k=1"
    assert arrived["headers"]["Authorization"] == "Bearer rahasia"
    assert arrived["headers"]["Idempotency-Key"] == "satupintu-7"
    assert (arrived["recipient"], arrived["text"]) == (MESSAGE.recipient, MESSAGE.text)


@pytest.mark.parametrize(
    ("status", "is_final"), [(400, True), (404, True), (401, False), (429, False), (500, False), (302, False)]
)
def test_a_service_that_refuses_says_whether_for_good(status, is_final):
    with http_service(status=status, body=b"limit reached") as office, pytest.raises(GatewayFault) as fault:
        by_http(office).send(MESSAGE)

    assert (fault.value.is_final, fault.value.is_dead) == (is_final, False)
    assert "limit reached" in str(fault.value)


@pytest.mark.parametrize("body", [b"", b"accepted", b"[1]", b'{"other": 1}'])
def test_a_service_need_not_name_the_message(body):
    with http_service(body=body) as office:
        assert by_http(office).send(MESSAGE) == ""


def test_a_service_that_is_not_there_is_dead():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        gateway = WebhookGateway(f"http://127.0.0.1:{taken.getsockname()[1]}/")

        with pytest.raises(GatewayFault) as fault:
            gateway.send(MESSAGE)

    assert fault.value.is_dead


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://host", MailServer("host", 25)),
        ("smtp://a%40b:p%2Fw@host:587?starttls", MailServer("host", 587, "a@b", "p/w", starts_tls=True)),
        ("smtps://host", MailServer("host", 465, is_tls=True)),
    ],
)
def test_a_mail_server_is_read_from_its_address(url, server):
    assert MailServer.from_url(url) == server


def test_no_secret_is_shown_where_settings_are_printed():
    gateways = [
        MailGateway(MailServer.from_url("smtp://a:sandi@host"), "izin@contoh.go.id"),
        WebhookGateway("https://host/sandi", "sandi"),
    ]

    assert "sandi" not in repr(gateways)
