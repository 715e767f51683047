"""What somebody wrote in Slack, as plain text (Slack's "Formatting message text")."""

import re

_TOKEN = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")


def plain_of_slack(text: str) -> str:
    """The words of a message: mentions and links by their labels, nothing escaped any more."""
    return _TOKEN.sub(_said, text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _said(match: re.Match[str]) -> str:
    target, label = match.group(1), match.group(2)
    if target.startswith("@"):
        return f"@{label}" if label else "@somebody"
    if target.startswith("#"):
        return f"#{label}" if label else "#channel"
    if target.startswith("!"):
        return label or f"@{target[1:].partition('^')[0]}"
    return label or target
