"""What a command answers, shown in a modal: for whoever asked from Home."""

from bot.core.replies import Refusal, Reply
from bot.views.blocks import Block
from bot.views.modals import modal, problem_form
from bot.views.replies import render_reply


def reply_modal(title: str, reply: Reply) -> Block:
    """The answer with nothing to submit; its buttons and menus work as in the message."""
    if isinstance(reply, Refusal) and not reply.take_back:
        return problem_form(title, reply.sentence)
    return modal(title, render_reply(reply).blocks)
