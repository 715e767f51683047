"""A rotation played through, round by round, by the function that picks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import takewhile

from bot.core.cadence import occurrence_after, occurrences
from bot.core.candidate import Candidate, RuledOut, Waiting
from bot.core.localtime import local_day, local_instant
from bot.core.pairing import rest_until
from bot.core.plan import Pick, Plan, Round
from bot.core.rotation import call_is_due, plan_round
from bot.core.ruling import rule_out
from bot.core.scenario import Scenario
from bot.core.scenario_reading import cadence_of
from bot.core.simulated_contacts import arrivals_of, chance
from bot.core.simulated_member import SimulatedMember, member_of
from bot.core.worktime import WorkCalendar

Policy = Callable[[Sequence[Candidate], Sequence[Waiting], Round], Plan]

MOST_OFFERS = 3
"""How many are asked for one contact in one round."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """One round that was held."""

    at: datetime
    pairs: tuple[Pick, ...]
    """Those that came about."""
    waiting: tuple[str, ...]
    """Ids of the contacts that wait on."""
    unfilled: int
    """Seats a due contact was there for, and nobody to take it."""
    candidates: tuple[Candidate, ...]
    """Everybody on the roster, as the round saw them."""
    due: tuple[Waiting, ...]
    present: tuple[str, ...]
    """Names of those no rule kept from the whole round."""


def rounds_of(scenario: Scenario) -> list[datetime]:
    """When the scenario's rounds are."""
    zone = scenario.cadence.zone
    since = local_instant(scenario.start, datetime.min.time(), zone)
    last = scenario.start + timedelta(weeks=scenario.weeks)
    until = local_instant(last, datetime.min.time(), zone)
    return list(occurrences(cadence_of(scenario), since, until))


def simulate(scenario: Scenario, policy: Policy = plan_round) -> Iterator[Held]:
    """Play a scenario, yielding each round as it is held.

    Everybody who is offered a contact takes it, but for the share that declines (see `Settings`);
    then the next best person is asked, thrice at most. What is taken is done: tickets after
    some days, calls at their end.
    """
    play = _Play(scenario, policy)
    rounds = rounds_of(scenario)
    for number, at in enumerate(rounds):
        yield play.hold(at, rounds[number + 1 : number + 2])


class _Play:
    """What goes on between the rounds of one simulation."""

    def __init__(self, scenario: Scenario, policy: Policy) -> None:
        self._scenario = scenario
        self._policy = policy
        self._members = {one.name: member_of(one, scenario) for one in scenario.members}
        self._coming = arrivals_of(scenario)
        self._waiting: list[Waiting] = []
        told = scenario.cadence
        self._calendar = WorkCalendar(zone=told.zone, country=told.country)
        self._cadence = cadence_of(scenario)
        self._v = 0

    def hold(self, at: datetime, later: Sequence[datetime]) -> Held:
        """Hold the round of that moment."""
        for member in self._members.values():
            member.finish(at)
        due = self._due(at, later)
        today = local_day(at, self._scenario.cadence.zone)
        roster = [one for one in self._members.values() if one.is_member(today)]
        candidates = tuple(one.candidate(at, self._v) for one in roster)
        terms = Round(
            at=at,
            seats=self._scenario.settings.seats,
            v=self._v,
            salt=f"{self._scenario.name}|{at.isoformat()}",
            shadowing=self._scenario.settings.shadowing,
        )
        plan = self._policy(candidates, due, terms)
        self._remember(plan, roster)
        pairs = self._offer(plan, due, terms, roster)
        picked = {pick.member_id for pick in pairs}
        for member in roster:
            member.in_previous_round = member.told.name in picked
        taken = {pick.contact_id for pick in pairs}
        self._waiting = [one for one in self._waiting if one.contact_id not in taken]
        return Held(
            at=at,
            pairs=tuple(pairs),
            waiting=tuple(one.contact_id for one in self._waiting),
            unfilled=min(terms.seats, len(due)) - len(taken),
            candidates=candidates,
            due=due,
            present=tuple(one.member_id for one in candidates if _present(one, at)),
        )

    def _due(self, at: datetime, later: Sequence[datetime]) -> tuple[Waiting, ...]:
        """What has come in and is to be taken now; calls that have begun are gone."""
        arrived = list(takewhile(lambda one: one.at <= at, self._coming))
        del self._coming[: len(arrived)]
        everything = [*self._waiting, *(one.contact for one in arrived)]
        self._waiting = [one for one in everything if one.starts_at is None or one.starts_at > at]
        if not later:
            following = occurrence_after(self._cadence, at)
            later = [] if following is None else [following]
        return tuple(
            one
            for one in self._waiting
            if one.starts_at is None or call_is_due(one.starts_at, at, later, self._calendar)
        )

    def _remember(self, plan: Plan, roster: Sequence[SimulatedMember]) -> None:
        self._v = plan.v
        for member in roster:
            member.was_away = member.told.name in plan.away
        for back in plan.returned:
            member = self._members[back.member_id]
            member.virtual_pass = (member.virtual_pass or 0) + back.amount

    def _offer(
        self, plan: Plan, due: Sequence[Waiting], terms: Round, roster: Sequence[SimulatedMember]
    ) -> list[Pick]:
        """Let everybody answer, and ask the next best for what was declined."""
        desk = {one.contact_id: one for one in due}
        taken: list[Pick] = []
        for asked in range(MOST_OFFERS):
            declined = {
                pick.contact_id: pick
                for pick in plan.pairs
                if pick.role == "lead" and self._declines(pick, asked)
            }
            agreed = [pick for pick in plan.pairs if pick.contact_id not in declined]
            for pick in agreed:
                self._begin(pick, desk[pick.contact_id], terms.at, agreed)
            taken += agreed
            for contact_id, pick in declined.items():
                desk[contact_id] = self._refused(pick, desk[contact_id], terms.at)
            if not declined:
                break
            busy = {pick.member_id for pick in taken}
            plan = self._policy(
                [one.candidate(terms.at, self._v) for one in roster if one.told.name not in busy],
                [desk[contact_id] for contact_id in declined],
                replace(terms, seats=len(declined), v=self._v),
            )
        self._waiting = [desk.get(one.contact_id, one) for one in self._waiting]
        return taken

    def _refused(self, pick: Pick, contact: Waiting, at: datetime) -> Waiting:
        """Whoever declines rests, and is not asked for this contact again."""
        member = self._members[pick.member_id]
        member.rest_until = rest_until(member.calendar, at)
        return replace(contact, excluded_user_ids=contact.excluded_user_ids | {pick.user_id})

    def _declines(self, pick: Pick, asked: int) -> bool:
        seed, share = self._scenario.seed, self._scenario.settings.declines
        return chance(seed, "declines", pick.contact_id, pick.member_id, asked) < share

    def _begin(self, pick: Pick, contact: Waiting, at: datetime, pairs: Sequence[Pick]) -> None:
        days = timedelta(days=self._scenario.settings.ticket_days)
        member = self._members[pick.member_id]
        member.begin(pick, contact, at, contact.ends_at or at + days)
        others = [
            other.user_id
            for other in pairs
            if other.contact_id == pick.contact_id and other.member_id != pick.member_id
        ]
        member.held[-1].partner = next(iter(others), None)


def _present(one: Candidate, at: datetime) -> bool:
    ruled: RuledOut | None = rule_out(one, at)
    return ruled is None and (one.rest_until is None or one.rest_until <= at)
