"""Somebody's Home tab: published when it is opened and after their own acts."""

from datetime import datetime, timedelta

from bot.core.messages import Home, HomeRotation, HomeSource, Offer, Question, Quote, TakeOver
from bot.core.worktime import away_at
from bot.store import (
    archiving,
    contacts,
    followups,
    handovers,
    learning_search,
    members,
    outbox,
    pairings,
    promises,
    rotations,
    sources,
    visibility,
)
from bot.store.learning_search import Sought
from bot.store.learnings import Learning
from bot.store.members import Member
from bot.store.pairings import Pairing
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.calendars import calendar_of
from bot.usecases.cards import offer_key, offer_message, private_promise_line
from bot.usecases.handover_cards import ask_key, take_over_message
from bot.usecases.home_time import home_time
from bot.usecases.owning import owns
from bot.usecases.passing_on import load_passing
from bot.usecases.planning import preview
from bot.usecases.questions import question_message

OPEN_FOR = timedelta(days=30)
"""How long an unanswered question stays on Home."""
MOST_ITEMS = 10
MOST_LEARNED = 5


def show_home(tx: Tx, *, user_id: str, at: datetime) -> None:
    """Publish somebody's Home as it is now; the newest version wins."""
    message = home_message(tx, user_id, at=at)
    outbox.put(tx, key=f"home:{user_id}", conversation=f"home:{user_id}", message=message, at=at)


def refresh_home(tx: Tx, user_id: str, *, at: datetime) -> None:
    """Publish it again after an act, if they have ever opened it."""
    if outbox.is_known(tx, f"home:{user_id}"):
        show_home(tx, user_id=user_id, at=at)


def home_message(tx: Tx, user_id: str, *, at: datetime) -> Home:
    """Everything on somebody's Home, read only."""
    mine = {one.rotation_id: one for one in members.of_person(tx, user_id, at=at)}
    owned = rotations.owned_by(tx, user_id) | {one for one in mine if owns(tx, one, user_id)}
    learned = learning_search.search(
        tx, Sought(), visibility.reader(tx, user_id), offset=0, limit=MOST_LEARNED
    )
    inside = {*mine, *owned}
    listed = visibility.known_to(tx, user_id)
    own_first = sorted(listed, key=lambda one: one.id not in inside)
    promised = promises.still_open(tx, user_id=user_id)
    return Home(
        user_id=user_id,
        rotations=tuple(
            _rotation(tx, one, mine.get(one.id), owner=one.id in owned, at=at)
            for one in own_first[:MOST_ITEMS]
        ),
        asked=_asked(tx, user_id, at=at),
        turns=_turns(tx, user_id),
        questions=_questions(tx, user_id, at=at),
        learned=tuple(_quote(one) for one in learned),
        promises=tuple(private_promise_line(tx, one) for one in promised[:MOST_ITEMS]),
        promises_in_all=len(promised),
        rotations_in_all=len(own_first),
        archived=len(archiving.archived_of(tx, user_id)),
        my_time=home_time(tx, next(iter(mine.values()))) if mine else None,
    )


def _quote(learning: Learning) -> Quote:
    return Quote(
        text=learning.learning or learning.quote, alias=learning.alias, user_id=learning.user_id
    )


def _rotation(
    tx: Tx, rotation: Rotation, member: Member | None, *, owner: bool, at: datetime
) -> HomeRotation:
    away = away_at(calendar_of(member, rotation), at) if member else None
    coming = preview(tx, rotation, at=at, rounds=1) if rotation.state == "active" else ()
    return HomeRotation(
        rotation_id=rotation.id,
        name=rotation.name,
        member=member is not None,
        away=away is not None,
        away_until=away.until if away else None,
        away_reason=away.reason if away else "",
        skipped_weekdays=member.skipped_weekdays if member else (),
        next_round=coming[0].at if coming else None,
        owner=owner,
        sources=_sources(tx, rotation) if owner else None,
        paused=rotation.state != "active",
        picked_next=any(member.user_id in one.user_ids for one in coming) if member else False,
    )


def _sources(tx: Tx, rotation: Rotation) -> tuple[HomeSource, ...]:
    return tuple(
        HomeSource(
            name=one.name,
            state="failing" if one.failures else "read" if one.pulled_at else "new",
            read_at=one.pulled_at,
            problem=one.last_error,
        )
        for one in sources.every(tx, rotation.id)
    )


def _asked(tx: Tx, user_id: str, *, at: datetime) -> tuple[TakeOver, ...]:
    found = []
    for one in handovers.open_to(tx, user_id)[:MOST_ITEMS]:
        passing = load_passing(tx, one.pairing_id, at=at)
        if passing is not None and outbox.is_known(tx, ask_key(one)):
            found.append(take_over_message(one, passing.asked))
    return tuple(found)


def _turns(tx: Tx, user_id: str) -> tuple[Offer, ...]:
    live = [one for one in pairings.live_of_person(tx, user_id) if _is_asked(tx, one)]
    return tuple(offer_message(tx, one) for one in live[:MOST_ITEMS])


def _is_asked(tx: Tx, pairing: Pairing) -> bool:
    """A shadow is planned with the round, and asked only once the lead has accepted."""
    return pairing.role == "lead" or outbox.is_known(tx, offer_key(pairing.id))


def _questions(tx: Tx, user_id: str, *, at: datetime) -> tuple[Question, ...]:
    asked = followups.open_of_person(tx, user_id, since=at - OPEN_FOR)[:MOST_ITEMS]
    found = []
    for one in asked:
        pairing = pairings.get(tx, one.pairing_id)
        contact = contacts.get(tx, pairing.contact_id) if pairing else None
        if contact is not None:
            found.append(question_message(tx, one, contact))
    return tuple(found)
