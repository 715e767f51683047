"""What is secret at rest: sealed with Fernet keys; and keyed hashes, to recognise without knowing.

Keys come newest first. The newest seals, all of them open, so a key is rotated by putting a new
one in front. Hashes are made with the last, the oldest, so that they stay the same when a key is
added: keep the oldest key in the list. Without it old seals may be lost, and customers known by a
hash of their address are met as new ones.
"""

import hashlib
import hmac
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_PURPOSE = b"firsthand keyed hash"


class SecretProblem(Exception):  # noqa: N818 -- "problem" is our word for what one can mend
    """A secret cannot be opened; the text says why, and holds nothing of it."""


class Secrets:
    """Seals, opens and hashes with the keys of the settings."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Use these Fernet keys, newest first.

        Raises:
            SecretProblem: there is none, or one is not a Fernet key.
        """
        if not keys:
            msg = "A secret key is needed; set FIRSTHAND_SECRET_KEYS."
            raise SecretProblem(msg)
        try:
            self._fernet = MultiFernet([Fernet(key) for key in keys])
        except ValueError:
            msg = "A secret key is not a Fernet key; those have 44 characters."
            raise SecretProblem(msg) from None
        derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE)
        self._hash_key = derive.derive(keys[-1].encode())

    def seal(self, text: str) -> bytes:
        """Encrypt a text; twice the same gives two different seals."""
        return self._fernet.encrypt(text.encode())

    def open(self, sealed: bytes) -> str:
        """Decrypt what `seal` gave.

        Raises:
            SecretProblem: none of the keys made it, or it was changed.
        """
        try:
            return self._fernet.decrypt(sealed).decode()
        except InvalidToken:
            msg = (
                "A stored secret cannot be opened with these keys;"
                " put the key it was sealed with back into FIRSTHAND_SECRET_KEYS or the key file."
            )
            raise SecretProblem(msg) from None

    def renew(self, sealed: bytes) -> bytes:
        """Seal anew with the newest key, so that an older one may go.

        Raises:
            SecretProblem: as `open`.
        """
        return self.seal(self.open(sealed))

    def hash_address(self, email: str) -> str:
        """The keyed hash of an e-mail address, whatever its case; the same for everybody's."""
        return self.keyed_hash(f"mail:{email.strip().casefold()}")

    def keyed_hash(self, value: str) -> str:
        """64 hex digits, always the same for a value, that cannot be made without the keys."""
        return hmac.new(self._hash_key, value.encode(), hashlib.sha256).hexdigest()
