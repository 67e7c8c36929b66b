"""What a template may read while it is printed: files of its own folder, and nothing that is refused in silence.

xhtml2pdf leaves out a refused stylesheet or background without a word; here the refusal is written down, so that
the printer can stop.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xhtml2pdf.config.resources import ResourceAccessError, ResourceAccessPolicy

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class FolderOnly(ResourceAccessPolicy):
    """xhtml2pdf's server policy, with a list of what it refused."""

    refusals: list[str] = field(default_factory=list)

    def check_url(self, url: str) -> None:
        """Note the refusal before it is raised."""
        try:
            super().check_url(url)
        except ResourceAccessError as refusal:
            self.refusals.append(str(refusal))
            raise

    def check_path(self, path: str | Path) -> None:
        """Note the refusal before it is raised."""
        try:
            super().check_path(path)
        except ResourceAccessError as refusal:
            self.refusals.append(str(refusal))
            raise
