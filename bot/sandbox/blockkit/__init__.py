"""What Slack accepts as Block Kit, judged on raw JSON; knows nothing of the bot."""

from bot.sandbox.blockkit.limits import LIMITS
from bot.sandbox.blockkit.messages import check_blocks
from bot.sandbox.blockkit.problem import Problem
from bot.sandbox.blockkit.views import check_view

__all__ = ["LIMITS", "Problem", "check_blocks", "check_view"]
