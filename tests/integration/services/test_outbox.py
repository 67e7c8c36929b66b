"""What waits in the outbox is sent once, tried again with patience, and given up with its reason."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.extensions import db
from app.gateways.messages import GatewayFault
from app.records.duties import OutboxRecord
from app.services.outbox import count_without_gateway, deliver
from app.services.transactions import transaction
from tests.small_office import AT, furnish
from tests.starting import at_once

MINUTE = timedelta(minutes=1)


class Gateway:
    """Notes what it was given, and fails as it is told to."""

    def __init__(self, *faults):
        self.given, self.faults = [], list(faults)

    def send(self, message):
        self.given.append(message)
        if self.faults:
            raise self.faults.pop(0)
        return f"id {len(self.given)}"


@pytest.fixture
def case_id(bare_app):
    with bare_app.app_context():
        yield furnish(bare_app).file().case_id


def queue(case_id, number=1, *, recipient="628123", channel="whatsapp", template="ready"):
    with transaction(db.session) as writing:
        for _ in range(number):
            writing.add(
                OutboxRecord(
                    agency_id=1,
                    case_id=case_id,
                    channel=channel,
                    recipient=recipient,
                    template=template,
                    body={"number": "2026/11/00001", "permit_type": "Izin uji"},
                    next_at=AT,
                )
            )


def rows():
    db.session.rollback()
    return list(db.session.scalars(select(OutboxRecord).order_by(OutboxRecord.id)))


def test_a_message_is_sent_once_and_its_name_kept(case_id):
    queue(case_id)
    gateway = Gateway()

    delivered = [deliver(db.session(), {"whatsapp": gateway}, AT).sent for _ in range(2)]

    [row] = rows()
    assert delivered == [1, 0]
    assert (row.state, row.provider_id, row.sent_at, row.attempts) == ("sent", "id 1", AT, 1)


def test_a_message_tells_the_number_and_where_to_look(case_id):
    queue(case_id)
    gateway = Gateway()

    deliver(db.session(), {"whatsapp": gateway}, AT, base_url="https://izin.contoh")

    [message] = gateway.given
    assert "2026/11/00001, sudah selesai dan siap diambil" in message.text
    assert "https://izin.contoh/lacak/" in message.text
    assert message.subject == "Izin 2026/11/00001 siap diambil"


def test_a_step_of_any_other_name_tells_that_there_is_news(case_id):
    queue(case_id, template="tell_the_applicant")
    gateway = Gateway()

    deliver(db.session(), {"whatsapp": gateway}, AT)

    assert gateway.given[0].text.startswith("Ada kabar tentang permohonan Izin uji Anda")


def test_two_senders_at_once_send_each_message_once(case_id, bare_app):
    queue(case_id, 12)
    gateway = Gateway()

    at_once(bare_app, [lambda: deliver(db.session(), {"whatsapp": gateway}, AT)] * 2)

    assert sorted(message.key for message in gateway.given) == sorted(
        {f"satupintu-{row.id}" for row in rows()}
    )


def test_a_message_that_is_not_taken_is_tried_with_more_and_more_patience_and_then_given_up(case_id):
    queue(case_id)
    gateway = Gateway(*[GatewayFault("try later") for _ in range(9)])
    waits, at = [], AT

    for _ in range(6):
        deliver(db.session(), {"whatsapp": gateway}, at)
        [row] = rows()
        waits.append((row.next_at - at) / MINUTE)
        at = row.next_at

    assert waits[:5] == [1, 5, 30, 120, 720]
    assert (row.state, row.attempts, row.last_error) == ("failed", 6, "try later")
    assert len({message.key for message in gateway.given}) == 1
    assert deliver(db.session(), {"whatsapp": gateway}, at + timedelta(days=9)).sent == 0


def test_before_its_next_try_a_message_rests(case_id):
    queue(case_id)
    gateway = Gateway(GatewayFault("try later"))

    deliver(db.session(), {"whatsapp": gateway}, AT)
    resting = deliver(db.session(), {"whatsapp": gateway}, AT + timedelta(seconds=59))
    later = deliver(db.session(), {"whatsapp": gateway}, AT + MINUTE)

    assert (resting.sent, later.sent) == (0, 1)


def test_what_will_never_be_taken_is_given_up_at_once(case_id):
    queue(case_id)

    deliver(db.session(), {"whatsapp": Gateway(GatewayFault("no such number", is_final=True))}, AT)

    assert [(row.state, row.last_error) for row in rows()] == [("failed", "no such number")]


def test_a_dead_gateway_is_asked_once_and_the_others_messages_leave(case_id):
    queue(case_id, 5)
    queue(case_id, 2, channel="email", recipient="anto@contoh.invalid")
    dead, alive = Gateway(GatewayFault("timed out", is_dead=True)), Gateway()

    delivered = deliver(db.session(), {"whatsapp": dead, "email": alive}, AT)

    assert (len(dead.given), len(alive.given), delivered.sent) == (1, 2, 2)
    assert [row.attempts for row in rows()] == [1, 0, 0, 0, 0, 1, 1]


def test_one_run_sends_no_more_than_its_share(case_id):
    queue(case_id, 7)
    gateway = Gateway()

    assert [deliver(db.session(), {"whatsapp": gateway}, AT, limit=5).sent for _ in range(3)] == [5, 2, 0]


def test_a_message_without_an_address_is_given_up_with_its_reason(case_id):
    queue(case_id, recipient="")
    gateway = Gateway()

    deliver(db.session(), {"whatsapp": gateway}, AT)

    [row] = rows()
    assert (row.state, gateway.given) == ("failed", [])
    assert row.last_error == "pemohon tidak meninggalkan alamat untuk saluran ini"


def test_a_message_without_a_gateway_waits_untouched(case_id):
    queue(case_id, 3)
    gateway = Gateway()

    deliver(db.session(), {"email": gateway}, AT)

    assert [(row.state, row.attempts) for row in rows()] == [("waiting", 0)] * 3
    assert count_without_gateway(db.session(), {"email": gateway}) == 3
    assert count_without_gateway(db.session(), {"whatsapp": gateway}) == 0


def test_a_crash_after_sending_tries_again_with_the_same_key(case_id, monkeypatch):
    queue(case_id)
    gateway = Gateway()
    monkeypatch.setattr("app.services.outbox.delivery._record", _crash)
    with pytest.raises(RuntimeError, match="the power went"):
        deliver(db.session(), {"whatsapp": gateway}, AT)
    monkeypatch.undo()

    deliver(db.session(), {"whatsapp": gateway}, AT + MINUTE)

    assert [message.key for message in gateway.given] == ["satupintu-1"] * 2
    assert [row.state for row in rows()] == ["sent"]


def _crash(*_args):
    raise RuntimeError("the power went")


def test_a_message_that_a_gateway_stumbles_over_keeps_no_other_from_leaving(case_id):
    queue(case_id, 2)
    stumbling = Gateway(UnicodeEncodeError("ascii", "é", 0, 1, "not of this alphabet"))

    delivered = deliver(db.session(), {"whatsapp": stumbling}, AT)

    assert (delivered.put_off, delivered.sent) == (1, 1)
    assert [row.last_error for row in rows()] == ["UnicodeEncodeError", ""]


def test_a_gateway_that_takes_its_time_leaves_the_rest_to_the_next_run(case_id):
    queue(case_id, 3)
    slow = Gateway()

    deliver(db.session(), {"whatsapp": slow}, AT, has_time=lambda: False)

    assert [row.state for row in rows()] == ["sent", "waiting", "waiting"]
    assert [row.attempts for row in rows()] == [1, 0, 0]
