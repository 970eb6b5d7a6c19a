// Making parts of the page, and talking to the phones.

import { text } from "./words.js";

export function make(tag, attributes = {}, ...children) {
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
export function withPictures(root, { spoken = false } = {}) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const one of texts) {
    const pieces = [];
    let from = 0;
    for (const found of one.data.matchAll(EMOJI)) {
      if (/^[0-9#*©®™]$/u.test(found[0])) continue;
      pieces.push(one.data.slice(from, found.index));
      const codes = [...found[0]].map((letter) => letter.codePointAt(0).toString(16)).join("-");
      pieces.push(make("img", { class: "emoji", src: `/practice/emoji/${codes}`, alt: spoken ? found[0] : "" }));
      from = found.index + found[0].length;
    }
    if (pieces.length) one.replaceWith(...pieces, one.data.slice(from));
  }
  return root;
}

// Words of the page: the pictures in them are not read out, the words say the same. One sentence, one line.
export function worded(tag, key, attributes = {}, gaps = {}) {
  const node = make(tag, attributes);
  text(key, gaps).split("\n").forEach((line, number) => node.append(...(number ? [" ", make("br")] : []), line));
  return withPictures(node);
}

export const button = (key, attributes = {}, gaps = {}) => worded("button", key, { type: "button", ...attributes }, gaps);

// How many deeds are on their way, for whoever waits until the page has come to rest.
let telling = 0;
const count = (more) => {
  telling += more;
  document.body.dataset.telling = String(telling);
};

export async function tell(path, body) {
  count(1);
  return send(path, body).finally(() => count(-1));
}

async function send(path, body) {
  const isForm = body instanceof FormData;
  const answer = await fetch(`/practice/${path}`, {
    method: "POST",
    headers: isForm ? {} : { "Content-Type": "application/json" },
    body: isForm ? body : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.headers.get("Content-Type")?.includes("json") ? answer.json() : {};
}
