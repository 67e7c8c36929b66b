"""All that a print needs beside its facts, in one value: template, the parts it includes, pictures, paper.

A bundle has one canonical form, so that its hash names it in the archive and in the cache of parsed templates.
Must not know agencies' rows or the database: whose template it is, is decided by the caller.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from app.documents.collecting import collect
from app.documents.papers import PAPERS
from app.documents.templating import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from app.documents.kinds import DocumentKind

ARMS = "arms"
"""The picture that letterheads show."""
FORM = 1
"""The canonical form's own number; a reader refuses one that it does not know."""
FOLDER_NAME = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")


@dataclass(frozen=True, eq=False)
class TemplateBundle:
    """A template with its parts by file name, its pictures by the name that it calls them, and its paper."""

    main: str
    files: Mapping[str, str]
    pictures: Mapping[str, bytes]
    paper: str = "A4"

    def canonical(self) -> bytes:
        """Give the one form in which this bundle is archived: JSON in UTF-8, keys sorted, pictures in base64."""
        pictures = {name: base64.b64encode(content).decode() for name, content in self.pictures.items()}
        plain = {
            "form": FORM,
            "main": self.main,
            "files": dict(self.files),
            "pictures": pictures,
            "paper": self.paper,
        }
        return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()

    @cached_property
    def sha256(self) -> str:
        """The hash of the canonical form."""
        return hashlib.sha256(self.canonical()).hexdigest()

    @classmethod
    def read(cls, content: bytes) -> TemplateBundle:
        """Read a bundle back; `ValueError` for anything that is not one."""
        plain = json.loads(content)
        if not isinstance(plain, dict) or plain.get("form") != FORM:
            raise ValueError("not a bundle of a template in a known form")
        pictures = {name: base64.b64decode(text) for name, text in plain["pictures"].items()}
        return cls(plain["main"], plain["files"], pictures, plain["paper"])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TemplateBundle) and self.sha256 == other.sha256

    def __hash__(self) -> int:
        return hash(self.sha256)


def make_bundle(main: str, source: str, *, pictures: Mapping[str, bytes], paper: str) -> TemplateBundle:
    """Put a template together with the program's parts that it includes, and of `pictures` those that it names.

    Raises `DocumentFault`, with the line, for a syntax error, a part that there is none of, or one that is not
    named outright.
    """
    files = collect(main, source)
    named = {name: pictures[name] for name in pictures if _is_named(name, files)}
    return TemplateBundle(main, files, named, paper if paper in PAPERS else "A4")


@lru_cache(maxsize=128)
def shipped_bundle(kind: DocumentKind, agency_key: str, paper: str = "A4") -> TemplateBundle:
    """Give the bundle of the template that comes with the program, under the arms shipped for the agency."""
    return make_bundle(
        kind.template, shipped_source(kind), pictures={ARMS: shipped_arms(agency_key)}, paper=paper
    )


def shipped_source(kind: DocumentKind) -> str:
    """Give the text of the template that comes with the program."""
    return (TEMPLATES / kind.template).read_text(encoding="utf-8")


def shipped_arms(agency_key: str) -> bytes:
    """Read the coat of arms that is shipped for an agency; the neutral one if there is none."""
    return (TEMPLATES / arms_of(agency_key)).read_bytes()


def arms_of(agency_key: str, *, folder: Path = TEMPLATES) -> str:
    """Name the shipped coat of arms of an agency relative to the templates; the neutral one if there is none."""
    own = f"assets/{agency_key}/arms.png"
    if FOLDER_NAME.fullmatch(agency_key) and (folder / own).is_file():
        return own
    return "assets/default/arms.png"


def _is_named(name: str, files: Mapping[str, str]) -> bool:
    whole = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    return any(whole.search(text) for text in files.values())
