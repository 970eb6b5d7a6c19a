// What of the messages is in sight.

const MARGIN = 8;

// The newest message to its end; when it is too long for the phone, from its picture and its first word on.
export function showLast(list) {
  const last = list.lastElementChild;
  if (!last) return;
  const log = list.parentElement;
  const top = last.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop - MARGIN;
  log.scrollTop = Math.min(top, log.scrollHeight - log.clientHeight);
}

export const toNewest = () => document.querySelectorAll(".messages").forEach(showLast);
