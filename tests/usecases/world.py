"""A story without Slack: people, a rotation, contacts and a clock, over a real database."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Concatenate, Literal, ParamSpec, TypeVar

import sqlalchemy as sa
from cryptography.fernet import Fernet

from bot.core.cadence import next_occurrence
from bot.core.messages import (
    MESSAGES,
    Digest,
    Home,
    Message,
    Offer,
    OwnerNotice,
    PairingState,
    Question,
    Reminders,
)
from bot.core.person import Person, PersonState
from bot.core.questions import FollowupDetails
from bot.core.replies import Reply
from bot.core.rotation_form import FormProblems, RotationForm
from bot.ports import IncomingContact, Pulled, RowProblem
from bot.store import agenda, members, rotations
from bot.store.database import Database
from bot.store.members import Member
from bot.store.rotations import Rotation
from bot.store.secrets import Secrets
from bot.store.tables import contact, followup, ledger, outbox, pairing, promise
from bot.store.transaction import Tx
from bot.usecases.add_source import add_source
from bot.usecases.answer_offer import accept, decline, later
from bot.usecases.choosing import Where
from bot.usecases.come_back import come_back
from bot.usecases.explain_turn import explain_turn
from bot.usecases.finish_contact import finish_contact, hand_back
from bot.usecases.handlers import HANDLERS
from bot.usecases.import_contacts import Imported, import_contacts
from bot.usecases.install_workspace import install_workspace
from bot.usecases.join_rotation import join_rotation
from bot.usecases.leave_rotation import leave_rotation
from bot.usecases.people_change import person_changed
from bot.usecases.record_answer import record_details, tap, withdraw
from bot.usecases.run_agenda import run_due
from bot.usecases.set_up_rotation import set_up_rotation
from bot.usecases.show_home import show_home
from bot.usecases.show_next import show_next
from bot.usecases.skip_rounds import skip_rounds

P = ParamSpec("P")
T = TypeVar("T")

MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
"""An hour before anybody works; rounds are on Mondays and Thursdays at 10:00."""
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
CHANNEL = "C1"
_KEY = Fernet.generate_key().decode()
_MOST_MOMENTS = 3000


def on(day: int, hour: int = 0, minute: int = 0, *, month: int = 11) -> datetime:
    """A moment of the story's November (or another month of 2026), in UTC."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def ticket(name: str, **fields: Any) -> IncomingContact:  # noqa: ANN401 - the value checks them
    known: dict[str, Any] = {"subject": f"About {name}", "customer_ref": f"customer of {name}"}
    return IncomingContact(kind="ticket", external_id=name, **(known | fields))


def call(name: str, starts_at: datetime, **fields: Any) -> IncomingContact:  # noqa: ANN401 - the value checks them
    known: dict[str, Any] = {
        "subject": f"Call {name}",
        "starts_at": starts_at,
        "ends_at": starts_at + HOUR,
    }
    return IncomingContact(kind="call", external_id=name, **(known | fields))


class World:
    """One workspace with a clock that only `until` moves."""

    def __init__(self, database: Database, workspace: str = "T1", at: datetime = MONDAY) -> None:
        self.database = database
        self.workspace = workspace
        self.at = at
        self.secrets = Secrets([_KEY])
        self.rotation_id = ""
        self.source_id = ""
        self.slack_works = False
        """Whether everything that is owed arrives as time passes; else it stays owed."""
        database.call(install_workspace, workspace, name=workspace, bot_user_id="UBOT", at=at)

    # Acting

    def do(
        self,
        usecase: Callable[Concatenate[Tx, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        return self.database.call(usecase, self.workspace, *args, **kwargs)

    def see(
        self,
        query: Callable[Concatenate[Tx, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        return self.database.peek(query, self.workspace, *args, **kwargs)

    def person(self, user: str, zone: str = "UTC", state: PersonState = "active") -> Person:
        return Person(user_id=user, name=user.title(), zone=zone, state=state)

    def set_up(self, *, owner: str = "boss", channel: str = CHANNEL, **form: Any) -> str:  # noqa: ANN401 - the form checks them
        """Make a rotation and a source for it, which become the current ones; the id."""
        done = self.do(
            set_up_rotation,
            form=RotationForm(**({"seats": 1} | form)),
            channel_id=channel,
            owner=self.person(owner),
            at=self.at,
        )
        assert not isinstance(done, FormProblems), done
        name = RotationForm(**form).name
        self.rotation_id = next(one.id for one in self.see(rotations.living) if one.name == name)
        self.source_id = self.add_source(name)
        return self.rotation_id

    def add_source(self, rotation: str, *, name: str = "desk", polled: bool = False) -> str:
        return self.do(
            add_source,
            rotation_name=rotation,
            kind="csv",
            name=name,
            settings="{}",
            polled=polled,
            secrets=self.secrets,
            at=self.at,
        ).source_id

    def join(self, *users: str, zone: str = "UTC", where: Where | None = None) -> Reply:
        replies = [
            self.do(
                join_rotation,
                person=self.person(user, zone),
                where=where or Where(channel_id=CHANNEL),
                at=self.at,
            )
            for user in users
        ]
        return replies[-1]

    def says(
        self,
        user: str,
        word: Literal["leave", "skip", "back"],
        text: str = "",
        channel: str = CHANNEL,
        rotation_id: str = "",
    ) -> Reply:
        """Somebody types a command."""
        usecase = {"leave": leave_rotation, "skip": skip_rounds, "back": come_back}[word]
        where = Where(channel_id=channel, text=text, rotation_id=rotation_id)
        return self.do(usecase, user_id=user, where=where, at=self.at)

    def next(self, user: str, text: str = "", channel: str = CHANNEL) -> Reply:
        where = Where(channel_id=channel, text=text)
        return self.see(show_next, user_id=user, where=where, at=self.at)

    def why(self, user: str, text: str = "", channel: str = CHANNEL) -> Reply:
        where = Where(channel_id=channel, text=text)
        return self.see(explain_turn, user_id=user, where=where, at=self.at)

    def bring(self, *incoming: IncomingContact, problems: tuple[RowProblem, ...] = ()) -> Imported:
        """The current source brings these."""
        pulled = Pulled(contacts=incoming, problems=problems, note="")
        return self.do(
            import_contacts,
            source_id=self.source_id,
            pulled=pulled,
            secrets=self.secrets,
            at=self.at,
        )

    def tickets(self, *names: str) -> Imported:
        """Tickets, each a minute younger than the one before it."""
        return self.bring(
            *(
                ticket(name, opened_at=self.at - DAY + timedelta(minutes=number))
                for number, name in enumerate(names)
            )
        )

    def until(self, moment: datetime) -> None:
        """Let time pass: every moment on the agenda acts at its time."""
        kinds = sorted(HANDLERS)
        for _ in range(_MOST_MOMENTS):
            with self.database.reading() as connection:
                due = agenda.next_due(connection, kinds)
            if due is None or due > moment:
                self.at = max(self.at, moment)
                return
            self.at = max(self.at, due)
            run_due(self.database, HANDLERS, self.at)
            self._nothing_failed()
            if self.slack_works:
                self.deliver()
        raise AssertionError("the agenda never comes to an end")  # noqa: EM101, TRY003 - a test's words

    def deliver(self) -> None:
        """Everything that is owed stands in Slack."""
        owed = outbox.c.workspace_id == self.workspace, outbox.c.state == "due"
        with self.database.writing() as connection:
            connection.execute(sa.update(outbox).where(*owed).values(ts="1.1", state="done"))

    def _nothing_failed(self) -> None:
        with self.database.reading() as connection:
            failed = connection.execute(
                sa.text("SELECT kind, subject, error FROM agenda WHERE error <> ''")
            ).all()
        assert not failed

    def press(
        self, user: str, button: Literal["accept", "decline", "later", "done", "hand_back"]
    ) -> Reply | None:
        """Somebody presses a button of their latest offer."""
        return self.press_on(user, button, self.offer(user).pairing_id)

    def press_on(self, user: str, button: str, pairing_id: str) -> Reply | None:
        usecase = {
            "accept": accept,
            "decline": decline,
            "later": later,
            "done": finish_contact,
            "hand_back": hand_back,
        }[button]
        return self.do(usecase, pairing_id=pairing_id, user_id=user, at=self.at)

    def meet(self, user: str) -> None:
        """Take the latest offer and finish it at once."""
        assert self.press(user, "accept") is None
        assert self.press(user, "done") is None

    def tap(self, user: str, outcome: str) -> Reply | None:
        followup_id = self.question(user).followup_id
        return self.do(tap, followup_id=followup_id, user_id=user, outcome=outcome, at=self.at)

    def everybody_answers(self) -> None:
        """Nobody leaves a question open, so nobody is reminded."""
        for row in self.followups():
            if row.state == "asked":
                self.do(tap, followup_id=row.id, user_id=row.user_id, outcome="solved", at=self.at)

    def fill(self, user: str, outcome: str = "solved", **fields: Any) -> FormProblems | None:  # noqa: ANN401 - the value checks them
        """Somebody saves the whole form of their latest question."""
        return self.do(
            record_details,
            followup_id=self.question(user).followup_id,
            user_id=user,
            details=FollowupDetails(outcome=outcome, **fields),
            at=self.at,
        )

    def withdraw(self, user: str) -> Reply | None:
        followup_id = self.question(user).followup_id
        return self.do(withdraw, followup_id=followup_id, user_id=user, at=self.at)

    def person_becomes(self, user: str, state: PersonState, zone: str = "UTC") -> None:
        person = replace(self.person(user, zone), state=state)
        self.do(person_changed, person=person, at=self.at)

    # Looking

    def messages(self, conversation: str) -> list[Message]:
        """What a conversation says now, oldest first."""
        with self.database.reading() as connection:
            bodies = connection.scalars(
                sa.select(outbox.c.body)
                .where(
                    outbox.c.workspace_id == self.workspace,
                    outbox.c.conversation == conversation,
                )
                .order_by(outbox.c.position, outbox.c.id)
            ).all()
        return [MESSAGES.validate_python(body) for body in bodies if body]

    def reminders(self, user: str) -> list[Reminders]:
        """Everybody's daily reminders, oldest first, as they read now."""
        return [one for one in self.messages(user) if isinstance(one, Reminders)]

    def offers(self, user: str) -> list[Offer]:
        return [one for one in self.messages(user) if isinstance(one, Offer)]

    def offer(self, user: str) -> Offer:
        """The latest offer somebody got."""
        return self.offers(user)[-1]

    def states(self, *users: str) -> dict[str, list[PairingState]]:
        """The states of everybody's offers, oldest first; only of those who got any."""
        found = {user: [one.state for one in self.offers(user)] for user in users}
        return {user: states for user, states in found.items() if states}

    def holder(self, name: str) -> str | None:
        """Who leads a contact now."""
        return self.holders(name).get("lead")

    def holders(self, name: str) -> dict[str, str]:
        """In whose hands a contact is, by role."""
        found = [
            (row.role, row.user_id)
            for row in self.table(pairing)
            if row.state in ("offered", "accepted") and row.contact_id == self.contact(name).id
        ]
        assert len(dict(found)) == len(found)
        return dict(found)

    def contact(self, name: str) -> sa.Row[Any]:
        return next(row for row in self.table(contact) if row.external_id == name)

    def questions(self, user: str) -> list[Question]:
        return [one for one in self.messages(user) if isinstance(one, Question)]

    def question(self, user: str) -> Question:
        return self.questions(user)[-1]

    def notices(self, user: str = "boss") -> list[str]:
        return [one.about for one in self.messages(user) if isinstance(one, OwnerNotice)]

    def digest(self, week: str | None = None) -> Digest:
        """The digest of a week, or the latest."""
        found = [one for one in self.messages(CHANNEL) if isinstance(one, Digest)]
        return next(one for one in reversed(found) if week in (None, one.week))

    def home(self, user: str) -> Home:
        self.do(show_home, user_id=user, at=self.at)
        message = self.messages(f"home:{user}")[0]
        assert isinstance(message, Home)
        return message

    def ledger(self, user: str) -> list[tuple[str, int]]:
        """Kind and amount (in thousandths of a contact) of somebody's lines, oldest first."""
        mine = {one.id for one in self.memberships(user)}
        rows = [row for row in self.table(ledger) if row.member_id in mine]
        in_order = sorted(rows, key=lambda row: (row.at, row.number))
        return [(row.kind, row.amount // 1000) for row in in_order]

    def member(self, user: str) -> Member:
        found = self.see(members.find, self.rotation_id, user, at=self.at)
        assert found is not None
        return found

    def memberships(self, user: str) -> tuple[Member, ...]:
        found = (
            self.see(members.find, one.id, user, at=self.at) for one in self.see(rotations.living)
        )
        return tuple(one for one in found if one is not None)

    def rotation(self) -> Rotation:
        found = self.see(rotations.get, self.rotation_id)
        assert found is not None
        return found

    def rotation_next(self) -> datetime:
        """The moment of the current rotation's next round."""
        return next_occurrence(self.rotation().rounds, self.at)

    def promises(self) -> list[sa.Row[Any]]:
        return self.table(promise)

    def followups(self) -> list[sa.Row[Any]]:
        return self.table(followup)

    def table(self, table: sa.Table) -> list[sa.Row[Any]]:
        """All of this workspace's rows."""
        with self.database.reading() as connection:
            statement = sa.select(table).where(table.c.workspace_id == self.workspace)
            return list(connection.execute(statement).all())

    def snapshot(self) -> Mapping[str, list[tuple[Any, ...]]]:
        """Everything that is stored but the agenda's next looks: to show that nothing changed."""
        names = ("contact", "pairing", "member", "customer", "absence", "outbox", "answer")
        tables = outbox.metadata.tables
        return {
            name: sorted((tuple(row) for row in self.table(tables[name])), key=repr)
            for name in names
        }


__all__ = [
    "CHANNEL",
    "DAY",
    "HOUR",
    "MONDAY",
    "World",
    "call",
    "date",
    "on",
    "ticket",
    "time",
]
