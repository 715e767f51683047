"""Text objects: plain_text and mrkdwn (SLACK.md A.2)."""

from bot.sandbox.blockkit.limits import LIMITS
from bot.sandbox.blockkit.shape import Shape, Variants
from bot.sandbox.blockkit.values import boolean, sized


def text_shapes(bound: str = "text.max_length") -> dict[str, Shape]:
    """Both text objects by type, their text at most `LIMITS[bound]` characters."""
    required = {"text": sized(least=LIMITS["text.min_length"], most=LIMITS[bound])}
    return {
        "plain_text": Shape(required=required, optional={"emoji": boolean}),
        "mrkdwn": Shape(required=required, optional={"verbatim": boolean}),
    }


def plain(name: str) -> Variants:
    """A plain_text object, the only kind Slack takes for `name`."""
    return Variants(shapes={"plain_text": text_shapes(f"{name}.max_length")["plain_text"]})


def either(name: str) -> Variants:
    """A plain_text or a mrkdwn object."""
    return Variants(shapes=text_shapes(f"{name}.max_length"))
