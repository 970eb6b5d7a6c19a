"""Promises where few vote, and of receipts: no number tells who voted how, and no vote is put back unseen."""

from datetime import timedelta

import pytest

from bot.rules.counting import Status
from bot.rules.elections import State
from bot.screen import Screen, tap
from bot.screens.elections.receipts import NAMES
from bot.services.elections.ballots import PICTURES, shows_receipt
from bot.services.elections.receipts import find_own
from storage.unit import Unit
from tests.handlers.elections.table import BLANK, VOTERS, Hall
from tests.play import Play


def _shown(hall: Hall, name: str) -> Screen:
    return hall.play.tap(hall.people[name], tap("elections.result", hall.election().id))


def test_fewer_than_five_votes_give_no_result_and_the_meeting_decides(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.open("Ben", "Mina")
    for voter in VOTERS[:4]:
        hall.vote(voter, "Ben")
    hall.close()
    hall.close()
    hall.made_public()
    result = hall.election(State.DONE).result
    assert result is not None
    assert (result.status, result.elected, result.totals, result.blank) == (Status.QUORUM_MISSED, (), {}, 0)
    assert not hall.member("Ben").is_rep
    lines = _shown(hall, "Tom").lines
    assert "Fewer than 5 people voted." in lines
    assert "People put a hand up for the person they want." in lines


def test_few_blank_votes_are_not_told_apart_from_few_other_votes(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.open("Ben", "Mina")
    hall.vote("Lily", "I do not want to choose")
    hall.close()
    hall.close()
    result = hall.election(State.DONE).result
    assert result is not None
    assert (result.status, result.blank) == (Status.QUORUM_MISSED, 0)


def test_nobody_can_ask_for_fewer_than_five_votes_and_hears_why(hall: Hall) -> None:
    hall.play.tap(hall.sam, tap("elections.plan", hall.group))
    for label in ("1 rep", "2 years", "That is good"):
        hall.play.press(hall.sam, label)
    shown = hall.play.last(hall.sam)
    assert "That keeps each vote secret." in shown.lines
    numbers = [int(button.does.args[1]) for button in shown.buttons if not isinstance(button.does, str)]
    assert min(numbers) >= 5
    hall.play.tap(hall.sam, tap("elections.quorum", hall.election().id, 4))
    assert hall.election().quorum == 5


def test_a_change_of_vote_has_a_new_receipt_so_that_a_ballot_that_was_put_back_is_noticed(each_play: Play) -> None:
    hall = Hall(each_play)
    election = hall.open("Ben", "Mina")
    person, drawn = hall.people["Lily"], []

    def receipt(unit: Unit) -> object:
        own = find_own(unit, each_play.dispatch.keys, unit.people.get(person), election, now=each_play.now)
        assert own is not None
        return own.receipt

    for choice in ("Ben", "Mina", "Ben", "Mina"):
        hall.vote("Lily", choice)
        drawn.append(each_play.store.run_now(receipt))
    assert len(set(drawn)) > 1


def test_everybody_hears_whether_their_own_vote_was_counted(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.open("Ben", "Mina")
    for voter in VOTERS[:5]:
        hall.vote(voter, "Ben")
    hall.close()
    hall.made_public()
    assert "We counted your vote from your phone." in _shown(hall, "Lily").lines
    assert "No vote came from you." in _shown(hall, "Dev").lines
    said = each_play.tap(hall.sam, tap("elections.result", hall.election().id)).lines
    assert not any("your vote" in line or "from you" in line for line in said)


@pytest.mark.parametrize(("cast", "is_said"), [(4, True), (0, False)])
def test_where_too_few_voted_each_hears_that_their_vote_came_in_and_was_not_counted(
    hall: Hall, cast: int, is_said: bool
) -> None:
    hall.open("Ben", "Mina")
    for voter in ("Asha", "Lily", "Tom", "Dev")[:cast]:
        hall.vote(voter, "Ben")
    hall.close()
    hall.close()
    hall.made_public()
    lily, ben = _shown(hall, "Lily").lines, _shown(hall, "Ben").lines
    assert ("We did not count it, because too few people voted." in lily) is is_said
    assert ("No vote came from you." in ben) is is_said
    assert not any("We counted" in line for line in (*lily, *ben))


def test_who_stood_hears_on_their_own_page_whether_their_vote_was_counted(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    for voter in VOTERS:
        if voter != "Mina":
            hall.vote(voter, "Ben")
    hall.close()
    hall.made_public()
    page = tap("elections.my_result", hall.election().id)
    own = {name: hall.play.tap(hall.people[name], page).lines for name in ("Ben", "Mina")}
    assert "We counted your vote from your phone." in own["Ben"]
    assert "No vote came from you." in own["Mina"]


def test_after_a_second_round_and_lots_each_hears_of_their_vote_in_that_round(hall: Hall) -> None:
    hall.open("Ben", "Mina", "Asha")
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, "Ben" if n % 2 else "Mina")
    hall.close()
    hall.made_public()
    for n, voter in enumerate(("Ben", "Mina", "Asha", "Lily")):
        hall.vote(voter, "Ben" if n % 2 else "Mina")
    hall.vote("Tom", BLANK)
    hall.close()
    hall.made_public()
    election = hall.election(State.LOTS)
    for witness, word in (("Lily", "sun"), ("Tom", "rain")):
        hall.play.tap(hall.people[witness], tap("elections.word", election.id))
        hall.play.say(hall.people[witness], word)
    hall.play.until(hall.play.now + timedelta(days=3))
    hall.made_public()
    assert hall.election().state is State.DONE
    assert "We counted your vote from your phone." in _shown(hall, "Tom").lines
    assert "No vote came from you." in _shown(hall, "Dev").lines


def test_somebody_finds_their_three_pictures_by_pressing_the_first_and_the_second(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    sent = {name: hall.vote(name, "Ben").lines for name in VOTERS}
    receipts = {name: next(line for line in lines if shows_receipt(line)) for name, lines in sent.items()}
    hall.close()
    hall.made_public()
    for name, line in receipts.items():
        person, pictures = hall.people[name], line.split()[-3:]
        hall.play.tap(person, tap("elections.result", hall.election().id))
        hall.play.press(person, "Counted votes")
        for picture in pictures[:2]:
            _press_picture(hall, name, picture)
        assert " ".join(pictures) in hall.play.last(person).lines


def _press_picture(hall: Hall, name: str, picture: str) -> None:
    person = hall.people[name]
    for _ in PICTURES:
        label = next((b.label for b in hall.play.last(person).buttons if b.label.startswith(picture)), "➡️ More")
        hall.play.press(person, label)
        if label != "➡️ More":
            return


def test_each_picture_of_a_receipt_has_its_name() -> None:
    assert tuple(NAMES) == PICTURES


def test_pictures_with_which_no_receipt_begins_lead_nowhere(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Ben")
    hall.close()
    hall.made_public()
    firsts = {receipt.split()[0] for receipt in hall.election().receipts}
    missing = next(picture for picture in PICTURES if picture not in firsts)
    for forged in (missing, "x"):
        refused = hall.play.tap(hall.people["Tom"], tap("elections.find_second", hall.election().id, forged, 0))
        assert "Your second picture" not in refused.title


def test_receipts_stand_in_groups_by_their_first_picture(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Ben")
    hall.close()
    hall.made_public()
    election = hall.election()
    lines = hall.play.tap(hall.people["Tom"], tap("elections.receipts", election.id, 0)).lines
    groups = "\n".join(lines).split("\n\n")[1:]
    firsts = [{row.split()[0] for row in group.split("\n")} for group in groups]
    assert all(len(first) == 1 for first in firsts)
    assert len(firsts) == len(set.union(*firsts))
    assert sum(len(group.split("\n")) for group in groups) == len(VOTERS)
