"""What a channel reads that is shared with another company: no names, nothing that was learned."""

from bot.core.digest_messages import Digest


def for_outsiders(digest: Digest) -> Digest:
    """The digest without whatever is for colleagues only; its numbers stay.

    What "channel" may see is everybody in the workspace (see `bot.store.visibility`), and people
    of another company are not in it.
    """
    return digest.model_copy(
        update={
            "quotes": (),
            "surprises": (),
            "learned": (),
            "themes": (),
            "promises_due": (),
            "promises_overdue": (),
            "promises_kept": (),
            "promises_uncited": 0,
            "thanks": (),
            "puzzle": None,
            "next_rounds": (),
            "held_back": True,
        }
    )
