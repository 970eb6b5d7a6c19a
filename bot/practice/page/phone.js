// One phone: who has it, its chats, its messages, and what can be sent from it.

import { bubble } from "./bubbles.js";
import { askGroup, askPhone, showAlert } from "./dialogs.js";
import { make, tell, withPictures } from "./draw.js";
import { drawFoot } from "./foot.js";
import { showLast } from "./sight.js";
import { hasText, language, text } from "./words.js";

const TOAST_MS = 7000;
const chatOf = new Map();
const seenIn = new Map();
const toasted = new Map();
const waitingForFocus = new Set();

export const roleOf = (phone) => (hasText(`role.${phone.note}`) ? text(`role.${phone.note}`) : phone.note);
export const forget = () => [chatOf, seenIn, toasted, waitingForFocus].forEach((kept) => kept.clear());

const groupsOf = (phone, state) => state.groups.filter((group) => group.people.includes(phone.id));

export const newest = (messages) => Math.max(0, ...messages.filter((message) => message.by_bot).map((message) => message.id));

// A sign for a chat or phone with a message that was not on the page yet.
export const newMark = (isNew) => (isNew ? [make("span", { class: "new" }, make("span", { class: "unseen" }, `, ${text("unread")}`))] : []);

function chatNow(phone, state) {
  return groupsOf(phone, state).find((group) => group.id === chatOf.get(phone.id)) ?? null;
}

function makeCard(phone, page) {
  const name = { name: phone.name, role: roleOf(phone) };
  return make("section", {
    class: "phone", "data-phone": String(phone.id), "aria-label": text("phone_of", name), onfocusin: () => page.activate(phone.id),
  },
    make("div", { class: "whose" },
      make("h2", {}, make("span", { class: "name" }, phone.name), " ", make("span", { class: "who" }, roleOf(phone))),
      make("button", { type: "button", class: "put-away", "aria-label": `${text("close_phone")}: ${phone.name}`, onclick: () => page.hide(phone.id) }, "✕")),
    make("div", { class: "shell", lang: phone.language },
      make("div", { class: "head" },
        withPictures(make("span", { class: "face", "aria-hidden": "true" }, "💬")),
        make("div", {}, make("b", {}, text("chat_bot")), make("span", { class: "kind", lang: language() }, text("bot")))),
      make("div", { class: "chats", role: "group", "aria-label": text("chats"), lang: language() }),
      make("div", { class: "log", role: "log", "aria-relevant": "additions", "aria-label": text("messages", name), tabindex: "0" },
        make("ol", { class: "messages" })),
      make("div", { class: "toast", role: "status" }),
      make("div", { class: "foot", lang: language() })));
}

function drawChats(card, phone, state, page) {
  const bar = card.querySelector(".chats");
  const groups = groupsOf(phone, state);
  const now = chatNow(phone, state)?.id ?? phone.id;
  const chats = [{ ...phone, name: text("chat_bot") }, ...groups].map(({ id, name, messages }) => {
    const place = `${phone.id} ${id}`;
    if (id === now) seenIn.set(place, newest(messages));
    return { id, name, isNew: newest(messages) > (seenIn.get(place) ?? 0) };
  });
  const wanted = JSON.stringify([chats, now]);
  if (bar.dataset.drawn === wanted) return;
  bar.dataset.drawn = wanted;
  bar.hidden = groups.length === 0;
  bar.replaceChildren(...chats.map((chat) => make("button", {
    type: "button", "aria-pressed": String(chat.id === now), "data-chat": String(chat.id),
    onclick: () => {
      chatOf.set(phone.id, chat.id);
      page.draw();
      card.querySelector(`[data-chat="${chat.id}"]`)?.focus();
    },
  }, chat.name, ...newMark(chat.isNew))));
}

// What a message may do on this phone.
function actsOf(phone, group, state, page) {
  const own = (group ?? phone).messages.filter((message) => message.from_id === phone.id);
  const openLink = async (link) => {
    const isForGroup = new URL(link).searchParams.has("startgroup");
    const people = isForGroup ? await askGroup(state.phones, phone.id) : null;
    const opener = isForGroup ? phone.id : await askPhone(page.phones(), phone.id);
    if (opener === null || (isForGroup && people === null)) return;
    const { chat, open } = await tell("follow", { phone: opener, url: link, people });
    if (open) window.open(open, "_blank", "noopener");
    if (chat) chatOf.set(opener, chat);
    page.show(opener);
  };
  const press = async (message, key, row, column) => {
    if (key.url && new URL(key.url).searchParams.has("startgroup")) return openLink(key.url);
    const answer = await tell("press", { phone: phone.id, chat: group?.id ?? phone.id, message_id: message.id, row, column }).catch(() => ({}));
    if (answer.open) window.open(answer.open, "_blank", "noopener");
    if (answer.chat) {
      chatOf.set(phone.id, answer.chat);
      page.draw();
    }
  };
  return {
    phone: phone.id,
    bot: state.bot,
    isGroup: group !== null,
    openLink,
    press,
    mayEdit: (message) => !group && message.from_id === phone.id && message.id === own.at(-1)?.id && message.text !== "" && !message.text.startsWith("/") && !message.forwarded,
  };
}

function drawMessages(card, phone, state, page) {
  const list = card.querySelector(".messages");
  const group = chatNow(phone, state);
  const chat = group ?? phone;
  if (list.dataset.chat !== String(chat.id)) {
    list.replaceChildren();
    list.dataset.chat = String(chat.id);
  }
  list.parentElement.setAttribute("aria-live", page.isActive(phone.id) ? "polite" : "off");
  const acts = actsOf(phone, group, state, page);
  const hadFocus = list.contains(document.activeElement) && document.activeElement !== list;
  const changed = placeAll(list, chat.messages, acts);
  if (hadFocus && !list.contains(document.activeElement)) waitingForFocus.add(phone.id);
  if (changed) giveFocus(list, phone, changed);
  if (changed && changed === list.lastElementChild) showLast(list);
  const last = [...list.querySelectorAll(".keys")].at(-1);
  for (const key of list.querySelectorAll(".keys button")) key.tabIndex = last.contains(key) ? 0 : -1;
  drawRing(list, page.ring(phone.id));
}

// The button that the guide speaks of.
function drawRing(list, move) {
  const row = move && list.querySelectorAll(`[data-message="${move.message}"] .row`)[move.row];
  const key = row?.children[move.column];
  const before = list.querySelector(".ring");
  if (before === (key ?? null)) return;
  before?.classList.remove("ring");
  before?.removeAttribute("aria-description");
  if (!key) return;
  key.classList.add("ring");
  key.setAttribute("aria-description", text("press_here"));
  key.scrollIntoView({ block: "nearest" });
  if (!document.activeElement || document.activeElement === document.body || document.activeElement.id === "guide-show") key.focus({ preventScroll: true });
}

// Draws what is new or different; the last part that was drawn, or null.
function placeAll(list, messages, acts) {
  const wanted = [];
  let day = "";
  for (const message of messages) {
    if (message.day !== day) wanted.push({ key: `day ${message.day}`, day: message.day });
    day = message.day;
    wanted.push({ key: String(message.id), message });
  }
  const keys = new Set(wanted.map((one) => one.key));
  const gone = [...list.children].filter((item) => !keys.has(item.dataset.place));
  for (const item of gone) item.remove();
  // A message can go after the one that takes its place has come.
  let changed = gone.length ? list.lastElementChild : null;
  wanted.forEach(({ key, day: name, message }, place) => {
    const drawn = message ? JSON.stringify([message, acts.mayEdit(message)]) : name;
    const there = list.children[place];
    if (there?.dataset.place === key && there.drawn === drawn) return;
    const focused = there?.dataset.place === key && there.contains(document.activeElement) ? document.activeElement.dataset.key ?? "" : null;
    const item = message ? bubble(message, acts) : make("li", { class: "day" }, name);
    item.dataset.place = key;
    item.drawn = drawn;
    if (there?.dataset.place === key) there.replaceWith(item);
    else list.insertBefore(item, there ?? null);
    if (focused !== null) (item.querySelector(`[data-key="${CSS.escape(focused)}"]`) ?? item.querySelector(".keys button, button"))?.focus({ preventScroll: true });
    changed = item;
  });
  return changed;
}

// A button that was pressed is gone with its message: the focus goes to the first button of the answer.
function giveFocus(list, phone, changed) {
  if (!waitingForFocus.has(phone.id) || list.contains(document.activeElement)) return;
  const first = changed.querySelector(".keys button");
  if (!first || document.activeElement !== document.body) return;
  waitingForFocus.delete(phone.id);
  first.focus({ preventScroll: true });
}

function drawToast(card, phone) {
  const toast = phone.toast;
  const last = toasted.get(phone.id) ?? 0;
  if (!toast || toast.number <= last) return;
  toasted.set(phone.id, toast.number);
  if (toast.alert) {
    showAlert(toast.text);
    return;
  }
  const place = card.querySelector(".toast");
  place.replaceChildren(withPictures(make("span", {}, toast.text), { spoken: true }));
  setTimeout(() => {
    if (toasted.get(phone.id) === toast.number) place.replaceChildren();
  }, TOAST_MS);
}

export function drawPhone(card, phone, state, page) {
  const made = card ?? makeCard(phone, page);
  drawChats(made, phone, state, page);
  drawFoot(made, phone, chatNow(phone, state));
  drawToast(made, phone);
  return made;
}

// The messages come after the card stands on the page, because they are scrolled to the end.
export { drawMessages };
