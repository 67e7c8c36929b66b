"""Facts into HTML: a sandbox that knows the templates, the office's way of wording, and nothing else."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined, TemplateNotFound
from jinja2.exceptions import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from app.documents.faults import DocumentFault, FaultSort
from app.documents.lettering import balanced
from app.documents.locating import fault_of
from app.documents.qr import qr_picture
from app.documents.rations import rationed
from app.documents.sandbox import OfficeSandbox
from app.domain import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.documents.bundles import TemplateBundle

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "documents"
LONGEST_PAGE = 5_000_000
"""Characters of a filled template, its pictures with it; a report with ten charts has one million."""
FILTERS: Mapping[str, Callable[..., Any]] = {
    "balanced": balanced,
    "date_in_words": wording.date_in_words,
    "in_words": wording.terbilang,
    "long_date": wording.long_date,
    "ordinal": wording.ordinal_in_words,
    "qr": qr_picture,
    "rupiah": wording.rupiah,
    "rupiah_in_words": wording.rupiah_in_words,
    "weekday": wording.weekday_name,
    "working_days": wording.working_days_in_words,
}
"""The office's way of wording, by the name that a template calls it."""


@cache
def environment(folder: Path = TEMPLATES) -> ImmutableSandboxedEnvironment:
    """Give the environment of a folder of the program's own pages; its templates are parsed once per process."""
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= FILTERS
    return made


def fill(template: str, facts: Mapping[str, object], *, folder: Path = TEMPLATES) -> str:
    """Write the facts into a page of the program's own; every value is escaped.

    Raises `DocumentFault` for a missing template, a fact nobody gave, or an error in the template (with line).
    """
    try:
        return environment(folder).get_template(template).render(facts)
    except TemplateError as fault:
        raise fault_of(fault, template, {template}) from fault


def fill_bundle(bundle: TemplateBundle, facts: Mapping[str, object]) -> str:
    """Write the facts into a bundle's main template, within its ration; every value is escaped.

    Raises `DocumentFault`, with file and line, for whatever goes wrong in the template.
    """
    try:
        with rationed():
            return _written(sandbox_of(bundle).get_template(bundle.main).generate(facts), bundle.main)
    except DocumentFault:
        raise
    except Exception as fault:  # a stranger's program fails in any way it likes
        raise fault_of(fault, bundle.main, bundle.files) from fault


@lru_cache(maxsize=64)
def sandbox_of(bundle: TemplateBundle) -> OfficeSandbox:
    """Give the environment of a bundle; its templates are parsed once per process while it is in use."""
    return OfficeSandbox(BundleLoader(bundle.files), FILTERS)


class BundleLoader(BaseLoader):
    """The files of a bundle by their names, which are also those that a traceback shows."""

    def __init__(self, files: Mapping[str, str]) -> None:
        """Read from these files and no others."""
        self._files = files

    def get_source(self, _environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Give a file of the bundle; `TemplateNotFound` for any other name."""
        if template not in self._files:
            raise TemplateNotFound(template)
        return self._files[template], template, lambda: True


def _written(pieces: Any, template: str) -> str:
    kept, length = [], 0
    for piece in pieces:
        length += len(piece)
        if length > LONGEST_PAGE:
            raise DocumentFault(
                template, f"it writes more than {LONGEST_PAGE} characters", sort=FaultSort.TOO_LONG
            )
        kept.append(piece)
    return "".join(kept)
