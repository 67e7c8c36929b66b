"""`demonstration/*.yaml`: invented officers with the positions they hold, and the installation's own accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from app.domain.case.access import Post
from app.domain.identity import read_nip
from app.domain.procedure.definitions import DefinitionFault, Node
from app.services.seeds.calendars import read_date
from app.services.seeds.faults import Faults
from app.services.seeds.files import list_files, read_file

_INSTALLATION = "demonstration/installation.yaml"


@dataclass(frozen=True)
class OfficerSeed:
    """An invented officer, his account and his posts."""

    username: str
    name: str
    nip: str
    rank: str
    holds: tuple[Post, ...]


@dataclass(frozen=True)
class CastSeed:
    """The officers of one agency, in their posts since a day."""

    agency: str
    since: date
    officers: tuple[OfficerSeed, ...]


@dataclass(frozen=True)
class AccountSeed:
    """An account that is no officer's, with the key of its role."""

    username: str
    name: str
    role: str


@dataclass(frozen=True)
class Demonstration:
    """Everyone who can sign in to a demonstration office."""

    casts: tuple[CastSeed, ...]
    accounts: tuple[AccountSeed, ...]


def read_demonstration(folder: Path) -> Demonstration:
    """Read the demonstration's files; raise `BadSeeds` with every fault."""
    faults = Faults()
    casts, accounts = [], []
    for file in list_files(folder, "demonstration"):
        root = read_file(folder, file, faults)
        if root is None:
            continue
        if file == _INSTALLATION:
            accounts.append(faults.attempt(file, partial(_read_accounts, root)))
        else:
            casts.append(faults.attempt(file, partial(_read_cast, root)))
    faults.raise_if_any()
    return Demonstration(
        tuple(cast for cast in casts if cast is not None),
        tuple(account for group in accounts if group is not None for account in group),
    )


def _read_cast(root: Node) -> CastSeed:
    cast = CastSeed(
        root.text("agency"), read_date(root, "since"), tuple(map(_read_officer, root.nodes("officers")))
    )
    root.close()
    return cast


def _read_officer(node: Node) -> OfficerSeed:
    officer = OfficerSeed(
        username=node.text("username"),
        name=node.text("name"),
        nip=_read_nip(node),
        rank=node.text("rank", ""),
        holds=tuple(map(_read_post, node.nodes("holds"))),
    )
    node.close()
    return officer


def _read_nip(node: Node) -> str:
    try:
        return read_nip(node.text("nip"))
    except ValueError:
        raise DefinitionFault(f"{node.place}.nip", "must be a text of 18 digits") from None


def _read_post(node: Node) -> Post:
    post = Post(node.text("position"), node.text("office", ""))
    node.close()
    return post


def _read_accounts(root: Node) -> tuple[AccountSeed, ...]:
    accounts = tuple(map(_read_account, root.nodes("accounts")))
    root.close()
    return accounts


def _read_account(node: Node) -> AccountSeed:
    account = AccountSeed(node.text("username"), node.text("name"), node.text("role"))
    node.close()
    return account
