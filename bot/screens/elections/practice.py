"""A practice vote: tea or coffee, on the pages of the real ballot, each marked as practice. It counts nothing."""

from collections.abc import Callable

from bot.ids import CandidateId, ElectionId, GroupId, MemberId, PersonId
from bot.rules.ballots import Choice, Turn, form_of
from bot.rules.counting import Ballot
from bot.rules.elections import Candidate, Standing
from bot.screen import Button, Pictogram, Screen, Style, Tap, tap
from bot.screens.elections.sheet import Sheet
from bot.words import Words

DRINKS = {"tea": "🫖", "coffee": "☕"}
FORM = form_of(Ballot.APPROVAL, len(DRINKS))
"""Tea, coffee, or both."""


def sheet(words: Words, choice: Choice, turn: Turn, *, does: Callable[[Turn, Choice], Tap]) -> Sheet:
    """The ballot of practice."""
    drinks = tuple(_drink(words, place, drink) for place, drink in enumerate(DRINKS))
    return Sheet(None, drinks, FORM, choice, turn, does)


def _drink(words: Words, place: int, drink: str) -> Candidate:
    return Candidate(
        id=CandidateId(0),
        election_id=ElectionId(0),
        member_id=MemberId(0),
        person_id=PersonId(0),
        group_id=GroupId(0),
        name=words.text(f"elections.practise.{drink}"),
        photo=None,
        standing=Standing.STANDS,
        words=words.text(f"elections.practise.{drink}.words"),
        voice=None,
        place=place,
        on_paper=False,
        emoji=DRINKS[drink],
    )


def practised(words: Words, pictures: str, vote: ElectionId | None = None) -> Screen:
    """The practice vote is in, with pictures as in a real one.

    Args:
        vote: the real one, where it is open for this person.
    """
    now = (Button(words.text("elections.button.to_ballot"), tap("elections.ballot", vote), Style.MAIN),) if vote else ()
    return Screen(
        title=words.text("elections.cast.title"),
        lines=(
            *words.lines("elections.practice"),
            *words.lines("elections.cast.pictures", pictures=pictures),
            *words.lines("elections.practised"),
        ),
        buttons=(*now, Button(words.text("elections.button.again"), tap("elections.practise", 0))),
        picture=Pictogram("🗳", words.text("elections.cast.alt"), mark="✅"),
    )


def practise_together(words: Words, group: GroupId) -> Screen:
    """Everybody gets the practice vote now: asked once."""
    return Screen(
        title=words.text("elections.together.title"),
        lines=words.lines("elections.together"),
        buttons=(
            Button(words.text("elections.button.together_yes"), tap("elections.practised_together", group), Style.YES),
        ),
        picture=Pictogram("☕", words.text("elections.practise.alt")),
    )


def practised_together(words: Words, *, comes: str) -> Screen:
    """Everybody gets it. `comes`: when, in words."""
    return Screen(
        title=words.text("elections.together_sent.title"),
        lines=words.lines("elections.together_sent", when=comes),
        buttons=(Button(words.text("elections.button.practise_self"), tap("elections.practise", 0), Style.MAIN),),
    )
