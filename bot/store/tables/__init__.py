"""Every table. ``metadata`` is what migrations must end up equal to.

Every primary key starts with the workspace, so that no row can be reached without naming it and a
partitioned PostgreSQL can split by it. Ids are random hex made by ``bot.store.ids``.
"""

from bot.store.tables.audit import audit
from bot.store.tables.base import metadata
from bot.store.tables.contacts import contact, customer, pairing, source
from bot.store.tables.delivery import agenda, inbox, outbox, pace, pause
from bot.store.tables.duty import on_duty
from bot.store.tables.followups import answer, followup, promise, question_set
from bot.store.tables.handovers import handover
from bot.store.tables.hosts import host_search, manager, thank_you
from bot.store.tables.learnings import answer_theme, learning_index, theme
from bot.store.tables.own_time import own_time, personal_calendar
from bot.store.tables.people import (
    absence,
    ledger,
    member,
    person,
    rotation,
    rotation_owner,
    workspace,
)

__all__ = [
    "absence",
    "agenda",
    "answer",
    "answer_theme",
    "audit",
    "contact",
    "customer",
    "followup",
    "handover",
    "host_search",
    "inbox",
    "learning_index",
    "ledger",
    "manager",
    "member",
    "metadata",
    "on_duty",
    "outbox",
    "own_time",
    "pace",
    "pairing",
    "pause",
    "person",
    "personal_calendar",
    "promise",
    "question_set",
    "rotation",
    "rotation_owner",
    "source",
    "thank_you",
    "theme",
    "workspace",
]
