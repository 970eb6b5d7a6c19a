// The guide: the steps of the circle, what comes next in them, and the ways into the middle.

import { askDoor, askPerson } from "./dialogs.js";
import { button, make, tell, withPictures, worded } from "./draw.js";
import { locale, text } from "./words.js";

const by = (id) => document.getElementById(id);
const PAUSE = 0.25; // Seconds between two presses, so that one can see what happens.
let isShowing = false;
let pointed = "";
let drawnStep = null;

export const ring = (guide) => (isShowing && guide.move?.message ? guide.move : null);

// Where the next press is: a button on a phone, or the clock when there is nothing to do but wait.
function point(guide, page) {
  const { move } = guide;
  if (!move) return;
  if (move.phone) page.show(move.phone);
  else {
    page.openSide();
    by("jump-next").focus();
  }
}

function buttonsOf(guide, page) {
  const show = button(isShowing ? "guide_hide" : "guide_show", {
    class: isShowing ? "quiet" : "primary", id: "guide-show", "aria-pressed": String(isShowing),
    onclick: () => {
      isShowing = !isShowing;
      pointed = "";
      page.draw();
      if (isShowing) point(guide, page);
    },
  });
  const walk = button("guide_do", { id: "guide-do", onclick: () => tell("guide", { step: guide.now, pause: PAUSE }) });
  return make("div", { class: "stack" }, show, walk);
}

function stepOf(step, number, guide, page) {
  const isNow = step.name === guide.now;
  const state = step.done ? "done" : isNow ? "now" : "later";
  const sign = make("span", { class: "tick", "aria-hidden": "true" }, step.done ? "✓" : String(number + 1));
  const title = make("span", {}, text(`step.${step.name}`), ...(step.done ? [make("span", { class: "unseen" }, `, ${text("done")}`)] : []));
  const item = make("li", { class: state, "data-step": step.name, "aria-current": isNow ? "step" : null }, sign, title);
  if (!isNow) return item;
  if (guide.walking) item.append(worded("p", "guide_walking", { class: "small" }));
  else if (guide.move) {
    if (isShowing && !guide.move.phone) item.append(worded("p", "guide_clock", { class: "small" }));
    item.append(buttonsOf(guide, page));
  }
  return item;
}

export function drawGuide(state, page) {
  const { guide } = state;
  const wanted = JSON.stringify([guide.steps, guide.now, Boolean(guide.move), guide.move?.phone === 0, guide.walking, isShowing, document.documentElement.lang]);
  const steps = by("steps");
  if (steps.dataset.drawn !== wanted) {
    const focused = steps.contains(document.activeElement) ? document.activeElement.id : "";
    steps.dataset.drawn = wanted;
    steps.replaceChildren(...guide.steps.map((step, number) => stepOf(step, number, guide, page)));
    if (!guide.now) steps.append(worded("li", "guide_round", { class: "now round" }));
    if (focused) (by(focused) ?? by("guide-do"))?.focus();
    steps.querySelector(".now")?.scrollIntoView({ block: "nearest" });
  }
  const place = guide.steps.findIndex((step) => step.name === guide.now) + 1;
  by("guide-place").textContent = place ? text("guide_step", { n: place, all: guide.steps.length }) : "";
  const title = guide.now ? text(`step.${guide.now}`) : text("guide_round");
  if (drawnStep !== null && drawnStep !== title) by("guide-news").textContent = title;
  drawnStep = title;
  follow(guide, page);
  drawDoors(guide);
  drawFounder(guide, page);
}

// While it shows the way, or presses itself, the phone in question is in sight.
function follow(guide, page) {
  const { move } = guide;
  by("jump-next").classList.toggle("ring", isShowing && move?.phone === 0 && !guide.walking);
  if (!move || !(isShowing || guide.walking)) return;
  const place = JSON.stringify([move.phone, move.message, move.row, move.column]);
  if (place === pointed) return;
  pointed = place;
  if (move.phone) page.bring(move.phone);
}

function drawDoors(guide) {
  const list = by("door-list");
  const wanted = JSON.stringify([guide.doors, guide.walking, document.documentElement.lang]);
  if (list.dataset.drawn === wanted) return;
  list.dataset.drawn = wanted;
  list.replaceChildren(...guide.doors.map((name) => button(`door.${name}`, {
    class: "quiet", "data-door": name, disabled: guide.walking,
    onclick: async () => {
      if (await askDoor()) tell("door", { door: name });
    },
  })));
}

function drawFounder(guide, page) {
  by("founder").hidden = !guide.link;
  by("founder-link").textContent = guide.link;
  by("founder-open").onclick = async () => {
    const phone = await askPerson();
    if (!phone) return;
    await tell("follow", { phone, url: guide.link });
    page.show(phone);
  };
}

export const restart = () => {
  isShowing = false;
  pointed = "";
};

export const names = (list) => new Intl.ListFormat(locale(), { type: "conjunction" }).format(list);

// What comes next, for whom, and who must wait for a message.
export function drawComing(state) {
  const { next } = state;
  const parts = next
    ? [make("p", {}, make("span", { class: "small" }, text("clock_next")), " ", make("strong", {}, next.what)), make("p", { class: "small" }, next.when)]
    : [worded("p", "clock_nothing", { class: "small" })];
  by("next").replaceChildren(...parts.map((part) => withPictures(part)));
  by("jump-next").disabled = !next || state.guide.walking;
  by("waiting").hidden = state.waiting.length === 0;
  by("waiting-for").textContent = state.waiting.length ? text("letters_wait", { names: names(state.waiting) }) : "";
}
