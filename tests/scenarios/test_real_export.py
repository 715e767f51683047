"""Two weeks on the 1,500 tickets of a real help desk's export."""

from collections import Counter
from datetime import datetime, time
from pathlib import Path
from random import Random

from tests.scenarios.company import TEAM
from tests.scenarios.letters import letters, unsent
from tests.scenarios.starting import rotation
from tests.scenarios.surfaces import Message
from tests.scenarios.world import BERLIN, Firsthand

SEED = 20261123
DAYS = (*(f"2026-11-{day}" for day in range(23, 28)), "2026-11-30")
DAYS += tuple(f"2026-12-0{day}" for day in range(1, 5))
ANSWERS = ("Yes", "Not yet, I own the next step", "Handed to a colleague", "It didn't happen")


def at_work(moment: datetime) -> bool:
    local = moment.astimezone(BERLIN)
    return local.weekday() < 5 and time(9) <= local.time() < time(18)


class Team:
    """Six who answer as people do: most say yes, some no, some nothing; most tell how it was."""

    def __init__(self, world: Firsthand) -> None:
        self.world = world
        self.dice = Random(SEED)  # noqa: S311 -- nothing secret: the same luck in every run
        self.offers: list[Message] = []
        self.taken: list[Message] = []
        self.questions: list[Message] = []

    def read(self) -> None:
        """Look at all that is new in their direct messages."""
        for name in TEAM:
            person = self.world.user(name)
            while person.has_news():
                seen = person.expects("")
                if "I'm in" in seen.buttons:
                    self.offers.append(seen)
                    self._decide(seen)
                elif "Yes" in seen.buttons:
                    self.questions.append(seen)
                    self._answer(seen)

    def finish(self) -> None:
        for one in self.taken:
            if "Done" in one.buttons and self.dice.random() < 0.8:
                one.click("Done")

    def _decide(self, offer: Message) -> None:
        luck = self.dice.random()
        if luck < 0.65:
            offer.click("I'm in")
            self.taken.append(offer)
        elif luck < 0.85:
            offer.click("Not this one")

    def _answer(self, question: Message) -> None:
        luck = self.dice.random()
        if luck < 0.7:
            question.click(self.dice.choice(ANSWERS))
        if luck < 0.3 and "Add what you learned" in question.buttons:
            form = question.opens("Add what you learned")
            form.fill(quote="It stopped after the update", theme="updates").submit()


def test_two_weeks_on_a_real_export(world: Firsthand, shared_data: Path) -> None:
    payments = rotation(world, *TEAM, seats=3)
    export = shared_data / "tickets" / "helpdesk_export.csv"
    assert "1,003 new" in world.import_tickets(export, payments)
    assert "0 new" in world.import_tickets(export, payments)
    team = Team(world)
    for day in DAYS:
        for hour in ("10:01", "12:30", "14:01", "16:30"):
            world.travel_to(f"{day} {hour}")
            team.read()
        team.finish()
        team.read()
    world.travel_to("2026-12-07 08:00")
    for week in (48, 49):
        world.channel("customer-contact").expects(f"Week {week}: Payments").has_picture()

    sent = letters(world)
    assert [key for key, times in Counter(one.key for one in sent).items() if times > 1] == []
    about = [one for one in sent if one.contact]
    assert {one.kind for one in about} == {"offer", "question"}
    assert max(Counter((one.reader, one.contact) for one in about).values()) == 2
    assert [one for one in sent if one.reader.startswith("U") and not at_work(one.at)] == []
    assert unsent(world) == []
    assert len(team.offers) >= 3 * len(DAYS)
    assert len(team.taken) >= len(DAYS)
    assert len(team.questions) >= len(DAYS)
