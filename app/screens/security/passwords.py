"""What a password must be, said before and after it is typed."""

from __future__ import annotations

from flask_appbuilder.exceptions import PasswordComplexityValidationError
from flask_babel import gettext as _
from flask_babel import lazy_gettext

SHORTEST = 10
LONGEST = 128
GUESSED_FIRST = frozenset(
    {"password123", "katasandi123", "qwerty12345", "indonesia123", "admin12345", "bismillah123"}
)

PASSWORD_RULE = lazy_gettext("At least 10 characters, with letters and digits, and nothing easily guessed.")


def check_password(password: str) -> None:
    """Raise the framework's complexity error, with a sentence, for a password that is too easily guessed."""
    sentence = _complaint(password or "")
    if sentence:
        raise PasswordComplexityValidationError(sentence)


def _complaint(password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        return _("Use between 10 and 128 characters.")
    if not any(each.isalpha() for each in password) or not any(each.isdigit() for each in password):
        return _("Use letters as well as digits.")
    is_monotonous = len(set(password.lower())) < SHORTEST // 2
    if is_monotonous or password.lower() in GUESSED_FIRST:
        return _("This password is guessed first of all. Choose another.")
    return ""
