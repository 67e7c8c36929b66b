"""Self-made certificates for trying the office out: uncertified by law, and saying so in their own name.

PP 71/2019 pasal 60 tells certified from uncertified electronic signatures; these are the latter.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from app.gateways.signatures.passphrase import Passphrase
    from app.gateways.signatures.provider import SignerIdentity

CA_NAME = "Satu Pintu – CA UJI COBA"
CA_FILE, CA_KEY_FILE = "trial-ca.pem", "trial-ca.key.pem"
CA_LIFE = timedelta(days=3653)
OFFICER_LIFE = timedelta(days=730)


def make_trial_certificate(
    folder: Path,
    signer: SignerIdentity,
    passphrase: Passphrase,
    *,
    at: datetime,
    valid_for: timedelta = OFFICER_LIFE,
) -> Path:
    """Make a key for a signer, certified by the folder's trial CA (made at first need); gives the PKCS#12 file.

    An existing certificate of this signer is replaced: that is how one is renewed, or a forgotten passphrase
    overcome.
    """
    from cryptography.x509 import load_pem_x509_certificate

    from app.gateways.signatures import certificates

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not (folder / CA_FILE).exists():
        _make_ca(folder, at)
    ca = load_pem_x509_certificate(trial_ca_of(folder))
    ca_key = certificates.key_from_pem((folder / CA_KEY_FILE).read_bytes())
    key = certificates.new_key()
    subject = certificates.named(signer.name, signer.organisation, signer.position)
    begun = certificates.builder(subject, ca.subject, key, at=at, valid_for=valid_for)
    officer = certificates.for_officer(begun, ca_key)
    locked = certificates.as_pkcs12(key, (officer, ca), passphrase)
    certificates.write_whole(folder / f"{signer.key}.p12", locked, mode=0o600)
    certificates.write_whole(folder / f"{signer.key}.pem", certificates.as_pem(officer), mode=0o644)
    return folder / f"{signer.key}.p12"


def trial_ca_of(folder: Path) -> bytes:
    """Give the trial CA's certificate as PEM, for whoever wants to check signatures elsewhere."""
    return (folder / CA_FILE).read_bytes()


def _make_ca(folder: Path, at: datetime) -> None:
    from app.gateways.signatures import certificates

    key = certificates.new_key()
    name = certificates.named(CA_NAME, "Satu Pintu")
    begun = certificates.builder(name, name, key, at=at, valid_for=CA_LIFE)
    certificates.write_whole(folder / CA_KEY_FILE, certificates.key_as_pem(key), mode=0o600)
    certificates.write_whole(
        folder / CA_FILE, certificates.as_pem(certificates.for_ca(begun, key)), mode=0o644
    )
