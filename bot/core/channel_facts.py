"""A channel as Slack knows it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class ChannelFacts:
    """What we may do in a channel, and who reads it."""

    channel_id: str
    """As Slack calls it now: a private channel gets another id when it is first shared."""
    name: str
    member: bool
    archived: bool
    private: bool
    shared: bool = False
    """People of other companies are in it, or are about to be (Slack Connect)."""

    @property
    def open(self) -> bool:
        """Whether we can write in it."""
        return self.member and not self.archived
