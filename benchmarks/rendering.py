"""One permit set by us and by WeasyPrint in the same run, and several at once by several presses.

    .venv/bin/pip install -r requirements-bench.in     (WeasyPrint; on Debian also: apt-get install libpango-1.0-0
                                                        libpangoft2-1.0-0 libharfbuzz-subset0)
    .venv/bin/python -m benchmarks.rendering

The same letter: the same filled template, typefaces and pictures. What only xhtml2pdf reads (its page frame, its page
numbers) is said in WeasyPrint's words, and the files must hold the same letters and figures on as many pages. Times are of the
processor, taken in turns; documents at once are timed by the clock.
"""

from __future__ import annotations

import argparse
import io
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from app.documents import DocumentKind, print_bundle
from app.documents.archived_facts import write_facts
from app.documents.bundles import ARMS, TemplateBundle, shipped_bundle
from app.documents.fonts import FONT_FOLDER
from app.documents.papers import PAPERS
from app.documents.pictures import with_pictures
from app.documents.presses import Presses
from app.documents.replacements import AT_RULES
from app.documents.samples import sample_facts
from app.documents.templating import fill_bundle

PAGED = """
@page { size: a4 portrait; margin: 1.5cm 2cm 2.6cm 2.5cm;
        @bottom-center { content: element(footer); width: 16.5cm; vertical-align: top; } }
#footer { position: running(footer); }
.page::before { content: counter(page); }
.pages::before { content: counter(pages); }
@font-face { font-family: letter; src: url(LiberationSans-Regular.ttf); }
@font-face { font-family: letter; font-weight: bold; src: url(LiberationSans-Bold.ttf); }
@font-face { font-family: letter; font-style: italic; src: url(LiberationSans-Italic.ttf); }
body { margin: 0; }
table { border-collapse: collapse; table-layout: fixed; }
"""
"""In WeasyPrint's favour: fixed tables, since it measures automatic ones word by word, for four times the time."""
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


class Rival:
    """WeasyPrint with the letter's style; `is_warm`: typefaces, style and pictures are read once for all letters."""

    def __init__(self, html: str, *, is_warm: bool) -> None:
        """Take the style out of a filled letter and say it in WeasyPrint's words."""
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration

        self._library, self._faces = weasyprint, FontConfiguration()
        self._base, self._pictures = f"{FONT_FOLDER}/", {} if is_warm else None
        found = STYLE.search(html)
        assert found is not None
        head = AT_RULES.match(found[1])
        rules = found[1][head.end() if head else 0 :].replace("overflow-wrap: anywhere;", "")
        self._style = PAGED + rules
        self._sheet = self._read() if is_warm else None

    def print_letter(self, html: str) -> bytes:
        """Set a filled letter."""
        body = STYLE.sub("", html)
        body = body.replace("<pdf:pagenumber/>", '<span class="page"></span>')
        body = body.replace("<pdf:pagecount/>", '<span class="pages"></span>')
        document = self._library.HTML(string=body, base_url=self._base)
        warm: dict[str, Any] = {"cache": self._pictures} if self._pictures is not None else {}
        sheet = self._sheet or self._read()
        pdf: bytes = document.write_pdf(
            stylesheets=[sheet], font_config=self._faces, presentational_hints=True, **warm
        )
        return pdf

    def _read(self) -> Any:
        return self._library.CSS(string=self._style, font_config=self._faces, base_url=self._base)


def signs_of(pdf: bytes) -> tuple[int, Counter[str]]:
    """Count the pages of a file, and each letter and figure in it."""
    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(pdf)).pages
    return len(pages), Counter(sign for page in pages for sign in page.extract_text() if sign.isalnum())


def filled(bundle: TemplateBundle, facts: Mapping[str, object]) -> str:
    """Fill the letter, as `print_bundle` does before it prints."""
    return with_pictures(fill_bundle(bundle, {**facts, "arms": ARMS, "paper": PAPERS[bundle.paper]}), bundle)


def side_by_side(times: int) -> None:
    """Print the permit in turns, and say what each took."""
    kind = DocumentKind.PERMIT
    bundle, facts = shipped_bundle(kind, "rohil"), sample_facts(kind).named()
    html = filled(bundle, facts)
    warm, plain = Rival(html, is_warm=True), Rival(html, is_warm=False)
    ways: dict[str, Callable[[], bytes]] = {
        "ours, with its inspection": lambda: print_bundle(bundle, facts).pdf,
        "WeasyPrint, all read once": lambda: warm.print_letter(filled(bundle, facts)),
        "WeasyPrint, out of the box": lambda: plain.print_letter(filled(bundle, facts)),
    }
    said = {name: signs_of(way()) for name, way in ways.items()}
    for name, (pages, signs) in said.items():
        print(f"{name}: {pages} pages, {signs.total()} letters and figures")
    if any(each != said["ours, with its inspection"] for each in said.values()):
        raise SystemExit("The letters differ, so their times say nothing.")
    took: dict[str, list[float]] = {name: [] for name in ways}
    for _time in range(times):
        for name, way in ways.items():
            began = time.process_time()
            way()
            took[name].append(time.process_time() - began)
    ours, *_ = medians = [statistics.median(spent) for spent in took.values()]
    for name, median in zip(ways, medians, strict=True):
        print(f"{name}: {median * 1000:.0f} ms of CPU, {ours / median:.2f} of it is ours")


def at_once(documents: int, rounds: int = 5) -> None:
    """Print so many permits by one press and by two, in turns."""
    kind = DocumentKind.PERMIT
    sheets = [(shipped_bundle(kind, "rohil"), write_facts(sample_facts(kind)))] * documents
    spent: dict[int, list[float]] = {1: [], 2: []}
    with Presses(1) as one, Presses(2) as two:
        one.print_all(sheets[:1])
        two.print_all(sheets[:2])
        for _round in range(rounds):
            for count, presses in ((1, one), (2, two)):
                began = time.perf_counter()
                presses.print_all(sheets)
                spent[count].append(time.perf_counter() - began)
    for count, each in spent.items():
        print(
            f"{documents} permits by {count} presses: {statistics.median(each):.2f} s, at best {min(each):.2f} s"
        )
    print(f"two are {statistics.median(spent[1]) / statistics.median(spent[2]):.2f} times as quick as one")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Time the setting of a permit.")
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--documents", type=int, default=40)
    chosen = parser.parse_args()
    side_by_side(chosen.times)
    at_once(chosen.documents)
