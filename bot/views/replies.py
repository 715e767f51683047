"""What a command answers, drawn for the one who typed it."""

from datetime import date
from typing import Final, assert_never

from bot.core.ledger import SCALE
from bot.core.replies import (
    Away,
    Back,
    ChooseRotation,
    DigestPreview,
    Done,
    Edited,
    Explained,
    Found,
    Help,
    Joined,
    Left,
    MyPromises,
    NextRounds,
    Paused,
    Refusal,
    Reply,
    Resumed,
    RosterEdited,
    SetUp,
    WhichDay,
)
from bot.core.typed_days import day_and_month, spelled
from bot.views import action_ids, commands, digest, learnings, owner_replies, texts
from bot.views.blocks import Block, Rendered, actions, button, option, plain, rendered, section
from bot.views.card import NAME_LIMIT
from bot.views.home_link import HOME_TAB
from bot.views.offer_buttons import take_back
from bot.views.promise import render_list
from bot.views.round_lines import MOST_ROUNDS, round_lines

SENTENCE_LIMIT: Final = 1000
MOST_LINES: Final = 12
MOST_IN_HAND: Final = 5
MOST_ENTRIES: Final = 8
MENU_LIMIT: Final = 100
VALUE_LIMIT: Final = 150


def render_reply(reply: Reply) -> Rendered:  # noqa: C901, PLR0911, PLR0912 one case a type is the point
    """Draw a reply: blocks, and a text that says the same."""
    match reply:
        case Refusal() | Done():
            said = section(texts.safe_lines(reply.sentence, SENTENCE_LIMIT))
            return rendered(said, take_back(reply.take_back))
        case Joined():
            lines = _joined(reply)
        case Left():
            lines = _left(reply)
        case Away():
            lines = _away(reply)
        case WhichDay():
            return _which_day(reply)
        case Back():
            lines = _back(reply)
        case Paused():
            lines = _paused(reply)
        case Resumed():
            lines = _resumed(reply)
        case NextRounds():
            lines = _next_rounds(reply)
        case Explained():
            lines = _explained(reply)
        case Found():
            return learnings.found(reply)
        case DigestPreview():
            return digest.preview(reply)
        case Help():
            return commands.render(reply)
        case ChooseRotation():
            return _choose(reply)
        case SetUp():
            return rendered(section(*_set_up(reply)), owner_replies.edit_button(reply.rotation_id))
        case Edited():
            return owner_replies.edited(reply)
        case RosterEdited():
            return owner_replies.roster_edited(reply)
        case MyPromises():
            return render_list(reply)
        case _:
            assert_never(reply)
    return rendered(section(*lines))


_DAYS: Final = (
    "Mondays",
    "Tuesdays",
    "Wednesdays",
    "Thursdays",
    "Fridays",
    "Saturdays",
    "Sundays",
)


def _name(rotation: str) -> str:
    return texts.bold(rotation, NAME_LIMIT)


def _joined(reply: Joined) -> tuple[str, ...]:
    said = "You are already in" if reply.again else "Welcome! You are in"
    when = f"The next round is {texts.when(reply.next_round)}." if reply.next_round else ""
    promise = "" if reply.again else "When it's your turn, I'll ask you in a direct message."
    return f"{said} {_name(reply.rotation)}.", when, promise


def _left(reply: Left) -> tuple[str, ...]:
    still = reply.open_pairings
    kept = f"{texts.count(still, 'contact')} you accepted stay{'s' if still == 1 else ''} yours."
    return (
        f"You have left {_name(reply.rotation)}. Thank you for your turns.",
        kept if still else "",
        "Come back whenever you like: `/firsthand join`.",
    )


def _away(reply: Away) -> tuple[str, ...]:
    rounds = f" ({texts.count(reply.rounds, 'round')})" if reply.rounds else ""
    until = f"until {texts.when(reply.until)}{rounds}" if reply.until else "until you say so"
    if reply.weekdays:
        until = f"on {' and '.join(_DAYS[day] for day in reply.weekdays)}"
    return (
        f"You won't be picked in {_name(reply.rotation)} {until}.",
        "Every day again? `/firsthand back`."
        if reply.weekdays
        else "Earlier after all? `/firsthand back`.",
    )


def _which_day(reply: WhichDay) -> Rendered:
    return rendered(
        section(
            f"You mean {spelled(reply.likely)}?"
            f" “{texts.safe(reply.typed, NAME_LIMIT)}” can be read in two ways.",
            "Nothing is changed until you choose the day on which you are back.",
        ),
        actions(
            _day("likely", reply, reply.likely, "Yes, skip until"),
            _day("other", reply, reply.other, "No, until"),
        ),
    )


def _day(which: str, reply: WhichDay, day: date, says: str) -> Block:
    value = f"{reply.rotation_id}|{day.isoformat()}"
    label = f"{says} {day_and_month(day)}"
    return button(label, f"{action_ids.ROTATION_SKIP_UNTIL}:{which}", value)


def _back(reply: Back) -> tuple[str, ...]:
    name = _name(reply.rotation)
    said = f"Welcome back to {name}!" if reply.was_away else f"You weren't away from {name}."
    when = f"The next round is {texts.when(reply.next_round)}." if reply.next_round else ""
    return said, when or "I'll ask you in a direct message once it is your turn."


def _paused(reply: Paused) -> tuple[str, ...]:
    said = "was paused already" if reply.again else "is paused: nobody is picked"
    still = texts.count(reply.open_pairings, "contact")
    return (
        f"{_name(reply.rotation)} {said}.",
        f"{still} in somebody's hands: they go on as they are." if reply.open_pairings else "",
        "On again? `/firsthand resume`.",
    )


def _resumed(reply: Resumed) -> tuple[str, ...]:
    said = "was not paused" if reply.again else "goes on"
    when = texts.when(reply.next_round) if reply.next_round else ""
    return (
        f"{_name(reply.rotation)} {said}.",
        f"The next round is {when}."
        if when
        else f"No round is planned: an owner can change that with Edit on {HOME_TAB}.",
    )


def _next_rounds(reply: NextRounds) -> tuple[str, ...]:
    mine = ", ".join(texts.when(at) for at in reply.mine[:MOST_ROUNDS])
    if not reply.member:
        own = "You aren't in it. `/firsthand join` to take part."
    elif mine:
        own = f"Your turn, as things stand: {mine}."
    else:
        own = "You aren't picked in these, as things stand." if reply.rounds else ""
    return (
        f"{_name(reply.rotation)}{': paused, nobody is picked' if reply.paused else ''}",
        own,
        *round_lines(reply.rounds),
        _waiting(reply),
    )


def _explained(reply: Explained) -> tuple[str, ...]:
    imagined = "No contact waits for it yet, so this is how it would go if one came."
    return (
        f"{_name(reply.rotation)}: the next round is {texts.when(reply.next_round)}.",
        imagined if reply.none_waits else "",
        *texts.bullets(texts.safe_lines(line, SENTENCE_LIMIT) for line in reply.lines[:MOST_LINES]),
        *(
            f"You were asked for “{texts.safe(each.subject, NAME_LIMIT)}”: "
            f"{texts.safe(each.reason, SENTENCE_LIMIT)}."
            for each in reply.in_hand[:MOST_IN_HAND]
        ),
        *_ledger(reply),
    )


def _ledger(reply: Explained) -> tuple[str, ...]:
    if not reply.ledger:
        return ()
    lines = (
        f"{texts.on_day(one.at)}: {one.amount / SCALE:+.3g}, {texts.safe(one.why, NAME_LIMIT)}"
        for one in reply.ledger[:MOST_ENTRIES]
    )
    more = reply.ledger_in_all - len(reply.ledger[:MOST_ENTRIES])
    older = (f"+{more} older lines.",) if more > 0 else ()
    return "Your ledger, the newest line first:", *texts.bullets(lines), *older


def _waiting(reply: NextRounds) -> str:
    numbers = ((reply.waiting_tickets, "ticket"), (reply.waiting_calls, "call"))
    waiting = " and ".join(texts.count(number, noun) for number, noun in numbers if number)
    return f"Waiting: {waiting}." if waiting else "No contact is waiting."


def _choose(reply: ChooseRotation) -> Rendered:
    options = [
        option(name, f"{reply.command}|{rotation_id}|{reply.text}"[:VALUE_LIMIT])
        for rotation_id, name in reply.rotations[:MENU_LIMIT]
    ]
    menu = {
        "type": "static_select",
        "action_id": action_ids.ROTATION_CHOSEN,
        "placeholder": plain("Choose a rotation"),
        "options": options,
    }
    return rendered(section("Which rotation do you mean?"), actions(menu))


def _set_up(reply: SetUp) -> tuple[str, ...]:
    return (
        f"{_name(reply.rotation)} is {'back' if reply.again else 'set up'}. The next rounds:",
        *round_lines(reply.rounds),
        "" if reply.roster else "Nobody is in it yet: press Join in the channel, and tell others.",
        ""
        if reply.has_source
        else "No source yet: whoever runs me adds one with `firsthand source add`.",
    )
