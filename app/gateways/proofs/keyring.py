"""The installation's Ed25519 keys in a folder of their own: one signs, those before it are kept to be believed.

The list of public keys is read at each use, so that a rotation reaches every worker without a restart. A retired
key's private half is deleted: nobody can sign with it any more, not even the office.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.domain.proof.keys import PublicKey, key_id_of

FOLDER, LIST = "proof", "keys.json"
SECRET_FILE, PUBLIC_FILE = 0o600, 0o644


class NoSuchKey(LookupError):
    """No key of this id is kept, or none signs at present."""


@dataclass(frozen=True)
class ProofKeyring:
    """Keys under `folder`, the installation's signing folder."""

    folder: Path

    def list_keys(self) -> tuple[PublicKey, ...]:
        """List the public keys, oldest first; none before the first was made."""
        file = self._own / LIST
        if not file.exists():
            return ()
        return tuple(_read(each) for each in json.loads(file.read_text(encoding="utf-8"))["keys"])

    def find_current(self) -> PublicKey | None:
        """Find the key that signs now."""
        return next((key for key in self.list_keys() if key.is_current), None)

    def sign(self, key_id: str, message: bytes) -> bytes:
        """Sign with a key that still signs; raises `NoSuchKey` where it was retired meanwhile."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key

        try:
            key = load_pem_private_key(self._secret(key_id).read_bytes(), password=None)
        except FileNotFoundError:
            raise NoSuchKey(key_id) from None
        if not isinstance(key, Ed25519PrivateKey):
            msg = f"the key {key_id} is no Ed25519 key"
            raise TypeError(msg)
        return key.sign(message)

    def verify(self, key_id: str, message: bytes, signature: bytes) -> bool:
        """Whether a signature is by a key of this id that has not been withdrawn."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        key = next((one for one in self.list_keys() if one.id == key_id and one.withdrawn_at is None), None)
        if key is None:
            return False
        try:
            Ed25519PublicKey.from_public_bytes(key.public).verify(signature, message)
        except InvalidSignature:
            return False
        return True

    def make(self, at: datetime) -> PublicKey:
        """Make a new key and sign with it from now on; the one before is retired."""
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        from app.gateways.signatures.certificates import write_whole

        self._own.mkdir(mode=0o700, parents=True, exist_ok=True)
        secret = Ed25519PrivateKey.generate()
        made = PublicKey(public=secret.public_key().public_bytes_raw(), made_at=at)
        encoded = secret.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        write_whole(self._secret(made.id), encoded, mode=SECRET_FILE)
        earlier = self._changed(lambda key: key.is_current, lambda key: replace(key, retired_at=at))
        self._keep([*earlier, made])
        return made

    def withdraw(self, key_id: str, at: datetime) -> PublicKey:
        """Declare a key stolen: what it signed is believed no more; raises `NoSuchKey`."""
        keys = self._changed(lambda key: key.id == key_id, lambda key: replace(key, withdrawn_at=at))
        withdrawn = next((key for key in keys if key.id == key_id), None)
        if withdrawn is None:
            raise NoSuchKey(key_id)
        self._keep(keys)
        return withdrawn

    @property
    def _own(self) -> Path:
        return self.folder / FOLDER

    def _secret(self, key_id: str) -> Path:
        return self._own / f"{key_id}.key.pem"

    def _changed(
        self, of: Callable[[PublicKey], bool], change: Callable[[PublicKey], PublicKey]
    ) -> list[PublicKey]:
        return [change(key) if of(key) else key for key in self.list_keys()]

    def _keep(self, keys: Iterable[PublicKey]) -> None:
        from app.gateways.signatures.certificates import write_whole

        kept = list(keys)
        content = json.dumps({"keys": [key.published() for key in kept]}, indent=1)
        write_whole(self._own / LIST, content.encode(), mode=PUBLIC_FILE)
        for key in kept:
            if not key.is_current:
                self._secret(key.id).unlink(missing_ok=True)


def _read(published: dict[str, str | None]) -> PublicKey:
    public = urlsafe_b64decode((published["public"] or "") + "=")
    key = PublicKey(
        public=public,
        made_at=datetime.fromisoformat(published["made_at"] or ""),
        retired_at=_instant(published["retired_at"]),
        withdrawn_at=_instant(published["withdrawn_at"]),
    )
    if published["id"] != key_id_of(public):
        msg = f"the list of proof keys is damaged at {published['id']}"
        raise ValueError(msg)
    return key


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
