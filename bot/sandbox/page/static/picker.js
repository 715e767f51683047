// Menus with search. A select that nobody sees holds the value; a list above the button lets one
// type to find it. The list moves into the element, as a modal dialog makes all outside it inert.
const GAP = 4;
const box = document.createElement("div");
box.className = "picking";
box.popover = "auto";
box.innerHTML = `<input type="search" role="combobox" aria-autocomplete="list" aria-expanded="true"
  aria-controls="picking" aria-label="Search" placeholder="Search" autocomplete="off">
  <ul id="picking" role="listbox" aria-label="Choices"></ul>`;
const [search, list] = box.children;
let button;
let at = -1;

const held = () => button.parentElement.querySelector("select.held");
const shown = () => [...list.querySelectorAll("[role=option]")];

function line(option, index) {
  const item = document.createElement("li");
  item.id = `picking-${index}`;
  item.role = "option";
  item.dataset.value = option.value;
  item.textContent = option.textContent;
  if (!option.value) item.className = "none";
  if (option.selected) item.className = "chosen";
  return item;
}

function label(words) {
  const item = document.createElement("li");
  item.role = "presentation";
  item.className = "group";
  item.textContent = words;
  return item;
}

function fill() {
  const wanted = search.value.trim().toLowerCase();
  const items = [];
  let group;
  [...held().options].forEach((option, index) => {
    if (!option.textContent.toLowerCase().includes(wanted) || (wanted && !option.value)) return;
    const over = option.closest("optgroup");
    if (over && over !== group) { group = over; items.push(label(over.label)); }
    items.push(line(option, index));
  });
  list.replaceChildren(...(items.length ? items : [label("Nothing is called like that.")]));
  const chosen = shown().findIndex((item) => item.className === "chosen");
  mark(wanted ? 0 : Math.max(chosen, 0));
}

function mark(index) {
  const items = shown();
  at = items.length ? (index + items.length) % items.length : -1;
  items.forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
  items[at]?.scrollIntoView({ block: "nearest" });
  if (items[at]) search.setAttribute("aria-activedescendant", items[at].id);
  else search.removeAttribute("aria-activedescendant");
}

function open(from) {
  button = from;
  button.after(box);
  search.value = "";
  box.showPopover();
  fill();
  button.setAttribute("aria-expanded", "true");
  button.setAttribute("aria-controls", list.id);
  const around = button.getBoundingClientRect();
  const below = innerHeight - around.bottom - GAP;
  const up = below < box.offsetHeight && around.top > below;
  box.style.minWidth = `${around.width}px`;
  box.style.left = `${Math.max(GAP, Math.min(around.left, innerWidth - box.offsetWidth - GAP))}px`;
  box.style.top = `${Math.max(GAP, up ? around.top - box.offsetHeight - GAP : around.bottom + GAP)}px`;
  search.focus();
}

function choose(item) {
  if (!item) return;
  const select = held();
  box.hidePopover();
  button.focus();
  if (select.value === item.dataset.value) return;
  select.value = item.dataset.value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

const KEYS = { ArrowDown: () => mark(at + 1), ArrowUp: () => mark(at - 1), Enter: () => choose(shown()[at]) };

export function wirePickers() {
  document.addEventListener("click", (event) => {
    const from = event.target.closest(".picker");
    if (from) open(from);
  });
  document.addEventListener("keydown", (event) => {
    const from = event.target.closest?.(".picker");
    if (from && event.key === "ArrowDown") { event.preventDefault(); open(from); }
  });
  search.addEventListener("input", fill);
  search.addEventListener("keydown", (event) => {
    if (!KEYS[event.key]) return;
    event.preventDefault(); // Enter would send the form around it
    KEYS[event.key]();
  });
  box.addEventListener("change", (event) => event.stopPropagation());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => choose(event.target.closest("[role=option]")));
  box.addEventListener("toggle", (event) => {
    if (event.newState === "closed") button.setAttribute("aria-expanded", "false");
  });
}
