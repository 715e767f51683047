"""The database as the settings name it, brought up to date."""

from pathlib import Path

from sqlalchemy.engine import make_url

from bot.config import Settings, SettingsError, default_database
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.schema import migrate


def open_database(settings: Settings) -> Database:
    """Open the database and migrate it under a lock; the default one is made with its folder.

    Raises:
        SettingsError: the folder of the default file cannot be made.
        DatabaseProblem: it cannot be reached, read or written, or is newer than this program.
    """
    url = settings.database_url.get_secret_value()
    name = make_url(url).database
    if name and Path(name) == default_database():
        _make_folder(Path(name).parent)
    engine = make_engine(url)
    try:
        migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return Database(engine)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        msg = (
            f"The folder {folder} cannot be made ({(error.strerror or 'error').lower()}); "
            "set FIRSTHAND_DATABASE_URL to a file elsewhere."
        )
        raise SettingsError(msg) from None
