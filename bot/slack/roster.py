"""What one can do about a rotation, by its word: the same from a command, a button or a menu."""

from bot.core.replies import Refusal, Reply
from bot.core.typed_days import is_numeric, month_first
from bot.slack.door import Door
from bot.usecases.choosing import Where
from bot.usecases.come_back import come_back
from bot.usecases.explain_turn import explain_turn
from bot.usecases.join_rotation import join_rotation
from bot.usecases.leave_rotation import leave_rotation
from bot.usecases.pause_rotation import pause_rotation, resume_rotation
from bot.usecases.show_digest import show_digest
from bot.usecases.show_next import show_next
from bot.usecases.skip_rounds import skip_rounds

_CHANGES = {
    "leave": leave_rotation,
    "back": come_back,
    "pause": pause_rotation,
    "resume": resume_rotation,
}
_LOOKS = {"next": show_next, "why": explain_turn, "digest": show_digest}

WORDS = ("join", "leave", "skip", "back", "next", "why", "pause", "resume", "digest")


async def carry_out(door: Door, word: str, user_id: str, where: Where) -> Reply:
    """Do what the word says for this person."""
    at = door.now()
    if word == "join":
        person = await door.people.person(user_id)
        return await door.run(join_rotation, person=person, where=where, at=at)
    if word in _LOOKS:
        return await door.look(_LOOKS[word], user_id=user_id, where=where, at=at)
    if word == "skip":
        first = is_numeric(where.text) and month_first((await door.people.person(user_id)).locale)
        return await door.run(skip_rounds, user_id=user_id, where=where, at=at, month_first=first)
    if word not in _CHANGES:
        return Refusal(sentence="I do not know that choice any more; type `/firsthand help`.")
    return await door.run(_CHANGES[word], user_id=user_id, where=where, at=at)
