"""Promises of suggestions of members on paper: they are read back first, and only the yes of the member saves them."""

from datetime import timedelta

import pytest

from bot.ids import MemberId
from bot.rules.agenda import How, Suggestion
from bot.rules.people import Role
from bot.screen import Photo, Screen, Tap, VoiceNote, tap
from storage.unit import Unit
from tests.handlers.table import plan_quiet_meeting
from tests.play import Play


class Table:
    """Sam writes for Joe, who has no phone."""

    def __init__(self, play: Play) -> None:
        self.play, group = play, play.group()
        self.sam, joe = play.member("Sam", group, role=Role.FACILITATOR), play.member("Joe", group, on_paper=True)
        self.meeting = plan_quiet_meeting(play, self.sam)
        self.joe: MemberId = play.store.run_now(lambda u: u.people.member_in(group, joe, now=play.now)).id

    def begins(self, how: str = "without help") -> Screen:
        """As far as the page that is read back."""
        self.play.tap(self.sam, tap("agenda.whose", 0))
        return [self.play.press(self.sam, label) for label in ("📄 Joe", "Buses", how)][-1]

    def said(self) -> list[Suggestion]:
        return self.play.store.run_now(lambda u: u.agenda.list_for(self.meeting))

    def kept(self) -> list[str]:
        rows = self.play.store.run_now(lambda u: u.connection.exec_driver_sql("SELECT text FROM unasked").all())
        return [row.text for row in rows if row.text]

    def has_a_phone(self) -> None:
        def change(unit: Unit) -> None:
            unit.people.change_member(self.joe, on_paper=False)

        self.play.store.run_now(change)


@pytest.fixture
def table(play: Play) -> Table:
    return Table(play)


def _yes(shown: Screen) -> Tap:
    return next(b.does for b in shown.buttons if isinstance(b.does, Tap) and b.does.name == "agenda.keep_for")


def test_the_topics_are_asked_for_by_the_name_of_who_says_something(table: Table) -> None:
    table.play.tap(table.sam, tap("agenda.whose", 0))
    asked = table.play.press(table.sam, "📄 Joe")
    assert (asked.title, asked.lines[0]) == ("📄 Joe", "What does Joe want the board to talk about?")


def test_a_topic_is_read_back_and_only_a_yes_saves_it(each_play: Play) -> None:
    table = Table(each_play)
    assert table.begins("with help").lines == ("Read this to Joe:", "🚌 Buses", "Then ask if that is right.")
    assert table.said() == []
    assert "🚌 Buses" in table.play.press(table.sam, "Yes, save it").title
    assert [(each.name, each.text, each.how) for each in table.said()] == [("Joe", "", How.HELPED)]


def test_a_no_leads_back_to_the_topics_and_nothing_is_kept(table: Table) -> None:
    table.begins()
    assert any("Money" in button.label for button in table.play.press(table.sam, "No, change it").buttons)
    assert table.said() == []


@pytest.mark.parametrize("topic_first", [True, False])
def test_words_are_read_back_and_only_a_yes_saves_them(each_play: Play, *, topic_first: bool) -> None:
    table = Table(each_play)
    table.begins()
    if topic_first:
        table.play.press(table.sam, "Yes, save it")
    assert "“It is late”" in table.play.say(table.sam, "It is late").lines
    assert [each.text for each in table.said()] == [""] * topic_first
    shown = [table.play.press(table.sam, "Yes, save it"), table.play.last(table.sam)][0]
    assert "“It is late”" in shown.lines
    assert [(each.name, each.text) for each in table.said()] == [("Joe", "It is late")]
    assert table.kept() == []


def test_a_voice_or_a_photo_is_played_or_shown_first(table: Table) -> None:
    table.begins()
    assert isinstance(table.play.say(table.sam, voice="v1").enclosed[0], VoiceNote)
    assert isinstance(table.play.say(table.sam, photo="p1").enclosed[0], Photo)
    table.play.press(table.sam, "Yes, save it")
    (said,) = table.said()
    assert (said.voice is None, said.photo is None) == (True, False)


def test_words_to_which_a_member_said_no_are_nobodys(each_play: Play) -> None:
    table = Table(each_play)
    table.begins()
    yes = _yes(table.play.say(table.sam, "My secret"))
    assert table.play.store.run_now(lambda u: u.outbox.list_left(table.sam)) == ([], [])
    table.play.press(table.sam, "No, change it")
    assert (table.kept(), table.said()) == ([], [])
    assert "old" in table.play.tap(table.sam, yes).title
    assert table.said() == []


def test_an_old_yes_shows_no_older_words(table: Table) -> None:
    table.begins()
    table.play.say(table.sam, "It is late")
    table.play.press(table.sam, "Yes, save it")
    table.play.press(table.sam, "No, change it")
    yes = _yes(table.play.say(table.sam, "My secret"))
    table.play.press(table.sam, "No, change it")
    shown = table.play.tap(table.sam, yes)
    assert "old" in shown.title
    assert "“It is late”" not in shown.lines


def test_said_again_it_takes_the_place_of_what_was_saved(table: Table) -> None:
    table.begins()
    table.play.say(table.sam, "It is fat")
    table.play.press(table.sam, "Yes, save it")
    table.play.press(table.sam, "No, change it")
    table.play.say(table.sam, "It is far")
    table.play.press(table.sam, "Yes, save it")
    assert [each.text for each in table.said()] == ["It is far"]


def test_a_yes_twice_saves_once_and_says_so_twice(table: Table) -> None:
    table.begins()
    yes = _yes(table.play.say(table.sam, "It is late"))
    for _ in range(3):
        assert "“It is late”" in table.play.tap(table.sam, yes).lines
    assert len(table.said()) == 1


def test_words_of_a_member_on_paper_stay_theirs_however_late_they_come(table: Table) -> None:
    table.begins()
    table.play.until(table.play.now + timedelta(hours=13))
    assert "Read this to Joe:" in table.play.say(table.sam, "It is late").lines
    assert table.play.store.run_now(lambda u: u.outbox.list_left(table.sam)) == ([], [])


def test_who_has_a_phone_by_now_says_it_themselves(table: Table) -> None:
    table.begins()
    yes = _yes(table.play.say(table.sam, "My secret"))
    table.has_a_phone()
    assert "We deleted what Joe said." in table.play.tap(table.sam, yes).lines
    assert (table.kept(), table.said()) == ([], [])


def test_a_button_of_before_leads_to_where_words_are_read_back(table: Table) -> None:
    table.begins()
    table.play.press(table.sam, "Yes, save it")
    (said,) = table.said()
    assert "📄 Joe" in table.play.tap(table.sam, tap("agenda.say", said.id)).title
    assert "Read this to Joe:" in table.play.say(table.sam, "It is late").lines


def test_nobody_else_reads_or_saves_their_words(table: Table) -> None:
    table.begins()
    shown = table.play.say(table.sam, "My secret")
    ben = table.play.member(
        "Ben", table.play.store.run_now(lambda u: u.people.get_member(table.joe, now=table.play.now)).group_id
    )
    yes = _yes(shown)
    for view in (yes, tap("agenda.words_for", *yes.args), tap("agenda.unsay_for", table.joe, "bus", "self", 0)):
        assert "My secret" not in str(table.play.tap(ben, view))
    assert table.said() == []
