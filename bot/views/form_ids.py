"""How a modal's content is found again.

A block id is the name of the field it fills (``RotationForm`` or ``FollowupDetails``), so that
``state.values[<field>][VALUE]`` is its value, and an error on a field goes to the block of that
name. ``private_metadata`` is JSON with the keys below.
"""

from typing import Final

VALUE: Final = "value"
"""The action id of every input."""

CHANNEL_ID: Final = "channel_id"
"""Metadata of the set-up form: where it was opened."""
ROTATION_ID: Final = "rotation_id"
"""Metadata of the forms about one rotation."""
ROTATION: Final = "rotation"
"""Field: which rotation."""
OWNERS: Final = "owners"
"""Field: who owns it."""
SHOWN: Final = "shown"
"""Metadata of the edit forms and of new dates: the values they were opened with."""
WISH: Final = "wish"
"""Metadata of the roster's modals: `MemberView` or `EditWish` as JSON."""
LOG_ID: Final = "log_id"
"""Metadata of the form that logs a contact: names this log."""
MESSAGE_TS: Final = "message_ts"
MESSAGE_URL: Final = "message_url"
"""Metadata of the form that brings a contact from a message."""
FOLLOWUP_ID: Final = "followup_id"
"""Metadata of the follow-up form."""
ANSWERED: Final = "answered"
"""Metadata of the follow-up form: the state of the answer it shows."""
SUBJECT_ID: Final = "subject_id"
"""Metadata of the small forms: the follow-up or promise they are about."""

KIND: Final = "kind"
"""Metadata of the form of questions: ticket or call; with ROTATION_ID and VERSION."""
IDS: Final = "ids"
"""Metadata of the form of questions: the ids of the owners' own, a slot each."""
LABEL: Final = "label"
"""Begins the blocks of button labels in the form of questions."""

WHY: Final = "why"
"""Block of the form in which a host calls a contact off."""

NEW_DAY: Final = "new_day"
NEW_TIME: Final = "new_time"
COLLEAGUE: Final = "colleague"
PROMISE_DUE: Final = "promise_due"
PROMISE_UPDATE: Final = "promise_update"
"""Blocks of the small forms."""

VERSION: Final = "version"
"""Metadata of the form of one's own time: what it was filled in from."""

AS_IN_ROTATION: Final = "rotation"
"""The choice that means the public holidays of the rotation."""
PAIRING_ID: Final = "pairing_id"
"""Metadata of the form that hands a pairing on; empty where its menu says which."""

NO_COUNTRY: Final = "none"
"""The choice that means no public holidays; Slack takes no empty value."""
NO_GROUP: Final = "none"
"""The choice that means no user group."""
BY_WEEKS: Final = "weeks"
"""The choice that means no rule by months."""

WORDS: Final = "words"
"""The block of the search form."""
THEME_FIELDS: Final = ("theme_id", "name", "into_id")
"""Blocks of the themes form, in its order; fields of ``ThemeChoice``."""

SETUP_FIELDS: Final = (
    "name",
    "kinds",
    "weekdays",
    "local_time",
    "zone",
    "every_weeks",
    "seats",
    "mode",
    "shadowing",
    "country",
    "target_contacts",
    "target_weeks",
    "ceiling",
    "names_allowed",
    "digest_weekday",
    "digest_time",
)
"""Blocks of the set-up form, in its order; fields of ``RotationForm``."""

MORE_FIELDS: Final = (
    "monthly",
    "nth",
    "months",
    "day_off",
    "starts",
    "ends",
    "pause_from",
    "pause_until",
    "capacity",
    "shadows",
    "accompanied",
    "duty_card",
    "user_group",
)
"""Blocks of the edit form's second page, in its order; fields of ``RotationForm``."""

MY_TIME_FIELDS: Final = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "focus_days",
    "focus_rhythm",
    "own_country",
    "wishes",
    "address",
    "remove_calendar",
)
"""Blocks of the form of one's own time, in its order; fields of ``MyTimeForm``.

``remove_calendar`` is there only when one is connected.
"""

MEMBER_FIELDS: Final = ("weight", "tags", "capacity", "ceiling", "experienced", "removed")
"""Blocks of a member's form, in its order; fields of ``MemberForm``."""

FOLLOWUP_FIELDS: Final = (
    "outcome",
    "quote",
    "minutes",
    "kinds",
    "learning",
    "themes",
    "theme",
    "promise_text",
    "promise_kind",
    "promise_due",
    "promise_update",
    "feeling",
    "thanks_to",
    "thanks",
    "good_puzzle",
    "issue_url",
    "visibility",
)
"""Blocks of the follow-up form, in its order; fields of ``FollowupDetails``.

``themes`` is there once there are some to choose from,
``minutes`` is there for calls only and ``good_puzzle`` only now and then (values yes and no).
"""

LOG_FIELDS: Final = ("who", "kind", "minutes", "on", "about")
"""Blocks of the form that logs a contact; fields of ``LogForm``."""

BRING_FIELDS: Final = ("subject", "excerpt", "when")
"""Blocks of the form that brings one from a message; fields of ``BringForm``."""
