"""Promises of the round "which 3 matter most": everybody has the same say, on paper too, and it leads nobody."""

from datetime import timedelta

from bot.ids import GroupId, MeetingId, PersonId
from bot.rules.people import Role, Standing
from bot.screen import Bars, tap
from bot.services.three import make_short_list
from tests.handlers.table import plan_meeting
from tests.play import Play

TOPICS = ("bus", "home", "health", "work", "money")


def _round(play: Play, *, topics: tuple[str, ...] = TOPICS) -> tuple[MeetingId, PersonId, PersonId, list[PersonId]]:
    """The list is closed, with one thing about each topic: its facilitator, rep and five members."""
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    people = [play.member(f"P{n}", group) for n in range(5)]
    play.member("Joe", group, on_paper=True)
    meeting = plan_meeting(play, sam)
    for person, topic in zip(people, topics, strict=False):
        play.tap(person, tap("agenda.suggest", topic))
    play.until(play.now + timedelta(days=34))
    return meeting, sam, mina, people


def _more(play: Play, sam: PersonId, n: int) -> list[PersonId]:
    """More members of the same group."""
    group = play.store.run_now(lambda u: u.people.get(sam)).group_id or GroupId(0)
    return [play.member(f"Q{each}", group) for each in range(n)]


def _choose(play: Play, person: PersonId, meeting: MeetingId, *wanted: str) -> None:
    play.tap(person, tap("agenda.three", meeting, 0, "0"))
    for each in wanted:
        play.press(person, each)
    play.press(person, "I am ready")


def test_three_are_ticked_and_saved_and_a_fourth_is_said_to_be_too_many(each_play: Play) -> None:
    play = each_play
    meeting, _, _, (ben, *_) = _round(play)
    assert any("Which 3 matter most" in screen.title for screen in play.heard(ben))
    for topic in ("Buses", "Health", "Money", "Work"):
        play.press(ben, topic)
    shown = play.last(ben)
    assert "You have 3 now." in shown.lines
    assert sum(button.label.startswith("✅") for button in shown.buttons) == 3
    assert "saved" in play.press(ben, "I am ready").title
    assert play.store.run_now(lambda unit: unit.agenda.count_three(meeting)) == (1, {1: 1, 3: 1, 5: 1})


def test_what_was_chosen_last_counts_and_not_knowing_is_an_answer(play: Play) -> None:
    meeting, _, _, (ben, *_) = _round(play)
    _choose(play, ben, meeting, "Buses", "Health")
    _choose(play, ben, meeting, "Money")
    assert play.store.run_now(lambda unit: unit.agenda.count_three(meeting)) == (1, {5: 1})
    play.tap(ben, tap("agenda.three", meeting, 0, "0"))
    play.press(ben, "I do not know")
    assert play.store.run_now(lambda unit: unit.agenda.count_three(meeting)) == (1, {})


def test_a_facilitator_writes_down_what_a_member_on_paper_chooses_and_nothing_for_others(play: Play) -> None:
    meeting, sam, mina, _ = _round(play)
    play.tap(sam, tap("agenda.three_whose", meeting, 0))
    assert "You write down what Joe says." in play.press(sam, "Joe").lines
    play.press(sam, "Work")
    play.press(sam, "I am ready")
    assert play.store.run_now(lambda unit: unit.agenda.count_three(meeting)) == (1, {4: 1})
    joe = next(m for m in play.store.run_now(lambda u: u.people.list_members(1, now=play.now)) if m.on_paper)  # type: ignore[arg-type]
    assert "somebody else" in play.tap(mina, tap("agenda.three_said", meeting, joe.id, "1")).title
    play.tap(sam, tap("agenda.three_said", meeting, 0, "1"))
    assert play.store.run_now(lambda unit: unit.agenda.count_three(meeting)) == (1, {4: 1})


def test_who_looks_twice_does_not_see_what_one_more_person_chose(each_play: Play) -> None:
    play = each_play
    meeting, sam, mina, people = _round(play)
    more = _more(play, sam, 5)
    for person in people:
        _choose(play, person, meeting, "Money")
    before = play.tap(mina, tap("agenda.results", meeting))
    order = [button.label for button in play.tap(mina, tap("agenda.choose", meeting, 0)).buttons]
    for person in more[:4]:
        _choose(play, person, meeting, "Buses", "Health")
    _choose(play, people[0], meeting, "Work")
    assert play.tap(mina, tap("agenda.results", meeting)).lines == before.lines
    assert [button.label for button in play.tap(mina, tap("agenda.choose", meeting, 0)).buttons] == order
    _choose(play, more[4], meeting, "Buses")
    shown = play.tap(mina, tap("agenda.results", meeting)).picture
    assert isinstance(shown, Bars)
    assert [bar.n for bar in shown.bars] == [5, 4, 4, 1, 0]


def test_everybody_s_choice_counts_when_the_list_goes_out(play: Play) -> None:
    meeting, sam, _, people = _round(play)
    more = _more(play, sam, 4)
    for person in people:
        _choose(play, person, meeting, "Money")
    for person in (*more, people[0], people[1]):
        _choose(play, person, meeting, "Health")
    play.until(play.now + timedelta(days=20))
    assert play.store.run_now(lambda u: u.agenda.list_items(meeting))[0].title == "Health"


def test_what_most_people_chose_is_a_picture_and_goes_first(play: Play) -> None:
    meeting, _, mina, people = _round(play)
    for person in people:
        _choose(play, person, meeting, "Money", *(["Work"] if person == people[0] else []))
    shown = play.tap(mina, tap("agenda.results", meeting))
    assert isinstance(shown.picture, Bars)
    assert [(bar.emoji, bar.n) for bar in shown.picture.bars][:3] == [("💷", 5), ("💼", 1), ("🚌", 0)]
    assert "list goes to the board" in play.tap(people[0], tap("agenda.results", meeting)).lines[1]
    play.until(play.now + timedelta(days=20))
    assert play.tap(people[0], tap("agenda.read", meeting)).lines[1:3] == ("1. 💷 Money", "2. 💼 Work")
    assert play.tap(people[0], tap("agenda.results", meeting)).lines == shown.lines
    assert "list is closed" in play.tap(people[0], tap("agenda.three", meeting, 0, "0")).title


def test_it_waits_at_home_until_it_is_answered(play: Play) -> None:
    meeting, _, _, (ben, *_) = _round(play)
    assert any("Which 3" in button.label for button in play.tap(ben, tap("home.waits", 0)).buttons)
    _choose(play, ben, meeting, "Money")
    assert not any("Which 3" in button.label for button in play.tap(ben, tap("home.waits", 0)).buttons)


def test_of_three_things_nobody_needs_to_choose_three(play: Play) -> None:
    meeting, _, _, (ben, *_) = _round(play, topics=TOPICS[:3])
    assert not any("Which 3" in screen.title for screen in play.heard(ben))
    assert "list is closed" in play.tap(ben, tap("agenda.three", meeting, 0, "0")).title


def test_a_forged_choice_counts_nothing(play: Play) -> None:
    meeting, _, _, (ben, *_) = _round(play)
    for forged in ("1234", "9", "x"):
        assert "old" in play.tap(ben, tap("agenda.three_said", meeting, 0, forged)).title
    assert play.store.run_now(lambda unit: unit.agenda.count_three(meeting)) == (0, {})


def test_what_was_on_the_list_of_a_meeting_that_is_called_off_can_still_be_taken_back(each_play: Play) -> None:
    play = each_play
    meeting, sam, _, (ben, *_) = _round(play)
    _choose(play, ben, meeting, "Money")
    version = play.store.run_now(lambda unit: unit.meetings.get(meeting)).version
    play.tap(sam, tap("meetings.off", meeting, version))
    assert play.store.run_now(lambda unit: unit.agenda.list_short(meeting)) == {}
    assert play.store.run_now(lambda unit: unit.agenda.count_three(meeting)) == (0, {})
    play.tap(ben, tap("agenda.mine", 0))
    play.press(ben, "Buses")
    play.press(ben, "Take it back")
    assert "Buses" not in " ".join(button.label for button in play.tap(ben, tap("agenda.mine", 0)).buttons)


def test_another_short_list_begins_without_what_was_chosen_from_the_one_before(play: Play) -> None:
    meeting, _, _, (ben, *_) = _round(play)
    _choose(play, ben, meeting, "Money")
    play.store.run_now(lambda unit: make_short_list(unit, meeting))
    assert play.store.run_now(lambda unit: unit.agenda.count_three(meeting)) == (0, {})


def test_nobody_chooses_for_a_member_with_a_phone_or_for_the_meeting_of_another_board(each_play: Play) -> None:
    play = each_play
    meeting, sam, _, (ben, *_) = _round(play)
    _choose(play, ben, meeting, "Buses")
    group = play.group("Eastfield", "Otherboard")
    far = play.member("Far", group, on_paper=True)
    play.store.run_now(
        lambda unit: unit.people.add_member(
            sam, group, role=Role.FACILITATOR, standing=Standing.IN, on_paper=False, now=play.now
        )
    )
    for person in (ben, far):
        member = play.store.run_now(lambda u, who=person: u.people.list_memberships(who, now=play.now)[0])  # type: ignore[misc]
        assert "old" in play.tap(sam, tap("agenda.three_said", meeting, member.id, "5")).title
    assert play.store.run_now(lambda unit: unit.agenda.count_three(meeting)) == (1, {1: 1})


def test_who_is_in_two_groups_of_a_board_has_one_say(each_play: Play) -> None:
    play = each_play
    meeting, _, _, (ben, *_) = _round(play)
    first = play.store.run_now(lambda unit: unit.people.get(ben)).group_id
    group = play.group("Eastfield", beside=first)
    play.store.run_now(
        lambda u: u.people.add_member(ben, group, role=Role.MEMBER, standing=Standing.IN, on_paper=False, now=play.now)
    )
    _choose(play, ben, meeting, "Buses")
    play.tap(ben, tap("people.switch", group))
    assert not any("Which 3" in button.label for button in play.tap(ben, tap("home.waits", 0)).buttons)
    _choose(play, ben, meeting, "Money")
    assert play.store.run_now(lambda unit: unit.agenda.count_three(meeting)) == (1, {5: 1})
