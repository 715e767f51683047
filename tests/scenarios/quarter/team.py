"""The team at work: they read what comes, in their own manner, and mean to do things later."""

from datetime import datetime, timedelta
from random import Random

from tests.scenarios.people import Person
from tests.scenarios.quarter.diary import Act, Diary
from tests.scenarios.quarter.people import DEVELOPERS, back_at_work, manner
from tests.scenarios.surfaces import Message
from tests.scenarios.world import Firsthand

SEED = 20270208
HAPPENED = ("Yes", "Not yet, I own the next step", "Handed to a colleague")
NOT_HAPPENED = ("It didn't happen", "I couldn't")
QUOTES = ("It stopped after the update", "We print the plan every Monday", "Where do I click?")
THEMES = ("updates", "printing", "first steps")
REMINDERS = ("Still open", "What you promised", "Too much at the moment?")
"""How a day's reminders begin."""


class Team:
    """Reads every new message of the bot at once; `offers` and so on keep what came."""

    def __init__(self, world: Firsthand, diary: Diary) -> None:
        self.world, self.diary = world, diary
        # Everybody has their own luck, for what reaches two people at once has no order.
        self.dice = {name: Random(f"{SEED} {name}") for name in DEVELOPERS}  # noqa: S311 -- no secret
        self.offers: list[Message] = []
        self.declined: list[Message] = []
        self.ignored: list[Message] = []
        self.questions: list[Message] = []
        self.late: list[Message] = []
        self.reminders: list[Message] = []
        self.gone: set[str] = set()

    def read(self) -> None:
        while news := self.world.read_everything():
            for one in news:
                buttons = one.buttons
                if not one.reader:
                    continue
                if "I'm in" in buttons:
                    self.offers.append(one)
                    self._decide(one)
                elif one.text.startswith(REMINDERS):
                    self.reminders.append(one)
                elif "Withdraw" not in buttons and "Yes" in buttons:
                    self.questions.append(one)
                    self._answer(one)

    def person(self, name: str) -> Person:
        return self.world.user(name)

    def later(self, name: str, span: timedelta, act: Act) -> None:
        """Note it for a moment when they are at work; who has gone by then does nothing."""
        when = back_at_work(name, self.world.now + span)
        self.diary.note(when, lambda: None if name in self.gone else act())

    def _decide(self, offer: Message) -> None:
        luck, how = self.dice[offer.reader].random(), manner(offer.reader)
        if luck < how.takes:
            offer.click("I'm in")
            if "Done" in offer.buttons:
                days = timedelta(days=self.dice[offer.reader].choice((1, 2, 4)))
                self.later(offer.reader, days, lambda: self._finish(offer))
        elif luck < how.takes + how.declines:
            self.declined.append(offer)
            offer.click("Not this one")
        else:
            self.ignored.append(offer)

    def _finish(self, offer: Message) -> None:
        if "Done" in offer.buttons:
            offer.click("Done")

    def _answer(self, question: Message) -> None:
        how = manner(question.reader)
        if self.dice[question.reader].random() >= how.answers:
            return
        if how.answers_after_days:
            self.late.append(question)
            span = timedelta(days=how.answers_after_days)
            self.later(question.reader, span, lambda: self._tell(question))
        else:
            self._tell(question)

    def _tell(self, question: Message) -> None:
        buttons, name = question.buttons, question.reader
        dice = self.dice[name]
        failed = dice.random() < manner(name).it_did_not_happen
        wanted = NOT_HAPPENED if failed else HAPPENED
        question.click(dice.choice([one for one in wanted if one in buttons]))
        if dice.random() < 0.5 and "Add what you learned" in question.buttons:
            form = question.opens("Add what you learned")
            form.fill(quote=dice.choice(QUOTES), theme=dice.choice(THEMES)).submit()


def jump(world: Firsthand, diary: Diary, team: Team, until: datetime) -> None:
    """From one due moment to the next, the bot's or the people's, until that one."""
    while world.now < until:
        coming = world.engine(world.program.timeline.upcoming())
        moments = [one.at for one in coming if one.at > world.now][:1]
        moments += [diary.next_at] if diary.next_at else []
        world.engine(world.program.timeline.travel_to(min([*moments, until])))
        team.read()
        diary.do_what_is_due(world.now)
        team.read()
