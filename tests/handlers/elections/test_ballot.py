"""Promises of the ballot: few rows, few taps, a list or one face at a time, and the count is the same."""

from collections.abc import Callable

import pytest

from bot.doors.show import keyboard_of
from bot.ids import ElectionId
from bot.rules.ballots import A_PAGE, Step, Turn
from bot.rules.counting import Ballot
from bot.rules.elections import Candidate, State
from bot.screen import MOST_ROWS, SHORT, Faces, Screen, Tap, tap
from bot.words import Words
from tests.handlers.elections.table import WORDS, Hall
from tests.play import Play
from tests.screens.a_vote import FOURTEEN, LONG
from tests.screens.examples.elections import page_of
from tests.tongues import COMPLETE, words_in

THREE = ("Ben", "Mina", "Asha")


def _ballot(hall: Hall, who: str) -> Screen:
    return hall.play.tap(hall.people[who], tap("elections.ballot", hall.election(State.VOTING).id))


def _one_by_one(hall: Hall, who: str, *yes: str) -> Screen:
    """They say yes to these, no to the others, and send it."""
    play, person = hall.play, hall.people[who]
    shown = _ballot(hall, who)
    if " of " not in shown.title:
        shown = play.press(person, "Vote one by one")
    while " of " in shown.title:
        shown = play.press(person, "Yes" if any(name in shown.title for name in yes) else "No")
    if not yes:
        play.press(person, "None of these")
    return play.press(person, "send my vote")


def test_one_by_one_takes_six_taps_from_home_the_first_time_and_five_when_it_is_how_somebody_likes_it(
    each_play: Play,
) -> None:
    hall = Hall(each_play)
    for way in (["Vote", "Vote one by one"], ["Vote"]):
        hall.open(*THREE)
        each_play.start(hall.people["Lily"])
        taps = [*way, "Yes", "No", "Yes", "send my vote"]
        shown = [each_play.press(hall.people["Lily"], label) for label in taps]
        titles = [each.title for each in shown[len(way) - 1 :]]
        assert ["1 of 3" in titles[0], "2 of 3" in titles[1], "3 of 3" in titles[2]] == [True] * 3
        assert "Your vote is in" in titles[-1]
        assert len(taps) == 4 + len(way)
        for other in ("Ben", "Mina", "Asha", "Tom"):
            hall.vote(other, "Ben")
        hall.close()
        hall.made_public()


@pytest.mark.parametrize("candidates", [THREE, (*THREE, "Lily")])
def test_one_by_one_stands_beside_the_names_until_something_is_chosen(hall: Hall, candidates: tuple[str, ...]) -> None:
    hall.open(*candidates)
    play, lily = hall.play, hall.people["Lily"]
    label = WORDS.text("elections.button.singly")
    shown = _ballot(hall, "Lily")
    assert label in [button.label for button in shown.buttons]
    assert label not in [button.label for button in play.press(lily, shown.buttons[0].label).buttons]


@pytest.mark.parametrize("way", [Hall.vote, _one_by_one])
def test_the_count_is_the_same_from_a_list_and_one_by_one(hall: Hall, way: Callable[..., Screen]) -> None:
    hall.open(*THREE)
    ballots = (("Ben",), ("Ben", "Mina"), ("Mina", "Ben"), ("Asha",), ("Ben",))
    for voter, chosen in zip(hall.people, ballots, strict=False):
        way(hall, voter, *chosen)
    hall.close()
    result, names = hall.election().result, {each.place: each.name for each in hall.candidates()}
    assert result is not None
    assert {names.get(place, "none"): n for place, n in result.totals.items() if n} == {"Ben": 4, "Mina": 2, "Asha": 1}


def test_no_to_everybody_asks_what_is_meant(hall: Hall) -> None:
    hall.open(*THREE)
    assert "Your vote is in" in _one_by_one(hall, "Lily").title


def test_where_one_is_chosen_the_first_yes_is_asked_about_at_once(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    play, lily = hall.play, hall.people["Lily"]
    _ballot(hall, "Lily")
    play.press(lily, "Something else")
    name = play.press(lily, "Vote one by one").title.split()[1].strip(",")
    assert play.press(lily, "Yes").lines[0] == f"You chose {name}."


def test_how_somebody_votes_is_remembered_when_voting_ends_and_not_before(hall: Hall) -> None:
    hall.open(*THREE)
    for voter in ("Ben", "Mina", "Asha", "Tom"):
        hall.vote(voter, "Ben")
    before = hall.play.store.run_now(lambda unit: unit.people.get(hall.people["Lily"]))
    _one_by_one(hall, "Lily", "Ben")
    during = hall.play.store.run_now(lambda unit: unit.people.get(hall.people["Lily"]))
    assert during == before
    assert "1 of 3" in _ballot(hall, "Lily").title
    hall.close()
    assert hall.play.store.run_now(lambda unit: unit.people.get(hall.people["Lily"])).singly


def test_each_face_and_voice_is_one_tap_away_and_the_choice_stays(hall: Hall) -> None:
    hall.open(*THREE)
    play, lily = hall.play, hall.people["Lily"]
    _ballot(hall, "Lily")
    chosen = play.press(lily, "② ")
    name = chosen.buttons[0].label.split()[-1]
    shown = play.press(lily, f"About {name}")
    assert shown.title == f"👤 {name}"
    assert isinstance(shown.picture, Faces)
    assert [b.label for b in play.press(lily, "Back to my vote").buttons] == [b.label for b in chosen.buttons]


@pytest.mark.parametrize("kind", [Ballot.APPROVAL, Ballot.CHOOSE_ONE, Ballot.RANKED])
def test_no_page_of_a_ballot_has_more_than_six_rows_also_with_fourteen_candidates(kind: Ballot) -> None:
    pages = [
        page_of(WORDS, kind, FOURTEEN, chosen, turn=Turn(step, at, singly=singly))
        for step in (Step.SHOW, Step.ABOUT, Step.OTHER, Step.HELPING, Step.CONFIRM)
        for at in range(14)
        for singly in ((False,) if kind is Ballot.RANKED else (False, True))
        for chosen in ((), (3,))
    ]
    assert max(len(keyboard_of(page, WORDS)["inline_keyboard"]) for page in pages) <= MOST_ROWS


SEVERAL = {
    "three": FOURTEEN[:3],
    "fourteen": FOURTEEN,
    "a long name among three": (*FOURTEEN[:2], LONG),
    "a long name among fourteen": (*FOURTEEN[:2], LONG, *FOURTEEN[3:]),
}


@pytest.mark.parametrize("words", [words_in(each) for each in COMPLETE], ids=lambda words: words.language)
@pytest.mark.parametrize("candidates", SEVERAL.values(), ids=SEVERAL)
@pytest.mark.parametrize("kind", [Ballot.APPROVAL, Ballot.CHOOSE_ONE, Ballot.YES_NO, Ballot.RANKED])
@pytest.mark.parametrize("chosen", [(), (3,), (0, 2), (14,)])
def test_each_page_of_names_says_who_each_of_them_is_and_has_a_way_to_help_whatever_their_names(
    kind: Ballot, candidates: tuple[Candidate, ...], chosen: tuple[int, ...], words: Words
) -> None:
    chosen = chosen[: 1 if kind is Ballot.CHOOSE_ONE else None]
    for at in range(-(-len(candidates) // A_PAGE)):
        page = page_of(words, kind, candidates, chosen, turn=Turn(Step.SHOW, at))
        rows = [[button["text"] for button in row] for row in keyboard_of(page, words)["inline_keyboard"]]
        labels = [label for row in rows for label in row]
        named = [each.name for each in candidates if any(label.endswith(f" {each.name}") for label in labels)]
        each_of_them = words.text("elections.button.see_faces")
        about = [words.text("elections.button.about", name=name) for name in named]
        assert each_of_them in labels or {*about} <= {*labels}
        assert words.text("elections.button.other") in labels
        assert len(rows) <= MOST_ROWS
        assert [label for row in rows if len(row) > 1 for label in row if len(label) > SHORT] == []


@pytest.mark.parametrize("kind", [Ballot.APPROVAL, Ballot.RANKED])
def test_from_the_face_of_somebody_people_come_back_to_the_page_on_which_the_name_stands(kind: Ballot) -> None:
    for at, candidate in enumerate(FOURTEEN):
        page = page_of(WORDS, kind, FOURTEEN, (3,), turn=Turn(Step.ABOUT, at))
        back = next(button.does for button in page.buttons if button.label == "🗳 Back to my vote")
        assert isinstance(back, Tap)
        turn = Turn.unpack(int(str(back.args[0]).removeprefix("opaque").partition("x")[0]))
        names = page_of(WORDS, kind, FOURTEEN, (3,), turn=turn)
        is_there = any(button.label.endswith(f" {candidate.name}") for button in names.buttons)
        assert is_there or (kind is Ballot.RANKED and candidate.place == 3)


def test_nobody_goes_on_before_they_have_seen_all_names(hall: Hall) -> None:
    names = ("Ben", "Mina", "Asha", "Lily")
    election: ElectionId = hall.open(*names)
    play, tom = hall.play, hall.people["Tom"]
    first = play.tap(tom, tap("elections.ballot", election))
    play.press(tom, "① ") if any("① " in b.label for b in first.buttons) else play.press(tom, "② ")
    second = play.press(tom, "Next")
    seen = " ".join(b.label for b in (*first.buttons, *second.buttons))
    assert [name for name in names if name not in seen] == []
    assert "Is that right?" in play.press(tom, "Next").title


def test_the_rules_for_who_helps_stand_on_a_page_of_the_ballot(hall: Hall) -> None:
    hall.open(*THREE)
    play, lily = hall.play, hall.people["Lily"]
    _ballot(hall, "Lily")
    play.press(lily, "Something else")
    rules = play.press(lily, "Somebody is helping me")
    assert "A helper does not tell you who to choose." in rules.lines
    assert "Who should be our rep?" in play.press(lily, "Back to my vote").title


def test_before_somebody_votes_they_are_asked_whether_they_are_on_their_own(hall: Hall) -> None:
    hall.open(*THREE)
    assert "Are you on your own?" in hall.play.start(hall.people["Lily"]).lines
    assert "Are you on your own?" in hall.play.heard(hall.people["Tom"])[-1].lines
