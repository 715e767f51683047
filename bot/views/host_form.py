"""The form in which a host says that a contact is not suitable."""

from bot.core.host_form import LONGEST_WHY, UnsuitedForm
from bot.views import action_ids, card, form_ids, inputs, texts
from bot.views.blocks import Block, context, section
from bot.views.modals import form

TITLE = "Not suitable"


def unsuited_form(asked: UnsuitedForm) -> Block:
    """One optional sentence; pressing Save at once is enough."""
    whom = texts.mention(asked.user_id) if asked.user_id else "Whoever was asked"
    blocks = [
        section(f"Nobody will come to {card.about(asked.card)}."),
        inputs.field(
            form_ids.WHY,
            "Why?",
            inputs.text("", LONGEST_WHY, "They want to talk to sales only"),
            optional=True,
            hint="Whoever was to come and the owners read it. Leave customers' details out.",
        ),
        context(f"{whom} reads that you called it off. It costs nobody anything."),
    ]
    about = {form_ids.SUBJECT_ID: asked.contact_id}
    return form(TITLE, action_ids.UNSUITED_FORM, about, blocks, submit="Call it off")
