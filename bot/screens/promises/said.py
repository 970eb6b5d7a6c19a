"""A promise in words: who, what and by when, as everywhere."""

from datetime import date

from bot.rules.promises import Promise
from bot.screen import (
    Button,
    Enclosed,
    VoiceNote,
    tap,
)
from bot.screens.lists import short
from bot.words import Words


def said(words: Words, promise: Promise) -> tuple[str, ...]:
    """Who, what, by when: the same three lines everywhere."""
    return (
        words.heading(words.text("promises.who", who=who_of(words, promise))),
        words.heading(what_of(words, promise)),
        *when_of(words, promise.due_on),
    )


def who_of(words: Words, promise: Promise) -> str:
    """Who promised it, or that somebody did."""
    return promise.who or words.text("promises.somebody")


def what_of(words: Words, promise: Promise) -> str:
    """In their words, or what it is about while nobody wrote it."""
    if promise.what:
        return words.text("promises.what", what=promise.what)
    if promise.about:
        return words.text("promises.about", title=promise.about)
    return words.text("promises.spoken")


def brief(words: Words, promise: Promise) -> str:
    """What was promised, so short that it fits on a button."""
    return short(promise.what or promise.about or words.text("promises.spoken"))


def spoken_of(promise: Promise) -> tuple[Enclosed, ...]:
    """What was promised, spoken."""
    return () if promise.voice is None else (VoiceNote(promise.voice),)


def when_of(words: Words, due_on: date | None) -> tuple[str, ...]:
    """For when it is promised."""
    if due_on is None:
        return words.lines("promises.no_date")
    return (words.text("promises.due", date=words.date(due_on)),)


def unsaid(words: Words, promise: Promise) -> tuple[Button, ...]:
    """What nobody said yet: who promised it, and what it is."""
    who_button = Button(words.text("promises.button.say_who"), tap("promises.who", promise.id))
    what_button = Button(words.text("promises.button.say_what"), tap("promises.what", promise.id))
    return (*((who_button,) * (not promise.who)), *((what_button,) * (not promise.is_told)))
