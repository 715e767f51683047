"""Search in what was learned, as the one who asks may see it."""

from datetime import date, datetime, time
from difflib import get_close_matches

from bot.core.localtime import local_instant
from bot.core.person import Person
from bot.core.replies import Found, FoundLearning, Refusal
from bot.core.search_terms import SearchProblem, SearchTerms, parse_terms
from bot.store import learning_search, learning_words, outbox, people, themes, visibility
from bot.store.customers import by_numbers
from bot.store.learning_search import Sought
from bot.store.learnings import Learning
from bot.store.transaction import Tx
from bot.store.visibility import Reader
from bot.usecases.own_answers import read_back
from bot.usecases.share_learning import share_key

PAGE = 5
INDEXED_AT_ONCE = 500
LAST_PAGE = 200
"""Nobody turns so many pages; a button of that number was made up."""


def bring_up_to_date(tx: Tx) -> bool:
    """Index some of what waits to be found; whether there may be more.

    There is something only after an older version wrote answers, or when themes were merged.
    """
    return learning_words.index_waiting(tx, limit=INDEXED_AT_ONCE) == INDEXED_AT_ONCE


def find_learnings(tx: Tx, *, text: str, person: Person, page: int = 0) -> Found | Refusal:
    """One page of what fits, the latest first. Reads only."""
    if person.state != "active":
        return Refusal(sentence="What was learned is for full members of this workspace only.")
    terms = parse_terms(text)
    if isinstance(terms, SearchProblem):
        return Refusal(sentence=terms.sentence)
    sought = _sought(tx, terms, person)
    if isinstance(sought, Refusal):
        return sought
    who = visibility.reader(tx, person.user_id)
    page = min(max(page, 0), LAST_PAGE)
    fitting = learning_search.search(tx, sought, who, offset=page * PAGE, limit=PAGE + 1)
    return Found(
        text=terms.text,
        page=page,
        items=tuple(_item(tx, one, who) for one in fitting[:PAGE]),
        more=len(fitting) > PAGE,
    )


def _item(tx: Tx, learning: Learning, who: Reader) -> FoundLearning:
    mine = learning.user_id == who.user_id
    shared = outbox.is_known(tx, share_key(learning.followup_id))
    inside = mine or learning.rotation_id in who.rotation_ids
    return FoundLearning(
        followup_id=learning.followup_id,
        alias=learning.alias,
        at=learning.answered_at,
        user_id=learning.user_id,
        kinds=learning.kinds,
        quote=learning.quote,
        learning=learning.learning,
        own=read_back(tx, learning.followup_id),
        themes=learning.themes,
        visibility=learning.visibility,
        # The address in the help desk can tell who the customer is: for those inside only.
        url=learning.url if inside else "",
        issue_url=learning.issue_url,
        may_share=not shared and (mine or learning.visibility == "channel"),
    )


def _sought(tx: Tx, terms: SearchTerms, person: Person) -> Sought | Refusal:
    user_ids = []
    for name in terms.people:
        found = _people(tx, name, person.user_id)
        if isinstance(found, Refusal):
            return found
        user_ids += found
    theme_ids = []
    for name in terms.themes:
        same = themes.of_names(tx, [name])
        if not same:
            return _no_theme(tx, name, person.user_id)
        theme_ids.append(tuple(one.id for one in same))
    customers = by_numbers(tx, terms.customers)
    if len(customers) < len(set(terms.customers)):
        return Refusal(sentence="I don't know a customer of that number, so nothing can fit.")
    return Sought(
        terms=terms,
        user_ids=tuple(user_ids),
        theme_ids=tuple(theme_ids),
        customer_ids=tuple(sorted(customers.values())),
        since=_instant(terms.since, person.zone),
        until=_instant(terms.until, person.zone),
    )


def _people(tx: Tx, name: str, user_id: str) -> list[str] | Refusal:
    """Whom a name means: oneself, somebody's id, or everybody called that."""
    if name.casefold() == "me":
        return [user_id]
    if people.find_person(tx, name) is not None:
        return [name]
    called = people.of_name(tx, name)
    if not called:
        return Refusal(
            sentence=f"I don't know anybody called “{name}”; type @ and choose them from the list."
        )
    return list(called)


def _no_theme(tx: Tx, name: str, user_id: str) -> Refusal:
    who = visibility.reader(tx, user_id)
    known = [
        one.name
        for rotation_id in sorted(who.rotation_ids)
        for one in themes.known(tx, rotation_id, who, limit=200)
    ]
    near = get_close_matches(name, known, n=1)
    hint = f" Did you mean “{near[0]}”?" if near else " Try it as a plain word, without theme:."
    return Refusal(sentence=f"There is no theme called “{name}” yet.{hint}")


def _instant(day: date | None, zone: str) -> datetime | None:
    return local_instant(day, time.min, zone) if day else None
