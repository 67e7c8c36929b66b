"""Emptying the outbox as a part of the sweep."""

from __future__ import annotations

from app.services.outbox import count_without_gateway, deliver
from app.services.sweep.swept import Round


def send(this: Round) -> int:
    """Send what is due; tell how many messages a gateway took."""
    tools = this.tools
    sent = deliver(this.session, tools.gateways, this.now, base_url=tools.base_url, has_time=this.has_time)
    return sent.sent


def count_waiting(this: Round) -> int:
    """Count the messages for which no gateway is set."""
    return count_without_gateway(this.session, this.tools.gateways)
