"""Looking at promises, saying if they are done, and what became of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.rules.agenda import Again
from bot.rules.people import Member
from bot.rules.promises import Judgement, Progress, Promise, State, progress
from bot.screen import (
    HOME,
    NEWS_MENU,
    UNDONE,
    Bar,
    Bars,
    Block,
    Button,
    Paper,
    Pictogram,
    Screen,
    Style,
    Tap,
    tap,
)
from bot.screens.agenda.mine import asks_again
from bot.screens.lists import hint, paged
from bot.screens.paper import print_size
from bot.screens.promises.said import brief, said, spoken_of, unsaid, what_of, who_of
from bot.screens.read_back import to_read_back
from bot.words import Words

PICTURES = {
    State.WAITING: "⏳", State.ASKING: "⏳", State.DONE: "✅", State.PARTLY: "🔶", State.NOT_DONE: "❌",
    State.UNTOLD: "🤷",
}  # fmt: skip
PROGRESS = {Progress.LATE: "⏰", Progress.OPEN: "⏳", Progress.PARTLY: "🔶", Progress.DONE: "✅"}


def on_button(words: Words, promise: Promise, today: date) -> str:
    """A promise on a button: its picture, then what it is."""
    is_late = promise.is_open and progress(promise, today=today) is Progress.LATE
    emoji = PROGRESS[Progress.LATE] if is_late else PICTURES[promise.state]
    return f"{emoji} {words.text('promises.what', what=brief(words, promise))}"


def promise_list(words: Words, promises: Sequence[Promise], today: date, *, page: int) -> Screen:
    """Everything that was promised, late ones first, with the picture of what became of it and how many of each."""
    entries = [
        Button(on_button(words, each, today), tap("promises.show", each.id), says=_in_full(each)) for each in promises
    ]
    paper = (Button(words.text("promises.button.paper"), tap("promises.paper")),) if promises else ()
    return Screen(
        title=words.text("promises.list.title"),
        lines=(*words.lines("promises.list" if promises else "promises.list.empty"), *hint(words, entries)),
        entries=tuple(entries),
        buttons=(
            *paged(words, entries, page=page, turn=lambda n: tap("promises.list", n)),
            *paper,
        ),
        picture=_bars(words, promises, today) if promises else None,
        back=NEWS_MENU,
    )


def _in_full(promise: Promise) -> str:
    return f"{promise.what} {promise.about} {promise.who}"


def _bars(words: Words, promises: Sequence[Promise], today: date) -> Bars:
    counts = Counter(progress(each, today=today) for each in promises)
    alt = words.lines("promises.list.alt", **{str(each): counts[each] for each in Progress})
    return Bars(tuple(Bar(PROGRESS[each], counts[each]) for each in Progress), " ".join(alt))


def paper(words: Words, promises: Sequence[Promise], today: date, board: str) -> Screen:
    """All promises to a board on paper, for the wall, late ones first."""
    blocks = tuple(
        Block(
            words.heading(words.text(f"promises.progress.{progress(each, today=today)}")),
            PROGRESS[progress(each, today=today)],
            words.text(f"promises.progress.{progress(each, today=today)}"),
            said(words, each),
        )
        for each in promises
    )
    page = Paper(
        file_name=words.text("promises.paper.file"),
        title=words.text("promises.paper.heading", board=board),
        language=words.language,
        blocks=blocks,
        foot=(words.text("promises.paper.foot", date=words.date(today)), *words.lines("home.paper.more")),
    )
    return Screen(
        title=words.text("promises.paper.title"),
        lines=words.lines("promises.paper"),
        buttons=(print_size(words),),
        enclosed=(page,),
        back=tap("promises.list", 0),
    )


def _state(words: Words, promise: Promise) -> str:
    return f"{PICTURES[promise.state]} {words.text(f'promises.state.{promise.state}')}"


def show(words: Words, promise: Promise, judgement: Judgement | None, buttons: Sequence[Button]) -> Screen:
    """One promise: who, what, by when, each date before that, the newest first, and what became of it."""
    lines = [*said(words, promise)]
    lines += [words.text("promises.earlier", date=words.date(day)) for day in reversed(promise.earlier)]
    lines.append(_state(words, promise))
    if judgement is not None:
        lines += _you_said(words, judgement)
    return Screen(
        title=words.text("promises.show.title"),
        lines=tuple(lines),
        buttons=tuple(buttons),
        enclosed=spoken_of(promise),
        back=tap("promises.list", 0),
    )


def changes(words: Words, promise: Promise, *, is_rep: bool) -> tuple[Button, ...]:
    """What a rep or a facilitator can do with a promise."""
    buttons = []
    if is_rep and promise.is_open:
        buttons.append(Button(words.text("promises.button.is_it_done"), tap("promises.is_it_done", promise.id)))
    buttons += unsaid(words, promise)[:1] if promise.is_open else ()
    if promise.state is not State.DONE:
        buttons.append(Button(words.text("promises.button.new_date"), tap("promises.new_day", promise.id, 0)))
    if promise.state is State.ASKING:
        buttons.append(Button(words.text("promises.button.for_paper"), tap("promises.whose", promise.id, 0)))
    return tuple(buttons)


def day_words(words: Words, promise: Promise) -> tuple[str, tuple[str, ...]]:
    """Title and lines of the day picker."""
    return words.text("promises.day.title"), (*said(words, promise)[:2], *which_day(words))


def which_day(words: Words) -> tuple[str, ...]:
    """What is asked where a day is picked."""
    return (*words.lines("promises.when"), *words.lines("promises.day.write"))


def unclear_day(words: Words, page: Screen) -> Screen:
    """Something was written while a day is picked, and we do not know which day it means."""
    asked = words.lines("promises.day.write")
    known = tuple(line for line in page.lines if line not in asked)
    return replace(page, lines=(*known, *words.lines("promises.day.unclear")), again=UNDONE)


def moved(words: Words, promise: Promise) -> Screen:
    """One line for everybody: a new date."""
    return Screen(
        title=words.text("promises.moved.title"),
        lines=(
            *said(words, promise),
            *(words.text("promises.earlier", date=words.date(day)) for day in promise.earlier[-1:]),
        ),
        buttons=(Button(words.text("promises.button.look"), tap("promises.show", promise.id)),),
    )


# Is it done?


def _answers(words: Words, does: str, args: tuple[int | str, ...]) -> tuple[Button, ...]:
    return tuple(Button(words.text(f"promises.button.{each}"), tap(does, *args, str(each))) for each in Judgement)


def is_it_done(words: Words, promise: Promise) -> Screen:
    """For the rep, on the day."""
    mine = () if promise.rep_word is None else _you_said(words, promise.rep_word)
    return Screen(
        title=words.text("promises.is_it_done.title"),
        lines=(*said(words, promise), *mine, *words.lines("promises.is_it_done")),
        buttons=(
            *_answers(words, "promises.word", (promise.id,)),
            Button(words.text("promises.button.new_date"), tap("promises.new_day", promise.id, 0)),
        ),
        picture=Pictogram("🤝", words.text("promises.alt")),
        enclosed=spoken_of(promise),
    )


def _you_said(words: Words, judgement: Judgement) -> tuple[str, ...]:
    return words.lines("promises.you_said", answer=words.text(f"promises.button.{judgement}"))


def word_kept(words: Words, promise: Promise, *, comes: str) -> Screen:
    """The members are asked next. `comes`: when all of them have the question, in words."""
    return Screen(
        title=words.text("promises.word_kept.title"),
        lines=words.lines("promises.word_kept", when=comes),
        buttons=(Button(words.text("promises.button.look"), tap("promises.show", promise.id)),),
    )


def judge_it(words: Words, promise: Promise, judgement: Judgement | None) -> Screen:
    """For everybody with a voice: is it done? Members decide."""
    mine = () if judgement is None else _you_said(words, judgement)
    return Screen(
        title=words.text("promises.judge_it.title"),
        lines=(*said(words, promise), *mine, *words.lines("promises.judge_it")),
        buttons=_answers(words, "promises.judge", (promise.id,)),
        picture=Pictogram("🤝", words.text("promises.alt")),
        enclosed=spoken_of(promise),
    )


def judged(words: Words, promise: Promise, judgement: Judgement, closes: datetime | None, back: Tap) -> Screen:
    """The answer is in, and can be changed."""
    to = () if closes is None else (words.text("promises.change_to", date=words.date(closes)),)
    return Screen(
        title=words.text("promises.judged.title"),
        lines=(*_you_said(words, judgement), *to, *words.lines("promises.judged")),
        buttons=(Button(words.text("promises.button.change"), back),),
        back=HOME,
    )


def home_entry(words: Words, promise: Promise) -> tuple[str, tuple[str, ...], Button]:
    """Title, lines and button of home while it is asked if something is done."""
    return (
        words.text("promises.judge_it.title"),
        said(words, promise)[:2],
        Button(words.text("promises.button.is_it_done"), tap("promises.judge_it", promise.id), Style.MAIN),
    )


def result(words: Words, promise: Promise, again: Again | None) -> Screen:
    """For everybody: what became of it. `again`: for which meeting it is a suggestion now."""
    lines = words.lines(f"promises.result.{promise.state}")
    return Screen(
        title=f"{PICTURES[promise.state]} {words.text(f'promises.state.{promise.state}')}",
        lines=(*said(words, promise), *lines, *comes_again(words, again)),
        buttons=(Button(words.text("promises.button.list"), tap("promises.list", 0)),),
        picture=Pictogram("🤝", words.text(f"promises.state.{promise.state}"), mark=PICTURES[promise.state]),
    )


def comes_again(words: Words, again: Again | None) -> tuple[str, ...]:
    """That it is a suggestion again, and when the board meets next."""
    return () if again is None else (*words.lines("promises.result.again"), *asks_again(words, again.on))


def carried_text(words: Words, promise: Promise, state: State) -> str:
    """The words of the suggestion that comes of a promise that was not kept."""
    what = promise.what or what_of(words, promise)
    return words.heading(words.text(f"promises.carried.{state}", who=who_of(words, promise), what=what))


# For members on paper


def whose(words: Words, promise: Promise, members: Sequence[tuple[Member, bool]], *, page: int) -> Screen:
    """Which member on paper; those who answered have a tick."""
    entries = [
        Button(f"{'✅' if has_answered else '📄'} {member.name}", tap("promises.for", promise.id, member.id))
        for member, has_answered in members
    ]
    return Screen(
        title=words.text("promises.whose.title"),
        lines=words.lines("promises.whose" if members else "promises.whose.empty"),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("promises.whose", promise.id, n)),
        back=tap("promises.show", promise.id),
    )


def judge_for(words: Words, promise: Promise, member: Member) -> Screen:
    """Is it done? For a member on paper."""
    return Screen(
        title=words.text("promises.for.title", name=member.name),
        lines=(*said(words, promise), *words.lines("promises.for", name=member.name)),
        buttons=_answers(words, "promises.reads", (promise.id, member.id)),
        back=tap("promises.whose", promise.id, 0),
    )


def check_for(words: Words, promise: Promise, member: Member, judgement: Judgement) -> Screen:
    """What a member on paper says, to read back to them. Only their yes saves it."""
    return to_read_back(
        words,
        member,
        said(words, promise),
        (words.text(f"promises.button.{judgement}"),),
        yes=tap("promises.judge_for", promise.id, member.id, str(judgement)),
        no=tap("promises.for", promise.id, member.id),
        back=tap("promises.for", promise.id, member.id),
    )
