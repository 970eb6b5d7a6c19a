// The foot of a phone: what can be written, spoken and sent from it.

import { button, make, tell, withPictures, worded } from "./draw.js";
import { showLast } from "./sight.js";
import { text } from "./words.js";

const SAMPLES = [1, 2, 3];
const HELD_MS = 500;

function footOf(phone, group) {
  if (group) return group.has_bot ? "group" : "gone";
  if (phone.blocked) return "blocked";
  return phone.started ? "write" : "start";
}

export function drawFoot(card, phone, group) {
  const foot = card.querySelector(".foot");
  const kind = footOf(phone, group);
  const wanted = JSON.stringify([kind, group?.id, phone.about, phone.commands]);
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
      return [...(phone.about ? [make("p", { class: "about", lang: phone.language }, phone.about)] : []), worded("p", "not_started"), button("start", { class: "primary wide", "data-start": true, onclick: () => tell("start", { phone: phone.id }) })];
    case "blocked":
      return [worded("p", "blocked"), button("unblock", { class: "primary wide", "data-unblock": true, onclick: () => tell("block", { phone: phone.id, blocked: false }) })];
    case "gone":
      return [worded("p", "bot_gone")];
    default:
      return [writer(phone, group), commands(phone), more(phone, group)];
  }
}

function writer(phone, group) {
  const input = make("input", { type: "text", "aria-label": `${text("write")}: ${phone.name}`, placeholder: text("write"), autocomplete: "off", maxlength: "5000" });
  const trouble = make("p", { class: "small trouble", role: "status" });
  const speak = recorder((body) => sendFrom(phone, group, body), trouble);
  const send = make("button", { type: "submit", class: "primary", hidden: true }, text("send"));
  const swap = () => {
    send.hidden = !input.value.trim();
    speak.hidden = !send.hidden;
  };
  input.addEventListener("input", swap);
  const clip = withPictures(make("button", {
    type: "button", class: "more-button quiet", "aria-expanded": "false", "aria-label": text("more_on", { name: phone.name }),
    onclick: (event) => toggle(event.currentTarget, ".more"),
  }, "📎"));
  return make("div", {}, make("form", {
    class: "write",
    onsubmit: (event) => {
      event.preventDefault();
      if (input.value.trim()) sendFrom(phone, group, { text: input.value });
      input.value = "";
      swap();
    },
  }, ...(group ? [] : menuButton(phone)), input, clip, send, speak), trouble);
}

// Where a message goes that is sent from this phone.
function sendFrom(phone, group, body) {
  const place = { phone: phone.id, chat: group?.id ?? phone.id };
  if (!(body instanceof FormData)) return tell("send", { ...place, ...body });
  for (const [name, value] of Object.entries(place)) body.set(name, value);
  return tell("send", body);
}

// The commands that the bot told Telegram, as behind "Menu" in a real chat.
function menuButton(phone) {
  if (!phone.commands.length) return [];
  return [make("button", {
    type: "button", class: "menu-button quiet", "aria-expanded": "false", "aria-label": `${text("menu")}: ${phone.name}`,
    onclick: (event) => toggle(event.currentTarget, ".commands"),
  }, "☰")];
}

function commands(phone) {
  const list = make("div", { class: "commands", hidden: true, role: "group", "aria-label": text("menu"), lang: phone.language });
  leaveByEscape(list, ".menu-button");
  list.append(...phone.commands.map(({ command, description }) => make("button", {
    type: "button", class: "quiet", "data-command": command,
    onclick: () => {
      toggle(list.closest(".foot").querySelector(".menu-button"), ".commands", false);
      tell("send", { phone: phone.id, text: `/${command}` });
    },
  }, description, " ", make("span", { class: "small" }, `/${command}`))));
  return list;
}

// Opens or closes what a button of the foot leads to, and brings the focus along.
function toggle(opener, selector, open) {
  const foot = opener.closest(".foot");
  const panel = foot.querySelector(selector);
  panel.hidden = !(open ?? panel.hidden);
  opener.setAttribute("aria-expanded", String(!panel.hidden));
  showLast(foot.closest(".phone").querySelector(".messages"));
  (panel.hidden ? opener : panel.querySelector("button")).focus();
}

function leaveByEscape(panel, opener) {
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") toggle(panel.closest(".foot").querySelector(opener), "." + panel.classList[0], false);
  });
}

// Everything else that can be sent: in the order photo, voice, other; then what concerns the phone itself.
function more(phone, group) {
  const panel = make("div", { class: "more", hidden: true, role: "group", "aria-label": text("more_on", { name: phone.name }) });
  leaveByEscape(panel, ".more-button");
  const close = () => toggle(panel.closest(".foot").querySelector(".more-button"), ".more", false);
  const send = (body) => {
    close();
    return sendFrom(phone, group, body);
  };
  const trouble = make("p", { class: "small", role: "status" });
  const section = (key, ...parts) => make("div", { class: "part" }, worded("h3", key), make("div", { class: "bar" }, ...parts));
  panel.append(
    section("photo", ...SAMPLES.map((number) => make("button", {
      type: "button", class: "sample", "data-photo": String(number), "aria-label": text("photo_sample", { n: number }), onclick: () => send({ kind: "photo", sample: number }),
    }, make("img", { src: `/practice/sample/${number}`, alt: "", width: "64", height: "64" }))), ...ownPhoto(send, trouble)),
    section("voice", button("voice_sample", { "data-speak": true, onclick: () => send({ kind: "voice" }) })),
    make("div", { class: "bar" },
      button("sticker", { "data-sticker": true, onclick: () => send({ kind: "sticker" }) }),
      button("forward", { "data-forward": true, onclick: () => send({ text: text("forward_text"), forwarded: true }) })),
    trouble,
    group
      ? section("this_phone", button("leave", { "data-leave": true, onclick: () => tell("chat", { leave: group.id, by: phone.id }) }))
      : section("this_phone",
        button("start", { "data-start": true, onclick: () => { close(); tell("start", { phone: phone.id }); } }),
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

// Hold it and speak, or press once and once more: what was said is sent at the end.
function recorder(send, trouble) {
  let recording = null;
  let heldFrom = 0;
  let isStarting = false;
  const show = (key, sign) => {
    press.replaceChildren(...withPictures(make("span", {}, sign)).childNodes);
    press.setAttribute("aria-label", text(key).replace(/^\P{L}+/u, ""));
    press.classList.toggle("danger", key === "voice_stop");
  };
  const begin = async () => {
    isStarting = true;
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const pieces = [];
    recording = new MediaRecorder(stream);
    recording.ondataavailable = (event) => pieces.push(event.data);
    recording.onstop = () => {
      stream.getTracks().forEach((track) => track.stop());
      show("voice_record", "🎙️");
      trouble.textContent = "";
      send(formWith("voice", new Blob(pieces), "voice"));
      recording = null;
    };
    recording.start();
    show("voice_stop", "⏹");
    trouble.textContent = text("voice_stop").replace(/^\P{L}+/u, "");
  };
  const flip = () => {
    trouble.textContent = "";
    if (recording) recording.stop();
    else if (!isStarting) begin().catch(() => { trouble.textContent = text("no_microphone"); }).finally(() => { isStarting = false; });
  };
  const press = make("button", {
    type: "button", class: "speak", "data-record": true,
    onpointerdown: (event) => {
      press.setPointerCapture(event.pointerId); // The button can move away from under the finger.
      heldFrom = recording ? 0 : performance.now();
      if (heldFrom) flip();
    },
    onpointerup: () => {
      if (recording && heldFrom && performance.now() - heldFrom > HELD_MS) flip();
    },
    // Of a press that began the recording nothing is left to do; a keyboard has no pointer.
    onclick: (event) => {
      if (event.detail === 0 || !heldFrom) flip();
      heldFrom = 0;
    },
  });
  show("voice_record", "🎙️");
  return press;
}
