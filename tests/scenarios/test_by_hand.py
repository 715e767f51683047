"""Contacts made by hand, as people make them in Slack."""

from tests.scenarios.forms import Form
from tests.scenarios.starting import rotation
from tests.scenarios.world import Firsthand


def test_a_contact_is_logged_by_the_command_and_asked_about_at_once(world: Firsthand) -> None:
    rotation(world, "bob")
    bob = world.user("bob")
    world.user("cleo").types("/firsthand log")
    assert "You are in no rotation yet" in world.user("cleo").form().text
    bob.types("/firsthand log")
    form = bob.form()
    form.fill(who="Mina of Northwind", on="2024-11-23", minutes="0")
    assert set(form.is_refused()) == {"minutes"}
    form.fill(minutes="25")
    assert "more than 28 days ago" in form.is_refused()["on"]
    form.fill(on="2026-11-23").submit()
    question = bob.expects("Did it happen with you there?", "Mina of Northwind")
    before = world.clicks("bob")
    question.click("Yes")
    assert world.clicks("bob") - before == 1
    bob.types("/firsthand why").sees("You count 1 in your ledger")


def test_the_shortcut_and_home_open_the_same_form(world: Firsthand) -> None:
    rotation(world, "bob")
    bob = world.user("bob")
    world.act("act/shortcut", user="bob", callback_id="log_contact")
    bob.form().fill(who="Ada of Contoso", kind="A ticket or message").submit()
    bob.expects("Did we solve it?").click("Yes")
    bob.opens_home().click("Log a contact")
    bob.form().close()


def test_a_developer_is_paired_with_a_message(world: Firsthand) -> None:
    rotation(world, "bob")
    world.fast_forward(hours=2)  # within working hours
    text = "Export is empty for <!here> mina@northwind.example\nSince this morning"
    ts = posted(world, "dora", text)
    pairs(world, "noor", ts)
    assert "Only full members" in world.user("noor").form().text
    form = pairs(world, "cleo", ts)
    assert form.holds("subject") == "Export is empty for <!here> [email]"
    form.submit()
    world.user("cleo").sees("Thank you! I ask the next person of Payments now.")
    offer = world.user("bob").expects("Would you help a customer?", "Host: @cleo", "Since this")
    offer.click("Open the ticket")
    offer.click("I'm in")
    pairs(world, "ada", ts)
    assert "Somebody has brought this message already" in world.user("ada").form().text


def posted(world: Firsthand, who: str, text: str) -> str:
    told = world.act("act/post", user=who, channel=world.channel_name, text=text)
    return str(told["message"]["ts"])


def pairs(world: Firsthand, who: str, ts: str) -> Form:
    place = {"channel": world.channel_name, "ts": ts}
    world.act("act/shortcut", user=who, callback_id="pair_developer", **place)
    return world.user(who).form()
