"""Where in a template a fault arose: an exception, or a text that stands in it, as file and line."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from jinja2 import TemplateNotFound, UndefinedError
from jinja2.exceptions import SecurityError, TemplateSyntaxError

from app.documents.faults import DocumentFault, FaultSort
from app.documents.rations import Exhausted

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class NotText(TypeError):
    """A template prints what is no text: an empty fact, a list, a whole object."""


def fault_of(fault: Exception, template: str, files: Collection[str]) -> DocumentFault:
    """Word an exception of a template as a fault, with the innermost line of the template's files it came through."""
    if isinstance(fault, TemplateSyntaxError):
        return DocumentFault(
            template, str(fault.message), line=fault.lineno, file=fault.name or "", sort=FaultSort.SYNTAX
        )
    file, line = _place(fault, files)
    detail, sort = _worded(fault)
    return DocumentFault(template, detail, file=file, line=line, sort=sort)


def line_with(text: str, files: Mapping[str, str], first: str) -> tuple[str, int] | None:
    """Find the file and line in which a text stands; the main file is looked through first."""
    for name in sorted(files, key=lambda each: (each != first, each)):
        before, found, _after = files[name].partition(text)
        if found:
            return name, before.count("\n") + 1
    return None


def _worded(fault: Exception) -> tuple[str, FaultSort]:
    if isinstance(fault, Exhausted):
        return str(fault), FaultSort.TOO_LONG if fault.is_length else FaultSort.TOO_MUCH_WORK
    for sort_of_exception, words, sort in _KNOWN:
        if isinstance(fault, sort_of_exception):
            return words.format(fault=fault), sort
    return f"{type(fault).__name__}: {fault}", FaultSort.OTHER


_KNOWN: tuple[tuple[type[Exception], str, FaultSort], ...] = (
    (TemplateNotFound, "no template {fault.name}", FaultSort.NO_TEMPLATE),
    (UndefinedError, "{fault}", FaultSort.UNKNOWN_FACT),
    (SecurityError, "forbidden in a template: {fault}", FaultSort.FORBIDDEN),
    (NotText, "{fault}", FaultSort.OTHER),
    (MemoryError, "it takes more memory than a document needs", FaultSort.TOO_MUCH_WORK),
    (RecursionError, "its macros call one another without end", FaultSort.TOO_MUCH_WORK),
)


def _place(fault: BaseException, files: Collection[str]) -> tuple[str, int | None]:
    found = [
        (frame.f_code.co_filename, line)
        for frame, line in traceback.walk_tb(fault.__traceback__)
        if frame.f_code.co_filename in files
    ]
    return found[-1] if found else ("", None)
