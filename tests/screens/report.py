"""How easy our texts are, in figures, for each language: `make easyread`. What may not be is held by the gate.

Figures find candidates. Whether a text is easy, only people with learning disabilities can say.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from bot.doors.show import keyboard_of
from bot.languages import Language, languages
from bot.rules.easy_read import Kind, findings
from bot.rules.easy_read.signs import is_everyday
from bot.screen import Screen
from tests import test_catalogues as catalogues
from tests.screens import exceptions
from tests.screens.examples import every
from tests.screens.reading import NAME, letters, ours, pictures, questions, size
from tests.tongues import words_in

OVERRIDES: Mapping[str, Mapping[str, str]] = {
    "more than one button in a row": exceptions.GRIDS,
    "no way back": exceptions.NO_WAY_BACK,
    "no Help": exceptions.NO_HELP,
    "a longer button": exceptions.RIGHTS,
}
"""Where the gate lets something pass, each with its reason."""
MOST_ROWS = 6
_SHOWN = 12
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Shown:
    """One example screen: its function, its sentences without words of people, and its buttons as they come."""

    name: str
    lines: tuple[str, ...]
    labels: tuple[str, ...]
    rows: int
    own_buttons: int


def screens(known: Language) -> tuple[Shown, ...]:
    """Every example screen of a language; of a draft those that have words."""
    words = words_in(known)

    def shown(feature: str, name: str, screen: Screen) -> Shown:
        keyboard = keyboard_of(screen, words)["inline_keyboard"]
        labels = tuple(button["text"] for row in keyboard for button in row)
        lines = tuple(ours(line) for line in (screen.title, *screen.lines))
        return Shown(f"{feature}.{name}", lines, labels, len(keyboard), len(screen.buttons))

    return tuple(shown(*each) for each in every(words))


def report() -> str:
    """The whole report; the same texts give the same report."""
    parts = [part for known in languages().values() for part in ("", *_of(known))]
    return "\n".join(["How easy our texts are", *parts, "", *_overrides()])


def _of(known: Language) -> Iterator[str]:
    shown = screens(known)
    texts = dict(_texts(known))
    sentences = sorted({part for each in shown for part in _sentences(each.lines, known)})
    yield f"{known.name} ({known.code}, {known.status})"
    yield f"  texts                          {len(texts)}, with {sum(size(form) for form in texts.values())} words"
    yield f"  screens                        {len(shown)}, with {len(sentences)} different sentences"
    yield from _lengths(sentences)
    yield from _uncommon(sentences, known)
    yield from _counted("sentences with a negative", sentences, [_negatives(each, known) > 0 for each in sentences])
    yield from _counted("sentences with 2 negatives", sentences, [_negatives(each, known) > 1 for each in sentences])
    yield from _counted("passives", sentences, [_is_passive(each, known) for each in sentences])
    yield from _questions(shown, known)
    yield from _buttons(shown)
    yield from _meanings(texts)


def _texts(known: Language) -> Iterator[tuple[str, str]]:
    """Every text of a language, plurals by their first form."""
    for feature in catalogues.features(known.code):
        for key, message in catalogues.messages(known.code, feature).items():
            yield key, catalogues.forms_of(message)[0]


def _sentences(lines: Iterable[str], known: Language) -> Iterator[str]:
    for line in lines:
        for part in known.tongue.sentence_end.split(known.tongue.quoted.sub("", line)):
            if size(part):
                yield letters(part)


def _lengths(sentences: Sequence[str]) -> Iterator[str]:
    sizes = sorted(map(size, sentences))
    longest = max(sentences, key=lambda each: (size(each), each))
    near_all = sizes[int(0.95 * (len(sizes) - 1))]
    middle = f"mean {fmean(sizes):.1f}, median {median(sizes):.0f}"
    yield f"  words in a sentence            {middle}, 95 of 100 have {near_all} or fewer"
    yield f"  the longest                    {size(longest)}: {longest}"


def _uncommon(sentences: Sequence[str], known: Language) -> Iterator[str]:
    if not known.tongue.common:
        yield "  words that are not everyday    no list of everyday words for this language"
        return
    said = Counter(word.casefold() for each in sentences for word in _WORD.findall(each) if word != NAME)
    rare = {word: n for word, n in said.items() if not is_everyday(word.removesuffix("'s"), known.tongue)}
    first = sorted(rare, key=lambda word: (-rare[word], word))[:_SHOWN]
    yield (
        f"  words that are not everyday    {100 * sum(rare.values()) / said.total():.1f} in 100: "
        f"{', '.join(f'{word} {rare[word]}' for word in first)}"
    )


def _counted(what: str, everything: Sequence[str], those: Sequence[bool]) -> Iterator[str]:
    """Nothing at all is a sign that the language has no pattern for it, and no praise."""
    yield f"  {what:30} {sum(those) or 'none found'} of {len(everything)}"


def _negatives(sentence: str, known: Language) -> int:
    return len(known.tongue.negatives.findall(known.tongue.yes_or_no.sub("", sentence)))


def _is_passive(sentence: str, known: Language) -> bool:
    return any(each.kind is Kind.PASSIVE for each in findings([sentence], tongue=known.tongue, hard_words={}))


def _questions(shown: Sequence[Shown], known: Language) -> Iterator[str]:
    asked = [questions(each.lines, known) for each in shown]
    several = sorted({each.name for each in shown if questions(each.lines, known) > 1})
    yield f"  questions on a screen          mean {fmean(asked):.2f}, at most {max(asked)}"
    yield f"  screens with 2 questions       {len(several)}{': ' if several else ''}{', '.join(several)}"


def _buttons(shown: Sequence[Shown]) -> Iterator[str]:
    every_one, own = [len(each.labels) for each in shown], [each.own_buttons for each in shown]
    tall = [each for each in shown if each.rows > MOST_ROWS]
    yield (
        f"  buttons on a screen            mean {fmean(every_one):.1f}, at most {max(every_one)}; "
        f"without Listen, Back and Help {fmean(own):.1f} and {max(own)}"
    )
    yield f"  more than {MOST_ROWS} rows of buttons    {len(tall)} of {len(shown)} screens"


def _meanings(texts: Mapping[str, str]) -> Iterator[str]:
    """What each picture before a title or on a button stands for, in how many different words."""
    meant: dict[str, set[str]] = defaultdict(set)
    for key, form in texts.items():
        found = pictures(form) if ".button." in key or key.endswith(".title") else []
        if found and form.startswith(found[0]):
            meant[found[0]].add(letters(form).rstrip(".?!").casefold())
    several = {picture: len(words) for picture, words in meant.items() if len(words) > 1}
    first = sorted(several, key=lambda picture: (-several[picture], picture))[:_SHOWN]
    yield f"  pictures                       {len(meant)}; with more than one meaning {len(several)}"
    yield f"  with most meanings             {', '.join(f'{picture} {several[picture]}' for picture in first)}"


def _overrides() -> Iterator[str]:
    yield "Where the gate lets something pass, and why"
    for rule, reasons in OVERRIDES.items():
        yield f"  {rule}"
        for name, reason in sorted(reasons.items()):
            yield f"    {name:28} {reason}"


if __name__ == "__main__":
    sys.stdout.write(report() + "\n")
