"""Who is on duty: a card in the channel and a user group, both kept without a word."""

from bot.sandbox.records import Channel, UserGroup
from bot.wiring.doctor import examine_database
from tests.scenarios.starting import rotation, ticket
from tests.scenarios.world import Firsthand

CARD = "Names who has a contact in hand, and changes silently"


def choose(world: Firsthand, **fields: object) -> None:
    ada = world.user("ada")
    ada.opens_home().click("Edit")
    more = ada.form().press("More settings")
    more.fill(**fields).goes_on()
    ada.sees("is changed")


def room(world: Firsthand) -> Channel:
    rooms = world.program.slack.channels.values()
    return next(one for one in rooms if one.name == world.channel_name)


def group(world: Firsthand) -> UserGroup:
    [found] = world.program.slack.groups.values()
    return found


def on_duty(world: Firsthand) -> list[str]:
    names = world.names()
    return [names[user] for user in group(world).users] if group(world).enabled else []


def test_who_has_a_contact_stands_on_the_card_and_in_the_group(world: Firsthand) -> None:
    name = rotation(world, "bob")
    world.import_tickets([ticket()], name)
    world.travel_to("2026-11-23 09:30")
    choose(world, duty_card=[CARD], user_group="Make a new group")
    card = world.channel(world.channel_name).expects("On duty now in Payments")
    card.reads("Whoever has a contact in hand will stand here in a minute")  # nobody is notified
    world.travel_to("2026-11-23 09:40")
    card.reads("Nobody has a contact in hand just now", "The next round is")
    assert room(world).pins == [card.ts]
    assert (group(world).name, on_duty(world)) == ("Payments on duty", [])

    world.travel_to("2026-11-23 10:05")
    bob = world.user("bob")
    offer = bob.expects("Would you help")
    assert on_duty(world) == []
    for fault in ("rate_limited", "drop_after"):
        world.act("faults", kind=fault, method="usergroups.users.update")
    offer.click("I'm in")
    world.fast_forward(minutes=5)
    card.reads("@bob: a ticket")
    card.lacks("Marisa", "Export")
    assert on_duty(world) == ["bob"]

    world.act("admin/group", handle=group(world).handle, users=["bob", "cleo"])
    world.travel_to("2026-11-24 09:45")
    assert on_duty(world) == ["bob"]  # what was changed by hand is mended once a day

    world.act("admin/plan", free_plan=True)
    offer.click("Done")
    world.fast_forward(minutes=1)
    card.reads("Nobody has a contact in hand just now")
    world.user("ada").expects("I can't keep its user group", "need a paid plan")
    bob.expects("Did we solve it?")
    world.travel_to("2026-11-25 10:00")
    world.user("ada").hears_nothing()  # told once
    world.act("admin/plan", free_plan=False)
    world.travel_to("2026-11-26 10:00")
    assert on_duty(world) == []
    world.read_everything()

    choose(world, duty_card=[], user_group="No user group")
    world.fast_forward(minutes=1)
    card.reads("not shown here any more")
    assert room(world).pins == []


def test_without_the_permission_the_card_stands_unpinned_and_its_owner_is_told_once(
    world: Firsthand,
) -> None:
    slack = world.program.slack
    optional = {"pins:write", "usergroups:read", "usergroups:write"}
    slack.app.scopes = tuple(one for one in slack.app.scopes if one not in optional)
    rotation(world, "bob")
    world.travel_to("2026-11-23 09:30")
    ada = world.user("ada")
    ada.opens_home().click("Edit")
    more = ada.form().press("More settings")
    assert "firsthand manifest --with groups" in str(more.view())
    more.fill(duty_card=[CARD]).goes_on()
    ada.sees("is changed")
    card = world.channel(world.channel_name).expects("On duty now in Payments")
    world.travel_to("2026-11-23 10:05")
    ada.expects("I can't pin it", "firsthand manifest --with pins")
    card.reads("Nobody has a contact in hand")
    world.travel_to("2026-11-25 10:05")
    ada.hears_nothing()
    assert "cannot pin who is on duty (missing_scope)" in _doctor(world)
    slack.app.scopes = (*slack.app.scopes, *optional)
    world.travel_to("2026-11-26 10:05")
    assert room(world).pins == [card.ts]
    assert "cannot pin" not in _doctor(world)


def _doctor(world: Firsthand) -> str:
    assert world.program.bot is not None
    return "\n".join(one.says for one in examine_database(world.program.bot.db))
