"""Counting papers, the result, and the reps' page."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby

from bot.ids import ElectionId, GroupId
from bot.rules.counting import Ballot, Result, Status
from bot.rules.elections import LEAST_CAST, Candidate, Election, Voter, shown_numbers
from bot.rules.people import Member
from bot.rules.stages import shown_stages
from bot.screen import NEWS_MENU, Button, Face, Faces, Pictogram, Screen, Style, tap
from bot.screens.elections.reserved import left_free
from bot.screens.elections.stand import faces
from bot.words import Words

RECEIPTS_A_PAGE = 50


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
) -> Screen:
    """The result: who is the rep, or why nobody is; and whether lots decided it.

    Args:
        said: the six words of the end, as numbers.
        mine: the line of the roll of who reads it.
    """
    # By their numbers: the order of votes would tell more than the names.
    elected = [candidates[place] for place in sorted(counted.elected) if place in candidates]
    lines = []
    if elected:
        names = words.all_of([c.name for c in elected])
        lines.append(words.plural("elections.result.elected", len(elected), names=names))
    if election.words:
        lines += words.lines("elections.result.lots", seed=words.all_of([word for _, word in election.words]))
    match counted.status:
        case Status.TIE:
            tied = words.all_of([candidates[place].name for place in counted.tied if place in candidates])
            lines += words.lines("elections.result.tie", names=tied)
        case Status.VACANCIES:
            lines += words.plural("elections.result.vacancies", election.seats - len(elected)).split("\n")
        case Status.NO_VOTES if counted.cast:
            lines += words.lines("elections.result.all_blank")
        case Status.QUORUM_MISSED if counted.cast < LEAST_CAST:
            lines += words.lines("elections.result.too_few")
        case Status.REOPEN | Status.NO_VOTES | Status.QUORUM_MISSED:
            lines += words.lines(f"elections.result.{counted.status}")
        case Status.COMPLETE:
            pass
    if counted.status is Status.VACANCIES:
        lines += left_free(words, election, elected)
    lines.append(words.plural("elections.result.turnout", cast, roll=roll))
    if election.unreadable:
        lines += words.plural("elections.result.unreadable", election.unreadable).split("\n")
    lines += _mine(words, election, counted, mine)
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
            Button(words.text("elections.button.receipts"), tap("elections.receipts", election.id, 0)),
        ),
        picture=picture,
    )


def _mine(words: Words, election: Election, counted: Result, voter: Voter | None) -> tuple[str, ...]:
    """Whether the vote of who reads it was counted; nothing where that cannot be said."""
    if voter is None or counted.cast < LEAST_CAST or (not voter.voted and election.unreadable):
        return ()
    way = "none" if not voter.voted else "paper" if voter.on_paper else "phone"
    return words.lines(f"elections.result.mine_{way}")


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


def numbers(
    words: Words,
    election: Election,
    counted: Result,
    candidates: Mapping[int, Candidate],
    *,
    again: bool,
) -> Screen:
    """The numbers that may be shown: never one that could tell who voted how."""
    shown = {} if election.kind is None else shown_numbers(election.kind, counted, sorted(candidates))
    lines = [words.plural("elections.numbers.votes", n, name=candidates[place].name) for place, n in shown.items()]
    if lines and election.kind is Ballot.RANKED:
        lines.insert(0, words.text("elections.numbers.first"))
    key = "elections.numbers.some" if lines else "elections.numbers.hidden"
    stages = Button(words.text("elections.button.stages"), tap("elections.stage", election.id, 1))
    return Screen(
        title=words.text("elections.numbers.title"),
        lines=(*lines, *words.lines(key)),
        buttons=(
            *((stages,) if shown_stages(counted) else ()),
            Button(words.text("elections.button.check"), tap("elections.check", election.id)),
            *(
                (Button(words.text("elections.button.recount"), tap("elections.scrutineers", election.id)),)
                if again
                else ()
            ),
        ),
        back=tap("elections.result", election.id),
    )


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
        buttons=(Button(words.text("elections.button.not_the_same"), tap("help.facilitator")),),
        picture=Pictogram("🔎", words.text("elections.check.alt")),
        back=tap("elections.numbers", election),
    )


def receipts(words: Words, election: Election, *, page: int) -> Screen:
    """The list of receipts: it shows that a vote was counted, and not how it was."""
    pages = range(0, len(election.receipts), RECEIPTS_A_PAGE)
    shown = election.receipts[page * RECEIPTS_A_PAGE :][:RECEIPTS_A_PAGE]
    turn = tap("elections.receipts", election.id, (page + 1) % max(len(pages), 1))
    return Screen(
        title=words.text("elections.receipts.title"),
        lines=(
            words.plural("elections.receipts.number", len(election.receipts)),
            *words.lines("elections.receipts"),
            *_by_first_picture(shown),
        ),
        buttons=(Button(words.text("elections.button.more_receipts"), turn),) if len(pages) > 1 else (),
        back=tap("elections.result", election.id),
    )


def _by_first_picture(receipts: Sequence[str]) -> list[str]:
    """Receipts with the same first picture stand together, with a space before each group."""
    return [line for _, group in groupby(receipts, key=lambda each: each.split()[0]) for line in ("", *group)]


def reps(
    words: Words, group: GroupId, members: Sequence[tuple[Member, datetime]], group_name: str, *, is_mine: bool
) -> Screen:
    """The reps' page: who chose them, and until when."""
    lines = [
        line
        for member, until in members
        for line in words.lines("elections.reps.line", name=member.name, group=group_name, date=words.date(until))
    ]
    picture = (
        Faces(
            tuple(Face(n, m.name, m.photo) for n, (m, _) in enumerate(members, start=1)),
            words.text("elections.faces_alt", names=words.all_of([m.name for m, _ in members])),
        )
        if members
        else None
    )
    down = (Button(words.text("elections.button.step_down"), tap("elections.step_down", group)),) if is_mine else ()
    return Screen(
        title=words.text("elections.reps.title"),
        lines=tuple(lines) or words.lines("elections.reps.none"),
        buttons=down,
        picture=picture,
        back=NEWS_MENU,
    )


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


def stepped_down(words: Words, name: str, *, plan: GroupId | None = None) -> Screen:
    """One line for everybody; a facilitator can plan a new vote from there. `plan`: for which group."""
    return Screen(
        title=words.text("elections.stepped_down.title"),
        lines=words.lines("elections.stepped_down", name=name),
        buttons=()
        if plan is None
        else (Button(words.text("elections.button.plan"), tap("elections.plan", plan), Style.MAIN),),
    )
