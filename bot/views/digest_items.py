"""The digest's lists, item by item, in the order they are read."""

from typing import Final

from bot.core.messages import Digest, Occurrence, PromiseLine, Quote, Thanks, Theme
from bot.views import texts
from bot.views.card import NAME_LIMIT, promise
from bot.views.packing import Listing

QUOTE_LIMIT: Final = 500
LINE_LIMIT: Final = 300
THEME_LIMIT: Final = 60
MOST_PEOPLE: Final = 8


def listings_before_chart(digest: Digest) -> tuple[Listing, ...]:
    """Quotes, surprises, lessons, themes and promises."""
    return (
        Listing(
            heading="In customers' words",
            items=tuple(_quote(quote) for quote in digest.quotes),
            most=3,
        ),
        Listing(
            heading="Used in ways we had not considered",
            items=tuple(_lesson(quote) for quote in digest.surprises),
        ),
        Listing(heading="Also learned", items=tuple(_lesson(quote) for quote in digest.learned)),
        Listing(
            heading="What keeps coming up", items=tuple(_theme(theme) for theme in digest.themes)
        ),
        _promises("Promises due", tuple(_unowned(line) for line in digest.promises_due)),
        _promises("Promises overdue", tuple(_unowned(line) for line in digest.promises_overdue)),
        _promises("Promises kept", digest.promises_kept),
        Listing(heading="More promises", items=_uncited(digest.promises_uncited)),
    )


def listings_after_chart(digest: Digest) -> tuple[Listing, ...]:
    """Thank-yous, the puzzle of the week and who is next."""
    return (
        Listing(heading="Thank you", items=tuple(_thanks(thanks) for thanks in digest.thanks)),
        Listing(
            heading="Puzzle of the week",
            items=(_lesson(digest.puzzle),) if digest.puzzle else (),
        ),
        Listing(
            heading="Next rounds", items=tuple(_round(at) for at in digest.next_rounds), most=3
        ),
    )


def _quote(quote: Quote) -> str:
    return f"{texts.quoted(quote.text, QUOTE_LIMIT)}\n{_source(quote)}"


def _lesson(quote: Quote) -> str:
    return f"• {texts.safe(quote.text, LINE_LIMIT)} ({_source(quote)})"


def _source(quote: Quote) -> str:
    alias = texts.safe(quote.alias, NAME_LIMIT) or "a customer"
    return f"{alias}, heard by {texts.mention(quote.user_id)}"


def _theme(theme: Theme) -> str:
    change = theme.mentions - theme.before
    trend = f"{change:+d} on last week" if theme.before and change else ""
    trend = trend or ("as last week" if theme.before else "new")
    return (
        f"• {texts.safe(theme.name, THEME_LIMIT)}: {texts.count(theme.mentions, 'mention')}, "
        f"{texts.count(theme.customers, 'customer')}, {trend}"
    )


def _promises(heading: str, promises: tuple[PromiseLine, ...]) -> Listing:
    return Listing(heading=heading, items=texts.bullets(promise(line) for line in promises))


def _unowned(line: PromiseLine) -> PromiseLine:
    """Only a promise kept names its owner: nobody is put on show for being behind."""
    return line.model_copy(update={"owner_user_id": ""})


def _uncited(number: int) -> tuple[str, ...]:
    return (f"• {number} not shown here, at the team's wish",) if number else ()


def _thanks(thanks: Thanks) -> str:
    text = texts.safe(thanks.text, LINE_LIMIT)
    people = f"{texts.mention(thanks.to_user_id)}, from {texts.mention(thanks.from_user_id)}"
    return f"• {people}: {text}" if text else f"• {people}"


def _round(occurrence: Occurrence) -> str:
    people = texts.mentions(occurrence.user_ids, MOST_PEOPLE) or "nobody is free yet"
    return f"• {texts.when(occurrence.at)}: {people}"
