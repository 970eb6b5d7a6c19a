"""Promises where few vote, and of receipts: no number tells who voted how, and no vote is put back unseen."""

from bot.rules.counting import Status
from bot.rules.elections import State
from bot.screen import Screen, tap
from bot.services.elections.receipts import find_own
from storage.unit import Unit
from tests.handlers.elections.table import VOTERS, Hall
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
