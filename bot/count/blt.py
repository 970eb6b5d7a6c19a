"""Reading the BLT form of elections (ERS, OpenSTV): numbers, one ballot a line, then names in quotes.

```
4 2          # candidates, seats
-3           # who withdrew
6 1 2 0      # so many ballots, whom they name in order, and 0
2 0          # blank ballots
0            # the end of the ballots
"Ann"
"Bob"
"Cat"
"Dee"
"The title"
```

Source: the BLT format as OpenSTV and OpaVote write it. Equal and skipped ranks of OpaVote are refused.
"""

import re
from collections.abc import Iterator

from bot.count.sheet import (
    MOST_BALLOTS,
    MOST_NAMES,
    MOST_SEATS,
    CannotCount,
    Pile,
    Sheet,
    check_name,
    in_range,
    shown,
)

NONE_OF_THESE = "RON"
"""How unions and student bodies write "re-open nominations" among the names."""
_NUMBER = re.compile(r"-?[0-9]{1,15}")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"(?=\s|#|$)')
_AFTER = re.compile(r"\s*(#.*)?")
Lines = Iterator[tuple[int, str]]


def read_blt(text: str) -> Sheet:
    """The election in this text. Raises CannotCount."""
    lines = _lines(text)
    candidates, seats = _header(lines)
    withdrawn, piles, notes = _ballots(lines, candidates)
    names, title = _names(lines, candidates)
    none = names.index(NONE_OF_THESE) if NONE_OF_THESE in names else None
    if none in withdrawn:
        none = None
    if none is not None:
        notes.append(f'"{NONE_OF_THESE}" is no person here, and means: none of these, ask for more people')
    return Sheet(
        names, seats, piles, title=title, method="scottish-stv", withdrawn=withdrawn, none=none, notes=tuple(notes)
    )


def _lines(text: str) -> Lines:
    """Each line that is not empty, with its number. The last one is where the file ends."""
    number = 0
    for number, line in enumerate(text.rstrip().split("\n"), 1):
        if line := line.strip():
            yield number, line
    yield number, ""


def _next(lines: Lines, wanted: str) -> tuple[int, str]:
    """The next line without its comment. Raises CannotCount at the end of the file."""
    for number, line in lines:
        if not line:
            raise CannotCount(f"the file ends, and {wanted} is missing", number)
        if said := line.partition("#")[0].strip():
            return number, said
    raise CannotCount(f"the file ends, and {wanted} is missing")


def _whole(word: str, what: str, *, line: int) -> int:
    if not _NUMBER.fullmatch(word):
        if "=" in word:
            raise CannotCount("two candidates have the same rank (=), which cannot be counted", line)
        if word == "-":
            raise CannotCount("a rank is left out (-), which cannot be counted", line)
        raise CannotCount(f"{what} must be a whole number, not {shown(word)[:20]!r}", line)
    return int(word)


def _header(lines: Lines) -> tuple[int, int]:
    number, line = _next(lines, "the line with the numbers of candidates and seats")
    words = line.split()
    if len(words) != 2:
        raise CannotCount("here stand two numbers: how many candidates, and how many seats", number)
    candidates = _whole(words[0], "the number of candidates", line=number)
    seats = _whole(words[1], "the number of seats", line=number)
    in_range(candidates, 1, MOST_NAMES, "the number of candidates", line=number)
    return candidates, in_range(seats, 1, MOST_SEATS, "the number of seats", line=number)


def _ballots(lines: Lines, candidates: int) -> tuple[frozenset[int], tuple[Pile, ...], list[str]]:
    withdrawn: set[int] = set()
    piles: list[Pile] = []
    notes: list[str] = []
    total = 0
    while True:
        number, line = _next(lines, "the 0 that ends the ballots")
        if line == "0":
            return frozenset(withdrawn), tuple(piles), notes
        if line.startswith('"'):
            raise CannotCount("a name comes before the 0 that ends the ballots", number)
        words = line.split()
        if all(word.startswith("-") and word != "-" for word in words):
            if piles:
                raise CannotCount("who withdrew must stand before the first ballot", number)
            withdrawn |= {_candidate(-_whole(w, "who withdrew", line=number), candidates, number) for w in words}
            continue
        pile = _pile(words, candidates, number)
        total += pile.ballots
        if total > MOST_BALLOTS:
            raise CannotCount(f"with this line there are more than {MOST_BALLOTS:,} ballots", number)
        if len(set(pile.choices)) < len(pile.choices):
            notes.append(f"line {number}: a candidate stands twice on this ballot, and is read once")
        piles.append(pile)


def _candidate(number: int, candidates: int, line: int) -> int:
    """Counted from 0."""
    if not 1 <= number <= candidates:
        raise CannotCount(f"there is no candidate {number}, only 1 to {candidates}", line)
    return number - 1


def _pile(words: list[str], candidates: int, line: int) -> Pile:
    numbers = [_whole(word, "each part of a ballot", line=line) for word in words]
    ballots, *choices = numbers
    in_range(ballots, 0, MOST_BALLOTS, "how often a ballot was cast", line=line)
    if not choices or choices.pop() != 0:
        raise CannotCount("a ballot must end with 0", line)
    return Pile(ballots, tuple(_candidate(choice, candidates, line) for choice in choices))


def _names(lines: Lines, candidates: int) -> tuple[tuple[str, ...], str]:
    """The names, and the title after them."""
    found: list[str] = []
    for number, line in lines:
        for text in _quoted(line, number):
            if len(found) > candidates:
                raise CannotCount(f"after {candidates} names and the title nothing else stands", number)
            if len(found) < candidates:
                check_name(text, found, line=number)
            found.append(text)
        if not line and len(found) <= candidates:
            wanted = f"the name of candidate {len(found) + 1}" if len(found) < candidates else "the title"
            raise CannotCount(f"the file ends, and {wanted} is missing", number)
    *names, title = found
    return tuple(names), shown(title)


def _quoted(line: str, number: int) -> list[str]:
    """What stands in quotation marks in a line; a comment may follow."""
    found, left = [], line
    while left and not left.startswith("#"):
        name = _QUOTED.match(left)
        if name is None:
            return [_whole_line(line, number)]
        found.append(_name(name[1]))
        left = left[name.end() :].strip()
    return found


def _whole_line(line: str, number: int) -> str:
    """A name with quotation marks inside, as many people write them: "Bob "the builder" Green"."""
    end = line.rfind('"')
    if line[0] != '"' or end == 0 or not _AFTER.fullmatch(line, end + 1):
        raise CannotCount("names and the title stand in quotation marks, each on a line", number)
    return _name(line[1:end].replace('""', '"'))


def _name(text: str) -> str:
    return " ".join(re.sub(r"\\(.)", r"\1", text).split())
