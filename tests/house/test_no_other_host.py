"""No page makes a browser load anything from another host."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOADED = re.compile(
    r"""(?:<(?:script|link|img|iframe|source|video|audio|embed|object)\b[^>]*?\b(?:src|href|data|srcset)\s*=\s*["']?"""
    r"""|url\(\s*["']?|@import\s+["']?|\b(?:fetch|import)\(\s*["'`])(?:https?:)?//""",
    re.IGNORECASE,
)
PAGES = sorted(
    path
    for folder in ("templates", "app/static")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".html", ".css", ".js", ".svg"}
)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_loads_from_this_office_only(path):
    assert LOADED.search(path.read_text(encoding="utf-8")) is None


@pytest.mark.parametrize(
    "page",
    [
        '<script src="https://cdn.example/x.js">',
        "<link rel=stylesheet href=//fonts.example/x.css>",
        "a { background: url(http://example/x.png) }",
        '@import "https://example/x.css";',
        'fetch("https://example/x.json")',
    ],
)
def test_the_search_would_find_one(page):
    assert LOADED.search(page)
