import pytest

from bot.core.tags import folded_tags, read_tags


def test_tags_are_read_with_commas_between_and_each_once() -> None:
    assert read_tags(" Billing,  search engine;billing,,") == ("Billing", "search engine")
    assert read_tags("") == ()


def test_case_and_spacing_do_not_tell_tags_apart() -> None:
    assert folded_tags(["Billing ", "billing", " "]) == {"billing"}


@pytest.mark.parametrize("text", ["x" * 41, ",".join(f"t{n}" for n in range(21))])
def test_too_much_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"at most"):
        read_tags(text)
