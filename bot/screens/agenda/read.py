"""What the board talks about, for everybody to read."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.ids import ItemId
from bot.rules.agenda import Item, Suggestion
from bot.rules.meetings import Meeting
from bot.rules.topics import Topic
from bot.screen import Block, Button, Paper, Pictogram, Screen, tap
from bot.screens.agenda.pass_on import flagged, quotes, said_behind, some_helped, ways
from bot.screens.at_the_table import print_button
from bot.screens.paper import foot, leaf, print_size
from bot.screens.topics import topic_name
from bot.words import Words


def read(words: Words, meeting: Meeting, items: Sequence[Item], *, may_print: bool, has_voice: bool = True) -> Screen:
    """What the board talks about."""
    lines = [words.text("agenda.read.when", moment=words.moment(meeting.meets_at))]
    lines += [f"{number}. {item.emoji} {item.title}" for number, item in enumerate(items, start=1)]
    paper = (Button(words.text("agenda.button.paper"), tap("agenda.paper", meeting.id)),) if may_print else ()
    mine = (Button(words.text("agenda.button.mine"), tap("agenda.mine", 0)),) if has_voice else ()
    results = (Button(words.text("agenda.button.results"), tap("agenda.results", meeting.id)),) if items else ()
    return Screen(
        title=words.text("agenda.read.title"),
        lines=tuple(lines) if items else words.lines("agenda.read.empty"),
        buttons=(*paper, *mine, *results),
        picture=Pictogram("🪑", words.text("agenda.read.alt"), mark="📋") if items else None,
    )


def read_there(words: Words, meeting: Meeting, items: Sequence[Item], link: str) -> Screen:
    """The same in the group's chat."""
    shown = read(words, meeting, items, may_print=False)
    return Screen(
        title=shown.title,
        lines=shown.lines,
        buttons=(Button(words.text("agenda.button.open_bot"), link),),
    )


def paper(
    words: Words,
    meeting: Meeting,
    items: Sequence[tuple[Item, Sequence[Suggestion]]],
    board: str,
    *,
    cut: Mapping[ItemId, int],
    made: date,
    instead: Sequence[str] = (),
    passes_on: bool = False,
) -> Screen:
    """The list on one page, for the board contact and for members on paper; a very long one has more pages.

    Args:
        cut: how often the board had no time for an item; from the second time that is said.
        instead: who comes for whom.
        passes_on: it is for somebody who gives it to the board contact.
    """
    blocks = [
        Block(
            f"{number}. {item.title}",
            item.emoji,
            item.title,
            (
                words.plural("agenda.paper.people", sum(each.people for each in behind)),
                *flagged(words, cut.get(item.id, 0)),
            ),
            more=quotes(words, behind),
        )
        for number, (item, behind) in enumerate(items, start=1)
    ]
    place = (words.text("meetings.show.place", place=meeting.place),) if meeting.place else ()
    door = (
        (Block(meeting.photo_alt, "🪑", meeting.photo_alt, photo=meeting.shown_photo),) if meeting.shown_photo else ()
    )
    page = Paper(
        file_name=words.text("agenda.paper.file"),
        title=words.text("agenda.paper.heading", board=board),
        language=words.language,
        blocks=(
            Block(
                words.heading(words.moment(meeting.meets_at)),
                "📅",
                words.text("agenda.paper.date_alt"),
                (*place, *instead),
                leaf=leaf(words, meeting.meets_at.astimezone(meeting.zone).date()),
            ),
            *door,
            *blocks,
        ),
        foot=(*some_helped(words, said_behind(items)), *words.lines("agenda.paper.foot"), *foot(words, made)),
        one_page=True,
        columns=True,
        left_out=words.lines("agenda.paper.left_out"),
    )
    return Screen(
        title=words.text("agenda.paper.title"),
        lines=(*words.lines("agenda.paper"), *(words.lines("agenda.paper.pass_on") if passes_on else ())),
        buttons=(*((print_button(words, meeting.id), *ways(words, meeting)) if passes_on else ()), print_size(words)),
        enclosed=(page,),
        back=tap("agenda.read", meeting.id),
    )


def form(words: Words, theirs: Words, topics: Sequence[Topic], facilitator: str) -> Screen:
    """A page for a suggestion, to fill in by hand, in the language of the group."""
    ticks = tuple(topic_name(theirs, topic) for topic in topics)
    page = Paper(
        file_name=theirs.text("agenda.form.file"),
        title=theirs.text("agenda.form.heading"),
        language=theirs.language,
        blocks=(
            Block(theirs.text("agenda.form.topics"), "📋", theirs.text("agenda.form.topics_alt"), ticks=ticks),
            Block(theirs.text("agenda.form.words"), "💭", theirs.text("agenda.form.words_alt"), room=3),
            Block("", "🧑‍🤝‍🧑", theirs.text("agenda.form.helped_alt"), ticks=(theirs.text("agenda.form.helped"),)),
            Block(
                theirs.text("agenda.form.name"),
                "🙂",
                theirs.text("agenda.form.name_alt"),
                theirs.lines("agenda.form.name_why"),
                room=1,
            ),
        ),
        foot=theirs.lines("agenda.form.foot", name=facilitator),
        one_page=True,
    )
    return Screen(
        title=words.text("agenda.form.title"),
        lines=words.lines("agenda.form"),
        buttons=(print_size(words),),
        enclosed=(page,),
        back=tap("agenda.whose", 0),
    )
