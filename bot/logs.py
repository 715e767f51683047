"""Logging: one line an event, JSON or for the eye, secrets taken out of every line."""

import logging
import re
import sys
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

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
)


def redact(line: str) -> str:
    """Return the line with every token, password, ticket and response URL as ``[secret]``."""
    return _SECRETS.sub("[secret]", line)


def _redacted(_logger: WrappedLogger, _method: str, line: str | bytes | EventDict) -> str:
    return redact(line if isinstance(line, str) else str(line))


def _renderer(log_format: str, stream: TextIO) -> list[Processor]:
    if log_format == "json":
        return [
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ]
    # plain_traceback: the default one prints local variables, which hold customers' words.
    console = structlog.dev.ConsoleRenderer(
        colors=stream.isatty(), exception_formatter=structlog.dev.plain_traceback
    )
    return [console]


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
