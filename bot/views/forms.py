"""Every modal, in one place to import from."""

from bot.views.edit_form import edit_form, more_form
from bot.views.followup_form import followup_form
from bot.views.host_form import unsuited_form
from bot.views.learned_forms import results_form, search_form, themes_form
from bot.views.log_form import bring_form, log_form
from bot.views.modals import loading_form, problem_form, saved_form
from bot.views.my_time_form import my_time_form
from bot.views.ownership import archive_form, bring_back_form, owners_form
from bot.views.reply_modal import reply_modal
from bot.views.roster import effect_form, member_form, roster_modal
from bot.views.setup_form import setup_form
from bot.views.skip_form import skip_form
from bot.views.small_forms import (
    colleague_form,
    new_date_form,
    promise_dates_form,
    promise_handover_form,
)
from bot.views.swap_form import swap_form
from bot.views.thanks_form import thanks_form

__all__ = [
    "archive_form",
    "bring_back_form",
    "bring_form",
    "colleague_form",
    "edit_form",
    "effect_form",
    "followup_form",
    "loading_form",
    "log_form",
    "member_form",
    "more_form",
    "my_time_form",
    "new_date_form",
    "owners_form",
    "problem_form",
    "promise_dates_form",
    "promise_handover_form",
    "reply_modal",
    "results_form",
    "roster_modal",
    "saved_form",
    "search_form",
    "setup_form",
    "skip_form",
    "swap_form",
    "thanks_form",
    "themes_form",
    "unsuited_form",
]
