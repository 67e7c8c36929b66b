"""The accounts of a demonstration office as a terminal shows them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.services.demo.accounts import Account

WITHOUT_AGENCY = "Pengelola sistem"


def account_table(accounts: Iterable[Account]) -> str:
    """Write one line an account under the name of its agency, in the order given."""
    lines = []
    for agency, members in groupby(accounts, key=lambda account: account.agency):
        lines += ["", agency or WITHOUT_AGENCY]
        lines += [
            f"  {each.username:<30} {', '.join(each.positions) or 'admin'}".rstrip() for each in members
        ]
    return "\n".join(lines[1:])
