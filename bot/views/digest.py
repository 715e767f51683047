"""The weekly channel message: aliases only, whole items only, nobody who is behind is named."""

from dataclasses import replace
from typing import Final

from bot.core.digest_layout import one_reply, spread
from bot.core.messages import Coverage, Digest, DigestMore, Left
from bot.core.replies import DigestPreview
from bot.views import action_ids, texts
from bot.views.blocks import (
    Block,
    Rendered,
    actions,
    button,
    context,
    fallback,
    header,
    image,
    rendered,
    section,
)
from bot.views.card import NAME_LIMIT
from bot.views.chart_words import digest_alt_text
from bot.views.charts import has_picture
from bot.views.digest_items import after_chart, before_chart, in_thread, reply_lists

EMPTIED: Final = "Nothing more here: whatever there is stands in the digest above."
WHOLE_LIMIT: Final = 12_000
"""More than any digest's words."""


def render(digest: Digest) -> Rendered:
    """The digest without its picture."""
    return digest_blocks(digest, None)


def preview(reply: DigestPreview) -> Rendered:
    """What will be posted, as it will be, under a line that says so; its picture comes then."""
    digest, _ = spread(reply.digest)
    drawn = render(digest)
    picture = ", with its picture" if has_picture(digest) else ""
    told = context(
        f"Only you see this. As things stand it will be posted {texts.when(reply.due)}{picture}."
    )
    left = in_thread(digest.left)
    thread = context(f"In its thread: {left}.") if left else None
    blocks = [told, *drawn.blocks, *filter(None, [thread])]
    return Rendered(text=f"Preview: {fallback(blocks)}", blocks=blocks)


def digest_blocks(digest: Digest, file_id: str | None) -> Rendered:
    """The digest, with the picture of that Slack file when there is one."""
    digest, _ = spread(digest)  # as it was laid out; one from before there were threads as well
    drawn = rendered(
        header(f"Week {_week(digest)}: {digest.rotation}"),
        context(f"{_days(digest)}{' · late, sorry' if digest.late else ''}"),
        section(coverage_line(digest.coverage)),
        _quiet(digest),
        *before_chart(digest),
        image(file_id, digest_alt_text(digest)) if file_id else None,
        *after_chart(digest),
        _buttons(digest),
    )
    return replace(drawn, whole=fallback(drawn.blocks, WHOLE_LIMIT))


def reply(more: DigestMore) -> Rendered:
    """What had no room in the digest; once it has, that it has."""
    title = f"*More of week {_week(more)}*" + (f", part {more.part}" if more.part > 1 else "")
    lists = reply_lists(one_reply(more))
    if not lists:
        return rendered(section(title, EMPTIED))
    return rendered(section(title), *lists)


def coverage_line(coverage: Coverage) -> str:
    """How far the rotation reaches, each share with its whole."""
    reach = f"{coverage.developers} of {texts.count(coverage.roster, 'developer')}"
    parts = [
        f"*{reach}* met a customer in the last 6 weeks",
        f"{_hours(coverage.call_minutes)} on {_calls(coverage)}",
        f"{coverage.answered} of {texts.count(coverage.asked, 'follow-up')} answered",
    ]
    return " · ".join(parts)


def _calls(coverage: Coverage) -> str:
    return (
        f"{coverage.calls_heard} of {texts.count(coverage.calls, 'call')}"
        if coverage.calls
        else "calls"
    )


def _quiet(digest: Digest) -> Block | None:
    if digest.held_back:
        return section(
            "People of another company read this channel, so what was learned isn't shown here. "
            "`/firsthand digest` shows it to you."
        )
    news = (digest.quotes, digest.surprises, digest.learned, digest.themes, digest.thanks)
    if any(news) or digest.promises_kept or digest.puzzle or digest.left != Left():
        return None
    return section("A quiet week: nothing new was heard from customers.")


def _buttons(digest: Digest) -> Block | None:
    rotation = texts.plain_label(digest.rotation, NAME_LIMIT // 2)
    return actions(
        button("Log a contact", action_ids.CONTACT_LOG, "-"),
        button(
            "Browse what we learned", action_ids.LEARNED_SEARCH, "-", aloud="Browse what we learned"
        ),
        button("My next turn", action_ids.ROTATION_NEXT, digest.rotation_id),
        button("Join", action_ids.ROTATION_JOIN, digest.rotation_id, aloud=f"Join {rotation}"),
    )


def _week(digest: Digest | DigestMore) -> str:
    return str(int(digest.week.rsplit("W", 1)[-1]))


def _days(digest: Digest) -> str:
    return f"{texts.weekday(digest.starts_on)} to {texts.weekday(digest.ends_on)}"


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return " ".join(
        filter(None, (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else ""))
    )
