"""The made-up week that the examples share."""

from datetime import UTC, date, datetime, timedelta
from typing import Final

from bot.core.messages import Card, Occurrence, PromiseLine

NOW: Final = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
"""A Thursday."""
ADA: Final = "U0ADA"
GRACE: Final = "U0GRACE"
LINUS: Final = "U0LINUS"
CHANNEL: Final = "C0CUSTOMERS"
PAIRING: Final = "p1"
FOLLOWUP: Final = "f1"
ROTATION_ID: Final = "r1"
ROTATION: Final = "Payments"

TICKET: Final = Card(
    kind="ticket",
    subject="Cannot export last month's invoices",
    excerpt="Every time I press Export I get an empty file.\nI just want last month's numbers.",
    person="Mina Okafor",
    company="Northwind",
    url="https://desk.example.com/tickets/4711",
    host="Sam Lee",
    host_user_id="U0SAM",
)
CALL: Final = Card(
    kind="call",
    subject="Quarterly check-in",
    person="Jonas Weber",
    company="Contoso",
    url="https://meet.example.com/abc",
    host="Sam Lee",
    starts_at=NOW + timedelta(days=4),
    ends_at=NOW + timedelta(days=4, minutes=45),
)
DUE: Final = PromiseLine(
    promise_id="pr1",
    text="Find out whether the export can be sorted",
    kind="find_out",
    due_on=date(2026, 11, 24),
    owner_user_id=GRACE,
)
ROUNDS: Final = (
    Occurrence(at=NOW + timedelta(days=4, hours=1), user_ids=(ADA, GRACE)),
    Occurrence(at=NOW + timedelta(days=7, hours=1), user_ids=(LINUS,)),
    Occurrence(at=NOW + timedelta(days=11, hours=1)),
)
