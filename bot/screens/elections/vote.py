"""Voting: when it is open, what was sent, and what everybody should know about secrecy."""

from collections.abc import Sequence
from dataclasses import replace

from bot.rules.ballots import form_of
from bot.rules.counting import Ballot
from bot.rules.elections import Candidate, Election
from bot.rules.together import ALONE, Several
from bot.screen import NO_NUMBER, Block, Button, Face, Paper, Pictogram, Screen, Style, tap
from bot.screens.elections.groups import vote_together
from bot.screens.elections.plan import in_my_calendar
from bot.screens.elections.practice import DRINKS
from bot.screens.elections.reserved import on_ballot
from bot.words import Words


def opened(
    words: Words,
    election: Election,
    said: Sequence[int],
    *,
    voters: int,
    tied: Sequence[Candidate] = (),
    may_vote: bool,
    came_late: bool = False,
    together: Several = ALONE,
    fewer: bool = False,
) -> Screen:
    """The vote is open; facilitators and supporters see it too, without a word or a button that is not theirs.

    Args:
        said: the six words of the opening, as numbers.
        voters: how many can vote. It is said to all, so that nobody is added to the roll unseen.
        tied: between whom a second vote is; without a word about it people would think they had voted.
        came_late: they are a member, and not on the roll: they read why, and nothing that is for voters.
        together: the groups that vote together.
        fewer: so few are here that fewer must vote than was announced.
    """
    key, title = "elections.open" if may_vote else "elections.open.others", "elections.open.title"
    if came_late:
        key, title = "elections.refused.not_on_roll", "elections.refused.not_on_roll.title"
    vote = Button(words.text("elections.button.vote"), tap("elections.ballot", election.id), Style.MAIN)
    practise = Button(words.text("elections.button.practise"), tap("elections.practise", 0))
    meet, who_sees = _to_read(words, election)
    return Screen(
        title=words.text(title),
        lines=(
            *_again(words, tied),
            *words.lines(key, **({} if came_late else {"moment": words.moment(election.close_at)})),
            *vote_together(words, together),
            words.plural("elections.open.number", voters),
            *_fewer(words, election, fewer=fewer),
            *words.lines("elections.open.words", said=words.spoken(said)),
        ),
        buttons=(
            *((vote,) if may_vote else ()),
            *((meet,) if came_late else (practise, meet, who_sees, in_my_calendar(words, election))),
        ),
        picture=None if came_late else Pictogram("🗳", words.text("elections.show.alt")),
    )


def _to_read(words: Words, election: Election) -> tuple[Button, ...]:
    return (
        Button(words.text("elections.button.candidates"), tap("elections.cards", election.id)),
        Button(words.text("elections.button.who_sees"), tap("elections.who_sees")),
    )


def _fewer(words: Words, election: Election, *, fewer: bool) -> tuple[str, ...]:
    """That another number must vote than everybody read before."""
    if not fewer:
        return ()
    return (*words.lines("elections.open.fewer"), words.plural("elections.rules.quorum", election.quorum))


def _again(words: Words, tied: Sequence[Candidate]) -> tuple[str, ...]:
    return words.lines("elections.open.again", names=words.all_of([c.name for c in tied])) if tied else ()


def opened_there(
    words: Words,
    election: Election,
    said: Sequence[int],
    link: str,
    *,
    voters: int,
    tied: Sequence[Candidate] = (),
    together: Several = ALONE,
    fewer: bool = False,
) -> Screen:
    """The same in the group's chat; voting is only in the private chat."""
    return Screen(
        title=words.text("elections.open.title"),
        lines=(
            *_again(words, tied),
            *words.lines("elections.open.others", moment=words.moment(election.close_at)),
            *vote_together(words, together),
            words.plural("elections.open.number", voters),
            *_fewer(words, election, fewer=fewer),
            *words.lines("elections.open.words", said=words.spoken(said)),
        ),
        buttons=(Button(words.text("elections.button.vote"), link),),
    )


def remind(words: Words, election: Election) -> Screen:
    """You can still vote."""
    return Screen(
        title=words.text("elections.remind.title"),
        lines=words.lines("elections.remind", moment=words.moment(election.close_at)),
        buttons=(Button(words.text("elections.button.vote"), tap("elections.ballot", election.id), Style.MAIN),),
        picture=Pictogram("🗳", words.text("elections.show.alt")),
    )


def longer(words: Words, election: Election, *, may_vote: bool, is_given: bool = False) -> Screen:
    """One week more, because too few voted or a facilitator gave it; the button only for who may vote."""
    vote = Button(words.text("elections.button.vote"), tap("elections.ballot", election.id), Style.MAIN)
    return Screen(
        title=words.text("elections.longer.title"),
        lines=words.lines(
            "elections.longer.given" if is_given else "elections.longer", moment=words.moment(election.close_at)
        ),
        buttons=(vote,) if may_vote else (),
    )


def cast(words: Words, election: Election, pictures: str) -> Screen:
    """Your vote is in. It says nothing about the choice."""
    return replace(receipt(words, election, pictures), handed_in=election.id)


def receipt(words: Words, election: Election, pictures: str) -> Screen:
    """The same, looked at again: the pictures of the receipt, and a way to change the vote."""
    change = Button(words.text("elections.button.change_vote"), tap("elections.ballot", election.id))
    return Screen(
        title=words.text("elections.cast.title"),
        lines=(
            *words.lines("elections.cast", moment=words.moment(election.close_at)),
            *words.lines("elections.cast.pictures", pictures=pictures),
        ),
        buttons=(change, *_to_read(words, election)),
        picture=Pictogram("🗳", words.text("elections.cast.alt"), mark="✅"),
    )


def who_sees(words: Words, *, can_tell: bool = True) -> Screen:
    """Who can see my vote? In the words that everybody is told. `can_tell`: they have a group with a safe person."""
    return Screen(
        title=words.text("elections.who_sees.title"),
        lines=words.lines("elections.who_sees"),
        buttons=(
            Button(words.text("elections.button.who_sees_more"), tap("elections.who_sees_more")),
            Button(words.text("elections.button.who_can"), tap("elections.who_can")),
            *(_pushed(words) if can_tell else ()),
        ),
        picture=Pictogram("🗳", words.text("elections.who_sees.alt"), mark="🔒"),
    )


def who_sees_more(words: Words, *, has_voice: bool = True, can_tell: bool = True) -> Screen:
    """Who can see my vote, the rest of it; who has no vote reads what members can do."""
    return Screen(
        title=words.text("elections.who_sees.title"),
        lines=words.lines("elections.who_sees_more" if has_voice else "elections.who_sees_more.others"),
        buttons=_pushed(words) if can_tell else (),
        back=tap("elections.who_sees"),
    )


WHO_CAN = ("facilitator", "helper", "candidate", "phone", "counters")
"""Of whom it is said what they can see of a vote, and what not; of who looks after the computer on the first page."""


def who_can(words: Words) -> Screen:
    """Who can see what? A button for each."""
    return Screen(
        title=words.text("elections.who_can.title"),
        lines=words.lines("elections.who_can"),
        buttons=tuple(
            Button(words.text(f"elections.who_can.{who}.title"), tap("elections.who_can_see", who)) for who in WHO_CAN
        ),
        back=tap("elections.who_sees"),
    )


def who_can_see(words: Words, who: str) -> Screen:
    """What one of them can see of a vote, and what not. It is true of every kind of ballot."""
    return Screen(
        title=words.text(f"elections.who_can.{who}.title"),
        lines=words.lines(f"elections.who_can.{who}"),
        back=tap("elections.who_can"),
    )


def _pushed(words: Words) -> tuple[Button, ...]:
    return (Button(words.text("elections.button.pushed"), tap("worries.start", "pushed", 0), Style.STOP),)


# Paper


ON_ONE_PAGE = 5
"""Names on the first page of a ballot paper. Where there are more, it says how many: nobody overlooks those behind."""
_ON_PAPER = {"none": "🙅", "blank": "🤐"}
"""What stands beside the box of an answer that is no name: nothing that looks like a box that somebody marked."""


def _how(election: Election, candidates: int) -> str:
    """What is to be written into the boxes."""
    if election.kind is Ballot.RANKED:
        return "order"
    if form_of(election.kind or Ballot.APPROVAL, candidates).is_one:
        return "one"
    return "yes_no" if election.kind is Ballot.YES_NO else "many"


def printed(
    words: Words,
    election: Election,
    sheets: Sequence[Sequence[Candidate]],
    group: str,
    said: Sequence[int],
    *,
    names: Sequence[str] = (),
) -> Screen:
    """Ballots to print, all in one file, an example, and a list. Where people write numbers none stands by a name.

    Args:
        sheets: the order of names on each ballot.
        said: the six words of the opening, as numbers, for people who have no phone to read them on.
        names: who votes on paper in the group of who prints it, for the list beside the box.
    """
    how = _how(election, len(sheets[0]) if sheets else 0)
    ballots = [_ballot(words, election, order, group, how) for order in sheets]
    foot = words.lines("elections.print.foot", moment=words.moment(election.close_at))
    title = words.text(f"elections.{'ballot' if election.seats == 1 else 'ballot_many'}.title")
    papers = Paper(
        file_name=words.text("elections.print.file"),
        title=title,
        language=words.language,
        alike=True,
        blocks=ballots[0] if ballots else (),
        copies=tuple(ballots[1:]),
        foot=(*foot, *words.lines("elections.open.words", said=words.spoken(said))),
    )
    return Screen(
        title=words.text("elections.print.title"),
        lines=(
            *words.lines("elections.print"),
            *words.lines("elections.print.two" if names else "elections.print.one"),
        ),
        enclosed=(papers, _example(words, how), *((_list(words, names, group),) if names else ())),
        back=tap("elections.show", election.id),
    )


def _ballot(words: Words, election: Election, order: Sequence[Candidate], group: str, how: str) -> tuple[Block, ...]:
    explained = (*words.lines(f"elections.print.how.{how}"), *on_ballot(words, election, order))
    if len(order) > ON_ONE_PAGE:
        explained += words.lines("elections.print.names", number=len(order))
    numbers = (NO_NUMBER if election.kind is Ballot.RANKED else each.number for each in order)
    faces = tuple(Face(number, each.name, each.photo) for number, each in zip(numbers, order, strict=True))
    answers = tuple(
        f"{sign} {words.text(f'elections.button.{answer}').partition(' ')[2]}" for answer, sign in _ON_PAPER.items()
    )
    return (
        Block(group, "🗳", words.text("elections.show.alt"), explained),
        Block("", "✏️", words.text("elections.print.alt"), faces=faces),
        Block("", "✏️", words.text("elections.print.alt"), ticks=answers),
    )


def _list(words: Words, names: Sequence[str], group: str) -> Paper:
    """Who votes on paper, with a box each: beside the box people are ticked off, as it is noted here after the end."""
    return Paper(
        file_name=words.text("elections.print.list.file"),
        title=words.text("elections.print.list.title"),
        language=words.language,
        blocks=(
            Block(group, "📋", words.text("elections.print.list.title"), words.lines("elections.print.list")),
            Block("", "✏️", words.text("elections.print.alt"), ticks=tuple(names)),
        ),
    )


def _example(words: Words, how: str) -> Paper:
    """A ballot about drinks that is filled in already."""
    marks = ("1", "2") if how == "order" else ("", "X")
    faces = tuple(
        Face(NO_NUMBER, words.text(f"elections.practise.{drink}"), mark=mark, emoji=emoji)
        for (drink, emoji), mark in zip(DRINKS.items(), marks, strict=True)
    )
    lines = (*words.lines("elections.print.example"), *words.lines(f"elections.print.how.{how}"))
    return Paper(
        file_name=words.text("elections.print.example.file"),
        title=words.text("elections.print.example.title"),
        language=words.language,
        blocks=(
            Block("", "👀", words.text("elections.print.example.title"), lines),
            Block("", "✏️", words.text("elections.print.alt"), faces=faces),
        ),
    )
