"""Counting papers, the result, and the reps' page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.ids import ElectionId, GroupId
from bot.rules.counting import Ballot, Result, Status
from bot.rules.elections import LEAST_CAST, Candidate, Election, Voter
from bot.rules.lots import OURS
from bot.rules.people import Member
from bot.rules.reps import Answer
from bot.rules.shown import numbers_of, stages_of
from bot.rules.together import ALONE, Several
from bot.screen import NEWS_MENU, Bar, Bars, Block, Button, Face, Faces, Paper, Pictogram, Screen, Style, tap
from bot.screens.elections.reserved import kept, left_free
from bot.screens.elections.stand import faces
from bot.screens.groups import named, speaks_for
from bot.screens.paper import foot, print_size
from bot.screens.reps import nobody
from bot.words import Words

_IN_FULL = 2
"""So many reps have room for how they were chosen."""


def result(
    words: Words,
    election: Election,
    counted: Result,
    candidates: Mapping[int, Candidate],
    said: Sequence[int],
    *,
    cast: int,
    roll: int,
    mine: Voter | None = None,
    together: Several = ALONE,
) -> Screen:
    """The result: who is the rep, or why nobody is; and whether lots decided it.

    Args:
        said: the six words of the end, as numbers.
        mine: the line of the roll of who reads it.
        together: the groups that voted together.
    """
    # By their numbers: the order of votes would tell more than the names.
    elected = [candidates[place] for place in sorted(counted.elected) if place in candidates]
    lines = []
    if elected:
        names = words.all_of([c.name for c in elected])
        lines.append(words.plural("elections.result.elected", len(elected), names=names))
        lines += speaks_for(words, together)
    if election.words:
        lines += words.lines("elections.result.lots", seed=words.all_of([word for _, word in election.words]))
        lines += words.lines("elections.lots.seed.ours") if OURS in dict(election.words) else ()
    lines += without_rep(words, election, counted, candidates)
    if counted.status is Status.VACANCIES:
        lines += left_free(words, election, elected)
    lines.append(words.plural("elections.result.turnout", cast, roll=roll))
    if election.unreadable:
        lines += words.plural("elections.result.unreadable", election.unreadable).split("\n")
    lines += words.lines("elections.result.outside_help") if election.outside_help else ()
    lines += own_vote(words, election, counted, mine)
    lines += words.lines("elections.result.words", said=words.spoken(said))
    picture = (
        faces(words, elected, frozenset(counted.elected))
        if elected
        else Pictogram("🗳", words.text("elections.show.alt"))
    )
    return Screen(
        title=words.text("elections.result.title"),
        lines=tuple(lines),
        buttons=(
            Button(words.text("elections.button.numbers"), tap("elections.numbers", election.id)),
            Button(words.text("elections.button.receipts"), tap("elections.find_receipt", election.id, 0)),
            Button(words.text("elections.button.result_paper"), tap("elections.result_paper", election.id)),
        ),
        picture=picture,
    )


def without_rep(
    words: Words, election: Election, counted: Result, candidates: Mapping[int, Candidate]
) -> tuple[str, ...]:
    """Why a seat has nobody, and what comes now; nothing where all seats are taken."""
    match counted.status:
        case Status.TIE:
            tied = words.all_of([candidates[place].name for place in counted.tied if place in candidates])
            return words.lines("elections.result.tie", names=tied)
        case Status.VACANCIES:
            free = election.seats - sum(place in candidates for place in counted.elected)
            return tuple(words.plural("elections.result.vacancies", free).split("\n"))
        case Status.NO_VOTES if counted.cast:
            return words.lines("elections.result.all_blank")
        case Status.QUORUM_MISSED if counted.cast < LEAST_CAST:
            return words.lines("elections.result.too_few")
        case Status.REOPEN | Status.NO_VOTES | Status.QUORUM_MISSED:
            return words.lines(f"elections.result.{counted.status}")
        case _:
            return ()


def own_vote(words: Words, election: Election, counted: Result, voter: Voter | None) -> tuple[str, ...]:
    """Whether the vote of who reads it was counted; nothing where that cannot be said, or nobody voted."""
    if voter is None or not counted.cast or (not voter.voted and election.unreadable):
        return ()
    way = "none" if not voter.voted else "paper" if voter.on_paper else "phone"
    # Of so few votes none is counted.
    is_few = voter.voted and counted.cast < LEAST_CAST
    return words.lines("elections.result.mine_few" if is_few else f"elections.result.mine_{way}")


def result_there(words: Words, shown: Screen, link: str) -> Screen:
    """The same in the group's chat."""
    return Screen(
        title=shown.title,
        lines=shown.lines,
        buttons=(Button(words.text("elections.button.open_bot"), link),),
    )


def not_public_yet(words: Words) -> Screen:
    """Candidates hear first."""
    return Screen(title=words.text("elections.not_public_yet.title"), lines=words.lines("elections.not_public_yet"))


def numbers(words: Words, election: Election, candidates: Mapping[int, Candidate], *, again: bool) -> Screen:
    """The numbers that may be shown: never one that could tell who voted how."""
    shown = numbers_of(election, sorted(candidates))
    lines = [words.plural("elections.numbers.votes", n, name=candidates[place].name) for place, n in shown.items()]
    if lines and election.kind is Ballot.RANKED:
        lines.insert(0, words.text("elections.numbers.first"))
    picture = _as_bars(shown, candidates, election, lines)
    # Or else it looks wrong that somebody with fewer votes is a rep.
    lines += kept(words, election) if lines else ()
    key = "elections.numbers.some" if lines else "elections.numbers.hidden"
    stages = Button(words.text("elections.button.stages"), tap("elections.stage", election.id, 1))
    return Screen(
        title=words.text("elections.numbers.title"),
        lines=(*lines, *words.lines(key)),
        buttons=(
            *((stages,) if stages_of(election) else ()),
            Button(words.text("elections.button.check"), tap("elections.check", election.id)),
            *(
                (Button(words.text("elections.button.recount"), tap("elections.scrutineers", election.id)),)
                if again
                else ()
            ),
        ),
        picture=picture,
        back=tap("elections.result", election.id),
    )


def _as_bars(
    shown: Mapping[int, int], candidates: Mapping[int, Candidate], election: Election, lines: Sequence[str]
) -> Bars | None:
    """The same numbers as one picture with faces: each bar is a part of all who voted."""
    cast = 0 if election.result is None else election.result.cast
    people = ((candidates[place], n) for place, n in shown.items())
    bars = tuple(Bar("", n, cast, face=Face(each.number, each.name, each.photo)) for each, n in people)
    return Bars(bars, "\n".join(lines)) if bars else None


def checked(
    words: Words, election: ElectionId, opening: Sequence[int], end: Sequence[int], *, is_whole: bool
) -> Screen:
    """Whether somebody changed the vote afterwards: the words that were said, and what we found ourselves."""
    found = "elections.check.whole" if is_whole else "elections.check.changed"
    return Screen(
        title=words.text("elections.check.title"),
        lines=(
            *words.lines("elections.check", opening=words.spoken(opening), end=words.spoken(end)),
            *words.lines(found),
        ),
        buttons=(Button(words.text("elections.button.not_the_same"), tap("help.vote", election)),),
        picture=Pictogram("🗳", words.text("elections.check.alt"), mark="🔎"),
        back=tap("elections.numbers", election),
    )


def thanks(words: Words, election: Election, name: str, elected: Sequence[str], own: Sequence[str] = ()) -> Screen:
    """For who stood and was not elected. `elected`: the names of those who were; `own`: what became of their vote."""
    chosen = (words.plural("elections.result.elected", len(elected), names=words.all_of(elected)),) if elected else ()
    return Screen(
        title=words.text("elections.my_result.thanks.title", name=name),
        lines=(
            *words.lines("elections.my_result.thanks"),
            *(chosen or words.lines("elections.my_result.nobody")),
            *words.lines("elections.my_result.again"),
            *own,
        ),
        buttons=(
            _see_result(words, election),
            Button(words.text("elections.button.talk"), tap("help.vote", election.id)),
        ),
    )


def _see_result(words: Words, election: Election) -> Button:
    return Button(words.text("elections.button.see_result"), tap("elections.result", election.id))


def result_paper(words: Words, election: ElectionId, shown: Screen, group: str, *, made: date) -> Screen:
    """The same on paper, for who has no phone. `shown`: the result as everybody reads it."""
    block = Block(shown.title.partition(" ")[2], "🗳", words.text("elections.show.alt"), shown.lines)
    paper = Paper(
        file_name=words.text("elections.result_paper.file"),
        title=shown.title.partition(" ")[2],
        language=words.language,
        blocks=(Block(group, "👥", words.text("elections.reps.group_alt")), block),
        foot=foot(words, made),
    )
    return Screen(
        title=words.text("elections.result_paper.title"),
        lines=words.lines("elections.result_paper"),
        buttons=(print_size(words),),
        enclosed=(paper,),
        back=tap("elections.result", election),
    )


@dataclass(frozen=True, slots=True)
class Chosen:
    """A rep, as everybody reads it.

    Args:
        until: the end of the term.
        speaks_for: their groups.
        on: the end of the vote; None: nobody voted here, a facilitator noted it.
        cast, roll: how many voted in it, of how many.
        answer: what they said when they were chosen, or that they were asked.
        chose: the groups that voted.
    """

    member: Member
    until: datetime
    speaks_for: Several
    on: datetime | None = None
    cast: int = 0
    roll: int = 0
    answer: Answer = Answer.YES
    chose: Sequence[str] = ()


def reps(
    words: Words,
    group: GroupId,
    chosen: Sequence[Chosen],
    *,
    is_mine: bool,
    elsewhere: Several = ALONE,
    contact_on: date | None = None,
    may_ask: bool = False,
) -> Screen:
    """The reps' page: who chose them and how many, until when, and when a rep last turned to the group.

    Args:
        is_mine: a rep reads it, and can stop.
        elsewhere: for which groups that rep speaks, where this one is not among them.
    """
    lines = [line for each in chosen for line in _rep(words, each, is_short=len(chosen) > _IN_FULL)]
    members = [each.member for each in chosen]
    if chosen and contact_on is None:
        lines += words.lines("elections.reps.no_contact")
    elif contact_on is not None:
        lines += words.lines("elections.reps.contact", date=words.date(contact_on))
    picture = (
        Faces(
            tuple(Face(n, m.name, m.photo) for n, m in enumerate(members, start=1)),
            words.text("elections.faces_alt", names=words.all_of([m.name for m in members])),
        )
        if members
        else None
    )
    if elsewhere.names:
        # Or else they would read of other reps only, and beside it that they can stop.
        lines += words.lines("elections.you_speak_for", names=named(words, elsewhere))
    down = (Button(words.text("elections.button.step_down"), tap("elections.step_down", group)),) if is_mine else ()
    again = (Button(words.text("reps.button.again"), tap("reps.again")),) if may_ask and chosen else ()
    return Screen(
        title=words.text("elections.reps.title"),
        lines=(*lines, *nobody(words, chosen)),
        buttons=(*down, *again),
        picture=picture,
        back=NEWS_MENU,
    )


def _rep(words: Words, each: Chosen, *, is_short: bool) -> tuple[str, ...]:
    name = each.member.name
    lines = words.lines(
        "elections.reps.line", name=name, group=named(words, each.speaks_for), date=words.date(each.until)
    )
    if each.answer is Answer.ASKED:
        lines = (*lines, words.text("elections.reps.asked", name=name))
    if is_short or each.on is None:
        return lines
    turnout = words.plural("elections.result.turnout", each.cast, roll=each.roll)
    group = words.all_of(each.chose)
    return (*lines, *words.lines("elections.reps.chosen", name=name, group=group, date=words.date(each.on)), turnout)


def step_down(words: Words, group: GroupId) -> Screen:
    """Step down: asked once."""
    return Screen(
        title=words.text("elections.step_down.title"),
        lines=words.lines("elections.step_down"),
        buttons=(
            Button(words.text("elections.button.step_down_yes"), tap("elections.stepped", group), Style.STOP),
            Button(words.text("elections.button.no_back"), tap("elections.reps")),
        ),
        back=tap("elections.reps"),
    )
