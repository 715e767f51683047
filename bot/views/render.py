"""The one door of the views: any message or reply in, text and blocks out."""

from typing import assert_never

from bot.core.messages import (
    CalendarFile,
    CalendarNotice,
    CallReminder,
    CoverPost,
    Digest,
    DigestMore,
    DutyCard,
    HandoverNews,
    Hello,
    Home,
    HostNotice,
    ManagerRequest,
    MemberNotice,
    Message,
    Offer,
    OfferReminder,
    OwnerNotice,
    OwnershipNotice,
    PromiseHandover,
    Question,
    Reminders,
    Removed,
    RotationCard,
    SharedLearning,
    StillOnIt,
    TakeOver,
    ThanksNotice,
    Welcome,
)
from bot.views import (
    calendar_file,
    calendar_notice,
    day_reminders,
    digest,
    duty_card,
    handover,
    home,
    host,
    learnings,
    member_notice,
    offer,
    owner_notice,
    ownership,
    promise,
    question,
    reminders,
    rotation_card,
    silence,
    thanks,
    welcome,
)
from bot.views.blocks import Rendered
from bot.views.replies import render_reply

__all__ = ["Rendered", "render", "render_reply"]


def render(message: Message) -> Rendered:  # noqa: C901, PLR0911, PLR0912 one case a type is the point
    """Draw a message: blocks, and a text that says the same."""
    match message:
        case Offer():
            return offer.render(message)
        case OfferReminder():
            return reminders.offer_reminder(message)
        case CallReminder():
            return reminders.call_reminder(message)
        case StillOnIt():
            return silence.render(message)
        case TakeOver():
            return handover.take_over(message)
        case CoverPost():
            return handover.cover_post(message)
        case HandoverNews():
            return handover.news(message)
        case Question():
            return question.render(message)
        case Reminders():
            return day_reminders.render(message)
        case PromiseHandover():
            return promise.render_handover(message)
        case HostNotice():
            return host.render(message)
        case ThanksNotice():
            return thanks.notice(message)
        case ManagerRequest():
            return thanks.request(message)
        case OwnerNotice():
            return owner_notice.render(message)
        case OwnershipNotice():
            return ownership.render(message)
        case CalendarNotice():
            return calendar_notice.render(message)
        case CalendarFile():
            return calendar_file.render(message)
        case MemberNotice():
            return member_notice.render(message)
        case RotationCard():
            return rotation_card.render(message)
        case DutyCard():
            return duty_card.render(message)
        case Digest():
            return digest.render(message)
        case DigestMore():
            return digest.reply(message)
        case SharedLearning():
            return learnings.shared(message)
        case Welcome():
            return welcome.welcome(message)
        case Hello():
            return welcome.hello(message)
        case Home():
            return home.render(message)
        case Removed():
            return reminders.removed()
        case _:
            assert_never(message)
