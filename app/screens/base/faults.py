"""A form that cannot be saved, and the sentence its reader gets instead of what was typed being lost."""

from __future__ import annotations


class FormFault(Exception):
    """Raised by a screen's hooks when a form cannot be saved as it is.

    `sentence` says what is wrong and what to do, already translated; `field` names the field it is about,
    empty when it concerns the form as a whole. Nothing is stored and the form is shown again as filled in.
    """

    def __init__(self, sentence: str, *, field: str = "") -> None:
        """Keep the sentence and the field it belongs to."""
        self.sentence = str(sentence)
        self.field = field
        super().__init__(self.sentence)


class UnreadableValue(ValueError):
    """A value in an address or a field that cannot be read as the type its column has."""


class Unfilled(Exception):
    """The form's own validators refused it; the sentences already stand on its fields."""


class Overtaken(Exception):
    """The row has changed since its form was opened; carries what stands there now."""

    def __init__(self, sentence: str, *, seen: str, stored: dict[str, object]) -> None:
        """Keep the sentence, the row's present fingerprint and its present values."""
        self.sentence, self.seen, self.stored = sentence, seen, stored
        super().__init__(sentence)
