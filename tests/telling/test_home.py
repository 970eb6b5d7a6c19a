"""Who hears that somebody needs help."""

import pytest

from bot.rules.facts import GONE
from bot.rules.facts.home import CallWanted, HelpFound, HelpWanted, NotePassedOn
from bot.screen import Reply
from tests.telling.town import Town


@pytest.mark.parametrize(("kind", "view"), [(HelpWanted, "help.wanted"), (CallWanted, "help.call_wanted")])
def test_the_facilitators_hear_a_call_for_help_at_once(
    town: Town, kind: type[HelpWanted] | type[CallWanted], view: str
) -> None:
    ben = town.people["Ben"]
    assert town.tell(kind(town.north, ben)) == {f"{view}:{town.north}:{ben}": ("now", "Sam")}


def test_who_needs_help_hears_who_sees_to_it(town: Town) -> None:
    sam = town.member("Sam")
    assert town.tell(HelpFound(town.north, town.people["Ben"], sam.id)) == {f"help.coming:{sam.id}": ("now", "Ben")}


def test_words_for_the_facilitators_reach_them_at_once_but_not_who_wrote_them(town: Town) -> None:
    def note(sender: str) -> int:
        return town.ask(
            lambda unit: unit.outbox.add_note(town.people[sender], town.north, Reply("tea"), now=town.play.now)
        )

    asked, own = note("Ben"), note("Sam")
    assert town.tell(NotePassedOn(asked, town.north)) == {f"help.note:{asked}": ("now", "Sam")}
    assert town.tell(NotePassedOn(own, town.north)) == {}


def test_pressing_twice_rings_once_while_the_first_ring_waits(town: Town) -> None:
    for _ in range(2):
        town.happen(HelpWanted(town.north, town.people["Ben"]))
    assert [names for _, names in town.waiting().values()] == ["Sam"]


def test_who_needed_help_stands_in_no_fact(town: Town) -> None:
    ben, sam = town.people["Ben"], town.member("Sam")
    for fact in (HelpWanted(town.north, ben), CallWanted(town.north, ben), HelpFound(town.north, ben, sam.id)):
        town.happen(fact)
    kept = town.ask(lambda unit: unit.facts.list())
    nobody = type(ben)(GONE)
    assert [each.fact for each in kept] == [
        HelpWanted(town.north, nobody),
        CallWanted(town.north, nobody),
        HelpFound(town.north, nobody, sam.id),
    ]
