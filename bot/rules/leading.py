"""What in a question may lead people to one answer: word tables and one rule. It marks, and people decide."""

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lead:
    """Something in a question that may lead people. `kind` names the words for it; `words` are the rep's own."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Leading:
    """The words of one language that may lead people, in small letters.

    Args:
        agree: they ask people to agree.
        leading: they say what is good.
        yes_no: the first word of a question that is answered with yes or no.
        either: they offer two sides.
    """

    agree: Sequence[str] = ()
    leading: Sequence[str] = ()
    yes_no: Sequence[str] = ()
    either: Sequence[str] = ()


def leads(text: str, tables: Leading) -> tuple[Lead, ...]:
    """What in a question may lead people to one answer. It only marks: the rep decides.

    People who want to be kind say yes to a yes/no question, whatever it asks (ER-78). A
    question with "or" offers two sides and is no yes/no question.
    """
    plain = " ".join(text.replace("’", "'").casefold().split())
    marks = [Lead("agree", words) for words in tables.agree if _holds(plain, words)]
    first = re.match(r"\W*(\w+)", plain)
    if (
        first is not None
        and first[1] in tables.yes_no
        and not marks
        and not any(_holds(plain, w) for w in tables.either)
    ):
        marks.append(Lead("yes_no", first[1]))
    marks += [Lead("leading", words) for words in tables.leading if _holds(plain, words)]
    return tuple(marks)


def proposal(text: str, marks: Sequence[Lead], *, two_sides: str) -> str:
    """The same question without what may lead; empty when that can not be told, as where people are asked to agree.

    Args:
        two_sides: a question with its other side, in the language of the rep, with `{question}` in it.
    """
    kinds = {mark.kind for mark in marks}
    if "agree" in kinds:
        return ""
    plain = text
    for mark in marks:
        if mark.kind == "leading":
            plain = re.sub(rf"(?<!\w){re.escape(mark.words)}(?!\w)\s?", "", plain, flags=re.IGNORECASE)
    plain = " ".join(plain.split())
    return two_sides.format(question=plain.rstrip(" ?")) if "yes_no" in kinds else plain


def _holds(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None
