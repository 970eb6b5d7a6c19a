"""Voting in the room: what stands on the phone that goes round, and what its voters read on their own."""

from collections.abc import Sequence
from datetime import datetime

from bot.ids import ElectionId, FileId, MemberId
from bot.rules.elections import Election
from bot.rules.rooms import A_PAGE
from bot.screen import Button, Pictogram, Screen, Style, tap
from bot.screens.lists import paged, portraits
from bot.words import Words

PICTURES = ("dog", "cat", "horse", "lion", "banana", "carrot", "cake", "ball", "crown", "tree", "present", "shoe")
"""Of which each voter has one, by the names of their texts."""
_A_ROW = 3


def ask(words: Words, election: ElectionId, until: datetime) -> Screen:
    """Let people vote in the room: asked once."""
    return Screen(
        title=words.text("rooms.ask.title"),
        lines=words.lines("rooms.ask", moment=words.moment(until)),
        buttons=(
            Button(words.text("rooms.button.begin"), tap("rooms.begin", election), Style.YES),
            Button(words.text("elections.button.no_back"), tap("elections.change_open", election)),
        ),
        back=tap("elections.change_open", election),
    )


def names(
    words: Words, election: ElectionId, people: Sequence[tuple[MemberId, str, FileId | None]], *, page: int
) -> Screen:
    """Give the phone to the next person: who can still vote in the room, with their faces."""
    found = {tap("rooms.who", election, member): (name, photo) for member, name, photo in people}
    entries = [Button(f"🙂 {name}", does) for does, (name, _) in found.items()]
    shown = paged(words, entries, page=page, turn=lambda n: tap("rooms.names", election, n), most=A_PAGE)
    end = Button(words.text("rooms.button.end"), tap("rooms.end", election), Style.STOP)
    return Screen(
        title=words.text("rooms.names.title"),
        lines=words.lines("rooms.names" if people else "rooms.names.nobody"),
        buttons=(*shown, end),
        picture=portraits(words, shown, found) or Pictogram("📱", words.text("rooms.alt")),
    )


def pictures(words: Words, election: ElectionId, member: MemberId, name: str) -> Screen:
    """Tap your picture."""
    buttons = (
        Button(picture_text(words, n), tap("rooms.as", election, member, n), beside=n % _A_ROW > 0)
        for n in range(len(PICTURES))
    )
    return Screen(
        title=words.text("rooms.pictures.title", name=name),
        lines=words.lines("rooms.pictures"),
        buttons=tuple(buttons),
        back=tap("rooms.names", election, 0),
    )


def picture_text(words: Words, number: int) -> str:
    """A picture with its name."""
    return words.text(f"rooms.picture.{PICTURES[number]}")


def wrong(words: Words, election: ElectionId, member: MemberId, name: str, *, is_out: bool) -> Screen:
    """It was not their picture: once more, or not here any more."""
    again = Button(words.text("rooms.button.again"), tap("rooms.who", election, member), Style.MAIN)
    lines = words.lines("rooms.wrong.out", name=name) if is_out else words.lines("rooms.wrong")
    return Screen(
        title=words.text("rooms.wrong.title"),
        lines=lines,
        buttons=(*(() if is_out else (again,)), _next_person(words, election)),
        back=tap("rooms.names", election, 0),
    )


def _next_person(words: Words, election: ElectionId) -> Button:
    return Button(words.text("rooms.button.next_person"), tap("rooms.names", election, 0))


def cast(words: Words, election: Election, receipt: str) -> Screen:
    """Their vote is in, and its pictures. It goes from this phone like each page of the ballot."""
    return Screen(
        title=words.text("elections.cast.title"),
        lines=(*words.lines("elections.cast.pictures", pictures=receipt), *words.lines("rooms.cast")),
        buttons=(Button(words.text("rooms.button.done"), tap("rooms.thanks", election.id), Style.MAIN),),
        picture=Pictogram("🗳", words.text("elections.cast.alt"), mark="✅"),
        secret=election.id,
        is_ballot=True,
        help=tap("help.room", election.id),
        back=tap("rooms.thanks", election.id),
    )


def thanks(words: Words, election: ElectionId) -> Screen:
    """Thank you: give the phone back. Nothing of the ballot is on it any more."""
    return Screen(
        title=words.text("rooms.thanks.title"),
        lines=words.lines("rooms.thanks"),
        buttons=(_next_person(words, election),),
        back=tap("rooms.names", election, 0),
    )


def done(words: Words, *, comes: str) -> Screen:
    """The phone goes round no more."""
    return Screen(title=words.text("rooms.done.title"), lines=words.lines("rooms.done", when=comes))


def own_picture(words: Words, election: ElectionId, number: int | None, until: datetime | None) -> Screen:
    """A phone goes round, and your picture for it.

    Args:
        number: the picture; None for who cannot vote there.
        until: when the phone goes round no more; None: it does not go round now.
    """
    vote = Button(words.text("elections.button.vote"), tap("elections.ballot", election), Style.MAIN)
    yours = () if number is None else words.lines("rooms.picture", picture=picture_text(words, number))
    return Screen(
        title=words.text("rooms.picture.others.title" if number is None else "rooms.picture.title"),
        lines=(
            *(() if until is None else words.lines("rooms.picture.now", moment=words.moment(until))),
            *yours,
            *(words.lines("rooms.picture.others") if number is None else words.lines("rooms.picture.own_phone")),
        ),
        buttons=() if number is None else (vote,),
        picture=Pictogram("📱", words.text("rooms.alt")),
    )


def voted(words: Words, election: Election, receipt: str) -> Screen:
    """A vote with your name came from the room; was it not you?"""
    return Screen(
        title=words.text("rooms.voted.title"),
        lines=(*words.lines("rooms.voted"), *words.lines("elections.cast.pictures", pictures=receipt)),
        buttons=(
            Button(words.text("rooms.button.not_me"), tap("rooms.not_me", election.id), Style.STOP),
            Button(words.text("elections.button.candidates"), tap("elections.cards", election.id)),
            Button(words.text("elections.button.who_sees"), tap("elections.who_sees")),
        ),
        picture=Pictogram("📱", words.text("rooms.alt")),
    )


def not_me(words: Words, election: ElectionId) -> Screen:
    """It was not you: asked once."""
    return Screen(
        title=words.text("rooms.not_me.title"),
        lines=words.lines("rooms.not_me"),
        buttons=(
            Button(words.text("rooms.button.take_out"), tap("rooms.take_out", election), Style.STOP),
            Button(words.text("elections.button.no_back"), tap("elections.receipt", election)),
        ),
        back=tap("elections.receipt", election),
    )


def taken_out(words: Words, election: ElectionId) -> Screen:
    """It is taken out; vote now."""
    return Screen(
        title=words.text("rooms.taken_out.title"),
        lines=words.lines("rooms.taken_out"),
        buttons=(Button(words.text("elections.button.vote"), tap("elections.ballot", election), Style.MAIN),),
    )


def not_theirs(words: Words) -> Screen:
    """For everybody: a vote from the room was not that person's."""
    return Screen(title=words.text("rooms.not_theirs.title"), lines=words.lines("rooms.not_theirs"))


def tried(words: Words, election: ElectionId) -> Screen:
    """Somebody tapped your name, and wrong pictures."""
    return Screen(
        title=words.text("rooms.tried.title"),
        lines=words.lines("rooms.tried"),
        buttons=(
            Button(words.text("elections.button.vote"), tap("elections.ballot", election), Style.MAIN),
            Button(words.text("elections.button.ticked_wrong"), tap("help.vote", election)),
        ),
    )
