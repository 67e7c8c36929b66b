"""The framework's security manager as this office needs it: each cure is a mixin of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from flask import current_app
from flask_appbuilder.security.sqla.manager import SecurityManager
from flask_babel import lazy_gettext as _

from app.screens.clock import now
from app.screens.identity import OfficerPost, bind_officers
from app.screens.menu import MenuEntry, MenuGroup, add_screen
from app.screens.people import find_person
from app.screens.security.lockout import Lockout
from app.screens.security.password_screens import OwnPasswordScreen, ResetPasswordScreen
from app.screens.security.passwords import check_password
from app.screens.security.rights import RightsOfRequest
from app.screens.security.roles import RoleScreen
from app.screens.security.sessions import Epochs
from app.screens.security.signing_in import SignInView
from app.screens.security.users import UserScreen

if TYPE_CHECKING:
    from flask_appbuilder import AppBuilder


class OfficeSecurityManager(RightsOfRequest, Lockout, Epochs, SecurityManager):
    """Accounts, roles and sessions of the office.

    Roles come from the database alone: the framework's `FAB_ROLES` patterns are not read.
    """

    userdbmodelview = UserScreen
    rolemodelview = RoleScreen
    authdbview = SignInView
    resetmypasswordview = OwnPasswordScreen
    resetpasswordview = ResetPasswordScreen
    userstatschartview = None

    def __init__(self, appbuilder: AppBuilder) -> None:
        """Bind the password rule and the question which agency an account serves."""
        super().__init__(appbuilder)
        current_app.config.setdefault("FAB_PASSWORD_COMPLEXITY_ENABLED", True)
        current_app.config.setdefault("FAB_PASSWORD_COMPLEXITY_VALIDATOR", check_password)
        bind_officers(current_app._get_current_object(), self._find_post)  # type: ignore[attr-defined]  # noqa: SLF001 - Flask's own way

    def register_views(self) -> None:
        """Register the door, the own account, the accounts and the roles, and nothing else of the framework's."""
        self.auth_view = self.appbuilder.add_view_no_menu(SignInView)
        token_door = self.appbuilder.add_api(self.security_api)
        if self.is_auth_limited:
            for door in (self.auth_view, token_door):
                self.limiter.limit(self.auth_rate_limit, methods=["POST"])(door.blueprint)
        self.appbuilder.add_view_no_menu(OwnPasswordScreen)
        self.appbuilder.add_view_no_menu(ResetPasswordScreen)
        accounts = MenuEntry(label=_("Accounts"), group=MenuGroup.SYSTEM, order=80)
        self.user_view = add_screen(self.appbuilder, UserScreen, accounts)
        add_screen(self.appbuilder, RoleScreen, MenuEntry(label=_("Roles"), group=MenuGroup.SYSTEM, order=81))

    def _find_post(self, user_id: int) -> OfficerPost | None:
        person = find_person(user_id)
        if person is None:
            return None
        held = person.held_on(now().astimezone(ZoneInfo(person.zone)).date())
        return OfficerPost(
            agency_id=person.agency_id,
            agency_name=person.agency_name,
            zone=person.zone,
            position_labels=tuple(one.label for one in held),
        )
