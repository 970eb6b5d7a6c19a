"""Promises of Back behind every button: in worlds of every kind each one is pressed, and then Back."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.ids import PersonId
from bot.screen import Screen
from bot.telling import tell
from storage.unit import Store
from tests.handlers.walking import ROUTES, Walk, walk_on
from tests.handlers.worlds import WORLDS, World
from tests.play import Play, make_play

LATER = (0, 1, 9, 16, 35, 50)
"""How many days after it was made each world is looked at."""
YEARS_LATER = (640, 735)
"""The same of a world in which nothing else happens: when the time of its rep ends."""
ALIKE = ("town", "town_votes", "town_ends", "met", "written", "room")
"""Worlds in which people see much of what others have: there only what looks new is walked."""
NEEDS = {
    "a fault, or something that came without a question": """
        elections.for_words help.nobody home.done home.forwarded home.here home.late home.or_page home.undone
        home.unusable schedule.failed summaries.for_words
        """,
    "several letters in one message: here each one is read alone": "home.digest home.letters home.open",
    "a photo, a voice message, or a second voice to choose": """
        elections.photo_refused meetings.photo_off meetings.photo_refused meetings.photo_words meetings.play
        people.voiced summaries.photo_refused summaries.photo_words topics.photo_off topics.photo_refused
        topics.photo_words
        """,
    "a link on another phone, or the chat of a group": """
        people.chat_lost people.found_board people.link people.link_more people.link_not_now people.link_speak
        people.link_yes people.move_asked people.move_no people.move_refused people.move_yes people.unlink
        """,
    "no page of its own: what comes before it shows it": """
        agenda.words_for people.join_consent people.join_likes
        """,
    "somebody in two groups, or areas and topics that a board made": """
        agenda.gathered_in agenda.which_group areas.near areas.show elections.for_area elections.join_reps
        elections.reserved_area elections.reserved_areas feedback.only feedback.others people.groups people.switch
        topics.away topics.near
        """,
    "a vote whose key is lost": "elections.again elections.key_lost elections.vote_again",
    "a vote of a kind of its own: in order, with a kept seat or a limit, with many names, counted once more": """
        elections.card_wanted elections.count_again elections.helping elections.limit elections.more_cards
        elections.my_papers elections.no_paper elections.paper_page elections.practise_send elections.practised
        elections.recount_right elections.rep_now elections.reserved_mine elections.reserved_none
        elections.reserved_said elections.reserved_seats elections.seat_lost elections.stage elections.stages_paper
        hustings.answers rooms.tried
        """,
    "a rep whose time ends, who stops, or whose group asks for a new vote": """
        reps.again_mine reps.again_told reps.ask reps.ends reps.free reps.my_end reps.over reps.passed_on
        reps.still_free reps.unfilled
        """,
    "a promise that was noted and left before it was saved": "promises.go_on",
    "another kind of question, a second open one, or a member on paper who answers": """
        feedback.check_words feedback.goes_on feedback.no_more feedback.pick feedback.picked_for feedback.propose
        feedback.result feedback.words pictures.judge pictures.words promises.also promises.for promises.judge_for
        promises.reads promises.result
        """,
    "another moment of the meeting or of its news": """
        agenda.ask_print agenda.no_time agenda.please_print agenda.put_off agenda.quiet agenda.stands meetings.moved
        meetings.tomorrow people.news_wait summaries.ask_reps summaries.changed summaries.named summaries.old
        summaries.other summaries.promised summaries.say_yes summaries.talk_page summaries.tapped
        """,
}
"""What these worlds do not have, and what is therefore neither pressed here nor a page that is walked."""
NOT_WALKED = {name for names in NEEDS.values() for name in names.split()}


def _walk(found: Walk, play: Play, world: World) -> None:
    people, begins = world(play), play.now
    for days in LATER + (YEARS_LATER if world.__name__ == "quiet" else ()):
        play.until(begins + timedelta(days=days))
        for person in people.values():
            if _has_phone(play, person):
                pages = (*_looked_at(play, person), *play.heard(person), play.start(person))
                walk_on(found, play, person, *pages, anew=days == 0 and world.__name__ not in ALIKE)


def _has_phone(play: Play, person: PersonId) -> bool:
    """Whose phone became that of a member is nobody of their own any more."""
    return play.store.run_now(lambda unit: unit.people.get(person).telegram_id) is not None


def _looked_at(play: Play, person: PersonId) -> tuple[Screen, ...]:
    """The page on which the world left somebody."""
    with suppress(KeyError):
        return (play.last(person),)
    return ()


@pytest.fixture(scope="module")
def walked(engine_in: Callable[[Path], Engine], tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """All worlds, one after the other."""
    found = Walk()
    for world in WORLDS:
        folder = tmp_path_factory.mktemp(world.__name__)
        store = Store(engine_in(folder), tell)
        store.open()
        _walk(found, make_play(store, folder / "keys", ROUTES), world)
        store.close()
    return found


def test_behind_every_button_back_leads_to_where_it_was_pressed(walked: Walk) -> None:
    print(f"{walked.pressed} presses, {len(walked.names)} of {len(ROUTES.taps)} names")  # noqa: T201 - who asks sees how many
    assert walked.lost == []


def test_what_is_not_walked_has_its_reason(walked: Walk) -> None:
    assert sorted(ROUTES.taps.keys() - walked.names) == sorted(NOT_WALKED)
