"""What in a question may lead people to one answer: word tables and one rule. It marks, and people decide."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lead:
    """Something in a question that may lead people. `kind` names the words for it; `words` are the rep's own."""

    kind: str
    words: str


_AGREE: Mapping[str, tuple[str, ...]] = {
    "en": (
        "do you agree", "don't you think", "dont you think", "wouldn't you", "isn't it", "shouldn't we",
    ),
    "cy": ("ydych chi'n cytuno", "dych chi'n cytuno", "wyt ti'n cytuno", "ydyn ni'n cytuno", "onid", "on'd"),
}  # fmt: skip
_LEADING: Mapping[str, tuple[str, ...]] = {
    "en": (
        "of course", "good", "better", "best", "great", "bad", "worse", "worst", "only", "just", "obviously",
        "surely", "clearly", "everybody knows", "everyone knows", "must", "important that",
    ),
    # Left out on purpose: "well" and "orau" ask what people like, "da" is also "gyda", "yn unig" is also "lonely".
    "cy": (
        "wrth gwrs", "yn dda", "syniad da", "peth da", "gwell", "yn well", "gwych", "yn wych", "drwg", "yn ddrwg",
        "gwaeth", "yn waeth", "dim ond", "yn amlwg", "heb os", "mae pawb yn gwybod", "rhaid", "yn bwysig bod",
    ),
}  # fmt: skip
_YES_NO: Mapping[str, tuple[str, ...]] = {
    "en": (
        "do", "does", "did", "is", "are", "was", "were", "can", "could", "should", "shall", "will", "would", "have",
        "has", "may", "must",
    ),
    # What begins a question in Welsh has its soft form: "all", "ddylai", "fydd".
    "cy": (
        "a", "ydy", "ydi", "yw", "ydw", "ydych", "dych", "ydyn", "wyt", "oes", "oedd", "oeddech", "oedden", "fydd",
        "fyddwch", "fyddwn", "fyddai", "fyddech", "all", "allwch", "allwn", "allai", "allech", "allen", "ddylai",
        "ddylech", "ddylen", "hoffech", "wnaeth", "wnaethoch", "wnaiff", "wnewch", "gaiff", "gawn", "gafodd", "gawsoch",
        "ai",
    ),
}  # fmt: skip
_OR: Mapping[str, str] = {"en": "or", "cy": "neu"}


def leads(text: str, language: str) -> tuple[Lead, ...]:
    """What in a question may lead people to one answer. It only marks: the rep decides.

    People who want to be kind say yes to a yes/no question, whatever it asks (ER-78). A
    question with "or" offers two sides and is no yes/no question.

    Args:
        language: of the question; a language without a table has no marks.
    """
    plain = " ".join(text.replace("’", "'").casefold().split())
    marks = [Lead("agree", words) for words in _AGREE.get(language, ()) if _holds(plain, words)]
    first = re.match(r"\W*(\w+)", plain)
    asks_yes_no = first is not None and first[1] in _YES_NO.get(language, ())
    if asks_yes_no and not marks and not _holds(plain, _OR.get(language, "")):
        marks.append(Lead("yes_no", first[1] if first is not None else ""))
    marks += [Lead("leading", words) for words in _LEADING.get(language, ()) if _holds(plain, words)]
    return tuple(marks)


def _holds(text: str, words: str) -> bool:
    return bool(words) and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None
