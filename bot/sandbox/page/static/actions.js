// Buttons, menus, boxes and pickers in messages, modals and Home: one block_actions each.
import { confirmed } from "./modals.js";
import { refresh } from "./live.js";
import { post } from "./net.js";
import { isStateful, read, readAll } from "./values.js";

const TYPED = new Set(["plain_text_input", "number_input", "email_text_input", "url_text_input"]);
const user = () => document.body.dataset.user;

// Where the element is: a message of a channel, or a view.
export function place(element) {
  const view = element.closest("[data-view]");
  if (view) return { view_id: view.dataset.view, values: readAll(view) };
  const message = element.closest("[data-ts]");
  return { channel: message.dataset.channel, ts: message.dataset.ts };
}

// Elements of an input block speak only when the block says dispatch_action.
const speaks = (element) => !element.closest("fieldset") || element.closest("fieldset").dataset.dispatch;

async function act(element, extra) {
  if (!(await confirmed(element))) { await refresh(); return; }
  const { block, action } = element.dataset;
  element.setAttribute("aria-busy", "true");
  await post("act/action", { user: user(), ...place(element), block_id: block, action_id: action, ...extra });
  element.removeAttribute("aria-busy");
  await refresh();
}

function clicked(event) {
  const control = event.target.closest("[data-click]");
  const element = control?.closest(".element");
  if (!element || element.getAttribute("aria-busy")) return;
  const { option, value } = control.dataset;
  control.closest("details")?.removeAttribute("open");
  act(element, option ? { selected_option: JSON.parse(option) } : value == null ? {} : { value });
}

function changed(event) {
  const element = event.target.closest(".element");
  if (!element || !isStateful(element)) return;
  const menu = element.querySelector("details.several");
  if (menu) {
    const most = Number(menu.dataset.most ?? Infinity);
    if (element.querySelectorAll(":checked").length > most) event.target.checked = false;
    showChosen();
    menu.dataset.dirty = "yes";
    return; // told when the menu closes
  }
  showChosen();
  if (!TYPED.has(element.dataset.type) && speaks(element)) act(element, read(element));
}

function toggled(event) {
  const menu = event.target;
  if (!menu.matches?.("details.several") || menu.open || !menu.dataset.dirty) return;
  delete menu.dataset.dirty;
  const element = menu.closest(".element");
  if (speaks(element)) act(element, read(element));
}

function entered(event) {
  const element = event.target.closest?.(".element");
  if (event.key !== "Enter" || !element || !TYPED.has(element.dataset.type)) return;
  if (!element.closest("fieldset")?.dataset.dispatch || event.target.matches("textarea")) return;
  event.preventDefault();
  act(element, read(element));
}

// The line of a closed menu: the names chosen in it.
export function showChosen() {
  document.querySelectorAll("select.held").forEach((held) => {
    const shown = held.parentElement.querySelector(".picker");
    const text = held.selectedOptions[0]?.textContent ?? "";
    if (shown.textContent !== text) shown.textContent = text;
  });
  document.querySelectorAll("details.several").forEach((menu) => {
    const names = [...menu.querySelectorAll(":checked")].map((box) => box.nextElementSibling.textContent);
    const summary = menu.querySelector("summary");
    const text = names.join(", ") || summary.dataset.placeholder;
    if (summary.textContent !== text) summary.textContent = text;
  });
}

export function wireActions() {
  document.addEventListener("click", clicked);
  document.addEventListener("change", changed);
  document.addEventListener("toggle", toggled, true);
  document.addEventListener("keydown", entered);
  showChosen();
}
