"""Promises of answers of members on paper: they are read back first, and only the yes of the member saves them."""

from datetime import timedelta

from bot.ids import PersonId, QuestionId
from bot.rules.agenda import How
from bot.rules.feedback import Kind, View
from bot.screen import Screen, Tap, VoiceNote, tap
from storage.unit import Unit
from tests.handlers.feedback.table import ask, circle, close
from tests.play import Play


def _paul(play: Play, *, kind: str = "") -> tuple[PersonId, PersonId, QuestionId]:
    """A facilitator writes for Paul, who has no phone."""
    group, sam, mina, _ = circle(play)
    paul = play.member("Paul", group, on_paper=True)
    question = ask(play, mina)
    if kind:
        play.store.run_now(lambda u: u.feedback.change(u.feedback.get(question), kind=Kind(kind)))
    play.tap(sam, tap("feedback.whose", question, 0))
    play.press(sam, "📄 Paul")
    return sam, paul, question


def _view(play: Play, question: QuestionId, person: PersonId) -> View | None:
    return play.store.run_now(lambda u: u.feedback.find_view(question, person))


def test_an_answer_on_paper_is_read_back_and_only_a_yes_saves_it(each_play: Play) -> None:
    play = each_play
    sam, paul, question = _paul(play)
    play.press(sam, "Where it is")
    shown = play.press(sam, "with help")
    assert {"Read this to Paul:", "📍 Where it is", "Then ask if that is right."} <= set(shown.lines)
    assert _view(play, question, paul) is None
    play.press(sam, "Yes, save it")
    view = _view(play, question, paul)
    assert view is not None
    assert (view.place, view.how) == (2, How.HELPED)


def test_a_no_leads_back_to_the_question_and_nothing_is_kept(play: Play) -> None:
    sam, paul, question = _paul(play)
    play.press(sam, "Where it is")
    play.press(sam, "without help")
    assert "📄 Paul" in play.press(sam, "No, change it").title
    assert _view(play, question, paul) is None


def test_words_of_a_member_on_paper_wait_for_their_yes_and_then_for_another_about_the_board(each_play: Play) -> None:
    play = each_play
    sam, paul, question = _paul(play)
    play.press(sam, "Where it is")
    play.press(sam, "with help")
    play.press(sam, "Yes, save it")
    play.press(sam, "Say more")
    assert "“It is too far”" in play.say(sam, "It is too far").lines
    before = _view(play, question, paul)
    assert before is not None
    assert before.text == ""
    play.press(sam, "Yes, save it")
    play.press(sam, "Yes, say it")
    assert [b.label for b in play.press(sam, "The next person").buttons] == ["✅ Paul"]
    view = _view(play, question, paul)
    assert view is not None
    assert (view.place, view.text, view.how, view.quotable) == (2, "It is too far", How.HELPED, True)


def test_other_words_take_the_place_of_those_that_were_read_back_and_nothing_is_left_over(play: Play) -> None:
    sam, paul, question = _paul(play)
    play.press(sam, "Something else")
    play.press(sam, "without help")
    play.say(sam, "It is too fat")
    play.say(sam, "It is too far")
    play.press(sam, "Yes, save it")
    view = _view(play, question, paul)
    assert view is not None
    assert view.text == "It is too far"
    assert play.store.run_now(lambda u: u.outbox.list_left(sam)) == ([], [])


def test_a_voice_that_was_recorded_for_somebody_can_be_played_to_them_first(play: Play) -> None:
    sam, paul, question = _paul(play)
    play.press(sam, "Something else")
    play.press(sam, "without help")
    assert isinstance(play.say(sam, voice="v1").enclosed[0], VoiceNote)
    assert _view(play, question, paul) is None
    play.press(sam, "Yes, save it")
    view = _view(play, question, paul)
    assert view is not None
    assert view.voice is not None


def test_several_answers_are_read_back_together_in_their_order(play: Play) -> None:
    sam, paul, question = _paul(play, kind="order")
    play.press(sam, "Where it is")
    play.press(sam, "Who helps me")
    play.press(sam, "Where it is")
    play.press(sam, "Where it is")
    assert _view(play, question, paul) is None
    play.press(sam, "Ready")
    shown = play.press(sam, "without help")
    assert [line for line in shown.lines if "number" in line] == ["Who helps me: number 1", "Where it is: number 2"]
    play.press(sam, "Yes, save it")
    view = _view(play, question, paul)
    assert view is not None
    assert (view.places, view.place) == ((0, 2), 0)


def test_an_answer_that_is_not_offered_is_not_read_back_and_not_saved(play: Play) -> None:
    sam, paul, question = _paul(play, kind="several")
    member = play.store.run_now(lambda u: u.people.list_memberships(paul, now=play.now)[0].id)
    for what in ("9", "00", "words"):
        for name in ("feedback.reads", "feedback.add_for"):
            assert "old" in play.tap(sam, tap(name, question, member, what, "self")).title
    assert _view(play, question, paul) is None


def _reads_back(play: Play, sam: PersonId, *words: str) -> Screen:
    """Sam has written down what Paul said, and reads it to him; the last words are those that count."""
    play.press(sam, "Something else")
    play.press(sam, "without help")
    return [play.say(sam, each) for each in words][-1]


def _yes(shown: Screen) -> Tap:
    return next(b.does for b in shown.buttons if isinstance(b.does, Tap) and b.does.name == "feedback.keep_for")


def _has_a_phone(play: Play, person: PersonId) -> None:
    def change(unit: Unit) -> None:
        (member,) = unit.people.list_memberships(person, now=play.now)
        unit.people.change_member(member.id, on_paper=False)

    play.store.run_now(change)


def _words_kept(play: Play) -> list[str]:
    rows = play.store.run_now(lambda u: u.connection.exec_driver_sql("SELECT text FROM unasked").all())
    return [row.text for row in rows]


def test_words_to_which_a_member_said_no_are_nobodys(each_play: Play) -> None:
    play = each_play
    sam, _, _ = _paul(play)
    _reads_back(play, sam, "My secret")
    assert play.store.run_now(lambda u: u.outbox.list_left(sam)) == ([], [])
    play.press(sam, "No, change it")
    assert _words_kept(play) == []


def test_another_answer_takes_the_place_of_words_that_were_read_back(play: Play) -> None:
    sam, _, question = _paul(play)
    _reads_back(play, sam, "My secret")
    play.tap(sam, tap("feedback.whose", question, 0))
    for label in ("📄 Paul", "Where it is", "without help", "Yes, save it"):
        play.press(sam, label)
    assert _words_kept(play) == []


def test_a_yes_after_the_end_deletes_the_words_and_says_so(each_play: Play) -> None:
    play = each_play
    sam, paul, question = _paul(play)
    yes = _yes(_reads_back(play, sam, "My secret"))
    close(play)
    assert play.tap(sam, yes).lines == ("This question is closed.", "We deleted what Paul said.")
    assert (_view(play, question, paul), _words_kept(play)) == (None, [])


def test_a_yes_after_the_member_has_a_phone_deletes_the_words_and_says_so(play: Play) -> None:
    sam, paul, question = _paul(play)
    yes = _yes(_reads_back(play, sam, "My secret"))
    _has_a_phone(play, paul)
    assert play.tap(sam, yes).lines == (
        "Paul has a phone now.", "Paul can say it with the phone.", "We deleted what Paul said."
    )  # fmt: skip
    assert (_view(play, question, paul), _words_kept(play)) == (None, [])


def test_a_yes_twice_asks_again_whether_the_board_may_hear_the_words(play: Play) -> None:
    sam, _, _ = _paul(play)
    yes = _yes(_reads_back(play, sam, "It is too far"))
    assert "Can a rep say this at the board?" in play.tap(sam, yes).lines
    assert "Can a rep say this at the board?" in play.tap(sam, yes).lines


def test_an_old_yes_saves_no_other_words(play: Play) -> None:
    sam, paul, question = _paul(play)
    yes = _yes(_reads_back(play, sam, "It is too fat"))
    play.say(sam, "It is too far")
    assert "old" in play.tap(sam, yes).title
    assert _view(play, question, paul) is None


def test_a_yes_to_words_that_were_taken_back_shows_no_older_ones(each_play: Play) -> None:
    play = each_play
    sam, paul, question = _paul(play)
    play.tap(sam, _yes(_reads_back(play, sam, "It is too far")))
    play.tap(sam, tap("feedback.whose", question, 0))
    play.press(sam, "✅ Paul")
    yes = _yes(_reads_back(play, sam, "My secret"))
    play.press(sam, "No, change it")
    shown = play.tap(sam, yes)
    assert "old" in shown.title
    assert "It is too far" not in str(shown)
    view = _view(play, question, paul)
    assert view is not None
    assert view.text == "It is too far"


def test_words_stay_those_of_the_member_however_late_they_come(play: Play) -> None:
    sam, _, question = _paul(play)
    play.press(sam, "Something else")
    play.press(sam, "without help")
    play.store.run_now(lambda u: u.feedback.change(u.feedback.get(question), closes_at=play.now + timedelta(days=5)))
    play.now += timedelta(hours=13)
    assert "Read this to Paul:" in play.say(sam, "It is too far").lines
    assert play.store.run_now(lambda u: u.outbox.list_left(sam)) == ([], [])
