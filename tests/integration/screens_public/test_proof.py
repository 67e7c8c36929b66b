"""What anybody may keep to check permits without the office, and what it does not tell."""

import hashlib
import json
import re
import shutil
from base64 import b64encode, urlsafe_b64decode

import pytest

from app.domain.proof.revocations import DOMAIN, entry_of
from app.domain.proof.short_codes import grouped
from app.domain.proof.statements import Covers, read_statement
from app.extensions import db
from app.records.permits import PermitScanRecord
from app.services.tools import EXTENSION
from tests.integration.screens_public.papers import NOW, NUMBER


@pytest.fixture
def keyring(office):
    keyring = office.extensions[EXTENSION].proofs
    keyring.make(NOW)
    yield keyring
    shutil.rmtree(keyring.folder / "proof")


def signed(encoded):
    return urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))


def test_the_list_of_revocations_is_signed_and_names_nobody(visitor, permit, keyring):
    permit.row.state = "revoked"
    db.session.commit()

    answer = visitor.get("/proof/revoked.json").json

    listed = json.loads(answer["payload"])
    assert listed["revoked"] == [entry_of(NUMBER, permit.row.short_code)]
    assert set(listed) == {"version", "as_of", "good_until", "revoked", "replaced", "void"}
    assert NUMBER not in answer["payload"]
    message = DOMAIN + answer["payload"].encode()
    assert keyring.verify(answer["key"], message, signed(answer["signature"]))
    assert not keyring.verify(answer["key"], message + b" ", signed(answer["signature"]))


def test_a_permit_that_holds_is_not_on_the_list(visitor, permit, keyring):
    assert json.loads(visitor.get("/proof/revoked.json").json["payload"])["revoked"] == []


@pytest.mark.parametrize("address", ["/proof/revoked.json", "/proof/keys.json", "/proof/check.html"])
def test_what_may_be_kept_is_cached(visitor, keyring, address):
    answer = visitor.get(address)

    again = visitor.get(address, headers={"If-None-Match": answer.headers["ETag"]})

    assert "public" in answer.headers["Cache-Control"]
    assert again.status_code == 304


def test_a_rotated_key_is_still_believed_and_a_withdrawn_one_is_not(visitor, keyring):
    first = keyring.find_current()
    signature = keyring.sign(first.id, b"x")

    keyring.make(NOW)
    assert keyring.verify(first.id, b"x", signature)

    keyring.withdraw(first.id, NOW)
    assert not keyring.verify(first.id, b"x", signature)
    told = visitor.get("/proof/keys.json").json["keys"]
    assert [bool(key["withdrawn_at"]) for key in told] == [True, False]


def test_secret_keys_are_for_their_owner_alone_and_go_when_retired(keyring):
    first = keyring.find_current()
    secret = keyring.folder / "proof" / f"{first.id}.key.pem"
    assert secret.stat().st_mode & 0o777 == 0o600

    keyring.make(NOW)

    assert not secret.exists()


def test_the_checking_page_runs_only_what_its_policy_names(visitor, keyring):
    answer = visitor.get("/proof/check.html")

    policy = answer.headers["Content-Security-Policy"]
    blocks = re.findall(r"<(script|style)>(.*?)</\1>", answer.text, re.DOTALL)
    assert [kind for kind, _ in blocks] == ["style", "script"]
    for _, block in blocks:
        digest = b64encode(hashlib.sha256(block.encode()).digest()).decode()
        assert f"sha256-{digest}" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert re.findall(r"(?:src|href)=", answer.text) == []


def test_the_statement_of_the_file_is_of_the_very_bytes(visitor, permit, keyring):
    answer = visitor.get(f"{permit.address}/pernyataan.txt")

    told = read_statement(answer.text)
    assert told.statement.covers is Covers.FILE
    assert told.statement.sha256 == hashlib.sha256(permit.pdf).hexdigest()
    assert told.statement.holder == "A*** W***"
    assert keyring.verify(told.statement.key_id, told.statement.signed_bytes(), told.signature)


def test_the_typed_code_leads_to_the_permit(visitor, permit):
    typed = grouped(permit.row.short_code).lower().replace("-", " ")

    answer = visitor.get("/v", query_string={"kode": typed}, follow_redirects=True)

    assert NUMBER in answer.text
    assert grouped(permit.row.short_code) in answer.text


def test_a_mistyped_code_finds_nothing(visitor, permit):
    code = permit.row.short_code
    typed = ("A" if code[0] != "A" else "B") + code[1:]

    assert visitor.get("/v", query_string={"kode": typed}).status_code == 404


def test_every_look_is_written_down_without_who_looked(visitor, permit):
    visitor.get(permit.address)
    visitor.get("/v", query_string={"kode": permit.row.short_code}, follow_redirects=True)

    rows = db.session.query(PermitScanRecord).order_by(PermitScanRecord.id).all()

    assert [(row.way, row.standing) for row in rows] == [("qr", "valid"), ("code", "valid")]
    assert set(PermitScanRecord.__table__.columns.keys()) == {
        "id", "agency_id", "permit_id", "at", "way", "standing",
    }  # fmt: skip


def test_a_replaced_permit_says_so_at_once(visitor, permit):
    permit.row.state = "replaced"
    db.session.commit()

    assert "Diganti" in visitor.get(permit.address).text
