"""One person of a simulation: what a round must know of them, kept up as time goes on."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time

from bot.core.absence import Absence
from bot.core.candidate import CEILING_PERIOD, Candidate, Waiting
from bot.core.ladder import Ladder, step_of
from bot.core.ledger import joiner_pass, stride
from bot.core.localtime import local_instant
from bot.core.plan import Pick
from bot.core.scenario import WEEKDAYS, MemberSection, Scenario, Weekday
from bot.core.scenario_hours import read_hours
from bot.core.week_rule import WeekRule
from bot.core.worktime import Period, WorkCalendar

LATELY = 3
"""How many of the last partners count as worked with lately."""


@dataclass(kw_only=True, slots=True)
class InHand:
    """A contact in somebody's hands."""

    contact: Waiting
    stride: int
    until: datetime
    role: str
    partner: str | None = None


@dataclass(kw_only=True, slots=True)
class SimulatedMember:
    """A member as time goes on; the only thing in a simulation that changes."""

    told: MemberSection
    calendar: WorkCalendar
    ceiling: int | None
    ladder: Ladder
    virtual_pass: int | None = None
    """None before they have joined."""
    was_away: bool = False
    rest_until: datetime | None = None
    held: list[InHand] = field(default_factory=list)
    begun: list[datetime] = field(default_factory=list)
    last_contact_at: datetime | None = None
    met: set[str] = field(default_factory=set)
    partners: list[str] = field(default_factory=list)
    shadowed_with: set[str] = field(default_factory=set)
    done: Counter[str] = field(default_factory=Counter)
    """By role; "accompanied" for contacts led with a shadow."""
    in_previous_round: bool = False

    def is_member(self, day: date) -> bool:
        """Whether they are on the roster on that local day."""
        joined = self.told.joins is None or self.told.joins <= day
        return joined and (self.told.leaves is None or day < self.told.leaves)

    def candidate(self, at: datetime, v: int) -> Candidate:
        """What a round sees of them; the first time, they join."""
        if self.virtual_pass is None:
            self.virtual_pass = joiner_pass(v)
        self.begun = [one for one in self.begun if one > at - CEILING_PERIOD]
        return Candidate(
            member_id=self.told.name,
            user_id=self.told.name,
            calendar=self.calendar,
            virtual_pass=self.virtual_pass,
            weight=self.told.weight,
            in_hand=sum(one.stride for one in self.held),
            was_away=self.was_away,
            rest_until=self.rest_until,
            ceiling=self.ceiling,
            begun_last_28_days=len(self.begun),
            capacity=self.told.capacity,
            busy=self._busy(),
            last_contact_at=self.last_contact_at,
            tags=frozenset(self.told.tags),
            met_customers=frozenset(self.met),
            recent_partners=frozenset(self.partners[-LATELY:]),
            in_previous_round=self.in_previous_round,
            step=step_of(
                self.ladder,
                shadowed=self.done["shadow"],
                led_accompanied=self.done["accompanied"],
                experienced=self.told.experienced,
            ),
            shadowed_with=frozenset(self.shadowed_with),
        )

    def begin(self, pick: Pick, contact: Waiting, at: datetime, until: datetime) -> None:
        """Take a contact."""
        self.begun.append(at)
        amount = stride(contact.cost, self.told.weight)
        self.held.append(InHand(contact=contact, stride=amount, until=until, role=pick.role))

    def finish(self, at: datetime) -> None:
        """End what has come to its end: that charges."""
        for one in [one for one in self.held if one.until <= at]:
            self.held.remove(one)
            self.virtual_pass = (self.virtual_pass or 0) + one.stride
            self.last_contact_at = max(one.until, self.last_contact_at or one.until)
            if one.contact.customer_id:
                self.met.add(one.contact.customer_id)
            if one.contact.host_user_id:
                self.partners.append(one.contact.host_user_id)
            if one.partner is not None:
                self.shadowed_with.add(one.partner)
            accompanied = one.role == "lead" and one.partner is not None
            self.done["accompanied" if accompanied else one.role] += 1

    def _busy(self) -> tuple[Period, ...]:
        periods = (one.contact.period for one in self.held)
        return tuple(period for period in periods if period is not None)


def member_of(told: MemberSection, scenario: Scenario) -> SimulatedMember:
    """A member at the beginning."""
    zone = told.zone or scenario.cadence.zone
    country = scenario.cadence.country if told.country is None else told.country
    settings = scenario.settings
    return SimulatedMember(
        told=told,
        calendar=WorkCalendar(
            zone=zone,
            hours=read_hours(told.hours),
            country=country,
            absences=tuple(
                Absence(
                    since=local_instant(one.since, time.min, zone),
                    until=None if one.until is None else local_instant(one.until, time.min, zone),
                    reason=one.reason,
                )
                for one in told.absences
            ),
            skipped=_rules(told.skips),
            focus=_rules(told.focus),
        ),
        ceiling=settings.ceiling if told.ceiling is None else told.ceiling,
        ladder=Ladder(shadows=settings.shadows, accompanied=settings.accompanied),
    )


def _rules(days: tuple[Weekday, ...]) -> tuple[WeekRule, ...]:
    return (WeekRule(weekdays=tuple(WEEKDAYS.index(day) for day in days)),) if days else ()
