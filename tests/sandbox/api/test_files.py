import io
from typing import Any

import aiohttp
import pytest
from PIL import Image

from tests.sandbox.hands import Slack
from tests.sandbox.refusing import code, refusal


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (4, 3)).save(made, "PNG")
    return made.getvalue()


def image_block(file_id: str) -> dict[str, Any]:
    return {"type": "image", "slack_file": {"id": file_id}, "alt_text": "a chart"}


async def uploaded(slack: Slack, data: bytes | None = None, **more: object) -> str:
    answer = await slack.client.files_upload_v2(
        filename="chart.png",
        content=data or picture(),
        **more,  # type: ignore[arg-type]  # the SDK's own keywords
    )
    return str(answer["file"]["id"])


async def test_an_uploaded_picture_can_stand_in_a_block(slack: Slack) -> None:
    file_id = await uploaded(slack)
    info = await slack.client.files_info(file=file_id)
    assert info["file"]["mimetype"] == "image/png"
    await slack.client.chat_postMessage(
        channel=slack.id("general"), text="Chart", blocks=[image_block(file_id)]
    )
    async with slack.http.get(f"{slack.server.url}/_emu/files/{file_id}") as shown:
        assert await shown.read() == picture()


async def test_an_unprocessed_file_is_no_picture_yet(slack: Slack) -> None:
    slack.world.file_delay_seconds = 5
    file_id = await uploaded(slack)
    info = await slack.client.files_info(file=file_id)
    assert info["file"]["mimetype"] == ""
    post: dict[str, Any] = {
        "channel": slack.id("general"),
        "text": "Chart",
        "blocks": [image_block(file_id)],
    }
    answer = await refusal(slack.client.chat_postMessage(**post))
    assert answer["error"] == "invalid_blocks"
    assert answer["errors"] == ["invalid slack file [json-pointer:/blocks/0/slack_file]"]
    slack.beat.seconds += 5
    assert (await slack.client.chat_postMessage(**post))["ok"]


async def test_the_timeline_processes_files_too(slack: Slack) -> None:
    slack.world.file_delay_seconds = 60
    file_id = await uploaded(slack)
    await slack.do("clock/travel", seconds=60)
    assert (await slack.client.files_info(file=file_id))["file"]["mimetype"] == "image/png"


@pytest.mark.parametrize("data", [b"plain words", b"<svg/>"])
async def test_a_file_that_is_no_picture_cannot_stand_in_an_image_block(
    slack: Slack, data: bytes
) -> None:
    file_id = await uploaded(slack, data)
    posted = slack.client.chat_postMessage(
        channel=slack.id("general"), text="Chart", blocks=[image_block(file_id)]
    )
    assert await code(posted) == "invalid_blocks"


async def test_a_shared_file_comes_as_a_message(slack: Slack) -> None:
    file_id = await uploaded(slack, channel=slack.id("general"), initial_comment="Look")
    [message] = await slack.said("general")
    assert (message["text"], message["files"][0]["id"]) == ("Look", file_id)
    info = (await slack.client.files_info(file=file_id))["file"]
    assert info["shares"]["public"][slack.id("general")][0]["ts"] == message["ts"]


async def test_sharing_where_the_bot_is_not_is_refused_and_keeps_the_file_incomplete(
    slack: Slack,
) -> None:
    assert await code(uploaded_to(slack, "elsewhere")) == "not_in_channel"


async def uploaded_to(slack: Slack, channel: str) -> Any:  # noqa: ANN401 - the SDK's answer
    return await slack.client.files_upload_v2(
        filename="chart.png", content=picture(), channel=slack.id(channel)
    )


async def test_an_upload_address_takes_the_announced_bytes_once(slack: Slack) -> None:
    announced = await slack.client.files_getUploadURLExternal(filename="a.png", length=4)
    url = announced["upload_url"]
    async with slack.http.post(url, data=b"too long") as answer:
        assert answer.status == 400
    async with slack.http.post(url, data=b"four") as answer:
        assert await answer.text() == "OK - 4"
    for used in (url, f"{slack.server.url}/upload/v1/never"):
        async with slack.http.post(used, data=b"four") as answer:
            assert answer.status == 404


async def test_what_is_announced_must_be_whole(slack: Slack) -> None:
    empty = slack.client.files_getUploadURLExternal(filename="a.png", length=0)
    assert await code(empty) == "missing_argument"
    wordy = slack.client.files_getUploadURLExternal(filename="a", length=1, alt_txt="x" * 1001)
    assert await code(wordy) == "alt_txt_too_large"
    never = slack.client.files_completeUploadExternal(files=[{"id": "F404", "title": "x"}])
    assert await code(never) == "file_not_found"
    assert await code(slack.client.files_info(file="F404")) == "file_not_found"


async def test_a_download_needs_the_token_else_it_is_a_page(slack: Slack) -> None:
    file_id = await uploaded(slack)
    url = (await slack.client.files_info(file=file_id))["file"]["url_private"]
    async with slack.http.get(url) as answer:
        assert answer.content_type == "text/html"
    async with slack.http.get(url, headers={"Authorization": "Bearer xoxb-sandbox"}) as answer:
        assert await answer.read() == picture()
    async with slack.http.get(url.replace(file_id, "F404")) as answer:
        assert answer.status == 404


async def test_bytes_may_come_as_a_form_too(slack: Slack) -> None:
    announced = await slack.client.files_getUploadURLExternal(filename="a.png", length=4)
    form = aiohttp.FormData()
    form.add_field("file", b"four", filename="a.png")
    async with slack.http.post(announced["upload_url"], data=form) as answer:
        assert await answer.text() == "OK - 4"


async def test_a_file_that_was_never_completed_is_no_picture(slack: Slack) -> None:
    announced = await slack.client.files_getUploadURLExternal(filename="a.png", length=4)
    posted = slack.client.chat_postMessage(
        channel=slack.id("general"), text="Chart", blocks=[image_block(announced["file_id"])]
    )
    assert await code(posted) == "invalid_blocks"


async def test_a_picture_may_be_named_by_its_address(slack: Slack) -> None:
    info = await slack.client.files_info(file=await uploaded(slack))
    block = image_block("") | {"slack_file": {"url": info["file"]["url_private"]}}
    posted = await slack.client.chat_postMessage(
        channel=slack.id("general"), text="Chart", blocks=[block]
    )
    assert posted["ok"]


async def test_a_file_can_be_deleted_once(slack: Slack) -> None:
    file_id = await uploaded(slack)
    assert (await slack.client.files_delete(file=file_id))["ok"]
    assert await code(slack.client.files_delete(file=file_id)) == "file_not_found"
    assert await code(slack.client.files_info(file=file_id)) == "file_not_found"


async def test_a_message_keeps_the_place_of_its_deleted_file_and_can_be_taken_back(
    slack: Slack,
) -> None:
    file_id = await uploaded(slack, channel=slack.id("general"))
    await slack.client.files_delete(file=file_id)
    history = await slack.client.conversations_history(channel=slack.id("general"))
    [shared] = [one for one in history["messages"] if one.get("files")]
    assert shared["files"] == [{"id": file_id, "mode": "tombstone"}]
    await slack.client.chat_delete(channel=slack.id("general"), ts=shared["ts"])
