// Talks to the local Slack's control API. A refusal becomes one sentence at the foot of the page.
const SHOWN_MS = 8000;
let hiding;

export function toast(sentence) {
  const box = document.getElementById("toast");
  box.textContent = sentence;
  box.hidePopover(); // shown last, it lies above every modal
  box.showPopover();
  clearTimeout(hiding);
  hiding = setTimeout(() => box.hidePopover(), SHOWN_MS);
}

// Returns the answer, or null when the act was refused or never arrived; the person was told then.
export async function post(act, body) {
  try {
    const response = await fetch(`/_emu/${act}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (answer.ok === false && !answer.errors) {
      toast(sentence(answer.error, response.status));
      return null;
    }
    return answer;
  } catch {
    toast("The local Slack does not answer. Is it still running?");
    return null;
  }
}

const KNOWN = {
  dispatch_failed: "The app is not connected, so nothing happened. Is the bot running?",
  operation_timeout: "The app did not answer within three seconds.",
};

function sentence(error, status) {
  if (!error) return `The local Slack answered with status ${status}.`;
  return KNOWN[error] ?? (/\s/.test(error) ? error : `That did not work: ${error.replaceAll("_", " ")}.`);
}

export function reportErrors() {
  window.addEventListener("unhandledrejection", (event) => {
    toast(`The page made a mistake: ${event.reason?.message ?? event.reason}`);
  });
}
