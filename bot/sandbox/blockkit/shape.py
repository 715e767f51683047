"""Checks of JSON objects: which keys they have, and which of several types they are."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.blockkit.problem import Problem
from bot.sandbox.blockkit.values import Check, failed, wrong_type

Rule = Callable[[Mapping[str, Any], str], Iterator[Problem]]
"""Takes an object whose keys are all in order, and its pointer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """An object with these keys and no others.

    The rules compare keys with one another; they run only on an object whose keys are each in
    order, so they need not look at types again.
    """

    required: Mapping[str, Check] = field(default_factory=dict)
    optional: Mapping[str, Check] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()

    def __call__(self, value: object, pointer: str) -> Iterator[Problem]:
        """Yields what is wrong with `value` as an object of this shape."""
        if not isinstance(value, dict):
            yield wrong_type(pointer, "an object")
            return
        problems = list(self._keys(value, pointer))
        yield from problems
        if not problems:
            for rule in self.rules:
                yield from rule(value, pointer)

    def _keys(self, value: Mapping[str, object], pointer: str) -> Iterator[Problem]:
        for key in self.required:
            if key not in value:
                yield _missing(pointer, key)
        for key, item in value.items():
            check = self.required.get(key) or self.optional.get(key)
            if check is None:
                message = f"invalid additional property: {key}"
                yield Problem(code="unknown_field", pointer=pointer, message=message)
            else:
                yield from check(item, f"{pointer}/{key}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Variants:
    """An object that says by its `type` which of several shapes it has.

    `foreign` are types that real Slack takes here and the local Slack does not model: they are
    refused too, with a sentence that does not blame the payload.
    """

    shapes: Mapping[str, Shape]
    foreign: frozenset[str] = frozenset()

    def __call__(self, value: object, pointer: str) -> Iterator[Problem]:
        """Yields what is wrong with `value` as an object of one of the types."""
        if not isinstance(value, dict):
            yield wrong_type(pointer, "an object")
        elif "type" not in value:
            yield _missing(pointer, "type")
        else:
            yield from self._of_type(value["type"], value, pointer)

    def _of_type(self, kind: object, value: Mapping[str, Any], pointer: str) -> Iterator[Problem]:
        if not isinstance(kind, str):
            yield wrong_type(f"{pointer}/type", "a string")
        elif kind in self.shapes:
            rest = {key: item for key, item in value.items() if key != "type"}
            yield from self.shapes[kind](rest, pointer)
        else:
            message = f"unsupported type: {kind}"
            if kind in self.foreign:
                message += " (Slack has it, the local Slack does not model it)"
            yield Problem(code="unknown_type", pointer=f"{pointer}/type", message=message)


def exactly_one(first: str, second: str) -> Rule:
    """One of two keys must be there, and only one."""

    def rule(value: Mapping[str, Any], pointer: str) -> Iterator[Problem]:
        if first in value and second in value:
            yield failed(pointer, f"must define only one of {first} or {second}")
        elif first not in value and second not in value:
            message = f"must define either {first} or {second}"
            yield Problem(code="missing_field", pointer=pointer, message=message)

    return rule


def at_least_one(first: str, second: str) -> Rule:
    """One of two keys must be there, or both."""

    def rule(value: Mapping[str, Any], pointer: str) -> Iterator[Problem]:
        if first not in value and second not in value:
            message = f"must define either {first} or {second}"
            yield Problem(code="missing_field", pointer=pointer, message=message)

    return rule


def _missing(pointer: str, key: str) -> Problem:
    message = f"missing required field: {key}"
    return Problem(code="missing_field", pointer=pointer, message=message)
