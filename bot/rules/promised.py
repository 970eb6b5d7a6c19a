"""What a piece of the board's notes seems to promise: who, what and by when. It proposes, and people decide."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.rules.easy_read.details import Detail, details

_LABEL = r"(?:ACTIONS?|Actions?|AP|A/P|TO DO|To do)(?: points?| POINTS?)?(?: ?\d{1,3}(?:\.\d{1,2})?)?"
_BULLET = r"(?:[-–—•*] ?|\d{1,2}(?:\.\d{1,2})*[.)]? |[a-z]\) )?"
_START = rf"(?m)(?:^[ \t]*{_BULLET}|(?<=[.!?] ))"
_LETTERS = r"[A-Z]{2,4}(?:(?:/| and | & |, )[A-Z]{2,4})*"
_FULL = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}"
_ROLE = (
    r"(?:(?:[Tt]he |[A-Z])[\w'’ -]{0,25}?)?\b(?:chair|secretary|treasurer|council|board|team|manager|officer|company|"
    r"services?|group|reps?|lead|staff|nurse|members|facilitator|department|provider|commissioner|police|"
    r"Chair|Council|Board|Secretary|Treasurer|Reps?|Facilitator)"
)
_SOMEBODY = rf"(?:{_LETTERS}|{_ROLE}|{_FULL}(?:(?:,| and| &) {_FULL}){{0,2}})"
_AS_WELL = r"(?: ?[(\[][A-Z]{2,4}[)\]])?"
"""Letters after a name: Kim Day (KD)."""
_DOES = r"(?![A-Z\d]|(?:the|an?|our|your|their|his|her|my|its|this|that|these|those|all|date)\b)"
"""After "to" comes what somebody does, and not where something goes: "Thanks to the council"."""
_WHAT = r"(?P<what>[^\n]{3,})"
_AGREED = (
    r"(?:(?:is|are) going to|will|(?:has |have )?(?:agreed|promised|offered|undertaken|undertook|volunteered) to|"
    r"(?:has |have )?said (?:s?he|they) (?:will|would))"
)
_PROMISED = (
    # Action (KD): ring the bus company. Action for Kim: ring the bus company.
    re.compile(
        rf"\b{_LABEL}(?: ?[(\[]| (?:by|for|on) )(?P<who>{_SOMEBODY})[)\]]?(?: ?[:–—-] ?(?:to )?| to ){_DOES}{_WHAT}"
    ),
    # ACTION: Kim Day to ring the bus company. AP 3 - Kim: ring the bus company.
    re.compile(
        rf"\b{_LABEL}(?: ?[:–—-] ?| )(?P<who>[A-Z][^:,;.\n]{{1,39}}?){_AS_WELL}"
        rf"(?: ?[–—:-]? to |: ?| [–—-] ){_DOES}{_WHAT}"
    ),
    # ACTION: ring the bus company (KD). To ring the bus company - Kim Day
    re.compile(
        rf"(?m)(?:\b{_LABEL} ?[:–—-] ?(?:[Tt]o )?|^[ \t]*{_BULLET}To )(?P<what>[^\n]{{3,}}?)"
        rf"(?: ?[(\[]| [–—-] )(?P<who>{_SOMEBODY})[)\]]?\.?[ \t]*$"
    ),
    # KD to ring the bus company. Kim Day - to ring the bus company.
    re.compile(rf"{_START}[(\[]?(?P<who>{_SOMEBODY})[)\]]?{_AS_WELL}(?: ?[–—:-] ?| )to {_DOES}{_WHAT}"),
    # Kim will ring the bus company. The council agreed to ring the bus company.
    re.compile(
        rf"{_START}(?P<who>[A-Z][^:,;.\n]{{1,39}}?){_AS_WELL} {_AGREED} "
        rf"(?!(?:not|never)\b|be (?:on|at|in|held|from|closed)\b){_WHAT}"
    ),
)
_NOBODY = re.compile(
    r"(?:access|according|agenda|answers?|apologies|appendix|back|buses|changes?|close|closer|date|due|easy|free|going|hard|"
    r"here|how|invitations?|it|letters?|links?|minutes|moved?|need|next|nobody|nothing|open|plans?|questions?|ready|"
    r"reasons?|repl(?:y|ies)|responses?|returns?|something|thanks|that|there|these|things?|this|those|time|travel|"
    r"trips?|up|updates?|visits?|wants?|ways?|welcome|what|when|where|whether|which|who|why|work|you|"
    r"(?:the )?(?:right|need|plan|chance|way|time|aim|duty)|if .*|no .*|thank .*|(?:the )?next meeting)",
    re.IGNORECASE,
)
"""What stands before "to" or "will" and is nobody: "Access to work", "There will"."""
_END = re.compile(r"[.!?](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Promised:
    """What a piece of the notes seems to promise. People decide if it does."""

    who: str
    what: str
    due_on: date | None = None


def promise_in(piece: str) -> Promised | None:
    """Who seems to promise what in a piece of the notes: "ACTION: Ann to", "AB to", "Ann will", "Ann agreed to"."""
    return next(_promises(piece), None)


def _promises(piece: str) -> Iterator[Promised]:
    for pattern in _PROMISED:
        for found in pattern.finditer(piece):
            who = " ".join(found["who"].split())
            what = _END.split(found["what"], maxsplit=1)[0].strip()
            if what and not _NOBODY.fullmatch(who):
                yield _with_day(who, what)


def _with_day(who: str, what: str) -> Promised:
    """The day stands on a line of its own, so it is taken off the end of what was promised."""
    due = next(filter(None, map(_day, details(what))), None)
    if due is None:
        return Promised(who, what)
    short = re.sub(_BY_THEN.format(re.escape(due[1])), "", what, flags=re.IGNORECASE)
    return Promised(who, short or what, due[0])


_BY_THEN = r",? *\(?(?:on or before|before|by|on)? *(?:the )?(?:[a-z]+day,? )?{}\)?$"
_WHOLE_DAY = len("d2027-01-04")


def _day(detail: Detail) -> tuple[date, str] | None:
    """The day of a detail with day, month and year, and how it is written."""
    if not detail.key.startswith("d") or len(detail.key) != _WHOLE_DAY:
        return None
    try:
        return date.fromisoformat(detail.key[1:]), detail.words
    except ValueError:
        return None
