"""Answers without the weeks it takes to come by them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy import insert

from bot.core.questions import FollowupDetails
from bot.core.replies import Found
from bot.store import followups, members, people
from bot.store.followups import Followup
from bot.store.ids import new_id
from bot.store.learning_words import anything_waiting
from bot.store.tables import contact, customer, pairing
from bot.store.transaction import Tx
from bot.usecases.find_learnings import bring_up_to_date, find_learnings
from bot.usecases.record_answer import record_details
from tests.usecases.world import World

P = ParamSpec("P")
T = TypeVar("T")


class Learners(Protocol):
    """A world with a clock, a rotation and a database."""

    at: datetime
    rotation_id: str

    def do(self, usecase: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a use case."""
        ...


def learn(world: Learners, user: str, learning: str = "", **fields: Any) -> str:  # noqa: ANN401 - the value checks them
    """Somebody of the rotation has met a customer and fills in the form; the follow-up's id."""
    who = fields.pop("customer", "")
    rotation_id = fields.pop("rotation_id", world.rotation_id)
    followup_id = world.do(met, rotation_id, user, who, at=world.at)
    details = FollowupDetails(outcome="solved", learning=learning, **fields)
    problems = world.do(
        record_details, followup_id=followup_id, user_id=user, details=details, at=world.at
    )
    assert problems is None
    return followup_id


def met(tx: Tx, rotation_id: str, user: str, who: str, *, at: datetime) -> str:
    """Somebody has met a customer and was asked about it; the follow-up's id."""
    member = members.find(tx, rotation_id, user, at=at)
    assert member is not None
    ids = {"workspace_id": tx.workspace_id, "rotation_id": rotation_id}
    contact_id, pairing_id, followup_id = new_id(), new_id(), new_id()
    customer_id = _customer(tx, who, at) if who else None
    tx.run(
        insert(contact).values(
            **ids,
            id=contact_id,
            external_id=contact_id,
            kind="ticket",
            subject="About it",
            excerpt="",
            customer_id=customer_id,
            host_name="",
            url="https://desk.example.com/7",
            tags=[],
            state="done",
            waiting_since=at,
        )
    )
    tx.run(
        insert(pairing).values(
            **ids,
            id=pairing_id,
            contact_id=contact_id,
            member_id=member.id,
            user_id=user,
            role="lead",
            state="done",
            reason="",
            stride=1,
            offered_at=at,
            deadline=at,
            ended_at=at,
        )
    )
    followups.add(
        tx,
        Followup(
            id=followup_id,
            pairing_id=pairing_id,
            user_id=user,
            kind="ticket",
            question_set="ticket:1",
            state="asked",
            happened_at=at,
            asked_at=at,
        ),
    )
    return followup_id


def _customer(tx: Tx, alias: str, at: datetime) -> str:
    known = tx.first(
        customer.select().where(
            customer.c.workspace_id == tx.workspace_id, customer.c.alias == alias
        )
    )
    if known is not None:
        return str(known.id)
    customer_id = new_id()
    tx.run(
        insert(customer).values(
            workspace_id=tx.workspace_id,
            id=customer_id,
            reference=alias,
            person="Mina Okafor",
            company="Northwind",
            alias=alias,
            created_at=at,
        )
    )
    return customer_id


def found(world: World, text: str = "", user: str = "ada", page: int = 0) -> list[str]:
    """What somebody's search shows: the learnings, or the one sentence why there are none."""
    if world.see(anything_waiting):
        world.do(bring_up_to_date)
    person = world.see(people.find_person, user) or world.person(user)
    reply = world.see(find_learnings, text=text, person=person, page=page)
    if isinstance(reply, Found):
        return [one.learning or one.quote for one in reply.items]
    return [reply.sentence]
