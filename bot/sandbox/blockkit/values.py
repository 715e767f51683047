"""Checks of single JSON values: strings, numbers, booleans, lists."""

import re
from collections.abc import Callable, Iterator

from bot.sandbox.blockkit.limits import LIMITS
from bot.sandbox.blockkit.problem import Problem

Check = Callable[[object, str], Iterator[Problem]]
"""Takes a JSON value and its pointer; yields what Slack would refuse about it."""


def wrong_type(pointer: str, what: str) -> Problem:
    """The value is of another JSON type than `what` ("a string", "an array", …)."""
    return Problem(code="wrong_type", pointer=pointer, message=f"must provide {what}")


def failed(pointer: str, message: str) -> Problem:
    """The value has the right type and breaks a limit or a rule."""
    return Problem(code="failed_constraint", pointer=pointer, message=message)


def string(limit: str | None = None) -> Check:
    """A string, of the length that `LIMITS` has for `limit`; with no name, at least 1 character."""
    if limit is None:
        return sized(least=1, most=None)
    return sized(
        least=LIMITS.get(f"{limit}.min_length", 0),
        most=LIMITS[f"{limit}.max_length"],
    )


def sized(*, least: int, most: int | None) -> Check:
    """A string of `least` to `most` characters, counted as Unicode code points."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield wrong_type(pointer, "a string")
            return
        # Slack names the first number that it refuses, not the last that it allows.
        if len(value) < least:
            yield failed(pointer, f"must be more than {least - 1} characters")
        if most is not None and len(value) > most:
            yield failed(pointer, f"must be less than {most + 1} characters")

    return check


def matching(pattern: str, message: str, limit: str | None = None) -> Check:
    """A string of some form, else `message`; its length as in `string`."""
    form, length = re.compile(pattern), string(limit)

    def check(value: object, pointer: str) -> Iterator[Problem]:
        yield from length(value, pointer)
        if isinstance(value, str) and not form.fullmatch(value):
            yield failed(pointer, message)

    return check


def choice(*allowed: str) -> Check:
    """One of a few strings."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield wrong_type(pointer, "a string")
        elif value not in allowed:
            yield failed(pointer, f"must be one of: {', '.join(allowed)}")

    return check


def boolean(value: object, pointer: str) -> Iterator[Problem]:
    """True or false."""
    if not isinstance(value, bool):
        yield wrong_type(pointer, "a boolean")


def integer(limit: str | None = None) -> Check:
    """A whole number between the `min` and `max` of `limit`, where it has them."""
    least, most = _bounds(limit, "min", "max")

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if isinstance(value, bool) or not isinstance(value, int):
            yield wrong_type(pointer, "an integer")
            return
        if least is not None and value < least:
            yield failed(pointer, f"must be more than {least - 1}")
        if most is not None and value > most:
            yield failed(pointer, f"must be less than {most + 1}")

    return check


def items(each: Check, limit: str | None = None) -> Check:
    """A list whose entries pass `each`, as long as the `min_items` and `max_items` of `limit`."""
    least, most = _bounds(limit, "min_items", "max_items")

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield wrong_type(pointer, "an array")
            return
        if least is not None and len(value) < least:
            yield failed(pointer, f"no less than {least} items allowed")
        if most is not None and len(value) > most:
            yield failed(pointer, f"no more than {most} items allowed")
        for index, item in enumerate(value):
            yield from each(item, f"{pointer}/{index}")

    return check


def _bounds(limit: str | None, low: str, high: str) -> tuple[int | None, int | None]:
    if limit is None:
        return None, None
    least, most = LIMITS.get(f"{limit}.{low}"), LIMITS.get(f"{limit}.{high}")
    if least is None and most is None:
        # A misspelt name must not mean "no limit".
        raise KeyError(limit)
    return least, most
