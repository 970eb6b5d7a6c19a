// The practice phones. Plain script: it asks the server what there is, and draws it.
"use strict";

const words = {
  skip: "Go to the phones",
  title: "Practice phones",
  note: "This is practice. Nothing goes to the real Telegram.",
  clock: "The practice clock",
  next: "⏭ Next thing that happens",
  tomorrow: "🌅 Tomorrow at 10",
  add: "👤 Add a person",
  again: "🔄 Start again",
  add_heading: "Add a person",
  add_name: "What is their name?",
  add_yes: "✅ Add",
  cancel: "↩️ Go back",
  again_heading: "Start again?",
  again_text: "All messages go away. The practice board begins anew.",
  again_yes: "🔄 Yes, start again",
  start: "▶️ Start",
  send: "Send",
  write: "Write a message",
  voice: "🎤 Voice message",
  photo: "📷 Photo",
  play: "▶️ Listen to the voice message",
  open: "📄 Open",
  sticker: "🙂 A sticker",
  edited: "changed",
  link: "🔗 Open this link:",
  phones_with: "Show the phone of",
  group: "group chat",
  roles: { member: "member", rep: "rep", facilitator: "facilitator", supporter: "supporter", new: "new here" },
};

let state = { version: -1, phones: [], groups: [], now: null };
let shown = new Set((location.hash.slice(1) || "101,102,103").split(",").map(Number));
let fetchedAt = 0;
const players = new Map();

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

const EMOJI = /\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3|\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})*(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})*)*/gu;

// Emojis become pictures of our own, because many computers have no emoji letters.
function withPictures(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const pieces = [];
    let from = 0;
    for (const found of text.data.matchAll(EMOJI)) {
      if (/^[0-9#*©®™]$/u.test(found[0])) continue;
      pieces.push(text.data.slice(from, found.index));
      const codes = [...found[0]].map((letter) => letter.codePointAt(0).toString(16)).join("-");
      pieces.push(make("img", { class: "emoji", src: `/practice/emoji/${codes}`, alt: found[0] }));
      from = found.index + found[0].length;
    }
    if (pieces.length) text.replaceWith(...pieces, text.data.slice(from));
  }
  return root;
}

async function tell(path, body) {
  const answer = await fetch(`/practice/${path}`, {
    method: "POST",
    headers: body instanceof FormData ? {} : { "Content-Type": "application/json" },
    body: body instanceof FormData ? body : JSON.stringify(body),
  });
  return answer.ok && answer.headers.get("Content-Type")?.includes("json") ? answer.json() : {};
}

function drawTabs() {
  const tabs = document.getElementById("tabs");
  const all = [...state.phones, ...state.groups.map((group) => ({ ...group, isGroup: true }))];
  const label = (one) => `${one.name} · ${one.isGroup ? words.group : words.roles[one.note] ?? one.note}`;
  const wanted = all.map((one) => `${one.id}${shown.has(one.id)}${label(one)}`).join();
  if (tabs.dataset.drawn === wanted) return;
  tabs.dataset.drawn = wanted;
  const focused = document.activeElement?.dataset?.tab;
  tabs.replaceChildren(...all.map((one) => make("button", {
    type: "button",
    "aria-pressed": String(shown.has(one.id)),
    "data-tab": String(one.id),
    "aria-label": `${words.phones_with} ${label(one)}`,
    onclick: () => {
      if (!shown.delete(one.id)) shown.add(one.id);
      location.hash = [...shown].join(",");
      draw();
    },
  }, label(one))));
  if (focused) tabs.querySelector(`[data-tab="${focused}"]`)?.focus();
}

function bubble(phone, message, chat) {
  const box = make("div", { class: "bubble" });
  if (message.photo) box.append(make("img", { class: "photo", src: `/practice/file/${message.photo}`, alt: "" }));
  if (message.html) {
    const text = make("span");
    text.innerHTML = message.html;
    box.append(withPictures(text));
  }
  if (message.voice) box.append(voicePlayer(message.voice));
  if (message.sticker) box.append(withPictures(make("span", {}, words.sticker)));
  if (message.document) {
    box.append(withPictures(make("a", { class: "file", href: `/practice/file/${message.document.file}`, target: "_blank", rel: "noopener" }, `${words.open} ${message.document.name}`)));
  }
  if (message.edited) box.append(make("span", { class: "small" }, ` (${words.edited})`));
  for (const link of message.text.match(/https:\/\/t\.me\/\S+/g) ?? []) {
    box.append(make("br"), withPictures(make("button", {
      type: "button", "data-link": link,
      onclick: () => tell("start", { phone: phone.id, payload: new URL(link).searchParams.get("start") ?? "" }),
    }, words.link, " ", phone.name)));
  }
  const keys = make("div", { class: "keys" });
  message.rows.forEach((row, rowNumber) => {
    keys.append(make("div", { class: "row" }, ...row.map((key, column) => withPictures(make("button", {
      type: "button",
      class: key.style || null,
      "data-key": key.text,
      onclick: async () => {
        const answer = await tell("press", { phone: phone.id, chat, message_id: message.id, row: rowNumber, column });
        if (answer.open) window.open(answer.open, "_blank", "noopener");
        if (answer.chat) { shown.add(answer.chat); draw(); }
      },
    }, key.text)))));
  });
  return make("li", {
    class: message.by_bot ? "theirs" : "mine",
    "data-message": String(message.id),
    "data-drawn": JSON.stringify(message),
  }, box, ...(message.rows.length ? [keys] : []));
}

function voicePlayer(file) {
  const button = make("button", { type: "button", class: "play", "data-voice": file }, words.play);
  button.addEventListener("click", () => {
    if (!players.has(file)) players.set(file, new Audio(`/practice/file/${file}`));
    const player = players.get(file);
    if (player.paused) player.play().catch(() => {});
    else player.pause();
  });
  return withPictures(button);
}

function phoneCard(phone) {
  const role = phone.isGroup ? words.group : words.roles[phone.note] ?? phone.note;
  const list = make("ol", { class: "messages", "aria-live": "polite", "aria-label": phone.name, tabindex: "0" });
  const card = make("section", { class: "phone", "data-phone": String(phone.id), "aria-label": `${phone.name}, ${role}` },
    make("h2", {}, make("span", {}, phone.name), make("span", { class: "who" }, role)), list);
  if (!phone.isGroup) card.append(writer(phone));
  return card;
}

function writer(phone) {
  const input = make("input", { type: "text", "aria-label": `${words.write}: ${phone.name}`, placeholder: words.write, autocomplete: "off", maxlength: "5000" });
  const photo = make("input", { type: "file", accept: "image/*", class: "unseen", tabindex: "-1", "aria-hidden": "true" });
  photo.addEventListener("change", () => {
    const form = new FormData();
    form.set("phone", phone.id);
    form.set("kind", "photo");
    form.set("file", photo.files[0]);
    tell("send", form);
    photo.value = "";
  });
  return withPictures(make("form", {
    class: "write",
    onsubmit: (event) => {
      event.preventDefault();
      if (input.value.trim()) tell("send", { phone: phone.id, text: input.value });
      input.value = "";
    },
  }, input, make("button", {}, words.send), make("div", { class: "bar" },
    make("button", { type: "button", "data-start": true, onclick: () => tell("start", { phone: phone.id }) }, words.start),
    make("button", { type: "button", "data-speak": true, onclick: (event) => speak(phone, event.currentTarget) }, words.voice),
    make("button", { type: "button", "data-photo": true, onclick: (event) => (event.shiftKey ? photo.click() : tell("send", { phone: phone.id, kind: "photo", sample: phone.id })) }, words.photo),
    photo)));
}

// With a microphone a second press ends the message; without one a sample voice is sent.
async function speak(phone, button) {
  if (button.recorder) {
    button.recorder.stop();
    return;
  }
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    tell("send", { phone: phone.id, kind: "voice" });
    return;
  }
  const recorder = new MediaRecorder(stream);
  const pieces = [];
  recorder.ondataavailable = (event) => pieces.push(event.data);
  recorder.onstop = () => {
    stream.getTracks().forEach((track) => track.stop());
    button.recorder = null;
    button.setAttribute("aria-pressed", "false");
    const form = new FormData();
    form.set("phone", phone.id);
    form.set("kind", "voice");
    form.set("file", new Blob(pieces), "voice.ogg");
    tell("send", form);
  };
  button.recorder = recorder;
  button.setAttribute("aria-pressed", "true");
  recorder.start();
}

function drawMessages(card, phone) {
  const list = card.querySelector(".messages");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const wanted = new Map(phone.messages.map((message) => [String(message.id), message]));
  for (const item of [...list.children]) if (!wanted.has(item.dataset.message)) item.remove();
  let changed = false;
  for (const [number, message] of wanted) {
    const there = list.querySelector(`[data-message="${number}"]`);
    if (there?.dataset.drawn === JSON.stringify(message)) continue;
    const focus = there?.contains(document.activeElement);
    const drawn = bubble(phone, message, phone.id);
    if (there) there.replaceWith(drawn);
    else list.append(drawn);
    if (focus) drawn.querySelector("button")?.focus();
    changed = true;
  }
  if (changed && (atEnd || !list.dataset.filled)) {
    list.dataset.filled = "yes";
    list.lastElementChild?.scrollIntoView({ block: "end" });
    list.scrollTop = list.scrollHeight;
    list.querySelectorAll("img.photo").forEach((image) => image.addEventListener("load", () => { list.scrollTop = list.scrollHeight; }, { once: true }));
  }
}

function draw() {
  drawTabs();
  const main = document.getElementById("phones");
  const all = [...state.phones, ...state.groups.map((group) => ({ ...group, isGroup: true, note: "group" }))];
  const visible = all.filter((one) => shown.has(one.id));
  for (const card of [...main.children]) if (!visible.some((one) => String(one.id) === card.dataset.phone)) card.remove();
  visible.forEach((phone, place) => {
    let card = main.querySelector(`[data-phone="${phone.id}"]`);
    if (!card) {
      card = phoneCard(phone);
      main.insertBefore(card, main.children[place] ?? null);
    }
    drawMessages(card, phone);
  });
  document.body.dataset.settled = String(state.settled);
  document.getElementById("next").disabled = !state.next_at;
}

function showClock() {
  if (!state.now) return;
  const now = new Date(new Date(state.now).getTime() + performance.now() - fetchedAt);
  const date = now.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "Europe/London" });
  const time = now.toLocaleTimeString("en-GB", { hour: "numeric", minute: "2-digit", hour12: true, timeZone: "Europe/London" });
  const text = `${date}, ${time}`;
  const place = document.getElementById("now");
  if (place.textContent !== text) place.textContent = text;
}

async function follow() {
  for (;;) {
    try {
      const answer = await fetch(`/practice/state?after=${state.version}`);
      const era = state.era;
      state = await answer.json();
      fetchedAt = performance.now();
      if (era && era !== state.era) document.getElementById("phones").replaceChildren();
      draw();
      showClock();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

function ask(name) {
  const dialog = document.getElementById(`${name}-dialog`);
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true }));
}

document.querySelectorAll("[data-word]").forEach((node) => { node.textContent = words[node.dataset.word]; withPictures(node); });
document.getElementById("next").addEventListener("click", () => tell("clock", { jump: "next" }));
document.getElementById("tomorrow").addEventListener("click", () => tell("clock", { jump: "tomorrow" }));
document.getElementById("again").addEventListener("click", async () => { if (await ask("again")) tell("start-again", {}); });
document.getElementById("add").addEventListener("click", async () => {
  const name = document.getElementById("add-name");
  name.value = "";
  if (!(await ask("add")) || !name.value.trim()) return;
  const { phone } = await tell("person", { name: name.value, language: "en" });
  shown.add(phone);
  location.hash = [...shown].join(",");
  draw();
});
setInterval(showClock, 1000);
follow();
