"""The emoji shortcodes a bot is likely to use; any other is shown as it was written."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_WRITTEN: Final = """
+1 👍 -1 👎 thumbsup 👍 thumbsdown 👎 wave 👋 tada 🎉 clap 👏 pray 🙏 raised_hands 🙌 muscle 💪
ok_hand 👌 point_right 👉 point_left 👈 point_up ☝️ point_down 👇 handshake 🤝 hand ✋ eyes 👀
ear 👂 brain 🧠 speech_balloon 💬 thought_balloon 💭 left_speech_bubble 🗨️ bulb 💡 bell 🔔
no_bell 🔕 calendar 📆 date 📅 spiral_calendar_pad 🗓️ alarm_clock ⏰ hourglass ⌛
hourglass_flowing_sand ⏳ stopwatch ⏱️ clock1 🕐 clock3 🕒 clock9 🕘 phone ☎️
telephone_receiver 📞 headphones 🎧 email 📧 envelope ✉️ mailbox 📫 incoming_envelope 📨 memo 📝
pencil 📝 pencil2 ✏️ clipboard 📋 pushpin 📌 round_pushpin 📍 paperclip 📎 link 🔗 lock 🔒 unlock 🔓
key 🔑 mag 🔍 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 ticket 🎫
admission_tickets 🎟️ gift 🎁 trophy 🏆 medal 🏅 star ⭐ star2 🌟 sparkles ✨ fire 🔥 rocket 🚀 zap ⚡
boom 💥 rainbow 🌈 sunny ☀️ cloud ☁️ moon 🌙 coffee ☕ beer 🍺 cake 🍰 pizza 🍕 apple 🍎 seedling 🌱
four_leaf_clover 🍀 tree 🌳 palm_tree 🌴 house 🏠 house_with_garden 🏡 office 🏢 world_map 🗺️
earth_africa 🌍 airplane ✈️ car 🚗 bike 🚲 heart ❤️ yellow_heart 💛 green_heart 💚 blue_heart 💙
purple_heart 💜 broken_heart 💔 hearts ♥️ smile 😄 smiley 😃 grinning 😀 grin 😁 joy 😂
slightly_smiling_face 🙂 blush 😊 wink 😉 relaxed ☺️ thinking_face 🤔 neutral_face 😐 confused 😕
worried 😟 cry 😢 sob 😭 angry 😠 rage 😡 sweat_smile 😅 sunglasses 😎 heart_eyes 😍 hugging_face 🤗
face_with_rolling_eyes 🙄 sleeping 😴 zzz 💤 mask 😷 white_check_mark ✅ heavy_check_mark ✔️
ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎ warning ⚠️ no_entry ⛔
no_entry_sign 🚫 octagonal_sign 🛑 question ❓ grey_question ❔ exclamation ❗ grey_exclamation ❕
sos 🆘 new 🆕 arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ arrows_counterclockwise 🔄
repeat 🔁 back 🔙 black_right_pointing_double_triangle_with_vertical_bar ⏭️ fast_forward ⏩
double_vertical_bar ⏸️ arrow_forward ▶️ twisted_rightwards_arrows 🔀
leftwards_arrow_with_hook ↩️ large_blue_circle 🔵 red_circle 🔴 large_green_circle 🟢
large_yellow_circle 🟡 white_circle ⚪ black_circle ⚫ one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣
five 5️⃣ jigsaw 🧩 puzzle_piece 🧩 gear ⚙️ wrench 🔧 hammer 🔨 hammer_and_wrench 🛠️ toolbox 🧰
bug 🐛 robot_face 🤖 package 📦 card_index 📇 books 📚 book 📖 newspaper 📰 loudspeaker 📢 mega 📣
busts_in_silhouette 👥 bust_in_silhouette 👤 woman 👩 man 👨 ghost 👻 100 💯 ferris_wheel 🎡 dart 🎯
game_die 🎲 art 🎨 microphone 🎤 camera 📷 computer 💻 iphone 📱 battery 🔋 palms_up_together 🤲
call_me_hand 🤙 crossed_fingers 🤞 v ✌️ writing_hand ✍️ sunrise 🌅 compass 🧭
"""


def _pairs() -> dict[str, str]:
    words = _WRITTEN.split()
    # Three that look like letters or signs in source code.
    alike = {
        "heavy_plus_sign": "\u2795",
        "heavy_minus_sign": "\u2796",
        "information_source": "\u2139",
    }
    return dict(zip(words[::2], words[1::2], strict=True)) | alike


EMOJI: Final[Mapping[str, str]] = MappingProxyType(_pairs())
"""Shortcode without its colons, to the character it stands for."""
