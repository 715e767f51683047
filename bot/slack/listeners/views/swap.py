"""Ask pressed in the form that hands a pairing on."""

from bot.core.replies import Done, Refusal
from bot.slack.door import Door
from bot.slack.form_values import chosen
from bot.slack.listeners.commands.handing_on import ask
from bot.slack.payloads import Submitted, words
from bot.slack.submitting import Kept, Saved
from bot.views import form_ids


async def save_swap(door: Door, submitted: Submitted) -> Saved | Kept:
    """Ask; what cannot be keeps the form open with a sentence. The card says the rest by itself."""
    to = chosen(submitted.values, "to")
    if chosen(submitted.values, "how") == "channel":
        to = ""
    elif not to:
        return Kept(problems={"to": "Choose a colleague, or let me ask the channel."})
    pairing_id = words(submitted.metadata, form_ids.PAIRING_ID) or chosen(
        submitted.values, "pairing"
    )
    reply = await ask(door, pairing_id, submitted.user_id, to)
    if isinstance(reply, Refusal):
        return Kept(problems={"to" if to else "how": reply.sentence})
    # Whoever it belongs to reads it on their card; an owner who acts for them has none.
    return Saved(reply=reply if isinstance(reply, Done) and reply.take_back else None)
