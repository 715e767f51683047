"""The secret keys: from the settings, else from a key file beside the SQLite file."""

import os
import secrets
import stat
from pathlib import Path

from cryptography.fernet import Fernet
from sqlalchemy.engine import make_url

from bot.config import Settings, SettingsError
from bot.store.secrets import Secrets

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def open_secrets(settings: Settings) -> Secrets:
    """Return what seals and hashes with the secret keys.

    Raises:
        SettingsError: as ``secret_keys``.
    """
    return Secrets(secret_keys(settings))


def secret_keys(settings: Settings) -> tuple[str, ...]:
    """Return the Fernet keys, newest first; makes the key file when there is none yet.

    Raises:
        SettingsError: there is no key, no place for one, or the file is open to others.
    """
    if keys := settings.fernet_keys():
        return keys
    url = make_url(settings.database_url.get_secret_value())
    if url.get_backend_name() != "sqlite" or not url.database:
        msg = (
            "FIRSTHAND_SECRET_KEYS is not set: beside PostgreSQL there is no place for a key "
            f"file, so set it, for example to {Fernet.generate_key().decode()} (just made)."
        )
        raise SettingsError(msg)
    path = key_file(Path(url.database))
    try:
        return _read(path) or _make(path)
    except OSError as error:
        msg = f"The key file {path} cannot be used: {(error.strerror or 'error').lower()}."
        raise SettingsError(msg) from None


def key_file(database: Path) -> Path:
    """Return where the keys of this SQLite file are kept."""
    return database.with_name(f"{database.name}.key")


def _read(path: Path) -> tuple[str, ...]:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return ()
    if mode & _OTHERS:
        msg = f"The key file {path} can be read by others; run: chmod 600 {path}"
        raise SettingsError(msg)
    keys = tuple(path.read_text().split())
    try:
        for key in keys:
            Fernet(key)
    except ValueError:
        keys = ()
    if not keys:
        msg = f"The key file {path} is damaged; restore it from a backup, what it locks needs it."
        raise SettingsError(msg)
    return keys


def _make(path: Path) -> tuple[str, ...]:
    """Make the file whole or not at all: of two processes that start together, one wins."""
    key = Fernet.generate_key().decode()
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(f"{key}\n")
            file.flush()
            os.fsync(file.fileno())
        path.hardlink_to(draft)
    except FileExistsError:
        return _read(path)
    finally:
        draft.unlink()
    return (key,)
