"""Saying something for the board, and looking at what others say."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.rules.agenda import How, Opinion, Suggestion
from bot.rules.people import Member
from bot.rules.sorting import A_WEEK, is_bare
from bot.rules.topics import ELSE, SAFE, Topic
from bot.screen import Button, Enclosed, Photo, Pictogram, Screen, Style, Tap, VoiceNote, tap
from bot.screens.photos import on_photo
from bot.screens.topics import grid, topic_name, topic_photo, topic_word
from bot.words import Words

GROUPS_NAMED = 2
"""So many groups are named in one line; of more only the number is said."""


def where_said(words: Words, groups: Sequence[str]) -> str:
    """Which groups say it, or how many."""
    if len(groups) > GROUPS_NAMED:
        return words.plural("agenda.desk.where_many", len(groups))
    return words.text("agenda.desk.where", where=words.all_of(groups))


def home_entry(words: Words, closes: datetime) -> tuple[str, tuple[str, ...]]:
    """Title and lines of home while suggestions are taken."""
    return words.text("agenda.home.title"), words.lines("agenda.home", date=words.date(closes))


def start(words: Words, topics: Sequence[Topic], *, page: int = 0) -> Screen:
    """The grid of topics; one tap is a full suggestion."""
    return replace(_topics(words, topics, "suggest", 0, page), place=tap("agenda.start"))


def keep_as(words: Words, topics: Sequence[Topic], kept: int, *, page: int = 0) -> Screen:
    """The topic of what somebody wrote or said before they were asked; `kept` is the number of that."""
    return _topics(words, topics, "keep_as", kept, page)


def start_for(words: Words, topics: Sequence[Topic], member: Member, *, page: int = 0) -> Screen:
    """What a member on paper says something about."""
    return replace(
        _topics(words, topics, "how", member.id, page),
        title=words.text("agenda.how.title", name=member.name),
        lines=words.lines("agenda.start_for", name=member.name),
        back=tap("agenda.whose", 0),
    )


def _topics(words: Words, topics: Sequence[Topic], does: str, number: int, page: int) -> Screen:
    """The grid of topics. `does`: which of the deeds of the agenda; `number`: for which member, or of which words."""
    about = (number,) if number else ()
    return Screen(
        title=words.text("agenda.start.title"),
        lines=words.lines("agenda.start"),
        buttons=grid(
            words,
            topics,
            lambda key: tap(f"agenda.{does}", *about, key),
            page=page,
            turn=lambda n: tap("agenda.topics", does, number, n),
        ),
        columns=2,
        page=tap("agenda.topics", does, number, page),
    )


def thanks(
    words: Words,
    suggestion: Suggestion,
    closes: datetime | None,
    reps: Sequence[str],
    *,
    before: Sequence[Button] = (),
    says: Tap | None = None,
) -> Screen:
    """Got it. More can be said, and nothing more needs to be said.

    Args:
        before: the way to what was asked before.
        says: it was written down for somebody: where their words are taken.
    """
    more = says or tap("agenda.say", suggestion.id)
    known = words.plural("agenda.thanks.rep", len(reps), names=words.all_of(reps)).split("\n") if reps else []
    lines = known or [*words.lines("agenda.thanks.board")]
    if suggestion.meeting_id is None or closes is None:
        lines.append(words.text("agenda.thanks.next_meeting"))
    asks = "agenda.thanks.what" if suggestion.topic.key == ELSE and is_bare(suggestion) else "agenda.thanks.more"
    buttons = [Button(words.text("agenda.button.more"), more), *before]
    if suggestion.topic.key == SAFE and says is None:
        buttons.append(Button(words.text("agenda.button.harm"), tap("agenda.harm", suggestion.id)))
    buttons.append(Button(words.text("agenda.button.that_is_all"), tap("agenda.all", suggestion.id), Style.YES))
    return Screen(
        title=words.text("agenda.thanks.title", topic=topic_name(words, suggestion.topic)),
        lines=(*lines, *words.lines(asks), *on_photo(words, suggestion.topic)),
        buttons=tuple(buttons),
        picture=topic_photo(suggestion.topic),
        place=more,
    )


def say(words: Words, suggestion: Suggestion) -> Screen:
    """Say more: by voice, words or photo."""
    return Screen(
        title=words.text("agenda.say.title", topic=topic_name(words, suggestion.topic)),
        lines=words.lines("agenda.say"),
        place=tap("agenda.say", suggestion.id),
        back=tap("agenda.life", suggestion.id),
    )


def enclosed(words: Words, suggestion: Suggestion) -> tuple[Enclosed, ...]:
    """The voice and the photos of a suggestion."""
    voice = () if suggestion.voice is None else (VoiceNote(suggestion.voice),)
    return (*voice, *(Photo(photo, words.text("agenda.photo_alt")) for photo in suggestion.photos))


def said_lines(words: Words, suggestion: Suggestion) -> tuple[str, ...]:
    """What was said, in the person's own words."""
    if suggestion.text:
        return (words.text("agenda.quote", text=suggestion.text),)
    if suggestion.voice is not None:
        return (words.text("agenda.has_voice"),)
    if suggestion.photo is not None:
        return (words.text("agenda.has_photos" if suggestion.more_photos else "agenda.has_photo"),)
    return ()


def helped_lines(words: Words, suggestion: Suggestion) -> tuple[str, ...]:
    """That somebody helped with the words. For the person and for reps: beside words it could tell whose they are."""
    return (words.text("agenda.one.helped"),) if suggestion.how is How.HELPED else ()


def said_back(
    words: Words, suggestion: Suggestion, *, before: Sequence[Button] = (), says: Tap | None = None
) -> Screen:
    """Said back: is that right? With my name or without? `before` and `says`: see `thanks`."""
    again = says or tap("agenda.say", suggestion.id)
    # Not red: it is no warning, and nobody may be led to it or away from it.
    harm = Button(words.text("agenda.button.harm"), tap("agenda.harm", suggestion.id))
    return Screen(
        title=words.text("agenda.said_back.title", topic=topic_name(words, suggestion.topic)),
        lines=(*words.lines("agenda.said_back"), *said_lines(words, suggestion), words.text("agenda.said_back.ask")),
        buttons=(
            Button(words.text("agenda.button.with_name"), tap("agenda.named", suggestion.id, 1)),
            Button(words.text("agenda.button.without_name"), tap("agenda.named", suggestion.id, 0)),
            Button(words.text("agenda.button.again"), again),
            *before,
            *((harm,) if says is None else ()),
        ),
        place=again,
        enclosed=enclosed(words, suggestion),
        back=tap("agenda.life", suggestion.id),
    )


def kept(words: Words) -> Screen:
    """It is kept."""
    return Screen(
        title=words.text("agenda.kept.title"),
        lines=words.lines("agenda.kept"),
        buttons=(
            Button(words.text("agenda.button.mine"), tap("agenda.mine", 0)),
            Button(words.text("agenda.button.another"), tap("agenda.start")),
        ),
    )


def ask(words: Words, closes: datetime) -> Screen:
    """Everybody is asked: what should the board talk about?"""
    return Screen(
        title=words.text("agenda.ask.title"),
        lines=words.lines("agenda.ask", date=words.date(closes)),
        buttons=(
            Button(words.text("agenda.button.say"), tap("agenda.start"), Style.MAIN),
            Button(words.text("agenda.button.look"), tap("agenda.look")),
        ),
        picture=Pictogram("🪑", words.text("agenda.ask.alt")),
    )


def ask_helper(words: Words, closes: datetime, *, is_facilitator: bool) -> Screen:
    """For who has no voice of their own in the group: what the members are asked, and how to help."""
    for_paper = Button(words.text("agenda.button.for_paper"), tap("agenda.whose", 0))
    return Screen(
        title=words.text("agenda.ask.title"),
        lines=words.lines("agenda.ask.helper", date=words.date(closes)),
        buttons=(for_paper,) if is_facilitator else (),
        picture=Pictogram("🪑", words.text("agenda.ask.alt")),
    )


def ask_there(words: Words, closes: datetime, link: str) -> Screen:
    """The same in the group's chat."""
    return Screen(
        title=words.text("agenda.ask.title"),
        lines=words.lines("agenda.ask", date=words.date(closes)),
        buttons=(Button(words.text("agenda.button.say"), link),),
    )


def look(words: Words, suggestion: Suggestion, *, people: int = 1) -> Screen:
    """Somebody else's suggestion: what do you think? `people`: for how many it stands."""
    who = words.text("agenda.look.by", name=suggestion.name) if suggestion.with_name else ""
    said = said_lines(words, suggestion)
    first = (who,) if who else words.lines("agenda.look.somebody")
    if people > 1:
        topic = topic_word(words, suggestion.topic)
        first = (words.plural("agenda.one.bare", people, topic=topic),)
    buttons = tuple(
        Button(words.text(f"agenda.button.{opinion}"), tap("agenda.think", suggestion.id, str(opinion)))
        for opinion in Opinion
    )
    return Screen(
        title=words.text("agenda.look.title", topic=topic_name(words, suggestion.topic)),
        lines=(*first, *said, *on_photo(words, suggestion.topic), words.text("agenda.look.ask")),
        buttons=buttons,
        picture=topic_photo(suggestion.topic),
        enclosed=enclosed(words, suggestion),
    )


def thought(words: Words, opinion: Opinion, following: Screen) -> Screen:
    """What comes next, and first that what was pressed counted."""
    said = words.text("agenda.look.thought", opinion=words.text(f"agenda.button.{opinion}"))
    return replace(following, lines=(said, *following.lines))


def none_left(words: Words) -> Screen:
    """Everything was looked at."""
    return Screen(
        title=words.text("agenda.none_left.title"),
        lines=words.lines("agenda.none_left"),
        buttons=(Button(words.text("agenda.button.another"), tap("agenda.start")),),
    )


def enough(words: Words) -> Screen:
    """So many cards are enough for one week."""
    return Screen(
        title=words.text("agenda.enough.title"),
        lines=words.lines("agenda.enough", n=A_WEEK),
        buttons=(Button(words.text("agenda.button.another"), tap("agenda.start")),),
    )
