"""My things: what I said, and what became of it."""

from collections.abc import Sequence

from bot.rules.agenda import REASONS, TOPICS, Life, Suggestion
from bot.screen import THINGS_MENU, Button, Screen, Style, tap
from bot.screens.agenda.say import enclosed, said_lines, topic_name
from bot.screens.lists import paged
from bot.words import Words

_STEPS = (Life.GOT, Life.LISTED, Life.TALKED, Life.PROMISED, Life.DONE)
_HERE = {Life.DONE: "✅", Life.NOT_DONE: "❌"}
"""The pictures of the two ends; on the way there a finger points to where it is."""
_SHORT = 20
"""Letters of a suggestion on a button: what a phone shows of it."""


def mine(words: Words, said: Sequence[Suggestion], *, page: int) -> Screen:
    """What I said."""
    entries = [Button(short_line(words, s, TOPICS[s.topic]), tap("agenda.life", s.id)) for s in said]
    return Screen(
        title=words.text("agenda.mine.title"),
        lines=words.lines("agenda.mine" if said else "agenda.mine.empty"),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("agenda.mine", n)),
        back=THINGS_MENU,
    )


def short_line(words: Words, suggestion: Suggestion, picture: str) -> str:
    """A picture and how it begins; without words the topic says what it is about."""
    text = suggestion.text
    if not text:
        return f"{picture} {words.text(f'agenda.topic.{suggestion.topic}')}"
    return f"{picture} {words.text('agenda.quote', text=text if len(text) <= _SHORT else f'{text[: _SHORT - 1]}…')}"


def life(words: Words, suggestion: Suggestion, *, is_mine: bool, may_change: bool) -> Screen:
    """The life line of one suggestion: what is reached, what is now, and what comes next."""
    lines = [*said_lines(words, suggestion)]
    if suggestion.life is Life.NOT_CHOSEN:
        lines += words.lines("agenda.life.not_chosen")
        lines.append(_reason(words, suggestion.reason))
    else:
        lines += _life_line(words, suggestion.life)
    buttons = []
    if may_change:
        buttons = [
            Button(words.text("agenda.button.more"), tap("agenda.say", suggestion.id)),
            Button(words.text("agenda.button.take_back"), tap("agenda.take_back", suggestion.id), Style.STOP),
        ]
    return Screen(
        title=words.text("agenda.life.title", topic=topic_name(words, suggestion.topic)),
        lines=tuple(lines),
        buttons=tuple(buttons),
        enclosed=enclosed(words, suggestion) if is_mine else (),
        back=tap("agenda.mine", 0),
    )


def _life_line(words: Words, now: Life) -> list[str]:
    """Nothing stands here that has not happened, but for what happens next, which is called so."""
    here = Life.DONE if now is Life.NOT_DONE else now
    reached = [f"✔️ {words.text(f'agenda.step.{step}')}" for step in _STEPS[: _STEPS.index(here)]]
    lines = [
        *reached,
        words.text("agenda.life.here", picture=_HERE.get(now, "👉"), label=words.text(f"agenda.step.{now}")),
    ]
    if here is not Life.DONE:
        lines.append(words.text("agenda.life.next", label=words.text(f"agenda.next.{now}")))
    return lines


def _reason(words: Words, reason: str) -> str:
    return words.text(f"agenda.reason.{reason}") if reason in REASONS else words.text("agenda.quote", text=reason)


def taken_back(words: Words) -> Screen:
    """It is gone."""
    return Screen(
        title=words.text("agenda.taken_back.title"), lines=words.lines("agenda.taken_back"), back=tap("agenda.mine", 0)
    )
