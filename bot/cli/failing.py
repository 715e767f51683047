"""How commands fail: one sentence on standard error, and an exit code that is not 0."""

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import typer

from bot.config import SettingsError, load_settings
from bot.gateways.sentences import SlackProblem
from bot.ports import SourceError
from bot.sandbox.server import PortTaken
from bot.store.problems import DatabaseProblem
from bot.store.secrets import SecretProblem
from bot.usecases.add_source import CannotAddSourceError

P = ParamSpec("P")
T = TypeVar("T")

WRONG_SETTING = 2
FAILED = 1

_KNOWN = (
    DatabaseProblem,
    SecretProblem,
    SlackProblem,
    SourceError,
    CannotAddSourceError,
    PortTaken,
)


class CommandError(Exception):
    """A command cannot be done as it was typed; the text is one sentence that says what to do."""


def kindly(command: Callable[P, T]) -> Callable[P, T]:
    """Turn every error of a command into one sentence and an exit code."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return command(*args, **kwargs)
        except SettingsError as error:
            raise _said(str(error), WRONG_SETTING) from None
        except (CommandError, *_KNOWN) as error:
            raise _said(str(error), FAILED) from None
        except (typer.Exit, typer.Abort):
            raise
        except Exception as error:
            if _debugging():
                raise
            sentence = (
                f"Something unexpected went wrong ({type(error).__name__}); run it again with "
                "FIRSTHAND_LOG_LEVEL=debug to see where, and report that."
            )
            raise _said(sentence, FAILED) from None

    return wrapped


def _said(sentence: str, code: int) -> typer.Exit:
    typer.echo(f"firsthand: {sentence}", err=True)
    return typer.Exit(code)


def _debugging() -> bool:
    try:
        return load_settings().log_level == "debug"
    except SettingsError:
        return False
