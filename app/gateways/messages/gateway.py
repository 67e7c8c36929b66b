"""What every gateway for messages is: something that takes a message, or says why it did not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

SECONDS_TO_ANSWER = 10.0
"""How long a gateway may be silent before it is taken for dead."""


class Channel(StrEnum):
    """The ways out."""

    EMAIL = "email"
    WHATSAPP = "whatsapp"
    WEBHOOK = "webhook"


@dataclass(frozen=True)
class Message:
    """One message to one person.

    `key` is the same whenever the same message is tried again, so that a gateway can drop the second.
    """

    key: str
    channel: str
    recipient: str
    subject: str
    text: str


class GatewayFault(Exception):
    """A message was not taken.

    `is_final`: trying again will not help, as with an address that does not exist. `is_dead`: the gateway itself did
    not answer, so that other messages need not be tried either.
    """

    def __init__(self, told: str, *, is_final: bool = False, is_dead: bool = False) -> None:
        """Carry what was told, for the operator."""
        super().__init__(told)
        self.is_final, self.is_dead = is_final, is_dead


class Gateway(Protocol):
    """One way out, as it was set up."""

    def send(self, message: Message) -> str:
        """Hand a message over; give the provider's own name for it, or "". `GatewayFault` when it was not taken."""
