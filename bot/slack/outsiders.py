"""People of another company, met in a shared channel: they are told so, and see nothing."""

from typing import Final

from bot.core.replies import Refusal
from bot.slack.door import Door
from bot.slack.payloads import Pressed, Used
from bot.store import channels, people
from bot.store.transaction import Tx

REFUSAL: Final = Refusal(
    sentence="I can only help people of the company that has installed me here, so nothing was"
    " changed. A colleague of theirs in this channel can tell you more."
)


async def is_outsider(door: Door, user_id: str, *, channel_id: str = "", team_id: str = "") -> bool:
    """Whether they are of another company.

    Slack is asked only about somebody we do not know who may be: because the payload names
    another team, or because such people read that channel.

    Raises:
        SlackProblem: Slack had to be asked, and could not be.
    """
    state, shared = await door.look(_known, user_id, channel_id)
    if state:
        return state == "outsider"
    if team_id in ("", door.workspace_id) and not shared:
        return False
    return (await door.people.person(user_id)).state == "outsider"


async def pressed_by_outsider(door: Door, pressed: Pressed | Used) -> bool:
    """The same of a press or a shortcut: those name the team, so ours wait for no look-up.

    Raises:
        SlackProblem: as `is_outsider`.
    """
    if pressed.team_id in ("", door.workspace_id):
        return False
    return await is_outsider(door, pressed.user_id, team_id=pressed.team_id)


def _known(tx: Tx, user_id: str, channel_id: str) -> tuple[str, bool]:
    person = people.find_person(tx, user_id)
    here = channels.living_in(tx, channel_id) if person is None and channel_id else ()
    return person.state if person else "", any(one.channel_shared for one in here)
