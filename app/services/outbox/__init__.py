"""The outbox: messages to applicants leave it through the gateways, apart from the cases that queued them."""

from app.services.outbox.delivery import Delivered, count_without_gateway, deliver

__all__ = ["Delivered", "count_without_gateway", "deliver"]
