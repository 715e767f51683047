"""Modals with one or two fields: a new date, a colleague, a promise's dates."""

from collections.abc import Sequence
from datetime import time

from bot.core.meanwhile import dates_of
from bot.core.questions import FollowupForm, PromiseForm
from bot.views import action_ids, card, form_ids, inputs, texts
from bot.views.blocks import Block, context, section
from bot.views.modals import form

_NINE = time(9)


def new_date_form(followup: FollowupForm) -> Block:
    """When a call that was moved takes place."""
    blocks = [
        _about(followup),
        inputs.field(form_ids.NEW_DAY, "New day", inputs.day(None), optional=False),
        inputs.field(
            form_ids.NEW_TIME,
            "New time",
            inputs.time_of_day(_NINE),
            optional=False,
            hint="On the clocks where you live. It stays as long as it was planned.",
        ),
    ]
    return _form("New date", action_ids.NEW_DATE_FORM, followup.followup_id, blocks)


def colleague_form(followup: FollowupForm) -> Block:
    """Who has the ticket now."""
    blocks = [
        _about(followup),
        inputs.field(form_ids.COLLEAGUE, "Who has it now?", inputs.person(""), optional=False),
        context("Somebody of this rotation gets it as their own turn; it is not counted as yours."),
    ]
    return _form("Handed to", action_ids.COLLEAGUE_FORM, followup.followup_id, blocks)


def promise_dates_form(promise: PromiseForm) -> Block:
    """When a promise is due, and when the customer hears from us next."""
    due, update = inputs.day(promise.due_on), inputs.day(promise.update_on)
    blocks = [
        _promised(promise),
        inputs.field(form_ids.PROMISE_DUE, "Due", due, optional=True),
        inputs.field(
            form_ids.PROMISE_UPDATE,
            "Next update",
            update,
            optional=True,
            hint="I'll nudge you on that day to tell them, even if nothing has changed.",
        ),
    ]
    about = {
        form_ids.SUBJECT_ID: promise.promise_id,
        form_ids.SHOWN: dates_of(promise.due_on, promise.update_on),
    }
    return form("New dates", action_ids.PROMISE_DATES_FORM, about, blocks)


def promise_handover_form(promise: PromiseForm) -> Block:
    """Who is asked to take a promise over."""
    blocks = [
        _promised(promise),
        inputs.field(form_ids.COLLEAGUE, "Hand over to", inputs.person(""), optional=False),
        context("I'll ask them. Until they accept, the promise stays yours."),
    ]
    return _form("Hand over", action_ids.PROMISE_HANDOVER_FORM, promise.promise_id, blocks)


def _form(title: str, callback_id: str, subject: str, blocks: Sequence[Block]) -> Block:
    return form(title, callback_id, {form_ids.SUBJECT_ID: subject}, blocks)


def _about(followup: FollowupForm) -> Block:
    whom = card.customer(followup.person, followup.company)
    return section(f"*{whom}*", texts.safe(followup.subject, card.SUBJECT_LIMIT))


def _promised(promise: PromiseForm) -> Block:
    whom = texts.bold(promise.customer, card.NAME_LIMIT)
    return section(whom, texts.safe(promise.text, card.PROMISE_LIMIT))
