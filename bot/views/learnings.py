"""What was learned, as a search finds it or as somebody shared it with the channel."""

from typing import Final

from bot.core.messages import SharedLearning
from bot.core.replies import Found, FoundLearning
from bot.core.search_terms import LONGEST
from bot.views import action_ids, texts
from bot.views.blocks import (
    Block,
    Rendered,
    actions,
    button,
    context,
    divider,
    link_button,
    rendered,
    section,
)
from bot.views.card import NAME_LIMIT

MOST: Final = 5
"""Results on a page."""
QUOTE_LIMIT: Final = 500
OWN_LIMIT: Final = 120
MOST_OWN: Final = 3
"""Answers to the owners' own questions that are shown."""
LESSON_LIMIT: Final = 500
THEMES_LIMIT: Final = 200
QUERY_LIMIT: Final = LONGEST

_KINDS: Final = {
    "used_new_way": "used in a new way",
    "asked_x_needed_y": "asked for X, needed Y",
    "bug": "a bug",
    "docs_unclear": "docs or screens unclear",
    "idea": "an idea",
    "nothing_new": "nothing new",
}
_SEEN_BY: Final = {"team": "seen by the team only", "me": "seen by you only"}


def found(reply: Found) -> Rendered:
    """One page of results, with what leads to the others."""
    return rendered(
        section(_heading(reply)),
        *(block for item in reply.items[:MOST] for block in _item(item)),
        _pages(reply),
        None if reply.items else context(_HINT),
    )


_HINT: Final = (
    "Try fewer words, or filters: from:@ada · since:2026-10 · until:2026-11 · theme:billing · "
    'kind:bug · customer:17 · "these words together" · -without'
)


def _heading(reply: Found) -> str:
    looked_for = f" for “{texts.safe(reply.text, QUERY_LIMIT)}”" if reply.text else ""
    if not reply.items:
        return f"Nothing was learned{looked_for} yet that you can see."
    number = f", page {reply.page + 1}" if reply.page else ""
    return f"*What we learned*{looked_for}{number}"


def _item(item: FoundLearning) -> tuple[Block | None, ...]:
    share = button(
        "Share to channel",
        action_ids.LEARNED_SHARE,
        item.followup_id,
        aloud="Share what was learned to the channel",
    )
    hidden = _SEEN_BY.get(item.visibility)
    facts = [texts.on_day(item.at), texts.mention(item.user_id), _kinds(item.kinds)]
    return (
        divider(),  # long results run into each other where they have no buttons
        section(
            f"*{texts.safe(item.alias, NAME_LIMIT)}* · {' · '.join(filter(None, facts))}"
            f"{f' · _{hidden}_' if hidden else ''}",
            texts.quoted(item.quote, QUOTE_LIMIT) if item.quote else "",
            texts.safe(item.learning, LESSON_LIMIT),
            *(texts.safe(line, OWN_LIMIT) for line in item.own[:MOST_OWN]),
            _themes(item.themes),
        ),
        actions(
            share if item.may_share else None,
            link_button("Open contact", item.url, "contact"),
            link_button("Open issue", item.issue_url, "issue"),
        ),
    )


def _pages(reply: Found) -> Block | None:
    def to(page: int) -> str:
        return f"{page}|{reply.text[:QUERY_LIMIT]}"

    before, after = reply.page > 0, reply.more
    return actions(
        button("Previous page", action_ids.LEARNED_PREVIOUS, to(reply.page - 1))
        if before
        else None,
        button("Next page", action_ids.LEARNED_NEXT, to(reply.page + 1)) if after else None,
    )


def shared(message: SharedLearning) -> Rendered:
    """What somebody showed to the whole channel."""
    if message.gone or message.at is None:
        return rendered(section("What was shared here has been taken back."))
    alias = texts.safe(message.alias, NAME_LIMIT) or "a customer"
    learner = texts.mention(message.user_id)
    by = texts.mention(message.shared_by)
    facts = [alias, texts.on_day(message.at), f"heard by {learner}", _kinds(message.kinds)]
    facts += [f"shared by {by}"] if message.shared_by != message.user_id else []
    return rendered(
        section(
            "*Learned from a customer*",
            texts.quoted(message.quote, QUOTE_LIMIT) if message.quote else "",
            texts.safe(message.learning, LESSON_LIMIT),
            _themes(message.themes),
        ),
        context(" · ".join(filter(None, facts))),
        actions(link_button("Open issue", message.issue_url, "issue")),
    )


def _kinds(kinds: tuple[str, ...]) -> str:
    return ", ".join(_KINDS[kind] for kind in kinds if kind in _KINDS)


def _themes(themes: tuple[str, ...]) -> str:
    names = texts.safe(", ".join(themes), THEMES_LIMIT)
    return f"Themes: {names}" if names else ""
