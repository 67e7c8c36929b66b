"""Neither the passphrase nor the NIK leaves the call that needs it: not into logs, errors, reprs or files."""

import logging
import traceback

import pytest

from app.gateways.signatures import Passphrase, SignatureRefused
from tests.bsre_stand_in import NIK, PASSPHRASE, PASSWORD
from tests.integration.gateways_bsre.conftest import DECREE, KADIS, SECRET

WRONG = "kancil-berenang-Rokan-78"
SECRETS = (PASSPHRASE, WRONG, NIK, PASSWORD)
TYPED = {"right": SECRET, "wrong": Passphrase(WRONG)}


def trace_of(error):
    return "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())


def leaks(*texts):
    return [(secret, text) for text in texts for secret in SECRETS if secret in text]


@pytest.mark.parametrize(
    "mood", ["kind", "drops", "down", "own_words", "garbage", "breaks_off", "edited", "other", "moved"]
)
@pytest.mark.parametrize("typed", list(TYPED))
def test_no_secret_stands_in_a_log_or_in_a_trace_with_its_variables(room, letter, caplog, capfd, mood, typed):
    caplog.set_level(logging.DEBUG)
    room.service.mood = mood
    provider = room.provider()

    try:
        provider.sign(letter, KADIS, TYPED[typed], **DECREE)
        trace = ""
    except SignatureRefused as refused:
        trace = trace_of(refused) + str(refused) + repr(refused.__dict__)

    assert leaks(trace, caplog.text, *capfd.readouterr()) == []


def test_no_secret_stands_in_what_the_provider_shows_of_itself(room):
    provider = room.provider()

    with provider.begin(KADIS, SECRET) as ceremony:
        shown = [repr(each) for each in (provider, provider.__dict__, ceremony, ceremony.__dict__, KADIS)]

    assert leaks(*shown) == []


def test_no_secret_stands_in_what_is_kept(room, letter):
    signed = room.sign(letter)

    kept = b"".join(file.read_bytes() for file in (room.folder / "kept").iterdir())
    assert not [secret for secret in SECRETS if secret.encode() in signed + kept]
