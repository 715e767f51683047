"""What the validator reports: one problem, at one place of the payload."""

from dataclasses import dataclass
from typing import Literal

Code = Literal[
    "duplicate_id",
    "failed_constraint",
    "missing_field",
    "msg_blocks_too_long",
    "unknown_field",
    "unknown_type",
    "view_too_large",
    "wrong_type",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One reason why Slack would refuse a payload.

    Attributes:
        code: the kind of problem; `msg_blocks_too_long` and `view_too_large` are also the
            error Slack's method answers with, the others belong to `invalid_blocks` or
            `invalid_arguments`.
        pointer: JSON pointer to the place, from `/blocks` or `/view`.
        message: one sentence in the manner of Slack's own.
    """

    code: Code
    pointer: str
    message: str

    def __str__(self) -> str:
        """The problem as it stands in Slack's `errors` list (SLACK.md A.14)."""
        return f"{self.message} [json-pointer:{self.pointer}]"
