"""Promises of long lists: a few letters or a picture find one thing, and no word is lost that meant something else."""

from string import ascii_uppercase

import pytest

from bot.rules.finding import initial
from bot.rules.people import Role
from bot.screen import Button, Screen, Tap, tap
from tests.handlers.many import counting
from tests.handlers.table import plan_quiet_meeting
from tests.play import Play

NAMES = (*(f"{letter}a" for letter in ascii_uppercase), "Łukasz", "élan", "Lb", "Lc", "Ld", "Le", "Lf")


class Table:
    """A group of 33 people on paper, and Sam who looks after it, Mina who is its rep."""

    def __init__(self, play: Play) -> None:
        self.play, self.group = play, play.group()
        self.sam, self.mina = play.member("Sam", self.group, role=Role.FACILITATOR), play.rep("Mina", self.group)
        for name in NAMES:
            play.member(name, self.group, on_paper=True)

    def members(self, page: int = 0) -> Screen:
        return self.play.tap(self.sam, tap("people.members", self.group, page))


@pytest.fixture
def table(each_play: Play) -> Table:
    return Table(each_play)


def _named(screen: Screen) -> list[str]:
    opens = [each for each in screen.buttons if isinstance(each.does, Tap) and each.does.name == "people.member"]
    return [each.label.partition(" ")[2] for each in opens]


def test_letters_find_names_whatever_their_accents_and_size(table: Table) -> None:
    table.members()
    assert _named(table.play.say(table.sam, "ŁUK")) == ["Łukasz"]
    assert _named(table.play.say(table.sam, "el")) == ["élan"]
    found = table.play.say(table.sam, "l")
    assert _named(found) == ["La", "Lb", "Lc", "Ld", "Le", "Lf"]
    assert "There is more." in found.lines


def test_a_long_list_says_that_letters_find_and_a_short_one_does_not(table: Table) -> None:
    assert "To find something, write its first letters." in table.members().lines
    play, group = table.play, table.play.group("Riverside", "Other")
    sue = play.member("Sue", group, role=Role.FACILITATOR)
    assert "To find something, write its first letters." not in play.tap(sue, tap("people.members", group, 0)).lines


def test_what_was_found_opens_and_back_leads_to_the_list(table: Table) -> None:
    table.members(2)
    table.play.say(table.sam, "Łukasz")
    assert "Łukasz" in table.play.press(table.sam, "Łukasz").title
    table.members(2)
    table.play.say(table.sam, "Łukasz")
    assert table.play.back(table.sam).title == table.members().title


def test_nothing_found_says_so_and_the_next_words_look_again(table: Table) -> None:
    table.members()
    nothing = table.play.say(table.sam, "Zzz")
    assert nothing.title == "🔎 We found nothing"
    assert "“Zzz”" in nothing.lines
    assert _named(table.play.say(table.sam, "Za")) == ["Za"]
    table.play.say(table.sam, "Zzz")
    assert table.play.press(table.sam, "Look at everything").title == table.members().title


@pytest.mark.parametrize("written", ["Zzz", "La"])
def test_words_that_meant_something_else_are_kept(table: Table, written: str) -> None:
    table.play.tap(table.sam, tap("agenda.whose", 0))
    table.play.say(table.sam, written)
    assert table.play.press(table.sam, "Something else").title == "💬 Thank you"


def test_more_words_than_find_anything_are_asked_about_as_ever(table: Table) -> None:
    table.members()
    assert table.play.say(table.sam, "The bus is always late on Mondays").title == "💬 Thank you"
    table.members()
    assert table.play.say(table.sam, voice="a-voice").title == "💬 Thank you"


def test_letters_lead_into_a_list_of_names_and_each_name_is_behind_one(table: Table) -> None:
    table.members()
    letters = [button for button in table.play.press(table.sam, "By letter").buttons if "🔤" in button.label]
    assert len(letters) <= 6
    assert (letters[0].label, letters[-1].label) == ("🔤 A to D", "🔤 V to Z")
    assert "Łukasz" in _behind(table, letters, "L")


def _behind(table: Table, letters: list[Button], letter: str) -> list[str]:
    """Every name from the page to which this letter leads, to the page of the next button."""
    labels = [each.label.removeprefix("🔤 ") for each in letters]
    n = next(n for n, label in enumerate(labels) if label[0] <= letter <= label[-1])
    table.members(-1)
    shown = table.play.press(table.sam, letters[n].label)
    names = _named(shown)
    while not any(initial(name) > letter for name in names) and any("➡️" in button.label for button in shown.buttons):
        shown = table.play.press(table.sam, "More")
        names += _named(shown)
    return names


def test_suggestions_are_found_by_topic_picture_and_any_of_their_words(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    meeting = plan_quiet_meeting(play, sam)
    for n in range(14):
        person = play.member(f"P{n}", group)
        play.tap(person, tap("agenda.suggest", "bus" if n else "health"))
        play.say(person, f"I say that number {n} comes late" if n else "I wait for my doctor so long")
    play.tap(mina, tap("agenda.choose", meeting, 0))
    for wanted in ("doctor", "health", "🏥"):
        found = play.say(mina, wanted)
        assert [b.does for b in found.buttons if "agenda.one" in str(b.does)] == [tap("agenda.one", 1)]


def test_finding_asks_the_database_what_the_list_asks(play: Play) -> None:
    table = Table(play)
    with counting(table.play) as listed:
        table.members()
        of_list = len(listed())
    with counting(table.play) as found:
        table.play.say(table.sam, "l")
        of_finding = len(found())
    assert of_finding <= of_list + KEEPS


KEEPS = 4
"""Where they stood, and the words themselves: kept for whoever meant something else."""


@pytest.mark.parametrize("words", ["somebody is hurting me", "he hits me", "I am scared"])
def test_who_writes_on_a_long_list_that_they_are_hurt_reaches_the_safe_person_with_these_words(
    table: Table, words: str
) -> None:
    """The way to the safe person stands on the page that found nothing, and takes the words along."""
    play, group = table.play, table.group
    play.store.run_now(lambda unit: unit.worries.set_safe(group, table.mina))
    table.members()
    play.say(table.sam, words)
    play.press(table.sam, "Somebody is hurting me")
    play.press(table.sam, "Alex")
    told = play.store.run_now(lambda unit: unit.worries.list_of_group(group))
    assert [each.text for each in told] == [words]
