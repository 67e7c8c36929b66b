"""The rescue list: what can still be saved today, why it is in danger, and the levers to do it with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import render_template
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import format_percent
from flask_babel import gettext as _

from app.domain.oversight.rescuing import Outlook
from app.screens.actor import current_actor, session
from app.screens.arguments import number_argument
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.clock_sentences import CLASSES, stand_words
from app.screens.permissions import Resource, Verb
from app.screens.request_keys import new_request_key
from app.screens.supervisor.cause_words import danger_word
from app.screens.words import working_time_words
from app.services.oversight.lever_offers import LeverOffer, offer_levers
from app.services.oversight.rescue import Rescue, list_rescues
from app.services.oversight.staff import Staff

A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class RescueLine:
    """A file as it is printed; `risk` is empty where experience says nothing, and `experience` tells why."""

    rescue: Rescue
    step: str
    holder: str
    stand: str
    style: str
    risk: str
    experience: str
    causes: tuple[str, ...]
    offer: LeverOffer | None


class RescueScreen(OfficeBaseView):
    """What a supervisor looks at in the morning."""

    route_base = "/rescue"
    class_permission_name = Resource.RESCUE
    default_view = "rescue"

    @expose("/")
    @has_access
    @permission_name(Verb.READ)
    def rescue(self) -> Any:
        """Show one page of the list, what is worth most first."""
        actor, at = current_actor(), now()
        found = list_rescues(session(), actor, at, number_argument("page") or 1)
        offers = offer_levers(session(), actor, [one.line for one in found.rows], found.staff)
        lines = [_line(one, found.staff, offers.get(one.line.task_id)) for one in found.rows]
        return render_template(
            "screens/supervisor/rescue.html",
            title=_("Still to be saved"),
            found=found,
            groups=[(heading, advice, group) for heading, advice, group in _groups(lines) if group],
            new_key=new_request_key,
            today=at,
        )


def _groups(lines: list[RescueLine]) -> list[tuple[str, str, list[RescueLine]]]:
    hardly = [line for line in lines if line.rescue.chance.outlook is Outlook.HARDLY]
    saveable = [line for line in lines if line.rescue.chance.outlook is not Outlook.HARDLY]
    return [
        (_("Can be saved"), _("ordered by risk × time left ÷ work left"), saveable),
        (
            _("Hard to save"),
            _("even the fastest tenth of such files needed longer than what is left"),
            hardly,
        ),
    ]


def _line(rescue: Rescue, staff: Staff, offer: LeverOffer | None) -> RescueLine:
    line = rescue.line
    return RescueLine(
        rescue=rescue,
        step=f"{line.step.number} {line.step.label or line.step.text}",
        holder=f"{staff.label(line.post)} · {line.assignee or _('not taken yet')}",
        stand=stand_words(rescue.stand),
        style=CLASSES[rescue.stand.standing],
        risk="" if rescue.chance.risk is None else str(format_percent(rescue.chance.risk)),
        experience=_experience(rescue),
        causes=tuple(danger_word(cause) for cause in rescue.causes),
        offer=None if offer is None or offer.is_empty else offer,
    )


def _experience(rescue: Rescue) -> str:
    """Word what is known of the work left, or why nothing is."""
    if rescue.work_left is not None and rescue.work_left.days == 0 and rescue.work_left.time < A_MINUTE:
        return _("usually needs less than a minute more")
    if rescue.work_left is not None:
        return _("usually needs %(time)s more", time=working_time_words(rescue.work_left))
    if rescue.experience.is_enough:
        return _("takes longer already than each of the %(count)s before", count=rescue.experience.number)
    return _("not enough experience yet (%(count)s files)", count=rescue.experience.number)
