"""The editor's page: what was typed, what stands on file, and everything that may be used, on one page."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import request

from app.documents.bundles import ARMS
from app.documents.papers import PAPERS
from app.screens.actor import session
from app.screens.admin.templates.differences import differences
from app.screens.admin.templates.facts_on_offer import offers_of
from app.screens.admin.templates.inventing import invented_for
from app.screens.admin.templates.whose import address, agency_of_page
from app.screens.admin.templates.wording_tools import FILTERS, macros, statements
from app.screens.kind_words import kind_word
from app.services.templates.pictures import list_pictures

if TYPE_CHECKING:
    from app.screens.base import OfficeBaseView
    from app.services.templates.shelf import VersionOnShelf

LONGEST_NOTE = 500


@dataclass(frozen=True)
class Typed:
    """What stands in the editor's fields."""

    source: str
    paper: str
    note: str
    case_number: str = ""

    @classmethod
    def of(cls, one: VersionOnShelf) -> Typed:
        """Begin with what is on file."""
        return cls(one.source, one.paper, one.note, request.args.get("case", "").strip())

    @classmethod
    def sent(cls) -> Typed:
        """Read what was sent; browsers send lines with carriage returns, files have none."""
        form = request.form
        source = form.get("source", "").replace("\r\n", "\n")
        note = " ".join(form.get("note", "").split())[:LONGEST_NOTE]
        return cls(source, form.get("paper", "A4"), note, form.get("case", "").strip())


def editor_page(
    screen: OfficeBaseView,
    one: VersionOnShelf,
    typed: Typed,
    *,
    sentences: list[str] | None = None,
    fault_line: int = 0,
    status: HTTPStatus = HTTPStatus.OK,
    is_overtaken: bool = False,
) -> tuple[str, int]:
    """Draw the editor; `is_overtaken` shows what somebody else has saved beside what was typed."""
    pictures = {ARMS, *(picture.name for picture in list_pictures(session(), agency_of_page()))}
    page = screen.render_template(
        "screens/admin/templates/editor.html",
        title=one.template_name,
        version=one,
        typed=typed,
        case_number=typed.case_number,
        sentences=sentences or [],
        fault_line=fault_line,
        theirs=one if is_overtaken else None,
        theirs_lines=differences(one.source, typed.source) if is_overtaken else (),
        papers=list(PAPERS),
        facts=offers_of(one.kind),
        invented=invented_for(agency_of_page(), one.kind, typed.case_number),
        filters=FILTERS,
        statements=statements(),
        macros=macros(),
        pictures=sorted(pictures),
        kind_word=kind_word,
        address=address,
    )
    return page, int(status)
