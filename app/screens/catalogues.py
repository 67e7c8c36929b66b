"""The translations, read from one small `.po` fragment a room and merged in memory.

There is no compiled file to forget and no common file to quarrel over: a new sentence is a line in its
room's fragment under `app/translations/<language>/fragments/`.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from flask_babel import Domain, get_locale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

PLURALS = {"id": "nplurals=1; plural=0;"}
"""Where Babel does not know how a language counts: Indonesian says one and five alike."""

FOLDER = Path(__file__).resolve().parent.parent / "translations"


def list_fragments(language: str) -> list[Path]:
    """Return the fragments of a language in the order of their names."""
    return sorted((FOLDER / language / "fragments").glob("*.po"))


def read_catalogue(language: str) -> Catalog:
    """Merge the fragments of a language; the first translation of a sentence stands."""
    merged = Catalog(locale=language)
    if language in PLURALS:
        merged.mime_headers = [("Plural-Forms", PLURALS[language])]
    for _name, message in _messages(language):
        if message.id not in merged:
            merged.add(message.id, message.string)
    return merged


def list_quarrels(language: str) -> list[str]:
    """Name the sentences that two fragments translate differently."""
    first: dict[object, tuple[str, object]] = {}
    quarrels = []
    for name, message in _messages(language):
        other, translation = first.setdefault(message.id, (name, message.string))
        if translation != message.string:
            quarrels.append(f"{other} and {name}: {message.id}")
    return quarrels


def _messages(language: str) -> Iterator[tuple[str, Message]]:
    for path in list_fragments(language):
        with path.open("rb") as file:
            yield from (
                (path.name, each) for each in read_po(file, locale=language) if each.id and each.string
            )


class FragmentDomain(Domain):
    """Flask-Babel's domain over the fragments; each language is read once a process."""

    def get_translations(self) -> Translations:
        """Return the translations of the language in force."""
        language = str(get_locale() or "id")
        if language not in self.cache:
            self.cache[language] = _translations(language)
        return self.cache[language]


def _translations(language: str) -> Translations:
    compiled = BytesIO()
    write_mo(compiled, read_catalogue(language))
    compiled.seek(0)
    return Translations(compiled)
