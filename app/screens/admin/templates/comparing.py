"""What a version may be compared with: the program's own wording, the published one, and every other version."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app.documents import DocumentKind
from app.documents.bundles import shipped_source
from app.services.templates.refusals import TemplateReason, TemplateRefused
from app.services.templates.shelf import VersionOnShelf, get_on_shelf

SHIPPED, PUBLISHED = "shipped", "published"


def others_of(session: Session, agency_id: int, one: VersionOnShelf) -> list[tuple[str, str]]:
    """List what this version may be compared with: the word of an address, and a name."""
    template = get_on_shelf(session, agency_id, one.template_id)
    named = [(SHIPPED, _("the program's own"))]
    if template.published is not None and template.published.id != one.id:
        named.append((PUBLISHED, _("the published version")))
    rest = [other for other in template.versions if other.id not in {one.id, _id(template.published)}]
    return named + [(str(other.number), _("Version %(number)s", number=other.number)) for other in rest]


def compared_with(session: Session, agency_id: int, one: VersionOnShelf, chosen: str) -> tuple[str, str]:
    """Give the name and the text of what was chosen; raises `TemplateRefused` for a version that there is not."""
    if chosen == SHIPPED:
        return _("the program's own"), shipped_source(DocumentKind(one.kind))
    template = get_on_shelf(session, agency_id, one.template_id)
    if chosen == PUBLISHED and template.published is not None:
        return _("version %(number)s", number=template.published.number), template.published.source
    other = next((other for other in template.versions if str(other.number) == chosen), None)
    if other is None:
        raise TemplateRefused(TemplateReason.UNKNOWN_VERSION)
    return _("version %(number)s", number=other.number), other.source


def _id(one: VersionOnShelf | None) -> int:
    return 0 if one is None else one.id
