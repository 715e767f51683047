"""Swaps and covers in the stories without Slack."""

from bot.core.messages import CoverPost, HandoverNews, TakeOver
from bot.core.person import PersonState
from bot.core.replies import Reply
from bot.store.tables import handover
from bot.usecases.cover_pairing import cover_pairing
from bot.usecases.swap_pairing import swap_pairing
from bot.usecases.take_over import decline_over, take_back, take_over
from tests.usecases.world import CHANNEL, World


def swap(world: World, user: str, to: str, *, of: str = "", state: PersonState = "active") -> Reply:
    """Hand on the latest offer of somebody (their own, unless ``of`` says whose)."""
    return world.do(
        swap_pairing,
        pairing_id=world.offer(of or user).pairing_id,
        user_id=user,
        to=world.person(to, state=state),
        at=world.at,
    )


def cover(world: World, user: str, *, of: str = "") -> Reply:
    pairing_id = world.offer(of or user).pairing_id
    return world.do(cover_pairing, pairing_id=pairing_id, user_id=user, at=world.at)


def latest(world: World) -> str:
    """The id of the open swap or cover, else of the one that ended last."""
    rows = world.table(handover)
    return str(max(rows, key=lambda row: (row.state == "open", row.ended_at or row.asked_at)).id)


def take(world: World, user: str, handover_id: str = "") -> Reply | None:
    return world.do(take_over, handover_id=handover_id or latest(world), user_id=user, at=world.at)


def decline(world: World, user: str) -> Reply | None:
    return world.do(decline_over, handover_id=latest(world), user_id=user, at=world.at)


def back(world: World, user: str, *, of: str = "") -> Reply | None:
    pairing_id = world.offer(of or user).pairing_id
    return world.do(take_back, pairing_id=pairing_id, user_id=user, at=world.at)


def asked(world: World, user: str) -> list[TakeOver]:
    return [one for one in world.messages(user) if isinstance(one, TakeOver)]


def posts(world: World) -> list[CoverPost]:
    return [one for one in world.messages(CHANNEL) if isinstance(one, CoverPost)]


def news(world: World, user: str) -> list[tuple[str, str]]:
    """What somebody heard of what they handed on: what came of it, and who."""
    found = (one for one in world.messages(user) if isinstance(one, HandoverNews))
    return [(one.state, one.user_id) for one in found]


def said(reply: object) -> str:
    return str(getattr(reply, "sentence", reply))
