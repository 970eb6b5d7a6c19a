"""Promises of sorting with the group: one card at a time, seven a week, and numbers that lead nobody."""

from datetime import timedelta

from bot.ids import MeetingId, PersonId
from bot.rules.people import Role
from bot.screen import Bars, tap
from tests.handlers.table import plan_meeting
from tests.play import Play

LOOK = tap("agenda.look")


def _county(play: Play, *, cards: int, lookers: int = 1) -> tuple[MeetingId, PersonId, list[PersonId]]:
    """A rep, so many who look, and so many things that one other person wrote."""
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    looking = [play.member(f"P{n}", group) for n in range(lookers)]
    meeting = plan_meeting(play, sam)
    for n in range(cards):
        author = play.member(f"A{n}", group)
        play.tap(author, tap("agenda.suggest", ("bus", "money")[n % 2]))
        play.say(author, f"Thing number {n}")
    return meeting, mina, looking


def test_a_late_press_on_something_that_is_decided_leads_to_what_became_of_it(each_play: Play) -> None:
    play = each_play
    group = play.group()
    sam, mina, ben, asha = (
        play.member("Sam", group, role=Role.FACILITATOR),
        play.rep("Mina", group),
        play.member("Ben", group),
        play.member("Asha", group),
    )
    meeting = plan_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "bus"))
    said = play.store.run_now(lambda u: u.agenda.list_for(meeting))[0].id
    play.tap(mina, tap("agenda.left_off", said, "elsewhere"))
    shown = play.tap(asha, tap("agenda.think", said, "important"))
    assert shown.title == "✅ We already know this"
    assert play.store.run_now(lambda u: u.agenda.list_who_care(said)) == [ben]
    assert "The board will not talk about this now." in play.press(asha, "Look").lines


def test_seven_cards_a_week_are_enough_and_on_monday_there_are_more(each_play: Play) -> None:
    play = each_play
    _, _, (ben,) = _county(play, cards=9)
    play.tap(ben, LOOK)
    for _ in range(7):
        assert play.last(ben).lines[-1] == "What do you think?"
        play.press(ben, "Important")
    assert "enough for this week" in play.last(ben).title
    play.until(play.now + timedelta(days=7))
    play.tap(ben, LOOK)
    for _ in range(2):
        play.press(ben, "Not sure")
    assert "seen everything" in play.last(ben).title


def test_home_counts_what_may_be_looked_at_this_week(play: Play) -> None:
    _, _, (ben,) = _county(play, cards=9)
    play.until(play.now + timedelta(days=19))
    assert any("What others say: 7" in button.label for button in play.tap(ben, tap("home.waits", 0)).buttons)


def test_another_opinion_about_the_same_card_is_no_more_than_one(play: Play) -> None:
    _, mina, (ben,) = _county(play, cards=9)
    for opinion in ("important", "not_sure", "important"):
        play.tap(ben, tap("agenda.think", 1, opinion))
        play.now += timedelta(minutes=1)
    assert play.store.run_now(lambda unit: unit.agenda.count_cards(ben, since=play.now - timedelta(days=1))) == 1
    shown = play.tap(mina, tap("agenda.one", 1))
    assert {"Other people who looked at it: 1", "It is important to: 1"} <= set(shown.lines)


def test_what_is_seen_by_few_stands_before_what_many_saw_and_most_passed(play: Play) -> None:
    meeting, mina, looking = _county(play, cards=3, lookers=6)
    for n, person in enumerate(looking):
        play.tap(person, tap("agenda.think", 1, "important" if n < 2 else "not_for_me"))
        play.tap(person, tap("agenda.think", 2, "important"))
    shown = play.tap(mina, tap("agenda.choose", meeting, 0)).buttons
    assert [b.label[-2] for b in shown if "Thing number" in b.label] == ["1", "2", "0"]


def test_the_results_are_a_picture_for_the_rep_and_lead_nobody_before_the_list_is_closed(play: Play) -> None:
    meeting, mina, looking = _county(play, cards=2, lookers=5)
    for person in looking[:4]:
        play.tap(person, tap("agenda.think", 1, "important"))
    assert "Fewer than 5 people" in play.tap(mina, tap("agenda.results", meeting)).lines[0]
    play.tap(looking[4], tap("agenda.think", 1, "important"))
    shown = play.tap(mina, tap("agenda.results", meeting))
    # Bus: 6 of 6, money: 1 of 1, usual (7 + 2.5) : (7 + 5) = 0.79. Bus (6 + 3.96) : 11 = 0.91, money 4.96 : 6 = 0.83.
    assert isinstance(shown.picture, Bars)
    assert [(bar.emoji, bar.n) for bar in shown.picture.bars] == [("🚌", 9), ("💷", 8)]
    assert shown.lines[2:] == ("1. 🚌 “Thing number 0”: 9", "2. 💷 “Thing number 1”: 8")
    assert "when the list goes to the board" in play.tap(looking[0], tap("agenda.results", meeting)).lines[1]
    play.until(play.now + timedelta(days=50))
    assert play.tap(looking[0], tap("agenda.results", meeting)).lines == shown.lines


def test_who_pressed_the_same_topic_is_counted_there_and_does_not_look_at_it(play: Play) -> None:
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    ben, asha = play.member("Ben", group), play.member("Asha", group)
    plan_meeting(play, sam)
    play.tap(asha, tap("agenda.suggest", "bus"))
    play.tap(ben, LOOK)
    play.press(ben, "Important")
    assert "Other people who looked at it: 1" in play.tap(mina, tap("agenda.one", 1)).lines
    play.tap(ben, tap("agenda.suggest", "bus"))
    shown = play.tap(mina, tap("agenda.one", 1)).lines
    assert shown[0] == "2 people said: Buses"
    assert "Nobody else has looked at it yet." in shown
    assert "seen everything" in play.tap(ben, LOOK).title


def test_own_words_about_staying_safe_are_a_card_for_the_reps_only(each_play: Play) -> None:
    play = each_play
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    ben, asha, tom = (play.member(name, group) for name in ("Ben", "Asha", "Tom"))
    meeting = plan_meeting(play, sam)
    for topic in ("bus", "money", "health"):
        play.tap(tom, tap("agenda.suggest", topic))
        play.say(tom, f"About {topic}")
    play.tap(asha, tap("agenda.suggest", "safe"))
    play.say(asha, "Somebody shouts at me")
    seen: list[str] = []
    play.tap(ben, LOOK)
    while any("Important" in button.label for button in play.last(ben).buttons):
        seen += play.last(ben).lines
        play.press(ben, "Important")
    assert "About money" in str(seen)
    assert "Somebody shouts at me" not in str(seen)
    assert "Somebody shouts at me" in str(play.tap(mina, tap("agenda.choose", meeting, 0)))
    play.until(play.store.run_now(lambda unit: unit.schedule.find("agenda.close", meeting)) or play.now)
    assert "Somebody shouts at me" not in str(play.tap(ben, tap("agenda.three", meeting, 0, "0")))
    assert "Somebody shouts at me" not in str(play.tap(ben, tap("agenda.results", meeting)))


def test_who_stays_silent_about_words_still_says_that_safety_matters(each_play: Play) -> None:
    group = each_play.group()
    sam, ben = each_play.member("Sam", group, role=Role.FACILITATOR), each_play.member("Ben", group)
    asha = each_play.member("Asha", group)
    plan_meeting(each_play, sam)
    each_play.tap(asha, tap("agenda.suggest", "safe"))
    assert any("Important" in button.label for button in each_play.tap(ben, LOOK).buttons)


def test_who_found_a_bare_tap_important_does_not_read_words_about_staying_safe_that_came_later(each_play: Play) -> None:
    group = each_play.group()
    sam, ben = each_play.member("Sam", group, role=Role.FACILITATOR), each_play.member("Ben", group)
    asha = each_play.member("Asha", group)
    meeting = plan_meeting(each_play, sam)
    each_play.tap(asha, tap("agenda.suggest", "safe"))
    each_play.tap(ben, LOOK)
    each_play.press(ben, "Important")
    said = each_play.store.run_now(lambda unit: unit.agenda.list_for(meeting))[0].id
    each_play.tap(asha, tap("agenda.say", said))
    each_play.say(asha, "Somebody shouts at me")
    assert "Somebody shouts at me" in str(each_play.tap(asha, tap("agenda.life", said)))
    assert "Somebody shouts at me" not in str(each_play.tap(ben, tap("agenda.life", said)))


def test_nobody_is_asked_about_something_else_of_which_nothing_is_said(play: Play) -> None:
    meeting, _, (looking,) = _county(play, cards=1)
    group = play.store.run_now(lambda u: u.people.get(looking).group_id)
    assert group is not None
    author = play.member("Lily", group)
    said = play.tap(author, tap("agenda.suggest", "else"))
    assert {"What is it about?", "Press: Say more."} <= {*said.lines}
    assert "Thing number 0" in "".join(play.tap(looking, LOOK).lines)
    play.press(looking, "Important")
    assert "Something else" not in play.last(looking).title
    play.tap(author, tap("agenda.suggest", "else"))
    play.press(author, "Say more")
    play.say(author, "The cinema is too loud")
    assert "The cinema is too loud" in "".join(play.tap(looking, LOOK).lines)
    assert len(play.store.run_now(lambda u: u.agenda.list_for(meeting))) == 2
