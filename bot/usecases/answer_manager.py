"""A manager says whether they want to hear of somebody's thank-yous, at once or later."""

from datetime import datetime
from typing import Final

from bot.core.messages import ManagerState
from bot.core.replies import Done, Refusal, Reply
from bot.store import managers
from bot.store.transaction import Tx
from bot.usecases.name_manager import say_request


def answer_manager(tx: Tx, *, user_id: str, about: str, agrees: bool, at: datetime) -> Reply | None:
    """A manager agrees, or wants to hear nothing (more). None: the message says what is next."""
    named = managers.of_person(tx, about)
    if named is None or named.manager_user_id != user_id:
        return Refusal(sentence="They have named somebody else by now. Nothing was changed.")
    since: tuple[ManagerState, ...] = ("asked",) if agrees else ("asked", "agreed")
    to: ManagerState = "agreed" if agrees else "declined"
    moved = managers.move(tx, about, user_id, since=since, to=to, at=at)
    now = managers.of_person(tx, about) or named  # whoever was first may have pressed just now
    say_request(tx, now, at=at)
    return None if moved else Done(sentence=_BECAME[now.state])


def hear_no_more(tx: Tx, *, user_id: str, at: datetime) -> Done:
    """A manager wants to hear of nobody's thank-yous any more."""
    ended = [
        about
        for about in managers.agreed_with(tx, user_id)
        if answer_manager(tx, user_id=user_id, about=about, agrees=False, at=at) is None
    ]
    if not ended:
        return Done(sentence="You don't hear of anybody's thank-yous. Nothing was changed.")
    return Done(sentence="You won't hear of their thank-yous any more.")


_BECAME: Final[dict[ManagerState, str]] = {
    "asked": "This has changed meanwhile. Look at the message once more.",
    "agreed": "You have agreed already. Nothing was changed.",
    "declined": "You said no to this already. Nothing was changed.",
    "ended": "They took it back meanwhile, so you don't hear of it. Nothing was changed.",
}
