"""The translations, read from one small `.po` fragment a room and merged in memory.

There is no compiled file to forget and no common file to quarrel over: a new sentence is a line in its
room's fragment under `app/translations/<language>/fragments/`.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from flask_babel import Domain, get_locale

FOLDER = Path(__file__).resolve().parent.parent / "translations"


def list_fragments(language: str) -> list[Path]:
    """Return the fragments of a language in the order of their names."""
    return sorted((FOLDER / language / "fragments").glob("*.po"))


def read_catalogue(language: str) -> Catalog:
    """Merge the fragments of a language; raises `ValueError` where two translate one sentence differently."""
    merged = Catalog(locale=language)
    for path in list_fragments(language):
        with path.open("rb") as file:
            _merge(merged, read_po(file, locale=language), path.name)
    return merged


def _merge(merged: Catalog, fragment: Catalog, name: str) -> None:
    for message in fragment:
        if not message.id or not message.string:
            continue
        known = merged.get(message.id, message.context)
        if known and known.string != message.string:
            fault = f"{name} translates {message.id!r} otherwise than another fragment does"
            raise ValueError(fault)
        merged.add(message.id, message.string, context=message.context)


class FragmentDomain(Domain):  # type: ignore[misc]
    """Flask-Babel's domain over the fragments; each language is read once a process."""

    def get_translations(self) -> Translations:
        """Return the translations of the language in force."""
        language = str(get_locale() or "id")
        if language not in self.cache:
            self.cache[language] = _translations(language)
        return self.cache[language]  # type: ignore[no-any-return]


def _translations(language: str) -> Translations:
    compiled = BytesIO()
    write_mo(compiled, read_catalogue(language))
    compiled.seek(0)
    return Translations(compiled)
