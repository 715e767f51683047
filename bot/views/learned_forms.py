"""Modals about what was learned: search from Home, its results, and a rotation's themes."""

from typing import Final

from bot.core.replies import Found
from bot.core.search_terms import LONGEST
from bot.core.theme_form import LONGEST_NAME, ThemeForm
from bot.views import action_ids, form_ids, inputs, learnings, texts
from bot.views.blocks import Block, context, plain, section
from bot.views.card import NAME_LIMIT
from bot.views.modals import form, modal

SEARCH_TITLE: Final = "What we learned"
THEMES_TITLE: Final = "Themes"


def search_form() -> Block:
    """Ask for words to look for; nothing typed shows the latest."""
    hint = 'Words, "these words together", -without, from:me since:2026-10 theme:billing kind:bug'
    words = inputs.field(
        form_ids.WORDS,
        "What are you looking for?",
        inputs.text("", LONGEST, "export"),
        optional=True,
        hint=hint,
    )
    return form(SEARCH_TITLE, action_ids.SEARCH_FORM, {}, [words]) | {"submit": plain("Search")}


def results_form(reply: Found) -> Block:
    """Results where the search was; turning pages changes them in place."""
    return modal(SEARCH_TITLE, learnings.found(reply).blocks)


def themes_form(themes: ThemeForm) -> Block:
    """Choose a theme, then a new name for it or the theme it becomes part of."""
    choices = [
        (theme_id, f"{name} ({texts.count(uses, 'answer')})")
        for theme_id, name, uses in themes.themes
    ]
    return form(
        THEMES_TITLE,
        action_ids.THEMES_FORM,
        {form_ids.ROTATION_ID: themes.rotation_id},
        [
            section(f"Themes of {texts.bold(themes.rotation, NAME_LIMIT)}"),
            inputs.field(
                "theme_id", "Theme", inputs.long_menu(choices, "Choose a theme"), optional=False
            ),
            inputs.field(
                "name",
                "New name",
                inputs.text("", LONGEST_NAME, "billing"),
                optional=True,
                hint="The former name still finds it.",
            ),
            inputs.field(
                "into_id",
                "Or make it part of",
                inputs.long_menu(choices, "Choose another theme"),
                optional=True,
            ),
            context("This week's digest follows. Answers stay as they were given."),
        ],
    )
