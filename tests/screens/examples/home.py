"""Every screen of home, and every refusal of every feature."""

import pkgutil
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from bot import rules
from bot.rules.refusals import Refusal
from bot.screen import HOME, Button, Screen, tap
from bot.screens import home as screens
from bot.screens.agenda import say as say_screens
from bot.words import Words
from tests import test_catalogues as catalogues
from tests.screens.examples.people import GROUP, someone

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
GAPS: dict[str, Any] = {"moment": NOW, "date": NOW.date(), "day": NOW.date(), "most": 12, "least": 5, "n": 2}
MOST = {
    "elections.refused.moved_often": 2,
    "elections.refused.too_few_members": 5,
    "elections.refused.too_few_alone": 5,
    "hustings.refused.enough": 5,
    "summaries.refused.too_many_lines": 5,
    "home.refused.too_long": 200,
    "home.refused.voice_too_long": 60,
}
"""As they are, where 12 is not true of it."""


def refusals() -> tuple[type[Refusal], ...]:
    """Every kind no of every feature."""
    for module in pkgutil.walk_packages(rules.__path__, f"{rules.__name__}."):
        import_module(module.name)
    found, waiting = [], [Refusal]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting += kind.__subclasses__()
    return tuple(found)


def _gaps(key: str) -> dict[str, Any]:
    """Something for every gap of a refusal: a time where one is told, a name otherwise."""
    gaps = catalogues.gaps_of(catalogues.KEYS[key]) | catalogues.gaps_of(catalogues.KEYS[f"{key}.title"])
    return {gap: GAPS.get(gap, "Mina") if gap != "most" else MOST.get(key, GAPS["most"]) for gap in gaps}


def waiting_things(words: Words) -> tuple[Button, ...]:
    """One of each kind that can wait for somebody."""
    return (
        Button(words.text("home.waits.worry"), tap("worries.read", 1)),
        Button(words.text("elections.button.vote"), tap("elections.ballot", 1)),
        Button(words.plural("home.waits.answers", 2), tap("feedback.whose", 1, 0)),
        Button(words.plural("home.waits.judgements", 12), tap("promises.whose", 1, 0)),
        Button(words.text("home.waits.joins", name="Lily"), tap("people.members", 1, 0)),
        Button(words.text("home.waits.position"), tap("feedback.said_back", 1, 1)),
        Button(words.text("home.waits.promise", what="🌻 🚲 🎈"), tap("promises.judge_it", 1)),
        Button(words.text("home.waits.news"), tap("summaries.news", 1)),
        Button(words.text("home.waits.read_first"), tap("summaries.read_first", 1)),
        Button(words.plural("home.waits.choose", 2), tap("agenda.choose", 1, 0)),
        Button(words.text("home.waits.nobody_stands"), tap("elections.show", 1)),
        Button(words.plural("home.waits.photos", 2), tap("elections.cards", 1)),
        Button(words.text("home.waits.summary"), tap("summaries.open", 1)),
        Button(words.plural("home.waits.look", 2), tap("agenda.look")),
        Button(words.plural("home.waits.letters", 2), tap("home.letters")),
    )


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    say = Button(words.text("home.button.say"), tap("agenda.start"))
    things = Button(words.text("home.button.things"), tap("home.menu", "things", 0))
    news = Button(words.text("home.button.news"), tap("home.menu", "news", 0), beside=True)
    vote = Button(words.text("elections.button.vote"), tap("elections.ballot", 1))
    everything = Button(words.plural("home.button.waits", 3), tap("home.waits", 0))
    voting = words.lines("elections.home", moment=words.moment(NOW))
    title, lines = say_screens.home_entry(words, NOW)
    return {
        **{f"refused.{kind.key}": screens.refused(words, kind(**_gaps(kind.key))) for kind in refusals()},
        "refused.look": screens.refused(words, Refusal(tap("agenda.start"))),
        "we_were_here": screens.we_were_here(words, HOME),
        "home": screens.home(words, *screens.quiet_home(words, "Northfield"), (say, things, news)),
        "home.voting": screens.home(
            words, words.text("elections.home.title"), (*voting, *lines), (vote, say, things, news)
        ),
        "home.agenda": screens.home(words, title, lines, (say, things, news)),
        "home.waits": screens.home(words, title, lines, (everything, say, things, news)),
        "waits": screens.waits(words, waiting_things(words), page=0),
        "waits.nothing_urgent": screens.waits(words, waiting_things(words)[2:], page=0),
        "waits.more": screens.waits(words, waiting_things(words), page=1),
        "waits.nothing": screens.waits(words, (), page=0),
        "no_group": screens.no_group(words),
        "waiting": screens.waiting(words, "Northfield"),
        **{
            f"menu.{name}": screens.menu(words, name, (say, things, news, vote, say), page=0)
            for name in ("things", "news", "rep", "facilitator")
        },
        **{
            f"menu.{name}.empty": screens.menu(words, name, (), page=0)
            for name in ("things", "news", "rep", "facilitator")
        },
        "help_needed": screens.help_needed(words, GROUP, "999", place=HOME),
        "help_needed.no_group": screens.help_needed(words, None, "999", place=HOME),
        "help_asked": screens.help_asked(words, "Alex", GROUP, place=HOME),
        "help_wanted": screens.help_wanted(words, someone(), GROUP, own=False, call=False),
        "help_wanted.call": screens.help_wanted(words, someone(), GROUP, own=False, call=True),
        "help_wanted.own": screens.help_wanted(words, someone(), GROUP, own=True, call=True),
        "help_call_asked.own": screens.help_call_asked(words, GROUP.helper_name, GROUP, place=HOME),
        "help_call_asked": screens.help_call_asked(words, "Alex", GROUP, place=HOME),
        "help_nobody": screens.help_nobody(words, GROUP, place=HOME),
        "help_doing": screens.help_doing(words, "Mina"),
        "help_coming": screens.help_coming(words, "Alex"),
        "broken": screens.broken(words),
        "done": screens.done(words, tap("agenda.start")),
        "undone": screens.undone(words, tap("agenda.start")),
        "cannot_save": screens.cannot_save(words),
        "not_saved": screens.not_saved(words),
        **{f"instead_of.{what}": screens.instead_of(words, what) for what in screens.STAND_INS},
        "digest_done": screens.digest_done(words),
        "wiped": screens.wiped(words),
        "old_home": screens.old_home(words),
        "digest": screens.digest(words, (news, vote)),
    }
