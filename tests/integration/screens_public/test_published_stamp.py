"""The published list of papers that hold no longer has a stamp: one row to ask, another word when it says otherwise."""

import json

import pytest
from sqlalchemy import event, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.extensions import db
from app.records.permits import GivenNumberRecord, PermitRecord
from app.records.published_lists import PublishedListRecord
from tests.integration.screens_public.papers import NOW


@pytest.fixture
def asked(visitor):
    """Ask for the list, and give it with the statements that the database was sent meanwhile."""

    def ask():
        sent = []
        engine = db.session.get_bind()
        event.listen(engine, "before_cursor_execute", note := lambda *told: sent.append(told[2]))
        payload = visitor.get("/proof/revoked.json").json["payload"]
        event.remove(engine, "before_cursor_execute", note)
        return json.loads(payload), [one for one in sent if one.startswith("SELECT")]

    return ask


def word():
    db.session.rollback()
    return db.session.scalar(select(PublishedListRecord.stamp))


def more_permits(permit, how_many):
    of = {"agency_id": permit.row.agency_id, "case_id": permit.row.case_id}
    for place in range(2, 2 + how_many):
        number = GivenNumberRecord(
            **of, series="genset", year=2026, sequence=place, text=f"{place}/2026", given_at=NOW, given_by=1
        )
        db.session.add(number)
        db.session.flush()
        db.session.execute(
            insert(PermitRecord).values(
                **of, number_id=number.id, token=f"permit-token-number-{place:07}", title="Izin", holder_name="Anto",
                valid_from=NOW.date(), signature="by_hand", signed_at=NOW, signed_by=1, sha256=permit.row.sha256,
            )
        )  # fmt: skip
    db.session.commit()


def test_asking_again_reads_one_row_however_many_permits_have_ended(asked, permit):
    more_permits(permit, 20)
    db.session.execute(update(PermitRecord).values(state="revoked", ended_at=NOW))
    db.session.commit()
    first, _ = asked()

    again, sent = asked()

    assert again == first
    assert len(first["revoked"]) == 21
    assert len(sent) == 1
    assert "published_lists" in sent[0]


def test_a_new_permit_and_a_reminder_leave_the_list_as_it_is(asked, permit):
    before = word()

    more_permits(permit, 1)
    db.session.execute(update(PermitRecord).where(PermitRecord.state == "valid").values(reminded_at=NOW))
    permit.row.end_reason = "tidak ada"
    db.session.commit()

    assert word() == before


def test_every_way_to_end_a_permit_or_to_let_it_hold_again_gives_another_word(permit):
    words = [word()]

    for state in ("revoked", "valid", "replaced"):
        permit.row.state = state
        db.session.commit()
        words.append(word())
    db.session.execute(update(PermitRecord).values(state="void"))
    db.session.commit()
    words.append(word())
    db.session.delete(permit.row)
    db.session.commit()
    words.append(word())

    assert len(set(words)) == 6


def test_what_was_not_saved_changes_nothing(permit):
    before = word()

    permit.row.state = "revoked"
    db.session.flush()
    db.session.rollback()
    permit.row.title = "Izin lain"
    db.session.commit()

    assert word() == before


def test_a_part_that_was_taken_back_does_not_take_back_the_word_of_the_whole(permit):
    before = word()

    permit.row.state = "revoked"
    db.session.flush()
    with pytest.raises(IntegrityError), db.session.begin_nested():
        db.session.execute(update(PermitRecord).values(number_id=None))
    db.session.commit()

    assert word() != before
