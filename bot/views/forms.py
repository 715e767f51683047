"""Every modal, in one place to import from."""

from bot.views.followup_form import followup_form
from bot.views.modals import loading_form, problem_form, saved_form
from bot.views.setup_form import setup_form

__all__ = ["followup_form", "loading_form", "problem_form", "saved_form", "setup_form"]
