"""Owners of a rotation: what they are told, and the forms about owners and its end."""

from typing import Final

from bot.core.life_form import ArchiveForm, BringBackForm, OwnersForm
from bot.core.messages import OwnershipNotice
from bot.views import action_ids, card, form_ids, inputs, texts
from bot.views.blocks import Block, Rendered, actions, button, context, rendered, section
from bot.views.home_link import HOME_TAB
from bot.views.modals import form

OWNERS_TITLE: Final = "Owners"
ARCHIVE_TITLE: Final = "Archive rotation"
BRING_BACK_TITLE: Final = "Bring back"
MOST_OWNERS: Final = 10


def render(notice: OwnershipNotice) -> Rendered:
    """What was done, by whom, and what one can do now."""
    name = texts.bold(notice.rotation, card.NAME_LIMIT)
    who = texts.mention(notice.by_user_id)
    match notice.about:
        case "added":
            edit = button(
                "Edit", action_ids.ROTATION_EDIT, notice.rotation_id, aloud="Edit this rotation"
            )
            return rendered(
                section(
                    f"{who} has made you an owner of {name}. You can edit and pause it, and I'll "
                    "tell you what only an owner can mend.",
                    f"It is all on {HOME_TAB}.",
                ),
                actions(edit),
            )
        case "removed":
            return rendered(
                section(
                    f"{who} has taken you out of the owners of {name}. Thank you for looking "
                    "after it! Your turns stay as they are."
                )
            )
        case "archived":
            return rendered(
                section(
                    f"{who} has archived {name}: nobody is picked any more, and what was learned "
                    "stays.",
                    f"Any owner can bring it back, on {HOME_TAB}.",
                )
            )


def owners_form(now: OwnersForm) -> Block:
    """Who owns it; and the way to its end."""
    archive = button(
        "Archive",
        action_ids.ROTATION_ARCHIVE,
        now.rotation_id,
        aloud="Archive this rotation",
    )
    people: Block = {
        "type": "multi_users_select",
        "initial_users": list(now.owners[:MOST_OWNERS]),
        "max_selected_items": MOST_OWNERS,
    }
    about = {form_ids.ROTATION_ID: now.rotation_id, form_ids.SHOWN: ",".join(now.owners)}
    return form(
        OWNERS_TITLE,
        action_ids.OWNERS_FORM,
        about,
        [
            section(texts.bold(now.rotation, card.NAME_LIMIT)),
            inputs.field(
                form_ids.OWNERS,
                "Owners",
                people,
                optional=False,
                hint="They edit and pause it, and hear what only they can mend. I tell them.",
            ),
            section("Is it over? You can always bring it back.", accessory=archive),
        ],
    )


def archive_form(now: ArchiveForm) -> Block:
    """What ends and what stays, to be confirmed."""
    offers = texts.count(now.offers, "offer")
    accepted = texts.count(now.accepted, "accepted contact")
    verb = "is" if now.offers == 1 else "are"
    return form(
        ARCHIVE_TITLE,
        action_ids.ARCHIVE_FORM,
        {form_ids.ROTATION_ID: now.rotation_id},
        [
            section(
                f"{texts.bold(now.rotation, card.NAME_LIMIT)} ends: no more rounds, digests and "
                "reminders.",
                f"{offers} {verb} withdrawn, and I say so kindly." if now.offers else "",
                f"{accepted} may still be finished." if now.accepted else "",
                "Everything learned and promised stays and can be searched. Its name is free "
                "again, and an owner can bring it back.",
            )
        ],
        submit="Archive",
    )


def bring_back_form(now: BringBackForm) -> Block:
    """Which rotation, and where."""
    choices = [(rotation_id, name) for rotation_id, name in now.rotations]
    return form(
        BRING_BACK_TITLE,
        action_ids.BRING_BACK_FORM,
        {},
        [
            inputs.field(
                form_ids.ROTATION,
                "Rotation",
                inputs.menu(choices, choices[0][0], "Choose a rotation"),
                optional=False,
            ),
            inputs.field(
                form_ids.CHANNEL_ID,
                "Channel",
                inputs.channel(now.channel_id),
                optional=True,
                hint="Empty: where it was. I must be in it.",
            ),
            context("Its rounds go on from now; those that were left out are not made up."),
        ],
        submit="Bring back",
    )
