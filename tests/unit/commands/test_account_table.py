"""Whoever opens the demonstration sees as whom he can sign in."""

from app.commands.account_table import account_table
from app.services.demo.accounts import Account


def test_the_accounts_stand_under_their_agencies_with_what_their_holders_are():
    accounts = [
        Account("", 0, "admin", ()),
        Account("DPMPTSP Kampar", 1, "kadis.kampar", ("Kepala Dinas",)),
        Account("DPMPTSP Kampar", 5, "backoffice.kampar", ("Back Office", "Front Office")),
    ]

    assert account_table(accounts).splitlines() == [
        "Pengelola sistem",
        "  admin                          admin",
        "",
        "DPMPTSP Kampar",
        "  kadis.kampar                   Kepala Dinas",
        "  backoffice.kampar              Back Office, Front Office",
    ]
