"""What people look at and press: messages and Home."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.sandbox.shapes.messages import message_shape
from tests.scenarios.reading import elements, label, options, words

if TYPE_CHECKING:
    from tests.scenarios.forms import Form
    from tests.scenarios.people import Person
    from tests.scenarios.program import Json
    from tests.scenarios.world import Firsthand

PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Surface(ABC):
    """Blocks somebody looks at."""

    world: Firsthand

    @abstractmethod
    def blocks(self) -> list[Json]:
        """What is drawn there now."""

    @property
    def text(self) -> str:
        return words(self.blocks(), self.world.names())

    @property
    def buttons(self) -> list[str]:
        return [label(one) for _, one in elements(self.blocks()) if label(one)]

    def reads(self, *texts: str) -> None:
        text = self.text
        for wanted in texts:
            assert wanted in text, f"“{wanted}” does not stand in:\n{text}"

    def lacks(self, *texts: str) -> None:
        text = self.text
        for unwanted in texts:
            assert unwanted not in text, f"“{unwanted}” stands in:\n{text}"

    def found(self, wanted: str) -> Json:
        """The press of that button, or of that choice of a menu."""
        fitting: list[Json] = []
        for block_id, one in elements(self.blocks()):
            press = {"block_id": block_id, "action_id": one["action_id"]}
            if label(one) == wanted:
                fitting.append(press)
            elif wanted in options(one):
                fitting.append(press | {"selected_option": options(one)[wanted]["value"]})
        assert len(fitting) == 1, f"{len(fitting)} of “{wanted}” among {self.buttons}"
        return fitting[0]


@dataclass(frozen=True)
class Message(Surface):
    """One message as one person sees it; it changes under their eyes."""

    channel: str
    ts: str
    reader: str = ""

    def shape(self) -> Json:
        found = self.world.program.slack.message(self.channel, self.ts)
        assert found is not None, "the message is gone"
        return message_shape(self.world.program.slack, found)

    def blocks(self) -> list[Json]:
        return list(self.shape().get("blocks", []))

    @property
    def text(self) -> str:
        return super().text or str(self.shape()["text"])

    def click(self, wanted: str, *, by: str = "") -> Person:
        """Press a button, as the reader unless somebody else is named."""
        who = by or self.reader
        self.world.act("act/action", **self.pressed(wanted, by=who))
        return self.world.user(who)

    def pressed(self, wanted: str, *, by: str) -> Json:
        place = {"user": by, "channel": self.channel, "ts": self.ts}
        return {**place, **self.found(wanted)}

    def opens(self, wanted: str) -> Form:
        return self.click(wanted).form()

    def has_picture(self) -> Message:
        """A picture that can be looked at, and is told to those who cannot."""
        pictures = [block for block in self.blocks() if block["type"] == "image"]
        assert pictures, f"no picture among {[block['type'] for block in self.blocks()]}"
        for one in pictures:
            assert one["alt_text"].strip()
            assert self.world.download(one["slack_file"]["id"]).startswith(PNG)
        return self


@dataclass(frozen=True)
class Home(Surface):
    """Somebody's Home tab."""

    reader: str

    def view(self) -> Json:
        view = self.world.see("views", user=self.reader)["home"]
        assert view, f"{self.reader} has no Home"
        return dict(view)

    def blocks(self) -> list[Json]:
        return list(self.view()["blocks"])

    def click(self, wanted: str) -> Person:
        press = self.found(wanted)
        self.world.act("act/action", user=self.reader, view_id=self.view()["id"], **press)
        return self.world.user(self.reader)

    def opens(self, wanted: str) -> Form:
        return self.click(wanted).form()
