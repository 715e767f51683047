"""The form of one's own time, as it is filled in: validated, one sentence a field."""

from datetime import date, timedelta
from typing import Final, Literal
from urllib.parse import urlsplit

from pydantic import Field, ValidationInfo, field_validator

from bot.core.hours_text import DAY_NAMES, read_day, week_of
from bot.core.messages import Value
from bot.core.own_time import OwnTime
from bot.core.public_holidays import check_country
from bot.core.week_rule import WeekRule
from bot.core.work_hours import Span

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONGEST_ADDRESS: Final = 2000

Rhythm = Literal["every", "this", "next"]
"""Focus days every week, or every second one beginning with this week or the next."""

Wish = Literal["calls_outside_hours", "remind_day_before"]


class MyTimeForm(Value):
    """Everything somebody says about their own time. Raises ``pydantic.ValidationError``.

    A day without hours is a day off. The error names the field, and nothing of an address.
    """

    monday: tuple[Span, ...] = ()
    tuesday: tuple[Span, ...] = ()
    wednesday: tuple[Span, ...] = ()
    thursday: tuple[Span, ...] = ()
    friday: tuple[Span, ...] = ()
    saturday: tuple[Span, ...] = ()
    sunday: tuple[Span, ...] = Field(default=(), validate_default=True)
    focus_rhythm: Rhythm = "every"
    focus_days: tuple[int, ...] = ()
    own_country: str | None = None
    wishes: tuple[Wish, ...] = ()
    address: str = Field(default="", repr=False)
    """A new address of a calendar; empty to leave it as it is."""
    remove_calendar: bool = False

    @field_validator(*WEEKDAYS, mode="before")
    @classmethod
    def _hours(cls, typed: object) -> object:
        return read_day(typed) if isinstance(typed, str) else typed

    @field_validator("sunday")
    @classmethod
    def _some_hours(cls, spans: tuple[Span, ...], info: ValidationInfo) -> tuple[Span, ...]:
        before = [info.data[day] for day in WEEKDAYS[:-1] if day in info.data]
        if len(before) == len(WEEKDAYS) - 1 and not any(before) and not spans:
            sentence = "give hours for at least one day; for a break, use skip or leave"
            raise ValueError(sentence)
        return spans

    @field_validator("focus_days")
    @classmethod
    def _some_days(cls, days: tuple[int, ...], info: ValidationInfo) -> tuple[int, ...]:
        if any(day not in range(7) for day in days):
            sentence = "choose days of the week"
            raise ValueError(sentence)
        worked = {number for number, day in enumerate(WEEKDAYS) if info.data.get(day)}
        if worked and worked <= set(days) and info.data.get("focus_rhythm") == "every":
            sentence = "that keeps every working day free; leave at least one of them out"
            raise ValueError(sentence)
        return tuple(sorted(set(days)))

    @field_validator("own_country")
    @classmethod
    def _known_country(cls, country: str | None) -> str | None:
        if country:
            try:
                check_country(country)
            except ValueError:
                sentence = f"no public holidays are known for “{country[:16]}”; choose another"
                raise ValueError(sentence) from None
        return country

    @field_validator("address")
    @classmethod
    def _readable_address(cls, address: str) -> str:
        address = address.strip()
        if address:
            _check_address(address)
        return address

    @field_validator("remove_calendar")
    @classmethod
    def _not_both(cls, remove: bool, info: ValidationInfo) -> bool:  # noqa: FBT001 - pydantic's
        if remove and info.data.get("address"):
            sentence = "either remove the calendar, or give another address for it"
            raise ValueError(sentence)
        return remove

    def own_time(self, today: date) -> OwnTime:
        """What is to be kept of it, filled in on that local day."""
        first = today + timedelta(weeks=1) if self.focus_rhythm == "next" else today
        monday = first - timedelta(days=first.weekday())
        every = 1 if self.focus_rhythm == "every" else 2
        # A rule for every week needs no beginning: the same wishes are then the same value.
        begins = {"anchor": monday} if every > 1 else {}
        return OwnTime(
            hours=week_of(tuple(getattr(self, day) for day in WEEKDAYS)),
            focus=WeekRule(weekdays=self.focus_days, every_weeks=every, **begins)
            if self.focus_days
            else None,
            country=self.own_country,
            calls_outside_hours="calls_outside_hours" in self.wishes,
            remind_day_before="remind_day_before" in self.wishes,
        )


def filled_in(own: OwnTime, today: date) -> MyTimeForm:
    """The form as it is opened on that local day: what `MyTimeForm.own_time` gives back."""
    focus = own.focus
    rhythm: Rhythm = "every"
    if focus is not None and focus.every_weeks > 1:
        this_week = [today + timedelta(days=day - today.weekday()) for day in focus.weekdays]
        rhythm = "this" if any(map(focus.covers, this_week)) else "next"
    wishes: tuple[Wish, ...] = ("calls_outside_hours",) if own.calls_outside_hours else ()
    if own.remind_day_before:
        wishes += ("remind_day_before",)
    return MyTimeForm(
        **{day: own.hours.spans(number) for number, day in enumerate(WEEKDAYS)},
        focus_days=focus.weekdays if focus else (),
        focus_rhythm=rhythm,
        own_country=own.country,
        wishes=wishes,
    )


def focus_words(focus: WeekRule | None) -> str:
    """The focus days for a reader, such as ``Wed, Fri (every second week)``; empty for none."""
    if focus is None:
        return ""
    days = ", ".join(DAY_NAMES[day] for day in focus.weekdays)
    return f"{days} (every second week)" if focus.every_weeks > 1 else days


def _check_address(address: str) -> None:
    unreadable = "this is no address; copy the one that begins with https:// and ends in .ics"
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        raise ValueError(unreadable) from None
    if len(address) > LONGEST_ADDRESS or any(one.isspace() for one in address):
        raise ValueError(unreadable)
    if parts.scheme.casefold() == "http":
        sentence = "only https addresses are read, and this one begins with http:"
        raise ValueError(sentence)
    if parts.scheme.casefold() not in {"https", "webcal"} or not host:
        raise ValueError(unreadable)
