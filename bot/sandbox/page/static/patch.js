// Swaps only the children that changed, so that what somebody typed, opened or focused stays.
import { carry, keyOf } from "./values.js";

const source = new WeakMap(); // element -> the HTML it was made from

export function remember(root) {
  [...root.childNodes].filter((node) => node.nodeType !== Node.ELEMENT_NODE).forEach((n) => n.remove());
  [...root.children].forEach((child) => source.set(child, child.outerHTML));
}

export function patch(root, html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const old = new Map([...root.children].map((child) => [child.id, child]));
  const focus = focused(root);
  const next = [...template.content.children].map((fresh) => {
    const was = old.get(fresh.id);
    if (was && source.get(was) === fresh.outerHTML) return was;
    source.set(fresh, fresh.outerHTML);
    if (was?.open && was.matches("details")) fresh.open = true;
    return fresh;
  });
  const kept = new Set(next);
  const pairs = next.filter((child) => old.has(child.id) && old.get(child.id) !== child)
    .map((child) => [old.get(child.id), child]);
  pairs.forEach(([was, fresh]) => was.dataset.view && carry(was, fresh));
  [...root.children].forEach((child) => kept.has(child) || child.remove());
  let cursor = root.firstElementChild;
  for (const child of next) {
    if (child === cursor) cursor = cursor.nextElementSibling;
    else root.insertBefore(child, cursor);
  }
  if (pairs.some(([was]) => was.matches("dialog") && was.open)) restack(next);
  refocus(root, focus);
}

// A redrawn dialog would open above those that lie on it: open all again, in their order.
function restack(dialogs) {
  for (const dialog of dialogs) {
    if (dialog.open) dialog.close();
    dialog.showModal();
  }
}

function focused(root) {
  const active = document.activeElement;
  if (!root.contains(active) || active === root) return null;
  return { active, key: keyOf(active), child: [...root.children].find((c) => c.contains(active))?.id,
    at: active.selectionStart, until: active.selectionEnd };
}

function refocus(root, focus) {
  if (!focus || root.contains(focus.active)) return;
  const child = focus.child && document.getElementById(focus.child);
  const target = child && [...child.querySelectorAll("input, textarea, select, button, summary, a")]
    .find((control) => keyOf(control) === focus.key);
  target?.focus({ preventScroll: true });
  try {
    if (target && focus.at != null) target.setSelectionRange(focus.at, focus.until);
  } catch { /* dates and numbers have no selection */ }
}
