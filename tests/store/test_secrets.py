import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st

from bot.store.secrets import SecretProblem, Secrets

OLD, NEW, OTHER = (Fernet.generate_key().decode() for _ in range(3))


@given(st.text())
def test_what_is_sealed_can_be_opened(text: str) -> None:
    secrets = Secrets([OLD])
    assert secrets.open(secrets.seal(text)) == text


def test_a_seal_shows_nothing_and_never_repeats() -> None:
    secrets = Secrets([OLD])
    first, second = secrets.seal("calendar"), secrets.seal("calendar")
    assert first != second
    assert b"calendar" not in first


def test_an_old_seal_opens_after_a_key_was_put_in_front() -> None:
    sealed = Secrets([OLD]).seal("kept")
    assert Secrets([NEW, OLD]).open(sealed) == "kept"


def test_a_renewed_seal_opens_without_the_old_key() -> None:
    both = Secrets([NEW, OLD])
    assert Secrets([NEW]).open(both.renew(Secrets([OLD]).seal("kept"))) == "kept"


@pytest.mark.parametrize("spoil", [lambda seal: seal[:-1], lambda seal: b"x" + seal, lambda _: b""])
def test_a_spoiled_seal_is_refused(spoil: object) -> None:
    assert callable(spoil)
    secrets = Secrets([OLD])
    with pytest.raises(SecretProblem, match="cannot be opened"):
        secrets.open(spoil(secrets.seal("x")))


def test_a_wrong_key_is_refused_in_a_sentence_without_the_keys() -> None:
    with pytest.raises(SecretProblem) as caught:
        Secrets([OTHER]).open(Secrets([OLD]).seal("x"))
    assert OTHER not in str(caught.value)


@pytest.mark.parametrize("keys", [[], ["short"], [OLD, "x" * 44]])
def test_bad_keys_are_refused(keys: list[str]) -> None:
    with pytest.raises(SecretProblem):
        Secrets(keys)


def test_a_hash_stays_the_same_when_a_key_is_put_in_front() -> None:
    assert Secrets([OLD]).keyed_hash("a@b.example") == Secrets([NEW, OLD]).keyed_hash("a@b.example")


def test_a_hash_differs_with_the_key_and_the_value() -> None:
    hashes = {Secrets([key]).keyed_hash(value) for key in (OLD, NEW) for value in ("a", "b")}
    assert len(hashes) == 4
