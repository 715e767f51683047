"""Every other modal that was opened before something changed: one sentence, nothing undone."""

import sqlalchemy as sa

from bot.core.my_time_form import MyTimeForm
from bot.core.theme_form import ThemeChoice
from bot.store.tables import followup, pairing, theme
from bot.usecases.choosing import Where
from bot.usecases.edit_themes import edit_themes
from bot.usecases.finish_contact import finish_contact
from bot.usecases.leave_rotation import leave_rotation
from bot.usecases.my_time import open_my_time, save_my_time
from bot.usecases.record_answer import tap
from tests.scenarios.elsewhere import elsewhere, look
from tests.scenarios.starting import rotation, ticket
from tests.scenarios.test_learned import seven_answers
from tests.scenarios.world import Firsthand


def test_what_happened_to_a_ticket_meanwhile_is_said_in_the_forms_about_it(
    world: Firsthand,
) -> None:
    payments = rotation(world, "bob", "cleo")
    world.import_tickets([ticket()], payments)
    world.user("cleo").types("/firsthand skip 5").sees("You won't be picked")
    world.travel_to("2026-11-23 10:05")
    bob, cleo = world.user("bob"), world.user("cleo")
    bob.expects("Would you help").click("I'm in")
    cleo.types("/firsthand back").sees("Welcome back")

    bob.types("/firsthand swap")
    swap = bob.form().fill(to=cleo.user_id)
    mine = look(world, lambda tx: tx.rows(sa.select(pairing.c.id)))[0].id
    elsewhere(world, finish_contact, pairing_id=mine, user_id=bob.user_id)
    assert "This one is done already" in str(swap.is_refused())
    cleo.hears_nothing()
    swap.close()

    question = bob.expects("Did we solve it?")
    question.click("Handed to a colleague")
    colleague = question.opens("Name the colleague").fill(colleague=cleo.user_id)
    asked = look(world, lambda tx: tx.rows(sa.select(followup.c.id)))[0].id
    elsewhere(world, tap, followup_id=asked, user_id=bob.user_id, outcome="solved")
    assert "not waiting for a colleague's name" in str(colleague.is_refused())
    question.reads("Yes")
    world.fast_forward(hours=2)
    cleo.hears_nothing()


def test_a_roster_edit_of_somebody_who_has_left_meanwhile_changes_nothing(
    world: Firsthand,
) -> None:
    rotation(world, "bob", ceiling=None)
    world.user("ada").opens_home().click("Roster")
    member = world.user("ada").form().press("Change this member")
    effect = member.fill(weight="0.5").goes_on()
    where = Where(channel_id=world.channel_id(world.channel_name))
    elsewhere(world, leave_rotation, user_id=world.user("bob").user_id, where=where)
    assert "They have left the roster since you opened this" in effect.goes_on().text
    world.user("bob").opens_home().lacks("Payments: active")


def test_ones_own_time_changed_in_another_window_is_not_undone(world: Firsthand) -> None:
    rotation(world, "bob")
    bob = world.user("bob")
    form = bob.opens_home().click("My time").form().fill(monday="14-18")
    bot = world.program.bot
    assert bot is not None
    opened = look(world, lambda tx: open_my_time(tx, user_id=bob.user_id, at=bot.clock.now()))
    there = {"user_id": bob.user_id, "version": opened.version, "secrets": bot.secrets}
    elsewhere(world, save_my_time, form=MyTimeForm.model_validate({"tuesday": "8-12"}), **there)
    assert "You changed this in another window meanwhile" in str(form.is_refused())
    bob.opens_home().reads("My time: Tue 08:00-12:00")


def test_a_theme_another_owner_has_merged_meanwhile_is_said_to_be_gone(world: Firsthand) -> None:
    rotation(world, "bob", "cleo")
    seven_answers(world)
    ada = world.user("ada")
    form = ada.opens_home().click("Themes").form().fill(theme_id="billing (1 answer)", name="money")
    known = {one.name: one for one in look(world, lambda tx: tx.rows(sa.select(theme)))}
    choice = ThemeChoice(theme_id=known["billing"].id, into_id=known["exports"].id)
    there = {"rotation_id": known["exports"].rotation_id, "user_id": ada.user_id}
    elsewhere(world, edit_themes, choice=choice, **there)
    assert "Somebody has merged this theme meanwhile" in str(form.is_refused())
    ada.types("/firsthand learned theme:exports formula").sees("Formulas break")
