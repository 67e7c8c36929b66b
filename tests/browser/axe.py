"""Asks axe-core what stands between a page and people who do not see or point as others do."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _script() -> str:
    return files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page) -> list[str]:
    """Return one line for each rule that the page breaks, with the first place where it does, once it is all there.

    The script is handed to the browser by the debugger, so that the page's own policy need not be loosened.
    """
    page.wait_for_load_state()
    page.evaluate(_script())
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']} at {rule['nodes'][0]['target']}"
        for rule in found["violations"]
    ]
