// The first steps: the server draws and ticks them, the tab remembers that they were closed.
const CLOSED = "guide-closed";

export function wireGuide() {
  const panel = document.getElementById("guide-panel");
  const reopen = document.querySelector("[data-guide=open]");
  if (!panel.querySelector("#steps")) return;
  const show = (yes) => { panel.hidden = !yes; reopen.hidden = yes; };
  show(!sessionStorage.getItem(CLOSED));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-guide]");
    if (!button) return;
    const open = button.dataset.guide === "open";
    if (open) sessionStorage.removeItem(CLOSED);
    else sessionStorage.setItem(CLOSED, "yes");
    document.getElementById("nav").hidePopover();
    show(open);
    (open ? panel.querySelector("[data-guide]") : document.getElementById("box"))?.focus();
  });
}
