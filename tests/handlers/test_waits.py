"""Promises of what waits for somebody: all of it in one place, and gone when it is done."""

from datetime import timedelta

from bot.ids import PersonId
from bot.rules.people import Role, Standing
from bot.screen import tap
from storage.unit import Unit
from tests.handlers.elections.table import Hall
from tests.handlers.feedback.table import ask, circle
from tests.handlers.promises.table import judge, make_promise, wait
from tests.handlers.table import plan_meeting
from tests.play import Play


def _waits(play: Play, person: PersonId) -> list[str]:
    """What the list names, in its order."""
    labels: list[str] = []
    for page in range(3):
        shown = play.tap(person, tap("home.waits", page))
        labels += [b.label for b in shown.buttons if "More" not in b.label and "Earlier" not in b.label]
    return labels


def test_nothing_waits_for_who_has_done_everything(play: Play) -> None:
    ben = play.member("Ben", play.group())
    assert _waits(play, ben) == []
    assert "You have done everything." in play.last(ben).lines


def test_a_question_and_a_promise_wait_together_and_each_goes_when_it_is_done(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = circle(play)
    promise = make_promise(play, mina, days=1)
    question = ask(play, mina)
    wait(play, 2.5)
    assert [label[0] for label in _waits(play, people[0])] == ["💬", "🤝"]
    assert [button.label[0] for button in play.start(people[0]).buttons[:2]] == ["💬", "🤝"]
    judge(play, promise, people, "done")
    play.tap(people[0], tap("feedback.answer", question, "unknown"))
    assert _waits(play, people[0]) == []


def test_a_vote_waits_until_it_is_in(play: Play) -> None:
    hall = Hall(play)
    hall.open("Mina", "Asha")
    assert _waits(play, hall.people["Ben"]) == ["🗳 Vote"]
    hall.vote("Ben", "Mina")
    assert _waits(play, hall.people["Ben"]) == []


def test_what_others_say_waits_for_who_has_not_looked_at_it(play: Play) -> None:
    group = play.group()
    sam, ben, asha = (
        play.member("Sam", group, role=Role.FACILITATOR),
        play.member("Ben", group),
        play.member("A", group),
    )
    meeting = plan_meeting(play, sam)
    play.until(play.now + timedelta(days=19))
    play.tap(ben, tap("agenda.suggest", "bus"))
    assert (_waits(play, ben), _waits(play, asha)) == ([], ["👀 What others say: 1"])
    said = play.store.run_now(lambda unit: unit.agenda.list_for(meeting))[0]
    play.tap(asha, tap("agenda.think", said.id, "important"))
    assert _waits(play, asha) == []


def test_the_rep_has_work_when_the_list_is_closed(play: Play) -> None:
    group = play.group()
    sam, mina, ben = (
        play.member("Sam", group, role=Role.FACILITATOR),
        play.rep("Mina", group),
        play.member("Ben", group),
    )
    meeting = plan_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.until(play.now + timedelta(days=33))
    assert _waits(play, mina) == ["📋 Choose: 1 suggestion"]
    said = play.store.run_now(lambda unit: unit.agenda.list_for(meeting))[0]
    play.tap(mina, tap("agenda.put", said.id))
    assert _waits(play, mina) == []


def test_who_wants_to_come_in_waits_for_the_facilitator(play: Play) -> None:
    group = play.group()
    sam, ben = play.member("Sam", group, role=Role.FACILITATOR), play.member("Ben", group)
    lily = play.stranger("Lily")

    def join(unit: Unit) -> None:
        unit.people.add_member(lily, group, role=Role.MEMBER, standing=Standing.ASKED, on_paper=False, now=play.now)

    play.store.run_now(join)
    assert (_waits(play, sam), _waits(play, ben)) == (["⏳ Lily wants to join"], [])


def test_what_people_on_paper_have_not_said_waits_for_the_facilitator_until_it_is_written_down(each_play: Play) -> None:
    play = each_play
    group, sam, mina, _ = circle(play)
    for name in ("Gwen", "Huw"):
        play.member(name, group, on_paper=True)
    there = play.store.run_now(lambda unit: unit.people.list_members(group, now=play.now))
    members = [each.id for each in there if each.on_paper]
    promise = make_promise(play, mina, days=1)
    question = ask(play, mina)
    assert _waits(play, sam) == ["💬 Ask 2 people to answer"]
    wait(play, 2.5)
    assert _waits(play, sam)[-2:] == ["💬 Ask 2 people to answer", "🤝 Promise: ask 2 people"]
    for who in members:
        play.tap(sam, tap("feedback.add_for", question, who, "unknown", "self"))
    play.tap(sam, tap("promises.judge_for", promise, members[0], "done"))
    assert _waits(play, sam)[-1] == "🤝 Promise: ask 1 person"
    play.tap(sam, tap("promises.judge_for", promise, members[1], "done"))
    assert not any(": ask" in label for label in _waits(play, sam))
    assert not any(": ask" in label for label in _waits(play, mina))


def test_a_worry_waits_for_the_safe_person_alone_until_they_have_it(each_play: Play) -> None:
    play = each_play
    group = play.group()
    sam, carys, ben = (
        play.member("Sam", group, role=Role.FACILITATOR),
        play.member("Carys", group, role=Role.SUPPORTER),
        play.member("Ben", group),
    )
    play.tap(sam, tap("people.helper_name", group))
    play.press(sam, "Carys")
    play.tap(ben, tap("worries.tell", "help", 0))
    assert (_waits(play, carys), _waits(play, sam)) == (["🆘 Somebody may need help"], [])
    play.start(carys)
    play.press(carys, "Somebody may need help")
    play.press(carys, "I will help now")
    assert _waits(play, carys) == []


def test_somebody_who_told_more_than_one_thing_is_one_person_who_needs_help(each_play: Play) -> None:
    play = each_play
    group = play.group()
    carys, ben = play.member("Carys", group, role=Role.SUPPORTER), play.member("Ben", group)
    play.store.run_now(lambda unit: unit.worries.set_safe(group, carys))
    play.tap(ben, tap("worries.start", "help", 0))
    play.say(ben, voice="first")
    play.say(ben, voice="second")
    assert _waits(play, carys) == ["🆘 Somebody may need help"]
    for view in (tap("home.show"), tap("home.waits", 0)):
        assert play.tap(carys, view).lines == ("Somebody may need help.", "Please look at that first.")
    play.tap(play.member("Lily", group), tap("worries.tell", "help", 0))
    assert _waits(play, carys) == ["🆘 1. Somebody may need help", "🆘 2. Somebody may need help"]


def test_who_asked_for_help_waits_for_the_facilitator_until_somebody_sees_to_it(each_play: Play) -> None:
    play = each_play
    group = play.group()
    sam, ben = play.member("Sam", group, role=Role.FACILITATOR), play.member("Ben", group)
    rose = play.member("Rose", group, role=Role.FACILITATOR)
    for _ in range(2):
        play.tap(ben, tap("help.facilitator"))
    assert (_waits(play, sam), _waits(play, rose)) == (["🆘 Ben needs help"], ["🆘 Ben needs help"])
    assert play.tap(sam, tap("home.waits", 0)).lines == ("Somebody may need help.", "Please look at that first.")
    play.press(sam, "Ben needs help")
    play.press(sam, "I will do it now")
    assert (_waits(play, sam), _waits(play, rose)) == ([], [])


def test_a_call_waits_for_the_named_person_and_for_the_facilitators_where_nobody_else_can_hear_it(play: Play) -> None:
    group = play.group()
    sam, ben = play.member("Sam", group, role=Role.FACILITATOR), play.member("Ben", group)
    carys = play.member("Carys", group, role=Role.SUPPORTER)
    play.tap(ben, tap("help.call"))
    assert (_waits(play, sam), _waits(play, carys)) == (["📞 Ben wants a call"], [])
    play.store.run_now(lambda unit: unit.worries.set_safe(group, carys))
    assert (_waits(play, sam), _waits(play, carys)) == ([], ["📞 Ben wants a call"])
    play.tap(ben, tap("help.facilitator"))
    play.tap(sam, tap("help.do", group, ben))
    assert (_waits(play, sam), _waits(play, carys)) == ([], ["📞 Ben wants a call"])
    play.tap(carys, tap("home.waits", 0))
    play.press(carys, "Ben wants a call")
    play.press(carys, "I will do it now")
    assert _waits(play, carys) == []


def test_a_list_that_somebody_has_not_opened_waits_by_its_name(each_play: Play) -> None:
    play = each_play
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    ben, meeting = play.member("Ben", group), plan_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.tap(mina, tap("agenda.put", 1))
    play.tap(mina, tap("agenda.send", meeting))
    play.until(play.now + timedelta(days=1))

    def come_together(unit: Unit) -> None:
        mine = [each for each in unit.deliveries.due(play.now, most=99) if each.person == ben]
        unit.deliveries.enter_list(mine)

    play.store.run_now(come_together)
    assert "📋 What the board talks about" in _waits(play, ben)
    play.tap(ben, tap("home.waits", 0))
    play.press(ben, "📋 What the board talks about")
    assert "What the board talks about" in play.last(ben).title
    assert "📋 What the board talks about" not in _waits(play, ben)


def test_a_promise_that_was_noted_and_not_saved_waits_for_who_noted_it(each_play: Play) -> None:
    play = each_play
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    plan_meeting(play, sam)
    play.tap(mina, tap("promises.begin", 0, 0))
    play.say(mina, "The bus company")
    assert _waits(play, sam) == []
    assert [label[0] for label in _waits(play, mina)] == ["🤝"]
    play.tap(mina, tap("home.show"))
    play.press(mina, "Save the promise")
    assert play.last(mina).title == "🤝 What is the promise?"
    play.say(mina, "More buses")
    play.press(mina, "There is no date")
    play.tap(mina, tap("home.show"))
    assert "Is that right?" in play.press(mina, "Save the promise: More buses").title
    play.press(mina, "Yes, save it")
    assert _waits(play, mina) == []


def test_the_letter_and_home_count_what_is_to_choose_alike(play: Play) -> None:
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    plan_meeting(play, sam)
    for name in ("Ben", "Asha", "Lily"):
        play.tap(play.member(name, group), tap("agenda.suggest", "bus"))
    play.until(play.now + timedelta(days=33))
    assert _waits(play, mina) == ["📋 Choose: 1 suggestion"]
    (letter,) = [each for each in play.heard(mina) if each.title == "📋 Please choose"]
    assert "There is 1 suggestion." in letter.lines
