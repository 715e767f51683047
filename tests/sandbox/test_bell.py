from bot.sandbox.bell import Bell


async def test_rings_that_come_together_are_heard_as_one_and_quiet_is_told() -> None:
    bell, heard = Bell(), []
    async for rang in bell.rings(every=0.01):
        heard.append(rang)
        if len(heard) == 1:
            bell.ring()
            bell.ring()
        if len(heard) == 3:
            bell.close()
    assert heard[:3] == [False, True, False]
    assert bell.version == 3
