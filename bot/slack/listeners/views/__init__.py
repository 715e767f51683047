"""Modals whose Save was pressed."""

from slack_bolt.async_app import AsyncApp

from bot.slack.door import Door
from bot.slack.listeners.views.edit import save_edit, save_more
from bot.slack.listeners.views.followup import save_followup
from bot.slack.listeners.views.hosts import save_unsuited
from bot.slack.listeners.views.learnings import save_themes, search_learnings
from bot.slack.listeners.views.life import save_archive, save_bring_back, save_owners
from bot.slack.listeners.views.made_by_hand import save_brought, save_log
from bot.slack.listeners.views.my_time import save_own_time
from bot.slack.listeners.views.questions import save_questions
from bot.slack.listeners.views.roster import apply, show_what_it_changes
from bot.slack.listeners.views.setup import save_setup
from bot.slack.listeners.views.skip import save_skip
from bot.slack.listeners.views.small import (
    save_colleague,
    save_new_date,
    save_promise_dates,
    save_promise_handover,
)
from bot.slack.listeners.views.swap import save_swap
from bot.slack.listeners.views.thanks import save_thanks_form
from bot.slack.tying import on_submit
from bot.views import action_ids as ids


def register(app: AsyncApp, door: Door) -> None:
    """Listen to the modals."""
    on_submit(app, door, ids.SETUP_FORM, save_setup)
    on_submit(app, door, ids.SKIP_FORM, save_skip)
    on_submit(app, door, ids.EDIT_FORM, save_edit)
    on_submit(app, door, ids.MORE_FORM, save_more)
    on_submit(app, door, ids.MY_TIME_FORM, save_own_time)
    on_submit(app, door, ids.ROSTER_FORM, show_what_it_changes)
    on_submit(app, door, ids.ROSTER_APPLY, apply)
    on_submit(app, door, ids.OWNERS_FORM, save_owners)
    on_submit(app, door, ids.ARCHIVE_FORM, save_archive)
    on_submit(app, door, ids.BRING_BACK_FORM, save_bring_back)
    on_submit(app, door, ids.FOLLOWUP_FORM, save_followup)
    on_submit(app, door, ids.SEARCH_FORM, search_learnings)
    on_submit(app, door, ids.THEMES_FORM, save_themes)
    on_submit(app, door, ids.SWAP_FORM, save_swap)
    on_submit(app, door, ids.QUESTIONS_FORM, save_questions)
    on_submit(app, door, ids.NEW_DATE_FORM, save_new_date)
    on_submit(app, door, ids.COLLEAGUE_FORM, save_colleague)
    on_submit(app, door, ids.PROMISE_DATES_FORM, save_promise_dates)
    on_submit(app, door, ids.PROMISE_HANDOVER_FORM, save_promise_handover)
    on_submit(app, door, ids.LOG_FORM, save_log)
    on_submit(app, door, ids.BRING_FORM, save_brought)
    on_submit(app, door, ids.UNSUITED_FORM, save_unsuited)
    on_submit(app, door, ids.THANKS_FORM, save_thanks_form)
