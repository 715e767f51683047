"""Logging: one line an event, JSON or for the eye, secrets and errors' words taken out."""

import logging
import re
import sys
import traceback
from collections.abc import Iterator
from typing import TextIO

import structlog
from structlog.typing import EventDict, ExcInfo, Processor, WrappedLogger

from bot.config import Settings

_SECRETS = re.compile(
    r"""
    (?P<token> \b x(?:ox[a-z]|app)(?:\.[a-z-]+)? - [\w.-]+ )            # Slack's tokens
    | (?<=://) (?P<login> [^/\s:@]+ : [^/\s@]+ ) (?=@)                 # name:password@host
    | (?P<ticket> (?<=ticket=) [\w%-]+ )                               # a socket's ticket
    | (?P<hook> (?<=/) (?:commands|actions|app-actions) / T\w+ / \S+ ) # a response URL
    | (?P<input> input_value=.*? (?=,\ input_type=) )                  # pydantic quotes its input
    """,
    re.VERBOSE | re.DOTALL,
)
_CHATTY = (
    "slack_bolt",
    "slack_sdk",
    "aiohttp",
    "apscheduler",
    "asyncio",
    "httpx",
    "httpcore",
    "alembic",
    "matplotlib",
    "uvicorn",
)


def redact(line: str) -> str:
    """Return the line with every token, password, ticket and response URL as ``[secret]``."""
    return _SECRETS.sub("[secret]", line)


def _redacted(_logger: WrappedLogger, _method: str, line: str | bytes | EventDict) -> str:
    return redact(line if isinstance(line, str) else str(line))


def without_words(exc_info: ExcInfo) -> str:
    """Return the tracebacks of an error and of what led to it, each with its class and no text.

    An error's text quotes what it was about: a database names the row it refused, ``int`` the text
    it could not read, and both may be a customer's. Texts of our own errors are ours and stay.
    """
    return "\n".join(_lines(exc_info[1], set()))


def _lines(error: BaseException | None, seen: set[int]) -> Iterator[str]:
    if error is None or id(error) in seen:
        return
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _lines(before, seen)
        yield "and so:"
    yield "Traceback (most recent call last):"
    for frame in traceback.format_tb(error.__traceback__):
        yield frame.rstrip()
    yield _named(error)
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _lines(one, seen)


def _named(error: BaseException) -> str:
    kind = type(error)
    name = f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")
    if kind.__module__.startswith("bot."):
        return f"{name}: {error}"
    code = getattr(error, "sqlstate", None) or getattr(error, "errno", None)
    return f"{name} ({code})" if code else name


def _renderer(log_format: str, stream: TextIO) -> list[Processor]:
    errors = structlog.processors.ExceptionRenderer(without_words)
    if log_format == "json":
        return [errors, structlog.processors.JSONRenderer(ensure_ascii=False)]
    return [errors, structlog.dev.ConsoleRenderer(colors=stream.isatty())]


def set_up_logs(settings: Settings, stream: TextIO | None = None) -> None:
    """Send all logs, ours and the libraries', to ``stream`` (standard error unless given).

    The libraries speak from warning on, whatever the level: below it they print what people
    typed. Calling it again replaces what was set up before.
    """
    stream = stream or sys.stderr
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.PositionalArgumentsFormatter()],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *_renderer(settings.log_format, stream),
                _redacted,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level.upper())
    for name in _CHATTY:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
