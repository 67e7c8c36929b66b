"""The head signs by the state's service, and what comes back is looked at before it leaves the office."""

import pytest

from app.gateways.signatures import (
    AnswerUnusable,
    CertificateExpired,
    CertificatePending,
    CertificateState,
    CertificateSuspended,
    NikMissing,
    NoCertificate,
    OfficeNotAdmitted,
    OtherDocument,
    OutcomeUnknown,
    Passphrase,
    ServiceFailed,
    ServiceRefused,
    ServiceUnreachable,
    SignatureNotSound,
    SignerIdentity,
    SignerNotRegistered,
    Verdict,
    WrongPassphrase,
)
from app.gateways.signatures.bsre import BsreAccount
from tests.bsre_stand_in import NIK, PASSWORD, USER
from tests.integration.gateways_bsre.conftest import DECREE, KADIS, SECRET

WRONG = Passphrase("kancil-berenang-78")


def test_a_letter_comes_back_signed_stamped_and_trusted(room, letter):
    signed = room.sign(letter)

    found = room.provider().verify(signed)
    assert found.is_valid
    assert found.signer == KADIS.name
    assert found.is_stamped
    assert not found.is_trial
    assert signed.startswith(letter)


def test_the_service_is_told_the_signature_is_invisible_and_why_and_where(room, letter):
    room.sign(letter)

    (told,) = room.service.forms
    assert told["nik"] == NIK
    assert "invisible" in str(told).lower()
    assert "Bagansiapiapi" in str(told)


def test_one_ceremony_signs_a_stack_and_asks_for_the_status_once(room, letter, other_letter):
    with room.provider().begin(KADIS, SECRET) as ceremony:
        stack = [ceremony.sign(pdf, **DECREE) for pdf in (letter, other_letter)]

    assert all(room.provider().verify(pdf).is_valid for pdf in stack)
    assert sum("status" in path for path in room.service.paths) == 1


def test_after_the_ceremony_the_passphrase_is_gone(room, letter):
    with room.provider().begin(KADIS, SECRET) as ceremony:
        pass

    with pytest.raises(RuntimeError, match="the ceremony is over"):
        ceremony.sign(letter, **DECREE)


@pytest.mark.parametrize(
    ("status", "state", "refusal"),
    [
        ("NOT_REGISTERED", CertificateState.NOT_REGISTERED, SignerNotRegistered),
        ("EXPIRED", CertificateState.EXPIRED, CertificateExpired),
        ("SUSPENDED", CertificateState.SUSPENDED, CertificateSuspended),
        ("REVOKED", CertificateState.SUSPENDED, CertificateSuspended),
        ("NO_CERTIFICATE", CertificateState.NONE, NoCertificate),
        ("WAITING_FOR_ACTIVATION", CertificateState.PENDING, CertificatePending),
        ("NEW", CertificateState.PENDING, CertificatePending),
        ("SESUATU_BARU", CertificateState.UNKNOWN, ServiceRefused),
    ],
)
def test_who_cannot_sign_today_is_told_before_the_passphrase_goes_anywhere(
    room, letter, status, state, refusal
):
    room.service.status = status

    assert room.provider().status(KADIS).state is state
    with pytest.raises(refusal):
        room.sign(letter)
    assert room.service.forms == []


def test_an_unknown_word_of_the_service_is_shown_as_it_stands(room):
    room.service.status = "SESUATU_BARU"

    assert room.provider().status(KADIS).told == "SESUATU_BARU"


def test_an_officer_whose_nik_the_service_does_not_know_is_not_registered(room):
    stranger = SignerIdentity(key="officer-8", name="X", organisation="Y", nik="1407010101700099")

    found = room.provider().status(stranger)

    assert found.state is CertificateState.NOT_REGISTERED
    assert "1407010101700099" not in found.told


def test_an_officer_without_a_nik_on_file_is_asked_for_it_and_nobody_is_called(room, letter):
    unknown = SignerIdentity(key="officer-8", name="X", organisation="Y")

    assert room.provider().status(unknown).state is CertificateState.NIK_MISSING
    with pytest.raises(NikMissing):
        room.provider().begin(unknown, SECRET)
    assert room.service.paths == []


def test_a_wrong_passphrase_is_told_and_not_tried_again_for_the_rest_of_the_stack(room, letter, other_letter):
    with room.provider().begin(KADIS, WRONG) as ceremony:
        with pytest.raises(WrongPassphrase):
            ceremony.sign(letter, **DECREE)
        with pytest.raises(WrongPassphrase):
            ceremony.sign(other_letter, **DECREE)

    assert len(room.service.forms) == 1


@pytest.mark.parametrize(
    ("mood", "refusal"),
    [
        ("not_registered", SignerNotRegistered),
        ("expired", CertificateExpired),
        ("suspended", CertificateSuspended),
        ("no_certificate", NoCertificate),
        ("own_words", ServiceRefused),
        ("down", ServiceFailed),
        ("busy", ServiceFailed),
        ("gateway_timeout", OutcomeUnknown),
        ("moved", AnswerUnusable),
        ("drops", OutcomeUnknown),
        ("garbage", AnswerUnusable),
        ("other", OtherDocument),
        ("edited", SignatureNotSound),
    ],
)
def test_every_way_of_going_wrong_has_its_own_name(room, letter, mood, refusal):
    room.service.mood = mood

    with pytest.raises(refusal):
        room.sign(letter)


def test_a_flipped_byte_in_the_answer_is_refused_and_not_kept(room, letter):
    room.service.mood = "flipped"
    with pytest.raises((SignatureNotSound, OtherDocument, AnswerUnusable)):
        room.sign(letter)

    room.service.mood = "kind"
    signed = room.sign(letter)

    assert room.provider().verify(signed).is_valid
    assert len(room.service.signed) == 2


def test_the_services_own_words_reach_the_officer_without_his_nik(room, letter):
    room.service.mood = "own_words"

    with pytest.raises(ServiceRefused) as refused:
        room.sign(letter)

    assert refused.value.told == "Kuota tanda tangan ••• habis"


def test_a_service_that_is_down_leaves_the_status_unknown(room, letter):
    room.service.mood = "status_down"

    found = room.provider().status(KADIS)

    assert found.state is CertificateState.UNKNOWN
    assert found.told == "pemeliharaan"
    with pytest.raises(ServiceFailed):
        room.sign(letter)


def test_a_service_that_nobody_answers_for_is_unreachable(room, letter):
    nowhere = BsreAccount("http://127.0.0.1:1", USER, PASSWORD, room.generation)

    assert room.provider(account=nowhere).status(KADIS).state is CertificateState.UNKNOWN
    with pytest.raises(ServiceUnreachable):
        room.sign(letter, account=nowhere)


def test_an_office_with_a_wrong_account_is_not_admitted(room, letter):
    stranger = BsreAccount(room.service.url, USER, "salah", room.generation)

    with pytest.raises(OfficeNotAdmitted):
        room.sign(letter, account=stranger)


def test_without_roots_only_integrity_is_told_and_nothing_is_called_valid(room, letter):
    signed = room.sign(letter, roots=())

    found = room.provider(roots=()).verify(signed)
    assert found.verdict is Verdict.UNTRUSTED
    assert not found.is_chain_checked
    assert found.is_sound
    assert any("verify" in path for path in room.service.paths)


def test_without_roots_a_signature_that_the_service_disowns_is_thrown_away(room, letter):
    room.service.verdict = "NOT VALID"

    with pytest.raises(SignatureNotSound):
        room.sign(letter, roots=())


def test_a_signature_by_a_stranger_is_refused_where_roots_are_given(room, letter, tsa):
    with pytest.raises(SignatureNotSound):
        room.sign(letter, roots=(tsa.root,))
