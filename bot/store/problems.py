"""What is wrong with a database, in one sentence for the operator and without its password."""

from sqlalchemy.engine.interfaces import ExceptionContext


class DatabaseProblem(Exception):  # noqa: N818 -- "problem" is our word for what one can mend
    """The database cannot be used; the text says why and what to do."""


_SQLITE = (
    ("readonly", "is read-only; give the bot's user the right to write it and its folder"),
    ("locked", "is locked by another program; end that program and start again"),
    ("busy", "is locked by another program; end that program and start again"),
    ("unable to open", "cannot be opened; check that it is a file this user may read and write"),
    ("not a database", "is not a SQLite database; name another file"),
    ("malformed", "is damaged; restore it from a backup"),
    ("disk is full", "cannot grow: the disk is full; make room and start again"),
    ("disk i/o error", "cannot be read or written; check the disk"),
)
_POSTGRESQL = (
    ("password authentication failed", "refused the user name or password; check both"),
    ("no password supplied", "wants a password; add it to the address"),
    ("does not exist", "has no such database or user; create it or correct the address"),
    ("pg_hba", "does not accept this user from this machine; allow it in pg_hba.conf"),
    ("too many", "has no connection left; allow it more or run fewer replicas"),
    ("starting up", "is still starting; try again in a moment"),
    ("refused", "refused the connection; check that it runs and that host and port are right"),
    ("resolve", "cannot be found; check the host name"),
    ("name or service not known", "cannot be found; check the host name"),
    ("timeout", "did not answer in time; check host, port and firewall"),
    ("no such file", "has no socket at that path; check that it runs and the host is right"),
)


_IN_THE_MIDDLE = (
    ("53100", "cannot grow: its disk is full; make room there"),
    ("53", "has no memory or connection left; give it more or run fewer replicas"),
    ("57P", "was stopped; start it, or wait until it has started again"),
    ("08", "has ended the connection; check that it runs and can be reached"),
)
"""By the beginning of the code: postgresql.org/docs/current/errcodes-appendix.html."""


def problem_of(context: ExceptionContext) -> DatabaseProblem | None:
    """The problem behind a driver's error, or None if it is not about reaching the database."""
    text = str(context.original_exception).casefold()
    if context.dialect.name == "sqlite":
        name = context.engine.url.database if context.engine is not None else None
        for mark, sentence in _SQLITE:
            if mark in text:
                return DatabaseProblem(f"The SQLite file {name} {sentence}.")
        return None
    if context.connection is not None:
        return _while_connected(context)
    for mark, sentence in _POSTGRESQL:
        if mark in text:
            return DatabaseProblem(f"PostgreSQL {sentence}.")
    return DatabaseProblem("PostgreSQL cannot be reached; check that it runs and its address.")


def _while_connected(context: ExceptionContext) -> DatabaseProblem | None:
    """The problem of a server that fails in the middle; None for a fault of the query."""
    state = getattr(context.original_exception, "sqlstate", None) or ""
    if not state and context.is_disconnect:
        state = "08"
    for code, sentence in _IN_THE_MIDDLE:
        if state.startswith(code):
            return DatabaseProblem(f"PostgreSQL {sentence}.")
    return None
