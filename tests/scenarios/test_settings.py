"""Owners change how a rotation works."""

from tests.scenarios.starting import rotation
from tests.scenarios.world import Firsthand


def test_an_owner_edits_both_pages_and_sees_the_rounds_to_come(world: Firsthand) -> None:
    rotation(world, "bob")
    ada = world.user("ada")
    ada.opens_home().click("Edit")
    form = ada.form().fill(seats=2, weekdays=["Tuesday"])
    assert (
        "choose at least 8" in form.fill(target_contacts=2, target_weeks=1).is_refused()["ceiling"]
    )
    more = form.fill(target_contacts=1).press("More settings")
    more.fill(monthly="By months: these weekdays, such as the first Tuesday")
    assert "Say which of the month" in more.is_refused()["nth"]
    more.fill(nth="sixth").is_refused()
    more.fill(nth="first").goes_on()
    ada.sees("Payments is changed", "Which of the month: none → 1")
    form.submit()
    told = ada.sees("Payments is changed", "Developers a round: 1 → 2", "Tue 1 Dec, 09:00 UTC")
    told.reads("Days of rounds: Mondays,", "→ Tuesdays")
    told.click("Edit")
    assert ada.form().holds("seats") == "2"


def test_whoever_does_not_own_it_cannot_edit_it(world: Firsthand) -> None:
    rotation(world, "bob")
    assert "Edit" not in world.user("bob").opens_home().buttons


def test_an_owner_sees_what_a_roster_edit_changes_before_it_is_applied(world: Firsthand) -> None:
    rotation(world, "bob", ceiling=None)
    ada = world.user("ada")
    ada.opens_home().click("Roster")
    member = ada.form().press("Change this member")
    assert "at most 40" in member.fill(tags="x" * 41).is_refused()["tags"]
    effect = member.fill(weight="0.5", tags="billing").goes_on()
    assert "Share of the turns: 1 → 0.5" in effect.text
    assert "nobody's turns change" in effect.text
    effect.submit()
    ada.sees("@bob in Payments is changed", "Skills: none → billing")

    ada.opens_home().click("Roster")
    effect = ada.form().choose("cleo").goes_on()
    assert "@cleo joins the roster" in effect.text
    assert "turns instead of 8" in effect.text
    effect.submit()
    ada.sees("@cleo is in Payments now")
    world.travel_to("2026-11-23 12:00")
    world.user("cleo").expects("@ada has put you into Payments").click("Leave")
    world.user("cleo").sees("You have left Payments")
