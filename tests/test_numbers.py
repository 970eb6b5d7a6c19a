"""Promises of numbers in texts: with 0, 1, 2 and 3 of something, the words around it are those for so many."""

import re
from zoneinfo import ZoneInfo

import pytest
from babel.messages.catalog import Message

from bot.languages import FIRST, LOCALES
from bot.words import Words, forms, gaps, translated

HOW_MANY = (0, 1, 2, 3)
NAMES = ("Ben", "Mina", "Asha")
SEVERAL = {
    "agenda.enough": "seven things a week",
    "reps.again.needed": "never fewer than five",
    "reps.refused.too_few": "never fewer than five",
    "agenda.results.few": "never fewer than one",
    "agenda.choose.bare": "one person has no number",
    "elections.open.again": "a second round is between two or more",
    "elections.papers.wait": "two count papers",
    "elections.papers.no_fit": "two count papers",
    "elections.counters_drawn": "two count papers",
    "elections.lots.tied": "a tie is between two or more",
    "elections.lots.tied_in_order": "a tie is between two or more",
    "elections.result.tie": "a tie is between two or more",
    "elections.scrutineers.asked": "two count again",
    "elections.refused.moved_often": "twice is the most",
    "meetings.day.usual": "boards do not meet each week",
    "feedback.proposal.some": "fewer than five answers propose nothing",
}
"""Texts with a number or a list that are said of several only, and why. All others are read with one, too."""
IRREGULAR = {"is": "are", "has": "have", "was": "were", "says": "say", "waits": "wait", "it": "they"}
WORDS = Words(FIRST, ZoneInfo("Europe/London"))
EN = {
    key: message
    for path in sorted((LOCALES / FIRST).glob("*.po"))
    for key, message in translated(FIRST, path.stem).items()
}


def _pairs() -> dict[str, str]:
    """What one is called and what several are called, from the texts that have both forms."""
    found = dict(IRREGULAR)
    for message in EN.values():
        one, several = (forms(message) * 2)[:2]
        if len(one.split()) == len(several.split()):
            pairs = zip(one.split(), several.split(), strict=True)
            found |= {a.strip(".:,"): b.strip(".:,") for a, b in pairs if a != b}
    return {one: several for one, several in found.items() if one.isalpha() and several.isalpha()}


PAIRS = _pairs()
NOUNS = "|".join(each for each in PAIRS if each not in IRREGULAR and f"{each}s" == PAIRS[each]) + "|person"
THINGS = "|".join(PAIRS[each] for each in NOUNS.split("|"))
BESIDE = r"(?:other |new |more )?"
WRONG = (
    rf"\b1 {BESIDE}(?:{THINGS})\b", rf"\b[023] {BESIDE}(?:{NOUNS})\b", r"\b(?:There|there) are 1\b",
    r"\b(?:There|there) is [023]\b", rf"\b1 {BESIDE}(?:{NOUNS}) (?:are|have|were|say|wait|need|stay)\b",
    rf"\b[023] {BESIDE}(?:{THINGS}) (?:is|has|was|says|waits|needs|stays)\b",
    r"^Ben (?:are|have|count|each|wait|say)\b", r"\bNow Ben are\b", r"\band (?:Ben|Mina|Asha) (?:is|has|was|says)\b",
    r"^(?:Now )?Ben (?:is|are) .*\breps\b", r"\band (?:Mina|Asha) .*\b(?:a|the new|your) rep\b",
    r"\b(?:[Tt]hese|of them)\b.*: Ben\.",
)  # fmt: skip
"""What nobody writes, in English: one of several, several of one."""


def _filled(key: str, message: Message, n: int) -> str:
    """A text for so many: numbers are `n`, a list of names has as many."""
    filled = {gap: WORDS.all_of(NAMES[:n]) if gap == "names" else n for gap in gaps(message)}
    # Of how many, or how many at most: that is never one.
    filled |= {gap: 12 for gap in ("roll", "asked", "of", "total", "most") if gap in filled}
    if message.pluralizable:
        return WORDS.plural(key, n, **{gap: value for gap, value in filled.items() if gap != "n"})
    return WORDS.text(key, **filled)


def _findings(text: str) -> list[str]:
    return [line for line in text.split("\n") if any(re.search(wrong, line) for wrong in WRONG)]


def test_no_text_says_one_of_several_or_several_of_one() -> None:
    found = [
        (key, n, line)
        for key, message in EN.items()
        if gaps(message) & {"n", "names", "most", "roll", "asked", "total", "of"}
        for n in HOW_MANY
        # A list of nobody is no list: whoever draws it draws another text.
        if not (n == 0 and "names" in gaps(message)) and not (n < 2 and key in SEVERAL)
        for line in _findings(_filled(key, message, n))
    ]
    assert found == []


@pytest.mark.parametrize(
    "wrong",
    ["1 people voted.", "There are 1 vote.", "2 vote", "Ben are the new reps.", "Ben and Mina is the new rep.",
     "These members have read it: Ben."],
)  # fmt: skip
def test_what_is_wrong_is_found(wrong: str) -> None:
    assert _findings(wrong) == [wrong]


SOFT = {"p": "b", "t": "d", "c": "g", "b": "f", "d": "dd", "g": "", "m": "f", "ll": "l", "rh": "r"}
BREATHED = {"p": "ph", "t": "th", "c": "ch"}
NOT_MUTATED = {"grŵp"}
"""Taken over from English, and said like that."""
OF_YEARS = {"blynedd", "flwyddyn", "flynedd", "mlynedd"}
"""Years have forms of their own: 1 flwyddyn, 2 flynedd, 3 blynedd, 5 mlynedd."""


def _mutated(word: str, kind: dict[str, str]) -> str:
    for length in (2, 1):
        if word[:length] in kind:
            return kind[word[:length]] + word[length:]
        if length == 2 and word[:2] in {"ch", "dd", "ff", "ng", "ph", "th"}:
            return word
    return word


def _counted(form: str) -> str | None:
    """The word behind the number."""
    found = re.search(r"\{n\} (\w+)", form)
    return found[1] if found is not None else None


def test_welsh_words_behind_a_number_begin_as_that_number_asks() -> None:
    """Behind 2 they are soft; behind 3 and 6 a man's word is breathed; a woman's is soft behind 1, too."""
    wrong = []
    for path in sorted((LOCALES / "cy").glob("*.po")):
        for key, message in translated("cy", path.stem).items():
            if not message.pluralizable:
                continue
            _, one, two, three, six, more = map(_counted, forms(message))
            if one is None or two is None or one in NOT_MUTATED | OF_YEARS:
                continue
            plain = one if more in (None, "o", one) else more
            is_hers = one != plain
            asked = {
                two: _mutated(plain, SOFT),
                three: plain if is_hers else _mutated(plain, BREATHED),
                six: _mutated(plain, BREATHED),
            }
            wrong += [(key, said, right) for said, right in asked.items() if said not in (right, "o")]
    assert wrong == []
