// Modals are native dialogs, one above the other as in Slack's stack; Esc closes the topmost.
import { refresh } from "./live.js";
import { post, toast } from "./net.js";
import { FILLED, readAll } from "./values.js";

const sending = new Set(); // views on their way to the app, which must not be sent twice
const user = () => document.body.dataset.user;

// Opens what the server drew and is not open yet, in the order of the stack.
export function openModals() {
  document.querySelectorAll("#modals > dialog:not([open])").forEach((dialog) => {
    dialog.showModal();
    const first = dialog.querySelector("[data-focus] :is(input, textarea, summary, button)")
      ?? dialog.querySelector(".content :is(input, textarea, summary, button)")
      ?? dialog.querySelector("footer .primary");
    first?.focus();
  });
}

async function close(dialog, all) {
  await post("act/close", { user: user(), view_id: dialog.dataset.view, all });
  await refresh();
}

async function submit(dialog) {
  const { view } = dialog.dataset;
  if (sending.has(view)) return;
  sending.add(view);
  const buttons = dialog.querySelectorAll("footer button");
  const waiting = dialog.querySelector(".waiting");
  buttons.forEach((button) => { button.disabled = true; });
  waiting.textContent = "Sending…";
  clearErrors(dialog);
  const answer = await post("act/submit", {
    user: user(), view_id: view, values: readAll(dialog),
  });
  sending.delete(view);
  buttons.forEach((button) => { button.disabled = false; });
  waiting.textContent = "";
  const drawn = document.getElementById(dialog.id); // it may have been redrawn meanwhile
  if (drawn && Object.keys(answer?.errors ?? {}).length) showErrors(drawn, answer.errors);
  else if (answer?.error) toast(answer.error);
  await refresh();
}

function clearErrors(dialog) {
  dialog.querySelectorAll(".error").forEach((line) => { line.hidden = true; line.textContent = ""; });
  dialog.querySelectorAll("[aria-invalid]").forEach((control) => control.removeAttribute("aria-invalid"));
}

function showErrors(dialog, errors) {
  let first;
  for (const [block, sentence] of Object.entries(errors)) {
    const holder = dialog.querySelector(`[data-block-id="${CSS.escape(block)}"]`);
    const line = holder?.querySelector(".error");
    if (!line) { toast(sentence); continue; }
    line.textContent = sentence;
    line.hidden = false;
    const control = holder.querySelector(FILLED);
    control?.setAttribute("aria-invalid", "true");
    first ??= control;
  }
  first?.focus();
}

// Asks with the element's own confirm dialog, if it has one; true means go on.
export function confirmed(element) {
  const asked = element.querySelector("template.confirmation");
  if (!asked) return Promise.resolve(true);
  const dialog = document.getElementById("confirm");
  dialog.replaceChildren(asked.content.cloneNode(true));
  dialog.setAttribute("aria-label", dialog.querySelector("h2").textContent);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

export function wireModals() {
  document.addEventListener("submit", (event) => {
    const dialog = event.target.closest("dialog[data-view]");
    if (!dialog) return;
    event.preventDefault();
    if (dialog.querySelector("footer [type=submit]")) submit(dialog);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-close]");
    if (button) close(button.closest("dialog"), button.dataset.close === "all");
    const answer = event.target.closest("#confirm button");
    if (answer) document.getElementById("confirm").close(answer.value);
  });
  document.addEventListener("cancel", (event) => {
    if (!event.target.dataset.view) return;
    event.preventDefault();
    close(event.target, false);
  }, true);
}
