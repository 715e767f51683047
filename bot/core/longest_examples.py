"""The same things at their worst: as long, as strange and as hostile as input gets."""

from typing import Final

from bot.core.example_messages import MESSAGES
from bot.core.example_replies import REPLIES
from bot.core.messages import Message
from bot.core.replies import Reply

HOSTILE: Final = (
    "<!channel> @here <@U0ADA> <https://evil.example|click> https://evil.example *b* `c` "
    "שלום \u202egnp.exe 漢字テスト 👩‍👩‍👧‍👦🇩🇪 & <script> "
)
LONGEST: Final = (HOSTILE * 40)[:3000]
"""3,000 characters, as long as the sources let a subject be."""
_MANY: Final = 40

_FIXED: Final = frozenset({"kinds", "weeks", "mine", "weekdays", "skipped_weekdays", "answers"})
"""Lists whose length is not up to anybody outside."""
_IDS: Final = frozenset(
    {
        "type", "pairing_id", "followup_id", "rotation_id", "promise_id", "user_id",
        "host_user_id", "role", "partner_user_id",
        "issue_url", "shared_by", "visibility",
        "owner_user_id", "by_user_id", "what", "from_user_id", "to_user_id", "user_ids", "url",
        "asked_user_id", "handed_to", "key", "nudge", "pause",
        "kind", "kinds", "state", "about", "outcome", "week", "nearest", "command", "mine",
        "starts_at", "ends_at", "at", "deadline", "planned_for", "happened_at", "due_on",
        "channel_id", "starts_on", "ends_on", "update_on", "moved_to", "snoozed_until",
        "next_round", "away_until", "until",
        "away_reason", "calendar", "calendar_read_at",
        "handover_id", "taken_by", "read_at", "contact_id", "promise_due",
        "subject_id", "in_calendar", "answer_by", "take_back",
    }
)  # fmt: skip


def filled(value: object, text: str, many: int, field: str = "") -> object:
    """A dumped value with ``text`` for each free text and each list ``many`` times over."""
    match value:
        case dict():
            return {name: filled(each, text, many, name) for name, each in value.items()}
        case (str(rotation_id), str()) if field == "rotations":
            return (rotation_id, text)
        case tuple() if field not in _FIXED:
            return tuple(filled(each, text, many, field) for each in value) * many
        case str() if field not in _IDS:
            return text
        case _:
            return value


LONGEST_MESSAGES: Final[dict[str, Message]] = {
    f"longest {name}": type(message).model_validate(filled(message.model_dump(), LONGEST, _MANY))
    for name, message in MESSAGES.items()
}
"""Every example with texts of 3,000 characters and long lists."""

LONGEST_REPLIES: Final[dict[str, Reply]] = {
    f"longest {name}": type(reply).model_validate(filled(reply.model_dump(), LONGEST, _MANY))
    for name, reply in REPLIES.items()
}
"""The same for replies."""
