"""Groups that vote together: who is asked, what each group says, and who is who when people are in two of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.ids import GroupId, MemberId, PersonId
from bot.rules.elections import LEAST_VOTERS
from bot.rules.names import looks, seen_line
from bot.rules.people import Member

ASK_FOR = timedelta(days=7)
"""So long a group that is asked can say yes or no (own): who looks after it speaks with its people first."""
_GROUP_MOST = 32
"""Letters of the name of a group behind a name: both together are not longer than what is kept of a name."""


class Said(StrEnum):
    """What a group says to voting together with the group that plans a vote."""

    ASKED = "asked"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class GroupAnswer:
    """What a group said. `reps_stay`: whether who is its rep now stays beside the new reps; None: it was not asked."""

    said: Said
    reps_stay: bool | None = None


@dataclass(frozen=True, slots=True)
class Several:
    """Groups that do something together, by name. `area`: the area of the board that is all of them; empty: none is."""

    names: tuple[str, ...] = ()
    area: str = ""


ALONE = Several()
"""A group that does it by itself."""


def each_once(
    members: Iterable[Member], *, known: Collection[MemberId] = (), late: Collection[MemberId] = ()
) -> list[Member]:
    """Each person once, in the order of their first line: who is in two groups is the member that came first.

    Where they have a voice goes before where they help.

    Args:
        known: who stands, or is on the roll: what becomes of another line of theirs changes nothing about these.
        late: who came too late to vote: it takes no vote away that another line of theirs has.
    """

    def rank(member: Member) -> tuple[bool, bool, bool, MemberId]:
        return member.id in late, member.id not in known, not member.has_voice, member.id

    found: dict[int, Member] = {}
    for member in members:
        found[member.person_id] = min(found.get(member.person_id, member), member, key=rank)
    return list(found.values())


def alike(names: Iterable[tuple[PersonId, str]]) -> set[PersonId]:
    """Who could be taken for another one of these. In one group no two names look alike."""
    called: dict[str, set[PersonId]] = defaultdict(set)
    for person, name in names:
        for look in looks(name):
            called[look].add(person)
    return {person for people in called.values() if len(people) > 1 for person in people}


def told_apart(name: str, group: str) -> str:
    """A name with the group behind it, for who could be taken for somebody of another group."""
    return f"{name} ({seen_line(group)[:_GROUP_MOST].strip()})"


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody in one of the groups, as they are called there. Who is in two groups has two lines."""

    member: MemberId
    person: PersonId
    group: GroupId
    name: str


def names_of(lines: Iterable[Line], groups: Mapping[GroupId, str]) -> dict[MemberId, str]:
    """How these members are called where several groups read it. `groups`: the name of each.

    A facilitator chooses how a group is called, so groups can look alike, too: then each has a number.
    """
    here = list(lines)
    same = alike((line.person, line.name) for line in here)
    if not same:
        return {line.member: line.name for line in here}
    # Somebody can be called like somebody else with their group.
    same |= alike((line.person, _called(line, same, groups)) for line in here)
    names = {line.member: _called(line, same, groups) for line in here}
    if alike((line.person, names[line.member]) for line in here):
        numbers = {person: n for n, person in enumerate(sorted(same), start=1)}
        names |= {line.member: f"{names[line.member]} {numbers[line.person]}" for line in here if line.person in same}
    return names


def _called(line: Line, same: Collection[PersonId], groups: Mapping[GroupId, str]) -> str:
    return told_apart(line.name, groups[line.group]) if line.person in same else line.name


class Why(StrEnum):
    """Why the program proposes to vote alone, or with others."""

    ALONE = "alone"
    FEW = "few"
    """With so few people a vote is not secret."""
    BEFORE = "before"
    """They voted together the last time."""


def why_together(voices: int, *, before: bool) -> Why:
    """What is proposed to a group with so many voices. `before`: it voted with others the last time."""
    if voices < LEAST_VOTERS:
        return Why.FEW
    return Why.BEFORE if before else Why.ALONE
