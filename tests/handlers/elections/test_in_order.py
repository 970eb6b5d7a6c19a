"""Promises of ballots in order: the group chooses them, people tap in their order, and it is counted as they tapped."""

import csv
from collections import Counter
from datetime import timedelta

from bot.ids import ElectionId
from bot.rules.counting import NONE, Ballot, Contest, Status, count, recount
from bot.rules.elections import State
from bot.rules.lots import draw_lots, seed_of
from bot.screen import Faces, Paper, Screen, TextFile, tap
from storage.keys import recount_key
from storage.unit import Unit
from tests.handlers.elections.table import VOTERS, Hall
from tests.play import Play

THREE, FIVE = ("Ben", "Mina", "Asha"), ("Ben", "Mina", "Asha", "Lily", "Tom")


def _plan(hall: Hall, *, reps: int = 2) -> ElectionId:
    play, sam = hall.play, hall.sam
    play.tap(sam, tap("elections.plan", hall.group))
    for label in (f"{reps} reps", "Choose in order", "2 years", "That is good", "5 people", "Yes, plan it"):
        play.press(sam, label)
    play.until(play.now)
    return hall.election().id


def open_in_order(hall: Hall, *candidates: str, reps: int = 2) -> ElectionId:
    election = _plan(hall, reps=reps)
    hall.stand(*candidates)
    hall.play.until(hall.election().vote_at)
    return election


def test_the_plan_of_a_vote_in_order_promises_no_second_vote(hall: Hall) -> None:
    """A tie in the middle of a count in order needs lots: nobody votes again for it."""
    said = {}
    for how in ("Choose in order", "Everybody they like"):
        hall.play.tap(hall.sam, tap("elections.plan", hall.group))
        for label in ("2 reps", how, "2 years"):
            hall.play.press(hall.sam, label)
        said[how] = hall.play.last(hall.sam).lines
    again = "If there is no clear result, we vote again for 3 days."
    assert [again in lines for lines in said.values()] == [False, True]


def _labels(screen: Screen) -> str:
    return " ".join(button.label for button in screen.buttons)


def _elected(hall: Hall) -> set[str]:
    result = hall.election(State.DONE).result
    assert result is not None
    return {each.name for each in hall.candidates() if each.place in result.elected}


def test_a_vote_in_order_with_five_candidates_takes_eight_taps_from_home(each_play: Play) -> None:
    hall = Hall(each_play)
    open_in_order(hall, *FIVE)
    dev = hall.people["Dev"]
    each_play.start(dev)
    for label in ("Vote", "Mina", "Ben", "Tom", "Asha", "Lily", "Next"):
        each_play.press(dev, label)
    assert "Your vote is in" in each_play.press(dev, "send my vote").title


def test_the_order_is_read_back_before_it_is_sent(hall: Hall) -> None:
    election = open_in_order(hall, *THREE)
    play, dev = hall.play, hall.people["Dev"]
    # Both ways round: one of them is the order in which the names stand on this ballot.
    for first, second in (("Mina", "Ben"), ("Ben", "Mina")):
        play.tap(dev, tap("elections.ballot", election))
        play.press(dev, first)
        begun = play.press(dev, second)
        asked = play.press(dev, "Next")

        assert begun.lines[:2] == asked.lines[:2] == (f"First {first}.", f"Second {second}.")
        for shown in (begun, asked):
            assert isinstance(shown.picture, Faces)
            assert [(face.number, face.name) for face in shown.picture.faces][:2] == [(1, first), (2, second)]
        assert first not in _labels(begun)
        assert asked.lines[2:] == ("You have not voted yet.",)


def test_the_last_one_can_be_taken_back_and_all_of_it_begun_again(hall: Hall) -> None:
    election = open_in_order(hall, *THREE)
    play, dev = hall.play, hall.people["Dev"]
    fresh = play.tap(dev, tap("elections.ballot", election))
    for label in ("Mina", "Ben"):
        play.press(dev, label)
    assert play.press(dev, "Remove the last").lines[0] == "First Mina."
    assert "Ben" in _labels(play.last(dev))
    again = play.press(dev, "Remove the last")
    assert (again.lines, _labels(again)) == (fresh.lines, _labels(fresh))


def test_an_order_can_stop_anywhere_and_end_with_none_of_these(hall: Hall) -> None:
    election = open_in_order(hall, *THREE)
    play, dev = hall.play, hall.people["Dev"]
    play.tap(dev, tap("elections.ballot", election))
    play.press(dev, "Mina")
    ended = play.press(dev, "None of these")
    assert ended.lines == ("First Mina.", "Then none of these.")
    assert "Ben" not in _labels(ended)


def test_a_second_choice_counts_when_the_first_one_does_not_need_it(each_play: Play) -> None:
    hall = Hall(each_play)
    open_in_order(hall, *THREE)
    for voter in VOTERS[:4]:
        hall.vote(voter, "Ben", "Asha")
    hall.vote("Tom", "Mina")
    hall.vote("Dev", "Asha")
    hall.close()
    assert hall.election(State.DONE).kind is Ballot.RANKED
    assert _elected(hall) == {"Ben", "Asha"}
    assert hall.member("Asha").is_rep


def _give_words(hall: Hall) -> None:
    for name, word in (("Lily", "sun"), ("Tom", "rain"), ("Dev", "mud")):
        hall.play.tap(hall.people[name], tap("elections.word", hall.election(State.LOTS).id))
        hall.play.say(hall.people[name], word)


def test_where_the_lots_need_ballots_that_nobody_can_read_people_vote_again(each_play: Play) -> None:
    hall = Hall(each_play)
    election = open_in_order(hall, *THREE)
    for voter, choice in zip(VOTERS, ("Ben", "Ben", "Mina", "Mina", "Asha", "Asha"), strict=True):
        hall.vote(voter, choice)
    hall.close()
    hall.made_public()
    _give_words(hall)
    each_play.heard(hall.sam)
    each_play.dispatch.keys.destroy(recount_key(election))
    for _ in range(2):
        each_play.watch()
    assert len([screen for screen in each_play.heard(hall.sam) if "The key to this vote is lost." in screen.lines]) == 1
    each_play.tap(hall.sam, tap("elections.again", election))
    assert hall.election(State.VOTING).id != election
    waiting = each_play.store.run_now(
        lambda unit: [kind for kind in _OF_LOTS if unit.schedule.find(f"elections.{kind}", election) is not None]
    )
    assert waiting == []


_OF_LOTS = ("ask_words", "no_words", "draw_anyway", "draw", "key_lost", "forget")


def test_when_only_lots_can_say_who_goes_out_the_count_goes_on_with_them(each_play: Play) -> None:
    hall = Hall(each_play)
    election = open_in_order(hall, *THREE)
    chosen = ("Ben", "Ben", "Mina", "Mina", "Asha", "Asha")
    for voter, choice in zip(VOTERS, chosen, strict=True):
        hall.vote(voter, choice)
    hall.close()
    hall.made_public()
    waiting = hall.election(State.LOTS)
    assert waiting.result is not None
    assert waiting.result.status is Status.LOT_NEEDED
    shown = each_play.tap(hall.people["Dev"], tap("elections.lots", election))
    assert "the same number of votes." in shown.lines[0]
    assert [hall.member(name).is_rep for name in THREE] == [False, False, False]

    _give_words(hall)
    each_play.until(each_play.now + timedelta(days=2))

    done = hall.election(State.DONE)
    places = {each.name: each.place or 0 for each in hall.candidates()}
    everybody = tuple(sorted(places.values()))
    words = [word for _, word in done.words]
    assert words[:-1] == ["sun", "rain", "mud"]
    lots = draw_lots(seed_of(election, done.receipts, words), everybody, seats=3)
    contest = Contest(Ballot.RANKED, everybody, seats=2, quorum=5, lots=lots)
    assert done.result == recount(contest, [(places[name],) for name in chosen])
    assert len(_elected(hall)) == 2
    assert all(hall.member(name).is_rep for name in _elected(hall))


def test_none_of_these_can_win_every_seat(hall: Hall) -> None:
    open_in_order(hall, *THREE)
    for voter in VOTERS:
        hall.vote(voter, "None of these")
    hall.close()
    result = hall.election(State.DONE).result
    assert result is not None
    assert (result.status, result.elected) == (Status.REOPEN, ())
    assert result.totals[NONE] == len(VOTERS)


def test_no_more_candidates_than_seats_are_a_yes_or_no_to_each(hall: Hall) -> None:
    open_in_order(hall, "Ben", "Mina")
    assert hall.election(State.VOTING).kind is Ballot.YES_NO


def test_with_one_rep_nobody_is_asked_about_an_order(hall: Hall) -> None:
    hall.play.tap(hall.sam, tap("elections.plan", hall.group))
    assert hall.play.press(hall.sam, "1 rep").title == "🗳 Plan a vote, 2 of 5"
    hall.play.tap(hall.sam, tap("elections.plan", hall.group))
    assert hall.play.press(hall.sam, "3 reps").title == "🗳 Plan a vote, 2 of 6"


def test_papers_in_order_are_counted_together_with_phones(each_play: Play) -> None:
    """By phones alone Mina and Asha would be elected: three papers put Ben first, and then Asha."""
    hall = Hall(each_play, paper=("Kim", "Joe", "Ella"))
    open_in_order(hall, *THREE)
    assert hall.election(State.VOTING).kind is Ballot.RANKED
    for voter in VOTERS[:3]:
        hall.vote(voter, "Mina")
    for voter in VOTERS[3:5]:
        hall.vote(voter, "Asha")
    hall.vote("Dev", "Ben", "Mina")
    hall.close()
    first, second = hall.draw_counters()
    papers = ("Ben, Asha", "Ben, Asha, None of these", "Ben")
    hall.count(first, *papers)
    assert "not have the same for paper 1." in hall.count(second, "Asha, Ben", *papers[1:]).lines[0]
    hall.correct(first, {})
    hall.correct(second, {1: "Ben, Asha"})

    done, places = hall.election(State.DONE), {each.name: each.place or 0 for each in hall.candidates()}
    names = ["Mina"] * 3 + ["Asha"] * 2 + ["Ben, Mina", "Ben, Asha", "Ben, Asha, None", "Ben"]
    ballots = [tuple({**places, "None": NONE}[name] for name in each.split(", ")) for each in names]
    contest = Contest(Ballot.RANKED, tuple(sorted(places.values())), seats=2, quorum=5)
    assert done.result == recount(contest, ballots)
    assert done.result.cast == 9
    assert "Ben" in _elected(hall)


def test_a_paper_in_order_is_entered_in_its_order_and_read_back(play: Play) -> None:
    hall = Hall(play, paper=("Kim",))
    open_in_order(hall, *THREE)
    for voter in VOTERS:
        hall.vote(voter, "Mina")
    hall.close()
    counter = hall.people[hall.draw_counters()[0]]
    play.tap(counter, tap("elections.my_count", hall.election().id))
    play.press(counter, "Yes, I will count")
    for label in ("Ben", "Start again", "Mina"):
        play.press(counter, label)
    assert play.press(counter, "Asha").lines[:2] == ("First Mina.", "Second Asha.")
    assert play.press(counter, "That is paper").lines[0] == "For paper 1 you pressed: Mina, Asha."


def test_a_paper_in_order_has_boxes_to_write_numbers_and_no_other_numbers(play: Play) -> None:
    hall = Hall(play, paper=("Kim",))
    election = open_in_order(hall, *THREE)
    paper = play.tap(hall.sam, tap("elections.print", election)).enclosed[0]
    assert isinstance(paper, Paper)
    assert paper.blocks[0].lines[0] == "Write 1 next to the person you want most."
    assert {face.number for block in paper.blocks for face in block.faces} == {0}


def test_somebody_can_be_put_to_paper_in_an_order_too(hall: Hall) -> None:
    election = open_in_order(hall, *THREE)
    hall.play.tap(hall.sam, tap("elections.tick", election, hall.member("Dev").id, 1, 0))
    assert any("You vote on paper" in screen.title for screen in hall.play.heard(hall.people["Dev"]))


def test_who_counts_again_sees_no_orders(play: Play) -> None:
    hall = Hall(play)
    hall.people |= {f"Zoe {n}": play.member(f"Zoe {n}", hall.group) for n in range(6)}
    election = open_in_order(hall, *THREE)
    for n, voter in enumerate(hall.people):
        hall.vote(voter, *(("Mina", "Ben") if n % 2 else ("Ben", "Asha")))
    hall.close()
    play.until(play.now + timedelta(days=1))
    play.tap(hall.sam, tap("elections.numbers", hall.election().id))
    play.press(hall.sam, "Count again")
    play.press(hall.sam, "Choose 2 people")
    asked = hall.election().scrutineers[0][0]
    drawn = next(name for name in hall.people if hall.member(name).id == asked)
    shown = play.tap(hall.people[drawn], tap("elections.recount", election))
    assert "The numbers are the same." in shown.lines
    assert "So we do not show the votes." in shown.lines


def _counted(hall: Hall, piles: Counter[tuple[str, ...]]) -> ElectionId:
    """A vote that is over, with a result of so many ballots as nobody wants to tap in a test."""
    election = open_in_order(hall, *THREE)
    for voter in VOTERS:
        hall.vote(voter, "Ben", "Mina")
    hall.close()
    hall.made_public()
    places = {each.name: each.place or 0 for each in hall.candidates()} | {"None": NONE}
    contest = Contest(Ballot.RANKED, tuple(sorted(places[name] for name in THREE)), seats=2)
    ballots = Counter({tuple(places[name] for name in names): number for names, number in piles.items()})

    def set_result(unit: Unit) -> None:
        unit.elections.set_result(election, count(contest, ballots))
        # All of them came from phones.
        unit.elections.change(unit.elections.get(election), receipts="\n".join(["🌻 🚲 🎈"] * ballots.total()))

    hall.play.store.run_now(set_result)
    return election


def test_everybody_can_see_how_it_was_counted_stage_by_stage_and_on_paper(each_play: Play) -> None:
    hall = Hall(each_play)
    piles = {("Ben", "Mina"): 8, ("Ben", "Asha"): 4, ("Ben", "None"): 4, ("Mina",): 9, ("Asha",): 3, ("None",): 3}
    election, lily = _counted(hall, Counter(piles)), hall.people["Lily"]
    numbers = each_play.tap(lily, tap("elections.numbers", election))
    first = each_play.press(lily, "How we counted")
    second = each_play.press(lily, "Next step")
    paper, table = each_play.press(lily, "All the steps on paper").enclosed

    assert numbers.lines[0] == "These are the first choices."
    assert {"A rep needs 11 votes.", "Ben has 16 votes.", "Ben is a rep now."} <= set(first.lines)
    assert {"Ben had more votes than needed.", "Mina has a bit more than 11 votes."} <= set(second.lines)
    assert isinstance(paper, Paper)
    assert [block.lines for block in paper.blocks[1:]] == [first.lines, second.lines]
    assert isinstance(table, TextFile)
    rows = {row[0]: row[1:] for row in csv.reader(table.text.removeprefix("\ufeff").splitlines())}
    assert rows["Ben"] == ["16.00000", "11.00000", "11"]
    # 5 of the 16 were too many, and each ballot goes on with 5/16 of a vote, cut after 5 places: 8 of them to Mina.
    assert rows["Mina"] == ["9.00000", "11.50000", "11"]


def test_stages_with_small_numbers_are_shown_to_nobody(play: Play) -> None:
    hall = Hall(play)
    election = _counted(hall, Counter({("Ben", "Mina"): 8, ("Ben", "Asha"): 1, ("Mina",): 5, ("Asha",): 5}))
    lily = hall.people["Lily"]
    assert "How we counted" not in _labels(play.tap(lily, tap("elections.numbers", election)))
    for tapped in (tap("elections.stage", election, 1), tap("elections.stages_paper", election)):
        assert play.tap(lily, tapped).title == "🕰 This button is old"
