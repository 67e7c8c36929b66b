"""Whatever a provider of signatures refuses has a reason of the office's own."""

from app.domain.case.refusals import Reason
from app.gateways.signatures import ServiceRefused, SignatureRefused
from app.services.issuing.signing_refusals import REASONS, declined_by


def test_every_kind_of_refusal_has_a_reason():
    assert set(REASONS) == set(SignatureRefused.__subclasses__())


def test_what_the_service_said_goes_with_the_reason():
    declined = declined_by(ServiceRefused("officer-7", "Kuota habis"))

    assert declined.refused.reason is Reason.SIGNING_SERVICE_REFUSED
    assert declined.refused.details == {"told": "Kuota habis"}
