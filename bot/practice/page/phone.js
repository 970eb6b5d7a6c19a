// One phone: who has it, its chats, its messages, and what can be sent from it.

import { bubble } from "./bubbles.js";
import { askGroup, askPhone, showAlert } from "./dialogs.js";
import { button, make, tell, withPictures, worded } from "./draw.js";
import { hasText, language, text } from "./words.js";

const SAMPLES = [1, 2, 3];
const TOAST_MS = 7000;
const MARGIN = 8;
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

export const toNewest = () => document.querySelectorAll(".messages").forEach(showLast);

// The newest message to its end; when it is too long for the phone, from its picture and its first word on.
function showLast(list) {
  const last = list.lastElementChild;
  if (!last) return;
  const log = list.parentElement;
  const top = last.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop - MARGIN;
  log.scrollTop = Math.min(top, log.scrollHeight - log.clientHeight);
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

function footOf(phone, group) {
  if (group) return group.has_bot ? "group" : "gone";
  if (phone.blocked) return "blocked";
  return phone.started ? "write" : "start";
}

function drawFoot(card, phone, state) {
  const foot = card.querySelector(".foot");
  const group = chatNow(phone, state);
  const kind = footOf(phone, group);
  const wanted = `${kind} ${group?.id ?? ""}`;
  if (foot.dataset.drawn === wanted) return;
  const hadFocus = foot.contains(document.activeElement);
  foot.dataset.drawn = wanted;
  foot.replaceChildren(...footParts(kind, phone, group));
  showLast(card.querySelector(".messages"));
  if (hadFocus) foot.querySelector("input, button")?.focus();
}

function footParts(kind, phone, group) {
  switch (kind) {
    case "start":
      return [worded("p", "not_started"), button("start", { class: "primary wide", "data-start": true, onclick: () => tell("start", { phone: phone.id }) })];
    case "blocked":
      return [worded("p", "blocked"), button("unblock", { class: "primary wide", "data-unblock": true, onclick: () => tell("block", { phone: phone.id, blocked: false }) })];
    case "gone":
      return [worded("p", "bot_gone")];
    default:
      return [writer(phone, group), more(phone, group)];
  }
}

function writer(phone, group) {
  const input = make("input", { type: "text", "aria-label": `${text("write")}: ${phone.name}`, placeholder: text("write"), autocomplete: "off", maxlength: "5000" });
  return make("form", {
    class: "write",
    onsubmit: (event) => {
      event.preventDefault();
      if (input.value.trim()) tell("send", { phone: phone.id, chat: group?.id, text: input.value });
      input.value = "";
    },
  }, button("more", {
    class: "more-button quiet", "aria-expanded": "false", "aria-label": text("more_on", { name: phone.name }),
    onclick: (event) => toggleMore(event.currentTarget.closest(".foot")),
  }), input, make("button", { type: "submit", class: "primary" }, text("send")));
}

function toggleMore(foot, open = foot.querySelector(".more").hidden) {
  const panel = foot.querySelector(".more");
  panel.hidden = !open;
  foot.querySelector(".more-button").setAttribute("aria-expanded", String(open));
  showLast(foot.closest(".phone").querySelector(".messages"));
  if (open) panel.querySelector("button").focus();
  else foot.querySelector(".more-button").focus();
}

// Everything else that can be sent: in the order photo, voice, other; then what concerns the phone itself.
function more(phone, group) {
  const panel = make("div", {
    class: "more", hidden: true, role: "group", "aria-label": text("more_on", { name: phone.name }),
    onkeydown: (event) => {
      if (event.key === "Escape") toggleMore(panel.closest(".foot"), false);
    },
  });
  const send = (body) => {
    const isForm = body instanceof FormData;
    const place = { phone: phone.id, chat: group?.id ?? phone.id };
    if (isForm) for (const [name, value] of Object.entries(place)) body.set(name, value);
    toggleMore(panel.closest(".foot"), false);
    return tell("send", isForm ? body : { ...place, ...body });
  };
  const trouble = make("p", { class: "small", role: "status" });
  const section = (key, ...parts) => make("div", { class: "part" }, worded("h3", key), make("div", { class: "bar" }, ...parts));
  panel.append(
    section("photo", ...SAMPLES.map((number) => make("button", {
      type: "button", class: "sample", "data-photo": String(number), "aria-label": text("photo_sample", { n: number }), onclick: () => send({ kind: "photo", sample: number }),
    }, make("img", { src: `/practice/sample/${number}`, alt: "", width: "64", height: "64" }))), ...ownPhoto(send, trouble)),
    section("voice", recorder(send, trouble), button("voice_sample", { "data-speak": true, onclick: () => send({ kind: "voice" }) })),
    make("div", { class: "bar" },
      button("sticker", { "data-sticker": true, onclick: () => send({ kind: "sticker" }) }),
      button("forward", { "data-forward": true, onclick: () => send({ text: text("forward_text"), forwarded: true }) })),
    trouble,
    group
      ? section("this_phone", button("leave", { "data-leave": true, onclick: () => tell("chat", { leave: group.id, by: phone.id }) }))
      : section("this_phone",
        button("start", { "data-start": true, onclick: () => { toggleMore(panel.closest(".foot"), false); tell("start", { phone: phone.id }); } }),
        button("block", { class: "danger-line", "data-block": true, onclick: () => tell("block", { phone: phone.id, blocked: true }) })),
  );
  return panel;
}

function formWith(kind, file, name) {
  const form = new FormData();
  form.set("kind", kind);
  form.set("file", file, name);
  return form;
}

function ownPhoto(send, trouble) {
  const input = make("input", { type: "file", accept: "image/*", class: "unseen", tabindex: "-1", "aria-hidden": "true" });
  input.addEventListener("change", () => {
    if (input.files[0]) send(formWith("photo", input.files[0], "photo.jpg")).catch(() => { trouble.textContent = text("photo_wrong"); });
    input.value = "";
  });
  const press = button("photo_own", { "data-own-photo": true, onclick: () => input.click() });
  return [press, input];
}

// The first press begins, the second one ends and sends.
function recorder(send, trouble) {
  let recording = null;
  const label = (key) => press.replaceChildren(...button(key).childNodes);
  const begin = async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const pieces = [];
    recording = new MediaRecorder(stream);
    recording.ondataavailable = (event) => pieces.push(event.data);
    recording.onstop = () => {
      stream.getTracks().forEach((track) => track.stop());
      label("voice_record");
      send(formWith("voice", new Blob(pieces), "voice"));
      recording = null;
    };
    recording.start();
    label("voice_stop");
  };
  const press = button("voice_record", {
    "data-record": true,
    onclick: () => {
      trouble.textContent = "";
      if (recording) recording.stop();
      else begin().catch(() => { trouble.textContent = text("no_microphone"); });
    },
  });
  return press;
}

export function drawPhone(card, phone, state, page) {
  const made = card ?? makeCard(phone, page);
  drawChats(made, phone, state, page);
  drawFoot(made, phone, state);
  drawToast(made, phone);
  return made;
}

// The messages come after the card stands on the page, because they are scrolled to the end.
export { drawMessages };
