"""The secret keys: given, made once, or refused."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from pydantic import SecretStr

from bot.config import Settings, SettingsError
from bot.wiring.keys import key_file, open_secrets, secret_keys


def settings(folder: Path, keys: str = "") -> Settings:
    return Settings(
        database_url=SecretStr(f"sqlite:///{folder / 'bot.db'}"), secret_keys=SecretStr(keys)
    )


def test_given_keys_are_used_and_no_file_is_made(tmp_path: Path) -> None:
    key = Fernet.generate_key().decode()
    assert secret_keys(settings(tmp_path, key)) == (key,)
    assert list(tmp_path.iterdir()) == []


def test_without_keys_a_file_only_we_can_read_is_made_once(tmp_path: Path) -> None:
    keys = secret_keys(settings(tmp_path))
    path = key_file(tmp_path / "bot.db")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]
    assert secret_keys(settings(tmp_path)) == keys


def test_what_was_sealed_can_be_opened_after_a_restart(tmp_path: Path) -> None:
    sealed = open_secrets(settings(tmp_path)).seal("secret")
    assert open_secrets(settings(tmp_path)).open(sealed) == "secret"


def test_processes_that_start_together_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(secret_keys, [settings(tmp_path)] * 16))
    assert len(found) == 1


def test_a_key_file_open_to_others_is_refused(tmp_path: Path) -> None:
    secret_keys(settings(tmp_path))
    key_file(tmp_path / "bot.db").chmod(0o640)
    with pytest.raises(SettingsError, match="chmod 600"):
        secret_keys(settings(tmp_path))


@pytest.mark.parametrize("content", ["", "not a key"])
def test_a_damaged_key_file_is_never_replaced(tmp_path: Path, content: str) -> None:
    path = key_file(tmp_path / "bot.db")
    path.write_text(content)
    path.chmod(0o600)
    with pytest.raises(SettingsError, match="damaged"):
        secret_keys(settings(tmp_path))
    assert path.read_text() == content


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be used"):
        secret_keys(settings(tmp_path / "nowhere"))


def test_beside_postgresql_keys_must_be_given_and_one_is_proposed() -> None:
    there = Settings(database_url=SecretStr("postgresql://u@h/d"))
    with pytest.raises(SettingsError, match="FIRSTHAND_SECRET_KEYS") as caught:
        secret_keys(there)
    proposed = str(caught.value).split("for example to ")[1].split(" ")[0]
    assert len(Fernet(proposed).encrypt(b"it works")) > len(proposed)
