"""Owners come and go, archive a rotation and bring it back, with forms open everywhere."""

from tests.scenarios.channel import with_card
from tests.scenarios.forms import Form
from tests.scenarios.starting import rotation, ticket, whoever_is_asked
from tests.scenarios.surfaces import Home
from tests.scenarios.world import Firsthand

OVER = "That rotation is not there any more. Nothing was changed."


def owners(world: Firsthand, by: str, *names: str) -> Form:
    """Open the form of owners and put these into it."""
    ids = world.ids()
    form = world.user(by).opens_home().click("Owners, and archiving").form()
    return form.fill(owners=[ids[name] for name in names])


def archives(world: Firsthand, who: str) -> None:
    form = world.user(who).opens_home().click("Owners, and archiving").form()
    confirm = form.press("Archive")
    assert "no more rounds" in confirm.text
    confirm.submit()
    world.user(who).expects("is archived: nobody is picked any more")


def test_what_is_open_when_a_rotation_is_archived_or_ownership_lost_changes_and_loses_nothing(
    world: Firsthand,
) -> None:
    rotation(world, "finn")
    others = ("bob", "cleo", "dora", "emil", "finn")
    owners(world, "ada", "ada", *others).submit()
    world.user("ada").expects("The owners of Payments now: ada, bob, cleo, dora, emil, finn")
    world.travel_to("2026-11-23 09:05")
    for name in others:
        world.user(name).expects("@ada has made you an owner of Payments")
    home = {name: world.user(name).opens_home() for name in others}
    edit = home["bob"].click("Edit").form().fill(seats="4")
    more = home["cleo"].click("Edit").form().press("More settings").fill(capacity="3")
    member = home["dora"].click("Roster").form().press("Change").fill(weight="0.5")
    asked = home["emil"].click("Questions after a ticket").form()

    last = owners(world, "finn", "ada", "finn")

    owners(world, "ada", "ada", *others[1:]).submit()
    world.user("ada").expects("The owners of Payments now: ada, cleo, dora, emil, finn")
    world.user("bob").expects("@ada has taken you out of the owners of Payments")
    assert list(edit.is_refused().values()) == ["Only an owner of Payments can do that."]
    assert "Edit" not in Home(world, "bob").buttons, "Home follows"

    archives(world, "ada")
    for name in others[1:]:
        world.user(name).expects("@ada has archived Payments")
    for form in (more, member, asked, last):
        sentences = form.is_refused().values()
        assert any(OVER in one for one in sentences), sentences
    finn = world.user("finn")
    finn.types("/firsthand next").sees("There is no rotation yet")
    assert world.user("ada").opens_home().buttons.count("Edit") == 0


def test_an_archived_rotation_comes_back_in_another_channel_under_its_name(
    world: Firsthand,
) -> None:
    card = with_card(world, "bob", "cleo")
    world.import_tickets([ticket(1), ticket(2)], "Payments")
    world.travel_to("2026-11-23 10:05")
    asked = [one for one in (world.user("bob"), world.user("cleo")) if one.has_news()]
    first = asked[0].expects("Would you help")
    first.click("I'm in")
    offers = [one.expects("Would you help") for one in asked[1:]]
    archives(world, "ada")
    card.reads("This rotation is over")
    assert "Join" not in card.buttons
    for offer in offers:
        offer.reads("Payments is over, so nobody has to take")
    first.click("Done")
    asked[0].expects("Did we solve it").click("Yes")

    ada = world.user("ada")
    ada.types("/firsthand pause").sees("There is no rotation yet")
    world.travel_to("2026-11-27 16:00")
    form = ada.opens_home().click("Bring back (1 archived)").form()
    general = next(r.id for r in world.program.slack.channels.values() if r.name == "general")
    assert "/invite @Firsthand" in form.fill(channel_id=general).is_refused()["channel_id"]
    world.act("act/invite", user="ada", channel="general", invitee="firsthand")
    world.read_everything()
    form.submit()
    ada.sees("Payments is back", "The next rounds")
    again = world.channel("general").expects("Payments: developers meet customers", "@bob, @cleo")
    again.click("My next turn", by="bob").sees("Payments")
    world.travel_to("2026-11-30 10:05")
    whoever_is_asked(world, "bob", "cleo")[0].expects("Would you help").click("Not this one")
    world.read_everything()
