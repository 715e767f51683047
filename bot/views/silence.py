"""The question after five silent working days, and what it says once it is answered."""

from bot.core.messages import StillOnIt
from bot.views import action_ids, card, texts
from bot.views.blocks import Block, Rendered, actions, button, rendered, section


def render(message: StillOnIt) -> Rendered:
    """How does it stand? With what can be done; once it is over, one sentence."""
    about = card.about(message.card)
    if message.state == "over":
        return rendered(section(f"Nothing is left to ask about {about}. Thank you!"))
    if message.state == "again":
        return rendered(section(f"I have asked about {about} once more since: see below."))
    call = message.card.kind == "call"
    if message.state == "still":
        said = f"Still yours: {about}. I ask again in five working days."
        return rendered(section(said), _buttons(message))
    by = texts.when(message.answer_by)
    if call:
        asked = f"Is there a new date for {about}? It was moved, and nobody has told me when to."
        then = f"If I hear nothing until {by}, I take it that it is off. It costs nothing."
    else:
        asked = f"How does it stand with {about}? You took it five working days ago or more."
        then = f"If I hear nothing until {by}, I ask somebody else. No harm done."
    return rendered(section(asked, then), card.facts(message.card), _buttons(message))


def _buttons(message: StillOnIt) -> Block | None:
    value = message.pairing_id
    aloud = "Still on it, ask me later"
    still = (
        button("Still on it", action_ids.PAIRING_STILL, value, aloud=aloud)
        if message.state == "asked"
        else None
    )
    if message.card.kind == "call":
        date = button("Give the new date", action_ids.QUESTION_NEW_DATE, message.followup_id)
        off = button(
            "It is off", action_ids.PAIRING_OFF, value, aloud="This call will not take place"
        )
        return actions(date if message.followup_id else None, still, off)
    return actions(
        button("Done", action_ids.PAIRING_DONE, value, aloud="Done with this ticket", primary=True),
        still,
        button(
            "Hand back",
            action_ids.PAIRING_HAND_BACK,
            value,
            aloud="Hand it back, somebody else takes it",
        ),
        card.link(message.card),
    )
