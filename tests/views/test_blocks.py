from bot.views import action_ids, blocks


def test_the_fallback_says_what_the_blocks_say_line_by_line() -> None:
    drawn = blocks.rendered(
        blocks.header("R&D <team>"),
        blocks.divider(),
        blocks.section("one", "", "two"),
        None,
        blocks.context("three"),
        blocks.image("F12345678", "four & five"),
    )
    assert drawn.text == "R&amp;D \u2039team\u203a\none\ntwo\nthree\nfour &amp; five"
    assert [block["type"] for block in drawn.blocks] == [
        "header",
        "divider",
        "section",
        "context",
        "image",
    ]


def test_the_fallback_ends_with_a_whole_line() -> None:
    lines = ["x" * 999] * 20
    assert blocks.fallback([blocks.section(line) for line in lines]) == "\n".join(
        [*lines[:3], "The rest is in the message itself."]
    )


def test_rows_and_lists_of_nothing_are_nothing() -> None:
    assert blocks.actions(None) is None
    assert blocks.listing("Heading", ()) is None


def test_only_web_addresses_become_buttons() -> None:
    assert blocks.link_button("Open", "javascript:alert(1)") is None
    assert blocks.link_button("Open", "") is None
    assert blocks.link_button("Open", "https://x.example/" + "a" * 3000) is None
    opened = blocks.link_button("Open", "http://x.example/")
    assert opened is not None
    assert opened["action_id"] == action_ids.LINK


def test_markup_is_verbatim_so_that_slack_links_nothing_by_itself() -> None:
    assert blocks.mrkdwn("x")["verbatim"] is True


def test_a_section_can_carry_a_button() -> None:
    button = blocks.button("Go", "go", "1")
    assert blocks.section("x", accessory=button)["accessory"] == button
    assert "accessory" not in blocks.section("x")
