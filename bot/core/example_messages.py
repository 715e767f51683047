"""What an ordinary week brings, every message in each of its states."""

from datetime import timedelta
from typing import Final, get_args

from bot.core.digest_layout import empty_reply
from bot.core.example_calendar_files import CALENDAR_FILES
from bot.core.example_digest import DIGEST, FULL_DIGEST, MORE_OF_DIGEST, QUIET_DIGEST
from bot.core.example_duty import DUTY
from bot.core.example_handovers import HANDOVERS
from bot.core.example_home import HOME
from bot.core.example_hosts import HOSTS
from bot.core.example_life import LIFE
from bot.core.example_reminders import REMINDERS
from bot.core.example_thanks import THANKS
from bot.core.example_turns import ACCOMPANIES, CALL_OFFER, CALL_QUESTION, OFFER, QUESTION, SHADOW
from bot.core.example_values import (
    ADA,
    CALL,
    FOLLOWUP,
    GRACE,
    NOW,
    PAIRING,
    ROTATION,
    ROTATION_ID,
    ROUNDS,
    TICKET,
)
from bot.core.held_back import for_outsiders
from bot.core.messages import (
    CalendarNotice,
    CallReminder,
    Home,
    HomeRotation,
    HomeTime,
    MemberNotice,
    Message,
    Offer,
    OfferReminder,
    OwnerNotice,
    PairingState,
    Removed,
    RotationCard,
    SharedLearning,
    StillOnIt,
)
from bot.core.questions import OUTCOMES

_CALENDAR: Final = CalendarNotice(
    problem="calendar.host.example answers with 404 instead of the calendar; the address may be"
    " wrong, or no longer shared."
)
_ROTATION_CARD: Final = RotationCard(
    rotation_id=ROTATION_ID,
    name=ROTATION,
    kinds=("ticket", "call"),
    rhythm="Mondays and Thursdays at 10:00 (Europe/Berlin)",
    seats=2,
    user_ids=(ADA, GRACE),
    next_round=ROUNDS[0].at,
)
_SHARED: Final = SharedLearning(
    followup_id=FOLLOWUP,
    shared_by=ADA,
    user_id=ADA,
    alias="Customer 17",
    at=NOW,
    kinds=("used_new_way",),
    quote="I just want last month's numbers.",
    learning="They export to a spreadsheet only to sort by date",
    themes=("exports", "sorting"),
    issue_url="https://issues.example.com/browse/WEB-17",
)

_SILENT: Final = StillOnIt(pairing_id=PAIRING, card=TICKET, answer_by=NOW + timedelta(days=7))
_DATELESS: Final = _SILENT.model_copy(update={"card": CALL, "followup_id": FOLLOWUP})

MESSAGES: Final[dict[str, Message]] = {
    "offer of a ticket": OFFER,
    "offer of a call": CALL_OFFER,
    "offer to accompany": SHADOW,
    "offer to accompany a call": CALL_OFFER.model_copy(update=ACCOMPANIES),
    "offer with a shadow": OFFER.model_copy(update={"partner_user_id": GRACE}),
    "offer held late": CALL_OFFER.model_copy(
        update={"planned_for": NOW - timedelta(days=1), "deadline": None}
    ),
    "offer of something unknown": Offer(
        pairing_id=PAIRING,
        rotation=ROTATION,
        card=TICKET.model_copy(
            update={
                "person": "",
                "company": "",
                "subject": "",
                "excerpt": "",
                "url": "",
                "host": "",
                "host_user_id": "",
            }
        ),
    ),
    **{
        f"ticket {state}": OFFER.model_copy(update={"state": state})
        for state in get_args(PairingState)
        if state != "offered"
    },
    **{
        f"accompanying {state}": SHADOW.model_copy(update={"state": state})
        for state in ("accepted", "declined", "expired", "cancelled")
    },
    "accompanying a call accepted": CALL_OFFER.model_copy(
        update=ACCOMPANIES | {"state": "accepted"}
    ),
    "call accepted": CALL_OFFER.model_copy(update={"state": "accepted"}),
    "call no_show": CALL_OFFER.model_copy(update={"state": "no_show"}),
    "offer while a colleague is asked": OFFER.model_copy(update={"asked_user_id": GRACE}),
    "call accepted while the channel is asked": CALL_OFFER.model_copy(
        update={"state": "accepted", "asked_channel": True}
    ),
    "ticket taken over": OFFER.model_copy(update={"state": "handed_over", "taken_by": GRACE}),
    **HANDOVERS,
    **HOSTS,
    **THANKS,
    "call called off by its host": CALL_OFFER.model_copy(
        update={
            "state": "cancelled",
            "unsuited": True,
            "unsuited_why": "They want to talk of prices only.",
        }
    ),
    "ticket called off by its host": OFFER.model_copy(
        update={"state": "cancelled", "unsuited": True}
    ),
    **CALENDAR_FILES,
    **DUTY,
    "offer reminder": OfferReminder(
        pairing_id=PAIRING,
        subject=TICKET.subject,
        person=TICKET.person,
        deadline=NOW + timedelta(hours=4),
    ),
    "offer reminder without a name": OfferReminder(
        pairing_id=PAIRING, subject="", deadline=NOW + timedelta(hours=4)
    ),
    "call reminder": CallReminder(pairing_id=PAIRING, card=CALL),
    "call reminder a day ahead": CallReminder(pairing_id=PAIRING, card=CALL, early=True),
    "call reminder without a time": CallReminder(
        pairing_id=PAIRING, card=CALL.model_copy(update={"starts_at": None, "host": ""})
    ),
    "ticket question": QUESTION,
    "call question": CALL_QUESTION,
    **{
        f"{outcome.kind} answered {name}": (
            QUESTION if outcome.kind == "ticket" else CALL_QUESTION
        ).model_copy(update={"outcome": name})
        for name, outcome in OUTCOMES.items()
    },
    "answer with details": QUESTION.model_copy(update={"outcome": "solved", "detailed": True}),
    "answer of an older version": QUESTION.model_copy(update={"outcome": "gone_by_now"}),
    "answer withdrawn": QUESTION.model_copy(update={"outcome": "solved", "withdrawn": True}),
    "question closed": QUESTION.model_copy(update={"closed": True, "subject": ""}),
    "silent ticket": _SILENT,
    "silent ticket, still on it": _SILENT.model_copy(update={"state": "still"}),
    "silent ticket, asked again": _SILENT.model_copy(update={"state": "again"}),
    "silent ticket, over": _SILENT.model_copy(update={"state": "over"}),
    "call without a new date": _DATELESS,
    "call without a new date, still on it": _DATELESS.model_copy(update={"state": "still"}),
    "put on a roster": MemberNotice(
        about="added",
        rotation_id=ROTATION_ID,
        rotation=ROTATION,
        by_user_id=GRACE,
        next_round=ROUNDS[0].at,
    ),
    "taken off a roster": MemberNotice(
        about="removed", rotation_id=ROTATION_ID, rotation=ROTATION, by_user_id=GRACE
    ),
    "no helper left": MemberNotice(
        about="no_helper", rotation_id=ROTATION_ID, rotation=ROTATION, card=CALL
    ),
    "question snoozed": QUESTION.model_copy(update={"snoozed_until": NOW + timedelta(days=1)}),
    "question skipped": QUESTION.model_copy(update={"skipped": True}),
    "question open too long": QUESTION.model_copy(update={"closed": True, "overdue": True}),
    "question in the owners' words": QUESTION.model_copy(
        update={"asks": "Are they happy?", "answers": (("solved", "Yes"), ("not_yet", "No"))}
    ),
    "answer in the owners' words": QUESTION.model_copy(
        update={"outcome": "not_yet", "answers": (("solved", "Yes"), ("not_yet", "No"))}
    ),
    "call moved to a date": CALL_QUESTION.model_copy(
        update={"outcome": "moved", "moved_to": NOW + timedelta(days=3)}
    ),
    "ticket handed to somebody": QUESTION.model_copy(
        update={"outcome": "handed", "handed_to": GRACE}
    ),
    **REMINDERS,
    "nobody available": OwnerNotice(rotation=ROTATION, about="nobody_available", card=TICKET),
    "three declines": OwnerNotice(rotation=ROTATION, about="three_declines", card=CALL),
    "source failing": OwnerNotice(
        rotation=ROTATION, about="source_failing", detail="help desk: no answer for 3 hours"
    ),
    "call missed": OwnerNotice(rotation=ROTATION, about="call_missed", card=CALL),
    "newcomer alone": OwnerNotice(rotation=ROTATION, about="no_helper", card=CALL),
    "channel closed": OwnerNotice(rotation=ROTATION, about="channel_closed"),
    "member gone": OwnerNotice(rotation=ROTATION, about="member_gone", detail="Olga Lind"),
    "call missed, no owner left": OwnerNotice(
        rotation=ROTATION, about="call_missed", card=CALL, stand_in=True
    ),
    "calendar failing": _CALENDAR,
    "calendar never read": _CALENDAR.model_copy(update={"never_read": True, "problem": ""}),
    "calendar works again": _CALENDAR.model_copy(update={"works_again": True}),
    "calendar removed": _CALENDAR.model_copy(update={"removed": True}),
    "details removed": Removed(),
    "moment parked": OwnerNotice(rotation=ROTATION, about="moment_parked", detail="a round"),
    "rotation card": _ROTATION_CARD,
    "rotation card of nobody": _ROTATION_CARD.model_copy(
        update={"user_ids": (), "next_round": None, "seats": 1, "kinds": ("call",)}
    ),
    "rotation card paused": _ROTATION_CARD.model_copy(update={"paused": True}),
    "digest": DIGEST,
    "digest of a quiet week": QUIET_DIGEST,
    "digest that outsiders read": for_outsiders(DIGEST),
    "digest with a thread": FULL_DIGEST,
    "digest's thread": MORE_OF_DIGEST[0],
    "digest's thread, emptied": empty_reply(DIGEST, 1),
    "shared learning": _SHARED,
    "shared learning of a colleague": _SHARED.model_copy(
        update={"shared_by": GRACE, "quote": "", "themes": (), "issue_url": ""}
    ),
    "shared learning that was taken back": SharedLearning(
        followup_id=FOLLOWUP, shared_by=ADA, gone=True
    ),
    "home": HOME,
    "home of a newcomer": Home(user_id=ADA),
    "home without a round": Home(
        user_id=ADA,
        rotations=(HomeRotation(rotation_id=ROTATION_ID, name=ROTATION, member=True),),
        promises=HOME.promises[:1],
        my_time=HomeTime(
            hours="Mon-Fri 09:00-17:00",
            zone="UTC",
            calendar="failing",
            problem=_CALENDAR.problem,
            calendar_read_at=NOW,
        ),
    ),
    "home with a new calendar": Home(
        user_id=ADA,
        my_time=HomeTime(hours="no working hours", zone="UTC", calendar="new"),
    ),
    **LIFE,
}
"""Every message in each state, by a name that says which."""
