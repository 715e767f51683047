"""A contact as messages show it to whoever meets it, or hosts it."""

from bot.core.messages import Card
from bot.store.contacts import Contact


def card_of(contact: Contact) -> Card:
    """A contact as the person who meets it sees it."""
    return Card(
        kind=contact.kind,
        subject=contact.subject,
        excerpt=contact.excerpt,
        person=contact.person,
        company=contact.company,
        url=contact.url,
        host=contact.host_name,
        host_user_id=contact.host_user_id or "",
        starts_at=contact.starts_at,
        ends_at=contact.ends_at,
    )
