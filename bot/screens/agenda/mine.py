"""My things: what I said, and what became of it."""

from collections.abc import Sequence
from datetime import date

from bot.rules.agenda import COMES_BACK, ENDS, REASONS, Again, Life, Suggestion
from bot.rules.sorting import is_bare
from bot.screen import THINGS_MENU, Button, LifeLine, Reached, Round, Screen, Style, tap
from bot.screens.agenda.say import enclosed, helped_lines, said_lines
from bot.screens.lists import hint, paged
from bot.screens.topics import topic_name, topic_word
from bot.words import Words

_STEPS = (Life.GOT, Life.LISTED, Life.TALKED, Life.PROMISED, Life.DONE)
_WAYS = {
    Life.NOT_CHOSEN: (Life.GOT, Life.NOT_CHOSEN),
    **{end: (Life.GOT, Life.LISTED, Life.TALKED, Life.PROMISED, end) for end in COMES_BACK},
}
"""Where it went another way than to done."""
_ENDS = (*ENDS, Life.NOT_CHOSEN)
PICTURES = {
    Life.GOT: "📥", Life.LISTED: "📋", Life.TALKED: "💬", Life.PROMISED: "🤝", Life.DONE: "✅", Life.NOT_DONE: "❌",
    Life.NOT_CHOSEN: "✋", Life.PARTLY: "🔶", Life.UNTOLD: "🤷",
}  # fmt: skip
_HERE = {end: PICTURES[end] for end in ENDS}
"""The pictures of the ends; on the way there a finger points to where it is."""
_SHORT = 20
"""Letters of a suggestion on a button: what a phone shows of it."""


def mine(words: Words, said: Sequence[Suggestion], *, page: int) -> Screen:
    """What I said."""
    entries = [
        Button(short_line(words, s, s.topic.emoji), tap("agenda.life", s.id), says=in_full(words, s)) for s in said
    ]
    start = Button(words.text("home.button.say"), tap("agenda.start"))
    return Screen(
        title=words.text("agenda.mine.title"),
        lines=(*words.lines("agenda.mine" if said else "agenda.mine.empty"), *hint(words, entries)),
        entries=tuple(entries),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("agenda.mine", n)) if said else (start,),
        back=THINGS_MENU,
    )


def short_line(words: Words, suggestion: Suggestion, picture: str) -> str:
    """A picture and how it begins; without words the topic says what it is about."""
    text = suggestion.text
    if not text:
        return f"{picture} {topic_word(words, suggestion.topic)}"
    return f"{picture} {words.text('agenda.quote', text=text if len(text) <= _SHORT else f'{text[: _SHORT - 1]}…')}"


def in_full(words: Words, suggestion: Suggestion) -> str:
    """By what it can be found: its topic, with the picture, and all of its words."""
    return f"{topic_name(words, suggestion.topic)} {suggestion.text}"


def life(
    words: Words,
    suggestion: Suggestion,
    *,
    is_mine: bool,
    may_change: bool,
    times_back: int = 0,
    before: int = 0,
    again: Again | None = None,
    named: str = "",
    answers: Sequence[Button] = (),
) -> Screen:
    """The life line of one suggestion: what is reached, what is now, and what comes next.

    Args:
        times_back: how often it came back to the board because there was no answer, or nothing was done.
        before: the suggestion of which it came, 0 when it is the first one.
        again: the suggestion that came of it.
        named: how it is called on the list.
        answers: the way to the answer, where there is one already.
    """
    helped = helped_lines(words, suggestion) if is_mine and not is_bare(suggestion) else ()
    lines = [*said_lines(words, suggestion), *helped, *now_lines(words, suggestion, times_back=times_back, named=named)]
    if again is not None:
        lines += asks_again(words, again.on)
    buttons = [Button(words.text("agenda.button.before"), tap("agenda.life", before))] if before else []
    buttons += answers
    if may_change:
        buttons += [
            Button(words.text("agenda.button.more"), tap("agenda.say", suggestion.id)),
            Button(words.text("agenda.button.take_back"), tap("agenda.take_back", suggestion.id), Style.STOP),
        ]
    return Screen(
        title=words.text("agenda.life.title", topic=topic_name(words, suggestion.topic)),
        lines=tuple(lines),
        buttons=tuple(buttons),
        picture=life_line(words, suggestion.life),
        enclosed=enclosed(words, suggestion) if is_mine else (),
        place=tap("agenda.say", suggestion.id) if may_change and is_bare(suggestion) else None,
        back=tap("agenda.mine", 0),
    )


def now_lines(words: Words, suggestion: Suggestion, *, times_back: int, named: str = "") -> list[str]:
    """How far it has come and as what, or why not, and how often it came back."""
    if suggestion.life is Life.NOT_CHOSEN:
        lines = [*words.lines("agenda.life.not_chosen"), _reason(words, suggestion.reason)]
    else:
        lines = _where(words, suggestion.life, named)
    return lines + (words.plural("agenda.life.back", times_back).split("\n") if times_back else [])


def _where(words: Words, now: Life, named: str) -> list[str]:
    """What is now, and what happens next. What is reached stands in the picture."""
    lines = [words.text("agenda.life.here", picture=_HERE.get(now, "👉"), label=words.text(f"agenda.step.{now}"))]
    if named:
        lines.append(words.text("agenda.life.named", title=named))
    if now not in _ENDS:
        lines.append(words.text("agenda.life.next", label=words.text(f"agenda.next.{now}")))
    return lines


def life_line(words: Words, now: Life) -> LifeLine:
    """The whole way as one picture. Nothing looks reached that has not happened."""
    way = _WAYS.get(now, _STEPS)
    here = way.index(now)
    reached = [Reached.PASSED if n < here else Reached.NOW if n == here else Reached.TO_COME for n in range(len(way))]
    rounds = tuple(Round(PICTURES[step], each) for step, each in zip(way, reached, strict=True))
    alt = words.text("agenda.life.alt", n=here + 1, of=len(way), label=words.text(f"agenda.step.{now}"))
    return LifeLine(rounds, alt)


def silent(words: Words, suggestion: Suggestion, asks_on: date | None) -> Screen:
    """30 days without an answer: said openly, with the day when the rep asks again."""
    return _goes_on(words, suggestion, asks_on, "silent")


def put_off(words: Words, suggestion: Suggestion, asks_on: date | None) -> Screen:
    """It had to wait for a later meeting: that is the next one, with the day when the rep asks again."""
    return _goes_on(words, suggestion, asks_on, "put_off")


def no_time(words: Words, suggestion: Suggestion, asks_on: date | None) -> Screen:
    """The board had no time for it: said openly, with the day when the rep asks again."""
    return _goes_on(words, suggestion, asks_on, "no_time")


def asks_again(words: Words, on: date | None) -> tuple[str, ...]:
    """It is kept for the next meeting, and when that is; None: it is not planned yet."""
    return words.lines("agenda.silent.no_day") if on is None else words.lines("agenda.silent.day", date=words.date(on))


def _goes_on(words: Words, suggestion: Suggestion, asks_on: date | None, why: str) -> Screen:
    return Screen(
        title=words.text(f"agenda.{why}.title"),
        lines=(*said_lines(words, suggestion), *words.lines(f"agenda.{why}"), *asks_again(words, asks_on)),
        buttons=(Button(words.text("agenda.button.life"), tap("agenda.life", suggestion.id)),),
        picture=life_line(words, suggestion.life),
    )


def _reason(words: Words, reason: str) -> str:
    return words.text(f"agenda.reason.{reason}") if reason in REASONS else words.text("agenda.quote", text=reason)


def taken_back(words: Words) -> Screen:
    """It is gone."""
    return Screen(
        title=words.text("agenda.taken_back.title"), lines=words.lines("agenda.taken_back"), back=tap("agenda.mine", 0)
    )
