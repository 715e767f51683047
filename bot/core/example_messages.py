"""What an ordinary week brings, every message in each of its states."""

from datetime import date, timedelta
from typing import Final, get_args

from bot.core.digest_layout import empty_reply, spread
from bot.core.example_calendar_files import CALENDAR_FILES
from bot.core.example_duty import DUTY
from bot.core.example_handovers import HANDOVERS, SWAP
from bot.core.example_hosts import HOSTS
from bot.core.example_life import LIFE
from bot.core.example_reminders import REMINDERS
from bot.core.example_thanks import THANKS
from bot.core.example_values import (
    ADA,
    CALL,
    DUE,
    FOLLOWUP,
    GRACE,
    LINUS,
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
    Coverage,
    Digest,
    Home,
    HomeRotation,
    HomeSource,
    HomeTime,
    MemberNotice,
    Message,
    Offer,
    OfferReminder,
    OwnerNotice,
    PairingState,
    PromiseLine,
    Question,
    Quote,
    Removed,
    RotationCard,
    SharedLearning,
    StillOnIt,
    Thanks,
    Theme,
    WeekFigure,
)
from bot.core.questions import OUTCOMES

_OFFER: Final = Offer(
    pairing_id=PAIRING,
    rotation=ROTATION,
    card=TICKET,
    reason="fewest contacts so far by the ledger",
    deadline=NOW + timedelta(hours=4),
    learned=("They export only to sort by date", "Finance reads it on the train"),
    promises=(DUE,),
)
_CALL_OFFER: Final = Offer(
    pairing_id=PAIRING, rotation=ROTATION, card=CALL, deadline=NOW + timedelta(hours=4)
)
_ACCOMPANIES: Final = {"role": "shadow", "partner_user_id": ADA}
_SHADOW: Final = _OFFER.model_copy(
    update=_ACCOMPANIES | {"reason": "you are new here, so you listen in while a colleague leads"}
)
_QUESTION: Final = Question(
    followup_id=FOLLOWUP,
    kind="ticket",
    subject=TICKET.subject,
    person=TICKET.person,
    company=TICKET.company,
    happened_at=NOW - timedelta(hours=2),
)
_CALL_QUESTION: Final = _QUESTION.model_copy(
    update={
        "kind": "call",
        "subject": CALL.subject,
        "person": CALL.person,
        "company": CALL.company,
    }
)
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
_WEEKS: Final = tuple(
    WeekFigure(week=f"2026-W{week}", contacts=contacts, coverage=met / 9, members=met, roster=9)
    for week, contacts, met in zip(
        range(36, 48),
        (1, 0, 2, 3, 2, 4, 3, 5, 4, 6, 5, 6),
        (1, 1, 2, 3, 3, 4, 4, 5, 5, 6, 6, 6),
        strict=True,
    )
)
DIGEST: Final = Digest(
    rotation_id=ROTATION_ID,
    rotation=ROTATION,
    week="2026-W47",
    starts_on=date(2026, 11, 16),
    ends_on=date(2026, 11, 22),
    coverage=Coverage(
        developers=6, roster=9, call_minutes=135, answered=5, asked=6, calls_heard=3, calls=4
    ),
    quotes=(
        Quote(text="I just want last month's numbers.", alias="Customer 7", user_id=ADA),
        Quote(text="We print it.\nEvery Friday.", alias="Customer 12", user_id=GRACE),
    ),
    surprises=(Quote(text="They use labels as a to-do list", alias="Customer 3", user_id=LINUS),),
    learned=(Quote(text="Finance reads it on the train", alias="Customer 7", user_id=ADA),),
    themes=(
        Theme(name="exports", mentions=4, customers=3, before=2),
        Theme(name="sign-in", mentions=2, customers=2, before=2),
        Theme(name="mobile", mentions=1, customers=1),
    ),
    promises_due=(DUE.model_copy(update={"owner_user_id": "", "alias": "Customer 7"}),),
    promises_overdue=(
        PromiseLine(
            promise_id="pr2",
            text="Send the workaround",
            kind="workaround",
            due_on=date(2026, 11, 18),
            alias="Customer 5",
        ),
    ),
    promises_kept=(
        PromiseLine(
            promise_id="pr3",
            text="Say when the fix is out",
            kind="update",
            due_on=date(2026, 11, 17),
            kept=True,
            owner_user_id=LINUS,
            alias="Customer 12",
        ),
    ),
    promises_uncited=1,
    weeks=_WEEKS,
    thanks=(Thanks(from_user_id=ADA, to_user_id=GRACE, text="found the log line"),),
    puzzle=Quote(text="Empty only on the 31st", alias="Customer 9", user_id=GRACE),
    next_rounds=ROUNDS,
)
_FULL, _MORE = spread(
    DIGEST.model_copy(
        update={
            "learned": tuple(
                Quote(text=f"They run report {number} by hand", alias="Customer 7", user_id=ADA)
                for number in range(1, 9)
            ),
            "thanks": DIGEST.thanks * 6,
        }
    )
)
_QUIET: Final = Digest(
    rotation_id=ROTATION_ID,
    rotation=ROTATION,
    week="2026-W47",
    starts_on=date(2026, 11, 16),
    ends_on=date(2026, 11, 22),
    coverage=Coverage(developers=0, roster=1, call_minutes=0, answered=0, asked=0),
    late=True,
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

_HOME: Final = Home(
    user_id=ADA,
    rotations=(
        HomeRotation(
            rotation_id=ROTATION_ID,
            name=ROTATION,
            member=True,
            next_round=ROUNDS[0].at,
            picked_next=True,
            owner=True,
            sources=(
                HomeSource(name="help desk", state="read", read_at=NOW),
                HomeSource(
                    name="calendar", state="failing", read_at=NOW, problem="its file is gone"
                ),
            ),
        ),
        HomeRotation(rotation_id="r2", name="Search", member=False, next_round=ROUNDS[1].at),
        HomeRotation(
            rotation_id="r3",
            name="Mobile",
            member=True,
            owner=True,
            away=True,
            away_until=ROUNDS[1].at,
        ),
        HomeRotation(rotation_id="r4", name="Maps", member=True, away=True, away_reason="status"),
        HomeRotation(
            rotation_id="r5",
            name="Billing",
            member=True,
            away=True,
            away_until=ROUNDS[1].at,
            away_reason="holiday",
        ),
        HomeRotation(
            rotation_id="r6",
            name="Admin",
            member=True,
            next_round=ROUNDS[1].at,
            skipped_weekdays=(0, 4),
        ),
        HomeRotation(rotation_id="r7", name="Reports", member=True, owner=True, sources=()),
        HomeRotation(rotation_id="r8", name="Search ads", member=True, owner=True, paused=True),
    ),
    my_time=HomeTime(
        hours="Mon-Thu 09:00-12:30, 13:30-17:00",
        zone="Europe/Berlin",
        focus="Fri (every second week)",
        calendar="read",
        calendar_read_at=NOW,
    ),
    asked=(SWAP,),
    turns=(
        _OFFER.model_copy(update={"asked_user_id": GRACE}),
        _CALL_OFFER.model_copy(update={"state": "accepted"}),
        _OFFER.model_copy(update={"deadline": None, "state": "offered"}),
        _OFFER.model_copy(update={"state": "expired"}),
        _SHADOW,
    ),
    questions=(_QUESTION,),
    promises=(
        DUE.model_copy(update={"owner_user_id": "", "alias": "Northwind"}),
        DUE.model_copy(update={"promise_id": "pr9", "kept": True}),
    ),
    promises_in_all=7,
    rotations_in_all=12,
    learned=(Quote(text="They export only to sort by date", alias="Northwind", user_id=ADA),),
)

MESSAGES: Final[dict[str, Message]] = {
    "offer of a ticket": _OFFER,
    "offer of a call": _CALL_OFFER,
    "offer to accompany": _SHADOW,
    "offer to accompany a call": _CALL_OFFER.model_copy(update=_ACCOMPANIES),
    "offer with a shadow": _OFFER.model_copy(update={"partner_user_id": GRACE}),
    "offer held late": _CALL_OFFER.model_copy(
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
        f"ticket {state}": _OFFER.model_copy(update={"state": state})
        for state in get_args(PairingState)
        if state != "offered"
    },
    **{
        f"accompanying {state}": _SHADOW.model_copy(update={"state": state})
        for state in ("accepted", "declined", "expired", "cancelled")
    },
    "accompanying a call accepted": _CALL_OFFER.model_copy(
        update=_ACCOMPANIES | {"state": "accepted"}
    ),
    "call accepted": _CALL_OFFER.model_copy(update={"state": "accepted"}),
    "call no_show": _CALL_OFFER.model_copy(update={"state": "no_show"}),
    "offer while a colleague is asked": _OFFER.model_copy(update={"asked_user_id": GRACE}),
    "call accepted while the channel is asked": _CALL_OFFER.model_copy(
        update={"state": "accepted", "asked_channel": True}
    ),
    "ticket taken over": _OFFER.model_copy(update={"state": "handed_over", "taken_by": GRACE}),
    **HANDOVERS,
    **HOSTS,
    **THANKS,
    "call called off by its host": _CALL_OFFER.model_copy(
        update={
            "state": "cancelled",
            "unsuited": True,
            "unsuited_why": "They want to talk of prices only.",
        }
    ),
    "ticket called off by its host": _OFFER.model_copy(
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
    "ticket question": _QUESTION,
    "call question": _CALL_QUESTION,
    **{
        f"{outcome.kind} answered {name}": (
            _QUESTION if outcome.kind == "ticket" else _CALL_QUESTION
        ).model_copy(update={"outcome": name})
        for name, outcome in OUTCOMES.items()
    },
    "answer with details": _QUESTION.model_copy(update={"outcome": "solved", "detailed": True}),
    "answer of an older version": _QUESTION.model_copy(update={"outcome": "gone_by_now"}),
    "answer withdrawn": _QUESTION.model_copy(update={"outcome": "solved", "withdrawn": True}),
    "question closed": _QUESTION.model_copy(update={"closed": True, "subject": ""}),
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
    "question snoozed": _QUESTION.model_copy(update={"snoozed_until": NOW + timedelta(days=1)}),
    "question skipped": _QUESTION.model_copy(update={"skipped": True}),
    "question open too long": _QUESTION.model_copy(update={"closed": True, "overdue": True}),
    "question in the owners' words": _QUESTION.model_copy(
        update={"asks": "Are they happy?", "answers": (("solved", "Yes"), ("not_yet", "No"))}
    ),
    "answer in the owners' words": _QUESTION.model_copy(
        update={"outcome": "not_yet", "answers": (("solved", "Yes"), ("not_yet", "No"))}
    ),
    "call moved to a date": _CALL_QUESTION.model_copy(
        update={"outcome": "moved", "moved_to": NOW + timedelta(days=3)}
    ),
    "ticket handed to somebody": _QUESTION.model_copy(
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
    "digest of a quiet week": _QUIET,
    "digest that outsiders read": for_outsiders(DIGEST),
    "digest with a thread": _FULL,
    "digest's thread": _MORE[0],
    "digest's thread, emptied": empty_reply(DIGEST, 1),
    "shared learning": _SHARED,
    "shared learning of a colleague": _SHARED.model_copy(
        update={"shared_by": GRACE, "quote": "", "themes": (), "issue_url": ""}
    ),
    "shared learning that was taken back": SharedLearning(
        followup_id=FOLLOWUP, shared_by=ADA, gone=True
    ),
    "home": _HOME,
    "home of a newcomer": Home(user_id=ADA),
    "home without a round": Home(
        user_id=ADA,
        rotations=(HomeRotation(rotation_id=ROTATION_ID, name=ROTATION, member=True),),
        promises=_HOME.promises[:1],
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
