// One message: words, picture, voice, paper, and the buttons under it.

import { askEdit, showPicture } from "./dialogs.js";
import { button, make, tell, withPictures, worded } from "./draw.js";
import { text } from "./words.js";

const LINK = /https?:\/\/[^\s<]+/g;
const players = new Map();

// Links inside words: those of the bot open on a phone, others in a window of their own.
const isOfBot = (link, bot) => new URL(link).host === "t.me" && new URL(link).pathname.slice(1).toLowerCase() === bot.toLowerCase();
export const linksOfBot = (message, bot) => [...(message.text.match(LINK) ?? []), ...message.links].filter((link) => isOfBot(link, bot));

function words(message) {
  const said = make("div", { class: "words" });
  said.innerHTML = message.html; // Made safe by the server: it holds our own tags only.
  return withPictures(said, { spoken: true });
}

function picture(message, link, acts) {
  const [width, height] = message.photo_size;
  const image = make("img", { class: "photo", src: `/practice/file/${message.photo}`, width, height, alt: message.photo_alt || text("picture") });
  const press = link ? () => acts.openLink(link) : () => showPicture(image.src, image.alt);
  return make("button", { type: "button", class: "frame", "aria-label": `${image.alt}. ${text(link ? "scan" : "bigger")}`, onclick: press }, image);
}

function voice(message) {
  const file = message.voice;
  const bar = make("progress", { max: "1", value: "0", "aria-hidden": "true" });
  const label = make("span", {}, text("play"));
  const sign = make("span", { class: "sign", "aria-hidden": "true" });
  const player = players.get(file) ?? new Audio(`/practice/file/${file}`);
  player.preload = "none";
  players.set(file, player);
  const press = make("button", { type: "button", class: "play", "data-voice": file }, sign, label);
  const show = () => {
    press.classList.toggle("playing", !player.paused);
    label.textContent = text(player.paused ? "play" : "pause");
  };
  press.addEventListener("click", () => {
    for (const other of players.values()) if (other !== player) other.pause();
    if (player.paused) player.play().catch(show);
    else player.pause();
  });
  for (const event of ["play", "pause", "ended"]) player.addEventListener(event, show);
  player.addEventListener("timeupdate", () => {
    bar.value = player.duration ? player.currentTime / player.duration : 0;
  });
  show();
  return make("div", { class: "voice" }, press, bar, make("span", { class: "small" }, text("seconds", { n: message.voice_seconds })));
}

const paper = (message) =>
  worded("a", "open_file", { class: "file", href: `/practice/file/${message.document.file}`, target: "_blank", rel: "noopener" }, { name: message.document.name });

function keys(message, acts) {
  const board = make("div", { class: "keys" });
  message.rows.forEach((row, rowNumber) => {
    board.append(make("div", { class: "row" }, ...row.map((key, column) => withPictures(make("button", {
      type: "button",
      class: key.style || null,
      "data-key": key.text,
      onclick: () => acts.press(message, key, rowNumber, column),
    }, key.text), { spoken: true }))));
  });
  return board;
}

function small(message, acts) {
  const line = make("div", { class: "small line" });
  if (message.edited) line.append(make("span", {}, text("edited")), " ");
  if (acts.mayEdit(message)) {
    line.append(button("edit", {
      class: "tiny",
      "data-edit": true,
      onclick: async () => {
        const changed = await askEdit(message.text);
        if (changed) tell("edit", { phone: acts.phone, message_id: message.id, text: changed });
      },
    }), " ");
  }
  line.append(make("span", { class: "time" }, message.time));
  if (message.from_id === acts.phone) line.append(make("span", { class: "ticks", "aria-hidden": "true" }, "✓✓"));
  return line;
}

// acts: what can be done with a message on this phone; see phone.js.
export function bubble(message, acts) {
  const isMine = message.from_id === acts.phone;
  const link = linksOfBot(message, acts.bot)[0];
  const box = make("div", { class: message.photo ? "bubble with-photo" : "bubble" });
  if (acts.isGroup && !isMine) box.append(make("div", { class: "sender" }, message.from));
  if (message.forwarded) box.append(worded("div", "forwarded", { class: "small" }));
  if (message.photo) box.append(picture(message, link, acts));
  if (/^\/start/.test(message.text) && !message.by_bot) box.append(worded("div", acts.isGroup ? "bot_came" : "start", { class: "words" }));
  else if (message.html) box.append(words(message));
  if (message.voice) box.append(voice(message));
  if (message.sticker) box.append(withPictures(make("div", { class: "sticker" }, "😀"), { spoken: true }));
  if (message.document) box.append(paper(message));
  if (link) box.append(button(message.photo || message.document ? "scan" : "open_link", { class: "open-link", "data-link": link, onclick: () => acts.openLink(link) }));
  box.append(small(message, acts));
  return make("li", {
    class: isMine ? "mine" : "theirs",
    "data-message": String(message.id),
  }, box, ...(message.rows.length ? [keys(message, acts)] : []));
}
