"""A local Slack with the bot in it, used from the outside as people do."""

import asyncio
from dataclasses import dataclass

import aiohttp

from bot.sandbox.refusals import Json
from bot.sandbox.server import Server
from bot.wiring.running import Bot

CHANNEL = "customer-contact"


@dataclass
class Office:
    """People act by name; what comes back is read once nothing is at work any more."""

    server: Server
    bot: Bot
    http: aiohttp.ClientSession

    async def act(self, path: str, **fields: object) -> Json:
        async with self.http.post(f"{self.server.url}/_emu/{path}", json=fields) as answer:
            found = dict(await answer.json())
            assert answer.status == 200, found
        await self.quiet()
        return found

    async def see(self, path: str, **query: str) -> Json:
        async with self.http.get(f"{self.server.url}/_emu/{path}", params=query) as answer:
            return dict(await answer.json())

    async def quiet(self) -> None:
        """Wait until listeners and outbox are at rest."""
        async with asyncio.timeout(10):
            await asyncio.sleep(0.02)  # an event is on its way through the socket
            await self.bot.door.busy.idle()
            await self.bot.ticker.tick(self.bot.clock.now())
            await self.bot.door.busy.idle()

    def id(self, name: str) -> str:
        world = self.server.world
        people = {user.name: user.id for user in world.users.values()}
        return (people | {room.name: room.id for room in world.channels.values()})[name]

    async def types(self, who: str, text: str, channel: str = CHANNEL) -> str:
        """Type a command; the last thing said to them only."""
        answer = await self.act(
            "act/slash", user=who, channel=channel, command="/firsthand", text=text
        )
        assert answer["acked"], answer
        return await self.whispered(who, channel)

    async def whispered(self, who: str, channel: str = CHANNEL) -> str:
        said = await self.said(channel, who)
        whispers = [each for each in said if each["is_ephemeral"]]
        return str(whispers[-1]["text"]) if whispers else ""

    async def said(self, channel: str, reader: str) -> list[Json]:
        found = await self.see("messages", channel=channel, **{"as": reader})
        return list(found["messages"])

    async def dm(self, who: str) -> list[Json]:
        opened = await self.act("act/open_dm", user=who)
        return await self.said(opened["channel"]["id"], who)

    async def modal(self, who: str) -> Json:
        modals = (await self.see("views", user=who))["modals"]
        return dict(modals[-1]) if modals else {}

    async def sets_up(self, who: str = "ada", **values: object) -> Json:
        """Open the set-up form, change some fields and save."""
        await self.types(who, "setup")
        view = await self.modal(who)
        typed = {field: {"value": {"value": given}} for field, given in values.items()}
        return await self.act("act/submit", user=who, view_id=view["id"], values=typed)

    async def press(
        self, who: str, action_id: str, channel: str = CHANNEL, **given: object
    ) -> None:
        """Press the newest button of that id that they can see there."""
        for message in reversed(await self.said(channel, who)):
            for block, element in elements(message["blocks"]):
                if str(element["action_id"]).startswith(action_id):
                    await self.act(
                        "act/action",
                        user=who,
                        channel=channel,
                        ts=message["ts"],
                        block_id=block["block_id"],
                        action_id=element["action_id"],
                        **given,
                    )
                    return
        raise AssertionError(action_id)

    async def press_on_home(self, who: str, action_id: str) -> None:
        home = (await self.see("views", user=who))["home"]
        for block, element in elements(home["blocks"]):
            if element["action_id"] == action_id:
                await self.act(
                    "act/action",
                    user=who,
                    view_id=home["id"],
                    block_id=block["block_id"],
                    action_id=action_id,
                )
                return
        raise AssertionError(action_id)

    async def travels(self, **to: object) -> None:
        await self.act("clock/travel", **to)

    async def asked(self, action_id: str) -> tuple[str, str]:
        """Somebody who has such a button in their DM, and that DM."""
        for who in ("jonas", "grace", "thiago"):
            dm = (await self.act("act/open_dm", user=who))["channel"]["id"]
            said = await self.said(dm, who)
            if any(
                str(element["action_id"]).startswith(action_id)
                for message in said
                for _, element in elements(message["blocks"])
            ):
                return who, dm
        raise AssertionError(action_id)

    async def violations(self) -> list[Json]:
        return list((await self.see("journal"))["violations"])


def elements(blocks: list[Json]) -> list[tuple[Json, Json]]:
    """Every interactive element with its block."""
    found = []
    for block in blocks:
        held = [*block.get("elements", []), block.get("accessory"), block.get("element")]
        found += [(block, each) for each in held if each and "action_id" in each]
    return found


def words(view: Json) -> str:
    """All the text of a modal or Home."""
    return " ".join(str(block.get("text", {}).get("text", "")) for block in view["blocks"])
