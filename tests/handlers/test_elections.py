"""Promises of an election: easy to vote in, fair, and nobody decides who should not."""

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.ids import ElectionId, GroupId, PersonId
from bot.rules.counting import MOST_CANDIDATES, Ballot, Result, Status
from bot.rules.elections import Candidate, Election, State
from bot.rules.people import Member, Role
from bot.screen import Faces, Paper, Screen, tap
from bot.screens.elections import result as result_screens
from bot.words import LOCALES, Words
from tests.play import Play

WORDS = Words("en", ZoneInfo("Europe/London"))
VOTERS = ("Ben", "Mina", "Asha", "Lily", "Tom", "Dev")


class Hall:
    """A group with a facilitator, six members, and an election."""

    def __init__(self, play: Play, *, paper: tuple[str, ...] = ()) -> None:
        self.play = play
        self.group: GroupId = play.group()
        self.sam = play.member("Sam", self.group, role=Role.FACILITATOR)
        self.people: dict[str, PersonId] = {
            name: play.member(name, self.group, on_paper=name in paper) for name in (*VOTERS, *paper)
        }

    def plan(self) -> ElectionId:
        play, sam = self.play, self.sam
        play.tap(sam, tap("elections.plan", self.group))
        for label in ("1 rep", "2 years", "That is good", "5 people", "Yes, plan it"):
            play.press(sam, label)
        play.until(play.now)
        return self.election().id

    def election(self, *states: State) -> Election:
        wanted = states or tuple(State)
        return self.play.store.run_now(lambda unit: unit.elections.list_of(self.group, *wanted))[0]

    def stand(self, *names: str) -> None:
        for name in names:
            self.play.tap(self.people[name], tap("elections.stand_up", self.election().id))

    def open(self, *candidates: str) -> ElectionId:
        election = self.plan()
        self.stand(*candidates)
        self.play.until(self.election().vote_at)
        return election

    def vote(self, name: str, *choices: str) -> Screen:
        play, person = self.play, self.people[name]
        play.tap(person, tap("elections.ballot", self.election(State.VOTING).id))
        for choice in choices:
            play.press(person, choice)
        if any("Next" in b.label for b in play.last(person).buttons):
            play.press(person, "Next")
        return play.press(person, "send my vote")

    def close(self) -> None:
        self.play.until(self.election(State.VOTING).close_at)

    def candidates(self) -> list[Candidate]:
        election = self.election().id
        return self.play.store.run_now(lambda unit: unit.elections.list_candidates(election))

    def member(self, name: str) -> Member:
        return self.play.store.run_now(
            lambda unit: unit.people.member_in(self.group, self.people[name], now=self.play.now)
        )


@pytest.fixture
def hall(play: Play) -> Hall:
    return Hall(play)


def test_a_vote_takes_four_taps_from_home(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.open("Ben", "Mina", "Asha")
    lily = hall.people["Lily"]
    each_play.start(lily)
    each_play.press(lily, "Vote")
    each_play.press(lily, "Ben")
    each_play.press(lily, "Next")
    assert "Your vote is in" in each_play.press(lily, "send my vote").title


def test_the_candidate_with_the_most_votes_is_the_rep(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.open("Ben", "Mina", "Asha")
    for voter in ("Lily", "Tom", "Dev"):
        hall.vote(voter, "Mina")
    hall.vote("Ben", "Ben")
    hall.vote("Asha", "Ben", "Mina")
    hall.close()
    assert hall.member("Mina").is_rep
    assert not hall.member("Ben").is_rep
    each_play.now += timedelta(days=1)
    shown = each_play.tap(hall.people["Tom"], tap("elections.result", hall.election().id))
    assert shown.lines == ("Mina is the new rep.", "5 of 6 people voted.")


def test_who_has_no_vote_is_offered_none(hall: Hall) -> None:
    grace = hall.play.member("Grace", hall.group, role=Role.SUPPORTER)
    election = hall.plan()
    nominating = {name: hall.play.tap(who, tap("elections.stand", election)) for name, who in _beside(hall, grace)}
    hall.stand("Ben", "Mina")
    hall.play.until(hall.election().vote_at)
    voting = {name: hall.play.tap(who, tap("elections.open", election)) for name, who in _beside(hall, grace)}

    offered = {name: [_does(screen) for screen in (nominating[name], voting[name])] for name in nominating}
    assert offered == {
        "Ben": ["elections.stand_up", "elections.ballot"],
        "Sam": ["elections.cards", "elections.practise"],
        "Grace": ["elections.cards", "elections.practise"],
    }


def _beside(hall: Hall, supporter: PersonId) -> tuple[tuple[str, PersonId], ...]:
    return ("Ben", hall.people["Ben"]), ("Sam", hall.sam), ("Grace", supporter)


def _does(screen: Screen) -> str:
    """What the first button does."""
    first = screen.buttons[0].does
    return first if isinstance(first, str) else first.name


def test_candidates_hear_the_result_first(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Mina")
    play = hall.play
    for person in hall.people.values():
        play.heard(person)
    hall.close()
    assert any("result" in screen.title for screen in play.heard(hall.people["Ben"]))
    assert play.heard(hall.people["Tom"]) == []
    assert "not out yet" in play.tap(hall.people["Tom"], tap("elections.result", hall.election().id)).title
    play.now += timedelta(hours=16)
    assert any("result" in screen.title for screen in play.heard(hall.people["Tom"]))


def test_the_last_vote_counts_and_an_older_ballot_changes_nothing(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    play, lily = hall.play, hall.people["Lily"]
    play.tap(lily, tap("elections.ballot", election))
    play.press(lily, "Ben")
    old = next(b.does for b in play.last(lily).buttons if "send" in b.label)
    hall.vote("Lily", "Mina")
    assert not isinstance(old, str)
    assert "ballot is old" in play.tap(lily, old).title
    for voter in ("Tom", "Dev", "Asha"):
        hall.vote(voter, "Ben")
    for voter in ("Ben", "Mina"):
        hall.vote(voter, "Mina")
    hall.vote("Tom", "Mina")
    hall.close()
    assert hall.member("Mina").is_rep


def test_the_same_press_twice_is_one_vote(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    play, lily = hall.play, hall.people["Lily"]
    play.tap(lily, tap("elections.ballot", election))
    play.press(lily, "Ben")
    send = next(b.does for b in play.last(lily).buttons if "send" in b.label)
    assert not isinstance(send, str)
    first, second = play.tap(lily, send), play.tap(lily, send)
    assert first == second


def test_a_button_of_somebody_else_or_a_forged_one_does_nothing(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    play, lily, tom = hall.play, hall.people["Lily"], hall.people["Tom"]
    play.tap(lily, tap("elections.ballot", election))
    play.press(lily, "Ben")
    send = next(b.does for b in play.last(lily).buttons if "send" in b.label)
    assert not isinstance(send, str)
    assert "ballot is old" in play.tap(tom, send).title
    for token in ("AAAA", "!", "x" * 30):
        assert "ballot is old" in play.tap(tom, tap("elections.b", election, token)).title
    box = play.store.run_now(lambda unit: unit.elections.list_ballots(election))
    assert box == {}


def test_every_button_of_a_ballot_fits_and_says_nothing(hall: Hall) -> None:
    election = hall.open("Ben", "Mina", "Asha")
    shown = hall.play.tap(hall.people["Lily"], tap("elections.ballot", election))
    data = [b.does.encode() for b in shown.buttons if not isinstance(b.does, str)]
    tokens = {text.rpartition(":")[2] for text in data[:4]}
    assert len(tokens) == 4
    assert isinstance(shown.picture, Faces)
    assert shown.secret == election


def test_the_order_of_names_is_kept_for_a_voter_and_differs_between_voters(hall: Hall) -> None:
    election = hall.open("Ben", "Mina", "Asha", "Lily")
    orders = {}
    for name, person in hall.people.items():
        shown = [hall.play.tap(person, tap("elections.ballot", election)).buttons[:4] for _ in range(2)]
        assert [b.label for b in shown[0]] == [b.label for b in shown[1]]
        orders[name] = tuple(b.label for b in shown[0])
    assert len(set(orders.values())) > 1


def test_who_stopped_half_way_is_told_that_they_have_not_voted(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    hall.play.tap(hall.people["Lily"], tap("elections.ballot", election))
    assert "You have not voted yet." in hall.play.start(hall.people["Lily"]).lines


def test_none_of_these_and_not_choosing_are_real_answers(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    for voter in VOTERS[:5]:
        hall.vote(voter, "None of these")
    hall.vote("Dev", "I do not want to choose")
    hall.close()
    hall.play.now += timedelta(days=1)
    lines = hall.play.tap(hall.people["Tom"], tap("elections.result", hall.election().id)).lines
    assert "Most people want more people to stand." in lines
    assert "6 of 6 people voted." in lines


def test_one_candidate_is_never_elected_without_asking(hall: Hall) -> None:
    hall.open("Ben")
    for voter in VOTERS[:2]:
        hall.vote(voter, "Ben")
    for voter in VOTERS[2:]:
        hall.vote(voter, "Ask for more people")
    hall.close()
    assert not hall.member("Ben").is_rep


def test_a_tie_leads_to_a_second_round_and_then_to_lots_that_anybody_can_draw(each_play: Play) -> None:
    hall, play = Hall(each_play), each_play
    hall.open("Ben", "Mina", "Asha")

    def split() -> None:
        for n, voter in enumerate(VOTERS):
            hall.vote(voter, "Ben" if n % 2 else "Mina")
        hall.close()

    split()
    second = hall.election(State.VOTING)
    assert second.round == 2
    assert {c.name for c in play.store.run_now(lambda u: u.elections.list_candidates(second.id))} == {"Ben", "Mina"}
    split()
    assert hall.election(State.LOTS).id == second.id
    for witness, word in (("Lily", "sun"), ("Tom", "rain")):
        play.tap(hall.people[witness], tap("elections.lots", second.id))
        play.press(hall.people[witness], "I give a word")
        play.say(hall.people[witness], word)
    assert (
        f"The words for the draw are {second.id}:sun:rain."
        in play.tap(hall.sam, tap("elections.lots", second.id)).lines
    )
    play.until(play.now + timedelta(days=2))
    assert sum(hall.member(name).is_rep for name in VOTERS) == 1


def test_too_few_votes_give_one_more_week_once(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    hall.vote("Lily", "Ben")
    before = hall.election().close_at
    hall.close()
    assert hall.election(State.VOTING).close_at > before + timedelta(days=6)
    hall.close()
    hall.play.now += timedelta(days=1)
    assert "Too few people voted." in hall.play.tap(hall.sam, tap("elections.result", hall.election().id)).lines


def test_only_those_who_have_not_voted_are_reminded(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    for person in hall.people.values():
        hall.play.heard(person)
    hall.vote("Lily", "Ben")
    hall.play.until(hall.play.now + timedelta(days=13))
    assert hall.play.heard(hall.people["Lily"]) == []
    assert len([s for s in hall.play.heard(hall.people["Tom"]) if "still vote" in s.title]) == 2


def test_a_closed_vote_gets_a_kind_answer(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    hall.close()
    hall.close()
    assert "closed" in hall.play.tap(hall.people["Tom"], tap("elections.ballot", election)).title


def test_who_joined_after_the_opening_is_not_on_the_list(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    late = hall.play.member("Ella", hall.group)
    assert "not on the list" in hall.play.tap(late, tap("elections.ballot", election)).title


def test_a_facilitator_and_a_supporter_have_no_vote(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    assert "not on the list" in hall.play.tap(hall.sam, tap("elections.ballot", election)).title


def test_somebody_who_is_suggested_must_say_yes_themselves(hall: Hall) -> None:
    election = hall.plan()
    play, tom, ben = hall.play, hall.people["Tom"], hall.people["Ben"]
    play.tap(tom, tap("elections.suggest", election, 0))
    play.press(tom, "Ben")
    assert any("Do you want to be rep" in s.title for s in play.heard(ben))
    member = hall.member("Ben")
    candidate = play.store.run_now(lambda unit: unit.elections.find_candidate(election, member.id))
    assert candidate is not None
    assert "old" in play.tap(hall.sam, tap("elections.answer", candidate.id, 1)).title
    assert "card of Ben" in play.press(ben, "Yes").title


def test_a_card_has_a_photo_and_words_or_a_voice_until_the_vote_opens(hall: Hall) -> None:
    election = hall.plan()
    play, ben = hall.play, hall.people["Ben"]
    play.tap(ben, tap("elections.stand_up", election))
    play.press(ben, "Photo")
    play.say(ben, photo="a-photo")
    play.press(ben, "Words or voice")
    assert "“I will listen”" in play.say(ben, "I will listen").lines
    play.until(hall.election().vote_at)
    card = play.tap(ben, tap("elections.my_card", election))
    assert not any("Photo" in b.label for b in card.buttons)


def test_a_candidate_who_withdraws_is_told_to_all_and_not_counted(hall: Hall) -> None:
    election = hall.open("Ben", "Mina", "Asha")
    for voter in VOTERS[:4]:
        hall.vote(voter, "Ben")
    for voter in VOTERS[4:]:
        hall.vote(voter, "Mina")
    ben = hall.people["Ben"]
    hall.play.tap(ben, tap("elections.my_card", election))
    hall.play.press(ben, "I want to stop")
    hall.play.press(ben, "Yes, I stop")
    assert any("Votes for Ben do not count." in s.lines for s in hall.play.heard(hall.people["Tom"]))
    hall.close()
    assert hall.member("Mina").is_rep


def test_with_nobody_standing_there_is_one_more_week_and_then_an_honest_word(hall: Hall) -> None:
    hall.plan()
    first = hall.election().vote_at
    hall.play.until(first)
    assert hall.election().vote_at == first + timedelta(days=7)
    hall.play.until(hall.election().vote_at)
    assert hall.election().reason == "nobody"


def test_with_fewer_than_five_voters_a_show_of_hands_is_offered(play: Play) -> None:
    hall = Hall(play)
    hall.plan()
    for name in VOTERS[:2]:
        play.tap(hall.people[name], tap("people.left", hall.group))
    play.until(hall.election().vote_at)
    assert "show of hands" in " ".join(s for screen in play.heard(hall.sam) for s in screen.lines)


def test_papers_count_like_phones_and_two_people_count_them(each_play: Play) -> None:
    play, hall = each_play, Hall(each_play, paper=("Joe", "Ella"))
    election = hall.open("Ben", "Mina")
    hall.vote("Lily", "Mina")
    hall.vote("Tom", "Mina")
    hall.vote("Dev", "Ben")
    hall.vote("Asha", "Ben")
    assert len(play.tap(hall.sam, tap("elections.print", election)).enclosed) == 2
    assert isinstance(play.last(hall.sam).enclosed[0], Paper)
    hall.close()
    assert hall.election().state is State.PAPER
    play.tap(hall.sam, tap("elections.papers", election))
    play.press(hall.sam, "All papers")
    play.press(hall.sam, "2")
    play.press(hall.sam, "Mina")
    play.press(hall.sam, "2")
    play.press(hall.sam, "Ask a second person")
    play.press(hall.sam, "Lily")
    assert any("count the papers too" in s.title for s in play.heard(hall.people["Lily"]))
    assert "somebody else" in play.tap(hall.sam, tap("elections.papers_same", election)).title
    play.press(hall.people["Lily"], "Yes, the same")
    assert hall.member("Mina").is_rep


def test_in_person_beats_phone(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    hall.vote("Tom", "Ben")
    hall.play.tap(hall.sam, tap("elections.tick", election, hall.member("Tom").id, 1, 0))
    assert any("You vote on paper" in screen.title for screen in hall.play.heard(hall.people["Tom"]))
    assert "on paper" in hall.play.tap(hall.people["Tom"], tap("elections.ballot", election)).title
    hall.close()
    hall.close()
    hall.play.tap(hall.sam, tap("elections.papers", election))
    for label in ("All papers", "1", "Mina", "1"):
        hall.play.press(hall.sam, label)
    assert any("second person" in b.label for b in hall.play.last(hall.sam).buttons)


def test_a_lost_key_is_told_at_once_and_the_vote_runs_again(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    hall.vote("Lily", "Ben")
    hall.play.dispatch.keys.destroy(f"election-{election}")
    assert (
        "We can not read the votes any more."
        in hall.play.tap(hall.people["Tom"], tap("elections.ballot", election)).lines
    )
    assert "Your vote is in" in hall.vote("Tom", "Ben").title


def test_dates_can_be_moved_before_the_opening_and_everybody_is_told(hall: Hall) -> None:
    election = hall.plan()
    play = hall.play
    for person in hall.people.values():
        play.heard(person)
    play.tap(hall.sam, tap("elections.on_day", election, "start", 20260629, hall.election().version))
    assert any("other days" in s.title for s in play.heard(hall.people["Tom"]))
    assert (
        "do not fit"
        in play.tap(hall.sam, tap("elections.on_day", election, "start", 20260101, hall.election().version)).title
    )


def test_only_the_facilitator_plans(hall: Hall) -> None:
    assert "somebody else" in hall.play.tap(hall.people["Ben"], tap("elections.plan", hall.group)).title


def test_practice_looks_the_same_and_counts_nothing(hall: Hall) -> None:
    play, tom = hall.play, hall.people["Tom"]
    play.tap(tom, tap("elections.practise", 0))
    play.press(tom, "Tea")
    play.press(tom, "Next")
    assert "Nothing was counted." in play.last(tom).lines


def test_a_rep_can_step_down_and_everybody_hears_it_in_one_line(hall: Hall) -> None:
    rep = hall.play.rep("Grace", hall.group)
    hall.play.tap(rep, tap("elections.reps"))
    hall.play.press(rep, "I want to stop")
    hall.play.press(rep, "Yes, I stop")
    assert any("Grace is not the rep any more." in s.lines for s in hall.play.heard(hall.people["Tom"]))


def test_a_second_round_is_choose_one_also_between_three(hall: Hall) -> None:
    hall.open("Ben", "Mina", "Asha")
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, ("Ben", "Mina", "Asha")[n % 3])
    hall.close()
    second = hall.election(State.VOTING)
    assert (second.round, second.kind) == (2, Ballot.CHOOSE_ONE)


def test_a_result_is_named_by_numbers_and_not_by_votes(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    hall.close()
    hall.close()
    counted = Result(Status.COMPLETE, (1, 0), (), 0, {0: 3, 1: 5}, 6, 0)
    by_place = {c.place: c for c in hall.candidates() if c.place is not None}
    shown = result_screens.result(WORDS, hall.election(), counted, by_place, cast=6, roll=6)
    assert shown.lines[0] == f"{by_place[0].name} and {by_place[1].name} are the new reps."


def test_the_box_is_empty_at_the_close_also_when_papers_are_still_to_be_counted(each_play: Play) -> None:
    play, hall = each_play, Hall(each_play, paper=("Joe", "Ella"))
    election = hall.open("Ben", "Mina")
    for voter in VOTERS[:4]:
        hall.vote(voter, "Mina")
    hall.close()
    assert hall.election().state is State.PAPER
    assert play.store.run_now(lambda unit: unit.elections.list_ballots(election)) == {}
    assert play.store.run_now(lambda unit: unit.elections.list_unscrubbed()) == [(election, False)]


def test_who_gave_no_paper_is_taken_off_and_only_then_the_numbers_fit(play: Play) -> None:
    hall = Hall(play, paper=("Joe", "Ella"))
    hall.open("Ben", "Mina")
    for voter in VOTERS[:4]:
        hall.vote(voter, "Mina")
    hall.close()
    shown = play.tap(hall.sam, tap("elections.papers", hall.election().id))
    assert "You could guess who chose what." in shown.lines
    for label in ("Who gave a paper", "Joe"):
        play.press(hall.sam, label)
    play.tap(hall.sam, tap("elections.papers", hall.election().id))
    for label in ("All papers", "1", "Mina", "1", "Ask a second person", "Lily"):
        play.press(hall.sam, label)
    play.tap(hall.people["Lily"], tap("elections.papers_same", hall.election().id))
    assert hall.member("Mina").is_rep
    election = hall.election().id
    assert play.store.run_now(lambda unit: unit.elections.papers(election)) is None
    play.now += timedelta(days=1)
    assert "5 of 8 people voted." in play.tap(hall.sam, tap("elections.result", hall.election().id)).lines


def test_few_papers_are_warned_of_and_still_count(play: Play) -> None:
    hall = Hall(play, paper=("Joe",))
    election = hall.open("Ben", "Mina")
    assert "Fewer than 5 people vote on paper." in play.tap(hall.sam, tap("elections.paper", election, 0)).lines


def test_a_lost_key_is_told_at_the_next_beat_of_the_clock(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    hall.vote("Lily", "Ben")
    for person in hall.people.values():
        hall.play.heard(person)
    hall.play.dispatch.keys.destroy(f"election-{election}")
    for _ in range(2):
        hall.play.store.run_now(lambda unit: hall.play.dispatch.watch(unit, now=hall.play.now))
    told = [screen for screen in hall.play.heard(hall.people["Tom"]) if "We are sorry." in screen.lines]
    assert len(told) == 1
    assert hall.election(State.VOTING).id != election


def _big(play: Play) -> Hall:
    hall = Hall(play)
    hall.people |= {f"Zoe {n}": play.member(f"Zoe {n}", hall.group) for n in range(6)}
    hall.open("Ben", "Mina")
    for n, voter in enumerate(hall.people):
        hall.vote(voter, "Mina" if n % 3 else "Ben")
    hall.close()
    play.now += timedelta(days=1)
    return hall


def _ask_to_count_again(hall: Hall, *names: str) -> None:
    play, election = hall.play, hall.election().id
    play.tap(hall.sam, tap("elections.numbers", election))
    play.press(hall.sam, "Count again")
    for name in names:
        play.press(hall.sam, name)


def test_two_people_can_count_again_and_then_the_second_key_goes(each_play: Play) -> None:
    hall, play = _big(each_play), each_play
    election = hall.election().id
    _ask_to_count_again(hall, "Lily", "Dev")
    shown = play.tap(hall.people["Lily"], tap("elections.recount", election))
    assert "8 votes: Mina" in shown.lines
    assert "The numbers are the same." in shown.lines
    assert "somebody else" in play.tap(hall.people["Asha"], tap("elections.recount", election)).title
    for name in ("Lily", "Lily"):
        play.tap(hall.people[name], tap("elections.recounted", election, 1))
    assert play.store.run_now(lambda unit: unit.elections.sealed_ballots(election)) is not None
    play.tap(hall.people["Dev"], tap("elections.recounted", election, 1))
    assert play.store.run_now(lambda unit: unit.elections.sealed_ballots(election)) is None
    assert play.store.run_now(lambda unit: unit.elections.list_unscrubbed()) == [(election, True)]
    assert any("The result is right." in s.lines for s in play.heard(hall.people["Asha"]))


def test_a_scrutineer_who_finds_a_mistake_is_heard_and_nothing_is_thrown_away(play: Play) -> None:
    hall = _big(play)
    _ask_to_count_again(hall, "Lily", "Dev")
    election = hall.election().id
    play.tap(hall.people["Lily"], tap("elections.recounted", election, 1))
    play.tap(hall.people["Dev"], tap("elections.recounted", election, 0))
    assert any("They say that it is not right." in s.lines for s in play.heard(hall.sam))
    assert play.store.run_now(lambda unit: unit.elections.sealed_ballots(election)) is not None


def test_in_a_small_group_who_counts_again_sees_no_ballots(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Mina")
    hall.close()
    hall.play.now += timedelta(days=1)
    _ask_to_count_again(hall, "Lily")
    shown = hall.play.tap(hall.people["Lily"], tap("elections.recount", hall.election().id))
    assert "So we do not show the votes." in shown.lines
    assert "Mina" not in " ".join(shown.lines)


def test_after_28_days_nobody_can_count_again(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Mina")
    hall.close()
    election = hall.election().id
    hall.play.until(hall.play.now + timedelta(days=29))
    assert hall.play.store.run_now(lambda unit: unit.elections.sealed_ballots(election)) is None


def test_what_members_are_told_of_secrecy_is_the_whole_truth(hall: Hall) -> None:
    lily = hall.people["Lily"]
    told = hall.play.tap(lily, tap("elections.who_sees")).lines + hall.play.press(lily, "More about it").lines
    assert told == (
        "Other people in the group cannot see who you voted for.",
        "While voting is open, the people who look after the computer could look.",
        "They promise not to.",
        "When voting ends, we throw away the key.",
        "After that nobody can look.",
        "Telegram can see what you press.",
        "So can anybody looking at your phone.",
        "You can change your mind until voting ends.",
        "You can vote on paper, or in private at the meeting.",
        "If somebody tells you who to vote for, press the button.",
    )
    assert any("Somebody tells me" in b.label for b in hall.play.last(lily).buttons)


@pytest.mark.parametrize("path", sorted(LOCALES.glob("*/elections.po")), ids=lambda path: path.parent.name)
def test_no_more_is_promised_than_is_true(path: Path) -> None:
    words = path.read_text().casefold()
    assert [claim for claim in ("anonym", "dienw", "100%", "100 %", "ever know") if claim in words] == []


def test_no_more_people_stand_than_fit_on_a_ballot(hall: Hall) -> None:
    play, election = hall.play, hall.plan()
    crowd = [f"Person {number}" for number in range(1, MOST_CANDIDATES + 2)]
    hall.people |= {name: play.member(name, hall.group) for name in crowd}
    hall.stand(*crowd)
    last = hall.people[crowd[-1]]
    assert "Enough people stand" in play.last(last).title
    member = hall.member(crowd[-1])
    assert play.store.run_now(lambda unit: unit.elections.find_candidate(election, member.id)) is None
    play.until(hall.election().vote_at)
    ballot = play.tap(last, tap("elections.ballot", election))
    assert sum("Person" in button.label for button in ballot.buttons) == MOST_CANDIDATES
    assert "Your vote is in" in hall.vote("Ben", crowd[-2]).title


def test_who_is_asked_to_stand_when_the_ballot_is_full_is_told_so(hall: Hall) -> None:
    play, election = hall.play, hall.plan()
    ben, tom = hall.people["Ben"], hall.people["Tom"]
    play.tap(tom, tap("elections.suggest", election, 0))
    play.press(tom, "Ben")
    play.heard(ben)
    crowd = [f"Person {number}" for number in range(MOST_CANDIDATES)]
    hall.people |= {name: play.member(name, hall.group) for name in crowd}
    hall.stand(*crowd)
    assert "Enough people stand" in play.press(ben, "Yes").title
