"""Files that were taken in but not put on file yet: the page carries a sealed note of each, so none is chosen twice.

The bytes lie in the store already. The note is signed, is good for one officer, one page and one requirement, and for a day.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from app.services.papers.values import NewPaper, PaperKind
from app.services.tools import Tools

GOOD_FOR_SECONDS = 24 * 3600
SALT = "satupintu.counter.kept-file"


@dataclass(frozen=True)
class KeptFiles:
    """Seals notes of stored files for one officer and one page, and opens them again."""

    officer_id: int
    page: str
    tools: Tools

    def seal(self, paper: NewPaper) -> str:
        """Write a note of a stored file."""
        _kind, *content = astuple(paper)
        return str(self._serializer().dumps([self.officer_id, self.page, *content]))

    def find(self, note: str, subject: str) -> NewPaper | None:
        """Read a note back; None for one that is not ours, is another's, has grown old, or whose file is gone."""
        try:
            officer_id, page, *content = self._serializer().loads(note, max_age=GOOD_FOR_SECONDS)
            paper = NewPaper(PaperKind.REQUIREMENT, *content)
        except (BadData, TypeError, ValueError):
            return None
        is_ours = (officer_id, page, paper.subject) == (self.officer_id, self.page, subject)
        return paper if is_ours and self.tools.store.exists(paper.sha256) else None

    def _serializer(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(str(current_app.secret_key), salt=SALT)
