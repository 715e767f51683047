"""One's own time in short, for Home."""

from bot.core.messages import HomeTime
from bot.views import action_ids, texts
from bot.views.blocks import Block, button, section

PROBLEM_LIMIT = 300


def line(mine: HomeTime) -> Block | None:
    """What counts as this person's time, with the button that changes it."""
    said = [f"*My time*: {texts.safe(mine.hours, 200)} ({texts.safe(mine.zone, 64)})"]
    if mine.focus:
        said.append(f"Kept free for focus: {texts.safe(mine.focus, 80)}")
    if calendar := _calendar(mine):
        said.append(calendar)
    return section(
        *said, accessory=button("My time", action_ids.MY_TIME, "home", aloud="Change my time")
    )


def _calendar(mine: HomeTime) -> str:
    match mine.calendar:
        case "none":
            return ""
        case "new":
            return "Your calendar is connected; I'm reading it now."
        case "read":
            read_at = f", read {texts.when(mine.calendar_read_at)}" if mine.calendar_read_at else ""
            return f"Your calendar is connected{read_at}."
        case "failing":
            last = " What it said last still counts." if mine.calendar_read_at else ""
            problem = texts.safe(mine.problem, PROBLEM_LIMIT)
            return f":warning: I can't read your calendar. {problem}{last}"
