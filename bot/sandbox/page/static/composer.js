// The message box: sends a message or a slash command, and completes the commands and names it knows.
import { refresh } from "./live.js";
import { post, toast } from "./net.js";

const { user, channel, thread } = document.body.dataset;
const sends = (event) => event.key === "Enter" && !event.shiftKey && !event.isComposing;

async function room() {
  if (channel) return channel;
  const opened = await post("act/open_dm", { user });
  return opened?.channel?.id ?? opened?.channel;
}

async function send(text, commands) {
  const where = await room();
  if (!where) return false;
  if (!text.startsWith("/")) return post("act/post", { user, channel: where, text });
  const [command, rest] = [text.split(/\s/, 1)[0], text.replace(/^\S+\s*/, "")];
  if (!commands.includes(command)) {
    toast(`There is no command ${command} here. Known: ${commands.join(", ")}.`);
    return false;
  }
  return post("act/slash", { user, channel: where, command, text: rest });
}

// Slack runs no commands inside a thread, so a reply is always words.
export function wireReply() {
  const form = document.getElementById("reply");
  if (!form) return;
  const box = document.getElementById("reply-box");
  box.addEventListener("keydown", (event) => {
    if (sends(event)) { event.preventDefault(); form.requestSubmit(); }
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (text && (await post("act/post", { user, channel, text, thread_ts: thread }))) box.value = "";
    await refresh();
    document.getElementById("thread").scrollTop = 1e9;
  });
}

export function wireComposer() {
  const form = document.getElementById("composer");
  if (!form) return;
  const box = document.getElementById("box");
  const list = document.getElementById("commands");
  const options = [...list.children];
  const commands = [...new Set(options.map((o) => o.dataset.command.split(" ")[0]))];
  let at = -1;

  const shown = () => options.filter((o) => !o.hidden);
  const mark = (index) => {
    at = index;
    options.forEach((o) => o.setAttribute("aria-selected", "false"));
    const chosen = shown()[at];
    chosen?.setAttribute("aria-selected", "true");
    if (chosen) box.setAttribute("aria-activedescendant", chosen.id);
    else box.removeAttribute("aria-activedescendant");
  };
  const suggest = () => {
    const typed = box.value;
    options.forEach((o) => { o.hidden = !o.dataset.command.startsWith(typed.trimEnd()); });
    const whole = shown().length === 1 && shown()[0].dataset.command === typed.trimEnd();
    list.hidden = !typed.startsWith("/") || !shown().length || whole;
    box.rows = Math.min(8, typed.split("\n").length);
    mark(-1);
  };
  const complete = (option) => { box.value = `${option.dataset.command} `; suggest(); box.focus(); };

  box.addEventListener("input", suggest);
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest("li");
    if (option) complete(option);
  });
  box.addEventListener("keydown", (event) => {
    const open = !list.hidden;
    const count = shown().length;
    if (open && event.key === "ArrowDown") { event.preventDefault(); mark((at + 1) % count); }
    else if (open && event.key === "ArrowUp") { event.preventDefault(); mark((at - 1 + count) % count); }
    else if (open && event.key === "Escape") list.hidden = true;
    else if (open && event.key === "Tab" && !event.shiftKey) { event.preventDefault(); complete(shown()[Math.max(at, 0)]); }
    else if (open && event.key === "Enter" && at >= 0) { event.preventDefault(); complete(shown()[at]); }
    else if (sends(event)) { event.preventDefault(); form.requestSubmit(); }
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (!text || form.getAttribute("aria-busy")) return;
    form.setAttribute("aria-busy", "true");
    const sent = await send(text, commands);
    form.removeAttribute("aria-busy");
    if (sent) { box.value = ""; suggest(); }
    if (sent && !channel) { location.reload(); return; }
    await refresh();
    document.getElementById("scroll").scrollTop = 1e9;
  });
  if (matchMedia("(hover: hover)").matches) box.focus(); // a phone would open its keyboard at once
}
