"""Promises before the vote: nobody is a candidate who did not say yes, and nobody plans who should not."""

from datetime import timedelta

from bot.ids import PersonId
from bot.rules.counting import MOST_CANDIDATES
from bot.screen import tap
from bot.services.elections.photos import refuse_photo
from tests.handlers.elections.table import VOTERS, Hall
from tests.play import Play


def test_somebody_who_is_suggested_must_say_yes_themselves(hall: Hall) -> None:
    election = hall.plan()
    play, tom, ben = hall.play, hall.people["Tom"], hall.people["Ben"]
    play.heard(ben)
    play.tap(tom, tap("elections.suggest", election, 0))
    play.press(tom, "Ben")
    assert any("Do you want to be rep" in s.title for s in play.heard(ben))
    member = hall.member("Ben")
    candidate = play.store.run_now(lambda unit: unit.elections.find_candidate(election, member.id))
    assert candidate is not None
    assert "old" in play.tap(hall.sam, tap("elections.answer", candidate.id, 1)).title
    assert play.press(ben, "Yes").title == "🗣 You are a candidate now"


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


def test_the_voice_of_every_candidate_can_be_as_long_as_that_of_the_others(hall: Hall) -> None:
    play, ben = hall.play, hall.people["Ben"]
    hall.plan()
    hall.stand("Ben")
    too_long = play.say(ben, voice="long", seconds=61)
    assert "There is room for 60 seconds here." in too_long.lines
    assert [card.voice is None for card in hall.candidates()] == [True]
    play.say(ben, voice="short", seconds=60)
    assert [card.voice is None for card in hall.candidates()] == [False]


def test_the_open_card_takes_a_photo_and_words_at_once_and_keeps_its_words_after_that(hall: Hall) -> None:
    play, ben, election = hall.play, hall.people["Ben"], hall.plan()
    hall.stand("Ben")
    assert "Ben" in play.say(ben, photo="face").title
    assert "“I like buses”" in play.say(ben, "I like buses").lines
    assert "Is it for this page?" in play.say(ben, "Thank you").lines
    assert play.press(ben, "Something else").title == "💬 Thank you"
    card = play.store.run_now(lambda unit: unit.elections.list_candidates(election))[0]
    assert card.photo is not None
    assert card.words == "I like buses"
    play.tap(ben, tap("elections.card", card.id))
    play.say(ben, "I like trains")
    assert "“I like trains”" in play.press(ben, "For this page").lines


def test_who_sent_a_photo_that_can_not_be_shown_is_asked_for_another_one(hall: Hall) -> None:
    election = hall.plan()
    play, ben = hall.play, hall.people["Ben"]
    play.tap(ben, tap("elections.stand_up", election))
    play.press(ben, "Photo")
    play.say(ben, photo="a-broken-photo")
    photo = hall.member("Ben").photo
    assert photo is not None
    play.heard(ben)
    play.store.run_now(refuse_photo, photo, now=play.now)
    (told,) = play.heard(ben)
    assert (told.title, hall.member("Ben").photo) == ("📷 We cannot show the photo", None)
    assert "Please send another photo." in told.lines
    play.press(ben, "Photo")
    play.say(ben, photo="another-photo")
    assert hall.member("Ben").photo is not None


def test_when_the_vote_is_open_nobody_is_asked_for_another_photo(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    shown = hall.play.tap(hall.people["Ben"], tap("elections.photo_refused", hall.member("Ben").id))
    assert shown.lines == ("The file is broken or too big.",)


def test_a_candidate_who_withdraws_is_told_to_all_and_not_counted(hall: Hall) -> None:
    election = hall.open("Ben", "Mina", "Asha")
    for voter in VOTERS[:4]:
        hall.vote(voter, "Ben")
    for voter in VOTERS[4:]:
        hall.vote(voter, "Mina")
    ben = hall.people["Ben"]
    hall.play.tap(ben, tap("elections.my_card", election))
    hall.play.press(ben, "I want to stop")
    hall.play.press(ben, "Yes, stop")
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
    assert "put a hand up" in " ".join(s for screen in play.heard(hall.sam) for s in screen.lines)


def test_dates_can_be_moved_before_the_opening_and_everybody_is_told(hall: Hall) -> None:
    election = hall.plan()
    play = hall.play
    for person in hall.people.values():
        play.heard(person)
    play.tap(hall.sam, tap("elections.on_day", election, "start", 20260629, hall.election().version))
    assert any("New days" in s.title for s in play.heard(hall.people["Tom"]))
    assert (
        "choose other days"
        in play.tap(hall.sam, tap("elections.on_day", election, "start", 20260101, hall.election().version)).title
    )


def test_only_the_facilitator_plans(hall: Hall) -> None:
    assert "somebody else" in hall.play.tap(hall.people["Ben"], tap("elections.plan", hall.group)).title


def test_no_more_people_stand_than_fit_on_a_ballot(hall: Hall) -> None:
    play, election = hall.play, hall.plan()
    crowd = [f"Person {number}" for number in range(1, MOST_CANDIDATES + 2)]
    hall.people |= {name: play.member(name, hall.group) for name in crowd}
    hall.stand(*crowd)
    last = hall.people[crowd[-1]]
    assert "enough candidates" in play.last(last).title
    member = hall.member(crowd[-1])
    assert play.store.run_now(lambda unit: unit.elections.find_candidate(election, member.id)) is None
    play.until(hall.election().vote_at)
    page, seen = play.tap(last, tap("elections.ballot", election)), set[str]()
    for _ in range(MOST_CANDIDATES):
        seen |= {label for button in page.buttons for label in crowd if button.label.endswith(f" {label}")}
        if any("send my vote" in button.label for button in page.buttons):
            break
        if any(button.label.endswith(f" {crowd[-2]}") for button in page.buttons):
            play.press(last, f" {crowd[-2]}")
        page = play.press(last, "Next")
    assert seen == {*crowd[:-1]}
    assert "Your vote is in" in play.press(last, "send my vote").title


def test_who_is_asked_to_stand_when_the_ballot_is_full_is_told_so(hall: Hall) -> None:
    play, election = hall.play, hall.plan()
    ben, tom = hall.people["Ben"], hall.people["Tom"]
    play.heard(ben)
    play.tap(tom, tap("elections.suggest", election, 0))
    play.press(tom, "Ben")
    play.heard(ben)
    crowd = [f"Person {number}" for number in range(MOST_CANDIDATES)]
    hall.people |= {name: play.member(name, hall.group) for name in crowd}
    hall.stand(*crowd)
    assert "enough candidates" in play.press(ben, "Yes").title


def test_who_suggests_somebody_hears_when_that_person_is_asked(hall: Hall) -> None:
    play, election = hall.play, hall.plan()
    asha, dev = hall.people["Asha"], hall.people["Dev"]
    shown = play.tap(hall.people["Tom"], tap("elections.suggested", election, hall.member("Asha").id))
    assert shown.lines == ("Asha gets a message now.", "Asha can say yes or no.")
    play.store.run_now(lambda unit: unit.people.change(dev, pushed_on=play.now.date()))
    shown = play.tap(asha, tap("elections.suggested", election, hall.member("Dev").id))
    assert "Dev gets a message now." in shown.lines, "such a letter does not wait for the news of a day"
    play.until(play.now.replace(hour=22))
    shown = play.tap(asha, tap("elections.suggested", election, hall.member("Lily").id))
    assert "Lily gets a message tomorrow at 9 in the morning." in shown.lines
    play.until(play.now + timedelta(hours=10, minutes=59))
    assert "🗣 Do you want to be rep?" in [letter.title for letter in play.heard(hall.people["Lily"])]


def test_who_reads_that_a_candidate_stopped_goes_on_to_the_vote_and_others_have_no_such_button(each_play: Play) -> None:
    hall = Hall(each_play, paper=("Joe",))
    hall.open("Ben", "Mina", "Asha")
    hall.vote("Lily", "Mina")
    for name in VOTERS:
        each_play.heard(hall.people[name])
    each_play.heard(hall.sam)
    ben = next(each for each in hall.candidates() if each.name == "Ben")
    each_play.tap(hall.people["Ben"], tap("elections.withdrew", ben.id))

    def read(person: PersonId) -> list[str]:
        shown = next(each for each in each_play.heard(person) if "Ben is not a candidate" in each.title)
        assert "People who voted can change their vote." in shown.lines
        return [button.label for button in shown.buttons if "The vote" in button.label]

    # Who has voted and who has not have the same button.
    assert read(hall.people["Lily"]) == read(hall.people["Tom"]) == ["🗳 The vote"]
    assert read(hall.sam) == []
    leads_to = [each_play.tap(hall.people[name], tap("elections.open", hall.election().id)) for name in ("Lily", "Tom")]
    assert any("Change my vote" in button.label for button in leads_to[0].buttons)
    assert any("Vote" in button.label for button in leads_to[1].buttons)
