"""Signing: electronically with the passphrase typed now, or by hand with the scan of the signed page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.domain.case.events import Event, PermitSigned
from app.domain.case.readiness import list_unreadiness
from app.domain.case.refusals import Refused
from app.domain.form.forms import Field, FieldKind
from app.domain.procedure.procedures import Work
from app.services.issuing.permits import SignedPermit, file_permit, sign_permit, take_signed_scan
from app.services.work.kinds import Asked, Desk, Kind, Ready, msg


class _Signing(Kind):
    """What both ways of signing leave behind: the archived permit and its public token."""

    makes_document = True

    def list_lacks(self, desk: Desk, asked: Asked) -> Iterable[Refused]:
        """Sign nothing that has no number."""
        return list_unreadiness(self.work, desk.on_file.case.facts)

    def settle(self, desk: Desk, asked: Asked, ready: Ready) -> Mapping[str, object]:
        """File the permit with the bytes that were signed."""
        assert isinstance(ready.made, SignedPermit)
        return file_permit(desk, ready.made)

    def tell(self, desk: Desk, asked: Asked, ready: Ready, facts: Mapping[str, object]) -> tuple[Event, ...]:
        """Say who signed what, and how."""
        assert isinstance(ready.made, SignedPermit)
        made = ready.made
        return (
            PermitSigned(made.number, made.signature, made.signatory.name, made.paper.sha256, made.is_trial),
        )


class SigningElectronically(_Signing):
    """SOP row 8: "menanda tangani melalui TTE"; the passphrase is asked each time and kept nowhere."""

    work = Work.SIGN_ELECTRONICALLY
    is_for_one_at_a_time = True

    def fields(self, desk: Desk) -> tuple[Field, ...]:
        """Ask for the passphrase."""
        return (Field("passphrase", msg("Passphrase"), FieldKind.SECRET, required=True),)

    def prepare(self, desk: Desk, asked: Asked) -> Ready:
        """Print, sign and store the permit; `Declined` for a wrong passphrase or a missing certificate."""
        made = sign_permit(desk, asked.passphrase)
        return Ready(papers=(*asked.papers, made.paper), made=made)


class SigningByHand(_Signing):
    """SOP Insidentil row 10: the head signs on paper; the scan of the signed page is the archived permit."""

    work = Work.SIGN_BY_HAND

    def fields(self, desk: Desk) -> tuple[Field, ...]:
        """Ask for the scan."""
        return (
            Field(
                "signed_page",
                msg("Scan of the signed page (PDF)"),
                FieldKind.FILE,
                required=True,
                help=msg("Print the numbered permit, sign and stamp it, scan it, and upload the scan here."),
            ),
        )

    def prepare(self, desk: Desk, asked: Asked) -> Ready:
        """Take the scan as the signed permit."""
        made = take_signed_scan(desk, asked.papers)
        return Ready(papers=(made.paper,), made=made)
