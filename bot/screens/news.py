"""What is new for people without a phone, for a facilitator to tell them or to give them on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.ids import FactId, GroupId
from bot.rules.agenda import Suggestion
from bot.rules.people import Member
from bot.rules.promises import Promise
from bot.screen import FACILITATOR_MENU, Block, Button, Paper, Screen, Style, tap
from bot.screens.agenda.mine import now_lines
from bot.screens.agenda.say import said_lines
from bot.screens.lists import paged, short
from bot.screens.paper import foot, print_size
from bot.screens.promises.look import PICTURES
from bot.screens.promises.said import said
from bot.screens.topics import topic_name
from bot.words import Words


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to tell, as it is now. `about`: a day is that of the meeting of which there is news.

    Args:
        times_back: of a suggestion, how often it came back.
        named: of a suggestion, how it is called on the list.
    """

    fact: FactId
    about: Suggestion | Promise | date
    times_back: int = 0
    named: str = ""


def news(words: Words, group: GroupId, members: Sequence[tuple[Member, int]], *, page: int) -> Screen:
    """Everybody on paper for whom there is something new."""
    entries = [
        Button(words.text("people.button.news_for", name=short(member.name), n=n), tap("people.news_for", member.id))
        for member, n in members
        if n
    ]
    return Screen(
        title=words.text("people.news.title"),
        lines=words.lines("people.news" if entries else "people.news.empty"),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("people.news", group, n)),
        back=FACILITATOR_MENU,
    )


def news_for(words: Words, member: Member, shown: Sequence[Told], *, more: int, slip: Button | None = None) -> Screen:
    """What one of them is to be told.

    Args:
        more: how many things come after these.
        slip: for who just ticked something by mistake.
    """
    back, undo = tap("people.news", member.group_id, 0), () if slip is None else (slip,)
    if not shown:
        return Screen(
            title=words.text("people.news_for.title", name=member.name),
            lines=words.lines("people.news_for.empty", name=member.name),
            buttons=undo,
            back=back,
        )
    last = shown[-1].fact
    return Screen(
        title=words.text("people.news_for.title", name=member.name),
        lines=(
            words.text("people.news_for", name=member.name),
            *(line for each in shown for line in ("", _head(words, each), *_lines(words, each, "print", member))),
            "",
            *((words.plural("people.news_for.more", more),) if more else ()),
        ),
        buttons=(
            Button(words.text("people.button.news_told"), tap("people.news_told", member.id, last), Style.YES),
            Button(words.text("people.button.news_paper"), tap("people.news_paper", member.id)),
            *undo,
        ),
        back=back,
    )


def _head(words: Words, shown: Told) -> str:
    match shown.about:
        case Suggestion():
            return topic_name(words, shown.about.topic)
        case Promise():
            return f"{PICTURES[shown.about.state]} {words.text(f'promises.state.{shown.about.state}')}"
        case _:
            return words.text("people.news.summary", date=words.date(shown.about))


def _lines(words: Words, shown: Told, how: str, member: Member) -> Sequence[str]:
    """All that was said: it is told, or read on paper, where nobody can press to see more.

    Args:
        how: how one gets a summary on paper: who tells it prints it, who reads it asks for it.
    """
    match shown.about:
        case Suggestion():
            now = now_lines(words, shown.about, times_back=shown.times_back, named=shown.named)
            return (*said_lines(words, shown.about), *now)
        case Promise():
            return said(words, shown.about)
        case _:
            return words.lines(f"people.news.summary_{how}", name=member.name)


def news_paper(words: Words, member: Member, shown: Sequence[Told], today: date) -> Screen:
    """The same on paper, for one of them alone."""
    blocks = []
    for each in shown:
        picture, _, heading = _head(words, each).partition(" ")
        blocks.append(Block(heading, picture, heading, tuple(_lines(words, each, "ask", member))))
    page = Paper(
        file_name=words.text("people.news_paper.file"),
        title=words.text("people.news_paper.heading", name=member.name),
        language=words.language,
        blocks=tuple(blocks),
        foot=foot(words, today),
    )
    return Screen(
        title=words.text("people.news_paper.title"),
        lines=words.lines("people.news_paper", name=member.name),
        buttons=(print_size(words),),
        enclosed=(page,),
        back=tap("people.news_for", member.id),
    )
