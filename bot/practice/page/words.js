// The texts of the page, in the language that the reader chose.

let told = { language: document.documentElement.lang, locale: "en", languages: {}, words: {} };

export const locale = () => told.locale;
export const language = () => told.language;
export const languages = () => Object.entries(told.languages);

export async function fetchWords(wanted) {
  const answer = await fetch(`/practice/words?language=${encodeURIComponent(wanted)}`);
  told = await answer.json();
  try {
    localStorage.setItem("language", told.language);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

export function rememberedLanguage() {
  try {
    return localStorage.getItem("language") ?? navigator.language;
  } catch {
    return navigator.language;
  }
}

export const hasText = (key) => key in told.words;

export function text(key, gaps = {}) {
  return (told.words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => gaps[name] ?? whole);
}
