"""The first steps with the demo rotation, for the local Slack's page."""

from typing import Final

from bot.sandbox.page.guide import Step
from bot.views import action_ids

FIRST_STEPS: Final = (
    Step(
        title="Join",
        how="Press *Join* below the message in #customer-contact, or type `/firsthand join`.",
        pressed=(action_ids.ROTATION_JOIN,),
        typed=("/firsthand join",),
        leads=(action_ids.ROTATION_JOIN,),
    ),
    Step(
        title="Travel to a round",
        how="Press *Next: …* at the top, or *Play*, until somebody is asked to meet a customer.",
        offered=(action_ids.OFFER_ACCEPT,),
    ),
    Step(
        title="Say yes",
        how="Firsthand asks in a direct message. Become whoever was asked (*You are …*, on the "
        "left), open *Firsthand* below Apps and press *I'm in*.",
        pressed=(action_ids.OFFER_ACCEPT,),
        leads=(action_ids.OFFER_ACCEPT,),
    ),
    Step(
        title="Tell how it went",
        how="Press *Done* for a ticket; for a call, travel until it is over. Then one tap on the "
        "question is a complete answer.",
        pressed=(action_ids.QUESTION_ANSWER, action_ids.QUESTION_MORE),
        leads=(action_ids.QUESTION_ANSWER, action_ids.PAIRING_DONE),
    ),
    Step(
        title="Read the digest",
        how="Press *+1 day* until Friday afternoon: the week's digest is posted in "
        "#customer-contact, with its picture.",
        pictured=True,
    ),
)
"""From joining to the digest: the loop in five steps."""
