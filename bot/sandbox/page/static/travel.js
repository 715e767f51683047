// Time travel. It may take a while: everything due on the way happens, and we watch it happen.
import { refresh } from "./live.js";
import { post } from "./net.js";

const STEP_MS = 2000; // slow play: long enough to read what happened
const PLAYING = "playing"; // kept by the tab, so that looking at another channel does not stop it
const going = () => document.getElementById("going");
let timer;

async function travel(where) {
  const told = await post("clock/travel", where);
  await refresh();
  if (told) document.getElementById("said").textContent = `It is ${document.getElementById("clock").innerText}`;
  return told;
}

const waits = () => document.querySelector("#travel .next:not(:disabled)");

function play(yes) {
  clearTimeout(timer);
  if (yes) sessionStorage.setItem(PLAYING, "yes");
  else sessionStorage.removeItem(PLAYING);
  const button = document.getElementById("play");
  button.setAttribute("aria-pressed", String(yes));
  button.querySelector("i").textContent = yes ? "❚❚" : "▶";
  button.querySelector("span").textContent = yes ? "Pause" : "Play";
  if (yes) timer = setTimeout(step, STEP_MS);
}

async function step() {
  const arrived = waits() && (going() || (await travel({ next: true })));
  if (sessionStorage.getItem(PLAYING)) play(Boolean(arrived));
}

export function wireTravel() {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-travel]");
    if (!button || going() || button.getAttribute("aria-busy")) return;
    button.setAttribute("aria-busy", "true");
    await travel(JSON.parse(button.dataset.travel));
    button.removeAttribute("aria-busy");
  });
  document.getElementById("play").addEventListener("click", () => {
    const start = !sessionStorage.getItem(PLAYING);
    play(start);
    if (start) { clearTimeout(timer); step(); }
  });
  if (sessionStorage.getItem(PLAYING)) play(true);
}
