"""The roster's modals: who is in it, one member's settings, and what an edit would change."""

from typing import Final

from bot.core.candidate import MOST_CAPACITY
from bot.core.member_form import LABELS, LEAST_WEIGHT, MOST_WEIGHT, MemberForm
from bot.core.roster_view import EffectView, MemberView, RosterLine, RosterView
from bot.core.shares_form import MAX_CEILING
from bot.core.tags import LONGEST_TAG, MOST_TAGS
from bot.views import action_ids, form_ids, inputs, texts
from bot.views.blocks import Block, actions, button, context, plain, section
from bot.views.card import NAME_LIMIT
from bot.views.inputs import field
from bot.views.modals import form, modal

TITLE: Final = "Roster"
MEMBER_TITLE: Final = "Member"
EFFECT_TITLE: Final = "What this changes"
TAGS_LIMIT: Final = 200
VALUE_LIMIT: Final = 200
MOST_TURNS: Final = 15


def roster_modal(view: RosterView) -> Block:
    """Who is in it with what is set about them; anybody can be chosen from the menu."""
    people: Block = {
        "type": "users_select",
        "action_id": action_ids.ROSTER_PERSON,
        "placeholder": plain("Add or find somebody"),
    }
    found = actions(people)
    return modal(
        TITLE,
        [
            section(
                f"{texts.bold(view.rotation, NAME_LIMIT)}: nothing is changed before you have "
                "seen what it changes."
            ),
            *([found] if found else []),
            *(_line(one) for one in view.members),
            *([] if view.members else [section("Nobody is in it yet.")]),
            *([context(f"+{view.more:,} more: find them above.")] if view.more else []),
        ],
        metadata={form_ids.ROTATION_ID: view.rotation_id},
    )


def _line(line: RosterLine) -> Block:
    form_ = line.form
    limits = (
        (form_.capacity, "in a round"),
        (form_.ceiling, "in 28 days"),
    )
    facts = (
        f"share {form_.weight:g}",
        *(f"at most {number} {words}" for number, words in limits if number is not None),
        "leads alone" if form_.experienced else "",
        f"knows {texts.safe(', '.join(form_.tags), TAGS_LIMIT)}" if form_.tags else "",
        _away(line),
    )
    return section(
        f"{texts.mention(line.user_id)}: {', '.join(filter(None, facts))}",
        accessory=button(
            "Change", action_ids.ROSTER_MEMBER, line.user_id, aloud="Change this member"
        ),
    )


def _away(line: RosterLine) -> str:
    if not line.away:
        return ""
    return f"away until {texts.when(line.away_until)}" if line.away_until else "away"


def member_form(view: MemberView) -> Block:
    """One person's settings; Continue shows the effect and changes nothing yet."""
    who = texts.mention(view.user_id)
    name = texts.bold(view.rotation, NAME_LIMIT)
    told = f"{who} in {name}" if view.on_roster else f"Add {who} to {name}"
    return form(
        MEMBER_TITLE,
        action_ids.ROSTER_FORM,
        {form_ids.WISH: view.model_dump_json()},
        [section(told), *_fields(view.form), *([_remove()] if view.on_roster else [])],
        submit="Continue",
    )


def _fields(now: MemberForm) -> tuple[Block, ...]:
    alone = (("yes", "Leads alone: needs no shadow ladder"),)
    return (
        field(
            "weight",
            LABELS["weight"],
            inputs.decimal(now.weight, LEAST_WEIGHT, MOST_WEIGHT),
            optional=False,
            hint="1 is usual; half-time is 0.5. It counts from now on.",
        ),
        field(
            "tags",
            LABELS["tags"],
            inputs.text(", ".join(now.tags), MOST_TAGS * (LONGEST_TAG + 2), "billing, French"),
            optional=True,
            hint="Like the tags of contacts, with commas between.",
        ),
        field(
            "capacity",
            LABELS["capacity"],
            inputs.number(now.capacity, 0, MOST_CAPACITY),
            optional=True,
            hint="Empty: as for everybody. 0: none at the moment.",
        ),
        field(
            "ceiling",
            LABELS["ceiling"],
            inputs.number(now.ceiling, 1, MAX_CEILING),
            optional=True,
            hint="Empty: as for everybody.",
        ),
        field(
            "experienced",
            LABELS["experienced"],
            inputs.checkboxes(alone, ["yes"] if now.experienced else []),
            optional=True,
        ),
    )


def _remove() -> Block:
    off = (("yes", "Take them off the roster"),)
    return field("removed", "Remove", inputs.checkboxes(off, []), optional=True)


def effect_form(view: EffectView) -> Block:
    """What the edit would change; Apply applies it."""
    who = texts.mention(view.wish.user_id)
    if view.wish.typed.removed:
        what = [f"{who} leaves the roster."]
    else:
        what = [f"{who}:" if view.wish.on_roster else f"{who} joins the roster:"]
        what += texts.bullets(
            f"{texts.safe(one.what, VALUE_LIMIT)}: {texts.safe(one.before, VALUE_LIMIT)} → "
            f"{texts.safe(one.after, VALUE_LIMIT)}"
            for one in view.changes
        )
    return form(
        EFFECT_TITLE,
        action_ids.ROSTER_APPLY,
        {form_ids.WISH: view.wish.model_dump_json()},
        [
            section(*what),
            section(*_turns(view)),
            context("Nothing is changed yet. What somebody has been given stays theirs."),
        ],
        submit="Apply",
    )


def _turns(view: EffectView) -> tuple[str, ...]:
    if view.until is None:
        return ("No round is planned, so nobody's turns change.",)
    ahead = f"the next {texts.count(view.rounds, 'round')} (until {texts.when(view.until)})"
    lines = texts.bullets(
        f"{texts.mention(one.user_id)}: {texts.count(one.after, 'turn')} instead of {one.before}"
        for one in view.turns[:MOST_TURNS]
    )
    more = len(view.turns) - MOST_TURNS
    seats = (view.unfilled_before, view.unfilled_after)
    return (
        f"In {ahead}:" if lines else f"In {ahead} nobody's turns change.",
        *lines,
        f"+{more} more" if more > 0 else "",
        f"Seats nobody can take: {seats[1]} instead of {seats[0]}." if seats[0] != seats[1] else "",
    )
