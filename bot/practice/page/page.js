// The page: it asks the phones what there is, draws it, and moves the clock.

import { askAgain, askPerson } from "./dialogs.js";
import { make, tell, withPictures, worded } from "./draw.js";
import { drawComing, drawGuide, names, restart, ring } from "./guide.js";
import { drawMessages, drawPhone, forget, newest, newMark, roleOf } from "./phone.js";
import { toNewest } from "./sight.js";
import { fetchWords, language, languages, rememberedLanguage, text } from "./words.js";

const AFTER_OUTAGE_MS = 1000;
const FIRST = [101, 102, 103];
const narrow = matchMedia("(max-width: 719px)");
const roomy = matchMedia("(min-width: 1100px)");
const ROOM_FOR = 3;
const by = (id) => document.getElementById(id);

let state = { version: -1, era: "", phones: [], groups: [], waiting: [], guide: { steps: [], doors: [], move: null } };
let shown = location.hash.length > 1 ? location.hash.slice(1).split(",").map(Number) : FIRST;
let active = shown[0];
let asking = new AbortController();
let awaited = null;
const seen = new Map();

// On a narrow screen, and when a room of people looks on, there is room for one phone: the one that was chosen last.
const isRoom = () => document.documentElement.classList.contains("room");
const hasOne = () => narrow.matches || isRoom();
const visible = () => (hasOne() ? shown.filter((id) => id === active) : shown);

const page = {
  phones: () => state.phones,
  isActive: (id) => id === active,
  activate(id) {
    if (id === active) return;
    active = id;
    for (const list of document.querySelectorAll(".log")) {
      list.setAttribute("aria-live", Number(list.closest(".phone").dataset.phone) === id ? "polite" : "off");
    }
  },
  show(id) {
    page.bring(id, true);
    awaited = id;
    openSide(false);
    draw();
  },
  // Into sight, without taking the focus; the phone that was there for longest makes room. The phone in use stays
  // the one that is read out, so that nobody misses the answer to what they pressed there.
  bring(id, stays = false) {
    if (!shown.includes(id)) shown = [...(stays ? shown : shown.slice(-ROOM_FOR + 1)), id];
    if (stays || hasOne() || !shown.includes(active)) active = id;
    keepPlace();
    if (!stays) draw();
  },
  hide(id) {
    shown = shown.filter((other) => other !== id);
    active = shown.at(-1);
    keepPlace();
    draw();
    document.querySelector(`[data-tab="${id}"]`)?.focus();
  },
  draw: () => draw(),
  ring: (id) => (ring(state.guide)?.phone === id ? ring(state.guide) : null),
  openSide: () => openSide(true),
};

// Where there is little room, the guide and the clock lie over the phones.
function openSide(isOpen) {
  by("side").classList.toggle("open", isOpen);
  by("guide-open").setAttribute("aria-expanded", String(isOpen));
}

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
      if (one.isShown && !hasOne()) page.hide(one.id);
      else page.show(one.id);
    },
  }, make("span", { class: "name" }, one.name), " ", make("span", { class: "who" }, one.role),
    ...newMark(one.isNew))));
  if (focused) tabs.querySelector(`[data-tab="${focused}"]`)?.focus();
  const chosen = tabs.querySelector(`[data-tab="${active}"]`);
  if (chosen) chosen.scrollIntoView({ block: "nearest", inline: "center" });
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
    (card.querySelector(".ring") ?? card.querySelector(".log")).focus({ preventScroll: true });
    card.scrollIntoView({ block: narrow.matches ? "start" : "nearest" });
  }
  if (!phones.length) main.replaceChildren(worded("p", "no_phones", { class: "nothing" }));
  by("now").textContent = state.now_words ?? "";
  drawComing(state);
  drawGuide(state, page);
  document.body.dataset.settled = String(state.settled);
  document.body.dataset.version = String(state.version);
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
  restart();
  seen.clear();
  by("clock-news").textContent = "";
  shown = [...FIRST];
  active = shown[0];
  keepPlace();
  by("phones").replaceChildren();
}

async function jump(to) {
  const { news } = await tell("clock", { jump: to, news: true });
  const who = state.phones.filter((phone) => news?.includes(phone.id)).map((phone) => phone.name);
  by("clock-news").textContent = who.length ? text("news", { names: names(who) }) : text("no_news");
}

function drawTexts() {
  document.documentElement.lang = language();
  document.title = text("title");
  for (const node of document.querySelectorAll("[data-word]")) {
    const made = worded("span", node.dataset.word);
    node.replaceChildren(...made.childNodes);
  }
  if (isRoom()) by("room").replaceChildren(...worded("span", "room_end").childNodes);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", text(node.dataset.label).replace(/^\P{L}+/u, ""));
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

// One phone as large as the screen, for a projector.
function showRoom(isOn) {
  document.documentElement.classList.toggle("room", isOn);
  by("room").setAttribute("aria-pressed", String(isOn));
  by("room").replaceChildren(...worded("span", isOn ? "room_end" : "room").childNodes);
  draw();
  toNewest();
}

const JUMPS = { next: "next", tomorrow: "tomorrow", week: "day:7" };
for (const [name, to] of Object.entries(JUMPS)) by(`jump-${name}`).addEventListener("click", () => jump(to));
by("send-now").addEventListener("click", () => tell("letters", {}));
by("guide-open").addEventListener("click", () => openSide(!by("side").classList.contains("open")));
by("room").addEventListener("click", () => showRoom(!isRoom()));
addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !by("side").classList.contains("open")) return;
  openSide(false);
  by("guide-open").focus();
});
by("again").addEventListener("click", async () => {
  if (await askAgain()) tell("start-again", {});
});
by("add").addEventListener("click", async () => {
  const phone = await askPerson();
  if (phone) page.show(phone);
});
narrow.addEventListener("change", () => draw());
roomy.addEventListener("change", () => openSide(false));
addEventListener("resize", toNewest);

await fetchWords(rememberedLanguage());
drawTexts();
withPictures(document.body);
follow();
