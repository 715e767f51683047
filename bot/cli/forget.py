"""``firsthand forget``: remove what is stored of a customer or a colleague."""

import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Annotated, TypeVar

import typer

from bot.cli.failing import CommandError, kindly
from bot.cli.sources.places import database
from bot.clock import SystemClock
from bot.config import load_settings
from bot.store import audit, people
from bot.store.database import Database
from bot.store.forgetting_customers import Known
from bot.store.secrets import Secrets
from bot.store.transaction import Tx
from bot.usecases.forget_customer import CustomerForgotten, find_customers, forget_customer
from bot.usecases.forget_member import MemberForgotten, forget_member
from bot.wiring.keys import open_secrets

forget = typer.Typer(
    name="forget",
    help="Remove what is stored of a customer or a colleague, also from posted messages.",
    no_args_is_help=True,
)

T = TypeVar("T")
_Yes = Annotated[bool, typer.Option("--yes", help="Do not ask first.")]


class _OnlyLookedError(Exception):
    """Ends a transaction that was only to show what would happen."""


@forget.command()
@kindly
def customer(
    who: Annotated[
        str,
        typer.Argument(
            help="An alias such as “Customer 17”, a source's id for them, their address, or -.",
            show_default=False,
        ),
    ],
    *,
    yes: _Yes = False,
) -> None:
    """Remove a customer's names, words and details; numbers stay."""
    settings = load_settings()
    typed = _typed(who)
    with database(settings) as db:
        secrets = open_secrets(settings)
        workspace_id = _only(
            [one for one in db.workspaces() if db.peek(_customers, one, typed, secrets)]
        )
        if workspace_id is None:
            typer.echo(f"Nothing is stored about a customer “{typed}”; nothing was changed.")
            return
        (known,) = db.peek(_customers, workspace_id, typed, secrets)
        at = SystemClock().now()

        def act(tx: Tx) -> CustomerForgotten:
            return forget_customer(tx, known, user_id=audit.OPERATOR, at=at)

        _carry_out(db, workspace_id, act, _customer_words, yes=yes)


@forget.command()
@kindly
def member(
    who: Annotated[
        str,
        typer.Argument(
            help="A Slack user id such as U0123456789, their e-mail address, or -.",
            show_default=False,
        ),
    ],
    *,
    yes: _Yes = False,
) -> None:
    """Remove who a colleague is; what they learned stays, said by a former colleague."""
    settings = load_settings()
    typed = _typed(who)
    with database(settings) as db:
        secrets = open_secrets(settings)
        having = {one: db.peek(_user_id, one, typed, secrets) for one in db.workspaces()}
        workspace_id = _only([one for one, user_id in having.items() if user_id is not None])
        user_id = having[workspace_id] if workspace_id is not None else None
        if workspace_id is None or user_id is None:
            typer.echo(f"Nothing is stored about a colleague “{typed}”; nothing was changed.")
            return
        at = SystemClock().now()

        def act(tx: Tx) -> MemberForgotten:
            done = forget_member(tx, user_id, by=audit.OPERATOR, at=at)
            if done is None:
                sentence = "They were forgotten just now."
                raise CommandError(sentence)
            return done

        _carry_out(db, workspace_id, act, _member_words, yes=yes)


def _typed(who: str) -> str:
    typed = (sys.stdin.readline() if who == "-" else who).strip()
    if not typed:
        sentence = "Say whom to forget; nobody was named."
        raise CommandError(sentence)
    return typed


def _customers(tx: Tx, typed: str, secrets: Secrets) -> list[Known]:
    found = list(find_customers(tx, typed, secrets=secrets))
    if len(found) > 1:
        names = " or ".join(f"“{one.alias}”" for one in found)
        sentence = f"“{typed}” could be several customers: say {names}."
        raise CommandError(sentence)
    return found


def _user_id(tx: Tx, typed: str, secrets: Secrets) -> str | None:
    if "@" in typed:
        return people.find_by_email(tx, secrets.hash_address(typed))
    return typed if people.find_person(tx, typed) is not None else None


def _only(workspaces: list[str]) -> str | None:
    if len(workspaces) > 1:
        sentence = "Several workspaces of this database know them; give a name only one knows."
        raise CommandError(sentence)
    return workspaces[0] if workspaces else None


def _carry_out(
    db: Database,
    workspace_id: str,
    act: Callable[[Tx], T],
    words: Callable[[T], str],
    *,
    yes: bool,
) -> None:
    """Show what would go, ask, and do it: the same function decides both."""
    if not yes:
        typer.echo(
            f"This will go and cannot be brought back: {words(_preview(db, workspace_id, act))}."
        )
        typer.confirm("Forget them?", abort=True)
    typer.echo(f"Forgotten: {words(db.call(act, workspace_id))}.")


def _preview(db: Database, workspace_id: str, act: Callable[[Tx], T]) -> T:
    seen: list[T] = []

    def look(tx: Tx) -> None:
        seen.append(act(tx))
        raise _OnlyLookedError

    with suppress(_OnlyLookedError):
        db.call(look, workspace_id)
    return seen[-1]


def _customer_words(done: CustomerForgotten) -> str:
    return (
        f"{done.alias} with {done.contacts} contacts ({done.cancelled} open ones are cancelled), "
        f"{done.answers} answers and {done.promises} promises; "
        f"{done.messages} messages are corrected"
    )


def _member_words(done: MemberForgotten) -> str:
    return (
        f"{done.name}, on {done.rotations} rosters; {done.released} contacts go to the next "
        f"person, {done.digests} digests are corrected"
    )
