// Shortcuts: from the message box's menu, or from a message's own.
import { refresh } from "./live.js";
import { post } from "./net.js";

export function wireShortcuts() {
  document.addEventListener("click", async (event) => {
    const pressed = event.target.closest("[data-shortcut]");
    if (!pressed || pressed.getAttribute("aria-busy")) return;
    const { channel, ts } = pressed.closest("[data-ts]")?.dataset ?? {};
    pressed.setAttribute("aria-busy", "true");
    pressed.closest("details").open = false;
    const place = ts ? { channel, ts } : {};
    await post("act/shortcut", { user: document.body.dataset.user, callback_id: pressed.dataset.shortcut, ...place });
    pressed.removeAttribute("aria-busy");
    await refresh();
  });
}
