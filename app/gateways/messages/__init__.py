"""Messages to people outside the office: by e-mail, or by a service that passes them on to WhatsApp.

Knows addresses and sentences; what a message is about, and whether it was sent before, is the outbox's business.
"""

from app.gateways.messages.gateway import Channel, Gateway, GatewayFault, Message
from app.gateways.messages.mail import MailGateway, MailServer
from app.gateways.messages.webhook import WebhookGateway

__all__ = ["Channel", "Gateway", "GatewayFault", "MailGateway", "MailServer", "Message", "WebhookGateway"]
