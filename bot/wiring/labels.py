"""What the agenda's moments are called on the page that travels in time."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from bot.store.agenda import AgendaRow
from bot.store.tables import contact, followup, pairing, person, rotation

_LABELS: Mapping[str, str] = {
    "round": "Round of {}",
    "digest": "Weekly digest of {}",
    "offer_again": "Next person is asked about “{}”",
    "offer_call": "Somebody is asked about “{}”",
    "call_starts": "Call begins: “{}”",
    "send_offer": "{} is asked",
    "remind_offer": "{} is reminded of the offer",
    "expire_offer": "The offer to {} runs out",
    "remind_call": "{} is reminded of the call",
    "remind_day_before": "{} is reminded of the call, a day ahead",
    "end_call": "The call of {} ends",
    "ask_silent": "{} is asked whether they are still on it",
    "give_up_silent": "What {} said nothing about is handed back",
    "ask_followup": "{} is asked how it went",
    "ask_colleague": "A colleague is asked to take over",
    "expire_handover": "A swap or cover runs out",
    "tell_handover": "What came of a swap or cover is told",
    "remind_person": "Reminders are looked at",
    "offer_promise": "A colleague is asked to take a promise over",
    "tell_owner": "The owners are told",
    "tell_member": "Somebody is told of a change of the roster",
    "say_thanks": "Somebody hears what they were thanked for",
    "ask_manager": "A manager is asked whether to hear of thank-yous",
    "tell_host": "The host of “{}” hears who comes",
    "tell_ownership": "Somebody is told who owns a rotation now",
    "find_helper": "Somebody else is sought to be there for “{}”",
    "tell_alone": "{} is told that nobody can be there with them",
    "tell_of_calendar": "Somebody is told that their calendar cannot be read",
}
_NOBODY = sa.literal("")
_ABOUT_ROTATION = ("round", "digest")
_ABOUT_CONTACT = ("offer_again", "offer_call", "call_starts", "find_helper", "tell_host")
_ABOUT_PAIRING = (
    "send_offer",
    "remind_offer",
    "expire_offer",
    "remind_call",
    "end_call",
    "remind_day_before",
    "tell_alone",
    "ask_silent",
    "give_up_silent",
)


def labels(
    connection: sa.Connection, rows: Sequence[AgendaRow], called: Mapping[str, str]
) -> list[str]:
    """Return what each row is called, in words for a person.

    ``called`` are the full names of people by their user ids; who is not in it is called as the
    bot calls them, by the name they chose to be shown.
    """
    names = _names(connection, rows, called)
    return [
        _LABELS.get(row.kind, row.kind.replace("_", " ").capitalize()).format(
            names.get((row.workspace_id, row.subject), "somebody")
        )
        for row in rows
    ]


def _names(
    connection: sa.Connection, rows: Sequence[AgendaRow], called: Mapping[str, str]
) -> dict[tuple[str, str], str]:
    """Look up whom or what the rows are about: (workspace, subject) → name."""
    met = sa.and_(
        person.c.workspace_id == pairing.c.workspace_id, person.c.user_id == pairing.c.user_id
    )
    asked = sa.and_(
        person.c.workspace_id == followup.c.workspace_id, person.c.user_id == followup.c.user_id
    )
    lookups = (
        (_ABOUT_ROTATION, rotation, rotation.c.name, _NOBODY, rotation),
        (_ABOUT_CONTACT, contact, contact.c.subject, _NOBODY, contact),
        (_ABOUT_PAIRING, pairing, person.c.name, person.c.user_id, pairing.join(person, met)),
        (
            ("ask_followup",),
            followup,
            person.c.name,
            person.c.user_id,
            followup.join(person, asked),
        ),
    )
    names: dict[tuple[str, str], str] = {}
    for kinds, table, name, user, joined in lookups:
        wanted = {(row.workspace_id, row.subject) for row in rows if row.kind in kinds}
        statement = (
            sa.select(table.c.workspace_id, table.c.id, name, user)
            .select_from(joined)
            .where(
                table.c.workspace_id.in_({workspace for workspace, _ in wanted}),
                table.c.id.in_({subject for _, subject in wanted}),
            )
        )
        for workspace_id, subject, found, met_id in connection.execute(statement) if wanted else ():
            names[workspace_id, subject] = called.get(met_id, found)
    return names
