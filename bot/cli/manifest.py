"""``firsthand manifest``."""

import json
from typing import Annotated
from urllib.parse import urlsplit

import typer

from bot.cli.failing import CommandError, kindly
from bot.slack import manifest as app
from bot.slack.permissions import FEATURES, Feature

LONGEST_URL = 3000
"""Slack takes no longer address for a slash command."""

_CHOICES = ", ".join(f"{one.name} (to {one.gives})" for one in FEATURES)


@kindly
def manifest(
    *,
    http: Annotated[
        str,
        typer.Option(
            metavar="URL", help="Where Slack reaches the bot by HTTPS; without it, Socket Mode."
        ),
    ] = "",
    features: Annotated[
        list[str] | None,
        typer.Option(
            "--with", metavar="FEATURE", help=f"Ask for the scopes of this too: {_CHOICES}."
        ),
    ] = None,
    link: Annotated[
        bool, typer.Option("--link", help="Print a link that opens Slack with it filled in.")
    ] = False,
) -> None:
    """Print the manifest of the Slack app, as JSON to paste into Slack."""
    made = app.manifest(
        request_url=request_url(http) if http else "",
        features=tuple(dict.fromkeys(_feature(name) for name in features or ())),
    )
    typer.echo(app.link(made) if link else json.dumps(made, indent=2, ensure_ascii=False))
    if not link:
        typer.echo(
            f"\nPaste it at {app.NEW_APP} (From a manifest, tab JSON),"
            " or open the link that --link prints.",
            err=True,
        )


def request_url(address: str) -> str:
    """Return where Slack sends everything, given where the bot is reached from outside.

    Raises:
        CommandError: Slack would not take it.
    """
    try:
        parts = urlsplit(address.strip())
        usable = parts.scheme == "https" and parts.hostname and not (parts.query or parts.fragment)
        usable = usable and parts.username is None and not set(address.strip()) & set(' "<>\\')
    except ValueError:
        usable = False
    if not usable:
        msg = "--http takes the address at which Slack reaches the bot, as https://bot.example.com."
        raise CommandError(msg)
    base = address.strip().rstrip("/").removesuffix(app.EVENTS_PATH)
    if len(base + app.EVENTS_PATH) > LONGEST_URL:
        msg = f"--http is too long: Slack takes addresses of at most {LONGEST_URL:,} characters."
        raise CommandError(msg)
    return base + app.EVENTS_PATH


def _feature(name: str) -> Feature:
    for one in FEATURES:
        if one.name == name.strip().lower():
            return one
    msg = f"--with {name} is nothing to switch on; there is: {_CHOICES}."
    raise CommandError(msg)
