"""The commands of ``firsthand``."""

from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import typer

from bot.cli.agenda import agenda
from bot.cli.audit import audit
from bot.cli.doctor import doctor
from bot.cli.export import export
from bot.cli.forget import forget
from bot.cli.health import health
from bot.cli.manifest import manifest
from bot.cli.owner import owner
from bot.cli.questions import questions
from bot.cli.report import report
from bot.cli.run import run
from bot.cli.sandbox import sandbox
from bot.cli.simulate import simulate_file
from bot.cli.source import source

app = typer.Typer(
    name="firsthand",
    help="Keeps developers in regular, fair contact with customers, in Slack.",
    epilog="No Slack at hand? “firsthand sandbox” shows everything on this machine.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 -- typer's signature
    if wanted:
        try:
            typer.echo(f"firsthand {version('firsthand')}")
        except PackageNotFoundError:
            typer.echo("firsthand, from a folder that was not installed")
        raise typer.Exit


@app.callback()
def firsthand(
    *,
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Keeps developers in regular, fair contact with customers, in Slack."""


app.command()(manifest)
app.command()(run)
app.command()(sandbox)
app.command()(health)
app.command()(doctor)
app.command()(agenda)
app.command()(audit)
app.command()(report)
app.command()(export)
app.command("simulate")(simulate_file)
app.add_typer(source)
app.add_typer(questions)
app.add_typer(owner)
app.add_typer(forget)
