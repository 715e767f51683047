import pytest
from icalendar import Event
from icalendar.cal import Component

from bot.sources.ics.people import company, sides


def invited(*lines: str) -> Component:
    return Event.from_ical("\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"]))


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("shop.example", "Shop"),
        ("mail.north-wind.example", "North Wind"),
        ("north-wind.co.uk", "North Wind"),
        ("co.uk", "Co"),
        ("gmail.com", ""),
    ],
)
def test_a_company_is_guessed_from_its_domain(domain: str, name: str) -> None:
    assert company(domain) == name


def test_rooms_and_shared_calendars_are_nobody() -> None:
    event = invited(
        "ORGANIZER:mailto:x@group.calendar.google.com",
        "ATTENDEE;CUTYPE=ROOM:mailto:room@rooms.example",
        "ATTENDEE:mailto:y@resource.calendar.google.com",
        "ATTENDEE:mailto:mo@us.example",
        "ATTENDEE:mailto:ada@shop.example",
        "ATTENDEE:mailto:ada@shop.example",
    )
    found = sides(event, ["us.example"])
    assert [person.email for person in found.customers] == ["ada@shop.example"]
    assert found.host is not None
    assert found.host.email == "mo@us.example"


def test_a_name_that_is_an_address_is_no_name() -> None:
    event = invited("ATTENDEE;CN=ada@shop.example:MAILTO:Ada@Shop.example")
    (customer,) = sides(event, ["us.example"]).customers
    assert (customer.email, customer.name) == ("ada@shop.example", "")


def test_without_organizer_and_domains_nobody_can_be_told_apart() -> None:
    found = sides(invited("ATTENDEE:mailto:ada@shop.example"), [])
    assert (found.host, found.customers) == (None, ())


def test_a_domain_that_only_ends_alike_is_not_ours() -> None:
    found = sides(invited("ATTENDEE:mailto:ada@notus.example"), ["us.example"])
    assert len(found.customers) == 1
