"""Fee and payment: the office bills what is due, the applicant pays, staff record amount and proof."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.domain.case.events import Event, FeeBilled, PaymentRecorded
from app.domain.case.refusals import Reason, Refused
from app.domain.form.forms import Field, FieldKind
from app.domain.procedure.procedures import Work
from app.records.permits import BillRecord
from app.services.work.kinds import Asked, Desk, Kind, Ready, msg


class Billing(Kind):
    """Kampar row 5: what the applicant owes, by which rule; a step skipped where nothing is due."""

    work = Work.BILL

    def fields(self, desk: Desk) -> tuple[Field, ...]:
        """Ask for the amount in rupiah and its basis."""
        return (
            Field("amount", msg("Amount due (Rp)"), FieldKind.MONEY, required=True, minimum=Decimal(1)),
            Field("basis", msg("Legal basis of the fee"), FieldKind.TEXT, required=True, longest=250),
        )

    def initial(self, desk: Desk) -> Mapping[str, object]:
        """Show the permit type's fee."""
        return {"amount": desk.on_file.row.permit_type.fee}

    def settle(self, desk: Desk, asked: Asked, ready: Ready) -> Mapping[str, object]:
        """Put the bill on file."""
        row = desk.on_file.row
        desk.session.execute(
            insert(BillRecord).values(
                agency_id=row.agency_id,
                case_id=row.id,
                amount=asked.answers["amount"],
                basis=asked.answers["basis"],
                billed_at=desk.at,
                billed_by=desk.by.id,
                receipt_number="",
            )
        )
        return {"payment.amount": asked.answers["amount"]}

    def tell(self, desk: Desk, asked: Asked, ready: Ready, facts: Mapping[str, object]) -> tuple[Event, ...]:
        """Say what was billed."""
        return (FeeBilled(str(asked.answers["amount"]), str(asked.answers["basis"])),)


class Paying(Kind):
    """Kampar row 5: the applicant paid; the amount must be the one billed."""

    work = Work.PAY

    def fields(self, desk: Desk) -> tuple[Field, ...]:
        """Ask for day, amount, receipt number and the proof."""
        return (
            Field("paid_on", msg("Date of payment"), FieldKind.DATE, required=True),
            Field("amount", msg("Amount paid (Rp)"), FieldKind.MONEY, required=True, minimum=Decimal(1)),
            Field(
                "receipt_number",
                msg("Number of the proof of payment"),
                FieldKind.TEXT,
                required=True,
                longest=80,
            ),
            Field(
                "proof",
                msg("Proof of payment"),
                FieldKind.FILE,
                required=True,
                accepts=("pdf", "jpeg", "png"),
            ),
        )

    def initial(self, desk: Desk) -> Mapping[str, object]:
        """Show the amount billed."""
        bill = _open_bill(desk.session, desk.on_file.row.id)
        return {} if bill is None else {"amount": bill.amount}

    def list_lacks(self, desk: Desk, asked: Asked) -> Iterable[Refused]:
        """Compare with the bill."""
        bill, paid = _open_bill(desk.session, desk.on_file.row.id), asked.answers.get("amount")
        if bill is not None and paid is not None and paid != bill.amount:
            yield Refused(Reason.AMOUNT_MISMATCH, {"billed": bill.amount, "paid": paid})

    def settle(self, desk: Desk, asked: Asked, ready: Ready) -> Mapping[str, object]:
        """Close the bill with its proof."""
        paid_on = asked.answers["paid_on"]
        assert isinstance(paid_on, date)
        proof = next((paper.sha256 for paper in ready.papers if paper.subject == "proof"), None)
        paid = update(BillRecord).where(
            BillRecord.case_id == desk.on_file.row.id, BillRecord.paid_at.is_(None)
        )
        desk.session.execute(
            paid.values(
                paid_at=desk.at,
                paid_on=paid_on,
                receipt_number=asked.answers["receipt_number"],
                proof_sha256=proof,
            )
        )
        return {"payment.is_recorded": True, "payment.paid_on": paid_on}

    def tell(self, desk: Desk, asked: Asked, ready: Ready, facts: Mapping[str, object]) -> tuple[Event, ...]:
        """Say what was paid."""
        return (PaymentRecorded(str(asked.answers["amount"]), str(asked.answers["receipt_number"])),)


def _open_bill(session: Session, case_id: int) -> BillRecord | None:
    query = select(BillRecord).where(BillRecord.case_id == case_id, BillRecord.paid_at.is_(None))
    return session.scalars(query.order_by(BillRecord.id.desc()).limit(1)).one_or_none()
