"""Promises of promises: whoever reads "you can" can, and no button leads to a no."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.languages import FIRST, LOCALES
from bot.screen import HOME, Tap, tap
from bot.words import forms, translated
from storage.unit import Unit
from tests.play import Play
from tests.rights.promised import EXPLAINED, PROMISE, RIGHTS, Right
from tests.rights.town import Town
from tests.rights.walk import Page, Walk

Steps = tuple[Callable[[Town], None], ...]
ALWAYS = ("Sam", "Rae", "Ben", "Tom")
"""A facilitator, a supporter, a candidate, a member."""
STAGES: dict[str, tuple[Steps, tuple[str, ...]]] = {
    "people stand": ((Town.talks, Town.stands), ("Mina", "Lily", "Una", "Olaf", "Stan", "Zoe")),
    "people vote": (
        (Town.talks, Town.stands, Town.votes),
        ("Mina", "Sue", "Moe", "Gill", "Dev", "Vera", "Rory", "Pat", "Newt"),
    ),
    "the last day": ((Town.talks, Town.stands, Town.votes, Town.late), ("Dev",)),
    "papers are counted": ((Town.talks, Town.stands, Town.votes, Town.counts), ("Dev", "Newt", "Gill")),
    "it is over": ((Town.talks, Town.stands, Town.votes, Town.counts, Town.ends), ("Asha", "Newt", "Gill")),
}


def _letters(town: Town, name: str) -> list[Tap]:
    """What waits for somebody, whatever the hour."""

    def mine(unit: Unit) -> list[Tap]:
        due = unit.deliveries.due(town.play.now + timedelta(days=3), most=10_000)
        return [letter.tap for letter in due if letter.person == town.people[name]]

    return list(dict.fromkeys(town.play.store.run_now(mine)))


def _old_pages(walks: dict[str, Walk], town: Town) -> list[Tap]:
    """Pages of all people: a phone still shows what it showed before somebody was something else."""
    routes = town.play.dispatch.routes
    seen = {page for walk in walks.values() for page in walk.pages if routes.is_view(page)}
    return list({page.name: page for page in sorted(seen, key=Tap.encode)}.values())


def _walks(town: Town, names: tuple[str, ...]) -> dict[str, Walk]:
    """Everybody looks at all to which their home and their letters lead, and at what others have seen there."""
    walks = {name: Walk(town.play, town.people[name]) for name in names}
    for name, walk in walks.items():
        walk.go([HOME, *_letters(town, name)])
    old = _old_pages(walks, town)
    for walk in walks.values():
        walk.go(old)
    return walks


def _act(right: Right, town: Town) -> Tap:
    """What is refused to somebody who has not this right."""
    match right:
        case Right.VOICE:
            return tap("agenda.start")
        case Right.VOTE:
            return tap("elections.ballot", town.vote_id)
        case Right.SAY:
            return tap("agenda.suggest", "bus")
        case Right.STAND:
            return tap("elections.stand_up", town.vote_id)
        case Right.SUGGEST:
            return tap("elections.suggested", town.vote_id, town.member("Vera").id)
        case Right.ANSWER:
            return tap("feedback.answer", town.question, "0")
        case Right.PLAN_VOTE:
            # Not before what runs is over: who looks after the group can then.
            return tap("people.members", town.group, 0)
        case Right.PLAN_MEETING:
            return tap("meetings.day", 0, 0)
        case Right.HELP:
            return tap("agenda.whose", 0)
        case _:
            raise ValueError(right)


def _is_kept(right: Right, page: Page, walk: Walk, town: Town) -> bool:
    match right:
        case Right.ANYBODY:
            return True
        case Right.HERE:
            return bool(page.screen.buttons) or page.takes_words
        case Right.WORDS:
            return page.takes_words
        case _:
            return walk.may(_act(right, town))


@pytest.mark.parametrize("stage", STAGES)
def test_nobody_reads_that_they_can_do_what_is_refused_to_them(play: Play, stage: str) -> None:
    steps, names = STAGES[stage]
    town = Town(play)
    for step in steps:
        step(town)
    walks = _walks(town, (*ALWAYS, *names, *town.counting()[:1]))
    pages = [(name, page) for name, walk in walks.items() for page in walk.pages.values()]
    broken = [
        f"{name} reads on {page.tap.name}: {key}, and cannot {RIGHTS[key]}"
        for name, page in pages
        for key in page.promises
        if not _is_kept(RIGHTS[key], page, walks[name], town)
    ]
    dead = [
        f"{name} presses on {page.tap.name}: {label}, and hears {no}"
        for name, page in pages
        for label, no in page.dead
        if (page.tap.name, no) not in EXPLAINED
    ]
    assert sorted({*broken, *dead}) == []
    assert len(pages) > 200


def test_every_text_that_says_you_can_has_its_right() -> None:
    texts = {
        key: "\n".join(forms(message))
        for path in (LOCALES / FIRST).glob("*.po")
        for key, message in translated(FIRST, path.stem).items()
    }
    # What the practice phones say is on no screen of the bot.
    promised = {key for key, text in texts.items() if PROMISE.search(text) and not key.startswith("practice.")}
    assert promised == RIGHTS.keys()
