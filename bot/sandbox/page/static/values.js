// Reads elements as Slack's state values ({type, value | selected_…}), and carries them over.
const KEYS = {
  radio_buttons: "selected_option", checkboxes: "selected_options",
  static_select: "selected_option", external_select: "selected_option",
  users_select: "selected_user", conversations_select: "selected_conversation",
  channels_select: "selected_channel", datepicker: "selected_date", timepicker: "selected_time",
  plain_text_input: "value", number_input: "value", email_text_input: "value", url_text_input: "value",
};
export const FILLED = "input, textarea, summary, .picker"; // what one fills in or opens to choose
const STATELESS = new Set(["button", "overflow", "image"]);

export const isStateful = (element) => !STATELESS.has(element.dataset.type);

export function read(element) {
  const { type } = element.dataset;
  const many = type === "checkboxes" || type.startsWith("multi_");
  const key = type.startsWith("multi_") ? `${KEYS[type.slice(6)]}s` : KEYS[type];
  const chosen = [...element.querySelectorAll(":checked")].filter((o) => o.dataset.option)
    .map((option) => JSON.parse(option.dataset.option));
  if (many) return { type, [key]: chosen };
  if (key.startsWith("selected_") && !["selected_date", "selected_time"].includes(key)) {
    return { type, [key]: chosen[0] ?? null };
  }
  return { type, [key]: element.querySelector("input, textarea").value || null };
}

export function readAll(view) {
  const values = {};
  for (const element of view.querySelectorAll(".element")) {
    if (!isStateful(element)) continue;
    const { block, action } = element.dataset;
    (values[block] ??= {})[action] = read(element);
  }
  return values;
}

// What tells a control apart from all others of its message or view, across redrawings.
export function keyOf(control) {
  const element = control.closest(".element");
  const own = control.dataset.option ?? control.dataset.close ?? control.tagName;
  return element ? `${element.dataset.block}/${element.dataset.action}/${own}` : own;
}

// Slack keeps what was typed when a view is updated and block_id and action_id stay the same. What
// was said against it stays too, until it is sent again.
export function carry(from, to) {
  for (const line of from.querySelectorAll(".error:not([hidden])")) {
    const { blockId } = line.closest("[data-block-id]").dataset;
    const holder = to.querySelector(`[data-block-id="${CSS.escape(blockId)}"]`);
    holder?.querySelector(".error")?.replaceWith(line.cloneNode(true));
    holder?.querySelector(FILLED)?.setAttribute("aria-invalid", "true");
  }
  const old = new Map([...from.querySelectorAll("input, textarea, select")].map((c) => [keyOf(c), c]));
  for (const control of to.querySelectorAll("input, textarea, select")) {
    const was = old.get(keyOf(control));
    if (!was || was.tagName !== control.tagName) continue;
    if (was.type === "checkbox" || was.type === "radio") control.checked = was.checked;
    else if (control.tagName !== "SELECT" || [...control.options].some((o) => o.value === was.value)) {
      control.value = was.value;
    }
  }
}
