"""Which 3 matter most: ticks, one press to save, and what came of it."""

from collections.abc import Collection, Mapping, Sequence

from bot.ids import MeetingId, MemberId
from bot.rules.agenda import Suggestion
from bot.rules.people import Member
from bot.rules.sorting import THREE, lot
from bot.screen import FACILITATOR_MENU, HOME, Bar, Bars, Button, Screen, Style, tap
from bot.screens.agenda.mine import short_line
from bot.screens.lists import paged, short
from bot.screens.topics import topic_word
from bot.words import Words

_LABEL = 12
"""Letters of a suggestion beside its number, in half a row."""


def three(
    words: Words,
    meeting: MeetingId,
    listed: Mapping[int, Suggestion],
    picked: Collection[int],
    member: Member,
    *,
    whose: MemberId,
    is_full: bool = False,
) -> Screen:
    """The short list, in an order of each person's own, so that the first place helps nobody.

    Args:
        listed: by place on the short list.
        picked: places with a tick, three at most.
        whose: 0 for oneself; or the member on paper.
        is_full: a fourth was pressed.
    """
    places = sorted(listed, key=lambda place: lot(member.id, listed[place].id))
    lines = [f"{n}. {short_line(words, listed[p], listed[p].topic.emoji)}" for n, p in enumerate(places, start=1)]
    buttons = [
        Button(
            f"{'✅ ' if place in picked else ''}{listed[place].topic.emoji} {n}. {_name(words, listed[place])}",
            tap("agenda.three", meeting, whose, _pressed(picked, place)),
        )
        for n, place in enumerate(places, start=1)
    ]
    ready = Button(
        words.text("agenda.button.three_save"), tap("agenda.three_said", meeting, whose, _code(picked)), Style.YES
    )
    unknown = Button(words.text("agenda.button.three_unknown"), tap("agenda.three_said", meeting, whose, "0"))
    who = (words.text("agenda.three.whose", name=member.name),) if whose else ()
    full = words.lines("agenda.three.full") if is_full else ()
    return Screen(
        title=words.text("agenda.three.title"),
        lines=(*who, *words.lines("agenda.three"), *full, *lines),
        buttons=(*buttons, ready if picked else unknown),
        columns=2,
        back=tap("agenda.three_whose", meeting, 0) if whose else HOME,
    )


def _pressed(picked: Collection[int], place: int) -> str:
    """With a tick more or less; after three ticks a fourth changes nothing, and that is said."""
    if place not in picked and len(picked) == THREE:
        return f"{_code(picked)}0"
    return _code({*picked} ^ {place})


def _code(picked: Collection[int]) -> str:
    return "".join(str(place) for place in sorted(picked)) or "0"


def _name(words: Words, said: Suggestion) -> str:
    """How it begins; without words the topic says what it is about."""
    if said.text:
        return words.text("agenda.quote", text=short(said.text, most=_LABEL))
    return topic_word(words, said.topic)


def saved(words: Words, meeting: MeetingId, *, whose: MemberId) -> Screen:
    """It is kept, and can be changed."""
    again = Button(words.text("agenda.button.three_again"), tap("agenda.three", meeting, whose, "0"))
    return Screen(
        title=words.text("agenda.three_saved.title"),
        lines=words.lines("agenda.three_saved"),
        buttons=(again,),
        back=tap("agenda.three_whose", meeting, 0) if whose else HOME,
    )


def three_whose(words: Words, meeting: MeetingId, members: Sequence[Member], *, page: int) -> Screen:
    """Which member on paper chooses."""
    entries = [Button(f"📄 {member.name}", tap("agenda.three", meeting, member.id, "0")) for member in members]
    return Screen(
        title=words.text("agenda.three_whose.title"),
        lines=words.lines("agenda.whose" if members else "agenda.whose.empty"),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("agenda.three_whose", meeting, n)),
        back=FACILITATOR_MENU,
    )


def chosen(words: Words, listed: Mapping[int, Suggestion], people: int, counts: Mapping[int, int]) -> Screen:
    """What people chose, as a picture: what most chose comes first.

    Args:
        people: how many said what matters most to them.
        counts: how many of them chose each place.
    """
    places = sorted(listed, key=lambda place: (-counts.get(place, 0), place))
    shown = [(listed[place], counts.get(place, 0)) for place in places]
    lines = tuple(
        words.text("agenda.results.line", n=n, what=short_line(words, said, said.topic.emoji), of_ten=count)
        for n, (said, count) in enumerate(shown, start=1)
    )
    intro = words.lines("agenda.chosen", n=people)
    return Screen(
        title=words.text("agenda.results.title"),
        lines=(*intro, *lines),
        picture=Bars(tuple(Bar(said.topic.emoji, count) for said, count in shown), "\n".join((*intro, *lines))),
    )
