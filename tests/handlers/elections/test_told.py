"""Promises of an election: what each person is told is true for them, and no one is left waiting."""

from datetime import timedelta

import pytest

from bot.ids import ElectionId, PersonId
from bot.rules.elections import State
from bot.rules.lots import OURS
from bot.rules.people import Role
from bot.rules.schedule import Push
from bot.screen import HOME, Screen, tap
from tests.handlers.elections.table import VOTERS, Hall
from tests.play import Play


def _said(screen: Screen) -> str:
    return "\n".join((screen.title, *screen.lines))


def _labels(screen: Screen) -> str:
    return " | ".join(button.label for button in screen.buttons)


def _tied_twice(hall: Hall) -> ElectionId:
    hall.open("Ben", "Mina", "Asha")
    for _ in range(2):
        for n, voter in enumerate(VOTERS):
            hall.vote(voter, "Ben" if n % 2 else "Mina")
        hall.close()
        hall.made_public()
    assert hall.election(State.LOTS).round == 2
    return hall.election(State.LOTS).id


def _heard(play: Play, person: PersonId, words: str) -> bool:
    return any(words in _said(screen) for screen in play.heard(person))


def test_without_two_words_the_group_is_asked_again_after_three_days(play: Play) -> None:
    hall = Hall(play)
    _tied_twice(hall)
    assert _heard(play, hall.people["Lily"], "We pick a name by chance")

    play.until(play.now + timedelta(days=4))

    assert _heard(play, hall.people["Lily"], "each choose a word")


def test_after_two_weeks_the_facilitator_hears_what_to_do(play: Play) -> None:
    hall = Hall(play)
    _tied_twice(hall)
    play.until(play.now + timedelta(days=13))
    assert not _heard(play, hall.sam, "They must be members who can vote.")

    play.until(play.now + timedelta(days=2))

    assert _heard(play, hall.sam, "They must be members who can vote.")
    assert "Choose a word" not in _labels(play.press(hall.sam, "Pick by chance"))


@pytest.mark.parametrize("witnesses", [(), ("Lily",)])
def test_when_nobody_gives_more_words_lots_are_drawn_from_those_that_are_there(
    each_play: Play, witnesses: tuple[str, ...]
) -> None:
    hall = Hall(each_play)
    election = _tied_twice(hall)
    for witness in witnesses:
        each_play.tap(hall.people[witness], tap("elections.word", election))
        each_play.say(hall.people[witness], "sun")
    each_play.until(each_play.now + timedelta(days=20))
    assert _heard(each_play, hall.sam, "After that we will pick a name with the words we have.")
    each_play.until(each_play.now + timedelta(days=15))
    done = each_play.store.run_now(lambda unit: unit.elections.get(election))
    assert done.state is State.DONE
    assert done.result is not None
    assert len(done.result.elected) == 1
    assert [who for who, _ in done.words] == [*(hall.member(witness).id for witness in witnesses), OURS]
    assert each_play.store.run_now(lambda unit: unit.records.check(election)).faults == ()


def test_with_two_words_nobody_is_asked_again(play: Play) -> None:
    hall = Hall(play)
    election = _tied_twice(hall)
    for witness in (hall.people["Lily"], hall.people["Tom"]):
        play.tap(witness, tap("elections.word", election))
        play.say(witness, "sun")
    due = play.store.run_now(
        lambda unit: [unit.schedule.find(f"elections.{kind}", election) for kind in ("ask_words", "no_words")]
    )
    assert due == [None, None]


def test_a_word_can_be_given_from_home_a_day_later(play: Play) -> None:
    hall = Hall(play)
    _tied_twice(hall)
    play.until(play.now + timedelta(days=1))

    play.tap(hall.people["Lily"], HOME)
    play.press(hall.people["Lily"], "Pick by chance")
    play.press(hall.people["Lily"], "Choose a word")

    assert "We saved “sun”" in _said(play.say(hall.people["Lily"], "sun"))
    assert "Choose a word" not in _labels(play.tap(hall.people["Lily"], tap("elections.word", hall.election().id)))


def test_the_second_word_tells_when_and_the_result_tells_that_lots_were_drawn(play: Play) -> None:
    hall = Hall(play)
    election = _tied_twice(hall)
    for witness, word in ((hall.people["Lily"], "sun"), (hall.people["Tom"], "rain")):
        play.tap(witness, tap("elections.word", election))
        play.say(witness, word)
    assert "We will pick a name on" in _said(play.last(hall.people["Tom"]))
    play.until(play.now + timedelta(days=2))
    ours = dict(hall.election().words)[OURS]
    told = next(screen for screen in play.heard(hall.people["Dev"]) if "by chance" in _said(screen))
    assert f"The computer used: sun, rain and {ours}." in told.lines
    assert "The number is from the computer." in told.lines


def test_who_stands_is_not_asked_for_a_word(play: Play) -> None:
    hall = Hall(play)
    election = _tied_twice(hall)
    assert "Choose a word" not in _labels(play.tap(hall.people["Ben"], tap("elections.lots", election)))


def test_words_for_the_board_are_not_taken_for_the_word_of_a_draw(play: Play) -> None:
    hall = Hall(play)
    _tied_twice(hall)
    play.heard(hall.people["Lily"])

    assert "Who is it for?" in _said(play.say(hall.people["Lily"], "The bus is late"))

    assert hall.election().words == ()


def test_home_of_who_has_no_vote_says_what_is_open(play: Play) -> None:
    hall = Hall(play, paper=())
    grace = play.member("Grace", hall.group, role=Role.SUPPORTER)
    hall.plan()
    assert "People can say: I want to be the rep." in _said(play.tap(grace, HOME))
    hall.stand("Ben", "Mina")
    play.until(hall.election().vote_at)
    assert "The vote is open." in _said(play.tap(hall.sam, HOME))
    assert "The vote starts" not in _said(play.tap(hall.sam, tap("elections.show", hall.election().id)))


def test_who_votes_on_paper_is_offered_no_vote_on_the_phone(play: Play) -> None:
    hall = Hall(play)
    election = hall.open("Ben", "Mina")
    play.tap(hall.sam, tap("elections.tick", election, hall.member("Tom").id, 1, 0))
    shown = play.tap(hall.people["Tom"], tap("elections.open", election))
    assert "🗳 Vote" not in _labels(shown)
    assert "The vote is open." in _said(play.tap(hall.people["Tom"], HOME))


def test_who_has_voted_is_not_told_to_vote(play: Play) -> None:
    hall = Hall(play)
    election = hall.open("Ben", "Mina")
    hall.vote("Lily", "Ben")
    shown = play.tap(hall.people["Lily"], tap("elections.open", election))
    assert "Your vote is in" in shown.title
    assert "Change my vote" in _labels(shown)


def test_who_has_voted_finds_their_receipt_at_home_until_voting_ends(play: Play) -> None:
    hall = Hall(play)
    election = hall.open("Ben", "Mina")
    told = hall.vote("Lily", "Ben")
    play.tap(hall.people["Lily"], HOME)
    shown = play.press(hall.people["Lily"], "See my pictures")
    assert shown.lines == told.lines
    assert shown.handed_in is None
    hall.close()
    hall.close()
    assert "closed" in play.tap(hall.people["Lily"], tap("elections.receipt", election)).title


def test_who_has_not_voted_has_no_receipt(play: Play) -> None:
    hall = Hall(play)
    election = hall.open("Ben", "Mina")
    assert "Your vote is in" not in play.tap(hall.people["Lily"], tap("elections.receipt", election)).title


def test_help_leads_back_to_the_ballot(play: Play) -> None:
    hall = Hall(play)
    election = hall.open("Ben", "Mina")
    play.tap(hall.people["Lily"], tap("help.ballot", election))
    assert "Who should be our rep" in play.press(hall.people["Lily"], "Where I was").title


def test_a_no_that_is_written_down_for_somebody_is_theirs(play: Play) -> None:
    hall = Hall(play, paper=("Joe",))
    election = hall.plan()
    joe = hall.member("Joe")
    play.tap(hall.people["Lily"], tap("elections.suggested", election, joe.id))
    play.tap(hall.sam, HOME)
    play.press(hall.sam, "Say yes or no")
    assert "Joe is not a candidate this time." in _said(play.press(hall.sam, "No"))


def test_when_nobody_stood_in_time_the_group_hears_why_it_is_asked_again(play: Play) -> None:
    hall = Hall(play)
    hall.plan()
    play.heard(hall.people["Lily"])
    play.until(hall.election().vote_at)
    assert _heard(play, hall.people["Lily"], "So far nobody wants to be the rep.")


def test_who_sent_a_voice_sees_that_it_is_on_the_card(play: Play) -> None:
    hall = Hall(play)
    election = hall.plan()
    hall.stand("Ben")
    play.tap(hall.people["Ben"], tap("elections.my_card", election))
    play.press(hall.people["Ben"], "Words or voice")
    card = play.say(hall.people["Ben"], voice="a-voice")
    assert "There is also a voice message." in card.lines
    assert card.back == tap("elections.stand", election)


def test_who_stepped_down_is_not_the_end_for_the_facilitator(play: Play) -> None:
    hall = Hall(play)
    mina = play.rep("Mia", hall.group)
    play.tap(mina, tap("elections.stepped", hall.group))
    play.until(play.now)
    assert "Plan a vote" in _labels(play.heard(hall.sam)[-1])
    assert "Plan a vote" not in _labels(play.heard(hall.people["Lily"])[-1])


def test_a_second_vote_is_not_taken_for_the_first(play: Play) -> None:
    hall = Hall(play)
    hall.open("Ben", "Mina", "Asha")
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, "Ben" if n % 2 else "Mina")
    assert not _heard(play, hall.people["Lily"], "Now we vote again between")
    hall.close()
    hall.made_public()
    assert _heard(play, hall.people["Lily"], "Now we vote again between")


def _news(play: Play, person: PersonId) -> list[str]:
    return [_said(screen) for screen in play.heard(person)]


def test_at_a_tie_who_stood_hears_first_and_everybody_else_hears_of_it_once_with_the_new_vote(play: Play) -> None:
    hall = Hall(play)
    hall.open("Ben", "Mina", "Asha")
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, "Ben" if n % 2 else "Mina")
    for person in hall.people.values():
        play.heard(person)

    hall.close()

    assert [_news(play, hall.people[name]) for name in ("Lily", "Tom")] == [[], []]
    (first,) = _news(play, hall.people["Ben"])
    assert "have the same number of votes" in first
    assert hall.election().round == 1

    hall.made_public()

    assert hall.election(State.VOTING).round == 2
    (lily,), (ben,) = _news(play, hall.people["Lily"]), _news(play, hall.people["Ben"])
    assert lily == ben
    assert "Now we vote again between" in lily
    assert "You can vote now." in lily


def test_who_left_after_a_tie_is_not_in_the_second_vote(play: Play) -> None:
    hall = Hall(play)
    hall.open("Ben", "Mina", "Asha")
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, ("Ben", "Mina", "Asha")[n % 3])
    hall.close()
    play.tap(hall.people["Ben"], tap("people.left", hall.group))
    hall.made_public()
    assert {candidate.name for candidate in hall.candidates()} == {"Mina", "Asha"}


def test_when_everybody_left_after_a_tie_the_group_hears_that_nobody_stands(play: Play) -> None:
    hall = Hall(play)
    hall.open("Ben", "Mina", "Asha")
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, "Ben" if n % 2 else "Mina")
    hall.close()
    for name in ("Ben", "Mina"):
        play.tap(hall.people[name], tap("people.left", hall.group))
    hall.made_public()
    assert hall.election().reason == "nobody"
    assert _heard(play, hall.people["Lily"], "So far nobody has said: I want to be the rep.")


def test_who_stood_hears_first_that_lots_are_drawn(play: Play) -> None:
    hall = Hall(play)
    hall.open("Ben", "Mina", "Asha")
    for _ in range(2):
        for n, voter in enumerate(VOTERS):
            hall.vote(voter, "Ben" if n % 2 else "Mina")
        for person in hall.people.values():
            play.heard(person)
        hall.close()
        if hall.election().round == 1:
            hall.made_public()

    election = hall.election(State.LOTS)
    assert _heard(play, hall.people["Ben"], "We pick a name by chance")
    assert not _heard(play, hall.people["Lily"], "We pick a name by chance")
    assert "You will hear the result" in play.tap(hall.people["Lily"], tap("elections.lots", election.id)).title
    assert "The draw" not in _labels(play.tap(hall.people["Lily"], HOME))
    hall.made_public()
    assert _heard(play, hall.people["Lily"], "We pick a name by chance")


def test_who_is_suggested_is_asked_at_once_and_sees_it_at_home_until_they_answer(play: Play) -> None:
    hall = Hall(play)
    election = hall.plan()
    ben = hall.people["Ben"]
    play.heard(ben)
    play.tap(hall.people["Lily"], tap("elections.suggested", election, hall.member("Ben").id))

    due = play.store.run_now(lambda unit: unit.deliveries.due(play.now, most=99))
    assert [letter.push for letter in due if letter.person == ben] == [Push.NOW]
    assert "Do you want to be rep?" in _said(play.tap(ben, HOME))
    play.press(ben, "Say yes or no")
    play.press(ben, "No")
    assert "Do you want to be rep?" not in _said(play.tap(ben, HOME))
    assert play.heard(ben) == []


def test_who_is_suggested_at_night_is_asked_in_the_morning(play: Play) -> None:
    hall = Hall(play)
    election = hall.plan()
    play.now = play.now.replace(hour=22)
    play.heard(hall.people["Ben"])
    play.tap(hall.people["Lily"], tap("elections.suggested", election, hall.member("Ben").id))
    assert play.heard(hall.people["Ben"]) == []
    play.now = (play.now + timedelta(days=1)).replace(hour=8)
    assert _heard(play, hall.people["Ben"], "Do you want to be rep?")


def test_nobody_is_told_to_vote_in_a_vote_that_is_over(play: Play) -> None:
    hall = Hall(play)
    hall.open("Ben", "Mina")
    for name in VOTERS:
        hall.vote(name, "Mina")
    hall.close()
    waits = play.store.run_now(lambda unit: [letter.tap.name for letter in unit.deliveries.due(play.now, most=99)])
    assert {*waits} == {"elections.my_result"}


def _papers(play: Play) -> tuple[Hall, ElectionId]:
    """A vote that is closed, with the paper of Joe still to be counted."""
    hall = Hall(play, paper=("Joe",))
    election = hall.open("Ben", "Mina", "Asha")
    for name in ("Lily", "Tom", "Dev", "Ben", "Mina"):
        hall.vote(name, "Ben")
    hall.close()
    return hall, election


def test_papers_that_nobody_counts_are_remembered_after_three_days(play: Play) -> None:
    hall, _ = _papers(play)
    play.heard(hall.sam)
    assert "We are counting the ballot papers." in _said(play.tap(hall.people["Lily"], HOME))
    play.until(play.now + timedelta(days=4))
    assert _heard(play, hall.sam, "Count the ballot papers")
    assert hall.election().state is State.PAPER
