"""``firsthand owner``: who owns a rotation, for when nobody who could change it is left."""

import asyncio
from collections.abc import Callable
from typing import Annotated

import typer
from slack_sdk.web.async_client import AsyncWebClient

from bot.cli.failing import CommandError, kindly
from bot.cli.sources.places import database, workspace_of
from bot.clock import SystemClock
from bot.config import Settings, load_settings
from bot.core.person import Person
from bot.core.replies import Refusal
from bot.gateways.directory import SlackDirectory
from bot.store import audit, people, rotations
from bot.store.database import Database
from bot.store.rotations import Rotation
from bot.store.transaction import Tx
from bot.usecases.change_owners import add_owner, remove_owner

owner = typer.Typer(
    name="owner", help="Who owns a rotation: list, add and remove.", no_args_is_help=True
)

_Rotation = Annotated[str, typer.Argument(help="The rotation's name.", show_default=False)]
_Who = Annotated[
    str, typer.Argument(help="A Slack user id, such as U0123456789.", show_default=False)
]


@owner.command("list")
@kindly
def list_(rotation: _Rotation) -> None:
    """List the owners of a rotation, by Slack user id and name."""
    with database(load_settings()) as db, db.read(workspace_of(db, rotation)) as tx:
        for user_id in rotations.owners(tx, _found(tx, rotation).id):
            person = people.find_person(tx, user_id)
            typer.echo(f"{user_id}  {person.name} ({person.state})" if person else user_id)


@owner.command()
@kindly
def add(rotation: _Rotation, who: _Who) -> None:
    """Make somebody an owner of a rotation; they need not be a member of it."""
    settings = load_settings()
    with database(settings) as db:
        workspace_id = workspace_of(db, rotation)
        person = db.peek(people.find_person, workspace_id, who.strip())
        person = person or _asked(settings, who.strip())

        def act(tx: Tx) -> Refusal | Rotation:
            return add_owner(
                tx, _found(tx, rotation).id, person, by=audit.OPERATOR, at=SystemClock().now()
            )

        done = _carried_out(db, workspace_id, act)
        typer.echo(f"{person.name} is an owner of {done.name}.")


@owner.command()
@kindly
def remove(rotation: _Rotation, who: _Who) -> None:
    """Let somebody be an owner no more; the last one stays."""
    with database(load_settings()) as db:
        workspace_id = workspace_of(db, rotation)

        def act(tx: Tx) -> Refusal | Rotation:
            return remove_owner(
                tx,
                _found(tx, rotation).id,
                who.strip(),
                by=audit.OPERATOR,
                at=SystemClock().now(),
            )

        done = _carried_out(db, workspace_id, act)
        typer.echo(f"{who.strip()} is no owner of {done.name} any more.")


def _carried_out(
    db: Database, workspace_id: str, act: Callable[[Tx], Refusal | Rotation]
) -> Rotation:
    done = db.call(act, workspace_id)
    if isinstance(done, Refusal):
        raise CommandError(done.sentence)
    return done


def _asked(settings: Settings, user_id: str) -> Person:
    """Who that is, from Slack: they may never have met Firsthand."""
    if settings.bot_token is None:
        msg = f"Firsthand has not met {user_id}; set SLACK_BOT_TOKEN, so that it can ask Slack."
        raise CommandError(msg)
    token = settings.bot_token.get_secret_value()
    directory = SlackDirectory(AsyncWebClient(token=token, base_url=settings.api_url))
    return asyncio.run(directory.person(user_id))


def _found(tx: Tx, name: str) -> Rotation:
    found = rotations.of_name(tx, name)
    if found is None or found.state == "archived":
        names = ", ".join(f"“{one.name}”" for one in rotations.living(tx)) or "none yet"
        msg = f"There is no rotation “{name}”. There are: {names}."
        raise CommandError(msg)
    return found
