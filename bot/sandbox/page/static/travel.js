// Time travel. It may take a while: everything due on the way happens, and we watch it happen.
import { refresh } from "./live.js";
import { post } from "./net.js";

function travelling(yes) {
  const bar = document.getElementById("timebar");
  bar.classList.toggle("busy", yes);
  bar.setAttribute("aria-busy", String(yes));
  document.getElementById("travelling").hidden = !yes;
}

export function wireTravel() {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-travel]");
    if (!button || document.getElementById("timebar").classList.contains("busy")) return;
    travelling(true);
    await post("clock/travel", JSON.parse(button.dataset.travel));
    travelling(false);
    await refresh();
  });
}
