"""Why a template or a picture stays as it is, and what is wrong in a template, as sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from flask_babel import gettext as _

from app.documents import DocumentFault
from app.documents.faults import FaultSort
from app.screens.admin.templates.fault_words import worded
from app.services.templates.refusals import TemplateReason, TemplateRefused

UNKNOWN = frozenset(
    {
        TemplateReason.UNKNOWN_TEMPLATE,
        TemplateReason.UNKNOWN_VERSION,
        TemplateReason.UNKNOWN_KIND,
        TemplateReason.UNKNOWN_PICTURE,
        TemplateReason.UNKNOWN_PRINT,
    }
)


def status_of_refusal(refused: TemplateRefused) -> HTTPStatus:
    """Name the HTTP status of a refusal."""
    if refused.reason in UNKNOWN:
        return HTTPStatus.NOT_FOUND
    if refused.reason in {TemplateReason.CHANGED_MEANWHILE, TemplateReason.DRAFT_THERE}:
        return HTTPStatus.CONFLICT
    return HTTPStatus.UNPROCESSABLE_ENTITY


def refusal_sentence(refused: TemplateRefused) -> str:
    """Say why, and what to do."""
    if refused.fault is not None and refused.reason is TemplateReason.NOT_WITHOUT:
        return _(
            "It prints the samples, but not a paper in which what may be empty is empty, such as a permit without an end: %(fault)s Put {%% if … %%} around what may be empty.",
            fault=fault_sentence(refused.fault),
        )
    if refused.fault is not None:
        return _("It will not print: %(fault)s", fault=fault_sentence(refused.fault))
    return _REFUSALS[refused.reason](refused.details)


def fault_sentence(fault: DocumentFault) -> str:
    """Say what is wrong in a template, in which line; one of a part that comes with the program names the part."""
    sentence = _FAULTS[fault.sort](worded(fault.detail))
    if fault.line is None:
        return sentence
    if fault.file != fault.template:
        return _("In %(part)s, line %(line)s: %(fault)s", part=fault.file, line=fault.line, fault=sentence)
    return _("Line %(line)s: %(fault)s", line=fault.line, fault=sentence)


def line_of(fault: DocumentFault) -> int:
    """Give the line of the template itself that is to be marked; 0 where the fault lies elsewhere."""
    return fault.line or 0 if fault.file == fault.template else 0


_FAULTS: Mapping[FaultSort, Callable[[str], str]] = {
    FaultSort.SYNTAX: lambda d: _("this is not written as a template is: %(detail)s", detail=d),
    FaultSort.UNKNOWN_FACT: lambda d: _(
        "a fact is named that this kind of paper does not know: %(detail)s. The list of facts shows those that may be used.",
        detail=d,
    ),
    FaultSort.FORBIDDEN: lambda d: _("this may not be done in a template: %(detail)s", detail=d),
    FaultSort.NO_TEMPLATE: lambda d: _("a part is named that does not exist: %(detail)s", detail=d),
    FaultSort.NO_PICTURE: lambda d: _(
        "a picture is named that the agency does not have: %(detail)s", detail=d
    ),
    FaultSort.NO_SHAPE: lambda d: _("a sign stands here that the typeface lacks: %(detail)s", detail=d),
    FaultSort.TOO_LONG: lambda d: _("it writes more than a paper needs: %(detail)s", detail=d),
    FaultSort.TOO_MUCH_WORK: lambda d: _("it works longer than a paper needs: %(detail)s", detail=d),
    FaultSort.OTHER: lambda d: _("it could not be printed: %(detail)s", detail=d),
}

_REFUSALS: Mapping[TemplateReason, Callable[[Mapping[str, Any]], str]] = {
    TemplateReason.UNKNOWN_TEMPLATE: lambda _d: _("There is no such template any more. Look at the list."),
    TemplateReason.UNKNOWN_VERSION: lambda _d: _("There is no such version any more. Look at the list."),
    TemplateReason.UNKNOWN_KIND: lambda _d: _("There is no such kind of paper. Choose one of the list."),
    TemplateReason.UNKNOWN_PAPER: lambda _d: _("Papers are A4 or F4. Choose one of them."),
    TemplateReason.UNKNOWN_PICTURE: lambda _d: _("There is no such picture any more. Look at the list."),
    TemplateReason.UNKNOWN_PRINT: lambda _d: _("There is no such print."),
    TemplateReason.BAD_PICTURE_NAME: lambda _d: _(
        "The name of a picture has small letters, digits, hyphens and underscores, and begins with a letter, for example stamp."
    ),
    TemplateReason.PICTURE_IN_USE: lambda d: _(
        "The picture stays: published templates show it (%(names)s). Publish versions without it first.",
        names=", ".join(d["templates"]),
    ),
    TemplateReason.TOO_MANY_PICTURES: lambda d: _(
        "There are %(most)s pictures already. Take one away that no template shows.", most=d["most"]
    ),
    TemplateReason.NAME_MISSING: lambda _d: _("Write a name by which your colleagues know the template."),
    TemplateReason.NAME_TAKEN: lambda d: _(
        "There is a template named “%(name)s” already. Choose another name.", name=d["name"]
    ),
    TemplateReason.NOT_A_DRAFT: lambda _d: _(
        "This version is no draft any more, so it stays as it is. Begin a new draft from it."
    ),
    TemplateReason.NOT_PUBLISHED: lambda _d: _(
        "Nothing of this template is published yet, so nothing could be printed from it. Publish a version first."
    ),
    TemplateReason.DRAFT_THERE: lambda d: _(
        "There is a draft already (version %(number)s). Go on with it, or delete it first.",
        number=d.get("number", ""),
    ),
    TemplateReason.CHANGED_MEANWHILE: lambda _d: _(
        "Somebody else has changed it meanwhile. Nothing was saved."
    ),
    TemplateReason.WILL_NOT_PRINT: lambda _d: _("It will not print."),
    TemplateReason.NOT_WITHOUT: lambda _d: _("It will not print."),
    TemplateReason.STILL_CHOSEN: lambda _d: _(
        "Permit types have chosen this template, or it is the default of its kind. Choose another there first."
    ),
    TemplateReason.ONLY_VERSION: lambda _d: _("This is the only version of the template, so it stays."),
    TemplateReason.TOO_LONG: lambda d: _(
        "The template is too long: at most %(most)s characters.", most=d.get("most", "")
    ),
}
