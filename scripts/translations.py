"""Finds the sentences of the program and tells which of them lack Indonesian.

    python scripts/translations.py missing     # list them, as entries ready to be pasted into a fragment
    python scripts/translations.py unused      # translations that no sentence of the program asks for

There is nothing to compile: the program reads the fragments themselves.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.screens.catalogues import read_catalogue  # noqa: E402 - found only once the line above has run

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGE = "id"
KEYWORDS = {**DEFAULT_KEYWORDS, "lazy_gettext": None, "lazy_ngettext": (1, 2), "__": None, "msg": None}
OWN = (("app", [("**.py", "python")]), ("templates", [("**.html", "jinja2.ext:babel_extract")]))
# Its templates are replaced by ours, and the command line speaks to programmers.
FRAMEWORK = [("cli.py", "ignore"), ("**/saml/**.py", "ignore"), ("**.py", "python")]

Place = str
Sentence = str


def list_own() -> dict[Sentence, Place]:
    """Return each sentence of our rooms and templates with the file that says it."""
    found: dict[Sentence, Place] = {}
    for folder, methods in OWN:
        for sentence, place in _extracted(ROOT / folder, methods):
            found.setdefault(sentence, f"{folder}/{place}")
    return found


def list_borrowed() -> dict[Sentence, Place]:
    """Return the sentences that Flask-AppBuilder and WTForms may put on a page of ours."""
    found = {
        sentence: f"flask_appbuilder/{place}"
        for sentence, place in _extracted(_folder_of("flask_appbuilder"), FRAMEWORK)
    }
    with (_folder_of("wtforms") / "locale" / "wtforms.pot").open("rb") as file:
        for message in read_po(file):
            if message.id:
                found[_singular(message.id)] = "wtforms"
    return found


def list_missing() -> list[tuple[Place, Sentence]]:
    """Return what lacks Indonesian, by the place that says it."""
    known = {_singular(message.id) for message in read_catalogue(LANGUAGE) if message.id}
    wanted = {**list_borrowed(), **list_own()}
    return sorted((place, sentence) for sentence, place in wanted.items() if sentence not in known)


def list_unused() -> list[Sentence]:
    """Return the translations that nothing asks for."""
    wanted = {**list_borrowed(), **list_own()}
    known = (_singular(message.id) for message in read_catalogue(LANGUAGE) if message.id)
    return [sentence for sentence in known if sentence not in wanted]


def _extracted(folder: Path, methods: list[tuple[str, str]]) -> Iterator[tuple[Sentence, Place]]:
    options = {"**.html": {"newstyle_gettext": "true", "silent": "false"}}
    for place, _line, message, _comments, _context in extract_from_dir(
        folder, methods, options_map=options, keywords=KEYWORDS
    ):
        yield _singular(message), place


def _singular(message: str | tuple[str, ...] | list[str]) -> Sentence:
    return message if isinstance(message, str) else message[0]


def _folder_of(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        message = f"{package} is not installed"
        raise ModuleNotFoundError(message)
    return Path(spec.origin).parent


def _quoted(sentence: Sentence) -> str:
    return '"' + sentence.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def main(command: str) -> int:
    """Print what was asked for; 1 where sentences are missing."""
    if command == "unused":
        sys.stdout.writelines(f"{sentence}\n" for sentence in list_unused())
        return 0
    missing = list_missing()
    for place, sentence in missing:
        sys.stdout.write(f'#: {place}\nmsgid {_quoted(sentence)}\nmsgstr ""\n\n')
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "missing"))
