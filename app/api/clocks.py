"""The clocks of a case for machines: the very lines that the page shows, from the same functions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any

from flask import Response
from flask_appbuilder.api import expose, protect
from flask_appbuilder.security.decorators import permission_name

from app.screens.actor import current_actor, session
from app.screens.arguments import CASE_ID
from app.screens.base import OfficeBaseApi
from app.screens.clock import now
from app.screens.clock_accounts import ClockAccount, charged_to, clock_accounts
from app.screens.clock_lines import ClockLine
from app.screens.formats import office_time
from app.screens.languages import current_language
from app.screens.permissions import Resource, Verb
from app.services.clockwork import CaseClocks, Charge, read_clocks


class CaseClocksApi(OfficeBaseApi):
    """Due times with the ledger behind each."""

    resource_name = "cases"
    class_permission_name = Resource.CASE
    openapi_spec_tag = "Cases"

    @expose(f"/{CASE_ID}/clocks")
    @protect()
    @permission_name(Verb.READ)
    def clocks(self, case_id: int) -> Response:
        """Explain every due time of a case.

        ---
        get:
          summary: The clocks of a case, each from its start to its due time
          parameters:
          - {in: path, name: case_id, required: true, schema: {type: integer}}
          - in: header
            name: Accept-Language
            description: Language of titles and texts; Indonesian when none of the office's is asked for
            schema: {type: string, enum: [id, en]}
          responses:
            200:
              description: Clocks and the office time charged to each holder
              content:
                application/json:
                  schema: {type: object}
            401: {$ref: '#/components/responses/401'}
            403: {$ref: '#/components/responses/403'}
            404: {$ref: '#/components/responses/404'}
        """
        case = read_clocks(session(), case_id, current_actor(), now())
        answer: Response = self.response(HTTPStatus.OK, **_case(case))
        answer.headers["Content-Language"] = current_language()
        answer.headers["Cache-Control"] = "private, no-store"
        return answer


def _case(case: CaseClocks) -> dict[str, Any]:
    return {
        "case_id": case.case_id,
        "number": case.number,
        "read_at": _moment(case.read_at),
        "clocks": [_clock(account) for account in clock_accounts(case)],
        "charges": [_charge(one) for one in case.charges],
    }


def _clock(account: ClockAccount) -> dict[str, Any]:
    clock = account.clock
    return {
        "key": clock.key,
        "title": account.title,
        "holder": account.holder,
        "allowance": {"amount": clock.allowance.amount, "unit": clock.allowance.unit.value},
        "started_at": _moment(clock.clock.started_at),
        "due_at": _moment(clock.due_at),
        "over_at": _moment(clock.over_at),
        "standing": clock.stand.standing.value,
        "stands": account.stands,
        "lines": [_line(line) for line in account.lines],
        "counted": {
            "working_days": clock.ledger.counted_days,
            "seconds": _seconds(clock.ledger.counted_time),
        },
        "used": {"working_days": clock.used.working_days, "seconds": _seconds(clock.used.working_time)},
        "sum": account.sum,
        "notes": list(account.notes),
        "calendar": {"number": clock.basis.number, "is_in_force": clock.basis.is_in_force},
    }


def _line(line: ClockLine) -> dict[str, str]:
    return {
        "at": line.at.astimezone(UTC).isoformat(),
        "kind": line.kind.value,
        "when": line.when,
        "text": line.text,
        "adds": line.adds,
    }


def _charge(charge: Charge) -> dict[str, Any]:
    return {
        "holder": charged_to(charge),
        "kind": charge.kind.value,
        "seconds": _seconds(charge.working_time),
        "text": office_time(charge.working_time),
    }


def _moment(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(UTC).isoformat()


def _seconds(time: timedelta) -> int:
    return time // timedelta(seconds=1)
