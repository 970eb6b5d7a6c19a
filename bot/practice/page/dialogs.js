// Questions of the page itself. Each is asked once, can be left with Escape, and gives the focus back.

import { button, make, tell, worded } from "./draw.js";
import { language, languages, text } from "./words.js";

// Resolves to what the pressed button stands for; null when the person went back.
function ask(heading, parts, answers) {
  return new Promise((resolve) => {
    let chosen = null;
    const close = (value) => {
      chosen = value;
      dialog.close();
    };
    const form = make("form", {
      method: "dialog",
      onsubmit: (event) => {
        event.preventDefault();
        if (answers[0]) close(answers[0].value());
      },
    });
    const dialog = make("dialog", { "aria-labelledby": "dialog-heading" }, form);
    form.append(worded("h2", heading, { id: "dialog-heading" }), ...parts);
    const bar = make("div", { class: "bar" });
    answers.forEach(({ key, kind = "", value }, number) => {
      bar.append(button(key, { type: number ? "button" : "submit", class: kind, ...(number ? { onclick: () => close(value()) } : {}) }));
    });
    bar.append(button("back", { class: "quiet", "data-back": true, onclick: () => close(null) }));
    form.append(bar);
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(chosen);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

const field = (key, input) => make("label", {}, worded("span", key), input);

export async function askPerson() {
  const name = make("input", { type: "text", maxlength: "40", autocomplete: "off", required: true, "data-name": true });
  const speaks = make("select", { "data-language": true });
  for (const [code, title] of languages()) speaks.append(make("option", { value: code, lang: code, selected: code === language() }, title));
  const told = await ask("add_heading", [field("add_name", name), field("add_language", speaks)], [
    { key: "add_yes", kind: "primary", value: () => ({ name: name.value.trim(), language: speaks.value }) },
  ]);
  return told?.name ? (await tell("person", told)).phone : null;
}

export const askAgain = () =>
  ask("again_heading", [worded("p", "again_text")], [{ key: "again_yes", kind: "danger", value: () => true }]);

export const askDoor = () =>
  ask("door_heading", [worded("p", "door_text")], [{ key: "door_yes", kind: "primary", value: () => true }]);

export function askEdit(before) {
  const words = make("textarea", { rows: "4", maxlength: "5000", "aria-label": text("edit_heading") });
  words.value = before;
  return ask("edit_heading", [words], [{ key: "edit_yes", kind: "primary", value: () => words.value.trim() }]);
}

// Which phone opens a link: one of those that are there, or a new one. Resolves to its number.
export async function askPhone(phones, first) {
  const own = [...phones].sort((a, b) => (b.id === first) - (a.id === first));
  let chosen = null;
  const list = make("div", { class: "choices" });
  const choose = (number) => {
    chosen = number;
    list.closest("dialog").close();
  };
  for (const phone of own) list.append(make("button", { type: "button", "data-choose": String(phone.id), onclick: () => choose(phone.id) }, phone.name));
  list.append(button("link_new", { class: "primary", "data-choose": "new", onclick: () => choose("new") }));
  await ask("link_heading", [worded("p", "link_text"), list], []);
  return chosen === "new" ? askPerson() : chosen;
}

// Who is in a new group chat. Resolves to a list of phones.
export function askGroup(phones, by) {
  const boxes = phones.filter((phone) => phone.started).map((phone) => make("input", { type: "checkbox", value: String(phone.id), checked: phone.note !== "new" || phone.id === by }));
  const labels = boxes.map((box) => make("label", { class: "tick-box" }, box, make("span", {}, phones.find((phone) => String(phone.id) === box.value).name)));
  const people = make("fieldset", {}, worded("legend", "group_text"), ...labels);
  return ask("group_heading", [people], [
    { key: "group_yes", kind: "primary", value: () => boxes.filter((box) => box.checked).map((box) => Number(box.value)) },
  ]);
}

export function showPicture(source, alt) {
  const dialog = make("dialog", { class: "picture", "aria-label": text("picture") });
  dialog.append(make("img", { src: source, alt }), button("close", { onclick: () => dialog.close() }));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

export function showAlert(words) {
  const dialog = make("dialog", { role: "alertdialog", "aria-labelledby": "alert-words" });
  dialog.append(make("p", { id: "alert-words" }, words), button("ok", { class: "primary", onclick: () => dialog.close() }));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
