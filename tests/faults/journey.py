"""A journey of a small group in steps: together they touch every kind of call that the program makes.

Each step is one person's way, from home to the last answer. A step waits for what must come, so that it
can also be walked while calls go wrong.
"""

import re
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from tests.faults.chats import Arrival, a_photo
from tests.faults.deeds import all_hear_of_the_move, ask_a_question, move_the_meeting, say_something, vote
from tests.faults.phone import Phone
from tests.faults.seed import FACILITATOR, Ready

_RECEIPT = re.compile(r"Your pictures are .*")
_DAYS = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d+ \w+ \d{4}")


@dataclass(slots=True)
class Cast:
    """Who walks a step, in which group; `since` is when they set out."""

    person: Phone
    group: Ready
    since: float = field(default_factory=time.monotonic)

    @property
    def came(self) -> Counter[str]:
        """What came since, how often each; what is drawn by lot or told by name is left out."""
        return Counter(self._told(each) for each in self.person.chat.arrivals if each.at >= self.since)

    def _told(self, arrival: Arrival) -> str:
        words = _DAYS.sub("some day", _RECEIPT.sub("", arrival.words)).replace(self.person.name, "me")
        return words or f"({arrival.kind})"


Walk = Callable[[Cast], Awaitable[None]]


async def join(cast: Cast) -> None:
    """Somebody opens the link, taps through, and the facilitator says who they are."""
    person, sam = cast.person, cast.group[FACILITATOR]
    await person.start(f"join_code{cast.group.number}")
    await person.press("English")
    for step in ("people.join_named", "people.join_liked", "people.join_agree"):
        await person.press_meaning(step)
    wants = f"{person.name} wants to join"
    await sam.sees(wants)
    sam.tap("Member", beside=wants)
    await person.sees("You are in the group now")


async def vote_in_secret(cast: Cast) -> None:
    """With a second page of the ballot left open before, which goes when the vote is in."""
    person = cast.person
    await person.start()
    await person.press("Vote", "Mina")
    await vote(person)
    await person.sees("Your vote is in")
    await person.sees("We cleared this page")


async def listen_to_a_ballot(cast: Cast) -> None:
    """Who lets the phone read out a choice has nothing of it left afterwards."""
    person = cast.person
    await person.start()
    await person.press("Vote", "Mina")
    at = time.monotonic()
    await person.press("Listen")
    await person.has("voice", since=at)
    await person.press("send my vote")
    await person.sees("Your vote is in")
    await person.until(lambda: all(b.kind != "voice" for b in person.bubbles), "the voice of the choice stays")


async def say_it_in_words(cast: Cast) -> None:
    """Two taps, words, one tap."""
    await say_something(cast.person, "Money")
    await cast.person.say("My pay is low")
    await cast.person.press("with my name")


async def say_it_aloud(cast: Cast) -> None:
    """The voice is played back."""
    await say_something(cast.person, "Buses")
    at = time.monotonic()
    await cast.person.speak()
    await cast.person.has("voice", since=at)
    await cast.person.press("with my name")


async def say_it_with_a_photo(cast: Cast) -> None:
    """The photo is shown again."""
    await say_something(cast.person, "Health")
    at = time.monotonic()
    await cast.person.show(a_photo())
    await cast.person.has("photo", since=at)
    await cast.person.press("with my name")


async def listen(cast: Cast) -> None:
    """A page is read out."""
    await cast.person.start()
    at = time.monotonic()
    await cast.person.press("Listen")
    await cast.person.has("voice", since=at)


async def read_the_news(cast: Cast) -> None:
    """Cards with pictures, then a page of words alone."""
    await cast.person.start()
    await cast.person.press("News", "News from the board", "Read it", "Next", "Next")
    await cast.person.sees("That was the last card")


async def get_a_paper(cast: Cast) -> None:
    """A PDF."""
    await cast.person.start()
    at = time.monotonic()
    await cast.person.press("News", "News from the board", "Print it")
    await cast.person.has("document", since=at)
    await cast.person.sees("The news to print")


async def answer_the_question(cast: Cast) -> None:
    """By way of everything that is to do."""
    await cast.person.start()
    await cast.person.press("things to do")
    await cast.person.press_meaning("feedback.question")
    await cast.person.press("Who helps me")


async def hear_of_a_move(cast: Cast) -> None:
    """A letter to somebody who likes listening: a voice with its words."""
    move_the_meeting(cast.group)
    await all_hear_of_the_move(cast.group, [cast.person.name])
    await cast.person.has("voice", since=cast.since)


async def announce(cast: Cast) -> None:
    """The rep asks, and the group's chat hears of it. The one who walks is the chat."""
    await ask_a_question(cast.group)
    chat = cast.person.chat
    await cast.person.until(lambda: bool(chat.arrivals), "nothing is announced")


BY_MEMBERS: dict[str, Walk] = {
    each.__name__: each
    for each in (
        vote_in_secret, listen_to_a_ballot, say_it_in_words, say_it_aloud, say_it_with_a_photo, listen,
        read_the_news, get_a_paper, answer_the_question,
    )
}  # fmt: skip
"""Steps that any member can walk, without anybody else."""
