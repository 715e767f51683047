"""What each kind of source must be told; checked when it is added and when it is loaded."""

from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    SerializationInfo,
    field_serializer,
    field_validator,
)

from bot.ports import ContactState, SourceError
from bot.sources.csv.columns import parse_map
from bot.sources.csv.statuses import parse_statuses
from bot.sources.ics.source import HORIZON_DAYS, compile_match, is_address

_LONGEST_HORIZON = 366


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        message = f"“{name}” is no time zone; write it like Europe/Berlin"
        raise ValueError(message) from None
    return name


Zone = Annotated[str, AfterValidator(_known_zone)]


class _Settings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class CsvSettings(_Settings):
    """A file of tickets."""

    path: str = Field(min_length=1)
    """The file, absolute: it is read again at every poll."""
    columns: dict[str, str] = {}
    """Field to column, where the guess from the header is wrong."""
    statuses: dict[str, ContactState] = {}
    """The help desk's own words for open, solved and gone."""
    zone: Zone = "UTC"
    """For times that name no zone."""

    @field_validator("columns")
    @classmethod
    def _fields_exist(cls, columns: dict[str, str]) -> dict[str, str]:
        try:
            return parse_map(f"{name}={column}" for name, column in columns.items())
        except SourceError as error:
            raise ValueError(str(error)) from None

    @field_validator("statuses")
    @classmethod
    def _in_lower_case(cls, statuses: dict[str, ContactState]) -> dict[str, ContactState]:
        return parse_statuses(statuses)

    def describe(self) -> str:
        """Return a line for a person."""
        chosen = ", ".join(f"{field} from “{column}”" for field, column in self.columns.items())
        return f"tickets from the CSV file {self.path}" + (f" ({chosen})" if chosen else "")


class IcsSettings(_Settings):
    """A calendar of calls."""

    where: SecretStr = Field(min_length=1)
    """A file or an address; who knows the address reads the calendar."""
    match: str = ""
    """A regular expression for title, description or category."""
    own_domains: tuple[str, ...] = ()
    """Our mail domains: everybody else invited is a customer."""
    horizon_days: int = Field(default=HORIZON_DAYS, ge=1, le=_LONGEST_HORIZON)
    allow_private: bool = False
    """Let the address lead into a private network, and be plain http."""
    zone: Zone = "UTC"
    """For times that name no zone in a calendar that names none."""

    @field_validator("match")
    @classmethod
    def _is_expression(cls, match: str) -> str:
        try:
            compile_match(match)
        except SourceError as error:
            raise ValueError(str(error)) from None
        return match

    @field_validator("own_domains")
    @classmethod
    def _plain_domains(cls, domains: tuple[str, ...]) -> tuple[str, ...]:
        plain = tuple(domain.strip().lower().removeprefix("@").strip(".") for domain in domains)
        if not all("." in domain and " " not in domain and "@" not in domain for domain in plain):
            message = "domains look like shop.example"
            raise ValueError(message)
        return plain

    @field_serializer("where", when_used="json")
    def _secret(self, where: SecretStr, info: SerializationInfo) -> str:
        # Only the encrypted store asks for the secret itself; everything else sees stars.
        revealed = bool((info.context or {}).get("reveal"))
        return where.get_secret_value() if revealed else str(where)

    def describe(self) -> str:
        """Return a line for a person; of an address it has the host only."""
        where = self.where.get_secret_value()
        if is_address(where):
            place = f"the calendar at {_host(where)} (secret address)"
        else:
            place = f"the calendar file {where}"
        if self.match:
            return f"calls from {place} that match “{self.match}”"
        outside = ", ".join(self.own_domains) or "the organizer's domain"
        return f"calls from {place} with somebody outside {outside}"


def _host(where: str) -> str:
    try:
        return urlsplit(where.strip()).hostname or "an unreadable address"
    except ValueError:
        return "an unreadable address"
