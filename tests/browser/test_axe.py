"""The inspection itself: a page that is still arriving is inspected once it is there."""

from __future__ import annotations

import time

import pytest
from flask import Flask, Response

from tests.browser.axe import violations

pytestmark = pytest.mark.browser
LINGERS = 0.3  # s between the two halves of a page


def slow_office() -> Flask:
    app = Flask(__name__)

    @app.get("/")
    def page() -> Response:
        return Response(halves(), mimetype="text/html")

    def halves():
        yield '<!doctype html><html lang="id"><head><title>Pelan</title></head><body><main><h1>Pelan</h1>'
        time.sleep(LINGERS)
        yield '<img src="data:,"></main></body></html>'

    return app


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_what_comes_with_the_second_half_of_a_page_is_seen(page, serve):
    page.goto(serve(slow_office()), wait_until="commit")

    assert [said.split(" ")[0] for said in violations(page)] == ["image-alt"]
