"""A modal somebody has open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.sandbox.acting.values import STATEFUL
from tests.scenarios.reading import elements, label, options, words

if TYPE_CHECKING:
    from tests.scenarios.program import Json
    from tests.scenarios.world import Firsthand


@dataclass
class Form:
    """Filled in by the names of its fields; choices by their labels."""

    world: Firsthand
    reader: str
    typed: Json = field(default_factory=dict)

    def view(self) -> Json:
        modals = self.world.see("views", user=self.reader)["modals"]
        assert modals, f"{self.reader} has no modal open"
        return dict(modals[-1])

    @property
    def text(self) -> str:
        return words(self.view()["blocks"], self.world.names())

    def holds(self, name: str) -> object:
        """What stands in a field as it was opened."""
        _, element = self._element(name)
        kind = STATEFUL[element["type"]]
        return element.get(kind.initial)

    def fill(self, **values: object) -> Form:
        for name, value in values.items():
            action_id, element = self._element(name)
            key = STATEFUL[element["type"]].key
            self.typed[name] = {action_id: {key: _given(element, value)}}
        return self

    def submit(self) -> None:
        """Save; the modal closes."""
        told = self._submit()
        assert told["ok"], f"not saved: {told['errors'] or told['error']}"
        assert told["view"] is None, "the modal is still open"

    def is_refused(self) -> dict[str, str]:
        """Save, and stay open with a sentence at each field to mend."""
        told = self._submit()
        assert told["errors"], "the form was saved"
        return dict(told["errors"])

    def goes_on(self) -> Form:
        """Save, and find something else in the same modal."""
        told = self._submit()
        assert told["ok"], f"not saved: {told['errors'] or told['error']}"
        return Form(self.world, self.reader)

    def picks(self, wanted: str) -> Form:
        """Choose from a menu of three dots in it; what is open then."""
        for block_id, one in elements(self.view()["blocks"]):
            if one["type"] == "overflow" and wanted in options(one):
                press = {"block_id": block_id, "action_id": one["action_id"]}
                chosen = options(one)[wanted]["value"]
                view_id = self.view()["id"]
                act = {"user": self.reader, "view_id": view_id, "selected_option": chosen}
                self.world.act("act/action", **act, **press)
                return Form(self.world, self.reader)
        msg = f"no choice “{wanted}” in:\n{self.text}"
        raise AssertionError(msg)

    def press(self, wanted: str) -> Form:
        """Press a button in it; what is open then."""
        fitting = [
            {"block_id": block_id, "action_id": one["action_id"]}
            for block_id, one in elements(self.view()["blocks"])
            if wanted in (label(one), one.get("accessibility_label"))
        ]
        assert len(fitting) == 1, f"{len(fitting)} of “{wanted}” in:\n{self.text}"
        self.world.act("act/action", user=self.reader, view_id=self.view()["id"], **fitting[0])
        return Form(self.world, self.reader)

    def choose(self, person: str) -> Form:
        """Choose somebody in its menu of people; what is open then."""
        menus = [
            {"block_id": block_id, "action_id": one["action_id"]}
            for block_id, one in elements(self.view()["blocks"])
            if one["type"] == "users_select"
        ]
        chosen = {"selected_user": self.world.ids()[person]}
        view_id = self.view()["id"]
        self.world.act("act/action", user=self.reader, view_id=view_id, **menus[0], **chosen)
        return Form(self.world, self.reader)

    def shows(self, *texts: str) -> None:
        """Save; the modal stays and says this now."""
        told = self._submit()
        assert told["ok"], f"not saved: {told['errors'] or told['error']}"
        self.typed = {}
        for text in texts:
            assert text in self.text, f"“{text}” does not stand in:\n{self.text}"

    def close(self) -> None:
        view_id = self.view()["id"]
        self.world.act("act/close", user=self.reader, view_id=view_id)

    def _submit(self) -> Json:
        view_id = self.view()["id"]
        return self.world.act("act/submit", user=self.reader, view_id=view_id, values=self.typed)

    def _element(self, name: str) -> tuple[str, Json]:
        for block_id, element in elements(self.view()["blocks"]):
            if block_id == name:
                return element["action_id"], element
        msg = f"no field {name!r} in:\n{self.text}"
        raise AssertionError(msg)


def _given(element: Json, value: object) -> object:
    if value is None:
        return None
    offered = options(element)
    if isinstance(value, list | tuple) and not offered:  # people, by their ids
        return [str(one) for one in value]
    if isinstance(value, list | tuple):
        return [offered[str(one)]["value"] for one in value]
    if offered:
        return offered[str(value)]["value"]
    return str(value)
