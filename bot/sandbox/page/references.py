"""What stands between `<` and `>` in mrkdwn: links, mentions and dates."""

from typing import Final

from markupsafe import Markup, escape

from bot.sandbox.page.dates import date_text
from bot.sandbox.page.reader import Reader

# Anything else (javascript:, data:, file:) is shown as text and cannot be followed.
_SCHEMES: Final = ("http://", "https://", "mailto:", "tel:")
_APP: Final = "slack://app?"
_BROADCASTS: Final = {"here", "channel", "everyone"}


def reference(inner: str, reader: Reader, *, first: bool = False) -> Markup:
    """The drawing of `<inner>`; `first` capitalises a date that begins its line, as Slack does."""
    target, bar, label = inner.partition("|")
    if target[:1] == "@":
        return person(target[1:], reader, label)
    if target[:1] == "#":
        return channel(target[1:], reader, label)
    if target.startswith("!date^"):
        return _date(target, label, reader, first=first)
    if target[:1] == "!":
        return _special(target[1:], label)
    return link(target, label if bar and label else target)


def person(user: str, reader: Reader, label: str = "") -> Markup:
    """A mention of a person, marked when it is the reader."""
    name = reader.people.get(user) or label or user
    me = " me" if user == reader.user else ""
    return Markup('<span class="mention{}">@{}</span>').format(me, name)


def channel(identity: str, reader: Reader, label: str = "") -> Markup:
    """A mention of a channel, which leads to it; one the reader cannot see has no name."""
    name = reader.channels.get(identity)
    if name is None:
        return Markup('<span class="mention">#{}</span>').format(label or "private channel")
    return Markup('<a class="mention" data-open="{}" href="#">#{}</a>').format(identity, name)


def link(address: str, label: str) -> Markup:
    """A link that opens in a new tab, or plain text when it is none that a chat should follow."""
    if address.startswith(_APP) and address.endswith("tab=home"):
        return Markup('<a data-open="app" data-tab="home" href="#">{}</a>').format(label)
    if not address.lower().startswith(_SCHEMES):
        return escape(f"<{address}>" if label == address else f"<{address}|{label}>")
    shown = label.removeprefix("mailto:") if label == address else label
    tag = Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>')
    return tag.format(address, shown)


def _special(name: str, label: str) -> Markup:
    word = name.partition("^")[0]
    shown = f"@{word}" if word in _BROADCASTS else label or f"<!{name}>"
    return Markup('<span class="mention me">{}</span>').format(shown)


def _date(target: str, label: str, reader: Reader, *, first: bool) -> Markup:
    _, unix, pattern, *address = [*target.split("^", 3), "", ""]
    try:
        shown = date_text(unix, pattern, reader)
    except ValueError:
        return escape(label)
    if first:
        shown = shown[:1].upper() + shown[1:]
    drawn = Markup('<time title="{}">{}</time>').format(label, shown)
    if address[0].lower().startswith(_SCHEMES):
        tag = Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>')
        return tag.format(address[0], drawn)
    return drawn
