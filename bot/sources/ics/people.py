"""Who takes part in a call: our side, the customer's side, and the customer's company."""

from collections.abc import Collection
from dataclasses import dataclass

from icalendar.cal import Component

from bot.sources.fields import NAME_LIMIT, address, one_line

_NO_PEOPLE = frozenset({"ROOM", "RESOURCE"})
_NO_PEOPLE_DOMAINS = ("resource.calendar.google.com", "group.calendar.google.com")
_PRIVATE_MAIL = frozenset({
    "aol.com", "fastmail.com", "gmail.com", "gmx.de", "gmx.net", "googlemail.com", "hotmail.com",
    "icloud.com", "live.com", "mac.com", "mail.com", "me.com", "msn.com", "outlook.com",
    "posteo.de", "proton.me", "protonmail.com", "qq.com", "t-online.de", "web.de", "yahoo.com",
    "yandex.ru", "ymail.com", "163.com",
})  # fmt: skip
"""Here the domain tells nothing of the company."""
_SECOND_LEVELS = frozenset({"ac", "co", "com", "edu", "gov", "ne", "net", "or", "org"})
_COUNTRY_CODE = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Somebody invited."""

    email: str
    name: str = ""

    @property
    def domain(self) -> str:
        """What stands after the @."""
        return self.email.rpartition("@")[2]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sides:
    """The people of a call by side; the first of `customers` stands for the customer."""

    host: Person | None
    customers: tuple[Person, ...]


def sides(event: Component, own_domains: Collection[str]) -> Sides:
    """Tell the sides apart by the domain of the address.

    Own are `own_domains` and all below them; without any, the organizer's domain. The host is
    the organizer when they are ours, else the first of ours invited.
    """
    organizer = _person(event.get("ORGANIZER"))
    attendees = [person for value in _listed(event, "ATTENDEE") if (person := _person(value))]
    own = tuple(own_domains) or ((organizer.domain,) if organizer else ())
    if not own:
        return Sides(host=None, customers=())
    everybody = dict.fromkeys([*attendees, *([organizer] if organizer else [])])
    ours = [person for person in everybody if _is_own(person, own)]
    host = organizer if organizer in ours else next(iter(ours), None)
    customers = tuple(person for person in everybody if not _is_own(person, own))
    return Sides(host=host, customers=customers)


def company(domain: str) -> str:
    """Guess a company's name from its domain: “north-wind.co.uk” is North Wind.

    Nothing for the domains of private mail.
    """
    if domain in _PRIVATE_MAIL:
        return ""
    labels = domain.split(".")
    wide = len(labels[-1]) == _COUNTRY_CODE and labels[-2] in _SECOND_LEVELS
    place = -3 if wide and len(labels) > _COUNTRY_CODE else -2
    words = labels[place].replace("_", "-").split("-")
    return one_line(" ".join(word[:1].upper() + word[1:] for word in words), NAME_LIMIT)


def _person(value: object) -> Person | None:
    if value is None or isinstance(value, list):
        return None
    parameters = getattr(value, "params", {})
    email = address(str(value).strip().removeprefix("mailto:").removeprefix("MAILTO:"))
    if not email or str(parameters.get("CUTYPE", "")).upper() in _NO_PEOPLE:
        return None
    if email.endswith(_NO_PEOPLE_DOMAINS):
        return None
    name = str(parameters.get("CN", ""))
    return Person(email=email, name="" if "@" in name else one_line(name, NAME_LIMIT))


def _listed(event: Component, name: str) -> list[object]:
    found = event.get(name, [])
    return found if isinstance(found, list) else [found]


def _is_own(person: Person, own: Collection[str]) -> bool:
    return any(person.domain == domain or person.domain.endswith(f".{domain}") for domain in own)
