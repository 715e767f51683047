"""The weekly channel message: aliases only, whole items only, nobody who is behind is named."""

from typing import Final

from bot.core.messages import Coverage, Digest
from bot.core.replies import DigestPreview
from bot.views import action_ids, texts
from bot.views.blocks import (
    Block,
    Rendered,
    actions,
    button,
    context,
    header,
    image,
    rendered,
    section,
)
from bot.views.card import NAME_LIMIT
from bot.views.chart_words import digest_alt_text
from bot.views.digest_items import listings_after_chart, listings_before_chart
from bot.views.packing import pack

BEFORE_BUDGET: Final = 5000
AFTER_BUDGET: Final = 1700
"""With headings, numbers and the picture's words the message stays below 9,000 characters."""


def render(digest: Digest) -> Rendered:
    """The digest without its picture."""
    return digest_blocks(digest, None)


def preview(reply: DigestPreview) -> Rendered:
    """What will be posted, as it will be, under a line that says so; its picture comes then."""
    drawn = render(reply.digest)
    told = context(
        f"Only you see this. As things stand it will be posted {texts.when(reply.due)}, with its"
        " picture."
    )
    return Rendered(text=f"Preview: {drawn.text}", blocks=[told, *drawn.blocks])


def digest_blocks(digest: Digest, file_id: str | None) -> Rendered:
    """The digest, with the picture of that Slack file when there is one."""
    return rendered(
        header(f"Week {_week(digest)}: {digest.rotation}"),
        context(f"{_days(digest)}{' · late, sorry' if digest.late else ''}"),
        section(coverage_line(digest.coverage)),
        _quiet(digest),
        *pack(listings_before_chart(digest), BEFORE_BUDGET),
        image(file_id, digest_alt_text(digest)) if file_id else None,
        *pack(listings_after_chart(digest), AFTER_BUDGET),
        _buttons(digest),
    )


def coverage_line(coverage: Coverage) -> str:
    """How far the rotation reaches, each share with its whole."""
    reach = f"{coverage.developers} of {texts.count(coverage.roster, 'developer')}"
    parts = [
        f"*{reach}* met a customer in the last 6 weeks",
        f"{_hours(coverage.call_minutes)} on calls",
        f"{coverage.answered} of {texts.count(coverage.asked, 'follow-up')} answered",
    ]
    return " · ".join(parts)


def _quiet(digest: Digest) -> Block | None:
    if digest.held_back:
        return section(
            "People of another company read this channel, so what was learned isn't shown here. "
            "`/firsthand digest` shows it to you."
        )
    news = (digest.quotes, digest.surprises, digest.learned, digest.themes, digest.thanks)
    if any(news) or digest.promises_kept or digest.puzzle:
        return None
    return section("A quiet week: nothing new was heard from customers.")


def _buttons(digest: Digest) -> Block | None:
    rotation = texts.plain_label(digest.rotation, NAME_LIMIT // 2)
    return actions(
        button("Log a contact", action_ids.CONTACT_LOG, "-"),
        button("My next turn", action_ids.ROTATION_NEXT, digest.rotation_id),
        button(
            "Browse what we learned", action_ids.LEARNED_SEARCH, "-", aloud="Browse what we learned"
        ),
        button("Join", action_ids.ROTATION_JOIN, digest.rotation_id, aloud=f"Join {rotation}"),
    )


def _week(digest: Digest) -> str:
    return str(int(digest.week.rsplit("W", 1)[-1]))


def _days(digest: Digest) -> str:
    return f"{texts.weekday(digest.starts_on)} to {texts.weekday(digest.ends_on)}"


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return " ".join(
        filter(None, (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else ""))
    )
