"""Facts into HTML: a sandbox that knows the templates, the office's way of wording, and nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from app.documents.faults import DocumentFault
from app.documents.lettering import balanced
from app.documents.qr import qr_picture
from app.domain import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "documents"


@cache
def environment(folder: Path = TEMPLATES) -> ImmutableSandboxedEnvironment:
    """Give the one environment of a template folder; its templates are parsed once per process."""
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
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
    return made


def fill(template: str, facts: Mapping[str, object], *, folder: Path = TEMPLATES) -> str:
    """Write the facts into a template; every value is escaped.

    Raises `DocumentFault` for a missing template, a fact nobody gave, or an error in the template (with line).
    """
    try:
        return environment(folder).get_template(template).render(facts)
    except TemplateNotFound as fault:
        raise DocumentFault(template, f"no template {fault.name}") from fault
    except TemplateSyntaxError as fault:
        raise DocumentFault(fault.name or template, f"line {fault.lineno}: {fault.message}") from fault
    except SecurityError as fault:
        raise DocumentFault(template, f"forbidden in a template: {fault}") from fault
    except TemplateError as fault:
        raise DocumentFault(template, str(fault)) from fault
