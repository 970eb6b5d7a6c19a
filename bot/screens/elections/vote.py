"""Voting: the ballot, its confirmation, and what everybody should know about secrecy."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.ids import ElectionId
from bot.rules.counting import NONE, Ballot
from bot.rules.elections import Candidate, Election
from bot.screen import Block, Button, Face, Faces, Paper, Pictogram, Screen, Style, Tap, tap
from bot.screens.elections.stand import faces
from bot.words import Words

NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"


def opened(
    words: Words,
    election: Election,
    said: Sequence[int],
    *,
    voters: int,
    tied: Sequence[Candidate] = (),
    may_vote: bool,
) -> Screen:
    """The vote is open; facilitators and supporters see it too, without a word or a button that is not theirs.

    Args:
        said: the six words of the opening, as numbers.
        voters: how many can vote. It is said to all, so that nobody is added to the roll unseen.
        tied: between whom a second vote is; without a word about it people would think they had voted.
    """
    told = "elections.open" if may_vote else "elections.open.others"
    vote = Button(words.text("elections.button.vote"), tap("elections.ballot", election.id), Style.MAIN)
    return Screen(
        title=words.text("elections.open.title"),
        lines=(
            *_again(words, tied),
            *words.lines(told, moment=words.moment(election.close_at)),
            words.plural("elections.open.number", voters),
            *words.lines("elections.open.words", said=words.spoken(said)),
        ),
        buttons=(
            *((vote,) if may_vote else ()),
            Button(words.text("elections.button.practise"), tap("elections.practise", 0)),
            *_to_read(words, election),
        ),
        picture=Pictogram("🗳", words.text("elections.show.alt")),
    )


def _to_read(words: Words, election: Election) -> tuple[Button, ...]:
    return (
        Button(words.text("elections.button.candidates"), tap("elections.cards", election.id)),
        Button(words.text("elections.button.who_sees"), tap("elections.who_sees")),
    )


def _again(words: Words, tied: Sequence[Candidate]) -> tuple[str, ...]:
    return words.lines("elections.open.again", names=words.all_of([c.name for c in tied])) if tied else ()


def opened_there(
    words: Words, election: Election, said: Sequence[int], link: str, *, voters: int, tied: Sequence[Candidate] = ()
) -> Screen:
    """The same in the group's chat; voting is only in the private chat."""
    return Screen(
        title=words.text("elections.open.title"),
        lines=(
            *_again(words, tied),
            *words.lines("elections.open.others", moment=words.moment(election.close_at)),
            words.plural("elections.open.number", voters),
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


def longer(words: Words, election: Election, *, may_vote: bool) -> Screen:
    """Too few voted: one week more; the button only for who may vote."""
    vote = Button(words.text("elections.button.vote"), tap("elections.ballot", election.id), Style.MAIN)
    return Screen(
        title=words.text("elections.longer.title"),
        lines=words.lines("elections.longer", moment=words.moment(election.close_at)),
        buttons=(vote,) if may_vote else (),
    )


def ballot(
    words: Words,
    election: Election,
    candidates: Sequence[Candidate],
    mask: int,
    *,
    show: Callable[[int], Tap],
    confirm: Callable[[int], Tap],
) -> Screen:
    """The ballot. One tap chooses; who is chosen has a tick; the next tap goes on.

    Args:
        show: the button that draws the ballot with another choice.
        confirm: the button that goes on with a choice.
    """
    one = election.kind is Ballot.CHOOSE_ONE or (election.kind is Ballot.YES_NO and len(candidates) == 1)
    buttons = [_choice(words, each, mask, one=one, show=show, confirm=confirm) for each in candidates]
    none_mask = 1 << NONE
    none_words = words.text("elections.button.none")
    buttons.append(
        Button(
            _ticked(none_words, chosen=bool(mask & none_mask)),
            confirm(none_mask) if one else show(mask ^ none_mask if mask & none_mask else none_mask),
        )
    )
    if mask:
        buttons.append(Button(words.text("elections.button.next"), confirm(mask), Style.MAIN))
    else:
        buttons.append(Button(words.text("elections.button.blank"), confirm(0)))
        buttons.append(Button(words.text("elections.button.helping"), tap("elections.helping", election.id)))
    chosen = frozenset(place for place in range(NONE) if mask >> place & 1)
    kind = "one" if one else "many"
    return Screen(
        title=words.text("elections.ballot.title" if election.seats == 1 else "elections.ballot_many.title"),
        lines=words.lines(f"elections.ballot.{kind}"),
        buttons=tuple(buttons),
        picture=faces(words, candidates, chosen),
        secret=election.id,
        help=tap("help.ballot", election.id),
    )


def _ticked(label: str, *, chosen: bool) -> str:
    return f"✅ {label}" if chosen else label


def _choice(
    words: Words,
    candidate: Candidate,
    mask: int,
    *,
    one: bool,
    show: Callable[[int], Tap],
    confirm: Callable[[int], Tap],
) -> Button:
    """One candidate. Where only one can be chosen, the tap goes on at once; otherwise it ticks or unticks."""
    bit = 1 << (candidate.place or 0)
    label = _ticked(f"{NUMBERS[candidate.number - 1]} {candidate.name}", chosen=bool(mask & bit))
    if one:
        return Button(label, confirm(bit))
    return Button(label, show((mask ^ bit) & ~(1 << NONE)))


def confirm(
    words: Words, election: Election, chosen: Sequence[Candidate], mask: int, *, send: Tap, back: Tap
) -> Screen:
    """Is that right? With the chosen faces."""
    if mask >> NONE & 1:
        line = words.text("elections.confirm.none")
    elif not mask:
        line = words.text("elections.confirm.blank")
    else:
        line = words.text("elections.confirm.chosen", names=words.all_of([c.name for c in chosen]))
    return Screen(
        title=words.text("elections.confirm.title"),
        lines=(line, words.text("elections.confirm.not_yet")),
        buttons=(
            Button(words.text("elections.button.send"), send, Style.YES),
            Button(words.text("elections.button.go_back"), back),
        ),
        picture=faces(words, chosen, frozenset(c.place for c in chosen if c.place is not None))
        if chosen
        else Pictogram("🗳", words.text("elections.show.alt")),
        secret=election.id,
        help=tap("help.ballot", election.id),
        back=None,
    )


def cast(words: Words, election: Election, pictures: str) -> Screen:
    """Your vote is in. It says nothing about the choice."""
    return replace(receipt(words, election, pictures), sent=election.id)


def receipt(words: Words, election: Election, pictures: str) -> Screen:
    """The same, looked at again: the pictures of the receipt, and a way to change the vote."""
    change = Button(words.text("elections.button.change_vote"), tap("elections.ballot", election.id))
    return Screen(
        title=words.text("elections.cast.title"),
        lines=words.lines("elections.cast", moment=words.moment(election.close_at), pictures=pictures),
        buttons=(change, *_to_read(words, election)),
        picture=Pictogram("✅", words.text("elections.cast.alt")),
    )


def helping(words: Words, election: ElectionId) -> Screen:
    """Somebody is helping you? The rules for helpers, and a way to say that somebody pushes."""
    return Screen(
        title=words.text("elections.helping.title"),
        lines=words.lines("elections.helping"),
        buttons=(
            Button(words.text("elections.button.to_ballot"), tap("elections.ballot", election), Style.MAIN),
            Button(words.text("elections.button.pushed"), tap("help.facilitator"), Style.STOP),
        ),
        back=tap("elections.ballot", election),
    )


def who_sees(words: Words) -> Screen:
    """Who can see my vote? In the words that everybody is told."""
    return Screen(
        title=words.text("elections.who_sees.title"),
        lines=words.lines("elections.who_sees"),
        buttons=(
            Button(words.text("elections.button.who_sees_more"), tap("elections.who_sees_more")),
            Button(words.text("elections.button.pushed"), tap("help.facilitator"), Style.STOP),
        ),
        picture=Pictogram("🔒", words.text("elections.who_sees.alt")),
    )


def who_sees_more(words: Words) -> Screen:
    """Who can see my vote, the rest of it."""
    return Screen(
        title=words.text("elections.who_sees.title"),
        lines=words.lines("elections.who_sees_more"),
        buttons=(Button(words.text("elections.button.pushed"), tap("help.facilitator"), Style.STOP),),
        back=tap("elections.who_sees"),
    )


_DRINKS = ("tea", "coffee")


def practise(words: Words, mask: int) -> Screen:
    """A practice vote that looks like the real one and counts nothing."""
    names = [words.text(f"elections.practise.{drink}") for drink in _DRINKS]
    buttons = [
        Button(_ticked(f"{NUMBERS[n]} {name}", chosen=bool(mask >> n & 1)), tap("elections.practise", mask ^ 1 << n))
        for n, name in enumerate(names)
    ]
    if mask:
        buttons.append(Button(words.text("elections.button.next"), tap("elections.practised", mask), Style.MAIN))
    return Screen(
        title=words.text("elections.practise.title"),
        lines=words.lines("elections.practise"),
        buttons=tuple(buttons),
        picture=Faces(
            tuple(Face(n + 1, name, chosen=bool(mask >> n & 1)) for n, name in enumerate(names)),
            words.text("elections.faces_alt", names=words.all_of(names)),
        ),
    )


def practised(words: Words, mask: int) -> Screen:
    """The practice vote is over."""
    names = [words.text(f"elections.practise.{drink}") for n, drink in enumerate(_DRINKS) if mask >> n & 1]
    return Screen(
        title=words.text("elections.practised.title"),
        lines=(
            words.text("elections.confirm.chosen", names=words.all_of(names)) if names else "",
            *words.lines("elections.practised"),
        ),
        buttons=(Button(words.text("elections.button.again"), tap("elections.practise", 0)),),
        picture=Pictogram("☕", words.text("elections.practise.alt")),
    )


# Paper


def printed(words: Words, election: Election, orders: Sequence[Sequence[Candidate]], group: str) -> Screen:
    """Ballots to print, the order of names turned on each page."""
    none = words.text("elections.button.none")
    blank = words.text("elections.button.blank")
    papers = tuple(
        Paper(
            file_name=words.text("elections.print.file", n=n),
            title=words.text("elections.ballot.title"),
            language=words.language,
            blocks=(
                Block(group, "🗳", words.text("elections.show.alt"), words.lines("elections.print.how")),
                Block(
                    "",
                    "✏️",
                    words.text("elections.print.alt"),
                    (),
                    (),
                    tuple(Face(c.number, c.name, c.photo) for c in order),
                ),
                Block("", "⬜", words.text("elections.print.other_alt"), (), (none, blank)),
            ),
            foot=words.lines("elections.print.foot"),
        )
        for n, order in enumerate(orders, start=1)
    )
    return Screen(
        title=words.text("elections.print.title"),
        lines=words.lines("elections.print"),
        enclosed=papers,
        back=tap("elections.show", election.id),
    )
