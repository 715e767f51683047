"""What happens at each kind of moment on the agenda."""

from collections.abc import Mapping
from typing import Final

from bot.core.retention import Retention
from bot.store.agenda import FORGET
from bot.usecases.answer_offer import expire_offer, remind_offer, send_offer
from bot.usecases.ask_followup import ask_followup
from bot.usecases.catch_up import unless_late
from bot.usecases.day_before import KIND as DAY_BEFORE
from bot.usecases.day_before import remind_day_before
from bot.usecases.find_helper import find_helper, tell_alone
from bot.usecases.finish_contact import end_call, remind_call
from bot.usecases.hand_over_promise import offer_promise
from bot.usecases.hold_round import hold_round, miss_call, offer_again, offer_call
from bot.usecases.host_cards import TELL as TELL_HOST
from bot.usecases.host_cards import WATCH as WATCH_HOST
from bot.usecases.keep_duty import LOOK as CHECK_DUTY
from bot.usecases.keep_duty import check_duty
from bot.usecases.name_manager import ASK as ASK_MANAGER
from bot.usecases.name_manager import ask_manager
from bot.usecases.own_calendar import TELL, tell_of_calendar
from bot.usecases.post_digest import post_digest
from bot.usecases.purge import PURGE, purge_by
from bot.usecases.quieten import forget_workspace
from bot.usecases.remind_person import remind_person
from bot.usecases.rename_customers import RENAME, rename_customers
from bot.usecases.run_agenda import Handler
from bot.usecases.say_duty import SAY as SAY_DUTY
from bot.usecases.say_duty import say_duty
from bot.usecases.silence import ask_silent, give_up_silent
from bot.usecases.silence_cards import GIVE_UP
from bot.usecases.silence_watch import ASK
from bot.usecases.swap_pairing import ask_colleague
from bot.usecases.tell_handover import expire_handover, tell_handover
from bot.usecases.tell_host import tell_host, watch_host
from bot.usecases.tell_member import send_member_notice
from bot.usecases.tell_owners import send_notice
from bot.usecases.tell_ownership import TELL as TELL_OWNERSHIP
from bot.usecases.tell_ownership import send_ownership
from bot.usecases.thank_yous import SAY as SAY_THANKS
from bot.usecases.thank_yous import WATCH as WATCH_THANKS
from bot.usecases.thank_yous import say_thanks, watch_thanks

HANDLERS: Final[Mapping[str, Handler]] = {
    "round": hold_round,
    "offer_again": offer_again,
    "offer_call": offer_call,
    "call_starts": miss_call,
    "send_offer": send_offer,
    "remind_offer": unless_late(remind_offer),
    "expire_offer": expire_offer,
    "remind_call": unless_late(remind_call),
    DAY_BEFORE: unless_late(remind_day_before),
    "end_call": end_call,
    ASK: ask_silent,
    GIVE_UP: give_up_silent,
    "ask_colleague": ask_colleague,
    "expire_handover": expire_handover,
    "tell_handover": tell_handover,
    "ask_followup": ask_followup,
    "remind_person": remind_person,
    "offer_promise": offer_promise,
    "tell_owner": send_notice,
    "tell_member": send_member_notice,
    TELL_HOST: tell_host,
    ASK_MANAGER: ask_manager,
    SAY_THANKS: say_thanks,
    WATCH_THANKS: watch_thanks,
    WATCH_HOST: watch_host,
    TELL_OWNERSHIP: send_ownership,
    "find_helper": find_helper,
    "tell_alone": tell_alone,
    "digest": post_digest,
    SAY_DUTY: say_duty,
    CHECK_DUTY: check_duty,
    TELL: tell_of_calendar,
    FORGET: forget_workspace,
    PURGE: purge_by(Retention()),
    RENAME: rename_customers,
}
"""By kind; what is kept is kept as long as by default.

``poll_source`` is not here: a source is looked at outside of any transaction.
"""
