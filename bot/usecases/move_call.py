"""A call was moved: its person names the new date, and keeps it."""

from datetime import date, datetime, time, timedelta

from bot.core.localtime import local_instant
from bot.core.promises import FURTHEST
from bot.core.replies import Refusal
from bot.core.rotation_form import FormProblems
from bot.store import contacts, followups, pairings, people
from bot.store.transaction import Tx
from bot.usecases.cards import say_offer
from bot.usecases.offering import plan_call
from bot.usecases.own_question import own_question
from bot.usecases.questions import say_question
from bot.usecases.show_home import refresh_home

FIELD = "new_day"
USUAL = timedelta(hours=1)
"""How long a call is whose length nobody knows."""


def give_new_date(
    tx: Tx, *, followup_id: str, user_id: str, day: date, clock: time, at: datetime
) -> FormProblems | None:
    """Plan the call for a local day and time of its person, as long as it was planned before.

    A local time that does not exist is the next real instant; one that occurs twice is the
    first. The person keeps the call, with a reminder before and a question after it. The source
    may still bring another date later, and is then right. None when it is saved.
    """
    opened = own_question(tx, followup_id, user_id, at=at)
    if isinstance(opened, Refusal):
        return _problem(opened.sentence)
    followup, pairing = opened
    answer = followups.find_answer(tx, followup_id)
    contact = contacts.get(tx, pairing.contact_id)
    moved = answer is not None and answer.outcome == "moved" and pairing.state == "accepted"
    if contact is None or not moved:
        return _problem("This call is not waiting for a new date any more. Nothing was changed.")
    person = people.find_person(tx, user_id)
    starts_at = local_instant(day, clock, person.zone if person else "UTC")
    if starts_at <= at:
        return _problem("This moment has passed. Please pick a later one.")
    if starts_at - at > FURTHEST:
        return _problem("This is more than a year away. Please pick an earlier day.")
    known = contact.starts_at is not None and contact.ends_at is not None
    length = contact.ends_at - contact.starts_at if known else USUAL  # type: ignore[operator] # both are there
    dates = {"starts_at": starts_at, "ends_at": starts_at + length}
    contacts.change(tx, contact.id, state="paired", date_given=True, **dates)
    planned = contacts.get(tx, contact.id)
    for one in pairings.live_of_contact(tx, contact.id):
        if one.state == "accepted" and planned is not None:
            plan_call(tx, one, planned, at=at)
        say_offer(tx, one.id, at=at)
    say_question(tx, followup.id, at=at)
    refresh_home(tx, user_id, at=at)
    return None


def _problem(sentence: str) -> FormProblems:
    return FormProblems(problems={FIELD: sentence})
