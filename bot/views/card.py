"""A contact as its messages show it: whom, what about, when, and with which host."""

from typing import Final

from bot.core import digest_costs
from bot.core.messages import Card, PromiseLine
from bot.views import texts
from bot.views.blocks import Block, context, link_button, section

NAME_LIMIT: Final = digest_costs.NAME_LIMIT
SUBJECT_LIMIT: Final = 300
EXCERPT_LIMIT: Final = 600
PROMISE_LIMIT: Final = digest_costs.PROMISE_LIMIT


def customer(person: str, company: str) -> str:
    """Whom it is about, "Ada Lovelace (Acme)", finished for mrkdwn; never empty."""
    name, firm = texts.safe(person, NAME_LIMIT), texts.safe(company, NAME_LIMIT)
    if name and firm:
        return f"{name} ({firm})"
    return name or firm or "a customer"


def about(card: Card) -> str:
    """The contact in half a sentence: "the ticket from Ada Lovelace (Acme)"."""
    who = customer(card.person, card.company)
    return f"the call with {who}" if card.kind == "call" else f"the ticket from {who}"


def plain_about(card: Card) -> str:
    """The same for a menu, which knows no markup, with the subject behind it."""
    name = card.person or card.company or "a customer"
    return f"{card.kind.title()}: {name}" + (f", {card.subject}" if card.subject else "")


def subject(text: str) -> str:
    """What it is about, in bold; empty when there is no subject."""
    return texts.bold(text, SUBJECT_LIMIT)


def facts(card: Card) -> Block | None:
    """Subject, time and host, a line each; nothing when none is known."""
    lines = tuple(filter(None, (subject(card.subject), _time(card), _host(card))))
    return section(*lines) if lines else None


def excerpt(card: Card) -> Block | None:
    """The beginning of what the customer wrote."""
    return section(texts.quoted(card.excerpt, EXCERPT_LIMIT)) if card.excerpt.strip() else None


def link(card: Card) -> Block | None:
    """A button to the contact where it lives."""
    return link_button("Open the ticket" if card.kind == "ticket" else "Open the call", card.url)


def promise(line: PromiseLine) -> str:
    """One promise with its date and owner, finished for mrkdwn."""
    parts = [texts.safe(line.text, PROMISE_LIMIT)]
    if line.alias:
        parts.append(f"to {texts.safe(line.alias, NAME_LIMIT)}")
    if line.due_on:
        parts.append(f"due {texts.weekday(line.due_on)}")
    if line.update_on and (line.due_on is None or line.update_on < line.due_on):
        parts.append(f"next update {texts.weekday(line.update_on)}")
    if line.owner_user_id:
        parts.append(texts.mention(line.owner_user_id))
    if line.asked_user_id:
        parts.append(f"{texts.mention(line.asked_user_id)} was asked to take it over")
    return " · ".join(parts)


def prep_card() -> Block:
    """Five lines to read before talking to a customer."""
    return context(
        "*Before you start*",
        "1. Listen until they are done.",
        "2. Repeat back what you heard.",
        "3. Not sure? Say “let me find out”, and name a date.",
        "4. Promise no fix.",
        "5. Blame nobody.",
    )


def _time(card: Card) -> str:
    if card.starts_at is None:
        return ""
    until = f" to {texts.clock(card.ends_at)}" if card.ends_at else ""
    return f"When: {texts.when(card.starts_at)}{until}"


def _host(card: Card) -> str:
    name = texts.safe(card.host, NAME_LIMIT)
    if card.host_user_id:
        return f"Host: {texts.mention(card.host_user_id)}"
    return f"Host: {name}" if name else ""
