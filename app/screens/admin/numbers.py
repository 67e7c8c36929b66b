"""Every number the office has given, with those that became void and why; to look at, never to change."""

from __future__ import annotations

from flask_babel import lazy_gettext as _

from app.records.permits import GivenNumberRecord
from app.screens.admin.catalogue_screen import CatalogueScreen
from app.screens.admin.number_questions import NumberInterface
from app.screens.formats import number
from app.screens.permissions import Resource

REASONS = {
    "returned": _("the file went back to be numbered anew"),
    "rejected": _("the file was rejected"),
    "withdrawn": _("the applicant withdrew the file"),
    "cancelled": _("the file was cancelled"),
}


def reason_words(reason: str) -> str | None:
    """Say why a number is void."""
    return str(REASONS.get(reason, reason)) if reason else None


class GivenNumberScreen(CatalogueScreen):
    """Given numbers; the counter behind them is locked and no number is given twice."""

    datamodel = NumberInterface(GivenNumberRecord)
    route_base = "/given-numbers"
    class_permission_name = Resource.NUMBER
    include_route_methods = {"list", "show"}
    base_order = ("id", "desc")

    list_title = _("Numbers given")
    show_title = _("Number given")
    label_columns = {
        # Numbers are given in the order of their keys, which an index keeps.
        "id": _("Given"),
        "text": _("Number"),
        "series": _("Series"),
        "year": _("Year"),
        "sequence": _("Sequence"),
        "case": _("Application"),
        "given_at": _("Given"),
        "voided_at": _("Void since"),
        "void_reason": _("Why it is void"),
    }
    formatters_columns = {"text": number, "void_reason": reason_words}
    list_columns = ["text", "case", "year", "sequence", "given_at", "voided_at", "void_reason"]
    list_template = "screens/admin/given_numbers.html"
    order_columns = ["text"]
    show_columns = ["text", "series", "year", "sequence", "case", "given_at", "voided_at", "void_reason"]
    search_columns = ["text", "sequence", "year"]
    add_columns = ["text"]
    edit_columns = ["text"]
