"""The roles of the seeds name what the program knows: permissions of the domain, resources of the screens."""

from app.domain.case.access import Permission
from app.screens.permissions import OfficeRole, Resource, Verb
from app.services.seeds import SEEDS, read_role_seeds

ROLES = {role.key: role for role in read_role_seeds(SEEDS)}


def test_every_screen_that_a_role_opens_is_a_resource():
    named = {resource for role in ROLES.values() for _verb, resource in role.opens}
    named |= {resource for role in ROLES.values() for resource in role.opens_everything_but or ()}

    assert named <= set(Resource)


def test_a_role_opens_a_screen_by_the_verbs_of_the_screens():
    assert {verb for role in ROLES.values() for verb, _resource in role.opens} <= set(Verb)


def test_every_permission_is_held_by_some_role():
    held = set().union(*(role.may for role in ROLES.values()))

    assert set(Permission) - held == set()


def test_no_admin_may_act_on_a_case():
    assert not ROLES["admin"].may
    assert not ROLES["agency_admin"].may
    assert {"case", "inbox", "counter"} <= ROLES["admin"].opens_everything_but


def test_the_ranking_roles_have_the_names_that_the_screens_know():
    assert ROLES["admin"].name == OfficeRole.ADMIN
    assert ROLES["agency_admin"].name == OfficeRole.AGENCY_ADMIN


def test_who_looks_on_does_not_act():
    looking = {Permission.CASE_VIEW, Permission.CASE_VIEW_ALL}

    assert ROLES["auditor"].may == looking | {Permission.CASE_EXPORT}
    assert ROLES["complaints"].may == looking
    assert ROLES["supervisor"].may == looking | {
        Permission.CASE_CANCEL,
        Permission.CASE_EXPORT,
        Permission.CASE_EXTEND,
        Permission.CASE_REASSIGN,
        Permission.CASE_REMIND,
        Permission.CASE_WITHDRAW,
        Permission.PERMIT_REVOKE,
    }
