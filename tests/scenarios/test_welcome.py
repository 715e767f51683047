"""From a fresh installation to the first rotation, without a manual."""

from tests.scenarios.world import Firsthand


def channel_id(world: Firsthand, name: str) -> str:
    rooms = world.program.slack.channels.values()
    return next(one.id for one in rooms if one.name == name)


def test_whoever_comes_first_is_welcomed_and_sets_up_from_there(world: Firsthand) -> None:
    world.user("noor").opens_home()  # a guest has installed nothing
    ada = world.user("ada")
    ada.opens_home()
    ada.opens_home()
    world.user("bob").opens_home()
    welcome = ada.expects("Hello, I'm Firsthand", "/invite @Firsthand")
    welcome.opens("All commands").close()

    form = welcome.opens("Set up a rotation").fill(name="Payments")
    problem = form.fill(channel_id=channel_id(world, "general")).is_refused()
    assert "I am not in this channel" in problem["channel_id"]
    form.fill(channel_id=channel_id(world, "payments")).submit()
    preview = ada.expects("Payments is set up. The next rounds:", "Mon 23 Nov, 09:00 UTC")
    world.channel("payments").expects("Payments: developers meet customers")
    welcome.reads("Payments is set up, so everything runs")
    assert welcome.buttons == ["All commands"]
    assert preview.opens("Edit").holds("name") == "Payments"
    world.user("cleo").opens_home()
    world.user("cleo").hears_nothing()


def test_a_channel_is_greeted_once_and_its_button_opens_the_form(world: Firsthand) -> None:
    def invite() -> None:
        world.act("act/invite", user="ada", channel="general", invitee="firsthand")

    invite()
    hello = world.channel("general").expects("take turns meeting customers")
    world.act("act/leave", user="firsthand", channel="general")
    world.fast_forward(days=3)
    invite()
    assert not world.unread(lambda _: True), "not again within days"

    world.act("act/invite", user="ada", channel="general", invitee="noor")
    hello.click("Set up a rotation here", by="noor")
    assert "Guests cannot be in a rotation" in world.user("noor").form().text
    world.user("noor").form().close()
    hello.click("Set up a rotation here", by="bob").form().submit()
    world.user("bob").sees("Customer contact is set up")
    world.channel("general").expects("Customer contact: developers meet customers")
    hello.reads("Customer contact lives in this channel now")
    assert hello.buttons == []


def test_setting_up_in_a_direct_message_asks_for_the_channel(world: Firsthand) -> None:
    ada = world.user("ada")
    ada.types("/firsthand setup", channel=ada.dm())
    form = ada.form().fill(channel_id=channel_id(world, "old-launch"))
    assert "archived" in form.is_refused()["channel_id"]
    form.fill(channel_id=channel_id(world, "payments")).submit()
    ada.expects("Customer contact is set up")
    world.channel("payments").expects("developers meet customers")
