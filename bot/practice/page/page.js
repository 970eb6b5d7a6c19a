// The page: it asks the phones what there is, draws it, and moves the clock.

import { askAgain, askPerson } from "./dialogs.js";
import { make, tell, withPictures, worded } from "./draw.js";
import { drawMessages, drawPhone, forget, newest, newMark, roleOf } from "./phone.js";
import { fetchWords, language, languages, rememberedLanguage, text } from "./words.js";

const AFTER_OUTAGE_MS = 1000;
const EDGE = 40;
const FIRST = [101, 102, 103];
const narrow = matchMedia("(max-width: 719px)");
const by = (id) => document.getElementById(id);

let state = { version: -1, era: "", phones: [], groups: [], next_at: null };
let shown = location.hash.length > 1 ? location.hash.slice(1).split(",").map(Number) : FIRST;
let active = shown[0];
let asking = new AbortController();
let awaited = null;
const seen = new Map();

// On a narrow screen there is room for one phone: the one that was chosen last.
const visible = () => (narrow.matches ? shown.filter((id) => id === active) : shown);

const page = {
  phones: () => state.phones,
  isActive: (id) => id === active,
  activate(id) {
    if (id === active) return;
    active = id;
    for (const list of document.querySelectorAll(".messages")) {
      list.setAttribute("aria-live", Number(list.closest(".phone").dataset.phone) === id ? "polite" : "off");
    }
  },
  show(id) {
    if (!shown.includes(id)) shown.push(id);
    active = id;
    keepPlace();
    awaited = id;
    draw();
  },
  hide(id) {
    shown = shown.filter((other) => other !== id);
    active = shown.at(-1);
    keepPlace();
    draw();
    document.querySelector(`[data-tab="${id}"]`)?.focus();
  },
  draw: () => draw(),
};

const keepPlace = () => history.replaceState(null, "", `#${shown.join(",")}`);

function drawTabs() {
  const tabs = by("tabs");
  const all = state.phones.map((phone) => {
    const isShown = visible().includes(phone.id);
    if (isShown) seen.set(phone.id, newest(phone.messages));
    return { id: phone.id, name: phone.name, role: roleOf(phone), isShown, isNew: newest(phone.messages) > (seen.get(phone.id) ?? 0) };
  });
  const wanted = JSON.stringify(all);
  if (tabs.dataset.drawn === wanted) return;
  tabs.dataset.drawn = wanted;
  const focused = document.activeElement?.dataset?.tab;
  tabs.replaceChildren(...all.map((one) => make("button", {
    type: "button", class: "tab", "aria-pressed": String(one.isShown), "data-tab": String(one.id),
    onclick: () => {
      if (one.isShown && !narrow.matches) page.hide(one.id);
      else page.show(one.id);
    },
  }, make("span", { class: "name" }, one.name), " ", make("span", { class: "who" }, one.role),
    ...newMark(one.isNew))));
  if (focused) tabs.querySelector(`[data-tab="${focused}"]`)?.focus();
  const chosen = tabs.querySelector(`[data-tab="${active}"]`);
  if (narrow.matches && chosen) chosen.closest("nav > .bar").scrollLeft += chosen.getBoundingClientRect().left - EDGE;
}

function draw() {
  drawTabs();
  const main = by("phones");
  const phones = visible().map((id) => state.phones.find((phone) => phone.id === id)).filter(Boolean);
  for (const card of [...main.children]) if (!phones.some((phone) => String(phone.id) === card.dataset.phone)) card.remove();
  phones.forEach((phone, place) => {
    const there = main.querySelector(`[data-phone="${phone.id}"]`);
    const card = drawPhone(there, phone, state, page);
    if (main.children[place] !== card) main.insertBefore(card, main.children[place] ?? null);
    drawMessages(card, phone, state, page);
  });
  const card = awaited === null ? null : main.querySelector(`[data-phone="${awaited}"]`);
  if (card) {
    awaited = null;
    card.querySelector(".messages").focus({ preventScroll: true });
    card.scrollIntoView({ block: narrow.matches ? "start" : "nearest" });
  }
  if (!phones.length) main.replaceChildren(worded("p", "no_phones", { class: "nothing" }));
  drawClock();
  document.body.dataset.settled = String(state.settled);
  document.body.dataset.version = String(state.version);
}

function drawClock() {
  by("now").textContent = state.now_words ?? "";
  by("next-time").textContent = state.next_at ? `${text("clock_next")} ${state.next_words}` : text("clock_nothing");
  by("jump-next").disabled = !state.next_at;
}

async function follow() {
  for (;;) {
    asking = new AbortController();
    try {
      const answer = await fetch(`/practice/state?after=${state.version}&language=${language()}`, { signal: asking.signal });
      const told = await answer.json();
      if (state.era && told.era !== state.era) beginAnew();
      state = told;
      by("trouble").hidden = true;
      draw();
    } catch (problem) {
      if (problem.name === "AbortError") continue;
      if (!(problem instanceof TypeError)) console.error(problem);
      by("trouble").hidden = false;
      await new Promise((resolve) => { setTimeout(resolve, AFTER_OUTAGE_MS); });
    }
  }
}

function beginAnew() {
  forget();
  seen.clear();
  shown = [...FIRST];
  active = shown[0];
  keepPlace();
  by("phones").replaceChildren();
}

async function jump(to) {
  await tell("clock", { jump: to }).catch(() => null);
  const answer = await (await fetch(`/practice/state?language=${language()}`)).json();
  by("clock-news").textContent = `${text("clock_now")} ${answer.now_words}`;
}

function drawTexts() {
  document.documentElement.lang = language();
  document.title = text("title");
  for (const node of document.querySelectorAll("[data-word]")) {
    const made = worded("span", node.dataset.word);
    node.replaceChildren(...made.childNodes);
  }
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", text(node.dataset.label));
  by("languages").replaceChildren(...languages().map(([code, name]) => make("button", {
    type: "button", lang: code, class: "quiet", "data-language": code, "aria-pressed": String(code === language()), onclick: () => speak(code),
  }, name)));
}

// Another language: everything is drawn anew in it.
async function speak(code) {
  await fetchWords(code);
  drawTexts();
  by("phones").replaceChildren();
  by("tabs").dataset.drawn = "";
  document.querySelector(`[data-language="${code}"]`)?.focus();
  state = { ...state, version: -1 };
  asking.abort();
}

for (const to of ["next", "tomorrow", "week"]) by(`jump-${to}`).addEventListener("click", () => jump(to === "week" ? "day:7" : to));
by("again").addEventListener("click", async () => {
  if (await askAgain()) tell("start-again", {});
});
by("add").addEventListener("click", async () => {
  const phone = await askPerson();
  if (phone) page.show(phone);
});
narrow.addEventListener("change", () => draw());

await fetchWords(rememberedLanguage());
drawTexts();
withPictures(document.body);
follow();
