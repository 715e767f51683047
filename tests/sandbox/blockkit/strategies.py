"""Hypothesis strategies: payloads at and around Slack's limits, and JSON of any kind.

`over` is how far beyond its limit a text or list may be: 0 builds payloads Slack takes, 1 builds
payloads of which some are one too long.
"""

from hypothesis import strategies as st

from tests.sandbox.blockkit.samples import Json

Made = st.SearchStrategy[Json]


def _sizes(most: int, over: int, least: int = 1) -> st.SearchStrategy[int]:
    return st.sampled_from([least, 2, most - 1, most, most + over])


def texts(most: int, over: int) -> st.SearchStrategy[str]:
    letters = st.sampled_from(["x", "é", "\N{PARTY POPPER}", "&"])
    return st.builds(lambda letter, size: letter * size, letters, _sizes(most, over))


def plain(most: int, over: int) -> Made:
    return st.fixed_dictionaries(
        {"type": st.just("plain_text"), "text": texts(most, over)},
        optional={"emoji": st.booleans()},
    )


def either(most: int, over: int) -> Made:
    mrkdwn = st.fixed_dictionaries({"type": st.just("mrkdwn"), "text": texts(most, over)})
    return plain(most, over) | mrkdwn


def confirm(over: int) -> Made:
    return st.fixed_dictionaries(
        {
            "title": plain(100, over),
            "text": either(300, over),
            "confirm": plain(30, over),
            "deny": plain(30, over),
        },
        optional={"style": st.sampled_from(["primary", "danger"])},
    )


def options(most: int, over: int) -> st.SearchStrategy[list[Json]]:
    one = st.fixed_dictionaries(
        {"text": plain(75, over), "value": texts(150, over)},
        optional={"description": plain(75, 0)},
    )
    return st.builds(lambda option, size: [option] * size, one, _sizes(most, over))


def _common(over: int) -> dict[str, st.SearchStrategy[object]]:
    return {"action_id": texts(255, over), "confirm": confirm(over)}


def menus(over: int) -> Made:
    shared = {**_common(over), "placeholder": plain(150, over)}
    groups = st.builds(
        lambda label, listed, size: [{"label": label, "options": listed}] * size,
        plain(75, over),
        options(3, 0),
        _sizes(100, over),
    )
    kind = st.sampled_from(["static_select", "multi_static_select"])
    return (
        st.fixed_dictionaries({"type": kind, "options": options(100, over)}, optional=shared)
        | st.fixed_dictionaries({"type": kind, "option_groups": groups}, optional=shared)
        | st.fixed_dictionaries(
            {"type": st.sampled_from(["users_select", "multi_channels_select"])}, optional=shared
        )
    )


def buttons(over: int) -> Made:
    address = texts(2900, 0).map(lambda text: f"https://example.com/{text}")
    return st.fixed_dictionaries(
        {"type": st.just("button"), "text": plain(75, over)},
        optional={
            **_common(over),
            "value": texts(2000, over),
            "url": address,
            "style": st.sampled_from(["primary", "danger"]),
        },
    )


def overflows(over: int) -> Made:
    return st.fixed_dictionaries(
        {"type": st.just("overflow"), "options": options(5, over)}, optional=_common(over)
    )


def pickers(over: int) -> Made:
    days = ["2026-11-21"] + ["2026-13-01"] * over
    times = ["09:30"] + ["24:30"] * over
    instants = [1_628_633_820] + [-1, 10**10] * over
    made: list[Made] = [
        st.fixed_dictionaries({"type": st.just(kind)}, optional={**_common(over), key: values})
        for kind, key, values in (
            ("datepicker", "initial_date", st.sampled_from(days)),
            ("timepicker", "initial_time", st.sampled_from(times)),
            ("datetimepicker", "initial_date_time", st.sampled_from(instants)),
        )
    ]
    return st.one_of(made)


def images(over: int) -> Made:
    return st.fixed_dictionaries(
        {
            "type": st.just("image"),
            "alt_text": texts(2000, over),
            "image_url": texts(2980 + over, over).map(lambda text: f"https://example.com/{text}"),
        }
    )


def blocks(over: int) -> Made:
    block_id = {"block_id": texts(255, over)}
    element = buttons(over) | overflows(over) | menus(over) | pickers(over)
    # Together with the text still below what one message may hold.
    fields = st.builds(lambda one, size: [one] * size, either(900, 0), _sizes(10, over))
    listed = st.builds(
        lambda one, size: [
            {key: item for key, item in one.items() if key != "action_id"} for _ in range(size)
        ],
        element,
        _sizes(25, over),
    )
    noted = st.builds(lambda one, size: [one] * size, either(500, 0), _sizes(10, over))
    accessory = buttons(over) | overflows(over) | menus(over) | images(over)
    entry = st.fixed_dictionaries({"type": st.just("plain_text_input")}) | menus(over)
    if over:
        entry |= buttons(0)
    return st.one_of(
        st.fixed_dictionaries(
            {"type": st.just("section"), "text": either(3000, over)},
            optional={**block_id, "fields": fields, "accessory": accessory},
        ),
        st.fixed_dictionaries({"type": st.just("actions"), "elements": listed}, optional=block_id),
        st.fixed_dictionaries({"type": st.just("context"), "elements": noted}, optional=block_id),
        st.fixed_dictionaries(
            {"type": st.just("header"), "text": plain(150, over)}, optional=block_id
        ),
        st.builds(lambda base, more: {**base, **more}, images(over), _titles(over)),
        st.fixed_dictionaries(
            {"type": st.just("input"), "label": plain(2000, over), "element": entry},
            optional={**block_id, "hint": plain(2000, over), "optional": st.booleans()},
        ),
    )


def _titles(over: int) -> Made:
    return st.fixed_dictionaries({}, optional={"title": plain(2000, over)})


def views(over: int) -> Made:
    content = st.builds(
        lambda block, size: [block] * size,
        st.sampled_from([{"type": "divider"}, {"type": "header", "text": _HI}]),
        st.sampled_from([1, 99, 100, 100 + over, 1 - over]),
    )
    shared = {"private_metadata": texts(3000, over), "callback_id": texts(255, over)}
    modal = st.fixed_dictionaries(
        {"type": st.just("modal"), "title": plain(24, over), "blocks": content},
        optional={**shared, "submit": plain(24, over), "close": plain(24, over)},
    )
    home = st.fixed_dictionaries(
        {"type": st.just("home"), "blocks": content},
        optional=shared | ({"close": plain(24, 0)} if over else {}),
    )
    return modal | home


_HI: Json = {"type": "plain_text", "text": "Hi"}

_NAMES = ["type", "text", "elements", "options", "element", "label", "blocks", "title", "style"]
_KINDS = ["section", "actions", "input", "modal", "home", "plain_text", "button", "static_select"]
_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(_KINDS)
)

any_json: st.SearchStrategy[object] = st.recursive(
    _LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(_NAMES) | st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=12,
)
"""JSON of any kind, in which names that Block Kit knows are frequent."""
