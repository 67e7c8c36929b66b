"""A web form over the domain's fields: shows them, keeps what was typed, and marks what the domain found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from werkzeug.datastructures import FileStorage, MultiDict
from wtforms.form import BaseForm

from app.domain.case.refusals import Refused
from app.domain.form.forms import Field, FieldKind, Finding, read_form
from app.domain.procedure.conditions import condition_as_data
from app.screens.field_sentences import finding_sentence
from app.screens.forms.kinds import web_field
from app.screens.forms.rows import RowsField
from app.screens.forms.written import written
from app.screens.sentences import sentence_of


class AnswersForm(BaseForm):
    """The fields of one question list under a prefix of their own, so that several may share a page.

    `sent` is what the browser sent, with its files; `initial` are typed answers to begin with.
    """

    def __init__(
        self,
        asked: Sequence[Field],
        *,
        prefix: str,
        sent: MultiDict[str, Any] | None = None,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__({one.key: _unbound(one) for one in asked}, prefix=prefix)
        self.asked = tuple(asked)
        begin = {one.key: written(one, (initial or {}).get(one.key)) for one in asked}
        self.process(formdata=sent, data=begin)
        for one in asked:
            # Shows the mark of duty without the browser's own check, which stumbles over hidden fields.
            self[one.key].flags.input_required = one.required
        if sent is not None:
            self._show_computed()

    def raw(self) -> dict[str, object]:
        """Give the answers as `read_form` takes them; a file stands as its name."""
        return {one.key: self._raw_of(one) for one in self.asked if one.kind is not FieldKind.COMPUTED}

    def uploads(self) -> Iterable[tuple[Field, FileStorage]]:
        """Give the files that came, each with its field."""
        for one in self.asked:
            stored = self[one.key].data if one.kind is FieldKind.FILE else None
            if isinstance(stored, FileStorage) and stored.filename:
                yield one, stored

    def complain(self, findings: Iterable[Finding], files: Mapping[str, Refused] | None = None) -> None:
        """Mark fields with what was found, each in a sentence."""
        for finding in findings:
            if finding.key in self._fields:
                self._complain_of(finding)
        for key, refused in (files or {}).items():
            if key in self._fields:
                self._mark(key, sentence_of(refused))

    def condition_of(self, key: str) -> str:
        """Give the condition under which a field shows, as JSON for the page's script; empty without one."""
        field = next(one for one in self.asked if one.key == key)
        if field.visible_when is None:
            return ""
        return json.dumps(condition_as_data(field.visible_when))

    def is_blank(self) -> bool:
        """Whether nothing at all was filled in."""
        return not any(self.raw().values())

    def _raw_of(self, one: Field) -> object:
        field = self[one.key]
        if isinstance(field, RowsField):
            return field.raw()
        if one.kind is FieldKind.FILE:
            return field.data.filename if isinstance(field.data, FileStorage) else None
        return field.data

    def _complain_of(self, finding: Finding) -> None:
        """Mark the field, or within repeating rows the column of the row that was found."""
        row, field = finding.details.get("row"), self[finding.key]
        if isinstance(field, RowsField) and isinstance(row, int):
            field.complain(row - 1, Finding(str(finding.details["column"]), finding.fault, finding.details))
        self._mark(finding.key, finding_sentence(finding))

    def _mark(self, key: str, sentence: str) -> None:
        if sentence not in self[key].errors:
            self[key].errors = [*self[key].errors, sentence]

    def _show_computed(self) -> None:
        computed = [one for one in self.asked if one.kind is FieldKind.COMPUTED]
        if computed:
            values = read_form(self.asked, self.raw()).values
            for one in computed:
                self[one.key].data = written(one, values.get(one.key))


def _unbound(one: Field) -> Any:
    if one.kind is FieldKind.ROWS:
        return RowsField(one, AnswersForm)
    return web_field(one)
