"""The signer's certificate in words, at the top of the desk: can he sign now, and for how long."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from app.gateways.signatures import CertificateState, CertificateStatus
from app.screens.formats import instant


@dataclass(frozen=True)
class CertificateLine:
    """What the page says of a certificate; `style` is that of a chip."""

    text: str
    style: str


def certificate_line(status: CertificateStatus | None, at: datetime) -> CertificateLine:
    """Word the state of a certificate."""
    if status is None:
        return CertificateLine(_WORDS[CertificateState.NONE](), "late")
    if not status.is_ready:
        return CertificateLine(_with_words(status), "late")
    until = status.valid_until
    if until is None:
        return CertificateLine(
            _("Your certificate is ready. The service does not say until when it holds."), "ok"
        )
    if status.ends_soon(at):
        return CertificateLine(
            _(
                "Your certificate ends in %(days)s days, on %(time)s. Have it renewed before then.",
                days=status.days_left(at),
                time=instant(until),
            ),
            "soon",
        )
    return CertificateLine(
        _("Your certificate is ready, and holds until %(time)s.", time=instant(until)), "ok"
    )


def _with_words(status: CertificateStatus) -> str:
    sentence = _WORDS[status.state]()
    if not status.told:
        return sentence
    return _("%(sentence)s The service said: “%(told)s”.", sentence=sentence, told=status.told)


_WORDS: Mapping[CertificateState, Callable[[], str]] = {
    CertificateState.NONE: lambda: _(
        "You have no certificate to sign with. Ask the admin to make one for you."
    ),
    CertificateState.NOT_YET_VALID: lambda: _("Your certificate does not hold yet. Wait for its first day."),
    CertificateState.PENDING: lambda: _(
        "Your certificate has been asked for and not been issued yet. Finish the activation by the mail from BSrE."
    ),
    CertificateState.EXPIRED: lambda: _("Your certificate has expired. Ask the admin to renew it."),
    CertificateState.SUSPENDED: lambda: _(
        "Your certificate is suspended or revoked. Ask the admin to settle it with BSrE."
    ),
    CertificateState.UNREADABLE: lambda: _(
        "Your certificate cannot be read. Ask the admin to make a new one."
    ),
    CertificateState.NIK_MISSING: lambda: _(
        "Your NIK is not on file, and BSrE knows people by it. Ask the admin to enter it under Officers."
    ),
    CertificateState.NOT_REGISTERED: lambda: _(
        "BSrE does not know your NIK. Ask the admin to check it, or to register you with BSrE."
    ),
    CertificateState.UNKNOWN: lambda: _(
        "The signature service could not be asked about your certificate. You may try to sign; it may not answer."
    ),
}
