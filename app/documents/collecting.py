"""The files of a template: itself and, of the program's parts, those that it extends, includes or imports."""

from __future__ import annotations

from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from jinja2 import DictLoader, TemplateSyntaxError, nodes

from app.documents.faults import DocumentFault, FaultSort
from app.documents.locating import fault_of
from app.documents.sandbox import OfficeSandbox
from app.documents.templating import FILTERS, TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

PARTS = ("letter.html", "letter.css", "parts/*.html")
"""What comes with the program for templates to build on; other kinds' templates and the archive's pages do not."""
LONGEST_FILE = 200_000
SILENT = (
    nodes.Extends,
    nodes.Block,
    nodes.Import,
    nodes.FromImport,
    nodes.Macro,
    nodes.Assign,
    nodes.AssignBlock,
)
"""What may stand beside the blocks of a template that extends another."""


@lru_cache(maxsize=64)
def collect(main: str, source: str) -> Mapping[str, str]:
    """Give the template's source and all parts that it needs, by name; raises `DocumentFault` with the line."""
    found, waiting = {main: source}, [main]
    while waiting:
        name = waiting.pop()
        for part, line in _named_in(name, found[name], main):
            if part not in found:
                found[part] = _part(part, main, name, line)
                waiting.append(part)
    return MappingProxyType(found)


@cache
def parts(folder: Path = TEMPLATES) -> dict[str, str]:
    """Read the parts that come with the program, by the names that templates call them."""
    files = (file for pattern in PARTS for file in sorted(folder.glob(pattern)))
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files}


def _part(part: str, main: str, file: str, line: int) -> str:
    if part not in parts():
        detail = f"no template {part}; there are {', '.join(parts())}"
        raise DocumentFault(main, detail, file=file, line=line, sort=FaultSort.NO_TEMPLATE)
    return parts()[part]


def _named_in(file: str, source: str, main: str) -> Iterator[tuple[str, int]]:
    if len(source) > LONGEST_FILE:
        raise DocumentFault(main, f"longer than {LONGEST_FILE} characters", sort=FaultSort.TOO_LONG)
    try:
        parsed = _parser().parse(source, file)
        _parser().compile(parsed, file, file)
    except TemplateSyntaxError as fault:
        raise fault_of(fault, main, {file}) from fault
    except (RecursionError, MemoryError, SyntaxError):  # of Python, whose own blocks have fewer levels
        detail = "its blocks stand in one another too deeply"
        raise DocumentFault(main, detail, file=file, sort=FaultSort.TOO_MUCH_WORK) from None
    except ValueError as fault:  # a number of thousands of digits
        raise DocumentFault(main, str(fault), file=file, sort=FaultSort.SYNTAX) from fault
    lost = _outside_blocks(parsed)
    if lost is not None:
        detail = "this stands outside every block, and would not be printed"
        raise DocumentFault(main, detail, file=file, line=lost, sort=FaultSort.SYNTAX)
    for node in parsed.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        name = getattr(node, "template", None)
        if not isinstance(name, nodes.Const) or not isinstance(name.value, str):
            detail = "a part is named by its file, in quotes"
            raise DocumentFault(main, detail, file=file, line=node.lineno, sort=FaultSort.NO_TEMPLATE)
        yield name.value, node.lineno


def _outside_blocks(parsed: nodes.Template) -> int | None:
    """Find the first line that Jinja leaves out without a word: in a template that extends another, only blocks print."""
    if parsed.find(nodes.Extends) is None:
        return None
    return next((line for node in parsed.body for line in _lines_lost(node)), None)


def _lines_lost(node: nodes.Node) -> Iterator[int]:
    if isinstance(node, nodes.Output):
        yield from (_first_line(one) for one in node.nodes if not _is_blank(one))
    elif not isinstance(node, SILENT):
        yield node.lineno


def _first_line(node: nodes.Node) -> int:
    """Give the line of the first letter: a text begins where the tag before it ends."""
    text = node.data if isinstance(node, nodes.TemplateData) else ""
    return node.lineno + text[: len(text) - len(text.lstrip())].count("\n")


def _is_blank(node: nodes.Node) -> bool:
    return isinstance(node, nodes.TemplateData) and not node.data.strip()


@cache
def _parser() -> OfficeSandbox:
    return OfficeSandbox(DictLoader({}), FILTERS)
