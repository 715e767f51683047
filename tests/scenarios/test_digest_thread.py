"""A full week: what has no room in the digest is in its thread, and can be taken back there."""

import pytest

from bot.core import digest_layout
from tests.scenarios.starting import ON_BOTH, rotation, ticket
from tests.scenarios.world import Firsthand


@ON_BOTH
def test_a_digests_thread_follows_what_is_taken_back(
    world: Firsthand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digest_layout, "MOST", 1)
    payments = rotation(world, "bob", "cleo", seats=2)
    world.import_tickets([ticket(1), ticket(2)], payments)
    world.travel_to("2026-11-23 10:05")
    questions = {}
    for name in ("bob", "cleo"):
        offer = world.user(name).expects("Would you help")
        offer.click("I'm in")
        offer.click("Done")
        questions[name] = world.user(name).expects("Did we solve it?")
        questions[name].click("Yes")
        form = questions[name].opens("Add what you learned")
        form.fill(learning=f"What {name} learned").submit()
        world.fast_forward(minutes=1)
    world.user("dora").types("/firsthand digest").sees(
        "Only you see this", "What bob learned", "In its thread: 1 of “Also learned”."
    )

    upload = world.program.slack.faults.arm(
        "error", {"method": "files.getUploadURLExternal"}, {"error": "file_uploads_disabled"}
    )
    world.travel_to("2026-11-27 15:01")
    room = world.channel("customer-contact")
    digest = room.expects("Week 48", "What bob learned", "+1 more in the thread")
    assert upload.struck
    assert "image" not in [block["type"] for block in digest.blocks()]  # words matter more
    reply = room.expects("More of week 48", "What cleo learned")
    assert reply.shape()["thread_ts"] == digest.ts

    questions["bob"].click("Withdraw")
    digest.has_picture().lacks("What bob learned", "in the thread")
    digest.reads("What cleo learned")
    reply.lacks("What cleo learned")
    reply.reads("Nothing more here")
    questions["cleo"].click("Withdraw")
    digest.reads("A quiet week")
