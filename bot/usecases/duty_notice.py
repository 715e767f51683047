"""What owners are told when Slack does not let who is on duty be shown."""

from typing import Literal

from bot.core.duty_messages import trouble_of
from bot.core.messages import OwnerNotice
from bot.store import duty, rotations
from bot.store.transaction import Tx


def notice_of_duty(
    tx: Tx, about: Literal["duty_group", "duty_pin"], rotation_id: str
) -> OwnerNotice | None:
    """The notice, or None if the trouble is over."""
    rotation, told = rotations.get(tx, rotation_id), duty.told(tx, rotation_id)
    is_group = about == "duty_group"
    code = told.group_trouble if is_group else told.pin_trouble
    wanted = rotation and (rotation.form.user_group if is_group else rotation.form.duty_card)
    if rotation is None or rotation.state == "archived" or not wanted or not code:
        return None
    why = trouble_of(code, "groups" if is_group else "pins")
    return OwnerNotice(rotation=rotation.name, about=about, detail=why[0].upper() + why[1:])
