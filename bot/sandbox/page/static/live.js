// Keeps the fragments fresh: the server says that something changed, and we fetch what it shows.
import { openModals } from "./modals.js";
import { showChosen } from "./actions.js";
import { toast } from "./net.js";
import { patch } from "./patch.js";

const QUIET_MS = 60; // several changes at once are fetched once
const TRAVEL_MS = 400; // while travelling everything changes; the drawing must not slow it down
const MINUTE_MS = 20000; // the clock in the time bar shows minutes
const last = new Map();
let running = null;
let again = false;
let waiting;
let following = true; // whether the latest message is in sight, and is to stay so when more come
let seen = 0; // how far down the list was when last looked at

export async function refresh() {
  if (running) { again = true; return running; }
  running = load().finally(() => { running = null; });
  await running;
  if (again) { again = false; await refresh(); }
}

async function load() {
  const query = new URLSearchParams(location.search);
  query.set("as", document.body.dataset.user);
  query.set("new", document.body.dataset.new);
  if (document.hidden) query.set("hidden", "1");
  let answer;
  try {
    answer = await fetch(`/page/fragments?${query}`);
  } catch {
    return; // the stream notices too, and says so
  }
  if (!answer.ok) { toast(`The page could not be drawn anew (status ${answer.status}).`); return; }
  const fragments = await answer.json();
  for (const [id, html] of Object.entries(fragments)) {
    const root = document.getElementById(id);
    if (!root || last.get(id) === html) continue;
    patch(root, html);
    last.set(id, html);
    if (id === "messages" && following) toEnd();
  }
  openModals();
  showChosen();
  markTitle();
}

// The title of the tab says when something new waits, as the tab may lie behind others.
function markTitle() {
  const waits = document.querySelector("#sidebar .unread");
  const bare = document.title.replace(/^\* /, "");
  const title = waits ? `* ${bare}` : bare;
  if (document.title !== title) document.title = title;
}

const scroller = () => document.getElementById("scroll");
const nearEnd = () => { const s = scroller(); return s.scrollHeight - s.scrollTop - s.clientHeight < 120; };
const toEnd = () => { const s = scroller(); if (s) s.scrollTop = s.scrollHeight; };

// Who scrolls up wants to stay there. What grows below is no scrolling, though the page's own move to
// the end may be told of only after it: a picture came in between.
function follow() {
  const top = scroller().scrollTop;
  if (nearEnd()) following = true;
  else if (top < seen) following = false;
  seen = top;
}

function soon() {
  const travelling = document.getElementById("going");
  waiting ??= setTimeout(() => { waiting = undefined; refresh(); }, travelling ? TRAVEL_MS : QUIET_MS);
}

export function listen() {
  toEnd();
  scroller()?.addEventListener("scroll", follow, { passive: true });
  const stream = new EventSource("/_emu/stream");
  let lost = false;
  stream.addEventListener("changed", soon);
  stream.onopen = () => { if (lost) { lost = false; toast("The local Slack is back."); } soon(); };
  stream.onerror = () => { if (!lost) toast("The connection to the local Slack was lost. Trying again…"); lost = true; };
  document.addEventListener("visibilitychange", () => document.hidden || soon());
  document.addEventListener("load", (event) => event.target.matches?.("#messages img") && following && toEnd(), true);
  setInterval(soon, MINUTE_MS);
}
