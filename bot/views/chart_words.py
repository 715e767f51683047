"""What the digest's picture shows, in words."""

from typing import Final

from bot.core.messages import Digest
from bot.views.texts import count, plain_label

ALT_LIMIT: Final = 950
"""Slack takes 1,000 for an uploaded file."""
THEME_LIMIT: Final = 40


def digest_alt_text(digest: Digest) -> str:
    """The picture for those who cannot see it: each bar, the coverage, the themes."""
    sentences = []
    if digest.weeks:
        numbers = ", ".join(str(figure.contacts) for figure in digest.weeks)
        first, last = digest.weeks[0], digest.weeks[-1]
        sentences.append(
            f"Contacts a week over {count(len(digest.weeks), 'week')} to {last.week}: {numbers}."
        )
        went = f"went from {first.coverage:.0%} to" if len(digest.weeks) > 1 else "is"
        sentences.append(
            f"Coverage {went} {last.coverage:.0%} of the roster"
            + (f" ({last.members} of {last.roster})" if last.roster else "")
            + (f", week by week {_shares(digest)}." if len(digest.weeks) > 1 else ".")
        )
    if digest.themes:
        named = ", ".join(
            f"{plain_label(theme.name, THEME_LIMIT)} {theme.mentions}" for theme in digest.themes
        )
        sentences.append(f"Themes by mentions: {named}.")
    return plain_label(" ".join(sentences) or "No contacts and no themes yet.", ALT_LIMIT)


def _shares(digest: Digest) -> str:
    return ", ".join(f"{figure.coverage:.0%}" for figure in digest.weeks)
