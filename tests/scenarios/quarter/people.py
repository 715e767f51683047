"""Twelve developers in four cities, and how each of them is."""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.core.worktime import WorkCalendar, is_working, next_working
from bot.sandbox.seed import add_channel, add_user, found
from bot.sandbox.world import World
from tests.scenarios.company import CHANNEL

ZONES = {
    "ada": "Europe/Berlin",
    "jonas": "Europe/Berlin",
    "mia": "Europe/Berlin",
    "grace": "America/New_York",
    "sam": "America/New_York",
    "noah": "America/New_York",
    "thiago": "America/Sao_Paulo",
    "luiza": "America/Sao_Paulo",
    "bruno": "America/Sao_Paulo",
    "anjali": "Asia/Kolkata",
    "ravi": "Asia/Kolkata",
    "tara": "Asia/Kolkata",
}
DEVELOPERS = tuple(ZONES)


@dataclass(frozen=True, kw_only=True)
class Manner:
    """How somebody deals with what they are sent, in shares of all cases."""

    takes: float = 1.0
    declines: float = 0.0
    answers: float = 1.0
    answers_after_days: int = 0
    it_did_not_happen: float = 0.0


STEADY = ("ada", "jonas", "grace", "sam", "thiago", "luiza")
"""Accept, complete, are never away, and work at the hour of the call: fairness speaks of them."""

MANNERS = {
    "mia": Manner(takes=0.5, declines=0.5),
    "noah": Manner(takes=0.7, it_did_not_happen=0.3),
    "bruno": Manner(takes=0.6, declines=0.1, answers=0.6),
    "anjali": Manner(takes=0.6, declines=0.1, it_did_not_happen=0.2),
    "ravi": Manner(answers=0.5),
    "tara": Manner(answers_after_days=6),
}


def manner(name: str) -> Manner:
    return MANNERS.get(name, Manner())


def quarter_company(world: World) -> None:
    found(world)
    team = [add_user(world, name, name.title(), zone).id for name, zone in ZONES.items()]
    add_channel(world, CHANNEL, [*team, world.app.bot_user])


def at_work(name: str, at: datetime) -> bool:
    return is_working(WorkCalendar(zone=ZONES[name]), at)


def back_at_work(name: str, at: datetime) -> datetime:
    return next_working(WorkCalendar(zone=ZONES[name]), at).astimezone(UTC)
