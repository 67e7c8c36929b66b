"""How the agency's letters are numbered: a pattern for each kind, with the number that comes next."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from flask import abort, flash, jsonify, redirect, request
from flask_appbuilder import expose
from flask_appbuilder.forms import DynamicForm
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import IntegerField, StringField
from wtforms.validators import DataRequired, Length
from wtforms.widgets import HiddenInput

from app.domain.numbering import PatternError
from app.screens.actor import session
from app.screens.admin.templates.whose import address, agencies_to_choose, agency_of_page
from app.screens.admin.today import today
from app.screens.admin.validators import is_number_pattern
from app.screens.base import OfficeBaseView
from app.screens.kind_words import kind_word
from app.screens.permissions import Resource, Verb
from app.services.number_series.changing import PatternOvertaken, drop_letter_pattern, save_letter_pattern
from app.services.number_series.clashes import PatternOfPermits
from app.services.number_series.patterns import (
    NUMBERED_LETTERS,
    LetterPattern,
    letter_pattern,
    list_letter_patterns,
    next_of_letters,
)
from app.services.transactions import transaction

LONGEST = {"pattern": 200, "classification": 40, "number_kind": 40}
TOKENS = (
    ("{urut:03}", _("running number, here with three digits; it is needed")),
    ("{tahun}", _("year in four digits; it is needed, since numbers begin anew each year")),
    ("{bulan_romawi}", _("month in Roman numerals")),
    ("{bulan}", _("month in two digits")),
    ("{jenis}", _("kind of letter, as written above")),
    ("{klas}", _("classification code, as written above")),
    ("{unit}", _("unit code of the agency")),
)


class PatternForm(DynamicForm):
    """A pattern and the words that stand in it."""

    pattern = StringField(
        _("Pattern of the number"),
        validators=[DataRequired(), Length(max=LONGEST["pattern"]), is_number_pattern],
    )
    classification = StringField(
        _("Classification code"),
        validators=[Length(max=LONGEST["classification"])],
        description=_("By Permendagri 83/2022; stands for {klas} in the pattern."),
    )
    number_kind = StringField(
        _("Kind in numbers"),
        validators=[Length(max=LONGEST["number_kind"])],
        description=_("Stands for {jenis} in the pattern."),
    )
    version = IntegerField(widget=HiddenInput(), default=0)


@dataclass(frozen=True)
class PatternLine:
    """A row of the list."""

    one: LetterPattern
    word: str
    next_number: str


class NumberPatternScreen(OfficeBaseView):
    """Patterns of one agency."""

    route_base = "/number-patterns"
    class_permission_name = Resource.TEMPLATE
    default_view = "patterns"

    @expose("/")
    @has_access
    @permission_name(Verb.READ)
    def patterns(self) -> Any:
        """List the kinds of letter with their patterns."""
        agency_id = agency_of_page()
        lines = [
            PatternLine(one, kind_word(one.kind), _next(agency_id, one))
            for one in list_letter_patterns(session(), agency_id)
        ]
        return self.render_template(
            "screens/admin/templates/patterns.html",
            title=gettext("Numbers of letters"),
            lines=lines,
            may_write=self.may(Verb.WRITE),
            agencies=agencies_to_choose(),
            agency_id=agency_id,
            address=address,
        )

    @expose("/<kind>", methods=["GET", "POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def change(self, kind: str) -> Any:
        """Ask how a kind of letter is to be numbered, and keep it."""
        agency_id, stands = agency_of_page(), _known(kind)
        form = PatternForm(obj=stands)
        if request.method == "GET":
            return self._page(form, stands, HTTPStatus.OK)
        if not form.validate():
            return self._page(form, stands, HTTPStatus.UNPROCESSABLE_ENTITY)
        refusal = _save(form, agency_id, kind)
        if refusal:
            return self._page(form, _known(kind), refusal)
        flash(gettext("The changes are saved."), "success")
        return redirect(address("NumberPatternScreen.patterns"))

    @expose("/<kind>/usual", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def usual(self, kind: str) -> Any:
        """Number a kind by the program's own pattern again."""
        _known(kind)
        agency_id = agency_of_page()
        try:
            with transaction(session()) as writing:
                drop_letter_pattern(writing, agency_id, kind)
        except PatternOfPermits as clash:
            flash(_usual_words(clash), "danger")
            return redirect(address("NumberPatternScreen.change", kind=kind))
        flash(gettext("This kind is numbered by the usual pattern again."), "success")
        return redirect(address("NumberPatternScreen.patterns"))

    @expose("/<kind>/example")
    @has_access
    @permission_name(Verb.READ)
    def example(self, kind: str) -> Any:
        """Tell the next number that a pattern would give, or what is wrong with it, while it is being typed."""
        _known(kind)
        asked = {name: request.args.get(name, "")[:most].strip() for name, most in LONGEST.items()}
        form = PatternForm(data=asked, meta={"csrf": False})
        is_good = form.validate()
        faults = [str(error) for field in form for error in field.errors]
        number = _next(agency_of_page(), _typed(form, kind)) if is_good else ""
        return jsonify(number=number, fault=" ".join(faults))

    def _page(self, form: PatternForm, stands: LetterPattern, status: HTTPStatus) -> Any:
        shown = _typed(form, stands.kind)
        page = self.render_template(
            "screens/admin/templates/pattern.html",
            title=kind_word(stands.kind),
            form=form,
            one=stands,
            tokens=TOKENS,
            next_number=_next(agency_of_page(), shown),
            agency_id=agency_of_page(),
            address=address,
        )
        return page, int(status)


def _known(kind: str) -> LetterPattern:
    if kind not in NUMBERED_LETTERS:
        abort(HTTPStatus.NOT_FOUND)
    return letter_pattern(session(), agency_of_page(), kind)


def _next(agency_id: int, one: LetterPattern) -> str:
    """Write the next number; empty where the pattern gives none yet."""
    try:
        return next_of_letters(session(), agency_id, one, today())
    except ValueError:
        return ""


def _save(form: PatternForm, agency_id: int, kind: str) -> HTTPStatus | None:
    wanted = _typed(form, kind)
    try:
        with transaction(session()) as writing:
            save_letter_pattern(writing, agency_id, wanted)
    except PatternOvertaken as overtaken:
        form.version.data = overtaken.now.version
        form.version.raw_data = None
        form.form_errors.append(
            gettext(
                "Somebody else has changed this pattern meanwhile; now it is %(pattern)s. Yours is still here: save again to put it in its place.",
                pattern=overtaken.now.pattern,
            )
        )
        return HTTPStatus.CONFLICT
    except PatternOfPermits as clash:
        form.pattern.errors = [*form.pattern.errors, _permits_words(clash)]
        return HTTPStatus.UNPROCESSABLE_ENTITY
    except (PatternError, ValueError):
        form.pattern.errors = [*form.pattern.errors, _missing_word(wanted)]
        return HTTPStatus.UNPROCESSABLE_ENTITY
    return None


def _permits_words(clash: PatternOfPermits) -> str:
    return gettext(
        "Numbers of this pattern could be those of the permit type %(permit_type)s, and nobody could tell a letter from a permit. Let the pattern show another word, for example in {jenis}.",
        permit_type=clash.permit_type,
    )


def _usual_words(clash: PatternOfPermits) -> str:
    return gettext(
        "The numbers of the usual pattern could be those of the permit type %(permit_type)s, so this kind keeps its own pattern. Change the pattern of the permit type first.",
        permit_type=clash.permit_type,
    )


def _typed(form: PatternForm, kind: str) -> LetterPattern:
    pattern, classification, number_kind = ((form[name].data or "").strip() for name in LONGEST)
    return LetterPattern(kind, pattern, classification, number_kind, form.version.data or 0)


def _missing_word(wanted: LetterPattern) -> str:
    if "{klas}" in wanted.pattern and not wanted.classification:
        return gettext("The pattern shows {klas}, but no classification code is written below.")
    if "{jenis}" in wanted.pattern and not wanted.number_kind:
        return gettext("The pattern shows {jenis}, but no kind is written below.")
    return gettext(
        "These words cannot stand in this pattern: a word must not hold the sign that follows it, and the agency needs a unit code for {unit}."
    )
