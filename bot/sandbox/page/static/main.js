// Starts the page: everything it shows comes from the server; this only keeps it fresh and acts.
import { openModals, wireModals } from "./modals.js";
import { wireActions } from "./actions.js";
import { wireComposer, wireReply } from "./composer.js";
import { wireGuide } from "./guide.js";
import { wirePickers } from "./picker.js";
import { wireShortcuts } from "./shortcuts.js";
import { wireTravel } from "./travel.js";
import { post, reportErrors } from "./net.js";
import { remember } from "./patch.js";
import { listen, refresh } from "./live.js";

const here = document.body.dataset;

document.querySelectorAll("[data-fragment]").forEach(remember);
reportErrors();
wireActions();
wireModals();
wireComposer();
wireReply();
wireTravel();
wirePickers();
wireGuide();
wireShortcuts();
openModals();
listen();

// A menu closes when one clicks or tabs elsewhere, and with Esc, which gives the focus back to it.
// Pressing a label first gives the focus to the dialog around it, which is not "elsewhere".
const menus = () => [...document.querySelectorAll("details.menu[open], details.you[open]")];
document.addEventListener("click", ({ target }) => menus()
  .filter((menu) => !menu.contains(target)).forEach((menu) => { menu.open = false; }));
document.addEventListener("focusin", ({ target }) => menus()
  .filter((menu) => !menu.contains(target) && !target.contains(menu)).forEach((menu) => { menu.open = false; }));
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest?.("details.menu[open], details.you[open]");
  if (!menu) return;
  event.preventDefault();
  event.stopPropagation();
  menu.open = false;
  menu.querySelector("summary").focus();
}, true);

document.addEventListener("click", async (event) => {
  const target = event.target.closest("[data-open], [data-join], [data-leave]");
  if (!target) return;
  event.preventDefault();
  const { open, tab, join, leave } = target.dataset;
  if (open) location.search = new URLSearchParams({ as: here.user, channel: open, ...(tab && { tab }) });
  if (join && (await post("act/join", { user: here.user, channel: join }))) location.reload();
  if (leave && (await post("act/leave", { user: here.user, channel: leave }))) location.reload();
});

performance.mark("listening"); // from here on a click is heard, which tests wait for
if (here.tab === "home") post("act/home", { user: here.user }).then(refresh);
