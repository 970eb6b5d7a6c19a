"""Tests of pictures: to start one, to say what a picture shows, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.ids import PictureTestId
from bot.rules.pictures import PEOPLE, Count, OwnWords, PictureTest
from bot.screen import FACILITATOR_MENU, Bar, Bars, Button, Enclosed, Pictogram, Screen, Style, VoiceNote, tap
from bot.words import Words

_NUMBERS = "①②③"


@dataclass(frozen=True, slots=True)
class Meant:
    """What a picture should show: the id of the concept, its picture, and its word in the language of the reader."""

    concept: str
    emoji: str
    name: str

    @property
    def sign(self) -> str:
        """What it is drawn by: its id where only a group's own pictures show it."""
        return self.emoji or self.concept


def _frame(words: Words) -> Pictogram:
    return Pictogram("🖼", words.text("pictures.alt"))


# Who asks


def show(words: Words, running: PictureTest | None, *, done: int, before: PictureTest | None, has_pack: bool) -> Screen:
    """Where a test begins, or how far the one that runs has come.

    Args:
        done: how many people have looked at all pictures of the running one.
        before: the last one that is done.
        has_pack: the pictures come from a folder of the group's own.
    """
    if running is not None:
        return Screen(
            title=words.text("pictures.running.title"),
            lines=(
                words.plural("pictures.running.done", done, most=PEOPLE),
                *words.lines("pictures.running", most=PEOPLE),
            ),
            buttons=(Button(words.text("pictures.button.end"), tap("pictures.end", running.id), Style.STOP),),
            picture=_frame(words),
            back=FACILITATOR_MENU,
        )
    own = (Button(words.text("pictures.button.pack"), tap("pictures.begin", "pack")),) if has_pack else ()
    last = () if before is None else (Button(words.text("pictures.button.last"), tap("pictures.result", before.id)),)
    return Screen(
        title=words.text("pictures.show.title"),
        lines=words.lines("pictures.show"),
        buttons=(Button(words.text("pictures.button.used"), tap("pictures.begin", "used"), Style.MAIN), *own, *last),
        picture=_frame(words),
        back=FACILITATOR_MENU,
    )


def begun(words: Words, test: PictureTest, *, comes: str) -> Screen:
    """Members are asked. `comes`: when they have the letter."""
    return Screen(
        title=words.text("pictures.begun.title"),
        lines=(
            words.plural("pictures.begun.count", len(test.concepts)),
            *words.lines("pictures.begun", comes=comes),
        ),
        picture=_frame(words),
        back=tap("pictures.show"),
    )


def end(words: Words, test: PictureTestId) -> Screen:
    """Stop the test: asked once."""
    return Screen(
        title=words.text("pictures.end.title"),
        lines=words.lines("pictures.end"),
        buttons=(
            Button(words.text("pictures.button.end_yes"), tap("pictures.ended", test), Style.STOP),
            Button(words.text("pictures.button.end_no"), tap("pictures.show")),
        ),
        back=tap("pictures.show"),
    )


def stopped(words: Words) -> Screen:
    """It is stopped, and nothing of it is kept."""
    return Screen(
        title=words.text("pictures.stopped.title"), lines=words.lines("pictures.stopped"), picture=_frame(words)
    )  # fmt: skip


# Who looks


def ask(words: Words, test: PictureTest) -> Screen:
    """Do you want to look at some pictures?"""
    return Screen(
        title=words.text("pictures.ask.title"),
        lines=(words.plural("pictures.ask.count", len(test.concepts)), *words.lines("pictures.ask")),
        buttons=(
            Button(words.text("pictures.button.yes"), tap("pictures.yes", test.id), Style.YES),
            Button(words.text("pictures.button.no"), tap("pictures.no", test.id)),
        ),
        picture=_frame(words),
    )


def look(words: Words, test: PictureTest, n: int, emoji: str, offered: Sequence[Meant]) -> Screen:
    """One picture, and nothing that says what it shows: neither its words nor the words for those who do not see it.

    Args:
        n: its place, from 0.
        offered: three meanings, one of them right.
    """
    meanings = (
        Button(f"{number} {each.name}", tap("pictures.say", test.id, n, each.concept))
        for number, each in zip(_NUMBERS, offered, strict=True)
    )
    place = {"n": n + 1, "of": len(test.concepts)}
    return Screen(
        title=words.text("pictures.look.title", **place),
        lines=words.lines("pictures.look"),
        buttons=(
            *meanings,
            Button(words.text("pictures.button.unknown"), tap("pictures.say", test.id, n, "-")),
            Button(words.text("pictures.button.stop"), tap("pictures.no", test.id), beside=True),
        ),
        picture=Pictogram(emoji, words.text("pictures.look.alt", **place), is_asked=True),
        place=tap("pictures.look", test.id, n),
        back=tap("pictures.look", test.id, n - 1) if n else tap("pictures.ask", test.id),
    )


def thanks(words: Words) -> Screen:
    """They have looked at all pictures."""
    return Screen(
        title=words.text("pictures.thanks.title"), lines=words.lines("pictures.thanks"), picture=_frame(words)
    )  # fmt: skip


def no(words: Words, test: PictureTestId, *, was_begun: bool) -> Screen:
    """They do not want to look, or not any more; they can still change their mind."""
    key = "pictures.left" if was_begun else "pictures.no"
    return Screen(
        title=words.text(f"{key}.title"),
        lines=words.lines(key),
        buttons=(Button(words.text("pictures.button.after_all"), tap("pictures.ask", test)),),
    )


# What came of it


def result(
    words: Words, test: PictureTest, meant: Sequence[Meant], *, waiting: int, may_do: bool
) -> Screen:  # fmt: skip
    """How many of five people understood each picture. Never who.

    Args:
        meant: what the pictures should show, in their order.
        waiting: how many said it in words that nobody looked at yet.
        may_do: this is for a facilitator, who can do something about it.
    """
    found = list(zip(meant, test.counts, strict=True))
    clear = [pair for pair in found if pair[1].is_clear]
    unclear = [pair for pair in found if not pair[1].is_clear]
    hear = Button(words.text("pictures.button.words", n=waiting), tap("pictures.words", test.id), Style.MAIN)
    more = Button(words.text("pictures.button.more"), tap("pictures.show"))
    return Screen(
        title=words.text("pictures.result.title"),
        lines=(
            *words.lines("pictures.result", people=PEOPLE),
            *(words.lines("pictures.result.waits") if any(count.waiting for count in test.counts) else ()),
            *_part(words, "pictures.result.clear", clear),
            *_part(words, "pictures.result.unclear", unclear),
            *(("", *words.lines("pictures.result.do")) if may_do and unclear else ()),
        ),
        buttons=(*((hear,) if waiting and may_do else ()), *((more,) if may_do else ())),
        picture=Bars(
            tuple(Bar(each.sign, count.understood) for each, count in (*clear, *unclear)),
            words.text("pictures.result.alt"),
        ),
        back=tap("pictures.show") if may_do else tap("home.show"),
    )


def _part(words: Words, key: str, found: Sequence[tuple[Meant, Count]]) -> tuple[str, ...]:
    if not found:
        return ()
    lines = (
        words.text("pictures.result.line", emoji=each.emoji or "🖼", name=each.name, n=count.understood, of=PEOPLE)
        for each, count in found
    )
    return ("", words.text(key), *lines)


def own_words(words: Words, said: OwnWords, meant: Meant) -> Screen:
    """What somebody sees in a picture, as they said it: does it fit?"""
    voices: tuple[Enclosed, ...] = () if said.voice is None else (VoiceNote(said.voice),)
    quoted = (
        words.lines("pictures.words.voice") if said.voice else (words.text("pictures.words.quote", text=said.text),)
    )
    return Screen(
        title=words.text("pictures.words.title"),
        lines=(*quoted, *words.lines("pictures.words", name=meant.name), *words.lines("pictures.words.gone")),
        buttons=tuple(
            Button(words.text(f"pictures.button.{key}"), tap("pictures.judge", said.test_id, said.id, key))
            for key in ("understood", "other", "unclear")
        ),
        picture=Pictogram(meant.sign, meant.name, is_asked=True),
        enclosed=voices,
        back=tap("pictures.result", said.test_id),
    )
