"""Promises of hustings: the same questions to all candidates at once, unchanged, and all answers shown together."""

import pytest

from bot.ids import QueryId
from bot.rules.elections import State
from bot.rules.hustings import ASKED_UNTIL, MOST, Query
from bot.rules.hustings import State as Asked
from bot.screen import Screen, VoiceNote, tap
from tests.handlers.elections.table import Hall
from tests.play import Play


class Room(Hall):
    """A hall in which people ask, and candidates answer."""

    def ask(self, name: str, text: str = "", *, voice: str = "", seconds: int = 0) -> Screen:
        """Somebody asks the candidates something, and sends it."""
        play, person = self.play, self.people[name]
        play.tap(person, tap("hustings.show", self.election().id))
        play.press(person, "Ask a question")
        play.say(person, text, voice=voice, seconds=seconds)
        return play.press(person, "Yes, ask it")

    def pass_on(self, *labels: str) -> Screen:
        """The facilitator looks at the oldest new question."""
        shown = self.play.tap(self.sam, tap("hustings.new", self.election().id))
        for label in labels or ("Yes, pass it on",):
            shown = self.play.press(self.sam, label)
        return shown

    def answer(self, name: str, text: str = "", *, voice: str = "", seconds: int = 0) -> Screen:
        """A candidate answers the first question that waits for them."""
        person = self.people[name]
        self.play.tap(person, tap("hustings.to_answer", self.election().id))
        return self.play.say(person, text, voice=voice, seconds=seconds)

    def queries(self) -> list[Query]:
        election = self.election().id
        return self.play.store.run_now(lambda unit: unit.hustings.list_of(election))

    def read(self, name: str) -> Screen:
        """The first question, as somebody sees it."""
        return self.play.tap(self.people[name], tap("hustings.show", self.election().id))


@pytest.fixture
def room(each_play: Play) -> Room:
    """Ben, Mina and Asha stand; the others can ask."""
    room = Room(each_play)
    room.plan()
    room.stand("Ben", "Mina", "Asha")
    return room


@pytest.fixture
def plain(play: Play) -> Room:
    """The same, where the kind of database does not matter."""
    room = Room(play)
    room.plan()
    room.stand("Ben", "Mina", "Asha")
    return room


def _said(shown: Screen) -> str:
    return "\n".join((shown.title, *shown.lines))


def test_all_candidates_get_the_same_question_at_once_and_all_answers_are_shown_together(room: Room) -> None:
    play = room.play
    room.ask("Lily", "What will you do about buses?")
    assert not any("buses" in _said(s) for name in ("Ben", "Mina", "Asha") for s in play.heard(room.people[name]))
    room.pass_on()
    for name in ("Ben", "Mina", "Asha"):
        assert any("What will you do about buses?" in _said(s) for s in play.heard(room.people[name]))
    room.answer("Ben", "I will ask for more")
    assert "I will ask for more" not in _said(room.read("Tom"))
    assert "I will ask for more" not in _said(play.tap(room.sam, tap("hustings.read", room.election().id, 0, 0)))
    room.answer("Mina", voice="a-voice", seconds=20)
    play.until(room.election().vote_at)
    shown = room.read("Tom")
    assert "Ben says: “I will ask for more”" in shown.lines
    assert "Mina says it in a voice message." in shown.lines
    assert "There is no answer from Asha." in shown.lines
    assert [each.caption for each in shown.enclosed if isinstance(each, VoiceNote)] == ["Mina"]


def test_nobody_reads_who_asked_unless_they_want_it_and_it_is_forgotten_when_voting_opens(room: Room) -> None:
    play, lily = room.play, room.people["Lily"]
    room.ask("Tom", "Who helps you?")
    play.tap(lily, tap("hustings.ask", room.election().id))
    play.say(lily, "How do you travel?")
    play.press(lily, "With my name")
    play.press(lily, "Yes, ask it")
    assert "Tom" not in _said(room.pass_on())
    room.pass_on()
    assert [each.name for each in room.queries()] == ["", "Lily"]
    play.until(room.election().vote_at)
    assert [each.member_id is None for each in room.queries()] == [True, False]
    assert "Lily asks:" in _said(play.tap(room.people["Tom"], tap("hustings.read", room.election().id, 1, 0)))


def test_a_facilitator_drops_nothing_silently(room: Room) -> None:
    room.ask("Lily", "Ben, why are you late?")
    room.pass_on("Do not pass it on", "About 1 candidate")
    (told,) = [s for s in room.play.heard(room.people["Lily"]) if "question" in s.title]
    assert "The reason: it is about 1 candidate." in told.lines
    assert "1 question did not go to the candidates." in room.read("Tom").lines
    assert room.ask("Lily", "Are you on time?").title == "💬 Your question"


def test_what_a_facilitator_does_not_look_at_goes_on_by_itself(room: Room) -> None:
    room.ask("Lily", "What do you like?")
    room.play.until(room.election().vote_at - ASKED_UNTIL)
    assert any("What do you like?" in _said(s) for s in room.play.heard(room.people["Mina"]))
    refused = room.play.tap(room.people["Tom"], tap("hustings.ask", room.election().id))
    assert refused.title == "⏳ You cannot ask any more"


def test_two_alike_are_put_together_and_the_other_words_are_shown_to_who_asked(room: Room) -> None:
    room.ask("Lily", "Will you ask about buses?")
    room.pass_on()
    room.ask("Tom", "Do you ask about buses?")
    room.pass_on("Like another question", "Like question 1")
    (told,) = [s for s in room.play.heard(room.people["Tom"]) if s.title == "💬 Your question"]
    assert "“Will you ask about buses?”" in told.lines


def test_putting_a_question_with_another_one_takes_nobodys_turn_away(plain: Room) -> None:
    """It would drop a question as surely as holding it back, without a reason."""
    plain.ask("Lily", "Will you ask about buses?")
    plain.pass_on()
    plain.ask("Tom", "Who pays you?")
    plain.pass_on("Like another question", "Like question 1")
    told = plain.play.tap(plain.people["Tom"], tap("hustings.mine", plain.election().id))
    assert "You can ask in other words." in told.lines
    assert plain.ask("Tom", "Does anybody pay you?").title == "💬 Your question"
    plain.pass_on()
    assert "Does anybody pay you?" in [each.text for each in plain.queries() if each.state is Asked.PASSED]


def test_an_answer_can_be_changed_until_voting_opens_and_not_after(room: Room) -> None:
    play, ben = room.play, room.people["Ben"]
    room.ask("Lily", "What do you like?")
    room.pass_on()
    room.answer("Ben", "Trains")
    (query,) = room.queries()
    play.say(ben, "Buses")
    play.until(room.election().vote_at)
    assert "Ben says: “Buses”" in room.read("Tom").lines
    number = next(each.id for each in room.candidates() if each.name == "Ben")
    assert play.tap(ben, tap("hustings.answer", number, query.id)).title == "🗳 The vote has started"


def test_nobody_answers_for_a_candidate_with_a_phone(plain: Room) -> None:
    plain.ask("Lily", "What do you like?")
    plain.pass_on()
    number = next(each.id for each in plain.candidates() if each.name == "Ben")
    for person in (plain.sam, plain.people["Tom"]):
        assert "old" in plain.play.tap(person, tap("hustings.answers", number)).title


def test_a_voice_has_the_same_bound_for_all(plain: Room) -> None:
    plain.ask("Lily", "What do you like?")
    plain.pass_on()
    refused = plain.answer("Ben", voice="long", seconds=61)
    assert "There is room for 60 seconds here." in refused.lines
    assert plain.answer("Ben", voice="short", seconds=60).title == "✅ We saved answer 1 of 1"


def test_each_member_asks_one_question_and_there_are_five_at_most(plain: Room) -> None:
    askers = ("Lily", "Tom", "Dev", "Ben", "Mina")
    assert len(askers) == MOST
    for name in askers:
        plain.ask(name, f"{name}?")
    again = plain.play.tap(plain.people["Lily"], tap("hustings.ask", plain.election().id))
    assert again.title == "💬 You have already asked"
    sixth = plain.play.tap(plain.people["Asha"], tap("hustings.ask", plain.election().id))
    assert sixth.title == "💬 There are enough questions"
    plain.play.tap(plain.people["Lily"], tap("hustings.mine", plain.election().id))
    plain.play.press(plain.people["Lily"], "Take it back")
    assert plain.ask("Asha", "May I?").title == "💬 Your question"


def test_the_answers_are_read_from_the_ballot_and_the_choice_stays(room: Room) -> None:
    play, tom = room.play, room.people["Tom"]
    room.ask("Lily", "What do you like?")
    room.pass_on()
    room.answer("Mina", "Buses")
    play.until(room.election().vote_at)
    play.tap(tom, tap("elections.ballot", room.election(State.VOTING).id))
    play.press(tom, "Mina")
    play.press(tom, "About Ben")
    shown = play.press(tom, "Questions")
    assert "Mina says: “Buses”" in shown.lines
    assert shown.secret == room.election().id
    back = play.press(tom, "Back to my vote")
    assert any("✅" in button.label and "Mina" in button.label for button in back.buttons)


def test_nothing_of_hustings_stays_of_who_is_deleted_but_words_without_a_name(room: Room) -> None:
    play = room.play
    room.ask("Lily", "What do you like?")
    room.ask("Tom", voice="toms-voice", seconds=5)
    room.pass_on()
    room.pass_on()
    room.answer("Ben", "Buses")
    for name in ("Lily", "Tom", "Ben"):
        play.tap(room.people[name], tap("people.deleted"))
    assert [(each.text, each.member_id, each.voice) for each in room.queries()] == [("What do you like?", None, None)]
    election = room.election().id
    assert play.store.run_now(lambda unit: unit.hustings.list_answers(election)) == []


def test_a_vote_that_is_called_off_keeps_no_question(room: Room) -> None:
    room.ask("Lily", "What do you like?")
    room.pass_on()
    room.answer("Ben", "Buses")
    room.play.tap(room.sam, tap("elections.off", room.election().id, room.election().version))
    assert room.queries() == []


def test_a_candidate_on_paper_is_asked_too_and_who_looks_after_the_group_writes_it_down(play: Play) -> None:
    room = Room(play, paper=("Joe",))
    election = room.plan()
    room.stand("Ben")
    member = room.member("Joe")
    play.tap(room.people["Ben"], tap("elections.suggested", election, member.id))
    joe = next(each.id for each in room.candidates() if each.name == "Joe")
    play.tap(room.sam, tap("elections.answer", joe, 1))
    room.ask("Lily", "What do you like?")
    room.pass_on()
    play.tap(room.sam, tap("hustings.show", election))
    play.press(room.sam, "Answer for Joe")
    assert play.say(room.sam, "Trains").title == "✅ We saved answer 1 of 1"
    play.until(room.election().vote_at)
    assert "Joe says: “Trains”" in room.read("Tom").lines


def test_words_that_lead_are_shown_to_who_asks_and_they_decide(plain: Room) -> None:
    play, lily = plain.play, plain.people["Lily"]
    play.tap(lily, tap("hustings.ask", plain.election().id))
    shown = play.say(lily, "Don't you think the bus is late?")
    assert "makes it hard to say no." in _said(shown)
    assert play.press(lily, "Yes, ask it").title == "💬 Your question"


def test_what_is_not_theirs_is_an_old_button(plain: Room) -> None:
    play, tom = plain.play, plain.people["Tom"]
    plain.ask("Lily", "What do you like?")
    query = plain.queries()[0].id
    for pressed in ("hustings.send", "hustings.taken_back"):
        assert "old" in play.tap(tom, tap(pressed, query)).title
    assert "old" in play.tap(tom, tap("hustings.named", query, 1)).title
    for acts in (tap("hustings.passed", query), tap("hustings.hold", query), tap("hustings.same", query)):
        assert "somebody else" in play.tap(tom, acts).title
    assert "old" in play.tap(plain.sam, tap("hustings.joined", query, QueryId(999))).title
    assert "old" in play.tap(plain.sam, tap("hustings.held", query, "no_reason")).title


def test_at_home_stands_what_waits_and_it_is_gone_when_it_is_done(plain: Room) -> None:
    play, mina = plain.play, plain.people["Mina"]
    plain.ask("Lily", "What do you like?")
    assert any("Look at new questions" in b.label for b in play.start(plain.sam).buttons)
    plain.pass_on()
    assert not any("Look at new questions" in b.label for b in play.start(plain.sam).buttons)
    assert any("Answer the questions" in b.label for b in play.start(mina).buttons)
    plain.answer("Mina", "Buses")
    assert not any("Answer the questions" in b.label for b in play.start(mina).buttons)


def test_three_presses_are_one_question(room: Room) -> None:
    room.ask("Lily", "What do you like?")
    query, lily = room.queries()[0].id, room.people["Lily"]
    for _ in range(2):
        room.play.tap(lily, tap("hustings.send", query))
    room.pass_on()
    assert "old" in room.play.tap(room.sam, tap("hustings.passed", query)).title
    assert len(room.queries()) == 1
