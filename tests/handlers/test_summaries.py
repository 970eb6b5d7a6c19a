"""Promises of hearing what happened: the rep says yes, a member reads first, everybody hears, nobody is tested."""

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.ids import GroupId, ItemId, MeetingId, PersonId, SummaryId
from bot.rules.agenda import Life
from bot.rules.people import Role
from bot.rules.summaries import Asked, Card, Summary
from bot.screen import Paper, Pictogram, Screen, VoiceNote, tap
from bot.words import Words
from storage.unit import Unit
from tests.play import Play

NOTES = (
    "1. Concessionary travel\nA six-month pilot on route 4 starts on 04/01/2027. The cost is £212,000.\n"
    "2. Any other business\nThe meeting closed at 12:47hrs."
)


@dataclass(slots=True)
class Board:
    """A group whose board met, with Buses (said by Ben) and Money (said by Asha) on its list."""

    play: Play
    group: GroupId
    meeting: MeetingId
    sam: PersonId
    mina: PersonId
    ben: PersonId
    asha: PersonId

    @property
    def now(self) -> Summary:
        """The summary as it is now."""
        found = self.play.store.run_now(lambda unit: unit.summaries.find_for(self.meeting))
        assert found is not None
        return found

    @property
    def summary(self) -> SummaryId:
        return self.now.id

    @property
    def cards(self) -> list[Card]:
        """The cards that are being written."""
        number = self.summary
        return self.play.store.run_now(lambda unit: unit.summaries.list_cards(number, edition=0))

    @property
    def items(self) -> dict[str, ItemId]:
        listed = self.play.store.run_now(lambda unit: unit.agenda.list_items(self.meeting))
        return {item.title: item.id for item in listed}

    def hear_all(self) -> None:
        for person in (self.sam, self.mina, self.ben, self.asha):
            self.play.heard(person)

    def write_cards(self) -> None:
        """The rep taps through the questions and makes two cards."""
        play = self.play
        play.tap(self.mina, tap("summaries.begin", self.meeting))
        for label in ("Buses", "Money", "Go on", "They said yes", "There is a promise", "Not decided", "talk again"):
            play.press(self.mina, label)
        play.press(self.mina, "Make the cards")

    def publish(self) -> Screen:
        """The rep says yes, also when no member has read it first."""
        self.play.tap(self.mina, tap("summaries.ready", self.summary))
        shown = self.play.press(self.mina, "Yes, this happened")
        return self.play.press(self.mina, "Send it all the same") if "without a reader" in shown.title else shown

    def ask_the_rep(self, question: str) -> None:
        """The summary is out, and Ben asks about it."""
        self.write_cards()
        self.publish()
        self.hear_all()
        self.play.tap(self.ben, tap("summaries.end", self.summary))
        self.play.press(self.ben, "Ask the rep")
        self.play.say(self.ben, question)


def _board(play: Play) -> Board:
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    mina, ben, asha = play.rep("Mina", group), play.member("Ben", group), play.member("Asha", group)
    day = (play.now + timedelta(days=60)).date()
    play.tap(sam, tap("meetings.check", 0, day.year * 10_000 + day.month * 100 + day.day, 11))
    play.press(sam, "Yes, plan it")
    board = play.store.run_now(lambda unit: unit.people.get_group(group)).board_id
    meeting = play.store.run_now(lambda unit: unit.meetings.find_next(board, play.now))
    assert meeting is not None
    for person, topic, words in ((ben, "bus", "The bus is late"), (asha, "money", "My pay is low")):
        play.tap(person, tap("agenda.suggest", topic))
        play.say(person, words)
    play.until(meeting.meets_at)
    made = Board(play, group, meeting.id, sam, mina, ben, asha)
    made.hear_all()
    return made


@pytest.fixture
def board(play: Play) -> Board:
    """On SQLite."""
    return _board(play)


def test_the_whole_way_of_a_summary(each_play: Play) -> None:
    play, board = each_play, _board(each_play)
    play.until(play.now + timedelta(hours=8))
    assert "What happened at the board?" in play.heard(board.mina)[-1].title
    assert play.heard(board.ben) == []
    play.press(board.mina, "Start")
    for label in ("Buses", "Go on", "They said yes", "There is a promise"):
        play.press(board.mina, label)
    play.press(board.mina, "Make the cards")
    card = play.press(board.mina, "Buses")
    assert card.lines[1:4] == ("The board talked about this.", "The board said yes.", "Somebody made a promise.")
    play.tap(board.mina, tap("summaries.readers", board.summary, 0))
    play.press(board.mina, "Asha")
    assert "read this first" in play.heard(board.asha)[-1].title
    play.press(board.asha, "Read it now")
    play.press(board.asha, "Clear")
    assert "Thank you" in play.press(board.asha, "My name").title
    assert "Asha" in " ".join(play.heard(board.mina)[-1].lines)
    assert "goes out" in board.publish().title
    news = next(screen for screen in play.heard(board.ben) if "News from the board" in screen.title)
    assert "2 cards." in news.lines
    play.tap(board.ben, tap("summaries.news", board.summary))
    own = play.press(board.ben, "Read it")
    assert "What you said" in own.title
    assert "The board talked about it." in own.lines
    shown = play.press(board.ben, "Next")
    assert (shown.title, shown.lines[0]) == ("🚌 Buses", "Card 2 of 2.")
    assert isinstance(shown.picture, Pictogram)
    assert "What do you want to do now?" in play.press(board.ben, "Next").lines
    assert "Thank you" in play.press(board.ben, "Clear for me").title


def test_nobody_wrote_anything_so_they_are_reminded_after_3_and_7_days(board: Board) -> None:
    play = board.play
    play.until(play.now + timedelta(days=4))
    assert any("wait to hear" in line for s in play.heard(board.mina) for line in s.lines)
    assert play.heard(board.sam) == []
    play.until(play.now + timedelta(days=4))
    assert len(play.heard(board.mina)) == len(play.heard(board.sam)) == 1


def test_a_rep_who_began_is_not_reminded(board: Board) -> None:
    board.play.until(board.play.now + timedelta(hours=8))
    board.play.heard(board.mina)
    board.play.press(board.mina, "Start")
    board.play.press(board.mina, "Buses")
    board.play.until(board.play.now + timedelta(days=9))
    assert board.play.heard(board.mina) == []


def test_a_voice_answer_is_kept_and_played_to_whoever_writes(board: Board) -> None:
    play = board.play
    play.tap(board.mina, tap("summaries.begin", board.meeting))
    assert "We have it" in play.say(board.mina, voice="a-voice").title
    shown = play.tap(board.sam, tap("summaries.known", board.summary, 0))
    assert isinstance(shown.enclosed[0], VoiceNote)
    assert "Mina said this:" in shown.lines


def test_a_rep_who_speaks_at_once_has_answered_the_first_question(board: Board) -> None:
    play = board.play
    play.until(play.now + timedelta(hours=8))
    play.heard(board.mina)
    assert "We have it" in play.say(board.mina, voice="a-voice").title
    assert "Mina said this:" in play.tap(board.sam, tap("summaries.known", board.summary, 0)).lines


def test_numbers_of_the_notes_that_no_card_says_are_shown_until_somebody_decides(board: Board) -> None:
    play = board.play
    play.tap(board.sam, tap("summaries.open", board.meeting))
    play.tap(board.sam, tap("summaries.notes", board.summary))
    play.say(board.sam, NOTES)
    play.say(board.sam, NOTES)
    piece = play.tap(board.sam, tap("summaries.known", board.summary, 0))
    assert piece.lines[0] == "Piece 1 of 2."
    assert "Concessionary travel" in piece.lines[2]
    play.press(board.sam, "Write a card")
    play.say(board.sam, "The test is on bus 4.\nIt starts on Monday 4 January 2027.\nIt lasts 6 months.")
    missing = play.tap(board.sam, tap("summaries.missing", board.summary, 0))
    assert "2 numbers and dates are in no card." in missing.lines
    assert "This one is “£212,000”." in missing.lines
    assert "This one is “12:47hrs”." in play.press(board.sam, "Not important").lines
    assert "Nothing is missing" in play.press(board.sam, "It is private").title


def test_a_card_gets_a_picture_and_a_heading_that_fit_its_words_and_can_be_changed(board: Board) -> None:
    play = board.play
    play.tap(board.mina, tap("summaries.open", board.meeting))
    play.tap(board.mina, tap("summaries.add", board.summary, 0))
    card = play.say(board.mina, "The day centre stays open.")
    assert card.title == "🏢 Day centre"
    play.press(board.mina, "Other picture")
    assert play.press(board.mina, "home").title == "🏠 Day centre"
    play.press(board.mina, "More")
    play.press(board.mina, "heading")
    assert play.say(board.mina, "Our day centre").title == "🏠 Our day centre"


def test_a_card_about_an_item_keeps_the_picture_under_which_people_know_it(board: Board) -> None:
    play, buses = board.play, board.items["Buses"]
    play.store.run_now(lambda unit: unit.agenda.change_item(buses, title="What the clock says"))
    play.tap(board.mina, tap("summaries.open", board.meeting))
    assert play.tap(board.mina, tap("summaries.add", board.summary, buses)).title == "🚌 What the clock says"


def test_findings_mark_and_a_tap_explains_a_hard_word(board: Board) -> None:
    play = board.play
    play.tap(board.mina, tap("summaries.open", board.meeting))
    play.tap(board.mina, tap("summaries.add", board.summary, 0))
    card = play.say(board.mina, "The board talked about commissioning.\nIt starts on 04/01/2027.")
    assert any("hard word: “commissioning”" in line for line in card.lines)
    assert any("full date" in line for line in card.lines)
    explained = play.press(board.mina, "Explain")
    meaning = Words("en", ZoneInfo("Europe/London")).hard_words()["commissioning"]
    assert explained.lines[2 : 2 + len(meaning.split("\n"))] == tuple(meaning.split("\n"))
    assert not any("hard word" in line for line in explained.lines)
    assert "goes out" in board.publish().title


def test_an_old_button_explains_nothing_twice(board: Board) -> None:
    play = board.play
    play.tap(board.mina, tap("summaries.open", board.meeting))
    play.tap(board.mina, tap("summaries.add", board.summary, 0))
    card = play.say(board.mina, "The board talked about commissioning.")
    does = next(b.does for b in card.buttons if "Explain" in b.label)
    assert not isinstance(does, str)
    first = play.tap(board.mina, does)
    assert play.tap(board.mina, does).lines == first.lines


def test_cards_move_up_once_and_go_once(board: Board) -> None:
    board.write_cards()
    play = board.play
    money = board.cards[1]
    for _ in range(3):
        shown = play.tap(board.mina, tap("summaries.up", money.id, 1))
    assert [b.label for b in shown.buttons[:2]] == ["💷 1. Money", "🚌 2. Buses"]
    for _ in range(3):
        shown = play.tap(board.mina, tap("summaries.remove", board.summary, money.id))
    assert [b.label for b in shown.buttons[:1]] == ["🚌 1. Buses"]


def test_one_line_of_a_card_can_be_written_anew_or_taken_out(board: Board) -> None:
    board.write_cards()
    play = board.play
    card = board.cards[0]
    play.tap(board.mina, tap("summaries.card", card.id))
    play.press(board.mina, "Change the words")
    play.press(board.mina, "3. Somebody made")
    assert "The bus manager made a promise." in play.say(board.mina, "The bus manager made a promise.").lines
    play.press(board.mina, "Change the words")
    play.press(board.mina, "1. The board talked")
    assert "The board talked about this." not in play.press(board.mina, "Take this line out").lines


def test_two_writers_cannot_write_over_each_other(board: Board) -> None:
    board.write_cards()
    play = board.play
    card = board.cards[0]
    for person in (board.mina, board.sam):
        play.tap(person, tap("summaries.words", card.id, card.version))
    play.say(board.mina, "Mina writes this.")
    assert "quicker" in play.say(board.sam, "Sam writes that.").title
    assert play.store.run_now(lambda unit: unit.summaries.get_card(card.id)).lines == ("Mina writes this.",)


def test_a_facilitator_alone_cannot_send_it_and_a_rep_says_yes_to_what_they_saw(board: Board) -> None:
    board.write_cards()
    play = board.play
    play.tap(board.sam, tap("summaries.ready", board.summary))
    for _ in range(3):
        play.tap(board.sam, tap("summaries.ask_reps", board.summary))
    play.until(play.now + timedelta(minutes=1))
    assert [screen.title for screen in play.heard(board.mina)] == ["📰 The cards are ready"]
    version = board.now.version
    assert "somebody else" in play.tap(board.sam, tap("summaries.publish", board.summary, version)).title
    play.tap(board.sam, tap("summaries.add", board.summary, 0))
    play.say(board.sam, "The day centre closes.")
    assert "quicker" in play.tap(board.mina, tap("summaries.publish", board.summary, version)).title
    assert play.heard(board.ben) == []


def test_sending_it_three_times_tells_everybody_once(board: Board) -> None:
    board.write_cards()
    play = board.play
    version = board.now.version
    for _ in range(3):
        play.tap(board.mina, tap("summaries.publish_unread", board.summary, version))
    assert [s.title for s in play.heard(board.ben)].count("📰 News from the board") == 1
    assert board.now.edition == 1


def test_what_went_further_than_talked_about_does_not_go_back(board: Board) -> None:
    board.write_cards()
    play = board.play
    buses = board.items["Buses"]
    play.store.run_now(lambda unit: unit.agenda.change_item(buses, life=Life.PROMISED))
    board.publish()
    listed = play.store.run_now(lambda unit: unit.agenda.list_items(board.meeting))
    assert {item.title: item.life for item in listed} == {"Buses": Life.PROMISED, "Money": Life.TALKED}


def test_a_change_after_sending_makes_a_second_version_and_one_line_for_everybody(board: Board) -> None:
    board.write_cards()
    board.publish()
    board.hear_all()
    play = board.play
    card = board.cards[1]
    play.tap(board.sam, tap("summaries.words", card.id, card.version))
    play.say(board.sam, "The board will look at pay in January.")
    assert "The board has not decided yet." in play.tap(board.ben, tap("summaries.read", board.summary, 2)).lines
    board.publish()
    assert play.heard(board.ben)[-1].lines == ("This is different now: Money.",)
    assert (
        "The board will look at pay in January." in play.tap(board.ben, tap("summaries.read", board.summary, 2)).lines
    )
    assert "nothing new" in " ".join(play.tap(board.mina, tap("summaries.ready", board.summary)).lines)


def test_a_reader_says_which_card_has_a_hard_word_by_tap_words_or_voice(board: Board) -> None:
    board.write_cards()
    play = board.play
    play.tap(board.sam, tap("summaries.readers", board.summary, 0))
    play.press(board.sam, "Whoever has time")
    assert [len(play.heard(p)) for p in (board.ben, board.asha, board.mina)] == [1, 1, 0]
    play.press(board.ben, "Read it now")
    assert "Which word is hard?" in play.press(board.ben, "A hard word").title
    play.say(board.ben, "promise")
    play.press(board.ben, "A hard word")
    play.say(board.ben, voice="a-voice")
    play.press(board.ben, "My group")
    remarks = play.heard(board.sam)[-1]
    assert "This is hard: “promise”." in remarks.lines
    assert isinstance(remarks.enclosed[0], VoiceNote)
    assert play.press(board.sam, "Buses").title == "🚌 Buses"


def test_a_remark_is_gone_when_its_card_was_changed(board: Board) -> None:
    board.write_cards()
    play = board.play
    play.tap(board.sam, tap("summaries.ask_one", board.summary, board.ben))
    card = board.cards[0]
    play.tap(board.ben, tap("summaries.mark_hard", card.id, card.version))
    play.tap(board.sam, tap("summaries.words", card.id, card.version))
    play.say(board.sam, "Buses will come more often.")
    number = board.summary
    assert play.store.run_now(lambda unit: unit.summaries.list_marks(number)) == []


def test_a_card_that_changed_while_it_was_read_is_asked_again(board: Board) -> None:
    board.write_cards()
    play = board.play
    play.tap(board.sam, tap("summaries.ask_one", board.summary, board.ben))
    play.tap(board.ben, tap("summaries.check", board.summary, 1))
    card = board.cards[1]
    play.tap(board.sam, tap("summaries.words", card.id, card.version))
    play.say(board.sam, "The board will look at pay.")
    play.press(board.ben, "Clear")
    assert "The board will look at pay." in play.press(board.ben, "Clear").lines
    assert "Thank you." in play.press(board.ben, "Clear").lines


def test_not_sure_tells_the_writer_which_card_and_how_many_people_and_not_who(board: Board) -> None:
    board.write_cards()
    board.publish()
    board.hear_all()
    play = board.play
    for person in (board.ben, board.asha):
        play.tap(person, tap("summaries.end", board.summary))
        play.press(person, "Not sure")
        play.press(person, "Money")
    told = play.heard(board.mina)[-1]
    assert told.lines[:2] == ("Card 2 is “Money”.", "2 people are not sure.")
    assert not any(name in " ".join((told.title, *told.lines)) for name in ("Ben", "Asha"))
    play.tap(board.ben, tap("summaries.last", board.summary))
    play.press(board.ben, "Clear for me")
    assert "1 person is not sure." in play.tap(board.mina, tap("summaries.unsure_told", board.summary)).lines


def test_a_board_without_a_rep_asks_its_facilitators(play: Play) -> None:
    board = _board(play)
    member = play.store.run_now(lambda unit: unit.people.member_in(board.group, board.mina, now=play.now))
    play.store.run_now(lambda unit: unit.people.end_terms(member.id, now=play.now))
    play.until(play.now + timedelta(hours=8))
    assert "What happened at the board?" in play.heard(board.sam)[-1].title
    play.tap(board.sam, tap("summaries.open", board.meeting))
    play.tap(board.sam, tap("summaries.add", board.summary, board.items["Buses"]))
    play.tap(board.sam, tap("summaries.ready", board.summary))
    assert "no rep yet" in play.press(board.sam, "Ask the rep").title


def test_somebody_who_is_forgotten_leaves_no_answer_no_question_and_no_name(board: Board) -> None:
    board.write_cards()
    play = board.play
    play.tap(board.sam, tap("summaries.ask_one", board.summary, board.ben))
    play.tap(board.ben, tap("summaries.check", board.summary, 0))
    for label in ("A hard word", "Go on", "Clear", "My name"):
        play.press(board.ben, label)
    board.publish()
    play.tap(board.ben, tap("summaries.talk_to_me", board.summary))
    play.tap(board.ben, tap("people.deleted"))
    number, person = board.summary, board.ben
    assert play.store.run_now(lambda unit: unit.summaries.list_asks_of(person)) == []
    assert play.store.run_now(lambda unit: unit.summaries.list_readers(number)) == []
    assert play.store.run_now(lambda unit: unit.summaries.list_marks(number)) == []
    assert play.store.run_now(lambda unit: unit.summaries.response(number, person)) is None


def test_a_rep_writes_down_a_promise_from_a_card_and_is_asked_for_a_question_after_sending(board: Board) -> None:
    board.write_cards()
    play = board.play
    play.tap(board.mina, tap("summaries.card", board.cards[0].id))
    assert "Write the name of the person." in play.press(board.mina, "They promised this").lines
    play.tap(board.mina, tap("summaries.card", board.cards[0].id))
    board.publish()
    after = play.tap(board.mina, tap("feedback.ask_now", board.meeting))
    assert after.title in [screen.title for screen in play.heard(board.mina)]


def test_a_photo_or_a_sticker_gets_a_kind_screen_and_nothing_is_lost(board: Board) -> None:
    board.write_cards()
    play = board.play
    card = board.cards[0]
    for place in (tap("summaries.words", card.id, card.version), tap("summaries.heading", card.id, card.version)):
        play.tap(board.mina, place)
        assert "Here we need words or a voice message." in play.say(board.mina, photo="a-photo").lines
    play.tap(board.mina, tap("summaries.words", card.id, card.version))
    assert "5 lines" in " ".join(play.say(board.mina, "One.\nTwo.\nThree.\nFour.\nFive.\nSix.").lines)
    assert "You changed a message" in play.say(board.mina, "Buses come.", edited=True).title
    assert "Buses come." in play.say(board.mina, "Buses come.").lines


@pytest.mark.parametrize(
    ("text", "voice", "expected"),
    [("In January.", "", "“In January.”"), ("", "a-voice", "Mina answers in a voice message.")],
)
def test_a_question_to_the_rep_gets_its_answer(board: Board, text: str, voice: str, expected: str) -> None:
    board.ask_the_rep("When does it start?")
    play = board.play
    assert "“When does it start?”" in play.heard(board.mina)[-1].lines
    play.press(board.mina, "Answer now")
    play.say(board.mina, text, voice=voice)
    assert expected in play.heard(board.ben)[-1].lines
    assert "All questions have an answer." in play.tap(board.mina, tap("summaries.asks", 0)).lines


def test_a_rep_answers_by_one_tap_and_three_taps_tell_once(board: Board) -> None:
    board.ask_the_rep("When does it start?")
    play = board.play
    asked = play.heard(board.mina)[-1]
    does = next(button.does for button in asked.buttons if "We talk when we meet" in button.label)
    assert not isinstance(does, str)
    for _ in range(3):
        play.tap(board.mina, does)
    assert [s.lines[-1] for s in play.heard(board.ben)] == ["Mina will talk with you when you meet."]


def test_words_after_a_deed_do_not_land_in_the_question_before(board: Board) -> None:
    board.write_cards()
    play = board.play
    assert "Who is it for?" in play.say(board.mina, "I will be late today").lines
    card = board.cards[0]
    play.tap(board.mina, tap("summaries.words", card.id, card.version))
    play.say(board.mina, "Buses come more often.")
    assert "Who is it for?" in play.say(board.mina, "See you").lines
    assert board.cards[0].lines == ("Buses come more often.",)


def test_a_question_by_taps_alone_is_asked_once(board: Board) -> None:
    board.write_cards()
    board.publish()
    board.hear_all()
    for _ in range(3):
        board.play.tap(board.asha, tap("summaries.talk_to_me", board.summary))
    assert [s.title for s in board.play.heard(board.mina)] == ["🙋 A question for you"]
    board.play.tap(board.asha, tap("home.menu", "things", 0))
    board.play.press(board.asha, "What I asked")
    assert "The rep has not answered yet." in board.play.press(board.asha, "My question").lines


def test_unread_news_stands_on_home_and_goes_when_it_is_read(board: Board) -> None:
    board.write_cards()
    board.publish()
    play = board.play
    assert "News from the board" in play.start(board.asha).title
    play.press(board.asha, "Read it")
    for label in ("Read it", "Next", "Next", "Next"):
        play.press(board.asha, label)
    assert "News from the board" not in play.start(board.asha).title
    play.tap(board.asha, tap("home.menu", "news", 0))
    assert "News from the board" in play.press(board.asha, "News from the board").title


def test_the_paper_says_who_read_it_only_by_the_name_they_wish(board: Board) -> None:
    board.write_cards()
    play = board.play
    play.tap(board.sam, tap("summaries.ask_group", board.summary))
    for person, name in ((board.ben, "My group"), (board.asha, "My name")):
        play.tap(person, tap("summaries.check", board.summary, 0))
        play.press(person, "Clear")
        play.press(person, "Clear")
        play.press(person, name)
    board.publish()
    paper = play.tap(board.asha, tap("summaries.paper", board.summary)).enclosed[0]
    assert isinstance(paper, Paper)
    assert [block.heading for block in paper.blocks[1:]] == ["1. Buses", "2. Money"]
    foot = " ".join(paper.foot)
    assert "Asha read it first." in paper.foot
    assert "Members of Northfield read it first." in paper.foot
    assert "Mina, a rep," in foot
    assert "Ben" not in foot


def test_it_is_said_openly_that_no_member_read_it_first(board: Board) -> None:
    board.write_cards()
    board.publish()
    paper = board.play.tap(board.asha, tap("summaries.paper", board.summary)).enclosed[0]
    assert isinstance(paper, Paper)
    assert "No member has read it first." in paper.foot


def test_forged_and_early_buttons_have_no_effect(board: Board) -> None:
    board.write_cards()
    play = board.play
    card = board.cards[0]
    other = play.member("Joe", play.group("Riverside", "Elsewhere"))
    for forged in (
        tap("summaries.work", board.summary), tap("summaries.card", card.id), tap("summaries.open", board.meeting),
        tap("summaries.draw", card.id, 1), tap("summaries.remove", board.summary, card.id),
        tap("summaries.mark_hard", card.id, card.version), tap("summaries.known", board.summary, 0),
    ):  # fmt: skip
        assert "somebody else" in play.tap(board.ben, forged).title
    assert "old" in play.tap(board.ben, tap("summaries.read", board.summary, 0)).title
    board.publish()
    assert "group" in play.tap(other, tap("summaries.read", board.summary, 0)).title
    assert len(board.cards) == 2


def test_a_card_without_words_does_not_go_out(board: Board) -> None:
    play = board.play
    play.tap(board.mina, tap("summaries.open", board.meeting))
    play.tap(board.mina, tap("summaries.add", board.summary, 0))
    assert "words are missing" in board.publish().title


def test_a_voice_for_a_card_stays_with_what_is_known(board: Board) -> None:
    board.write_cards()
    play = board.play
    play.tap(board.mina, tap("summaries.cards", board.summary, 0))
    play.press(board.mina, "Buses")
    play.press(board.mina, "Change the words")
    assert isinstance(play.say(board.mina, voice="a-voice").enclosed[0], VoiceNote)
    number = board.summary
    known = play.store.run_now(lambda unit: unit.summaries.list_materials(number))
    assert [material.asked for material in known] == [Asked.CARD]


def test_the_group_chat_hears_it_with_a_link_that_opens_the_news(board: Board) -> None:
    play = board.play
    play.store.run_now(lambda unit: unit.people.change_group(board.group, chat_id=-5))
    board.write_cards()
    board.publish()
    due = play.store.run_now(lambda unit: unit.outbox.due(play.now, most=100))
    letter = next(each for each in due if each.group == board.group and each.tap.name == "summaries.news")
    drawn = play.store.run_now(lambda unit: play.dispatch.announcement(unit, letter, now=play.now))
    assert drawn is not None
    link = drawn[0].buttons[0].does
    assert isinstance(link, str)
    assert "News from the board" in play.start(board.asha, link.partition("start=")[2]).title


def test_sending_what_no_member_has_read_is_a_step_of_its_own_and_everybody_can_see_it(board: Board) -> None:
    board.write_cards()
    play = board.play
    play.tap(board.mina, tap("summaries.ready", board.summary))
    asked = play.press(board.mina, "Yes, this happened")
    assert asked.lines[0] == "No member has read it first."
    assert (board.now.edition, play.heard(board.ben)) == (0, [])
    assert "goes out" in play.press(board.mina, "Send it all the same").title
    assert "No member has read it first." in play.tap(board.ben, tap("summaries.news", board.summary)).lines
    paper = play.press(board.ben, "Paper").enclosed[0]
    assert isinstance(paper, Paper)
    assert "No member has read it first." in paper.foot


def test_who_read_it_after_it_went_out_did_not_read_it_first(board: Board) -> None:
    board.write_cards()
    play = board.play
    play.tap(board.mina, tap("summaries.ask_one", board.summary, board.asha))
    play.tap(board.asha, tap("summaries.check", board.summary, 0))
    board.publish()
    play.now += timedelta(minutes=1)
    for card in board.cards:
        play.tap(board.asha, tap("summaries.mark_clear", card.id, card.version))
    assert "No member has read it first." in play.tap(board.ben, tap("summaries.news", board.summary)).lines


def test_the_news_is_the_one_letter_of_the_day_and_nobody_gets_their_own(board: Board) -> None:
    board.write_cards()
    board.hear_all()
    board.publish()
    assert [screen.title for screen in board.play.heard(board.ben)] == ["📰 News from the board"]
    assert [screen.title for screen in board.play.heard(board.mina)] == ["💬 Ask your groups"]


def test_a_card_has_the_number_that_its_reader_saw(board: Board) -> None:
    board.write_cards()
    board.publish()
    play = board.play
    assert play.tap(board.ben, tap("summaries.read", board.summary, 1)).lines[0] == "Card 2 of 3."
    labels = [button.label for button in play.tap(board.ben, tap("summaries.which", board.summary, 0)).buttons]
    assert labels == ["🚌 2. Buses", "💷 3. Money"]


def test_a_reps_home_says_that_the_groups_wait_until_they_have_heard(board: Board) -> None:
    play = board.play
    assert "Your groups wait to hear about it." in play.start(board.mina).lines
    assert "Your groups wait to hear about it." not in play.start(board.ben).lines
    board.write_cards()
    board.publish()
    assert "Your groups wait to hear about it." not in play.start(board.mina).lines


def _paste(board: Board, notes: str) -> Screen:
    board.play.tap(board.sam, tap("summaries.open", board.meeting))
    board.play.tap(board.sam, tap("summaries.notes", board.summary))
    board.play.say(board.sam, notes)
    return board.play.tap(board.sam, tap("summaries.known", board.summary, 0))


def test_a_piece_of_the_notes_can_be_kept_private_and_nothing_in_it_is_missed(board: Board) -> None:
    play = board.play
    _paste(board, "Ben goes to hospital on 3 February 2027.\nThe bus costs £2.")
    hidden = play.press(board.sam, "Private")
    assert "🔒 This piece is private." in hidden.lines
    assert not any("hospital" in line for line in hidden.lines)
    assert "1 number or date is in no card." in play.tap(board.sam, tap("summaries.missing", board.summary, 0)).lines
    assert "old" in play.tap(board.sam, tap("summaries.write_this", board.summary, 0)).title
    play.tap(board.sam, tap("summaries.known", board.summary, 0))
    assert any("hospital" in line for line in play.press(board.sam, "not private").lines)


def test_pasting_more_notes_keeps_a_piece_private(board: Board) -> None:
    _paste(board, "Ben goes to hospital.")
    board.play.press(board.sam, "Private")
    shown = _paste(board, "The bus is late.")
    assert "🔒 This piece is private." in shown.lines


def test_a_promise_in_the_notes_is_proposed_with_who_and_what(board: Board) -> None:
    play = board.play
    _paste(board, "ACTION: Alex Green to send the timetable. Thanks were given.")
    when = play.press(board.sam, "They promised this")
    assert when.lines[:2] == ("Alex Green promised this:", "“send the timetable”")
    assert "Everybody in the groups can see it." in play.press(board.sam, "no date").lines


def test_a_promise_in_the_notes_with_a_day_to_come_needs_one_tap_more(board: Board) -> None:
    play = board.play
    day = play.now.date() + timedelta(days=30)
    _paste(board, f"Alex Green agreed to send the timetable by {day:%d/%m/%Y}.")
    shown = play.press(board.sam, "They promised this")
    words = Words("en", ZoneInfo("Europe/London"))
    assert shown.lines[1:3] == ("“send the timetable”", f"The last day for it is {words.date(day)}.")
    assert "written down" in play.press(board.sam, "Yes, keep it").title


def _with_welsh_group(board: Board) -> PersonId:
    """Riverside of the same board speaks Welsh, and so does Carys in it."""

    def make(unit: Unit) -> GroupId:
        of_board = unit.people.get_group(board.group).board_id
        return unit.people.add_group(
            of_board, "Riverside", zone="Europe/London", language="cy", join_code="r", now=board.play.now
        )

    return board.play.member("Carys", board.play.store.run_now(make), language="cy")


def test_a_card_can_be_written_in_each_language_of_the_groups_and_each_person_gets_theirs(each_play: Play) -> None:
    play, board = each_play, _board(each_play)
    carys = _with_welsh_group(board)
    board.write_cards()
    ready = play.tap(board.mina, tap("summaries.ready", board.summary))
    assert "2 cards are not there in Cymraeg." in ready.lines
    play.press(board.mina, "Write in Cymraeg")
    assert play.say(board.mina, "Bysiau\nMae mwy o fysiau.").title == "💷 Money"
    assert "1 card is not there in Cymraeg." in play.tap(board.mina, tap("summaries.ready", board.summary)).lines
    board.publish()
    shown = play.tap(carys, tap("summaries.read", board.summary, 0))
    assert (shown.title, shown.lines[1:]) == ("🚌 Bysiau", ("Mae mwy o fysiau.",))
    assert play.tap(board.sam, tap("summaries.read", board.summary, 0)).title == "🚌 Buses"
    honest = play.tap(carys, tap("summaries.read", board.summary, 1))
    assert honest.title == "💷 Money"
    assert "English" in honest.lines[-1]


def test_words_in_another_language_do_not_outlive_the_words_they_were_written_for(board: Board) -> None:
    play = board.play
    carys = _with_welsh_group(board)
    board.write_cards()
    card = board.cards[0]
    play.tap(board.mina, tap("summaries.other", card.id, card.version, "cy"))
    play.say(board.mina, "Bysiau\nMae mwy o fysiau.")
    play.tap(board.sam, tap("summaries.words", card.id, card.version))
    play.say(board.sam, "There are fewer buses.")
    assert "2 cards are not there in Cymraeg." in play.tap(board.mina, tap("summaries.ready", board.summary)).lines
    board.publish()
    assert "There are fewer buses." in play.tap(carys, tap("summaries.read", board.summary, 0)).lines


def test_only_the_other_language_was_added_and_everybody_hears_which_card(board: Board) -> None:
    play = board.play
    carys = _with_welsh_group(board)
    board.write_cards()
    board.publish()
    play.heard(carys)
    card = board.cards[0]
    play.tap(board.mina, tap("summaries.other", card.id, card.version, "cy"))
    play.say(board.mina, "Bysiau\nMae mwy o fysiau.")
    board.publish()
    assert "Buses" in " ".join(play.heard(carys)[-1].lines)
    assert play.tap(carys, tap("summaries.read", board.summary, 0)).title == "🚌 Bysiau"


def test_a_board_with_one_language_is_never_asked_for_another(board: Board) -> None:
    board.write_cards()
    play, card = board.play, board.cards[0]
    ready = play.tap(board.mina, tap("summaries.ready", board.summary))
    assert not any("Write in" in button.label for button in ready.buttons)
    assert "old" in play.tap(board.mina, tap("summaries.other", card.id, card.version, "cy")).title
