"""``firsthand questions``: what a rotation asks, as a file to edit."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.failing import CommandError, kindly
from bot.cli.sources.places import database, workspace_of
from bot.clock import SystemClock
from bot.config import load_settings
from bot.core import question_file
from bot.store import rotations
from bot.store.transaction import Tx
from bot.usecases.asked_with import list_asked
from bot.usecases.edit_questions import edit_questions

questions = typer.Typer(
    name="questions",
    help="What a rotation asks after a contact, as a file to edit.",
    no_args_is_help=True,
)

_STDIN = "-"
_MOST = 10

RotationName = Annotated[
    str, typer.Option("--rotation", help="The rotation that asks.", show_default=False)
]


@questions.command("export")
@kindly
def export_(
    *,
    rotation: RotationName,
    file: Annotated[
        str, typer.Argument(help="Where to write them; - for standard output.")
    ] = _STDIN,
) -> None:
    """Write the questions a rotation asks now, as TOML."""
    with database(load_settings()) as db, db.read(workspace_of(db, rotation)) as tx:
        rotation_id = _rotation(tx, rotation)
        text = question_file.write(
            {kind: list_asked(tx, rotation_id, kind) for kind in ("ticket", "call")}
        )
    if file == _STDIN:
        typer.echo(text, nl=False)
        return
    try:
        Path(file).write_text(text, encoding="utf-8")
    except OSError as error:
        msg = f"“{file}” cannot be written: {error.strerror}."
        raise CommandError(msg) from None
    typer.echo(f"Wrote the questions of “{rotation}” to {file}.")


@questions.command("import")
@kindly
def import_(
    *,
    rotation: RotationName,
    file: Annotated[str, typer.Argument(help="The TOML file; - for standard input.")],
) -> None:
    """Ask what a file says, from now on; what is asked already keeps its words."""
    read = question_file.read(_text(file))
    if read.mistakes:
        msg = f"Nothing was changed. {' '.join(read.mistakes[:_MOST])}"
        raise CommandError(msg)
    at = SystemClock().now()

    def save(tx: Tx) -> None:
        rotation_id = _rotation(tx, rotation)
        edit_questions(tx, rotation_id=rotation_id, questions=read.questions, by="", at=at)

    with database(load_settings()) as db:
        db.call(save, workspace_of(db, rotation))
    kinds = " and ".join(f"{kind}s" for kind in read.questions)
    typer.echo(f"“{rotation}” asks these about {kinds} from now on.")


def _rotation(tx: Tx, name: str) -> str:
    found = rotations.of_name(tx, name)
    if found is None:
        names = ", ".join(f"“{one.name}”" for one in rotations.living(tx)) or "none yet"
        msg = f"There is no rotation “{name}”. There are: {names}."
        raise CommandError(msg)
    return found.id


def _text(file: str) -> str:
    try:
        data = sys.stdin.buffer.read() if file == _STDIN else Path(file).read_bytes()
        return data.decode("utf-8")
    except OSError as error:
        msg = f"“{file}” cannot be read: {error.strerror}."
        raise CommandError(msg) from None
    except UnicodeDecodeError:
        msg = f"“{file}” is not text in UTF-8; save it as such."
        raise CommandError(msg) from None
