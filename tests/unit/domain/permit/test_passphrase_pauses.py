"""After five wrong passphrases within a quarter of an hour nobody may try for another."""

from datetime import timedelta

import pytest

from app.domain.permit.passphrase_pauses import MOST_WRONG, PAUSE, WITHIN, paused_until, tries_left
from tests.casework import MONDAY_0900

MINUTE = timedelta(minutes=1)
FIVE = tuple(MONDAY_0900 + n * MINUTE for n in range(MOST_WRONG))


@pytest.mark.parametrize(
    ("wrong_at", "after", "until"),
    [
        ((), MINUTE, None),
        (FIVE[:4], 4 * MINUTE, None),
        (FIVE, 4 * MINUTE, FIVE[-1] + PAUSE),
        (tuple(reversed(FIVE)), 18 * MINUTE, FIVE[-1] + PAUSE),
        (FIVE, 4 * MINUTE + PAUSE, None),
        ((MONDAY_0900 - WITHIN, *FIVE[1:]), 4 * MINUTE, None),
    ],
    ids=["none", "four", "five", "in any order", "after the pause", "spread over longer"],
)
def test_the_pause_begins_with_the_fifth_wrong_one_and_ends_by_itself(wrong_at, after, until):
    assert paused_until(wrong_at, MONDAY_0900 + after) == until


def test_those_of_earlier_count_no_more_towards_the_pause():
    assert tries_left(FIVE[:2], MONDAY_0900 + 2 * MINUTE) == 3
    assert tries_left(FIVE[:2], MONDAY_0900 + WITHIN + 2 * MINUTE) == 5
